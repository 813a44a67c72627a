Where a case comes from, and what is said of one that cannot be read.

With no case and no terminal there is nothing to ask

  $ sti advise
  2> sti: error[STI-0001]: there is no case
  2>    = describe it with -p, -e and -t, or give --case FILE (- for standard input)
  [2]
  $ sti advise < /dev/null
  2> sti: error[STI-0001]: there is no case
  2>    = describe it with -p, -e and -t, or give --case FILE (- for standard input)
  [2]

--case excludes the other ways to tell a case

  $ sti advise --case case.json -p age=24
  2> sti: error[STI-0001]: --case excludes --person
  2>    = see `sti advise --help`
  [2]
  $ sti advise --case case.json -e oral,5d
  2> sti: error[STI-0001]: --case excludes --exposure
  2>    = see `sti advise --help`
  [2]

-t adds to a case; the answer is that of the case told whole

  $ sti advise --case nothere.json -t hiv-lab=2026-11-01:negative
  2> nothere.json: error[STI-0107]: no such file
  [2]
  $ echo '{"now": "2026-11-23", "exposures": [{"act": "oral", "on": "2026-11-01"}]}' | sti advise --case - -t hiv-lab=2026-11-20:negative --format json > added.json
  $ sti advise --now 2026-11-23 -e oral,2026-11-01 -t hiv-lab=2026-11-20:negative --format json > whole.json
  $ cmp added.json whole.json
  $ sti advise --case whole.json --format json | cmp - whole.json

A case file is JSON where it starts with a brace, else TOML; - is standard input

  $ echo '{"id": "c1", "now": "2026-11-23T10:00", "exposures": [{"act": "hand", "since": "5d"}]}' > case.json
  $ printf 'id = "c1"\nnow = 2026-11-23T10:00:00\n[[exposures]]\nact = "hand"\nsince = "5d"\n' > case.toml
  $ sti advise --case case.json --format json > a && sti advise --case case.toml --format json > b && cmp a b
  $ sti advise --case - --format json < case.json > c && cmp a c
  $ sti advise --case - --format json < case.toml > d && cmp a d
  $ (printf '\357\273\277'; cat case.json) | sti advise --case - --format json > e && cmp a e

The case's own now comes before --now

  $ sti advise --case case.json --now 2025-01-01 --format json | grep '"now"'
    "now": "2026-11-23T10:00",
      "now": "2026-11-23T10:00",

A file that is not there, or is no file

  $ sti advise --case missing.json
  2> missing.json: error[STI-0107]: no such file
  [2]
  $ sti advise --case .
  2> .: error[STI-0107]: this is a folder, not a file
  [2]

Malformed input has a place

  $ printf '{"person": {"age": 24}' | sti advise --case -
  2> <stdin>:1:23: error[STI-0102]: this is not valid JSON: expected a value, `,`, `:` or a closing bracket here
  2>     1 | {"person": {"age": 24}
  2>       |                       ^
  [2]
  $ printf '{"person": {"age": 24}}\n}' | sti advise --case -
  2> <stdin>:2:1: error[STI-0102]: something follows the end of the JSON value
  2>     2 | }
  2>       | ^
  [2]
  $ printf '[person]\nage = \n' | sti advise --case -
  2> <stdin>:2:7: error[STI-0101]: error while parsing key-value pair: expected value, saw '\n'
  2>     2 | age = 
  2>       |       ^
  [2]
  $ printf '' | sti advise --case -
  2> <stdin>:1:1: error[STI-0310]: there is no case here
  2>    = a case about nobody is {}
  [2]
  $ printf '   \n' | sti advise --case -
  2> <stdin>:1:1: error[STI-0310]: there is no case here
  2>     1 |    
  2>       | ^ a case about nobody is {}
  [2]
  $ printf 'nonsense' | sti advise --case -
  2> <stdin>:1:9: error[STI-0101]: error while parsing key-value pair: encountered end-of-file
  2>     1 | nonsense
  2>       |         ^
  [2]

