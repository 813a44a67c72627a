Risk in numbers: a range beside every point, two figures at most, words where nothing is published.

A source whose status is known

  $ sti risk --now 2026-11-23T10:00 -e anal,receptive,not-used,detectable,20d > known && sed -n '1,4p;/  - HIV: /,/\]$/p;/No published/,/HPV/p' known
  Risk in numbers, Mon 23 Nov 2026 10:00
  Norway, pack no 2026.11.1, reviewed 2026-11-24
  A number is what many contacts like this one give together; it does not say what
  happened this time. Behind each stands its range.
    - HIV: Receptive anal sex; the range could not be checked in a source. From
      this contact: about 140 in 10,000 (100 to 190). A later review found 130 in
      10,000 (55 to 220) in all, 75 (56 to 98) among men who have sex with men.
      The Norwegian guideline prints 1 in 90 (110 in 10,000): 1 in 65 with
      ejaculation inside, 1 in 170 without. [PATEL14, CDC-RISK, STI-PACK,
      BAGGALEY18, NK-PEP]
    - No published figure: hepatitis A, genital herpes, mpox, LGV (lymphogranuloma
      venereum), HPV.

The guideline and the curve side by side, and what people are told elsewhere

  $ sed -n '/^After/,/^Sources/p' known
  After a negative test
    - HIV (laboratory antigen/antibody test)
        Before any test: about 140 in 10,000 (100 to 190).
        Mon 23 Nov 2026 (day 20, today): the test finds 61 % (51 to 69); a
        negative leaves about 55 in 10,000 (32 to 92).
        Tue 24 Nov 2026 (day 21, first useful day): the test finds 65 % (56 to
        73); a negative leaves about 49 in 10,000 (28 to 83).
        Tue 15 Dec 2026 (day 42, optional early test): the test finds 99 % (98 to
        99); a negative leaves about 2.1 in 10,000 (1.1 to 3.9).
        Tue 26 Jan 2027 (day 84, conclusive by the guideline): the test finds over
        99 %; a negative leaves about 14 in 1,000,000 (10 to 19).
        What waiting buys, from Mon 23 Nov 2026 to Tue 26 Jan 2027: from about 55
        in 10,000 (32 to 92) to about 14 in 1,000,000 (10 to 19).
        The curve: Laboratory antigen/antibody tests on plasma from US
        seroconverters, with a simulated time to the first virus in blood.
        The guideline: a negative is conclusive from Tue 26 Jan 2027.
        They differ: the curve claims the most it may from day 59, the guideline
        waits until day 84. The guideline's day is the one to follow.
        "95 % at four weeks", as patient guides put it: the published curve says
        otherwise, 86 % (82 to 90) on day 28. The numbers here follow the curve.
        "99 % at six weeks", as patient guides put it: the curve agrees, with 99 %
        (98 to 99) on day 42.
  
  Sources

The same in Norwegian

  $ sti risk --lang nb --now 2026-11-23T10:00 -e anal,receptive,not-used,detectable,20d | sed -n '1,4p;/^Etter/,/^Kilder/p'
  Risiko i tall, man. 23. nov. 2026 kl. 10.00
  Norge, regelpakke no 2026.11.1, gjennomgått 2026-11-24
  Et tall er det mange slike kontakter gir til sammen; det sier ikke hva som
  skjedde denne gangen. Bak hvert tall står spennet.
  Etter en negativ prøve
    - Hiv (antigen/antistoff i laboratorium)
        Før noen prøve: omtrent 140 av 10 000 (100 til 190).
        man. 23. nov. 2026 (dag 20, i dag): prøven påviser 61 % (51 til 69); etter
        et negativt svar gjenstår omtrent 55 av 10 000 (32 til 92).
        tir. 24. nov. 2026 (dag 21, første nyttige dag): prøven påviser 65 % (56
        til 73); etter et negativt svar gjenstår omtrent 49 av 10 000 (28 til 83).
        tir. 15. des. 2026 (dag 42, valgfri tidlig prøve): prøven påviser 99 % (98
        til 99); etter et negativt svar gjenstår omtrent 2,1 av 10 000 (1,1 til
        3,9).
        tir. 26. jan. 2027 (dag 84, sikker ifølge retningslinjen): prøven påviser
        over 99 %; etter et negativt svar gjenstår omtrent 14 av 1 000 000 (10 til
        19).
        Gevinsten ved å vente fra man. 23. nov. 2026 til tir. 26. jan. 2027: fra
        omtrent 55 av 10 000 (32 til 92) til omtrent 14 av 1 000 000 (10 til 19).
        Kurven: Antigen/antistoff-tester i laboratorium på plasma fra amerikanere
        som ble smittet, med simulert tid til første virus i blodet.
        Retningslinjen: et negativt svar er sikkert fra tir. 26. jan. 2027.
        De er ulike: kurven påstår det meste den får lov til, fra dag 59,
        retningslinjen venter til dag 84. Dagen i retningslinjen er den som
        følges.
        «95 % etter fire uker», slik pasientveiledere skriver: den publiserte
        kurven sier noe annet, 86 % (82 til 90) på dag 28. Tallene her følger
        kurven.
        «99 % etter seks uker», slik pasientveiledere skriver: kurven er enig, med
        99 % (98 til 99) på dag 42.
  
  Kilder

