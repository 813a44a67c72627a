Why an advice is what it is, why something is not in it, and what would change it.

A line of the advice: the rules, what made them hold, the reason and the sources

  $ sti explain hiv-lab --now 2026-11-23T10:00 -p hiv=negative -e vaginal,receptive,not-used,5d
  Why: the advice for Mon 23 Nov 2026 10:00
  Norway, advice "no", version 2026.11.7 (a1b2c3d4), reviewed 29 Nov 2026
  Does not have HIV
  1. vaginal sex, the other inside, condom not used, 5 days ago (Wed 18 Nov)
  
  Why: HIV (laboratory antigen/antibody test)
    - It is in this advice.
        Condom not used, or it failed or is not remembered: offer an HIV test.
        Applies because: vaginal sex, condom not used, does not have HIV.
        condom-not-used-hiv · UTP21, NK-HIV · inferred
        Can be taken from day 21; on day 42 most infections are found; a negative
        is conclusive from day 84.
        Applies because: it has no condition.
        days: window/hiv-lab · SEED, NLSH-HIV, FURST-HIV, PED-STICK, OLA25, OLA24,
        EMB-HIV, UNG-HIV · stated

What is not there: what the nearest rules ask for, and the smallest change that brings it

  $ sti explain --now 2026-11-23T10:00 -e anal,receptive,not-used,partner_hiv=positive,80h --why-not pep,hiv-rapid
  Why: the advice for Mon 23 Nov 2026 10:00
  Norway, advice "no", version 2026.11.7 (a1b2c3d4), reviewed 29 Nov 2026
  No information about the person
  1. anal sex, the other inside, condom not used, the other person lives with HIV,
  viral load not known, 80 hours ago (Fri 20 Nov 02:00)
  
  Why not: HIV PEP
    - Rule pep-penetrative/2 applies, but the time limit has passed.
        pep-penetrative/2 · NK-PEP, HN-PEP, STO-PEP · inferred
    - Rule pep-blood-contact/1 does not apply. It requires: blood on mucosa, eye
      or broken skin. The time limit has also passed.
        pep-blood-contact/1 · HN-PEP, STO-PEP · stated
    - Rule pep-injecting/1 does not apply. It requires: shared injecting
      equipment. The time limit has also passed.
        pep-injecting/1 · HN-PEP, STO-PEP · stated
    - The smallest change that leads to it:
        time of exposure: 61h (now: 80h)
        Try it:
        sti advise --now 2026-11-23T10:00 -e anal,receptive,not-used,positive,61h
  
  Why not: HIV (rapid test)
    - Rule wish-rapid-test does not apply. It requires: wants a rapid test.
        wish-rapid-test · SEED, NK-HIV · stated
    - The smallest change that leads to it:
        wanted today: rapid test (now: not given)
        Try it:
        sti advise --now 2026-11-23T10:00 -p rapid-test -e anal,receptive,not-used,positive,80h

