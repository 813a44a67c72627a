The timeline: which test says what, and when.

Below the page, at most 80 columns, with what each sign means

  $ sti advise --now 2026-11-23T10:00 -p age=30,anatomy=vagina,contraception=none -e vaginal,receptive,failed,partner_hiv=positive,30h --timeline > page && sed -n '/^Timeline/,/One column: .* hours/p' page
  Timeline
                         ▼ today                          visits
                         Nov  Jan  Feb Mar Apr May  Jun
  Exposures              ×                                22 Nov
  Chlamydia: vagina      ··█○████████████████████████████ 14 Dec
  Gonorrhoea: vagina     ··█○████████████████████████████ 14 Dec
  Syphilis: blood        ···○▒▒▒▒▒▒▒▒○███████████████████ 14 Dec, 15 Feb 2027
  HIV: blood             ●··○▒▒○▒▒▒▒▒○███████████████████ 14 Dec, 4 Jan 2027,
                                                          15 Feb 2027
  Hepatitis B: blood     ●┤           ○           ○       22 Feb 2027, 21 May 2027
  Hepatitis C: blood     ●┤    ○     ○            ○       4 Jan 2027, 15 Feb 2027,
                                                          21 May 2027
  Pregnancy: urine       ●··○▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ 14 Dec
  Pregnancy test            ◆                             14 Dec
    · too early   ▒ can be taken; repeat a negative   █ a negative is conclusive
    ● take today   ○ take or repeat   ┤ take by   × exposure   ◆ appointment
    One column: 7 days
  
  Time limits                  ▼ now
  HIV PEP                ······████████┤              by Wed 25 Nov 04:00
  Levonorgestrel pill    ······████████┤              by Wed 25 Nov 04:00
  Copper coil            ······██████████████████┤    by Fri 27 Nov 04:00
  Ulipristal pill        ······██████████████████┤    by Fri 27 Nov 04:00
    · passed   █ not passed   ┤ limit   One column: 5 hours

The same in Norwegian, in ASCII

  $ sti advise --lang nb --now 2026-11-23T10:00 -p age=30,anatomy=vagina,contraception=none -e vaginal,receptive,failed,partner_hiv=positive,30h --ascii | sed -n '/^Tidslinje/,/kolonne: .* timer/p'
  Tidslinje
                         V i dag                          besøk
                         nov. jan. feb.    apr.     juni
  Hendelser              *                                22. nov.
  Klamydia: vagina       ..#o############################ 14. des.
  Gonoré: vagina         ..#o############################ 14. des.
  Syfilis: blod          ...o--------o################### 14. des., 15. feb. 2027
  Hiv: blod              X..o--o-----o################### 14. des., 4. jan. 2027,
                                                          15. feb. 2027
  Hepatitt B: blod       X]           o           o       22. feb. 2027,
                                                          21. mai 2027
  Hepatitt C: blod       X]    o     o            o       4. jan. 2027,
                                                          15. feb. 2027,
                                                          21. mai 2027
  Graviditet: urin       X..o---------------------------- 14. des.
  Graviditetstest           +                             14. des.
    . for tidlig   - kan tas; negativ prøve tas på nytt
    # negativt svar kan regnes som sikkert   X ta i dag   o ta, eller ta på nytt
    ] bør tas innen   * hendelse   + ny time   Én kolonne: 7 dager
  
  Tidsfrister                  V nå
  PEP mot hiv            ......########]              senest ons. 25. nov. kl.
                                                      04.00
  Levonorgestrel-pille   ......########]              senest ons. 25. nov. kl.
                                                      04.00
  Kobberspiral           ......##################]    senest fre. 27. nov. kl.
                                                      04.00
  Ulipristal-pille       ......##################]    senest fre. 27. nov. kl.
                                                      04.00
    . utløpt   # ikke utløpt   ] frist   Én kolonne: 5 timer

