Which packs there are, and what is in one.

  $ sti pack list --now 2026-11-24 | sed 's/[0-9a-f]\{64\}/…/'
  no 2026.11.7
    Sexually transmitted infections: tests, windows and prevention
    reviewed 29 Nov 2026, due for review by 29 Nov 2027
    sha256 …
  $ sti pack list --now 2026-11-24 --lang nb | sed 's/[0-9a-f]\{64\}/…/'
  no 2026.11.7
    Seksuelt overførbare infeksjoner: prøver, vindusperioder og forebygging
    gjennomgått 29.11.2026, skal gjennomgås innen 29.11.2027
    sha256 …
  $ sti pack list --now 2026-11-24 --format json | sed 's/"sha256": ".*"/"sha256": "…"/'
  {
    "schema": "sti-packs/1",
    "packs": [
      {
        "id": "no",
        "version": "2026.11.7",
        "sha256": "…",
        "review_by": "2027-11-29",
        "title": "Sexually transmitted infections: tests, windows and prevention",
        "country": "Norway",
        "reviewed": "2026-11-29",
        "overdue": false
      }
    ]
  }
  $ sti pack show "$TESTS/fixtures/rules/uk" --now 2026-11-24 | sed 's/[0-9a-f]\{64\}/…/' | head -36
  uk 2026.11.0
    United Kingdom (fixture)
    reviewed 24 Nov 2026, due for review by 24 Nov 2027
    sha256 …
  
  About
    Country       United Kingdom
    Languages     en, nb
    Use           To test the rule format and the program on a guideline that
                  differs from the Norwegian one.
    Not used for  Not for advising anyone. Cells marked unverified have not been
                  checked against the guideline.
    Maintainer    The sti project. The texts of the BASHH and BHIVA guidelines
                  were not read, only pages that restate them.
  
  What it is based on
                                stated     quoted by      inferred     not found
                                              others
    numbers                         37             0             2             6
    rules                           44             0            30             4
    rows of tables                  25             0            15            12
    window periods                  13             0             1             5
    sample sites                    16             0             6             9
    methods                          5             0             0             0
    risk figures                    47             8            12             4
  
  Sources (126)
    AIDSMAP-11         NAM aidsmap: UK non-occupational PEP guidelines (2011; read
                       24 Nov 2026)
    AIDSMAP-PEP        NAM aidsmap: PEP factsheet (n.d.; read 24 Nov 2026)
    ASHM-RISK          ASHM, National PEP guidelines (Australia): Estimated risk
                       by exposure (n.d.; read 23 Nov 2026)
    ASHM-TRACING       ASHM: Australasian contact tracing guidelines, pages of
                       single infections (n.d.; read 23 Nov 2026)
    BAGGALEY06         Baggaley et al., AIDS 2006;20:805-12: Risk of HIV-1
                       transmission for parenteral exposure and blood transfusion:
  $ sti pack show --pack "$TESTS/fixtures/rules/uk" --now 2026-11-24 --lang nb | sed 's/[0-9a-f]\{64\}/…/' | head -40
  uk 2026.11.0
    Storbritannia (testpakke)
    gjennomgått 24.11.2026, skal gjennomgås innen 24.11.2027
    sha256 …
  
  Om pakken
    Land             Storbritannia
    Språk            en, nb
    Bruk             Å prøve regelformatet og programmet på en retningslinje som
                     skiller seg fra den norske.
    Brukes ikke til  Ikke til å gi råd til noen. Felter merket som ikke funnet er
                     ikke kontrollert mot retningslinjen.
    Ansvarlig        sti-prosjektet. Selve BASHH- og BHIVA-retningslinjene er ikke
                     lest, bare sider som gjengir dem.
  
  Hva den bygger på
                            fra kilden   gjengitt av  vår slutning   ikke funnet
                                               andre
    tall                            37             0             2             6
    regler                          44             0            30             4
    tabellrader                     25             0            15            12
    vindusperioder                  13             0             1             5
    prøvesteder                     16             0             6             9
    metoder                          5             0             0             0
    risikotall                      47             8            12             4
  
  Kilder (126)
    AIDSMAP-11         NAM aidsmap: UK non-occupational PEP guidelines (2011; lest
                       24.11.2026)
    AIDSMAP-PEP        NAM aidsmap: PEP factsheet (n.d.; lest 24.11.2026)
    ASHM-RISK          ASHM, National PEP guidelines (Australia): Estimated risk
                       by exposure (n.d.; lest 23.11.2026)
    ASHM-TRACING       ASHM: Australasian contact tracing guidelines, pages of
                       single infections (n.d.; lest 23.11.2026)
    BAGGALEY06         Baggaley et al., AIDS 2006;20:805-12: Risk of HIV-1
                       transmission for parenteral exposure and blood transfusion:
                       a systematic review and meta-analysis (abstract) (2006;
                       lest 29.11.2026)
    BAGGALEY08         Baggaley, White, Boily, Int J Epidemiol 2008;37:1255-65:
                       Systematic review of orogenital HIV-1 transmission
  $ sti pack show no --now 2026-11-24 --format json | python3 -c 'import json, sys
  > pack = json.load(sys.stdin)
  > print(pack["schema"], pack["id"], pack["overdue"], len(pack["sha256"]), sorted(pack["counts"]))
  > print(len(pack["sources"]) > 100, all(source["issuer"] and source["date"] for source in pack["sources"].values()))'
  sti-pack/1 no False 64 ['after-treatment', 'methods', 'numbers', 'risk', 'rows', 'rules', 'specimens', 'topics', 'windows']
  True True

