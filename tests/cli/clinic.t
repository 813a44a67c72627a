A clinic's own phone and hours, in a pack of its own that extends the Norwegian one.

  $ clinic="$TESTS/fixtures/clinic"; case="-p age=24,buys-sex,once,talk -e oral,insertive,not-used,5d"
  > sti advise --now 2026-11-24 $case | grep -o 'Sex og samfunn [0-9 ]*'
  > sti advise --now 2026-11-24 $case --pack "$clinic" | grep -o 'The clinic [0-9 ]*'
  > sti advise --now 2026-11-24 $case --pack "$clinic" --lang nb | grep -o 'Klinikken [0-9 ]*'
  > sti advise --now 2026-11-24 $case --pack "$clinic" --why | grep -A2 'on the corner'
  > sti advise --now 2026-11-24 $case --pack "$clinic" | sed -n 2p
  Sex og samfunn 22 99 39 00 
  The clinic 11 22 33 44 
  Klinikken 11 22 33 44 
      The clinic on the corner: tel. 11 22 33 44, weekdays 9 to 15 (as of 20 Nov
      2026)
      ~ OUR-PHONES · stated
  24 years, buys sex, once, wants someone to talk to
  $ sti talk plissit --pack "$TESTS/fixtures/clinic" --lang nb --now 2026-11-24 | grep -A1 Kontakt
    Kontakter                 Klinikken på hjørnet: tlf. 11 22 33 44, hverdager 9
                              til 15 (opplysning fra 20.11.2026) [OUR-PHONES]

Nothing else is different

  $ clinic="$TESTS/fixtures/clinic"; case="-p age=24,buys-sex,once,talk -e oral,insertive,not-used,5d"
  > page() { sti advise --now 2026-11-24 $case --format json "$@" | python3 -c 'import json, sys
  > advice = json.load(sys.stdin)
  > print(json.dumps([advice[key] for key in ("tests", "specimens", "verdicts", "vaccines", "follow_up", "questions", "expires")]))'; }
  > page > without; page --pack "$clinic" > with; cmp without with && echo same
  same

It is checked like any pack, and the service counts as used

  $ sti validate "$TESTS/fixtures/clinic" 2>/dev/null | grep -c 'nothing uses'; true
  0