Only the day is known: what may have closed

  $ sti advise --now 2026-11-23T10:00 -p msm,anatomy=penis -e anal,receptive,not-used,partner_hiv=positive,2026-11-21 --timeline | sed -n '/^Time limits/,/One column/p'
  Time limits                          ▼ now
  HIV PEP                ··············████?????┤     may pass from Tue 24 Nov
                                                      00:00
    · passed   █ not passed   ? may have passed: only the day is known   ┤ limit
    One column: 4 hours

A negative that has settled a test is said

  $ sti advise --now 2026-11-23T10:00 -p anatomy=penis -e vaginal,insertive,not-used,40d -t chlamydia-naat=2026-11-20:negative --timeline | sed -n '/^Timeline/,/One column/p'
  Timeline
                                      ▼ today             visits
                         Oct   Nov       Dec       Jan
  Exposures              ×                                14 Oct
  Chlamydia: urine       ·····███████████████████████████ settled
  Gonorrhoea: urine      ·····████████●██████████████████ today
  Syphilis: blood        ·······▒▒▒▒▒▒●▒▒▒▒▒▒▒▒▒▒▒▒▒▒○███ 6 Jan 2027
  HIV: blood             ·······▒▒▒▒▒▒●▒▒▒▒▒▒▒▒▒▒▒▒▒▒○███ 6 Jan 2027
    · too early   ▒ can be taken; repeat a negative   █ a negative is conclusive
    ● take today   ○ take or repeat   × exposure   One column: 3 days

An old exposure does not squeeze the picture

  $ sti advise --now 2026-11-23T10:00 -p anatomy=penis -e vaginal,insertive,not-used,2026-01-10 -e oral,insertive,not-used,10d -t chlamydia-naat=2026-11-20:negative --timeline | sed -n '/^Timeline/,/One column/p'
  Timeline
                                       ▼ today            visits
                         Sep Oct   Nov   Dec   Jan   Feb
  Exposures              ‹           ×                    10 Jan, 13 Nov
  Chlamydia: urine       ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒█○██████████████ 4 Dec
  Gonorrhoea: urine      ▒▒▒▒▒▒▒▒▒▒▒▒▒▒●▒█○██████████████ 4 Dec
  Syphilis: blood        ▒▒▒▒▒▒▒▒▒▒▒▒▒▒●▒▒○▒▒▒▒▒▒▒▒▒▒▒○██ 4 Dec, 5 Feb 2027
  HIV: blood             ▒▒▒▒▒▒▒▒▒▒▒▒▒▒●▒▒○▒▒▒▒▒▒▒▒▒▒▒○██ 4 Dec, 5 Feb 2027
    ▒ can be taken; repeat a negative   █ a negative is conclusive   ● take today
    ○ take or repeat   × exposure   ‹ earlier   One column: 5 days

The locale changes no byte of a file

  $ sti advise --now 2026-11-23T10:00 -e oral,5d --timeline > a && LC_ALL=C sti advise --now 2026-11-23T10:00 -e oral,5d --timeline > b && cmp a b

As Markdown it is a block of its own

  $ sti advise --now 2026-11-23T10:00 -e oral,insertive,not-used,5d --timeline --format markdown | sed -n '/^## Timeline/,/One column/p'
  ## Timeline
  
                              ▼ today                         visits
                             Nov Dec       Jan        Feb
      Exposures              ×                                18 Nov
      Chlamydia: urine       ·····██○████████████████████████ 9 Dec
      Gonorrhoea: urine      ·····██○████████████████████████ 9 Dec
      Syphilis: blood        ·······○▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒○███ 9 Dec, 10 Feb 2027
      HIV: blood             ·······○▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒○███ 9 Dec, 10 Feb 2027
        · too early   ▒ can be taken; repeat a negative   █ a negative is conclusive
        ○ take or repeat   × exposure   One column: 3 days

HTML has the picture without being asked, and stands alone

  $ sti advise --now 2026-11-23T10:00 -e oral,insertive,not-used,5d --format html > page.html && grep -c '<svg viewBox=' page.html && ! grep '<script\|<link\|url(h' page.html
  7