No line is wider than 80 columns

  $ for lang in en nb; do sti pack show no --lang $lang; done | python3 -c 'import sys
  > print([line for line in sys.stdin if len(line) > 81 and "http" not in line])'
  []

Mistakes

  $ sti pack show on
  2> PACK: error[STI-0001]: no pack and no folder named `on`
  2>    = did you mean `no`?
  [2]
  $ sti pack list --format csv
  2> sti: error[STI-0001]: --format cannot be `csv`; it can be `text`, `json`, `markdown` or `html`
  2>    = see `sti pack list --help`
  [2]
  $ sti pack shw
  2> sti: error[STI-0001]: no command `shw`; did you mean `show`?
  2>    = see `sti pack --help`
  [2]
  $ NO_COLOR=1 sti pack show | grep -c "$(printf '\033')"; true
  0

A name that is the id of a pack and a folder here: who checks has to say which is meant, others take the id

  $ sti pack export no tree 2>/dev/null && cp -r tree/no no && rm -r no/cases
  $ sti test no
  2> no: error[STI-0001]: this is the id of a pack and a folder here
  2>    = write `./no` for the folder, `built-in:no` for the pack that is built in
  [2]
  $ sti test ./no --filter nothing-is-named-so | tail -1
  1 file: 1 error, 0 warnings
  $ sti verify built-in:no | tail -2
  58 properties proved
  0 errors, 0 warnings
  $ sti compare no ./no
  2> no: error[STI-0001]: this is the id of a pack and a folder here
  2>    = write `./no` for the folder, `built-in:no` for the pack that is built in
  [2]
  $ sti diff no ./no
  2> no: error[STI-0001]: this is the id of a pack and a folder here
  2>    = write `./no` for the folder, `built-in:no` for the pack that is built in
  [2]
  $ sti advise --pack no -e oral,5d --now 2026-11-23 | sed -n 1p
  Advice for Mon 23 Nov 2026 00:00  Norway, advice "no" 2026.11.7 (a1b2c3d4)
  $ sti pack show built-in:nope
  2> PACK: error[STI-0001]: no built-in pack named `nope`
  2>    = there are `no`
  [2]
  $ sti pack new no
  2> no: error[STI-0001]: there is a pack of this id already, built in
  2>    = choose another id; `sti pack export no DIR` writes that pack, to change
  [2]
