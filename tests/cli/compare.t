Packs side by side.

One case under two packs; rows that differ carry an asterisk

  $ sti compare no $TESTS/fixtures/rules/uk --now 2026-11-24T12:00 -p age=24,anatomy=penis,msm -e anal,receptive,not-used,36h
  Norway, advice "no", version 2026.11.7 (a1b2c3d4), reviewed 29 Nov 2026
  United Kingdom, advice "uk", version 2026.11.0 (a1b2c3d4), reviewed 24 Nov 2026
  
  Advice for Tue 24 Nov 2026 12:00
  24 years, penis, has sex with men
  1. anal sex, the other inside, condom not used, 36 hours ago (Mon 23 Nov 00:00)
  
    Tests                   no 2026.11.7 (a1b2c3d4)    uk 2026.11.0 (a1b2c3d4)
  * Chlamydia, urine        today                      today; baseline; a
                                                       negative is conclusive
                                                       from Mon 7 Dec
  * Chlamydia, throat       –                          today
    (swab)
    Chlamydia, rectum       today; baseline; a         today; baseline; a
    (swab)                  negative is conclusive     negative is conclusive
                            from Mon 7 Dec             from Mon 7 Dec
  * Gonorrhoea, urine       today                      today; baseline; a
                                                       negative is conclusive
                                                       from Mon 7 Dec
    Gonorrhoea, throat      today                      today
    (swab)
    Gonorrhoea, rectum      today; baseline; a         today; baseline; a
    (swab)                  negative is conclusive     negative is conclusive
                            from Mon 7 Dec             from Mon 7 Dec
  * Syphilis, blood         today; baseline; a         today; baseline; a
                            negative is conclusive     negative is conclusive
                            from Mon 15 Feb 2027       from Mon 15 Feb 2027
  * HIV, blood              today; baseline; a         today; baseline; a
                            negative is conclusive     negative is conclusive
                            from Mon 15 Feb 2027       from Thu 7 Jan 2027
  * Hepatitis B, blood      today; baseline; a         today; baseline; a
                            negative is conclusive     negative is conclusive
                            from Sat 22 May 2027       from Sun 21 Feb 2027
  * Hepatitis C, blood      today; baseline; a         today; baseline; a
                            negative is conclusive     negative is conclusive
                            from Sat 22 May 2027       from Sun 21 Feb 2027
  
    Prevention              no 2026.11.7 (a1b2c3d4)    uk 2026.11.0 (a1b2c3d4)
  * HIV PEP                 consider (by Thu 26 Nov    recommended (by Thu 26
                            00:00)                     Nov 00:00)
  * PrEP                    consider                   not indicated
    Doxycycline PEP         not indicated              not indicated
    Emergency               not applicable             not applicable
    contraception
  * Hepatitis B             not indicated              not applicable
    immunoglobulin
  
    Vaccines                no 2026.11.7 (a1b2c3d4)    uk 2026.11.0 (a1b2c3d4)
    Hepatitis A vaccine     check status               check status
  * Hepatitis B vaccine     offer                      check status
    HPV vaccine             check status               check status
  * Mpox vaccine            check status               not indicated
  * Meningococcal B         check status               not indicated
    vaccine
  
    Follow-up               no 2026.11.7 (a1b2c3d4)    uk 2026.11.0 (a1b2c3d4)
  * Check-up                Mon 22 Feb 2027            –
  
  *: the advice differs. –: not mentioned.
  Reasons and sources: --format json, or sti advise --pack PACK --why.
  Decision support, not advice on treatment.

