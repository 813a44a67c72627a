Changing a pack in small ways: what no example notices, and the cases that would.

  $ mkdir -p guide/cases; cp $TESTS/fixtures/diff/guide/*.toml guide; cat > guide/cases/one.toml <<'END'
  > [[case]]
  > name = "Vaginal sex"
  > now = "2026-11-23T10:00"
  > exposures = [{ act = "vaginal", since = "5d" }]
  > [case.expect]
  > tests = { "hiv-lab@blood" = "wait" }
  > END
  $ sti test guide --mutate > all
  [1]
  $ tail -1 all; sed -n 1,7p all
  guide: 46 mutants, 5 noticed by 1 case, 41 surviving; 18 more without effect
  guide/rules.toml:1:1: error[STI-0404]: no example notices: without `pep` in `hiv-after-sex`
      1 | [[rule]]
        | ^^^^^^^^ add this case with what it should give
     = where: vaginal sex or anal sex, condom: other than used
     = 3.70e+35 model cases
     = see (pep): sti advise --pack guide --now 2026-11-01T12:00 -e vaginal,insertive,12h
  guide/rules.toml:1:1: error[STI-0404]: no example notices: `pep` is `not-indicated` instead of `consider` in `hiv-after-sex`

Cases to paste notice all of it

  $ sti test guide --mutate --suggest > more; mv more guide/cases/more.toml
  2> guide: 46 mutants, 5 noticed by 1 case, 41 surviving; 18 more without effect
  $ head -9 guide/cases/more.toml
  [[case]]
  name = "received oral sex, 12 hours ago: pep not-indicated"
  source = ["S"]
  now = "2026-11-01T12:00"
  exposures = [{ act = "oral", since = "12h", role = "insertive" }]
  [case.expect]
  verdicts = { pep = "not-indicated" }
  
  [[case]]
  $ sti test guide | tail -1
  10 passed, 0 failed
  $ sti test guide --mutate
  0 errors, 0 warnings
  guide: 46 mutants, 46 noticed by 10 cases, 0 surviving; 18 more without effect

More than a level can be expected: the price, the days of a course, an early look, when a line expires

  $ cat > guide/cases/one.toml <<'END'
  > [[case]]
  > name = "Two hours ago"
  > now = "2026-11-23T10:00"
  > person = { groups = ["msm"] }
  > exposures = [{ act = "vaginal", since = "2h" }]
  > [case.expect]
  > tests = { hiv-lab = { interim_on = false } }
  > vaccines = { hepatitis-b = { free = true, schedule_days = [0, 1] } }
  > expires = { "pep/tablets" = "2026-11-26T09:00" }
  > END
  $ sti test guide --filter Two
  guide/cases/one.toml:3: error[STI-0401]: Two hours ago
                            expected                  actual
    hepatitis-b free        true                      none
    hepatitis-b schedule    0, 1                      none
    pep/tablets expires     2026-11-26T09:00          2026-11-26T08:00
    rules: vaccine-msm
    sti advise --pack guide --now 2026-11-23T10:00 -p msm -e vaginal,2h
  0 passed, 1 failed
  [1]

What does not go together

  $ sti test guide --mutate --coverage
  2> --mutate: error[STI-0001]: goes with neither --filter nor --coverage nor --min
  [2]
  $ sti test guide --suggest --format json
  2> --format: error[STI-0001]: what is asked for has no format `json`
  2>    = it can be `text`
  [2]
