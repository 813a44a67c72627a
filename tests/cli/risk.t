Risk in numbers: a range beside every point, two figures at most, words where nothing is published.

A source whose status is known

  $ sti risk --now 2026-11-23T10:00 -e anal,receptive,not-used,detectable,20d > known && sed -n '1,4p;/  - HIV: /,/\]$/p;/No published/,/HPV/p' known
  Risk in numbers, Mon 23 Nov 2026 10:00
  Norway, advice "no", version 2026.11.7 (a1b2c3d4), reviewed 29 Nov 2026
  The numbers show how many are infected when many people have this kind of
  contact. They do not say what happened this time. The uncertainty is given as a
    - HIV: Of 1,000 people with such a contact, about 14 would get HIV. Anal sex,
      the other person inside; the range is the statistical interval, not checked
      against the source. From this contact: about 140 in 10,000 (100 to 190). A
      later review found 130 in 10,000 (55 to 220) in all, 75 (56 to 98) among men
      who have sex with men. The Norwegian guideline gives 1 in 90 (110 in
      10,000): 1 in 65 with ejaculation inside, 1 in 170 without. [PATEL14,
      CDC-RISK, STI-PACK, BAGGALEY18, NK-PEP]

The guideline and the curve side by side, and what people are told elsewhere

  $ sed -n '/^After/,/^Sources/p' known
  After a negative test
    - HIV (laboratory antigen/antibody test)
        Before any test: about 140 in 10,000 (100 to 190).
        Mon 23 Nov 2026 (day 20, today): the test detects 61% (51 to 69) of
        infections; after a negative result the risk is about 55 in 10,000 (32 to
        92).
        Tue 24 Nov 2026 (day 21, first day it can be taken): the test detects 65%
        (56 to 73) of infections; after a negative result the risk is about 49 in
        10,000 (28 to 83).
        Tue 15 Dec 2026 (day 42, early test): the test detects 99% (98 to 99) of
        infections; after a negative result the risk is about 2.1 in 10,000 (1.1
        to 3.9).
        Tue 26 Jan 2027 (day 84, a negative is conclusive): the test detects over
        99% of infections; after a negative result the risk is about 14 in
        1,000,000 (10 to 19).
        Waiting from Mon 23 Nov 2026 to Tue 26 Jan 2027 brings the remaining risk
        down from about 55 in 10,000 (32 to 92) to about 14 in 1,000,000 (10 to
        19).
        The curve: Laboratory antigen/antibody tests on plasma from people in the
        US who became infected, with a simulated time to the first virus in blood.
        The advice: a negative is conclusive from Tue 26 Jan 2027.
        They differ: the curve levels off on day 59; the advice is day 84. Follow
        the advice.
        "95% at four weeks", as patient guides put it: the published curve says
        otherwise, 86% (82 to 90) on day 28. The numbers here follow the curve.
        "99% at six weeks", as patient guides put it: agrees with the published
        curve, 99% (98 to 99) on day 42.
  
  Sources

The same in Norwegian

  $ sti risk --lang nb --now 2026-11-23T10:00 -e anal,receptive,not-used,detectable,20d | sed -n '1,4p;/^Etter/,/^Kilder/p'
  Risiko i tall, man. 23. nov. 2026 kl. 10.00
  Norge, råd «no», versjon 2026.11.7 (a1b2c3d4), faglig gjennomgått 29.11.2026
  Tallene viser hvor mange som smittes når mange har samme type kontakt. De sier
  ikke hva som skjedde denne gangen. Usikkerheten vises som et spenn.
  Etter en negativ prøve
    - Hiv, antigen/antistoff (blodprøve)
        Før prøve: omtrent 140 av 10 000 (100 til 190).
        man. 23. nov. 2026 (dag 20, i dag): prøven påviser 61 % (51 til 69) av
        infeksjonene; etter et negativt svar er risikoen omtrent 55 av 10 000 (32
        til 92).
        tir. 24. nov. 2026 (dag 21, første dag prøven kan tas): prøven påviser
        65 % (56 til 73) av infeksjonene; etter et negativt svar er risikoen
        omtrent 49 av 10 000 (28 til 83).
        tir. 15. des. 2026 (dag 42, tidlig prøve): prøven påviser 99 % (98 til 99)
        av infeksjonene; etter et negativt svar er risikoen omtrent 2,1 av 10 000
        (1,1 til 3,9).
        tir. 26. jan. 2027 (dag 84, negativt svar kan regnes som sikkert): prøven
        påviser over 99 % av infeksjonene; etter et negativt svar er risikoen
        omtrent 14 av 1 000 000 (10 til 19).
        Venter man fra man. 23. nov. 2026 til tir. 26. jan. 2027, synker risikoen
        som gjenstår, fra omtrent 55 av 10 000 (32 til 92) til omtrent 14 av
        1 000 000 (10 til 19).
        Kurven: Laboratorietester (antigen/antistoff) på plasma fra personer i USA
        som ble smittet, med beregnet tid til første virus i blodet.
        Rådet: Et negativt svar kan regnes som sikkert fra tir. 26. jan. 2027.
        De er ulike: Kurven flater ut på dag 59, rådet er dag 84. Følg rådet.
        «95 % etter fire uker», slik pasientveiledere skriver: den publiserte
        kurven sier noe annet, 86 % (82 til 90) på dag 28. Tallene her følger
        kurven.
        «99 % etter seks uker», slik pasientveiledere skriver: stemmer med den
        publiserte kurven, 99 % (98 til 99) på dag 42.
  
  Kilder

