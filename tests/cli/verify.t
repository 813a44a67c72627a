Proving a pack: what is found, in which formats, and when the exit code is 1.

  $ cp -r $TESTS/fixtures/diff/guide guide; sti verify guide
  0 errors, 0 warnings

A gap, with the cases in words and a command that shows one of them

  $ sed -i '12s/.*/when = { not = { act = ["vaginal", "anal"] } }/' guide/rules.toml; sti verify guide
  guide/rules.toml:1:1: error[STI-0501]: no rule answers `pep` for some cases
      1 | [[rule]]
        | ^^^^^^^^ `hiv-after-sex` comes nearest
     = where: vaginal sex or anal sex, condom: used, HIV status: negative or not known, infections treated: none of HIV, tests with a positive result: none of HIV (laboratory antigen/antibody test) or HIV (RNA)
     = 1.03e+34 model cases
     = see (pep): sti advise --pack guide --now 2026-11-01T12:00 -e vaginal,insertive,used,12h
  1 file: 1 error, 0 warnings
  [1]
  $ sti advise --pack guide --now 2026-11-01T12:00 -e vaginal,insertive,used,12h --format json | grep -A30 '"pep": {' | grep '"why"'
        "why": "These rules say nothing on this, neither yes nor no. Ask a specialist."
  $ sti verify guide --format github
  ::error file=guide/rules.toml,line=1,endLine=1,col=1,endColumn=9,title=STI-0501 gap::no rule answers `pep` for some cases%0A`hiv-after-sex` comes nearest%0Awhere: vaginal sex or anal sex, condom: used, HIV status: negative or not known, infections treated: none of HIV, tests with a positive result: none of HIV (laboratory antigen/antibody test) or HIV (RNA)%0A1.03e+34 model cases%0Asee (pep): sti advise --pack guide --now 2026-11-01T12:00 -e vaginal,insertive,used,12h
  1 file: 1 error, 0 warnings
  [1]
  $ sti verify guide --format json | sed -n 1,12p
  {"schema":"sti-findings/1","findings":[
  {"code":"STI-0501","name":"gap","severity":"error","category":"proof","path":"guide/rules.toml","line":1,"column":1,"end_column":9,"message":"no rule answers `pep` for some cases","hint":"`hiv-after-sex` comes nearest","notes":[{"message":"where: vaginal sex or anal sex, condom: used, HIV status: negative or not known, infections treated: none of HIV, tests with a positive result: none of HIV (laboratory antigen/antibody test) or HIV (RNA)","path":"","line":null,"column":null,"end_column":null},{"message":"1.03e+34 model cases","path":"","line":null,"column":null,"end_column":null},{"message":"see (pep): sti advise --pack guide --now 2026-11-01T12:00 -e vaginal,insertive,used,12h","path":"","line":null,"column":null,"end_column":null}]}
  ],"files":1,"errors":1,"warnings":0,"notes":0,"known":0,"fixed":0}
  $ sti verify guide --format junit | head -4
  <?xml version="1.0" encoding="UTF-8"?>
  <testsuites name="sti">
    <testsuite name="guide/rules.toml" tests="1" failures="1">
      <testcase name="STI-0501 gap 1:1" classname="guide/rules.toml" file="guide/rules.toml" line="1">
  $ sti verify guide --format sarif | grep -c ruleId
  1

A warning fails only where that is asked for

  $ rm -r guide; cp -r $TESTS/fixtures/diff/guide guide; sed 's/"hiv-after-sex"/"again"/;s/Sex without a condom/Sex/' guide/rules.toml | sed '/^$/q' | sed '/^verdict/d' > guide/again.toml; sti verify guide
  guide/again.toml:1:1: warning[STI-0505]: without `again` every advice would be the same: `hiv-after-sex` says as much
      1 | [[rule]]
        | ^^^^^^^^ remove it, or give it something of its own to say
     = guide/rules.toml:1:1: `hiv-after-sex` says it too
     = where: vaginal sex or anal sex, condom: any but used
     = 3.70e+35 model cases
     = see: sti advise --pack guide --now 2026-11-01T12:00 -e vaginal,insertive,12h
  1 file: 0 errors, 1 warning
  $ sti verify guide --fail-level warning > all
  [1]

How large the space is, and each answer's part of it

  $ rm guide/again.toml; sti verify guide --stats
  guide: 100 facts, 8.84e+35 model cases (one person, at most one exposure; not patients)
    pep: 2 rules, 3 rows
      consider           9.25e+34  10.5 %
      too-late           2.78e+35  31.4 %
      not-indicated      5.14e+35  58.1 %
      not-applicable     8.97e+23   0.0 %
    prep: 1 rule, 1 row
      not-applicable     8.84e+35 100.0 %
    doxypep: 1 rule, 1 row
      not-applicable     8.84e+35 100.0 %
    emergency-contraception: 1 rule, 1 row
      not-applicable     8.84e+35 100.0 %
    hbv-immunoglobulin: 1 rule, 1 row
      not-applicable     8.84e+35 100.0 %
    vaccine/hepatitis-b: 2 rules, 2 rows
      offer              4.42e+35  50.0 %
      check-status       4.42e+35  50.0 %
    hiv-lab: 1 rule, 1 row
      ordered            3.70e+35  41.9 %
  0 errors, 0 warnings

A question that costs more than it may is not answered, and that is told

  $ sti verify guide --budget 16 | head -3
  guide/pack.toml: error[STI-0509]: whether there are gaps is not proved: the work budget ran out
     = give a larger --budget
  guide/pack.toml: error[STI-0509]: whether rules answer where the pack is silent is not proved: the work budget ran out
  $ sti verify guide --budget 16 > all
  [1]

A property that does not hold

  $ printf '[[property]]\nid = "never-pep"\nwhen = { partner_hiv = "negative" }\nnever = { verdict = { pep = "consider" } }\nwhy = { en = "A reason.", nb = "En grunn." }\n' > guide/properties.toml; sti verify guide
  guide/properties.toml:1:1: error[STI-0510]: the property `never-pep` does not hold: `pep` is at a level that it must not have for some cases
      1 | [[property]]
        | ^^^^^^^^^^^^
     = where: vaginal sex or anal sex, condom: any but used, the other person's HIV status: negative, the other person's known infections: none of HIV, at most 72 h
     = 6.85e+33 model cases
     = see (pep): sti advise --pack guide --now 2026-11-01T12:00 -e vaginal,insertive,negative,12h
  1 file: 1 error, 0 warnings
  [1]
  $ sed -i 's/partner_hiv = "negative"/condom = "used"/' guide/properties.toml; sti verify guide
  1 property proved
  0 errors, 0 warnings

What is no pack

  $ sti verify gide
  2> PACK: error[STI-0001]: no pack and no folder named `gide`
  2>    = there are `no`
  [2]
  $ sti verify
  2> sti: error[STI-0001]: PACK is required
  2>    = see `sti verify --help`
  [2]