Unknown and doubled keys

  $ echo '{"person": {"agee": 24}}' | sti advise --case -
  2> <stdin>:1:13: error[STI-0301]: a person has no fact `agee`
  2>     1 | {"person": {"agee": 24}}
  2>       |             ^^^^^^ did you mean `age`?
  [2]
  $ echo '{"person": {"age": 24, "age": 24}}' | sti advise --case -
  2> <stdin>:1:24: error[STI-0108]: the key `age` is given twice
  2>     1 | {"person": {"age": 24, "age": 24}}
  2>       |                        ^^^^^
  [2]
  $ printf '[person]\nagee = 24\n' | sti advise --case -
  2> <stdin>:2:1: error[STI-0301]: a person has no fact `agee`
  2>     2 | agee = 24
  2>       | ^^^^ did you mean `age`?
  [2]

Too large, too deep, too many

  $ python3 -c 'print("{\"id\": \"" + "a" * 1100000 + "\"}")' > big; sti advise --case - < big
  2> <stdin>: error[STI-0105]: the input is too large (at most 1 MiB are read)
  [2]
  $ python3 -c 'print("{\"id\": " + "[" * 70 + "]" * 70 + "}")' > big; sti advise --case - < big 2>&1 | head -1
  <stdin>:1:72: error[STI-0106]: values are nested more than 64 deep
  $ python3 -c 'print("x = " + "[" * 100000)' > big; sti advise --case - < big 2>&1 | head -1
  <stdin>:1:261: error[STI-0106]: values are nested more than 64 deep
  $ python3 -c 'print(".".join("a" * 100000) + " = 1")' > big; sti advise --case - < big 2>&1 | cut -c1-80 | head -1
  <stdin>:1:514: error[STI-0106]: values are nested more than 64 deep
  $ python3 -c 'print("{\"exposures\": [" + ",".join(["{\"act\": \"hand\", \"since\": \"5d\"}"] * 1001) + "]}")' > big; sti advise --case - < big 2>&1 | cut -c1-120 | head -1
  <stdin>:1:31016: error[STI-0312]: a case has at most 1000 exposures

Invalid UTF-8 and control characters

  $ printf '{"id": "\377"}' | sti advise --case -
  2> <stdin>:1:9: error[STI-0103]: the text is not valid UTF-8
  2>     1 | {"id": "�"}
  2>       |         ^ save the text as UTF-8
  [2]
  $ printf '{"id": "\033[31m"}' | sti advise --case - 2>&1 | cat -v
  <stdin>:1:9: error[STI-0104]: a control character stands here
      1 | {"id": "M-oM-?M-=[31m"}
        |         ^ remove it
  $ printf '{"id": "\\u001b[31m"}' | sti advise --case -
  2> <stdin>:1:8: error[STI-0104]: the text holds a control character
  2>     1 | {"id": "\u001b[31m"}
  2>       |        ^
  [2]

--now is local clinic time

  $ sti advise --now 2026-11-23T10:00Z -e hand,5d
  2> --now:1:1: error[STI-0306]: `2026-11-23T10:00Z` is not a date or a date-time
  2>     1 | 2026-11-23T10:00Z
  2>       | ^^^^^^^^^^^^^^^^^ times are local clinic time: leave out the offset or `Z`
  [2]
  $ sti advise --now 2026-02-30 -e hand,5d
  2> --now:1:1: error[STI-0306]: `2026-02-30` is not a date or a date-time
  2>     1 | 2026-02-30
  2>       | ^^^^^^^^^^ write YYYY-MM-DD or YYYY-MM-DDTHH:MM
  [2]
  $ sti advise --now today -e hand,5d
  2> --now:1:1: error[STI-0306]: `today` is not a date or a date-time
  2>     1 | today
  2>       | ^^^^^ write YYYY-MM-DD or YYYY-MM-DDTHH:MM
  [2]
