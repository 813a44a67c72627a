What `sti validate` says of each mistake that a rule file can have: where it is, and the nearest name.

  $ cp -r $TESTS/fixtures/mistakes . && sti validate mistakes --now 2026-11-24 --quiet
  mistakes/cases/cases.toml:3:11: error[STI-0207]: no source named `GUIDDE`
      3 | source = ["GUIDDE"]
        |           ^^^^^^^^ did you mean `GUIDE`?
  mistakes/cases/cases.toml:5:22: error[STI-0305]: `act` cannot be `orl`
      5 | exposures = [{ act = "orl", since = "3d" }]
        |                      ^^^^^ did you mean `oral`?
  mistakes/cases/cases.toml:7:11: error[STI-0208]: no site named `blod`
      7 | tests = { "hiv-lab@blod" = "nw", "hiv-labb" = 5 }
        |           ^^^^^^^^^^^^^^ did you mean `blood`?
  mistakes/cases/cases.toml:7:28: error[STI-0208]: no status named `nw`
      7 | tests = { "hiv-lab@blod" = "nw", "hiv-labb" = 5 }
        |                            ^^^^ did you mean `now`?
  mistakes/cases/cases.toml:7:34: error[STI-0208]: no test named `hiv-labb`
      7 | tests = { "hiv-lab@blod" = "nw", "hiv-labb" = 5 }
        |                                  ^^^^^^^^^^ did you mean `hiv-lab`?
  mistakes/cases/cases.toml:7:47: error[STI-0202]: expected a status or a table, found a whole number
      7 | tests = { "hiv-lab@blod" = "nw", "hiv-labb" = 5 }
        |                                               ^
  mistakes/cases/cases.toml:8:14: error[STI-0208]: no slot named `pepp`
      8 | verdicts = { pepp = "recommended" }
        |              ^^^^ did you mean `pep`?
  mistakes/cases/cases.toml:9:15: error[STI-0208]: no follow-up named `controll`
      9 | follow_up = { controll = "2026-11-24" }
        |               ^^^^^^^^ did you mean `control`?
  mistakes/cases/cases.toml:10:14: error[STI-0208]: no fact named `agee`
     10 | questions = ["agee"]
        |              ^^^^^^ did you mean `age`?
  mistakes/cases/cases.toml:11:10: error[STI-0208]: no rule named `no-barrier-testt`
     11 | rules = ["no-barrier-testt"]
        |          ^^^^^^^^^^^^^^^^^^ did you mean `no-barrier-test`?
  mistakes/meaning.toml:3:1: error[STI-0211]: the rule `does-nothing` does nothing
      3 | [[rule]]
        | ^^^^^^^^ give it `order`, `verdict`, `vaccine`, `note`, `follow_up` or `look_back`
  mistakes/meaning.toml:10:24: error[STI-0222]: the condition of `never` can never hold
     10 | when = { act = "oral", not = { act = ["oral", "anal"] } }
        |                        ^^^ this excludes another part
     = mistakes/meaning.toml:10:10: the other part is here
     10 | when = { act = "oral", not = { act = ["oral", "anal"] } }
        |          ^^^
  mistakes/meaning.toml:18:17: error[STI-0218]: a rule never names the role `both`
     18 | when = { role = "both" }
        |                 ^^^^^^ such a case is tried as `receptive` and as `insertive`
  mistakes/meaning.toml:24:1: error[STI-0205]: a rule needs `why`
     24 | [[rule]]
        | ^^^^^^^^
  mistakes/meaning.toml:24:1: error[STI-0205]: a rule needs `basis`
     24 | [[rule]]
        | ^^^^^^^^
  mistakes/meaning.toml:27:10: error[STI-0205]: `source` is empty
     27 | source = []
        |          ^^
  mistakes/meaning.toml:31:10: note[STI-0230]: this rule is a draft: it never advises
     31 | status = "draft"
        |          ^^^^^^^
  mistakes/meaning.toml:33:14: error[STI-0212]: the text has no `en`
     33 | why = { en = " ", nb = "x" }
        |              ^^^
  mistakes/meaning.toml:41:15: error[STI-0219]: the condition `a` refers to itself
     41 | when = { is = "a" }
        |               ^^^
  mistakes/names.toml:5:10: error[STI-0203]: no fact named `atc`
      5 | when = { atc = "oral", condom = "usd", is = "no-barier" }
        |          ^^^ did you mean `act`?
  mistakes/names.toml:5:33: error[STI-0204]: `condom` has no value `usd`
      5 | when = { atc = "oral", condom = "usd", is = "no-barier" }
        |                                 ^^^^^ did you mean `used`?
  mistakes/names.toml:5:45: error[STI-0208]: no condition named `no-barier`
      5 | when = { atc = "oral", condom = "usd", is = "no-barier" }
        |                                             ^^^^^^^^^^^ did you mean `no-barrier`?
  mistakes/names.toml:6:1: error[STI-0201]: a rule has no key `ordr`
      6 | ordr = ["hiv-lab"]
        | ^^^^ did you mean `order`?
  mistakes/names.toml:7:10: error[STI-0208]: no test named `hiv-labb`
      7 | order = ["hiv-labb", "hiv-lab@bloood"]
        |          ^^^^^^^^^^ did you mean `hiv-lab`?
  mistakes/names.toml:7:22: error[STI-0208]: no site named `bloood`
      7 | order = ["hiv-labb", "hiv-lab@bloood"]
        |                      ^^^^^^^^^^^^^^^^ did you mean `blood`?
  mistakes/names.toml:8:13: error[STI-0208]: no slot named `pepp`
      8 | verdict = { pepp = "recommended", prep = "recomended" }
        |             ^^^^ did you mean `pep`?
  mistakes/names.toml:8:42: error[STI-0204]: `recomended` is not a level that a rule can give
      8 | verdict = { pepp = "recommended", prep = "recomended" }
        |                                          ^^^^^^^^^^^^ did you mean `recommended`?
  mistakes/names.toml:9:13: error[STI-0208]: no vaccine named `hepatitis-bb`
      9 | vaccine = { hepatitis-bb = "offer" }
        |             ^^^^^^^^^^^^ did you mean `hepatitis-b`?
  mistakes/names.toml:10:8: error[STI-0208]: no note named `a-not`
     10 | note = "a-not"
        |        ^^^^^^^ did you mean `a-note`?
  mistakes/names.toml:11:22: error[STI-0208]: no follow-up named `controll`
     11 | follow_up = { what = "controll", days = 90, from = "now" }
        |                      ^^^^^^^^^^ did you mean `control`?
  mistakes/names.toml:13:11: error[STI-0207]: no source named `GUIDEE`
     13 | source = ["GUIDEE"]
        |           ^^^^^^^^ did you mean `GUIDE`?
  mistakes/names.toml:14:9: error[STI-0204]: `statd` is not a basis
     14 | basis = "statd"
        |         ^^^^^^^ did you mean `stated`?
  mistakes/names.toml:15:14: error[STI-0210]: no rule or table named `no-barrier-testt`
     15 | overrides = ["no-barrier-testt"]
        |              ^^^^^^^^^^^^^^^^^^ did you mean `no-barrier-test`?
  mistakes/names.toml:24:9: warning[STI-0228]: this still has to be checked
     24 | basis = "unverified"
        |         ^^^^^^^^^^^^ find it in a source, and then write `stated`, `restated` or `derived`
  mistakes/names.toml:26:1: error[STI-0206]: the id `no-barrier-test` is used twice
     26 | [[rule]]
        | ^^^^^^^^
     = mistakes/names.toml:17:1: the other is here
     17 | [[rule]]
        | ^^^^^^^^
  mistakes/names.toml:28:18: error[STI-0201]: a bound of `age` has no key `bellow`
     28 | when = { age = { bellow = 25 } }
        |                  ^^^^^^ did you mean `below`?
  mistakes/names.toml:30:7: error[STI-0212]: the text has no `nb`
     30 | why = { en = "An unprotected word." }
        |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  mistakes/names.toml:30:18: warning[STI-0231]: the text says "unprotected"
     30 | why = { en = "An unprotected word." }
        |                  ^^^^^^^^^^^ say: sex without a condom
     = why: says what was not used; PrEP, suppressed virus or a vaccine may have protected
  mistakes/names.toml:44:19: error[STI-0203]: no fact named `rolle`
     44 | columns = ["act", "rolle", "partner_groups.sells-sexx"]
        |                   ^^^^^^^ did you mean `role`?
  mistakes/names.toml:44:28: error[STI-0204]: `partner_groups` has no value `sells-sexx`
     44 | columns = ["act", "rolle", "partner_groups.sells-sexx"]
        |                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ did you mean `sells-sex`?
  mistakes/names.toml:47:31: error[STI-0204]: `considr` is not a level that a row can give
     47 |   ["anal", "receptive", "no", "considr"],
        |                               ^^^^^^^^^ did you mean `consider`?
  mistakes/names.toml:48:3: error[STI-0214]: a row of this table has 3 cells and its outcome
     48 |   ["vaginal", "receptive"],
        |   ^^^^^^^^^^^^^^^^^^^^^^^^ this one has 2 values
  mistakes/pack.toml:7:13: warning[STI-0227]: the pack was to be reviewed by 2020-11-01
      7 | review_by = "2020-11-01"
        |             ^^^^^^^^^^^^ review it against what is published now, and set the next date
  mistakes/sources.toml:12:13: warning[STI-0227]: the source `OLD` was to be reviewed by 2025-11-01
     12 | review_by = 2025-11-01
        |             ^^^^^^^^^^ review it against what is published now, and set the next date
  mistakes/sources.toml:14:9: warning[STI-0225]: nothing cites the source `UNUSED`
     14 | [source.UNUSED]
        |         ^^^^^^ cite it or remove it
  mistakes/types.toml:4:6: error[STI-0202]: expected a string, found a whole number
      4 | id = 5
        |      ^
  mistakes/types.toml:5:9: error[STI-0202]: expected a string or a list of strings, found a whole number
      5 | order = 6
        |         ^
  mistakes/types.toml:6:7: error[STI-0202]: expected a text in both languages, found a string
      6 | why = "x"
        |       ^^^ write { en = "…", nb = "…" }
  mistakes/types.toml:7:11: error[STI-0202]: expected a string, found a whole number
      7 | source = [7]
        |           ^
  mistakes/types.toml:8:9: error[STI-0202]: expected a basis, found a whole number
      8 | basis = 8
        |         ^
  mistakes/types.toml:12:22: error[STI-0202]: expected a string, found a whole number
     12 | follow_up = { what = 3, days = "x", from = "treated", infection = 4 }
        |                      ^
  mistakes/types.toml:12:32: error[STI-0202]: expected a whole number, found a string
     12 | follow_up = { what = 3, days = "x", from = "treated", infection = 4 }
        |                                ^^^
  mistakes/types.toml:12:67: error[STI-0202]: expected a string, found a whole number
     12 | follow_up = { what = 3, days = "x", from = "treated", infection = 4 }
        |                                                                   ^
  mistakes/types.toml:18:8: error[STI-0202]: expected a string, found a whole number
     18 | slot = 5
        |        ^
  mistakes/types.toml:21:26: error[STI-0209]: `hours` must be from 0 to 87840
     21 | latest_hours = { hours = -1, source = ["GUIDE"], basis = "stated" }
        |                          ^^
  mistakes/types.toml:24:6: error[STI-0202]: expected a string, found a whole number
     24 | id = 7
        |      ^
  mistakes/types.toml:27:8: error[STI-0202]: expected a string, found true or false
     27 | site = true
        |        ^^^^
  mistakes/types.toml:34:12: error[STI-0205]: `earliest` needs `days`
     34 | earliest = { hours = 30, source = ["GUIDE"], basis = "stated" }
        |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  mistakes/types.toml:34:14: error[STI-0201]: `earliest` has no key `hours`
     34 | earliest = { hours = 30, source = ["GUIDE"], basis = "stated" }
        |              ^^^^^
  mistakes/types.toml:35:14: error[STI-0202]: expected a number with its source, found a whole number
     35 | conclusive = 90
        |              ^^ write conclusive = { days = 14, source = ["…"], basis = "stated" }
  mistakes/types.toml:40:14: error[STI-0213]: the window `hiv-rapid` has earliest and conclusive in the wrong order (90 and 30 days)
     40 | conclusive = { days = 30, source = ["GUIDE"], basis = "stated" }
        |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  mistakes/types.toml:45:10: error[STI-0208]: no site named `blod`
     45 | sites = ["blod"]
        |          ^^^^^^ did you mean `blood`?
  [1]

