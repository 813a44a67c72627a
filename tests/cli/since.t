What has changed since an earlier visit, in one line

  $ sti advise --now 2026-11-24T12:00 -p age=24,anatomy=penis -e vaginal,insertive,not-used,36h --format json --output first.json

The file holds the case, to which -t adds; the moment of the exposure stays

  $ sti advise --since first.json --now 2026-12-10T09:00 -t chlamydia-naat=2026-12-10:positive -t gonorrhoea-naat=2026-12-10:negative | sed -n '/^Since/,/^$/p'
  Since Tue 24 Nov: found: chlamydia (urine); settled: gonorrhoea (urine); due
  today: syphilis (blood), HIV (blood).
  

Nothing has changed, in Norwegian too

  $ sti advise --since first.json --now 2026-11-24T12:00 | grep Since
  Since Tue 24 Nov: nothing has changed.
  $ sti advise --since first.json --now 2026-11-24T12:00 --lang nb | grep Siden
  Siden tir. 24. nov.: ingenting er endret.

Another case may be told beside it; the file can come from a pipe

  $ sti advise --since - --now 2026-11-25T12:00 -p age=24,anatomy=penis -e oral,insertive,not-used,60h < first.json | sed -n '/^Since/,/^$/p'
  Since Tue 24 Nov: nothing has changed.
  

Made with other rules

  $ sed 's/"sha256": "[0-9a-f]*"/"sha256": "0"/' first.json > other.json
  $ sti advise --since other.json --now 2026-11-24T12:00 | grep -A1 Since
  Since Tue 24 Nov: it was made from other advice (no 2026.11.7).
  

What is no advice, is of a later day, or cannot be read

  $ echo '{"schema": "sti-advice/1"}' | sti advise --since - -e oral,5d
  2> <stdin>:1:1: error[STI-0310]: this is no advice of schema `sti-advice/2`
  2>     1 | {"schema": "sti-advice/1"}
  2>       | ^ make one at the first visit: `sti advise … --format json --output FILE`
  [2]
  $ echo 'person = {}' | sti advise --since - -e oral,5d
  2> <stdin>:1:1: error[STI-0310]: this is no advice in JSON
  2>     1 | person = {}
  2>       | ^ make one at the first visit: `sti advise … --format json --output FILE`
  [2]
  $ sti advise --since nowhere.json -e oral,5d
  2> nowhere.json: error[STI-0107]: no such file
  [2]
  $ sti advise --since first.json --now 2026-11-23
  2> sti: error[STI-0306]: `--now` is before the advice was given (2026-11-24T12:00)
  2>    = give the day of this visit
  [2]
  $ sti advise --since first.json --now 2026-11-24T12:00 --format json
  2> --since: error[STI-0001]: what has changed is a line on the clinician's page
  2>    = leave it out, or choose `--format text`, `markdown` or `html`, and no leaflet
  [2]
  $ sti advise --since first.json --now 2026-11-24T12:00 --for patient
  2> --since: error[STI-0001]: what has changed is a line on the clinician's page
  2>    = leave it out, or choose `--format text`, `markdown` or `html`, and no leaflet
  [2]

Facts of the person alone are not added to it, and a part of an advice is none

  $ sti advise --since first.json --now 2026-11-25 -p pep=taking
  2> --person: error[STI-0001]: the earlier advice holds the case, and facts are not added to it
  2>    = tell the whole case with -p and -e, or leave out -p; -t adds a test
  [2]
  $ sed 's/"tests": \[/"test": [/' first.json | sti advise --since - --now 2026-11-25 -e oral,1d
  2> <stdin>:1:1: error[STI-0310]: this advice is not whole: it lacks its pack, tests, verdicts, vaccines or visits
  2>     1 | {
  2>       | ^ make one at the first visit: `sti advise … --format json --output FILE`
  [2]

What is due today, and that the plan has other days

  $ sti advise --since first.json --now 2026-12-10 -t hiv-lab=2026-12-10:negative | sed -n '/^Since/,/^$/p'
  Since Tue 24 Nov: due today: chlamydia (urine), gonorrhoea (urine).
  
