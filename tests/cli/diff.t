What a change of rules does to patients.

  $ mkdir old; cp -r $TESTS/fixtures/diff/guide old

Rules in another order, under other names, split in two, with a named condition: nothing is different

  $ cp -r old new; cat > new/guide/rules.toml <<'END'
  > [[specimen]]
  > id = "vein"
  > tests = ["hiv-lab"]
  > sites = ["blood"]
  > source = ["S"]
  > basis = "stated"
  > [[window]]
  > id = "of-the-laboratory"
  > test = "hiv-lab"
  > conclusive = { days = 84, source = ["S"], basis = "stated" }
  > earliest = { days = 21, source = ["S"], basis = "stated" }
  > [condition.open]
  > when = { any = [{ condom = "unsure" }, { condom = ["failed", "not-used"] }] }
  > [[rule]]
  > id = "anal"
  > when = { act = "anal", is = "open" }
  > order = ["hiv-lab"]
  > verdict = { pep = "consider" }
  > why = { en = "Sex without a condom.", nb = "Sex uten kondom." }
  > source = ["S"]
  > basis = "stated"
  > [[rule]]
  > id = "vaginal"
  > when = { act = "vaginal", is = "open" }
  > order = ["hiv-lab"]
  > verdict = { pep = "consider" }
  > why = { en = "Sex without a condom.", nb = "Sex uten kondom." }
  > source = ["S"]
  > basis = "stated"
  > [[rule]]
  > id = "held"
  > when = { condom = "used" }
  > verdict = { pep = "not-indicated" }
  > why = { en = "No PEP for this.", nb = "Ikke PEP for dette." }
  > source = ["S"]
  > basis = "stated"
  > [[rule]]
  > id = "other-acts"
  > when = { not = { act = ["vaginal", "anal"] }, any = [{ not = { condom = "used" } }] }
  > verdict = { pep = "not-indicated" }
  > why = { en = "No PEP for this.", nb = "Ikke PEP for dette." }
  > source = ["S"]
  > basis = "stated"
  > [[rule]]
  > id = "vaccine"
  > when = { "groups.msm" = "yes" }
  > vaccine = { hepatitis-b = "offer" }
  > why = { en = "Offered.", nb = "Tilbys." }
  > source = ["S"]
  > basis = "stated"
  > [[rule]]
  > id = "vaccine-ask"
  > when = { "groups.msm" = "no" }
  > vaccine = { hepatitis-b = "check-status" }
  > why = { en = "Ask.", nb = "Spør." }
  > source = ["S"]
  > basis = "stated"
  > [[rule]]
  > id = "nothing-else"
  > verdict = { prep = "not-applicable", doxypep = "not-applicable", emergency-contraception = "not-applicable", hbv-immunoglobulin = "not-applicable" }
  > why = { en = "Not in this guideline.", nb = "Ikke i denne retningslinjen." }
  > source = ["S"]
  > basis = "stated"
  > [[method]]
  > slot = "pep"
  > id = "tablets"
  > label = { en = "tablets", nb = "tabletter" }
  > latest_hours = { hours = 72, source = ["S"], basis = "stated" }
  > END
  $ sti diff old/guide new/guide
  guide 1 (258b2497) → guide 1 (c1467dcf)
  Everyone gets the same advice.

Each kind of change, in words, and its example: the two packs tell it otherwise. `try` changes the new pack, shows what the
difference is called and runs the example on both

  $ cat > try <<'END'
  > rm -rf new; cp -r old new; sed -i "$1" new/guide/rules.toml
  > sti diff old/guide new/guide > shown
  > grep -v '^ ' shown | sed 1,2d | grep .
  > grep -o 'sti advise .*' shown | while read -r line; do
  >   eval "$line" > after; eval "$(echo "$line" | sed s,new/guide,old/guide,)" > before
  >   if cmp -s before after; then echo "same: $line"; else echo "differs: ${line#sti advise --pack new/guide --now }"; fi
  > done
  > END
  $ sh try 's/pep = "consider"/pep = "not-indicated"/'
  HIV PEP: no longer offered: consider → not indicated
  HIV PEP: other advice: too late → not indicated
  differs: 2026-11-01T12:00 -e vaginal,insertive,12h
  differs: 2026-11-01T12:00 -e vaginal,insertive,73h
  $ sh try 's/pep = "not-indicated"/pep = "consider"/'
  HIV PEP: now offered: not indicated → consider
  HIV PEP: other advice: not indicated → too late
  differs: 2026-11-01T12:00 -e oral,insertive,12h
  differs: 2026-11-01T12:00 -e oral,insertive,73h
  $ sh try 's/pep = "consider"/pep = "recommended"/'
  HIV PEP: other advice: consider → recommended
  differs: 2026-11-01T12:00 -e vaginal,insertive,12h
  $ sh try 's/hours = 72/hours = 48/'
  HIV PEP: no longer offered: consider → too late
  HIV PEP: other advice: consider, tablets within 72 hours → consider, tablets
  within 48 hours
  differs: 2026-11-01T12:00 -e vaginal,insertive,49h
  differs: 2026-11-01T12:00 -e vaginal,insertive,12h
  $ sh try '/^order/d'
  HIV (laboratory antigen/antibody test): test dropped
  differs: 2026-11-01T12:00 -e vaginal,insertive,12h
  $ sh try '/id = "pep-not-else"/a order = ["hiv-lab"]'
  HIV (laboratory antigen/antibody test): test added
  differs: 2026-11-01T12:00 -e oral,insertive,12h
  $ sh try 's/days = 84/days = 90/'
  HIV (laboratory antigen/antibody test), blood: later: can be taken from day 21,
  a negative is conclusive from day 84 → can be taken from day 21, a negative is
  conclusive from day 90
  differs: 2026-11-01T12:00 -e vaginal,insertive,12h
  $ sh try 's/days = 21/days = 14/'
  HIV (laboratory antigen/antibody test), blood: earlier: can be taken from day
  21, a negative is conclusive from day 84 → can be taken from day 14, a negative
  is conclusive from day 84
  differs: 2026-11-01T12:00 -e vaginal,insertive,12h
  $ sh try 's/sites = ."blood"./sites = ["urine"]/'
  HIV (laboratory antigen/antibody test): other sites: blood → urine
  differs: 2026-11-01T12:00 -e vaginal,insertive,12h
  $ sh try 's/hepatitis-b = "offer"/hepatitis-b = "check-status"/'
  hepatitis B vaccine: no longer offered: offer → check status
  differs: 2026-11-01T12:00 -p msm
  $ sh try 's/groups = "msm"/groups = ["msm", "trans"]/'
  hepatitis B vaccine: now offered: check status → offer
  differs: 2026-11-01T12:00 -p trans
  $ sh try '/id = "vaccine-msm"/a note = { kind = "talk", text = { en = "Say so.", nb = "Si det." } }'
  Note now shown
  differs: 2026-11-01T12:00 -p msm
  $ sh try 's/Sex without a condom/Sex, and no condom/'
  HIV (laboratory antigen/antibody test): only reasons or sources
  HIV PEP: only reasons or sources
  differs: 2026-11-01T12:00 -e vaginal,insertive,12h
  differs: 2026-11-01T12:00 -e vaginal,insertive,12h

