Support for the conversation: the list, a topic, several.

  $ sti talk --now 2026-11-24
  Norway, advice "no", version 2026.11.7 (a1b2c3d4), reviewed 29 Nov 2026
  
  Topics
    condoms             When condoms are not used
    consent-and-limits  Consent and boundaries
    exploitation        When the person who sells sex may be under pressure
    other-partners      Other partners
    pressure            Pressure from others
    selling-or-trading  People who sell or trade sex
    stopping            Wanting to buy sex less, or to stop
    substances          Alcohol, drugs and sex
    travel              Travel, and how common infections are
    worry-and-guilt     Worry, guilt and regret after one event
    young-people        Young people
    plissit             How deep to go: the four levels of PLISSIT
    principles          Three principles, and how to begin
    readiness           Motivational interviewing, by readiness to change
    staff               For staff: thinking it over
    words               Words we use, and why
  
  Read one topic: sti talk TOPIC. Topics for a consultation: sti advise … --talk
  $ sti talk worry-and-guilt --now 2026-11-24
  Norway, advice "no", version 2026.11.7 (a1b2c3d4), reviewed 29 Nov 2026
  
  Worry, guilt and regret after one event
    Use when  Has bought sex once, regrets it, and is very afraid of HIV, often
              even though a condom was used. [SEED]
    Approach  Stay calm and take the fear seriously before you answer it.
              Set aside time. Fear of infection often goes with regret, and a
              number alone does not take it away.
    Ask       What are you most afraid of right now?
              What do you think about it today? Does anyone else know?
              How are your days and nights? Is there someone you can lean on while
              you wait?
    Explain   Speak about exactly what happened, not about what could have
              happened. A condom that stayed whole and in place protects well.
              Give the date of the first test, and the date from which a negative
              is conclusive. A date is easier to live with than just waiting.
              Shame, fear and regret are common afterwards. One event does not say
              who a person is.
    Contacts  Sex og samfunn, Oslo: Skippergata 17, tel. 22 99 39 00;
              sexogsamfunn.no, smittesjekk.no; anonymous chat, and video
              consultations for people who do not live in Oslo (as of 16 Feb 2024,
              over 2 years old) [HIVN-TEST+]
  $ sti talk pressure words --lang nb --now 2026-11-24
  Norge, råd «no», versjon 2026.11.7 (a1b2c3d4), faglig gjennomgått 29.11.2026
  
  Press fra andre
    Når                     Etter gruppepress eller rus; ofte skuffet eller urolig
                            etterpå. [SEED]
    Slik møter du personen  Snakk om hvordan det kjennes, før det som skjedde.
                            Ikke skynd deg mot en konklusjon: hjelp personen å
                            finne egne ord for det som skjedde.
    Spør                    Hvordan skjedde det? Var det noen som ønsket det mer
                            enn andre?
                            Var det et øyeblikk da du heller ville gjort noe
                            annet?
                            Hvordan var det, sammenlignet med det du hadde sett
                            for deg?
                            Hva vil du gjerne si eller gjøre neste gang?
    Informer                Noen kjenner press om å debutere seksuelt eller få
                            erfaring. Det er lov å vente, å si nei og å gå.
    Kontakter               Sex og samfunn, Oslo: Skippergata 17, tlf.
                            22 99 39 00; sexogsamfunn.no, smittesjekk.no; anonym
                            chat; videokonsultasjon for dem som ikke bor i Oslo
                            (opplysning fra 16.02.2024, over 2 år gammel)
                            [HIVN-TEST+]
  
  Ord vi bruker, og hvorfor
    Når                     Når du snakker og skriver om kjøp og salg av sex.
                            [SEED]
    Slik møter du personen  Si «en person som kjøper sex», «en person som selger
                            eller bytter sex»: først et menneske, så det de har
                            gjort.
                            Følg personens egne ord når de har noen.
    Informer                «Salg av sex» er den nøytrale betegnelsen i
                            forvaltningen. «Bytte av sex»: mot mat, et sted å bo,
                            rusmidler, beskyttelse eller tjenester.
                            «Sexarbeid» brukes av organisasjoner og i helsearbeid,
                            og vektlegger selvbestemmelse.
                            «Prostitusjon» er det tradisjonelle og juridiske
                            ordet; mange opplever det som stigmatiserende.
                            «Menneskehandel» er utnyttelse gjennom vold, trusler,
                            press eller en sårbar situasjon. Det er alvorlig
                            kriminalitet, og ikke det samme som å selge sex.
                            Si hva som beskyttet: kondom, PrEP, velbehandlet hiv,
                            vaksine.
    Ord                     ikke «ubeskyttet», men sex uten kondom: sier hva som
                            ikke ble brukt; PrEP, ikke målbart virus eller vaksine
                            kan ha beskyttet
                            ikke «ubeskyttede», men samleier uten kondom: sier hva
                            som ikke ble brukt; PrEP, ikke målbart virus eller
                            vaksine kan ha beskyttet
                            ikke «prostitu…», men person som selger sex; salg av
                            sex: en juridisk og tradisjonell betegnelse som mange
                            opplever som stigmatiserende
                            ikke «sexkjøper…», men person som kjøper sex: gjør
                            mennesket til én handling
                            ikke «sexselger…», men person som selger sex: gjør
                            mennesket til én handling
                            ikke «horekunde…», men person som kjøper sex:
                            nedsettende
                            ikke «hore», men person som selger sex: nedsettende
                            ikke «horer», men personer som selger sex: nedsettende
                            ikke «risikoatferd…», men hva som ble gjort, og hva
                            som beskyttet: dømmer i stedet for å fortelle; det er
                            handlingen som avgjør risikoen, ikke personen
                            ikke «risikofylt atferd», men hva som ble gjort, og
                            hva som beskyttet: dømmer i stedet for å fortelle; det
                            er handlingen som avgjør risikoen, ikke personen
                            ikke «promisk…», men flere partnere: en dom over noens
                            sexliv
                            ikke «narkoman…», men person som bruker rusmidler:
                            setter merkelapp på et menneske
                            ikke «rusmisbruk…», men bruk av rusmidler: legger
                            skyld på personen; bruk sier nok
                            ikke «stoffmisbruk…», men bruk av rusmidler: legger
                            skyld på personen; bruk sier nok
                            ikke «hivsmittet», men person som lever med hiv:
                            mennesket kommer før infeksjonen
                            ikke «hivsmittede», men personer som lever med hiv:
                            mennesket kommer før infeksjonen
                            ikke «kjønnssykdom…», men seksuelt overførbar
                            infeksjon: et gammelt ord med skam i seg; en infeksjon
                            trenger ikke være en sykdom
                            ikke «overgriper…», men den andre: sier hva som
                            skjedde, før noen vet det
                            ikke «seksuell kontakt uten klart samtykke», men mulig
                            overgrep: et juridisk språk som ingen kjenner seg
                            igjen i
                            ikke «sexkunde…», men person som kjøper sex: gjør
                            mennesket til én handling
                            ikke «kunde…», men den andre; de personen møter: gjør
                            mennesket til én handling
                            ikke «sprøytemisbruk…», men injiserer rusmidler:
                            legger skyld på personen
                            ikke «misbruker…», men person som bruker rusmidler:
                            setter merkelapp på et menneske
                            ikke «sex i rus», men sex under ruspåvirkning: én
                            felles betegnelse, uten dom
                            ikke «hivpositiv…», men som lever med hiv: gjør
                            mennesket til et prøvesvar
                            ikke «hivnegativ…», men har ikke hiv: gjør mennesket
                            til et prøvesvar
                            ikke «smittekilde…», men kilden (blod); den andre:
                            legger skyld på et menneske
                            ikke «smittet av hiv», men smittet med hiv: man
                            smittes med en infeksjon, av et menneske
                            ikke «høy forekomst», men der hiv er vanlig: forekomst
                            av hva?
                            ikke «opprinnelse…», men født i et land der det er
                            vanlig: sier noe om mennesket, ikke om infeksjonen
                            ikke «miljø…», men gruppe eller land der det er
                            vanlig: plasserer et menneske i en gruppe
                            ikke «innførende», men inne i den andre; fått oralsex:
                            slik snakker ingen om seg selv
                            ikke «mottakende», men den andre inne i seg; gitt
                            oralsex: slik snakker ingen om seg selv
                            ikke «si:», men be personen …; fortell: en
                            regibemerkning
  $ sti talk exploitation --format markdown --lang nb --now 2026-11-24
  Norge, råd «no», versjon 2026.11.7 (a1b2c3d4), faglig gjennomgått 29.11.2026
  
  ## Når den som selger, kan være utsatt for tvang
  
  - **Når:** Kjøp av sex, når personen føler seg trygg i samtalen. For å informere, ikke for å anklage. \[SEED+\]
  - **Slik møter du personen:** Ta det opp som kunnskap som hører til temaet, i samme tone som infeksjoner.
  - Mange ønsker ikke å bidra til at noen utnyttes. Stol på det, og bygg på det.
  - **Spør:** Hvordan kan du være trygg på at den du møter, selger sex frivillig?
  - Har du lagt merke til noe som ikke føltes riktig? Hva gjorde du da?
  - Hva kunne gjort deg tryggere på det?
  - **Informer:** Menneskehandel skjer i Norge og i utlandet. Noen selger sex av egen vilje; andre holdes fast av trusler, gjeld, press eller en vanskelig situasjon.
  - Det er ofte ikke synlig. Blåmerker, redsel eller at en annen fører ordet, kan være tegn, men ingen av dem gir svar alene.
  - Er du bekymret for noen, kan du få råd anonymt, uten bevis.
  - **Kontakter:** ROSA, hele landet, fra 18 år: tlf. 22 33 11 60, hele døgnet; krisesenter.com/rosa (opplysning fra 2019, over 2 år gammel) \[ROSA+\]
  $ sti talk --format markdown --now 2026-11-24 | head -5
  Norway, advice "no", version 2026.11.7 (a1b2c3d4), reviewed 29 Nov 2026
  
  ## Topics
  
  - **condoms:** When condoms are not used
  $ sti talk travel --format json --now 2026-11-24 | sed 's/"sha256": ".*"/"sha256": "…"/'
  {
    "schema": "sti-talk/1",
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
    "topics": [
      {
        "topic": "travel",
        "title": "Travel, and how common infections are",
        "about": "Sex abroad, or buying sex in Norway and abroad.",
        "general": false,
        "parts": {
          "ask": [
            "Which country, and which town? It helps in choosing tests; nothing else is needed.",
            "Are you travelling again soon? What do you want to bring: condoms, vaccines, PrEP?"
          ],
          "facts": [
            "How common HIV, syphilis, gonorrhoea and hepatitis B are differs a good deal between countries and between groups.",
            "PEP against HIV has to start fast, abroad too: find out before you travel where you can get help."
          ]
        },
        "services": [],
        "terms": [],
        "rules": [
          "topic/travel"
        ],
        "sources": [
          "SEED",
          "EMB-HIV",
          "EMB-SYF",
          "EMB-NG"
        ],
        "basis": "derived"
      }
    ]
  }

