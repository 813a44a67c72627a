The test windows of a pack: the table, one infection, the figures that lost.

  $ sti windows --now 2026-11-24 --pack "$TESTS/fixtures/rules/uk"
  Window periods, in days after the exposure
  United Kingdom, advice "uk", version 2026.11.0 (a1b2c3d4), reviewed 24 Nov 2026
  
  test                                        earliest  early test  conclusive
  Chlamydia (NAAT)                                   –           –          14
    conclusive: BTN-WIN, LTAI-WIN, SANDYFORD, SH24-WIN, SHIP-PRO, DG-PEP-NONE;
      stated
  Gonorrhoea (NAAT)                                  –           –          14
    conclusive: BTN-WIN, LTAI-WIN, SANDYFORD, SH24-WIN, SHIP-PRO; stated
  Mycoplasma genitalium (NAAT)                       7           –          14
    earliest: CLAREWELL; stated
    conclusive: CLAREWELL, TESTME; stated
  Trichomonas (NAAT)                                 –           –          28
    conclusive: TESTME; stated
  LGV (typing of chlamydia)                          –           –          14
    conclusive: SANDYFORD, NGC-LGV13; inferred
  Syphilis (blood test)                              –          42          84
    early test: SHIP-PRO, DG-PEP-NONE, BASHH-SYPH24; stated
    conclusive: SANDYFORD, LTAI-WIN, SH24-WIN, SHIP-PRO, DG-PEP-NONE; stated
  Syphilis (PCR)                                     –           –           –
    no number: ; stated
  HIV (laboratory antigen/antibody test)             –          28          45
    early test, conclusive: BASHH-HIVT20-NOTE, SHIP-TEST, IBASE-WIN,
      DG-PEP-NONE, SANDYFORD; stated
  HIV (laboratory antigen/antibody test)             –           –         45?
    where: use of PEP: other than no, before the last dose of PEP: yes; counted
    from the last dose of PEP
    conclusive: BASHH-PEP21, GSTT-PEP; not found
  HIV (rapid test)                                   –           –          90
    conclusive: BTN-WIN, LTAI-WIN, IBASE-WIN; stated
  HIV (rapid test)                                   –           –         90?
    where: use of PEP: other than no, before the last dose of PEP: yes; counted
    from the last dose of PEP
    conclusive: BASHH-PEP21, BTN-WIN; not found
  HIV (self-test)                                    –          42          90
    early test: BIOSURE; stated
    conclusive: BTN-WIN, BIOSURE, ISWM; stated
  HIV (self-test)                                    –           –         90?
    where: use of PEP: other than no, before the last dose of PEP: yes; counted
    from the last dose of PEP
    conclusive: BASHH-PEP21, BTN-WIN; not found
  HIV (RNA)                                         10           –           –
    earliest: FLEET; stated
  Hepatitis B (blood test)                           –          42          90
    early test, conclusive: NHSH-PEP; stated
  Hepatitis B (blood test)                           –           –        180?
    where: the other person's infections: hepatitis B
    conclusive: GB18-2017; not found
  Hepatitis C (antibody)                             –           –          90
    conclusive: SH24-WIN, FETTLE, HBCNI, NHSH-PEP; stated
  Hepatitis C (antibody)                             –           –         180
    where: shared injecting equipment or the other person's infections: hepatitis
    C
    conclusive: NHSH-PEP; stated
  Hepatitis C (RNA)                                14?          42          84
    earliest: PHLS-HCV99; not found
    early test, conclusive: PHLS-HCV99; stated
  Hepatitis A (blood test)                           –           –           –
    no number: ; stated
  Herpes (PCR)                                       –           –           –
    no number: ; stated
  Mpox (PCR)                                         –           –           –
    no number: ; stated
  Pregnancy test                                     –           –         21?
    where: vaginal sex, receptive (the other inside)
    conclusive: EASTSX-EC; not found
  
  –: the sources give no number. Without an earliest day, wait until the
  conclusive day. Early test: may be taken, but must be repeated. A number with ?
  is one that we have not found in a source: a negative is never called conclusive
  on it.
  
  Sources
    BTN-WIN            Brighton & Hove Sexual Health: Window periods for STIs
                       (n.d.)
    LTAI-WIN           Let's Talk About It (NHS, Hampshire): Testing & treatment
                       of STIs (n.d.)
    SANDYFORD          Sandyford (NHS Greater Glasgow and Clyde): How often should
                       I test (n.d.)
    SH24-WIN           SH:24: When should I test for STIs (2024)
    SHIP-PRO           SHiP (NHS Plymouth): Managing STIs in primary care (n.d.)
    DG-PEP-NONE        NHS Dumfries & Galloway: What if the patient does not take
                       PEP (n.d.)
    CLAREWELL          Clarewell Clinics: STI window periods (n.d.)
    TESTME             Test.me: Test timing (postal laboratory) (n.d.)
    NGC-LGV13          BASHH: LGV guideline 2013 (summary) (2013)
    BASHH-SYPH24       BASHH: Syphilis 2024, resource page (2024)
    BASHH-HIVT20-NOTE  BASHH: HIV testing guidelines 2020, notice (2020)
    SHIP-TEST          SHiP (NHS Plymouth): What does testing involve (c. 2020)
    IBASE-WIN          HIV i-Base: Why some clinics ask for 3 months (2021)
    BASHH-PEP21        BASHH: UK guideline for the use of HIV PEP 2021 (body not
                       read) (2022)
    GSTT-PEP           Guy's & St Thomas' NHS: PEP follow-up appointments (n.d.)
    BIOSURE            BioSURE UK: Window period explained (n.d.)
    ISWM               It Starts With Me (HIV Prevention England): Which test
                       (self-test page) (n.d.)
    FLEET              Fleet Street Clinic: Window period article (2023)
    NHSH-PEP           NHS Highland: HIV PEP/PEPSE supporting guidelines
                       (2024-08-01)
    GB18-2017          Public Health England: Green Book chapter 18, Hepatitis B
                       (2017 copy) (2017-06)
    FETTLE             Fettle: When should I test for STIs (n.d.)
    HBCNI              Hepatitis B & C managed network, Northern Ireland:
                       Hepatitis C (n.d.)
    PHLS-HCV99         PHLS: Occupational exposure to hepatitis C, Commun Dis
                       Public Health 2:258-62 (1999)
    EASTSX-EC          East Sussex Formulary: Emergency contraception (n.d.)
  $ sti windows chlamydia --now 2026-11-24
  Window periods, in days after the exposure
  Norway, advice "no", version 2026.11.7 (a1b2c3d4), reviewed 29 Nov 2026
  
  test                                        earliest  early test  conclusive
  Chlamydia (NAAT)                                   –           –          14
    conclusive: OLA25, OLA24, EMB-CT, UNN-CT, OLA-FAQ, INDEROY; stated
    remark: Without symptoms, wait 14 days. With symptoms, known contact or
      another reason not to wait, test at once and repeat on day 14 if the first
      sample was early and negative.
  
  –: the sources give no number. Without an earliest day, wait until the
  conclusive day. Early test: may be taken, but must be repeated.
  
  Sources
    OLA25    Olafiaklinikken, OUS: Greit å vite før ditt besøk (2025)
    OLA24    Olafiaklinikken, OUS: Smittekontakt (29.10.2024)
    EMB-CT   Sex og samfunn, eMetodebok for seksuell helse: Klamydia (n.d.)
    UNN-CT   UNN, laboratoriehåndbok: Chlamydia trachomatis (n.d.)
    OLA-FAQ  Olafiaklinikken, OUS: FAQ / Spørsmål og svar (n.d.)
    INDEROY  Inderøy kommune: Test av kjønnssykdommer (n.d.)
  $ sti windows syphilis --now 2026-11-24 --lang nb
  Vindusperioder, i dager etter mulig smitte
  Norge, råd «no», versjon 2026.11.7 (a1b2c3d4), faglig gjennomgått 29.11.2026
  
  prøve                                       tidligst      tidlig     sikkert
                                                             prøve        svar
  Syfilis (blodprøve)                               21           –          84
    tidligst: FURST-SYF; fra kilden
    sikkert svar: OLA25, OLA24, EMB-SYF; fra kilden
    merknad: En negativ prøve før dag 84 gjentas ved mistanke om syfilis. Ved
      tidligere behandlet syfilis: sammenlign med forrige svar. Man kan smittes på
      nytt.
  Syfilis (blodprøve)                               30           –           –
    gjelder: samtykke: usikker eller nei, type kontakt: annet enn delt sprøyte
    eller annet brukerutstyr eller stikkskade eller blodsøl på slimhinne, øye
    eller skadet hud eller menneskebitt
    tidligst: BRG-SO; fra kilden
  Syfilis (PCR)                                      –           –           –
    ikke noe tall: HIVFAG-SOI, NHI-HSV; fra kilden
    merknad: Tas fra et sår eller utslett som er der nå; det telles ikke dager.
      Herpes: ta prøven innen dag 6 ved første utbrudd og innen dag 3 ved senere
      utbrudd.
  
  –: kildene oppgir ikke noe tall. Mangler «tidligst», venter man til dagen for
  sikkert svar. Tidlig prøve: kan tas, men må tas på nytt.
  
  Kilder
    FURST-SYF   Fürst: Anti-syfilis total (n.d.)
    OLA25       Olafiaklinikken, OUS: Greit å vite før ditt besøk (2025)
    OLA24       Olafiaklinikken, OUS: Smittekontakt (29.10.2024)
    EMB-SYF     Sex og samfunn, eMetodebok for seksuell helse: Syfilis (n.d.)
    BRG-SO      Haukeland/Bergen legevakt: Seksuelle overgrep hos
                multitraumepasienter (16.05.2023)
    HIVFAG-SOI  hivfag.no, Norsk forening for infeksjonsmedisin: Testing og
                behandling av seksuelt overførbare infeksjoner (2023)
    NHI-HSV     NHI: Genital herpesinfeksjon, diagnosen (n.d.)
  $ sti windows hiv --all-sources --now 2026-11-24
  Window periods, in days after the exposure
  Norway, advice "no", version 2026.11.7 (a1b2c3d4), reviewed 29 Nov 2026
  
  test                                        earliest  early test  conclusive
  HIV (laboratory antigen/antibody test)            21          42          84
    earliest: SEED, NLSH-HIV; stated
    early test: FURST-HIV, PED-STICK; stated
    conclusive: OLA25, OLA24, EMB-HIV, UNG-HIV; stated
    another figure, earliest 7: Can be found from days 7 to 14 at the earliest;
      most are not yet. Sex og samfunn and a hospital laboratory start at day 21.
      [FURST-HIV, HN-HIV-EN; stated]
    another figure, earliest 14: Usually positive on days 14 to 21; the end of
      that span was chosen. [NHI-HIV2; stated]
    another figure, conclusive 42: An international reference work for patients
      says that the test is reliable at about six weeks. The clinic's newest pages
      say 12 weeks; day 42 is kept as an optional early test. [ZANZU; stated]
    another figure, conclusive 56: One encyclopaedia gives eight weeks. The
      clinic, the handbook and the state youth portal say 12 weeks. [NHI-HIV2;
      stated]
    another figure, conclusive 90: Three months, from a laboratory and an older
      page of the clinic. The clinic's newer pages say 12 weeks. [HMR-HIV,
      OLA-FAQ; stated]
    remark: Can be taken from day 21; on day 42 most infections are found; a
      negative is conclusive from day 84.
  HIV (laboratory antigen/antibody test)            21           –           –
    where: use of PrEP: other than no or injectable
    earliest: SEED, NLSH-HIV, MARZINKE21; inferred
    another figure, conclusive 42: From the last tablet, in Sweden, the only
      Nordic source we have found. In the Norwegian advice, day 84 counts from
      then. [FHM-HIV15; stated]
    remark: PrEP can delay what a test finds: while PrEP is taken, a negative
      does not rule HIV out, and the PrEP clinic decides. Once PrEP has ended, a
      negative counts from day 84 after the last tablet.
  HIV (laboratory antigen/antibody test)             –           –           –
    where: has PrEP injections
    no number: MARZINKE21, EACS13; inferred
    remark: PrEP by injection can delay the antigen/antibody test by months, and
      a positive can turn negative again: no day is counted. The laboratory test
      and HIV RNA are taken together, and the PrEP clinic decides.
  HIV (laboratory antigen/antibody test)            42           –          90
    where: shared injecting equipment or needlestick injury or blood on mucosa,
    eye or broken skin or human bite, before the last dose of PEP: no, does not
    take PrEP
    earliest: PED-STICK, UNN-STICK; stated
    conclusive: OUS-PEPHBV, UNN-STICK, PED-STICK; inferred
    another figure, conclusive 84: A negative is conclusive from day 84 after
      any exposure; after a needle or blood the recommended follow-up comes on day
      90. [OLA25, OLA24, EMB-HIV; stated]
  HIV (laboratory antigen/antibody test)            21           –          84
    where: use of PEP: other than no, before the last dose of PEP: yes; counted
    from the last dose of PEP
    earliest: SEED, NLSH-HIV, FHM-HIV15; inferred
    conclusive: OLA25, SYK17, FHM-HIV15; inferred
    another figure, conclusive 42: From the last dose, in Sweden and Ontario.
      Norwegian sources say 84 days without PEP too, so the shorter day was not
      chosen. [FHM-HIV15, CA-ON23; stated]
    another figure, conclusive 45: From the end of the course, in the United
      Kingdom. Norwegian sources say 84 days without PEP too, so the shorter day
      was not chosen. [BASHH-PEP21; quoted by others]
    another figure, conclusive 84: From the exposure, in Australia and the
      United States. Swedish, Canadian and British sources count from the last
      dose, which is the more cautious. [AU-PEPTESTS, PEP-US25; stated]
    remark: PEP can delay what a test finds, so the days are counted from the
      last dose. We have found no Norwegian dates after PEP: these are the plain
      days, the most cautious of the sources.
  HIV (laboratory antigen/antibody test)            21           –           –
    where: use of PEP: other than no, before the last dose of PEP: yes, use of
    PrEP: other than no or injectable; counted from the last dose of PEP
    earliest: SEED, NLSH-HIV, FHM-HIV15, MARZINKE21; inferred
    remark: PEP and PrEP can delay what a test finds: the first useful day is
      counted from the last dose of PEP, and while PrEP is taken, a negative does
      not rule HIV out. The PrEP clinic decides.
  HIV (laboratory antigen/antibody test)            30           –           –
    where: consent: unsure or no, kind of contact: other than shared injecting
    equipment or needlestick injury or blood on mucosa, eye or broken skin or
    human bite, before the last dose of PEP: no, does not take PrEP
    earliest: BRG-SO; stated
    another figure, earliest 35: The assault centre in Oslo tests on days 35 to
      42, the one in Bergen after a month. A test is worth taking from then.
      [OSLO-SO; stated]
  HIV (rapid test)                                   –           –           –
    where: has PrEP injections
    no number: MARZINKE21, EACS13; inferred
    remark: PrEP by injection can delay the antigen/antibody test by months, and
      a positive can turn negative again: no day is counted. The laboratory test
      and HIV RNA are taken together, and the PrEP clinic decides.
  HIV (rapid test)                                  21           –          84
    earliest: SEED; stated
    conclusive: UNG-HIV, OLA25, OLA24; stated
    another figure, earliest 14: About 80% certain on days 14 to 21. Sex og
      samfunn offers the rapid test from day 21. [HN-RAPID-OLD, UNG-HIV; stated]
    remark: Before day 84 the laboratory test is preferred: sources disagree on
      whether the rapid test is as good in the first weeks. A reactive result is
      always confirmed with a venous sample.
  HIV (rapid test)                                  21           –           –
    where: use of PrEP: other than no or injectable
    earliest: SEED, MARZINKE21; inferred
    another figure, conclusive 56: From the last tablet, in Sweden. In the
      Norwegian advice at least day 84 counts from then. [FHM-HIV15; stated]
    remark: PrEP can delay what a test finds: while PrEP is taken, a negative
      does not rule HIV out. The laboratory test is preferred, and the PrEP clinic
      decides.
  HIV (rapid test)                                  42           –          90
    where: shared injecting equipment or needlestick injury or blood on mucosa,
    eye or broken skin or human bite, before the last dose of PEP: no, does not
    take PrEP
    earliest: PED-STICK, UNN-STICK; inferred
    conclusive: OUS-PEPHBV, UNN-STICK, PED-STICK; inferred
    another figure, conclusive 84: A negative is conclusive from day 84 after
      any exposure; after a needle or blood the recommended follow-up comes on day
      90. [UNG-HIV, OLA25, OLA24; stated]
  HIV (rapid test)                                  21           –          84
    where: use of PEP: other than no, before the last dose of PEP: yes; counted
    from the last dose of PEP
    earliest: SEED, FHM-HIV15; inferred
    conclusive: OLA25, UNG-HIV, FHM-HIV15; inferred
    another figure, conclusive 56: From the last dose, in Sweden. The Norwegian
      day for the rapid test is 84 without PEP too. [FHM-HIV15; stated]
    remark: PEP can delay what a test finds, so the days are counted from the
      last dose. We have found no Norwegian dates after PEP; the laboratory test
      is preferred.
  HIV (rapid test)                                  21           –           –
    where: use of PEP: other than no, before the last dose of PEP: yes, use of
    PrEP: other than no or injectable; counted from the last dose of PEP
    earliest: SEED, FHM-HIV15, MARZINKE21; inferred
    remark: PEP and PrEP can delay what a test finds: while PrEP is taken, a
      negative does not rule HIV out. The laboratory test is preferred, and the
      PrEP clinic decides.
  HIV (self-test)                                    –           –           –
    where: has PrEP injections
    no number: MARZINKE21, EACS13; inferred
    remark: PrEP by injection can delay the antigen/antibody test by months, and
      a positive can turn negative again: no day is counted. The laboratory test
      and HIV RNA are taken together, and the PrEP clinic decides.
  HIV (self-test)                                   84           –          84
    earliest: HTNO; inferred
    conclusive: HTNO; stated
    remark: hivtest.no gives up to 12 weeks, and no earlier day. A reactive
      result is always confirmed with a venous sample.
  HIV (self-test)                                    –           –           –
    where: use of PrEP: other than no or injectable
    no number: FHM-HIV15, MARZINKE21; inferred
    remark: Not on PrEP: Swedish advice is against a self-test then. The
      laboratory test is preferred and the PrEP clinic decides.
  HIV (self-test)                                   84           –          84
    where: use of PEP: other than no, before the last dose of PEP: yes; counted
    from the last dose of PEP
    earliest, conclusive: HTNO, FHM-HIV15; inferred
    remark: PEP can delay what a test finds, so the days are counted from the
      last dose. Swedish advice is not to use a self-test then; the laboratory
      test is preferred.
  HIV (self-test)                                    –           –           –
    where: use of PEP: other than no, before the last dose of PEP: yes, use of
    PrEP: other than no or injectable
    no number: FHM-HIV15, MARZINKE21; inferred
    remark: Not on PrEP: Swedish advice is against a self-test then. The
      laboratory test is preferred and the PrEP clinic decides.
  HIV (RNA)                                          –           –           –
    no number: HMR-RNA, SUS-RNA; inferred
    remark: Not for a first diagnosis; Norwegian sources give no window period.
      If acute HIV infection is suspected, take the HIV lab test now, and call an
      infectious diseases specialist.
  
  –: the sources give no number. Without an earliest day, wait until the
  conclusive day. Early test: may be taken, but must be repeated.
  
  Sources
    SEED          Sex og samfunn: Helsetilbud for personer som kjøper sex, rapport
                  2014–2024 (n.d. (2024-))
    NLSH-HIV      Nordlandssykehuset: HIV antigen/antistoff (n.d.)
    FURST-HIV     Fürst: HIV Ag/As (n.d.)
    PED-STICK     Norsk barnelegeforening, Generell veileder i pediatri: 3.24
                  Stikkskader (01.01.2019)
    OLA25         Olafiaklinikken, OUS: Greit å vite før ditt besøk (2025)
    OLA24         Olafiaklinikken, OUS: Smittekontakt (29.10.2024)
    EMB-HIV       Sex og samfunn, eMetodebok for seksuell helse: Hiv-infeksjon
                  (n.d.)
    UNG-HIV       ung.no: Answer on HIV test timing (n.d.)
    HN-HIV-EN     Helsenorge: HIV diagnosis (English, older) (n.d.)
    NHI-HIV2      NHI: Diagnostikk av hiv-infeksjon, side 2 (n.d.)
    ZANZU         zanzu.no: Dictionary, HIV test (n.d.)
    HMR-HIV       Helse Møre og Romsdal: HIV-screening (04.08.2022)
    OLA-FAQ       Olafiaklinikken, OUS: FAQ / Spørsmål og svar (n.d.)
    MARZINKE21    HPTN 083, J Infect Dis 2021;224:1581-92: Laboratory
                  characteristics of HIV infection in people using cabotegravir or
                  oral PrEP (2021)
    FHM-HIV15     Folkhälsomyndigheten and RAV (Sweden): Uppföljningstid efter
                  hivexposition (04.2015, 13.05.2019)
    EACS13        EACS, European AIDS Clinical Society: Guidelines version 13.0
                  (17.10.2025)
    UNN-STICK     UNN/KORSN: Stikkskadeuhell, kommunehelsetjenesten (n.d.)
    OUS-PEPHBV    OUS Metodebok, infeksjonsmedisin: Hepatitt B -
                  posteksposisjonell profylakse (09.02.2024, v1.4)
    SYK17         Sykepleien: Hastekur hindrer hiv (06.2017)
    CA-ON23       Ontario (Canada): Ontario guidelines for providers offering HIV
                  testing (2023)
    BASHH-PEP21   BASHH/BHIVA (United Kingdom): UK guideline on the use of HIV
                  post-exposure prophylaxis (2021)
    AU-PEPTESTS   ASHM, National PEP guidelines (Australia): Laboratory assessment
                  and follow-up (n.d. (06.2023-))
    PEP-US25      US Centers for Disease Control and Prevention, MMWR Recomm Rep
                  74(1): Antiretroviral postexposure prophylaxis after sexual,
                  injection drug use or other nonoccupational exposure, 2025
                  (2025)
    BRG-SO        Haukeland/Bergen legevakt: Seksuelle overgrep hos
                  multitraumepasienter (16.05.2023)
    OSLO-SO       Overgrepsmottaket Oslo, in Utposten 1/2019: Study abstract on
                  follow-up after sexual assault (2019)
    HN-RAPID-OLD  Helsenorge: Hurtigtest for hiv (bokmål, eldre) (n.d.)
    HTNO          hivtest.no (Helseutvalget, Skeiv verden, Kirkens Bymisjon,
                  HivNorge): Spørsmål og svar (n.d.)
    HMR-RNA       Helse Møre og Romsdal: HIV-1 RNA kvantitering (27.11.2025)
    SUS-RNA       Stavanger universitetssjukehus: HIV-1-RNA kvantitering
                  (13.03.2018)
  $ sti windows gonorrhoea --all-sources --lang nb --now 2026-11-24
  Vindusperioder, i dager etter mulig smitte
  Norge, råd «no», versjon 2026.11.7 (a1b2c3d4), faglig gjennomgått 29.11.2026
  
  prøve                                       tidligst      tidlig     sikkert
                                                             prøve        svar
  Gonoré (PCR)                                       –           –          14
    sikkert svar: OLA25, OLA24, EMB-NG, UNN-NG; fra kilden
    merknad: Uten symptomer tas prøven etter 14 dager. Ved symptomer, kjent
      smitte eller annen grunn til ikke å vente: ta prøve nå, og ny prøve på dag
      14 hvis den første var tidlig og negativ.
  Gonoré (dyrkning)                                  –           –           –
    ikke noe tall: HDIR-NG, NK-NG; fra kilden
    merknad: Norske kilder oppgir ikke antall dager. Dyrkning viser hvilke
      antibiotika som virker, og tas før behandling; det er PCR som påviser eller
      utelukker infeksjonen.
  
  –: kildene oppgir ikke noe tall. Mangler «tidligst», venter man til dagen for
  sikkert svar. Tidlig prøve: kan tas, men må tas på nytt.
  
  Kilder
    OLA25    Olafiaklinikken, OUS: Greit å vite før ditt besøk (2025)
    OLA24    Olafiaklinikken, OUS: Smittekontakt (29.10.2024)
    EMB-NG   Sex og samfunn, eMetodebok for seksuell helse: Gonoré (n.d.)
    UNN-NG   UNN, laboratoriehåndbok: N. gonorrhoeae PCR (n.d.)
    HDIR-NG  Helsedirektoratet, Antibiotika i primærhelsetjenesten: Gonoré
             (07.09.2022, 27.06.2024)
    NK-NG    NKSOI, Nasjonal kompetansetjeneste for SOI, OUS: Gonoré i
             primærhelsetjenesten (nyere versjon) (n.d. (2022-))
  $ sti windows gonorrhoea --all-sources --format markdown --now 2026-11-24
  # Window periods, in days after the exposure
  
  Norway, advice "no", version 2026.11.7 (a1b2c3d4), reviewed 29 Nov 2026
  
  | test | earliest | early test | conclusive | Sources |
  | --- | ---: | ---: | ---: | --- |
  | Gonorrhoea (NAAT) | – | – | 14 | conclusive: OLA25, OLA24, EMB-NG, UNN-NG; stated<br>remark: Without symptoms, wait 14 days. With symptoms, known contact or another reason not to wait, test at once and repeat on day 14 if the first sample was early and negative. |
  | Gonorrhoea (culture) | – | – | – | no number: HDIR-NG, NK-NG; stated<br>remark: Norwegian sources give no number of days. The culture shows which antibiotics work and is taken before treatment; the NAAT is what finds or excludes the infection. |
  
  –: the sources give no number. Without an earliest day, wait until the conclusive day. Early test: may be taken, but must be repeated.
  
  ## Sources
  
  - **OLA25:** Olafiaklinikken, OUS: Greit å vite før ditt besøk (2025)
  - **OLA24:** Olafiaklinikken, OUS: Smittekontakt (29.10.2024)
  - **EMB-NG:** Sex og samfunn, eMetodebok for seksuell helse: Gonoré (n.d.)
  - **UNN-NG:** UNN, laboratoriehåndbok: N. gonorrhoeae PCR (n.d.)
  - **HDIR-NG:** Helsedirektoratet, Antibiotika i primærhelsetjenesten: Gonoré (07.09.2022, 27.06.2024)
  - **NK-NG:** NKSOI, Nasjonal kompetansetjeneste for SOI, OUS: Gonoré i primærhelsetjenesten (nyere versjon) (n.d. (2022-))
  $ sti windows mgen --format json --now 2026-11-24 | sed 's/"sha256": ".*"/"sha256": "…"/'
  {
    "schema": "sti-windows/1",
    "pack": {
      "id": "no",
      "version": "2026.11.7",
      "sha256": "…",
      "review_by": "2027-11-29",
      "title": "Sexually transmitted infections: tests, windows and prevention",
      "country": "Norway",
      "reviewed": "2026-11-29",
      "overdue": false
    },
    "windows": [
      {
        "test": "mgen-naat",
        "infection": "mgen",
        "window": "window/mgen-naat",
        "when": "",
        "from": "exposure",
        "earliest": {
          "days": 14,
          "sources": [
            "EMB-MG",
            "LMH-MG",
            "OLA-FAQ"
          ],
          "basis": "restated"
        },
        "interim": null,
        "conclusive": {
          "days": 14,
          "sources": [
            "EMB-MG",
            "OLA-FAQ",
            "INDEROY"
          ],
          "basis": "restated"
        },
        "repeat": [],
        "other": [],
        "why": "The window is not known; the national handbook takes it to be two weeks. Only with symptoms, or in the partner of someone who has it."
      }
    ],
    "sources": {
      "EMB-MG": {
        "issuer": "Sex og samfunn, eMetodebok for seksuell helse",
        "title": "Genital mykoplasma",
        "date": "n.d.",
        "url": "http://emetodebok.no/kapittel/lnfeksjoner/genital-mykoplasma/",
        "accessed": "2026-11-29"
      },
      "LMH-MG": {
        "issuer": "Norsk legemiddelhåndbok",
        "title": "T1.8.4 Mycoplasma genitalium",
        "date": "14.10.2016",
        "url": "https://www.legemiddelhandboka.no/legacy/chapter/T1.8.4",
        "accessed": "2026-11-23"
      },
      "OLA-FAQ": {
        "issuer": "Olafiaklinikken, OUS",
        "title": "FAQ / Spørsmål og svar",
        "date": "n.d.",
        "url": "https://oslo-universitetssykehus.no/faq-olafiaklinikken",
        "accessed": "2026-11-23"
      },
      "INDEROY": {
        "issuer": "Inderøy kommune",
        "title": "Test av kjønnssykdommer",
        "date": "n.d.",
        "url": "http://www.inderoy.kommune.no/tjenester/helse-omsorg-og-sosiale-tjenester/helsetjenester/helsestasjonen/helsestasjon-for-ungdom-13-20-ar/test-av-kjonnssykdommer/",
        "accessed": "2026-11-23"
      }
    }
  }
  $ sti windows mgen --all-sources --format json --lang nb --now 2026-11-24 | grep -c '"why"'
  1