In Norwegian, as Markdown, only the differences

  $ sti compare no $TESTS/fixtures/rules/uk --now 2026-11-24T12:00 -e vaginal,receptive,not-used,5d --lang nb --format markdown --differences
  Norge, råd «no», versjon 2026.11.7 (a1b2c3d4), faglig gjennomgått 29.11.2026
  
  Storbritannia, råd «uk», versjon 2026.11.0 (a1b2c3d4), faglig gjennomgått 24.11.2026
  
  Råd for tir. 24. nov. 2026 kl. 12.00
  
  Ingen opplysninger om personen
  
  1. vaginalsex, den andre inne i seg, kondom ikke brukt, for 5 dager siden (tor. 19. nov.)
  
  | Prøver | no 2026.11.7 (a1b2c3d4) | uk 2026.11.0 (a1b2c3d4) |
  | --- | --- | --- |
  | **\* Klamydia, vagina (penselprøve)** | fra tor. 3. des.; negativt svar kan regnes som sikkert fra tor. 3. des. | i dag; nullprøve; negativt svar kan regnes som sikkert fra tor. 3. des. |
  | **\* Gonoré, vagina (penselprøve)** | fra tor. 3. des.; negativt svar kan regnes som sikkert fra tor. 3. des. | i dag; nullprøve; negativt svar kan regnes som sikkert fra tor. 3. des. |
  | **\* Syfilis, blod** | fra tor. 10. des.; negativt svar kan regnes som sikkert fra tor. 11. feb. 2027 | i dag; nullprøve; negativt svar kan regnes som sikkert fra tor. 11. feb. 2027 |
  | **\* Hiv, blod** | fra tor. 10. des.; negativt svar kan regnes som sikkert fra tor. 11. feb. 2027 | i dag; nullprøve; negativt svar kan regnes som sikkert fra søn. 3. jan. 2027 |
  | **\* Graviditet, urin** | fra tor. 10. des. | – |
  
  | Forebygging | no 2026.11.7 (a1b2c3d4) | uk 2026.11.0 (a1b2c3d4) |
  | --- | --- | --- |
  | **\* Hepatitt B-immunglobulin** | ikke indisert | ikke aktuelt |
  
  | Oppfølging | no 2026.11.7 (a1b2c3d4) | uk 2026.11.0 (a1b2c3d4) |
  | --- | --- | --- |
  | **\* Graviditetstest** | tor. 10. des. | – |
  
  \*: rådene er ulike. –: ikke omtalt.
  
  Beslutningsstøtte, ikke råd om behandling.

Without a case, the windows

  $ sti compare no $TESTS/fixtures/rules/uk --now 2026-11-24 --infection syphilis
  Norway, advice "no", version 2026.11.7 (a1b2c3d4), reviewed 29 Nov 2026
  United Kingdom, advice "uk", version 2026.11.0 (a1b2c3d4), reviewed 24 Nov 2026
  
    Window periods, in      no 2026.11.7 (a1b2c3d4)    uk 2026.11.0 (a1b2c3d4)
    days
  * Syphilis (blood test)   earliest 21, conclusive    early test 42, conclusive
                            84                         84
  * Syphilis (blood test)   earliest 30                –
    (consent: unsure or
    no, kind of contact:
    other than shared
    injecting equipment or
    needlestick injury or
    blood on mucosa, eye
    or broken skin or
    human bite)
    Syphilis (PCR)          no number                  no number
  
  *: the advice differs. –: not mentioned.
  Reasons and sources: --format json, or sti advise --pack PACK --why.
  Decision support, not advice on treatment.

A pack does not differ from itself

  $ sti compare no no --now 2026-11-24 -e oral,receptive,not-used,3w --differences
  Norway, advice "no", version 2026.11.7 (a1b2c3d4), reviewed 29 Nov 2026
  Norway, advice "no", version 2026.11.7 (a1b2c3d4), reviewed 29 Nov 2026
  
  Advice for Tue 24 Nov 2026 00:00
  No information about the person
  1. gave oral sex, condom not used, 21 days ago (Tue 3 Nov)
  
  The advice is the same.
  
  *: the advice differs. –: not mentioned.
  Reasons and sources: --format json, or sti advise --pack PACK --why.
  Decision support, not advice on treatment.

