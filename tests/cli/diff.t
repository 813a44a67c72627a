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
  $ sh try 's/pep = "not-indicated"/pep = "consider"/'
  $ sh try 's/pep = "consider"/pep = "recommended"/'
  $ sh try 's/hours = 72/hours = 48/'
  $ sh try '/^order/d'
  $ sh try '/id = "pep-not-else"/a order = ["hiv-lab"]'
  $ sh try 's/days = 84/days = 90/'
  $ sh try 's/days = 21/days = 14/'
  $ sh try 's/sites = ."blood"./sites = ["urine"]/'
  $ sh try 's/hepatitis-b = "offer"/hepatitis-b = "check-status"/'
  $ sh try 's/groups = "msm"/groups = ["msm", "trans"]/'
  $ sh try '/id = "vaccine-msm"/a note = { kind = "talk", text = { en = "Say so.", nb = "Si det." } }'
  $ sh try 's/Sex without a condom/Sex, and no condom/'

The same for a script, and in Norwegian

  $ sed -i 's/days = 84/days = 90/' new/guide/rules.toml; sti diff old/guide new/guide --format json | grep -v sha256
  $ sti diff old/guide new/guide --lang nb

The exit code is 1 only where a change is of a kind that was named

  $ sti diff old/guide new/guide --fail-on pep-lost,test-dropped > all
  $ sti diff old/guide new/guide --fail-on test-later > all
  $ sed -i '/^order/d' new/guide/rules.toml; sti diff old/guide new/guide --fail-on pep-lost,test-dropped > all
  $ rm -r new; cp -r old new; sed -i 's/hours = 72/hours = 48/' new/guide/rules.toml; sti diff old/guide new/guide --fail-on pep-lost,test-dropped > all
  $ sti diff new/guide old/guide --fail-on pep-lost,test-dropped > all
  $ sti diff new/guide old/guide --fail-on any > all
  $ sti diff old/guide old/guide --fail-on any

What is no kind of change, and what is no pack

  $ sti diff old/guide new/guide --fail-on pep-lst
  $ sti diff old/guide newer/guide
  $ sti diff old/guide
  $ sti diff old/guide new/guide --budget 16
