Example cases with a mistake of their own: it is told once, and the case has failed.

  $ mkdir -p guide/cases; cp $TESTS/fixtures/diff/guide/*.toml guide; cat > guide/cases/one.toml <<'END'
  > [[case]]
  > name = "Sound"
  > now = "2026-11-23T10:00"
  > exposures = [{ act = "vaginal", since = "5d" }]
  > expect = { tests = { "hiv-lab@blood" = "wait" } }
  > [[case]]
  > name = "Tests are no number"
  > now = "2026-11-23T10:00"
  > expect = { tests = 3 }
  > [[case]]
  > name = "An expiry is a table"
  > now = "2026-11-23T10:00"
  > expect = { expires = "x" }
  > [[case]]
  > name = "Days are numbers"
  > now = "2026-11-23T10:00"
  > expect = { vaccines = { hepatitis-b = { schedule_days = [true] } } }
  > [[case]]
  > name = "No such exposure"
  > now = "2026-11-23T10:00"
  > exposures = [{ act = "vaginl", since = "5d" }]
  > expect = {}
  > [[case]]
  > name = "Steps"
  > steps = [{ name = "first", now = "2026-11-23", expect = {} }, { name = "second", now = "2026-11-24", expect = { tests = 4 } }]
  > [[case]]
  > name = "Neither"
  > END
  $ sti test guide
  guide/cases/one.toml:9:20: error[STI-0202]: expected a table, found a whole number
      9 | expect = { tests = 3 }
        |                    ^
  guide/cases/one.toml:13:22: error[STI-0202]: expected a table, found a string
     13 | expect = { expires = "x" }
        |                      ^^^
  guide/cases/one.toml:17:58: error[STI-0202]: expected a number, found true or false
     17 | expect = { vaccines = { hepatitis-b = { schedule_days = [true] } } }
        |                                                          ^^^^
  guide/cases/one.toml:21:22: error[STI-0305]: `act` cannot be `vaginl`
     21 | exposures = [{ act = "vaginl", since = "5d" }]
        |                      ^^^^^^^^ did you mean `vaginal`?
  guide/cases/one.toml:25:121: error[STI-0202]: expected a table, found a whole number
     25 | ect = {} }, { name = "second", now = "2026-11-24", expect = { tests = 4 } }]
        |                                                                       ^
  guide/cases/one.toml:26:1: error[STI-0205]: the case `Neither` needs `now` and `expect`, or `steps`
     26 | [[case]]
        | ^^^^^^^^
  guide/cases/one.toml:8: error[STI-0401]: Tests are no number
                            expected                  actual
    the case itself         no mistake                1 mistake, told apart
    sti validate guide/cases/one.toml
  guide/cases/one.toml:12: error[STI-0401]: An expiry is a table
                            expected                  actual
    the case itself         no mistake                1 mistake, told apart
    sti validate guide/cases/one.toml
  guide/cases/one.toml:16: error[STI-0401]: Days are numbers
                            expected                  actual
    the case itself         no mistake                1 mistake, told apart
    sti validate guide/cases/one.toml
  guide/cases/one.toml:20: error[STI-0401]: No such exposure
                            expected                  actual
    the case itself         no mistake                1 mistake, told apart
    sti validate guide/cases/one.toml
  guide/cases/one.toml:25: error[STI-0401]: Steps / second
                            expected                  actual
    the case itself         no mistake                1 mistake, told apart
    sti validate guide/cases/one.toml
  guide/cases/one.toml:26: error[STI-0401]: Neither
                            expected                  actual
    the case itself         no mistake                1 mistake, told apart
    sti validate guide/cases/one.toml
  2 passed, 6 failed
  1 file: 6 errors, 0 warnings
  [1]
  $ sti test guide --filter Tests --format json
  {
    "schema": "sti-test/1",
    "packs": [
      {
        "pack": "guide",
        "cases": [
          {
            "name": "Tests are no number",
            "status": "failed",
            "path": "guide/cases/one.toml",
            "line": 8,
            "column": 7,
            "mismatches": [
              {
                "what": "the case itself",
                "expected": "no mistake",
                "actual": "1 mistake, told apart",
                "rules": [],
                "path": "guide/cases/one.toml",
                "line": 8,
                "column": 7
              }
            ],
            "command": "sti validate guide/cases/one.toml"
          }
        ],
        "findings": [
          {
            "code": "STI-0202",
            "message": "expected a table, found a whole number",
            "path": "guide/cases/one.toml",
            "line": 9,
            "column": 20
          },
          {
            "code": "STI-0202",
            "message": "expected a table, found a string",
            "path": "guide/cases/one.toml",
            "line": 13,
            "column": 22
          },
          {
            "code": "STI-0202",
            "message": "expected a number, found true or false",
            "path": "guide/cases/one.toml",
            "line": 17,
            "column": 58
          },
          {
            "code": "STI-0305",
            "message": "`act` cannot be `vaginl`",
            "path": "guide/cases/one.toml",
            "line": 21,
            "column": 22
          },
          {
            "code": "STI-0202",
            "message": "expected a table, found a whole number",
            "path": "guide/cases/one.toml",
            "line": 25,
            "column": 121
          },
          {
            "code": "STI-0205",
            "message": "the case `Neither` needs `now` and `expect`, or `steps`",
            "path": "guide/cases/one.toml",
            "line": 26,
            "column": 1
          }
        ]
      }
    ],
    "passed": 0,
    "failed": 1,
    "todo": 0
  }
  [1]
  $ sti test guide --format junit | grep -o '<testsuite n.*'
  <testsuite name="guide" tests="14" failures="12" skipped="0">
  $ sti test guide --format tap | grep 'ok'
  not ok 1 - expected a table, found a whole number
  not ok 2 - expected a table, found a string
  not ok 3 - expected a number, found true or false
  not ok 4 - `act` cannot be `vaginl`
  not ok 5 - expected a table, found a whole number
  not ok 6 - the case `Neither` needs `now` and `expect`, or `steps`
  ok 7 - Sound
  not ok 8 - Tests are no number
  not ok 9 - An expiry is a table
  not ok 10 - Days are numbers
  not ok 11 - No such exposure
  ok 12 - Steps / first
  not ok 13 - Steps / second
  not ok 14 - Neither

One of them is not told again where mutants wait for it

  $ sti test guide --mutate | grep error
  guide/cases/one.toml:9:20: error[STI-0202]: expected a table, found a whole number
  guide/cases/one.toml:13:22: error[STI-0202]: expected a table, found a string
  guide/cases/one.toml:17:58: error[STI-0202]: expected a number, found true or false
  guide/cases/one.toml:21:22: error[STI-0305]: `act` cannot be `vaginl`
  guide/cases/one.toml:25:121: error[STI-0202]: expected a table, found a whole number
  guide/cases/one.toml:26:1: error[STI-0205]: the case `Neither` needs `now` and `expect`, or `steps`
  1 file: 6 errors, 0 warnings
  $ sti test guide --mutate --suggest 2>&1 | grep -c error
  6

Cases that fail are findings, for what reads those of every command

  $ cat > guide/cases/one.toml <<'END'
  > [[case]]
  > name = "Waits"
  > now = "2026-11-23T10:00"
  > exposures = [{ act = "vaginal", since = "5d" }]
  > expect = { tests = { "hiv-lab@blood" = "now" } }
  > END
  $ sti test guide --format github
  ::error file=guide/cases/one.toml,line=3,endLine=3,col=7,endColumn=25,title=STI-0401 expectation-failed::Waits: hiv-lab@blood: expected now, actual wait, take on 2026-12-09, conclusive on 2027-02-10, repeat on [2027-02-10]%0Asti advise --pack guide --now 2026-11-23T10:00 -e vaginal,5d
  1 file: 1 error, 0 warnings
  [1]
  $ sti test guide --format sarif | python3 -c 'import json, sys
  > for each in json.load(sys.stdin)["runs"][0]["results"]: print(each["ruleId"], each["message"]["text"])'
  STI-0401 Waits: hiv-lab@blood: expected now, actual wait, take on 2026-12-09, conclusive on 2027-02-10, repeat on [2027-02-10] (sti advise --pack guide --now 2026-11-23T10:00 -e vaginal,5d)
  $ sti test guide --format sarif > sarif; sed -i s/now\"/wait\"/ guide/cases/one.toml; sti test guide --format github
  0 errors, 0 warnings

One thing is counted as one

  $ sti test guide --mutate > mutants; tail -1 mutants
  guide: 46 mutants, 5 noticed by 1 case, 41 surviving; 18 more without effect
  $ sti validate guide/cases 2>&1 --now 2026-11-24 | sed 's/ in .*//'
  1 file: 0 errors, 0 warnings
  1 file
