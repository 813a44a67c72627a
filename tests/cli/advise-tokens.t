Tokens of -p and -e, and what is said of the ones that are not understood.

The bare token `hiv` in -e is an infection of the partner, and read as HIV of unknown viral load

  $ sti advise --now 2026-11-23T10:00 -e anal,receptive,not-used,hiv,5h --format json | python3 -c 'import json, sys
  > a = json.load(sys.stdin)
  > print(a["case"]["exposures"][0], a["verdicts"]["pep"]["level"])
  > print([x for x in a["assumed"] if x["why"] == "reading"])'
  {'act': 'anal', 'since': '5h', 'role': 'receptive', 'condom': 'not-used', 'partner_infections': ['hiv']} recommended
  [{'fact': 'partner_hiv', 'exposure': 0, 'value': 'positive', 'why': 'reading'}]

A man who has sex with men and has anal sex: the partner is read as one too, unless something is said of the partner

  $ sti advise --now 2026-11-23T10:00 -p msm -e anal,5h --format json | python3 -c 'import json, sys
  > print([x for x in json.load(sys.stdin)["assumed"] if x["why"] == "reading"])'
  [{'fact': 'partner_groups', 'exposure': 0, 'value': 'msm', 'why': 'reading'}]
  $ sti advise --now 2026-11-23T10:00 -p msm -e anal,5h,partner_groups=none --format json | python3 -c 'import json, sys
  > print([x for x in json.load(sys.stdin)["assumed"] if x["why"] == "reading"])'
  []
  $ sti advise --now 2026-11-23T10:00 -p msm -e vaginal,5h --format json | python3 -c 'import json, sys
  > print([x for x in json.load(sys.stdin)["assumed"] if x["why"] == "reading"])'
  []

A flag fact takes several, or none; -p repeats and merges

  $ sti advise --now 2026-11-23 -p symptoms=ulcer+rash -p age=24 -p buys-sex,wants=none --format json | python3 -c 'import json, sys
  > print(json.load(sys.stdin)["case"]["person"])'
  {'age': 24, 'groups': ['buys-sex'], 'symptoms': ['rash', 'ulcer'], 'wants': []}

Conflicting values are an error, the same value twice is not

  $ sti advise --now 2026-11-23 -p age=24 -p age=24 --format json | grep -c '"age": 24'
  1
  $ sti advise --now 2026-11-23 -p age=24 -p age=25
  2> -p:2:1: error[STI-0309]: `age` is given twice with different values
  2>     2 | age=25
  2>       | ^^^
  [2]
  $ sti advise --now 2026-11-23 -p symptoms=none,rash
  2> -p:1:15: error[STI-0309]: `symptoms` cannot be `none` and something too
  2>     1 | symptoms=none,rash
  2>       |               ^^^^
  [2]
  $ sti advise --now 2026-11-23 -e oral,5d,anal
  2> -e:1:9: error[STI-0309]: `act` is given twice with different values
  2>     1 | oral,5d,anal
  2>       |         ^^^^
  [2]

An ambiguous token names the candidates

  $ sti advise --now 2026-11-23 -p unknown
  2> -p:1:1: error[STI-0304]: `unknown` could belong to several facts
  2>     1 | unknown
  2>       | ^^^^^^^ write `anatomy=unknown`, `pregnant=unknown`, `can_become_pregnant=unknown`, `contraception=unknown`, `hiv=unknown`, `hbv_immunity=unknown`, `hav_immunity=unknown`, `hpv_immunity=unknown`, `mpox_immunity=unknown`, `circumcised=unknown`, `pattern=unknown` or `sti_last_12m=unknown`
  [2]
  $ sti advise --now 2026-11-23 -e oral,5d,yes
  2> -e:1:9: error[STI-0304]: `yes` could belong to several facts
  2>     1 | oral,5d,yes
  2>       |         ^^^ write `ejaculation=yes`, `partner_hiv_recent=yes`, `partner_prep=yes` or `consent=yes`
  [2]
  $ sti advise --now 2026-11-23 -e oral,5d,msm,none
  2> -e:1:13: error[STI-0304]: `none` could belong to several facts
  2>     1 | oral,5d,msm,none
  2>       |             ^^^^ write `partner_infections=none` or `partner_groups=none`
  [2]