Every number of the shipped pack has a source and a basis

  $ sti windows --all-sources --format json | python3 -c 'import json, sys
  > figures = []
  > def walk(node):
  >     if isinstance(node, list):
  >         for item in node: walk(item)
  >     elif isinstance(node, dict):
  >         if "days" in node: figures.append(node)
  >         for item in node.values(): walk(item)
  > walk(json.load(sys.stdin)["windows"])
  > print(len(figures) > 50, all(figure["sources"] and figure["basis"] for figure in figures))'
  True True

An infection without a window of its own

  $ sti windows hpv --now 2026-11-24
  Window periods, in days after the exposure
  Norway, advice "no", version 2026.11.7 (a1b2c3d4), reviewed 29 Nov 2026
  
  No window period is given for that infection.

No line is wider than 80 columns, in any language

  $ for lang in en nb; do sti windows --all-sources --lang $lang; done | python3 -c 'import sys
  > print(max(len(line.rstrip("\n")) for line in sys.stdin) <= 80)'
  True

Mistakes

  $ sti windows hvi
  2> INFECTION: error[STI-0001]: no infection named `hvi`
  2>    = did you mean `hiv`?
  [2]
  $ sti windows cough 2>&1 | head -1
  INFECTION: error[STI-0001]: no infection named `cough`
  $ sti windows --format csv
  2> sti: error[STI-0001]: --format cannot be `csv`; it can be `text`, `json`, `markdown` or `html`
  2>    = see `sti windows --help`
  [2]
  $ sti windows hiv chlamydia
  2> sti: error[STI-0001]: unexpected argument `chlamydia`
  2>    = see `sti windows --help`
  [2]

Colour

  $ sti windows hiv | grep -c "$(printf '\033')"
  > sti windows hiv --color always | grep -c "$(printf '\033')"
  > NO_COLOR=1 sti windows hiv | grep -c "$(printf '\033')"; true
  0
  2
  0