The command that it prints has it

  $ $(sti explain --now 2026-11-23T10:00 -e anal,receptive,not-used,partner_hiv=positive,80h --why-not pep --format json | python3 -c '
  > import json, sys
  > print(json.load(sys.stdin)["why_not"][0]["command"])') --format json | python3 -c '
  > import json, sys
  > print(json.load(sys.stdin)["verdicts"]["pep"]["level"])'
  recommended

A person alone: the change is an exposure, and nothing more than it takes

  $ sti explain --now 2026-11-23T10:00 -p age=30 --why-not emergency-contraception --lang nb
  Hvorfor: rådet for man. 23. nov. 2026 kl. 10.00
  Norge, råd «no», versjon 2026.11.7 (a1b2c3d4), faglig gjennomgått 29.11.2026
  30 år
  
  Hvorfor ikke: nødprevensjon
    - Regel ec/2 gjelder ikke. Den krever: vaginalsex, den andres anatomi: ukjent
      eller penis, den andre inne i seg, kondom: annet enn brukt.
        ec/2 · NHI-EC, EMB-EC · vår slutning
    - Regel ec/1 gjelder ikke. Den krever: vaginalsex, den andres anatomi: ukjent
      eller penis, den andre inne i seg, kondom: annet enn brukt, bruker ikke
      prevensjon.
        ec/1 · NHI-EC, EMB-EC · vår slutning
    - Regel ec-age-ask gjelder ikke. Den krever: vaginalsex, den andres anatomi:
      ukjent eller penis, den andre inne i seg, kondom: annet enn brukt, alder:
      høyst 12 eller alder: minst 50.
        ec-age-ask · NHI-EC, EMB-EC · vår slutning
    - Den minste endringen som fører til det:
        en hendelse: vaginalsex, for 12 timer siden (søn. 22. nov. kl. 22.00)
        Kjør:
        sti advise --now 2026-11-23T10:00 -p age=30 -e vaginal,12h --lang nb

What no rule gives, no change can bring

  $ sti explain --now 2026-11-23T10:00 -p age=30 --why-not menb,chlamydia-naat@throat | grep -A2 "^Why"
  Why: the advice for Mon 23 Nov 2026 10:00
  Norway, advice "no", version 2026.11.7 (a1b2c3d4), reviewed 29 Nov 2026
  30 years
  --
  Why not: meningococcal B vaccine
    - No rule gives it, so no change in what is reported can lead to it.
  
  Why not: chlamydia (NAAT), throat (swab)
    - No change in what is reported can lead to it: proved for every person with
      one exposure.

What each answer to a fact that is not told would change

  $ sti explain --now 2026-11-23T10:00 -e oral,receptive,used,20h --lang nb | sed -n '/Hvis mer/,/Graviditet/p' | head -30
  Hvis mer var kjent
    - Hivstatus
        positiv → PEP mot hiv: ikke aktuelt (nå: ikke indisert); PrEP: ikke
        aktuelt (nå: ikke indisert); klamydia, urin: ta man. 23. nov. (ny);
        gonoré, urin: ta man. 23. nov. (ny); gonoré, hals (penselprøve): ta man.
        23. nov., nullprøve (ny); syfilis, blod: ta man. 23. nov., nullprøve (ny);
        6 til
        negativ eller ukjent → ingen endring
    - Bruk av PEP
        pågår nå eller kuren er fullført → PrEP: vurder (nå: ikke indisert); hiv,
        blod: ta man. 23. nov., nullprøve (ny); hepatitt B, blod: ta man. 23.
        nov., nullprøve (ny); hepatitt C, blod: ta man. 23. nov. (ny); ny time:
        ons. 25. nov. 2026 (ny); merknaden pep-again-then-prep kommer til; 4 til
        sluttet før kuren var ferdig → PrEP: vurder (nå: ikke indisert); merknaden
        pep-again-then-prep kommer til; merknaden pep-hiv-days-from-last-dose
        kommer til; merknaden prep-after-pep kommer til
        nei → ingen endring
    - Alder
        0 til 13 → klamydia, urin: ta man. 23. nov. (ny); gonoré, urin: ta man.
        23. nov. (ny); gonoré, hals (penselprøve): ta man. 23. nov. (ny); syfilis,
        blod: ta man. 23. nov., nullprøve (ny); hiv, blod: ta man. 23. nov.,
        nullprøve (ny); hepatitt B, blod: ta man. 23. nov., nullprøve (ny); 12 til
        14 til 15 → HPV-vaksine: sjekk status (nå: ikke indisert); merknaden
        consent-not-asked kommer til; merknaden free-of-charge kommer til;
        merknaden under-16 kommer til
        16 til 19 → HPV-vaksine: sjekk status (nå: ikke indisert); meningokokk
        B-vaksine: sjekk status (nå: ikke indisert); merknaden consent-not-asked
        kommer til; merknaden free-of-charge kommer til
        20 til 24 → HPV-vaksine: sjekk status (nå: ikke indisert)
        25 til 29 → HPV-vaksine: sjekk status (nå: ikke indisert); merknaden

The same as JSON

  $ sti explain --now 2026-11-23T10:00 -e anal,receptive,not-used,partner_hiv=positive,80h --why-not pep --format json | python3 -c '
  > import json, sys
  > a = json.load(sys.stdin)
  > print(a["schema"], a["why_not"][0]["answer"], a["why_not"][0]["blocked"][0]["by"], a["why_not"][0]["changes"])'
  sti-explain/1 change limit [{'fact': 'since', 'exposure': 0, 'before': '80h', 'after': '61h'}]
  $ sti explain --now 2026-11-23T10:00 -e hand,5d --format json | python3 -c '
  > import json, sys
  > a = json.load(sys.stdin)
  > print(len(a["why_not"]), a["lines"][0]["line"], a["lines"][0]["because"][0]["rule"])
  > print(sorted({what["matters"] for what in a["what_if"]}), list(a["what_if"][0]))'
  0 pep pep-other-sex
  [False, True] ['fact', 'exposure', 'matters', 'moves', 'effects']

Names that are none

  $ sti explain --now 2026-11-23 -e hand,5d --why-not hiv-rapd
  2> --why-not: error[STI-0001]: nothing in an advice is named `hiv-rapd`
  2>    = did you mean `hiv-rapid`?
  [2]
  $ sti explain pepp --now 2026-11-23 -e hand,5d
  2> sti explain: error[STI-0001]: nothing in an advice is named `pepp`
  2>    = did you mean `pep`?
  [2]
  $ sti explain --now 2026-11-23 -e hand,5d --why-not pep=perhaps
  2> --why-not: error[STI-0001]: nothing in an advice is named `pep=perhaps`
  2>    = the levels of a slot are `recommended`, `consider`, `too-late`, `not-stated`, `not-indicated` and `not-applicable`; of a vaccine `not-needed`, `complete-course`, `offer`, `check-status`, `too-late`, `not-stated` and `not-indicated`
  [2]
  $ sti explain --now 2026-11-23 -e hnad,5d
  2> -e:1:1: error[STI-0303]: no fact or value named `hnad` in -e
  2>     1 | hnad,5d
  2>       | ^^^^ did you mean `hand`?
  2> -e:1:1: error[STI-0310]: an exposure needs `act`
  2>     1 | hnad,5d
  2>       | ^^^^^^^ it can be `vaginal`, `anal`, `oral`, `oral-anal`, `hand`, `toys`, `injecting`, `needlestick`, `blood-contact` or `bite`
  [2]
  $ sti explain --why-not pep
  2> sti: error[STI-0001]: there is no case
  2>    = describe it with -p, -e and -t, or give --case FILE (- for standard input)
  [2]
  $ sti explain
  2> sti explain: error[STI-0001]: there is nothing to explain
  2>    = describe a case with -p and -e, or give --case FILE; or name a diagnostic code, as STI-0203
  [2]
  $ sti explain STI-0203 STI-0204
  2> sti explain: error[STI-0001]: one diagnostic code at a time, or a case to explain
  [2]

The change that is proposed is an ordinary one, of what was not told

  $ sti explain --now 2026-11-23T10:00 -e vaginal,receptive,not-used,5d --why-not pep | sed -n '/smallest/,/Try it/p'
    - The smallest change that leads to it:
        the other person's background: man who has sex with men (now: not given)
        time of exposure: 61h (now: 5d)
        Try it:

An infection stands for its tests that the pack orders

  $ sti explain --now 2026-11-23T10:00 -e oral,insertive,5d --why-not hiv | grep '^Why'
  Why: the advice for Mon 23 Nov 2026 10:00
  Why: HIV (laboratory antigen/antibody test)
  Why not: HIV (rapid test)
  Why not: HIV (RNA)
  $ sti explain --now 2026-11-23T10:00 -e oral,insertive,5d --why-not hivv
  2> --why-not: error[STI-0001]: nothing in an advice is named `hivv`
  2>    = name a test (with @site), an infection (its tests), a slot, a vaccine, follow-up/ID, or a rule that gives a note
  [2]