An unknown token names the nearest, and where it belongs

  $ sti advise --now 2026-11-23 -e orl,5d
  2> -e:1:1: error[STI-0303]: no fact or value named `orl` in -e
  2>     1 | orl,5d
  2>       | ^^^ did you mean `oral`?
  2> -e:1:1: error[STI-0310]: an exposure needs `act`
  2>     1 | orl,5d
  2>       | ^^^^^^ it can be `vaginal`, `anal`, `oral`, `oral-anal`, `hand`, `toys`, `injecting`, `needlestick`, `blood-contact` or `bite`
  [2]
  $ sti advise --now 2026-11-23 -e oral,5d,age=24
  2> -e:1:9: error[STI-0303]: no fact named `age` in -e
  2>     1 | oral,5d,age=24
  2>       |         ^^^ it belongs in -p
  [2]
  $ sti advise --now 2026-11-23 -p condom=used
  2> -p:1:1: error[STI-0303]: no fact named `condom` in -p
  2>     1 | condom=used
  2>       | ^^^^^^ it belongs in -e
  [2]
  $ sti advise --now 2026-11-23 -p anatomy=pens
  2> -p:1:9: error[STI-0305]: `anatomy` cannot be `pens`
  2>     1 | anatomy=pens
  2>       |         ^^^^ did you mean `penis`?
  [2]
  $ sti advise --now 2026-11-23 -p anatomy
  2> -p:1:1: error[STI-0303]: `anatomy` is a fact and needs a value
  2>     1 | anatomy
  2>       | ^^^^^^^ write `anatomy=penis`, `anatomy=vagina` or `anatomy=unknown`
  [2]
  $ sti advise --now 2026-11-23 -p age=900
  2> -p:1:5: error[STI-0305]: `age` cannot be 900
  2>     1 | age=900
  2>       |     ^^^ it is a whole number from 0 to 120
  [2]
  $ sti advise --now 2026-11-23 -p age=-1
  2> -p:1:5: error[STI-0305]: `age` cannot be -1
  2>     1 | age=-1
  2>       |     ^^ it is a whole number from 0 to 120
  [2]
  $ sti advise --now 2026-11-23 -p age=old
  2> -p:1:5: error[STI-0302]: `age` is a whole number from 0 to 120, or "unknown"
  2>     1 | age=old
  2>       |     ^^^
  [2]
  $ sti advise --now 2026-11-23 -p age=24,,msm
  2> -p:1:8: error[STI-0303]: an empty token
  2>     1 | age=24,,msm
  2>       |        ^ remove the extra comma
  [2]
  $ sti advise --now 2026-11-23 -p ''
  2> -p:1:1: error[STI-0303]: an empty token
  2>    = remove the extra comma
  [2]

Months are refused with a hint, and so is what is no time

  $ sti advise --now 2026-11-23 -e oral,3m
  2> -e:1:6: error[STI-0313]: `3m` could mean minutes or months
  2>     1 | oral,3m
  2>       |      ^^ give weeks (12w) or the date
  [2]
  $ sti advise --now 2026-11-23 -e oral,-3d
  2> -e:1:6: error[STI-0306]: a time since an exposure cannot be negative
  2>     1 | oral,-3d
  2>       |      ^^^ write hours, days or weeks: 36h, 5d, 3w
  [2]
  $ sti advise --now 2026-11-23 -e oral,5x
  2> -e:1:6: error[STI-0306]: `5x` is no duration
  2>     1 | oral,5x
  2>       |      ^^ write hours, days or weeks: 36h, 5d, 3w
  [2]
  $ sti advise --now 2026-11-23 -e oral,2026-11-24
  2> -e:1:6: error[STI-0307]: the exposure is after now (2026-11-23T00:00)
  2>     1 | oral,2026-11-24
  2>       |      ^^^^^^^^^^
  [2]
  $ sti advise --now 2026-11-23 -e oral,2026-11-20T10:00Z
  2> -e:1:6: error[STI-0306]: `on` is not a date or a date-time
  2>     1 | oral,2026-11-20T10:00Z
  2>       |      ^^^^^^^^^^^^^^^^^ times are local clinic time: leave out the offset or `Z`
  [2]
  $ sti advise --now 2026-11-23 -e oral
  2> -e:1:1: error[STI-0311]: an exposure needs the time since it
  2>     1 | oral
  2>       | ^^^^ give `since` (36h, 5d, 3w) or `on` (a date or date-time)
  [2]
  $ sti advise --now 2026-11-23 -e 5d
  2> -e:1:1: error[STI-0310]: an exposure needs `act`
  2>     1 | 5d
  2>       | ^^ it can be `vaginal`, `anal`, `oral`, `oral-anal`, `hand`, `toys`, `injecting`, `needlestick`, `blood-contact` or `bite`
  [2]
  $ sti advise --now 2026-11-23 -e oral,5d,2026-11-20
  2> -e:1:9: error[STI-0311]: an exposure has `since` or `on`, not both
  2>     1 | oral,5d,2026-11-20
  2>       |         ^^^^^^^^^^ give `since` (36h, 5d, 3w) or `on` (a date or date-time)
  [2]