All topics have an entry in JSON, and each part has a text

  $ sti talk --format json | python3 -c 'import json, sys
  > topics = json.load(sys.stdin)["topics"]
  > print(len(topics), all(topic["title"] and topic["about"] and topic["parts"] and topic["sources"] for topic in topics))'
  16 True

Those that fit a case, on its page

  $ case="-p age=24,buys-sex,once,talk -e oral,insertive,not-used,5d"
  > sti advise --now 2026-11-24 $case --talk | grep -c '^  Use when '
  > sti advise --now 2026-11-24 $case --lang nb | grep -A1 -- --why
  > sti advise --now 2026-11-24 -e vaginal,5d | grep -c -- --talk; true
  10
  Beslutningsstøtte, ikke råd om behandling. Mer: --full, --why, --talk.
  0

Mistakes

  $ sti talk presure
  2> TOPIC: error[STI-0001]: no topic named `presure`
  2>    = did you mean `pressure`?
  [2]
  $ sti talk nothing-like-it 2>&1 | head -1
  TOPIC: error[STI-0001]: no topic named `nothing-like-it`
  $ sti talk presure worry-and-gilt
  2> TOPIC: error[STI-0001]: no topic named `presure`
  2>    = did you mean `pressure`?
  2> TOPIC: error[STI-0001]: no topic named `worry-and-gilt`
  2>    = did you mean `worry-and-guilt`?
  [2]
  $ sti talk --format csv
  2> sti: error[STI-0001]: --format cannot be `csv`; it can be `text`, `json`, `markdown` or `html`
  2>    = see `sti talk --help`
  [2]

No colour where nobody sees it, and none where none is wanted

  $ sti talk words --now 2026-11-24 | grep -c "$(printf '\033')"
  > sti talk words --now 2026-11-24 --color always | grep -c "$(printf '\033')"
  > NO_COLOR=1 sti talk words --now 2026-11-24 | grep -c "$(printf '\033')"
  > sti talk words | head -1 > /dev/null; echo quiet
  0
  1
  0
  quiet