A source whose status is not known: no chance is made up for it

  $ sti risk --now 2026-11-23T10:00 -p msm -e anal,receptive,not-used,20d | sed -n '/  - HIV: /,/NK-PEP\]/p;/^After/,/Before/p'
    - HIV: If the other person has it: of 1,000 people with such a contact, about
      14 would get HIV. Anal sex, the other person inside; the range is the
      statistical interval, not checked against the source. If the other person
      has the infection and can pass it on: about 140 in 10,000 (100 to 190). We
      have found no Norwegian figure for how many men who have sex with men have
      HIV that can be passed on. In England, an earlier estimate was 1 in 43; it
      has fallen since. A later review found 130 in 10,000 (55 to 220) in all, 75
      (56 to 98) among men who have sex with men. The Norwegian guideline gives 1
      in 90 (110 in 10,000): 1 in 65 with ejaculation inside, 1 in 170 without.
      [PATEL14, CDC-RISK, NHSDG-SOURCE, BAGGALEY18, NK-PEP]
  After a negative test
    - HIV (laboratory antigen/antibody test)
        All of this applies if the other person has the infection and can pass it
        on. If not, there is no risk.
        Before any test: about 140 in 10,000 (100 to 190).

A condom that was used is said plainly

  $ sti risk --now 2026-11-23T10:00 -e vaginal,insertive,used,positive,5d | sed -n '/  - HIV: /,/NK-PEP\]/p'
    - HIV: Of 100,000 people with such a contact, about 8 would get HIV. Vaginal
      sex, inside the other person. From this contact: about 80 in 1,000,000 (16
      to 390). A condom that stayed whole and in place protects well: the average
      over all use is one fifth of the risk, and that counts condoms that failed.
      In low-income countries the same review found 38 in 10,000 (13 to 110). The
      Norwegian guideline gives 8 in 10,000 (1 in 1,200). [BOILY09, PATEL14,
      CDC-RISK, STI-PACK, NK-PEP]

