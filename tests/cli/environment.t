The same bytes for the same inputs, whatever is around; and streams that behave.

  $ advise="sti advise --now 2026-11-23T10:00 -p age=24,msm -e anal,receptive,not-used,2026-11-20 -e oral,3w"
  > echo "$advise" > command

Time zone, width, terminal and the locale's other settings change nothing

  $ sh command > plain; sh -c "$(cat command) --format json" > plain.json
  $ for set in TZ=Pacific/Kiritimati TZ=America/Adak COLUMNS=40 COLUMNS=200 TERM=dumb TERM=xterm-256color LC_NUMERIC=nb_NO.UTF-8 LC_TIME=nb_NO.UTF-8 LC_CTYPE=C; do
  >   env "$set" sh command | cmp - plain && env "$set" sh -c "$(cat command) --format json" | cmp - plain.json
  > done; echo same
  same

The same from another folder

  $ mkdir elsewhere; cd elsewhere; sh ../command | cmp - ../plain && echo same
  same

The language is that of --lang, STI_LANG, LC_ALL, LC_MESSAGES, LANG, in this order

  $ title='head -1'
  > sti advise --now 2026-11-23 -e hand,5d | head -1
  > LANG=nb_NO.UTF-8 sti advise --now 2026-11-23 -e hand,5d | head -1
  > LANG=nb_NO.UTF-8 LC_MESSAGES=en_GB.UTF-8 sti advise --now 2026-11-23 -e hand,5d | head -1
  > LC_MESSAGES=en_GB.UTF-8 LC_ALL=nb_NO.UTF-8 sti advise --now 2026-11-23 -e hand,5d | head -1
  > LC_ALL=nb_NO.UTF-8 STI_LANG=en sti advise --now 2026-11-23 -e hand,5d | head -1
  > STI_LANG=en sti --lang nb advise --now 2026-11-23 -e hand,5d | head -1
  > LANG=de_DE.UTF-8 sti advise --now 2026-11-23 -e hand,5d | head -1
  > LC_ALL= LANG=nb sti advise --now 2026-11-23 -e hand,5d | head -1
  Advice for Mon 23 Nov 2026 00:00  Norway, advice "no" 2026.11.7 (a1b2c3d4)
  Råd for man. 23. nov. 2026 kl. 00.00  Norge, råd «no» 2026.11.7 (a1b2c3d4)
  Advice for Mon 23 Nov 2026 00:00  Norway, advice "no" 2026.11.7 (a1b2c3d4)
  Råd for man. 23. nov. 2026 kl. 00.00  Norge, råd «no» 2026.11.7 (a1b2c3d4)
  Advice for Mon 23 Nov 2026 00:00  Norway, advice "no" 2026.11.7 (a1b2c3d4)
  Råd for man. 23. nov. 2026 kl. 00.00  Norge, råd «no» 2026.11.7 (a1b2c3d4)
  Advice for Mon 23 Nov 2026 00:00  Norway, advice "no" 2026.11.7 (a1b2c3d4)
  Råd for man. 23. nov. 2026 kl. 00.00  Norge, råd «no» 2026.11.7 (a1b2c3d4)
  $ sti --lang de advise --now 2026-11-23 -e hand,5d
  2> --lang: error[STI-0001]: no language `de`
  2>    = it can be `en` or `nb`
  [2]
  $ STI_LANG=xx sti advise --now 2026-11-23 -e hand,5d
  2> STI_LANG: error[STI-0001]: no language `xx`
  2>    = it can be `en` or `nb`
  [2]

A pack by --pack, STI_PACK, else the Norwegian one

  $ sti advise --now 2026-11-23 -e hand,5d --format json | grep -A1 '"pack"' | tail -1
      "id": "no",
  $ STI_PACK=$TESTS/fixtures/rules/uk sti advise --now 2026-11-23 -e hand,5d --format json | grep -A1 '"pack"' | tail -1
      "id": "uk",
  $ STI_PACK=$TESTS/fixtures/rules/uk sti --pack no advise --now 2026-11-23 -e hand,5d --format json | grep -A1 '"pack"' | tail -1
      "id": "no",
  $ sti --pack nope advise --now 2026-11-23 -e hand,5d
  2> --pack: error[STI-0001]: no pack and no folder named `nope`
  2>    = there are `no`
  [2]
  $ mkdir bare; sti --pack bare advise --now 2026-11-23 -e hand,5d
  2> bare: error[STI-0220]: there is no pack.toml here
  [2]

Global options stand before or after the command

  $ sti --now 2026-11-23T10:00 advise -p age=24,msm -e anal,receptive,not-used,2026-11-20 -e oral,3w | cmp - plain && echo same
  same

Colour only where it is wanted

  $ sh -c "$(cat command) --color always" | grep -c "$(printf '\033')" | sed 's/[1-9][0-9]*/some/'
  some
  $ sh -c "$(cat command)" | grep -c "$(printf '\033')"
  0
  [1]
  $ NO_COLOR=1 sh -c "$(cat command) --color auto" | grep -c "$(printf '\033')"
  0
  [1]
  $ sti advise -e oral --color always 2>&1 >/dev/null | grep -c "$(printf '\033')" | sed 's/[1-9][0-9]*/some/'
  some
  $ sti advise -e oral --color sometimes 2>&1 | head -1
  sti: error[STI-0001]: --color cannot be `sometimes`; it can be `auto`, `always` or `never`

A closed pipe is a quiet end

  $ sh command | head -1
  Advice for Mon 23 Nov 2026 10:00  Norway, advice "no" 2026.11.7 (a1b2c3d4)
  $ python3 -c 'print("{\"now\": \"2026-11-23\", \"exposures\": [{\"act\": \"oral\", \"since\": \"5d\"}]}\n" * 20000, end="")' > many
  $ (sti batch many; echo "exit $?" >&2) | head -1 | cut -c1-30
  {"schema":"sti-advice/2","id":
  2> exit 0
  $ sti --help | head -1
  STI tests, windows and prevention after an exposure: which tests today, which to wait with, whether PEP is still open, and why, each line with its source. Supports a clinician's decision; does not replace it.

A full disk is an error

  $ sh -c "$(cat command)" > /dev/full
  2> <stdout>: error[STI-0001]: cannot write to standard output: No space left on device
  [2]
  $ sti batch many > /dev/full
  2> <stdout>: error[STI-0001]: cannot write to standard output: No space left on device
  [2]
  $ sti advise --help > /dev/full; echo "exit $?"
  exit 2
  2> sti: cannot write the help: No space left on device

--output writes a file and nothing else

  $ sh -c "$(cat command) --output page"; cmp page plain && echo same
  same
  $ sh -c "$(cat command) --output -" | cmp - plain && echo same
  same
  $ sh -c "$(cat command) --output missing/page"
  2> missing/page: error[STI-0001]: cannot write this file: No such file or directory
  [2]
  $ sh -c "$(cat command) --output ."
  2> .: error[STI-0001]: cannot write this file: this is a folder
  [2]
  $ sti advise -e nonsense --output untouched 2>/dev/null; ls untouched 2>/dev/null; echo "exit $?"
  exit 2