The same for a script, and in Norwegian

  $ sed -i 's/days = 84/days = 90/' new/guide/rules.toml; sti diff old/guide new/guide --format json | grep -v sha256
  {
    "schema": "sti-diff/1",
    "before": {
      "id": "guide",
      "version": "1",
      "review_by": "2030-01-01",
      "title": "Small",
      "country": "Nowhere",
      "reviewed": "2026-11-01",
      "overdue": false
    },
    "after": {
      "id": "guide",
      "version": "1",
      "review_by": "2030-01-01",
      "title": "Small",
      "country": "Nowhere",
      "reviewed": "2026-11-01",
      "overdue": false
    },
    "cases": 1.1050531239840237e+36,
    "changes": [
      {
        "kind": "test-later",
        "about": "hiv-lab@blood",
        "before": "can be taken from day 21, a negative is conclusive from day 84",
        "after": "can be taken from day 21, a negative is conclusive from day 90",
        "days": 6,
        "text": null,
        "cases": 4.625803774813091e+35,
        "where": "vaginal sex or anal sex, condom: other than used",
        "example": "sti advise --pack new/guide --now 2026-11-01T12:00 -e vaginal,insertive,12h"
      },
      {
        "kind": "wording",
        "about": "pep",
        "before": null,
        "after": null,
        "days": null,
        "text": "Sex, and no condom.",
        "cases": 4.625803774813091e+35,
        "where": "vaginal sex or anal sex, condom: other than used",
        "example": "sti advise --pack new/guide --now 2026-11-01T12:00 -e vaginal,insertive,12h"
      }
    ]
  }
  $ sti diff old/guide new/guide --lang nb
  guide 1 (258b2497) → guide 1 (29b012b8)
  
  hiv, antigen/antistoff (blodprøve), blod: senere: kan tas fra dag 21, negativt
  svar regnes som sikkert fra dag 84 → kan tas fra dag 21, negativt svar regnes
  som sikkert fra dag 90
    6 dager senere
    der: vaginalsex eller analsex, kondom: annet enn brukt
    4,63e+35 modelltilfeller (41,9 % av alle)
    se: sti advise --pack new/guide --now 2026-11-01T12:00 -e vaginal,insertive,12h --lang nb
  
  PEP mot hiv: bare begrunnelser eller kilder
    "Sex uten kondom."
    der: vaginalsex eller analsex, kondom: annet enn brukt
    4,63e+35 modelltilfeller (41,9 % av alle)
    se: sti advise --pack new/guide --now 2026-11-01T12:00 -e vaginal,insertive,12h --lang nb

The exit code is 1 only where a change is of a kind that was named

  $ sti diff old/guide new/guide --fail-on pep-lost,test-dropped > all
  $ sti diff old/guide new/guide --fail-on test-later > all
  [1]
  $ sed -i '/^order/d' new/guide/rules.toml; sti diff old/guide new/guide --fail-on pep-lost,test-dropped > all
  [1]
  $ rm -r new; cp -r old new; sed -i 's/hours = 72/hours = 48/' new/guide/rules.toml; sti diff old/guide new/guide --fail-on pep-lost,test-dropped > all
  [1]
  $ sti diff new/guide old/guide --fail-on pep-lost,test-dropped > all
  $ sti diff new/guide old/guide --fail-on any > all
  [1]
  $ sti diff old/guide old/guide --fail-on any
  guide 1 (258b2497) → guide 1 (258b2497)
  Everyone gets the same advice.

What is no kind of change, and what is no pack

  $ sti diff old/guide new/guide --fail-on pep-lst
  2> --fail-on: error[STI-0001]: no kind of change `pep-lst`
  2>    = did you mean `pep-lost`?
  [2]
  $ sti diff old/guide newer/guide
  2> PACK: error[STI-0001]: no pack and no folder named `newer/guide`
  2>    = there are `no`
  [2]
  $ sti diff old/guide
  2> sti: error[STI-0001]: NEW is required
  2>    = see `sti diff --help`
  [2]
  $ sti diff old/guide new/guide --budget 16
  2> sti diff: error[STI-0509]: what differs is not known: the work budget ran out
  2>    = give a larger --budget
  [1]
