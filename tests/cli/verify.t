Proving a pack: what is found, in which formats, and when the exit code is 1.

  $ cp -r $TESTS/fixtures/diff/guide guide; sti verify guide
  guide: 103 questions, all proved (8.84e+35 model cases: one person, at most one exposure; not patients)
       6  every case that needs an answer has one
       1  no case gets two different answers
       1  every test has a window
       1  every test has a place to take it from
      79  every rule speaks in some case
       6  every rule decides in some case
       5  every rule is missed in some case
       2  everything described is told in some case
       2  every denial says what it rests on
  0 errors, 0 warnings

A gap, with the cases in words and a command that shows one of them

  $ sed -i '12s/.*/when = { not = { act = ["vaginal", "anal"] } }/' guide/rules.toml; sti verify guide
  guide: 103 questions, 102 proved, 1 refuted (8.84e+35 model cases: one person, at most one exposure; not patients)
  guide/rules.toml:1:1: error[STI-0501]: no rule answers `pep` for some cases
      1 | [[rule]]
        | ^^^^^^^^ `hiv-after-sex` comes nearest
     = where: vaginal sex or anal sex, condom used, HIV status: negative or not known, infections treated: not HIV, tests with a positive result: not HIV (laboratory antigen/antibody test) or HIV (RNA)
     = 1.03e+34 model cases
     = see (pep): sti advise --pack guide --now 2026-11-01T12:00 -e vaginal,insertive,used,12h
  1 file: 1 error, 0 warnings
  [1]
  $ sti advise --pack guide --now 2026-11-01T12:00 -e vaginal,insertive,used,12h --format json | grep -A30 '"pep": {' | grep '"why"'
        "why": "The advice here says nothing on this, neither yes nor no. Ask a specialist."
  $ sti verify guide --format github
  ::error file=guide/rules.toml,line=1,endLine=1,col=1,endColumn=9,title=STI-0501 gap::no rule answers `pep` for some cases%0A`hiv-after-sex` comes nearest%0Awhere: vaginal sex or anal sex, condom used, HIV status: negative or not known, infections treated: not HIV, tests with a positive result: not HIV (laboratory antigen/antibody test) or HIV (RNA)%0A1.03e+34 model cases%0Asee (pep): sti advise --pack guide --now 2026-11-01T12:00 -e vaginal,insertive,used,12h
  1 file: 1 error, 0 warnings
  [1]
  $ sti verify guide --format json | sed -n '/^{"id":"gap.pep"/p;$p' | cut -c1-400
  {"id":"gap/pep","kind":"gap","claim":"every case that needs an answer on `pep` has one","for":"all","answer":"refuted","among":65960535307519996038795887640576000,"cases":10279563944029090291760398073856000,"boxes":[{"where":{"act":["vaginal","anal"],"condom":["used"],"partner_hiv":["unknown","detectable","positive"],"pep_covers":["no"],"pep":["no","completed","stopped"],"circumcised":["unknown"],
  ],"files":1,"errors":1,"warnings":0,"notes":0,"known":0,"fixed":0}
  $ sti verify guide --format sarif | grep -o '"properties":{"region.*'
  "properties":{"region":"vaginal sex or anal sex, condom used, HIV status: negative or not known, infections treated: not HIV, tests with a positive result: not HIV (laboratory antigen/antibody test) or HIV (RNA)","cases":10279563944029090291760398073856000,"witness":{"now":"2026-11-01T12:00","person":{},"exposures":[{"act":"vaginal","since":"12h","role":"insertive","condom":"used"}]}}}
  $ sti verify guide --format junit | head -4
  <?xml version="1.0" encoding="UTF-8"?>
  <testsuites name="sti">
    <testsuite name="guide/rules.toml" tests="1" failures="1">
      <testcase name="STI-0501 gap 1:1" classname="guide/rules.toml" file="guide/rules.toml" line="1">
  $ sti verify guide --format sarif | grep -c ruleId
  1

Every question with its answer, where that is asked for

  $ sti verify guide --questions | grep -v ' dead-rule/risk\| dead-rule/source-chance' | sed -n '1,/^guide.rules.toml/p'
  guide: 103 questions, 102 proved, 1 refuted (8.84e+35 model cases: one person, at most one exposure; not patients)
    refuted     gap/pep: every case that needs an answer on `pep` has one
    proved      gap/prep: every case that needs an answer on `prep` has one
    proved      gap/doxypep: every case that needs an answer on `doxypep` has one
    proved      gap/emergency-contraception: every case that needs an answer on `emergency-contraception` has one
    proved      gap/hbv-immunoglobulin: every case that needs an answer on `hbv-immunoglobulin` has one
    proved      gap/vaccine/hepatitis-b: every case that needs an answer on `vaccine/hepatitis-b` has one
    proved      overlap/pep: no case gets two answers on `pep`
    proved      no-window/hiv-lab: `hiv-lab` has a window
    proved      no-specimen/hiv-lab: wherever `hiv-lab` is ordered, it is said from which site
    proved      dead-rule/detection/hiv-after-pep: `detection/hiv-after-pep` speaks in some case, of all it gives
    proved      dead-rule/detection/hiv-lab: `detection/hiv-lab` speaks in some case, of all it gives
    proved      dead-rule/detection/hiv-on-prep: `detection/hiv-on-prep` speaks in some case, of all it gives
    proved      dead-rule/detection/hiv-rapid: `detection/hiv-rapid` speaks in some case, of all it gives
    proved      dead-rule/detection/hiv-rna: `detection/hiv-rna` speaks in some case, of all it gives
    proved      dead-rule/detection/hiv-treated: `detection/hiv-treated` speaks in some case, of all it gives
    proved      dead-rule/hiv-after-sex: `hiv-after-sex` speaks in some case, of all it gives
    proved      dead-rule/method/pep/tablets: `method/pep/tablets` speaks in some case, of all it gives
    proved      dead-rule/modifier/chlamydia-condom: `modifier/chlamydia-condom` speaks in some case, of all it gives
    proved      dead-rule/modifier/gonorrhoea-condom: `modifier/gonorrhoea-condom` speaks in some case, of all it gives
    proved      dead-rule/modifier/herpes-condom: `modifier/herpes-condom` speaks in some case, of all it gives
    proved      dead-rule/modifier/hiv-circumcised-vaginal: `modifier/hiv-circumcised-vaginal` speaks in some case, of all it gives
    proved      dead-rule/modifier/hiv-condom: `modifier/hiv-condom` speaks in some case, of all it gives
    proved      dead-rule/modifier/hiv-condom-failed: `modifier/hiv-condom-failed` speaks in some case, of all it gives
    proved      dead-rule/modifier/hiv-condom-unsure: `modifier/hiv-condom-unsure` speaks in some case, of all it gives
    proved      dead-rule/modifier/hiv-pep: `modifier/hiv-pep` speaks in some case, of all it gives
    proved      dead-rule/modifier/hiv-pep-needlestick: `modifier/hiv-pep-needlestick` speaks in some case, of all it gives
    proved      dead-rule/modifier/hiv-prep-daily: `modifier/hiv-prep-daily` speaks in some case, of all it gives
    proved      dead-rule/modifier/hiv-prep-injecting: `modifier/hiv-prep-injecting` speaks in some case, of all it gives
    proved      dead-rule/modifier/hiv-prep-irregular-anal: `modifier/hiv-prep-irregular-anal` speaks in some case, of all it gives
    proved      dead-rule/modifier/hiv-prep-irregular-vaginal: `modifier/hiv-prep-irregular-vaginal` speaks in some case, of all it gives
    proved      dead-rule/modifier/hiv-prep-on-demand: `modifier/hiv-prep-on-demand` speaks in some case, of all it gives
    proved      dead-rule/modifier/hiv-recent-source: `modifier/hiv-recent-source` speaks in some case, of all it gives
    proved      dead-rule/modifier/hiv-ulcer: `modifier/hiv-ulcer` speaks in some case, of all it gives
    proved      dead-rule/modifier/hpv-condom: `modifier/hpv-condom` speaks in some case, of all it gives
    proved      dead-rule/no-other-prevention: `no-other-prevention` speaks in some case, of all it gives
    proved      dead-rule/pep-not-else: `pep-not-else` speaks in some case, of all it gives
    proved      dead-rule/specimen/blood: `specimen/blood` speaks in some case, of all it gives
    proved      dead-rule/vaccine-msm: `vaccine-msm` speaks in some case, of all it gives
    proved      dead-rule/vaccine-others: `vaccine-others` speaks in some case, of all it gives
    proved      dead-rule/window/hiv-lab: `window/hiv-lab` speaks in some case, of all it gives
    proved      shadowed-rule/no-other-prevention/prep: `no-other-prevention` decides `prep` in some case
    proved      shadowed-rule/no-other-prevention/doxypep: `no-other-prevention` decides `doxypep` in some case
    proved      shadowed-rule/no-other-prevention/emergency-contraception: `no-other-prevention` decides `emergency-contraception` in some case
    proved      shadowed-rule/no-other-prevention/hbv-immunoglobulin: `no-other-prevention` decides `hbv-immunoglobulin` in some case
    proved      shadowed-rule/vaccine-msm/vaccine/hepatitis-b: `vaccine-msm` decides `vaccine/hepatitis-b` in some case
    proved      shadowed-rule/vaccine-others/vaccine/hepatitis-b: `vaccine-others` decides `vaccine/hepatitis-b` in some case
    proved      redundant-rule/vaccine-others: without `vaccine-others` some case would be told otherwise
    proved      redundant-rule/vaccine-msm: without `vaccine-msm` some case would be told otherwise
    proved      redundant-rule/pep-not-else: without `pep-not-else` some case would be told otherwise
    proved      redundant-rule/no-other-prevention: without `no-other-prevention` some case would be told otherwise
    proved      redundant-rule/hiv-after-sex: without `hiv-after-sex` some case would be told otherwise
    proved      unreachable-output/method/pep/tablets: the method `tablets` is shown in some case
    proved      unreachable-output/specimen/blood: the specimens of `specimen/blood` are asked for in some case
    proved      unproved-reason/no-other-prevention: `no-other-prevention` tells what its denial says of the case
    proved      unproved-reason/pep-not-else: `pep-not-else` tells what its denial says of the case
  guide/rules.toml:1:1: error[STI-0501]: no rule answers `pep` for some cases

A warning fails only where that is asked for

  $ rm -r guide; cp -r $TESTS/fixtures/diff/guide guide; sed 's/"hiv-after-sex"/"again"/;s/Sex without a condom/Sex/' guide/rules.toml | sed '/^$/q' | sed '/^verdict/d' > guide/again.toml; sti verify guide
  guide: 105 questions, 104 proved, 1 refuted (8.84e+35 model cases: one person, at most one exposure; not patients)
  guide/again.toml:1:1: warning[STI-0505]: without `again` every advice would be the same: `hiv-after-sex` says as much
      1 | [[rule]]
        | ^^^^^^^^ remove it, or give it something of its own to say
     = guide/rules.toml:1:1: `hiv-after-sex` says it too
     = where: vaginal sex or anal sex, condom: other than used
     = 3.70e+35 model cases
     = see: sti advise --pack guide --now 2026-11-01T12:00 -e vaginal,insertive,12h
  1 file: 0 errors, 1 warning
  $ sti verify guide --fail-level warning > all
  [1]

How large the space is, and each answer's part of it

  $ rm guide/again.toml; sti verify guide --stats
  guide: 100 facts, 8.84e+35 model cases (one person, at most one exposure; not patients)
    pep: 2 rules, 3 rows
      consider           9.25e+34  10.5 %
      too-late           2.78e+35  31.4 %
      not-indicated      5.14e+35  58.1 %
      not-applicable     8.97e+23   0.0 %
    prep: 1 rule, 1 row
      not-applicable     8.84e+35 100.0 %
    doxypep: 1 rule, 1 row
      not-applicable     8.84e+35 100.0 %
    emergency-contraception: 1 rule, 1 row
      not-applicable     8.84e+35 100.0 %
    hbv-immunoglobulin: 1 rule, 1 row
      not-applicable     8.84e+35 100.0 %
    vaccine/hepatitis-b: 2 rules, 2 rows
      offer              4.42e+35  50.0 %
      check-status       4.42e+35  50.0 %
    hiv-lab: 1 rule, 1 row
      ordered            3.70e+35  41.9 %
  guide: 103 questions, all proved (8.84e+35 model cases: one person, at most one exposure; not patients)
       6  every case that needs an answer has one
       1  no case gets two different answers
       1  every test has a window
       1  every test has a place to take it from
      79  every rule speaks in some case
       6  every rule decides in some case
       5  every rule is missed in some case
       2  everything described is told in some case
       2  every denial says what it rests on
  0 errors, 0 warnings

A question that costs more than it may is not answered, and that is told of each; the others are

  $ sti verify guide --budget 16 | head -4
  guide: 103 questions, 0 proved, 103 not proved
  guide/rules.toml:1:1: error[STI-0509]: not proved, the work budget ran out: every case that needs an answer on `pep` has one (`gap/pep`)
      1 | [[rule]]
        | ^^^^^^^^ give a larger --budget
  $ sti verify guide --budget 16 > all
  [1]
  $ sti verify guide --budget 500 | grep -v '|'
  guide: 103 questions, all proved (8.84e+35 model cases: one person, at most one exposure; not patients)
       6  every case that needs an answer has one
       1  no case gets two different answers
       1  every test has a window
       1  every test has a place to take it from
      79  every rule speaks in some case
       6  every rule decides in some case
       5  every rule is missed in some case
       2  everything described is told in some case
       2  every denial says what it rests on
  0 errors, 0 warnings

A property that does not hold

  $ printf '[[property]]\nid = "never-pep"\nwhen = { partner_hiv = "negative" }\nnever = { verdict = { pep = "consider" } }\nwhy = { en = "A reason.", nb = "En grunn." }\n' > guide/properties.toml; sti verify guide
  guide: 104 questions, 103 proved, 1 refuted (8.84e+35 model cases: one person, at most one exposure; not patients)
  0 properties proved, 1 refuted
  guide/properties.toml:1:1: error[STI-0510]: the property `never-pep` does not hold: `pep` is at a level that it must not have for some cases
      1 | [[property]]
        | ^^^^^^^^^^^^
     = where: vaginal sex or anal sex, condom: other than used, the other person does not have HIV, the other person's infections: not HIV, at most 72 hours
     = 6.85e+33 model cases
     = see (pep): sti advise --pack guide --now 2026-11-01T12:00 -e vaginal,insertive,negative,12h
  1 file: 1 error, 0 warnings
  [1]
  $ sed -i 's/partner_hiv = "negative"/condom = "used"/' guide/properties.toml; sti verify guide
  guide: 104 questions, all proved (8.84e+35 model cases: one person, at most one exposure; not patients)
       6  every case that needs an answer has one
       1  no case gets two different answers
       1  every test has a window
       1  every test has a place to take it from
      79  every rule speaks in some case
       6  every rule decides in some case
       5  every rule is missed in some case
       2  everything described is told in some case
       2  every denial says what it rests on
  1 property proved
  0 errors, 0 warnings

What is no pack

  $ sti verify gide
  2> PACK: error[STI-0001]: no pack and no folder named `gide`
  2>    = there are `no`
  [2]
  $ sti verify
  2> sti: error[STI-0001]: PACK is required
  2>    = see `sti verify --help`
  [2]