A source whose status is not known: no chance is made up for it

  $ sti risk --now 2026-11-23T10:00 -p msm -e anal,receptive,not-used,20d | sed -n '/  - HIV: /,/NK-PEP\]/p;/^After/,/Before/p'
    - HIV: Receptive anal sex; the range could not be checked in a source. If the
      other person has it and can pass it on: about 140 in 10,000 (100 to 190).
      How many men who have sex with men in Norway have HIV that can be passed on
      is not published. In England it was once estimated at 1 in 43; it has fallen
      since. A later review found 130 in 10,000 (55 to 220) in all, 75 (56 to 98)
      among men who have sex with men. The Norwegian guideline prints 1 in 90 (110
      in 10,000): 1 in 65 with ejaculation inside, 1 in 170 without. [PATEL14,
      CDC-RISK, NHSDG-SOURCE, BAGGALEY18, NK-PEP]
  After a negative test
    - HIV (laboratory antigen/antibody test)
        All of this holds if the other person has it and can pass it on. If not,
        there is no risk at all.
        Before any test: about 140 in 10,000 (100 to 190).

A condom that was used is said plainly

  $ sti risk --now 2026-11-23T10:00 -e vaginal,insertive,used,positive,5d | sed -n '/  - HIV: /,/NK-PEP\]/p'
    - HIV: Insertive vaginal sex. From this contact: about 80 in 1,000,000 (16 to
      390). A condom that stayed whole and in place protects well: the average
      over all use is one fifth of the risk, and that counts condoms that failed.
      In low-income settings the same review found 38 in 10,000 (13 to 110). The
      Norwegian guideline prints 8 in 10,000 (1 in 1,200). [BOILY09, PATEL14,
      CDC-RISK, STI-PACK, NK-PEP]

Three acts with three partners, a negative test on the way

  $ sti risk --now 2026-11-23T10:00 -e vaginal,insertive,not-used,detectable,60d -e vaginal,insertive,not-used,detectable,50d -e vaginal,insertive,not-used,suppressed,40d -t hiv-lab@blood=2026-11-22:negative | sed -n '/^After/,/What waiting/p'
  After a negative test
    - HIV (laboratory antigen/antibody test)
        Before any test: about 8 in 10,000 (2 to 28).
        Sun 22 Nov 2026 (day 39, taken, negative): the test finds 98 % (97 to 98);
        a negative leaves about 2.2 in 1,000,000 (0.42 to 12).
        Mon 23 Nov 2026 (day 40, today): the test finds 98 % (97 to 99); a
        negative leaves about 1.9 in 1,000,000 (0.37 to 10).
        Wed 25 Nov 2026 (day 42, optional early test): the test finds 99 % (98 to
        99); a negative leaves about 1.5 in 1,000,000 (0.3 to 7.8).
        Wed 6 Jan 2027 (day 84, conclusive by the guideline): the test finds over
        99 %; a negative leaves about 0.8 in 1,000,000 (0.2 to 2.9).
        What waiting buys, from Sun 22 Nov 2026 to Wed 6 Jan 2027: from about 2.2

On PrEP, and after PEP, no curve holds and no number is given

  $ for told in prep=daily pep=completed; do sti risk --now 2026-11-23T10:00 -p $told -e anal,receptive,not-used,detectable,60d | sed -n '/^After/,/^Sources/p'; done
  After a negative test
    - HIV (laboratory antigen/antibody test)
        PrEP can delay what a test finds by weeks to months: no curve holds, so no
        number is given.
        The sources give no day from which a negative rules it out.
  
  Sources
  After a negative test
    - HIV (laboratory antigen/antibody test)
        PEP can delay what a test finds: no curve holds, so no number is given.
        The guideline's dates are what counts.
        The guideline: a negative is conclusive from Wed 13 Jan 2027.
  
  Sources
  $ sti risk --lang nb --now 2026-11-23T10:00 -p prep=daily -e anal,receptive,not-used,detectable,60d | sed -n '/^Etter/,/^Kilder/p'
  Etter en negativ prøve
    - Hiv (antigen/antistoff i laboratorium)
        PrEP kan forsinke det en prøve påviser, med uker til måneder: ingen kurve
        gjelder, så det gis ikke noe tall.
        Kildene oppgir ikke når et negativt svar utelukker smitte.
  
  Kilder