JSON carries rules and sources

  $ sti compare no $TESTS/fixtures/rules/uk --now 2026-11-24 --infection trichomonas --format json | grep -v sha256
  {
    "schema": "sti-compare/1",
    "packs": [
      {
        "id": "no",
        "version": "2026.11.7",
        "review_by": "2027-11-29",
        "title": "Sexually transmitted infections: tests, windows and prevention",
        "country": "Norway",
        "reviewed": "2026-11-29",
        "overdue": false
      },
      {
        "id": "uk",
        "version": "2026.11.0",
        "review_by": "2027-11-24",
        "title": "United Kingdom (fixture)",
        "country": "United Kingdom",
        "reviewed": "2026-11-24",
        "overdue": false
      }
    ],
    "now": "2026-11-24T00:00",
    "windows": [
      {
        "id": "trichomonas-naat",
        "label": "trichomonas (NAAT)",
        "differs": true,
        "packs": [
          {
            "earliest_days": null,
            "interim_days": null,
            "conclusive_days": null,
            "rules": [
              "window/trichomonas-naat"
            ],
            "sources": [
              "EMB-TV",
              "HDIR-TV"
            ],
            "text": "no number"
          },
          {
            "earliest_days": null,
            "interim_days": null,
            "conclusive_days": 28,
            "rules": [
              "window/trichomonas-naat"
            ],
            "sources": [
              "TESTME"
            ],
            "text": "conclusive 28"
          }
        ]
      }
    ]
  }

Mistakes say what to do

  $ sti compare no
  2> PACK: error[STI-0001]: 1 packs cannot be compared
  2>    = name from 2 to 4, by id or folder: sti compare no path/to/pack
  [2]

  $ sti compare no no no no no
  2> PACK: error[STI-0001]: 5 packs cannot be compared
  2>    = name from 2 to 4, by id or folder: sti compare no path/to/pack
  [2]

  $ sti compare no nope
  2> PACK: error[STI-0001]: no pack and no folder named `nope`
  2>    = there are `no`
  [2]

  $ sti compare no no --infection hvi
  2> --infection: error[STI-0001]: no infection named `hvi`
  2>    = did you mean `hiv`?
  [2]

  $ sti compare no no --infection hiv -e oral,3w
  2> --infection: error[STI-0001]: leaves windows out, and a case has none to leave out
  2>    = leave out the case, or --infection
  [2]

  $ sti compare no no -e orall,3w
  2> -e:1:1: error[STI-0303]: no fact or value named `orall` in -e
  2>     1 | orall,3w
  2>       | ^^^^^ did you mean `oral`?
  2> -e:1:1: error[STI-0310]: an exposure needs `act`
  2>     1 | orall,3w
  2>       | ^^^^^^^^ it can be `vaginal`, `anal`, `oral`, `oral-anal`, `hand`, `toys`, `injecting`, `needlestick`, `blood-contact` or `bite`
  [2]

  $ sti compare no no --format csv
  2> sti: error[STI-0001]: --format cannot be `csv`; it can be `text`, `json`, `markdown` or `html`
  2>    = see `sti compare --help`
  [2]

For a script: the case and the moment, and no list of nothing

  $ for options in "-p age=30" "-p age=30 --differences" "--differences"; do
  >   sti compare no $TESTS/fixtures/rules/uk --now 2026-11-24 $options --format json | python3 -c 'import json, sys
  > found = json.load(sys.stdin)
  > print(*found, found["now"], found.get("case", {}).get("person"), [each for each in found if found[each] == []])'; done
  schema packs now case tests verdicts vaccines 2026-11-24T00:00 {'age': 30} []
  schema packs now case tests 2026-11-24T00:00 {'age': 30} []
  schema packs now windows 2026-11-24T00:00 None []

No other form than text speaks of options

  $ for form in html markdown; do for command in "compare no $TESTS/fixtures/rules/uk -e oral,5d" talk "explain -e oral,5d"; do
  >   sti $command --now 2026-11-24 --format $form | grep -e --format -e --talk -e --why; done; done
  [1]