Three acts with three partners, a negative test on the way

  $ sti risk --now 2026-11-23T10:00 -e vaginal,insertive,not-used,detectable,60d -e vaginal,insertive,not-used,detectable,50d -e vaginal,insertive,not-used,suppressed,40d -t hiv-lab@blood=2026-11-22:negative | sed -n '/^After/,/What waiting/p'
  After a negative test
    - HIV (laboratory antigen/antibody test)
        Before any test: about 8 in 10,000 (2 to 28).
        Sun 22 Nov 2026 (day 39, taken, negative): the test detects 98% (97 to 98)
        of infections; after a negative result the risk is about 2.2 in 1,000,000
        (0.42 to 12).
        Mon 23 Nov 2026 (day 40, today): the test detects 98% (97 to 99) of
        infections; after a negative result the risk is about 1.9 in 1,000,000
        (0.37 to 10).
        Wed 25 Nov 2026 (day 42, early test): the test detects 99% (98 to 99) of
        infections; after a negative result the risk is about 1.5 in 1,000,000
        (0.3 to 7.8).
        Wed 6 Jan 2027 (day 84, a negative is conclusive): the test detects over
        99% of infections; after a negative result the risk is about 0.8 in
        1,000,000 (0.2 to 2.9).
        Waiting from Sun 22 Nov 2026 to Wed 6 Jan 2027 brings the remaining risk
        down from about 2.2 in 1,000,000 (0.42 to 12) to about 0.8 in 1,000,000
        (0.2 to 2.9).
        The curve: Laboratory antigen/antibody tests on plasma from people in the
        US who became infected, with a simulated time to the first virus in blood.
        The advice: a negative is conclusive from Wed 6 Jan 2027.
        They differ: the curve levels off on day 59; the advice is day 84. Follow
        the advice.
        "95% at four weeks", as patient guides put it: the published curve says
        otherwise, 86% (82 to 90) on day 28. The numbers here follow the curve.
        "99% at six weeks", as patient guides put it: agrees with the published
        curve, 99% (98 to 99) on day 42.
  
  Sources
    - CT-MODEL: Sex Transm Infect 2017 (PMC5520248): Anorectal and urogenital
      chlamydia: a pair model (2017)
    - ASHM-TRACING: ASHM: Australasian contact tracing guidelines, pages of single
      infections (n.d.)
    - HOOPER78: Hooper et al., Am J Epidemiol 1978;108:136-44: Cohort study of
      venereal disease: risk of gonorrhea transmission from infected women to men
      (1978)
    - SLIFIRSKI17: Slifirski et al., Emerg Infect Dis, November 2017: Mycoplasma
      genitalium infection in adults reporting sexual contact with infected
      partners (2017)
    - SENA07: Seña et al., Clin Infect Dis 2007: Trichomonas vaginalis infection
      in male sexual partners (2007)
    - DENMAN22: Denman, Hodson, Manavi, J Infect 2022;84:760-9: Infection risk in
      sexual contacts of syphilis: systematic review and meta-analysis (2022)
    - BOILY09: Boily et al., Lancet Infect Dis 2009;9:118-29: Heterosexual risk of
      HIV-1 infection per sexual act: systematic review and meta-analysis (2009)
    - PATEL14: Patel et al., AIDS 2014;28:1509-19: Estimating per-act HIV
      transmission risk: a systematic review (2014)
    - CDC-RISK: US Centers for Disease Control and Prevention: HIV risk behaviors:
      estimated per-act probability (n.d.)
    - STI-PACK: Kept by the sti project from published sources, most of them
      Norwegian. A clinic that uses the advice names a clinician who approves it
      and follows national guidance.: Sexually transmitted infections: tests,
      windows and prevention 2026.11.7 (2026-11-29)
    - NK-PEP: NKSOI, Nasjonal kompetansetjeneste for SOI, OUS: PEP i
      primærhelsetjenesten (n.d. (2020-))
    - TERRAULT13: Terrault et al., Hepatology 2013: Sexual transmission of
      hepatitis C virus among monogamous heterosexual couples (2013)
    - BURCHELL06: Burchell et al., Am J Epidemiol 2006;163:534-43: Modeling the
      sexual transmissibility of human papillomavirus infection (2006)
    - RODGER19: Rodger et al., Lancet 2019;393:2428-38: PARTNER2: condomless sex
      between men with suppressive treatment of the one with HIV (read in
      summaries) (2019)
    - CDC-PREVENT: US Centers for Disease Control and Prevention: Effectiveness of
      prevention strategies to reduce the risk of acquiring or transmitting HIV
      (2018-19)
    - DELANEY17: Delaney et al., Clin Infect Dis 2017;64:53-59: Time until
      emergence of HIV test reactivity following infection with HIV-1 (abstract
      and class curves) (2017)
    - TSIC: Time Since Infection Calculator, commit e5e4080: Published parameters
      and class curves after Delaney 2017 (2020)
    - IDT: infection-dating-tool (method: Grebe et al., BMC Infect Dis
      2019;19:894): Diagnostic tests and their delays, after Delaney 2017 (2019)
    - IBASE: HIV i-Base: Testing guide and question 2363 (guide read as quoted by
      others) (n.d.)
    - TAYLOR15: Taylor et al., Int J STD AIDS 2015;26:215-24: Probability of a
      false-negative HIV antibody test result during the window period (abstract)
      (2015)
  Supports a clinician's decision on which tests to take, from which site and
  when, after a possible exposure to a sexually transmitted or blood-borne
  infection.

On PrEP, and after PEP, no curve holds and no number is given

  $ for told in prep=daily pep=completed; do sti risk --now 2026-11-23T10:00 -p $told -e anal,receptive,not-used,detectable,60d | sed -n '/^After/,/^Sources/p'; done
  After a negative test
    - HIV (laboratory antigen/antibody test)
        PrEP can delay what a test finds by weeks to months: no curve fits, so no
        number is given.
        The sources give no day from which a negative is conclusive.
  
  Sources
  After a negative test
    - HIV (laboratory antigen/antibody test)
        PEP can delay what a test finds: no curve fits, so no number is given.
        Follow the dates in the advice.
        The advice: a negative is conclusive from Wed 13 Jan 2027.
  
  Sources
  $ sti risk --lang nb --now 2026-11-23T10:00 -p prep=daily -e anal,receptive,not-used,detectable,60d | sed -n '/^Etter/,/^Kilder/p'
  Etter en negativ prøve
    - Hiv, antigen/antistoff (blodprøve)
        PrEP kan forsinke det en prøve påviser, med uker til måneder: ingen kurve
        passer, så det gis ikke noe tall.
        Kildene oppgir ikke når et negativt svar kan regnes som sikkert.
  
  Kilder