A test taken has a date and a result

  $ sti advise --now 2026-11-23 -t gonorrhoea-naat@throat=2026-11-17:negative --format json | python3 -c 'import json, sys
  > print(json.load(sys.stdin)["case"]["person"])'
  {'tests_taken': [{'test': 'gonorrhoea-naat', 'site': 'throat', 'on': '2026-11-17', 'result': 'negative'}]}
  $ sti advise --now 2026-11-23 -t gonorrhoea-naat@throat
  2> -t:1:1: error[STI-0303]: `gonorrhoea-naat@throat` is no test taken
  2>     1 | gonorrhoea-naat@throat
  2>       | ^^^^^^^^^^^^^^^^^^^^^^ write TEST[@SITE]=DATE:RESULT, for example hiv-lab=2026-11-17:negative
  [2]
  $ sti advise --now 2026-11-23 -t gonorrhea-naat=2026-11-17:negative
  2> -t:1:1: error[STI-0305]: no test named `gonorrhea-naat`
  2>     1 | gonorrhea-naat=2026-11-17:negative
  2>       | ^^^^^^^^^^^^^^ did you mean `gonorrhoea-naat`?
  [2]
  $ sti advise --now 2026-11-23 -t gonorrhoea-naat@throat=2026-11-24:negative
  2> -t:1:24: error[STI-0307]: `on` is 2026-11-24, after now (2026-11-23)
  2>     1 | gonorrhoea-naat@throat=2026-11-24:negative
  2>       |                        ^^^^^^^^^^
  [2]
  $ sti advise --now 2026-11-23 -t gonorrhoea-naat@thraot=2026-11-17:negative
  2> -t:1:17: error[STI-0305]: no site named `thraot`
  2>     1 | gonorrhoea-naat@thraot=2026-11-17:negative
  2>       |                 ^^^^^^ did you mean `throat`?
  [2]
  $ sti advise --now 2026-11-23 -t gonorrhoea-naat=2026-11-17:bad
  2> -t:1:28: error[STI-0305]: no result named `bad`
  2>     1 | gonorrhoea-naat=2026-11-17:bad
  2>       |                            ^^^ it can be `negative`, `positive` or `pending`
  [2]

All mistakes of a case are told at once

  $ sti advise --now 2026-11-23 -p age=900,anatmy=penis -e orall,3m
  2> -e:1:1: error[STI-0303]: no fact or value named `orall` in -e
  2>     1 | orall,3m
  2>       | ^^^^^ did you mean `oral`?
  2> -e:1:1: error[STI-0310]: an exposure needs `act`
  2>     1 | orall,3m
  2>       | ^^^^^^^^ it can be `vaginal`, `anal`, `oral`, `oral-anal`, `hand`, `toys`, `injecting`, `needlestick`, `blood-contact` or `bite`
  2> -e:1:7: error[STI-0313]: `3m` could mean minutes or months
  2>     1 | orall,3m
  2>       |       ^^ give weeks (12w) or the date
  2> -p:1:5: error[STI-0305]: `age` cannot be 900
  2>     1 | age=900,anatmy=penis
  2>       |     ^^^ it is a whole number from 0 to 120
  2> -p:1:9: error[STI-0303]: no fact named `anatmy` in -p
  2>     1 | age=900,anatmy=penis
  2>       |         ^^^^^^ did you mean `anatomy`?
  [2]

Control characters and broken UTF-8 never reach the terminal raw

  $ sti advise --now 2026-11-23 -p "$(printf 'a\033[31mb')" 2>&1 | cat -v
  -p:1:2: error[STI-0104]: a control character stands here
      1 | aM-oM-?M-=[31mb
        |  ^ remove it
  $ sti advise --now 2026-11-23 -p "$(printf 'a\377b')" 2>&1 | cat -v
  -p:1:2: error[STI-0103]: the text is not valid UTF-8
      1 | aM-oM-?M-=b
        |  ^ save the text as UTF-8
