What is read and written: once, whole, and never a wait.

  $ echo '{"id": "c1", "now": "2026-11-23T10:00", "exposures": [{"act": "hand", "since": "5d"}]}' > cases; cp cases before
  $ mkfifo pipe; mkdir folder; sti pack new clinic --now 2026-11-24 2> /dev/null

The result never takes the place of what is read: by name, by a link, by a redirection

  $ sti batch cases --output cases
  2> cases: error[STI-0001]: the result would overwrite this
  2>    = write it to another file
  [2]
  $ ln -s cases link; sti batch link --output cases
  2> link: error[STI-0001]: the result would overwrite this
  2>    = write it to another file
  [2]
  $ ln cases twin; sti batch - --output twin < cases
  2> <stdin>: error[STI-0001]: the result would overwrite this
  2>    = write it to another file
  [2]
  $ sti batch cases >> cases
  2> cases: error[STI-0001]: the result would overwrite this
  2>    = write it to another file
  [2]
  $ sti advise --case cases --output cases
  2> cases: error[STI-0001]: the result would overwrite this
  2>    = write it to another file
  [2]
  $ cmp cases before
  $ cp clinic/rules.toml rules; sti validate clinic --output clinic/rules.toml
  2> clinic/rules.toml: error[STI-0001]: this is one of the files to check
  2>    = write to another file
  [2]
  $ sti validate clinic --write-baseline clinic/rules.toml
  2> clinic/rules.toml: error[STI-0001]: this is one of the files to check
  2>    = write to another file
  [2]
  $ sti verify ./clinic --output clinic/rules.toml
  2> clinic/rules.toml: error[STI-0001]: the result would overwrite this
  2>    = write it to another file
  [2]
  $ cmp clinic/rules.toml rules

A file that is written is there whole, or as it was

  $ echo old > page; (cat cases; sleep 3 2>&-) | (timeout -s KILL 2 sti batch --output page) 2> /dev/null; cat page
  old
  2> Killed
  $ sti advise --case folder --output page; cat page
  old
  2> folder: error[STI-0107]: this is a folder, not a file
  $ sti advise --case cases --output page; head -1 page
  Advice for Mon 23 Nov 2026 10:00  Norway, advice "no" 2026.11.7 (a1b2c3d4)
  $ ln -sf page to-page; sti batch cases --fields id --output to-page; cat page; test -L to-page
  {"id":"c1"}
  $ sti batch cases --fields id --output /dev/stdout
  {"id":"c1"}
  $ sti batch cases --output /dev/full
  2> /dev/full: error[STI-0001]: cannot write this file: No space left on device
  [2]

What cannot be written is told before the work begins

  $ sti batch cases --output ''
  2> sti: error[STI-0001]: cannot write this file: its name is empty
  [2]
  $ sti batch cases --output folder
  2> folder: error[STI-0001]: cannot write this file: this is a folder
  [2]
  $ sti batch cases --output nowhere/page
  2> nowhere/page: error[STI-0001]: cannot write this file: No such file or directory
  [2]
  $ sti batch cases --output pipe
  2> pipe: error[STI-0001]: cannot write this file: nobody reads this named pipe
  [2]
  $ sti validate clinic -q --now 2026-11-24 --write-baseline '' > /dev/null
  2> sti: error[STI-0001]: cannot write this file: its name is empty
  [2]
  $ sti pack export no ''; ls no
  2> sti: error[STI-0001]: DIR is empty; give it a value or leave it out
  2>    = see `sti pack export --help`
  2> ls: cannot access 'no': No such file or directory
  [2]
  $ sti pack export no cases
  2> cases: error[STI-0001]: this is there already
  2>    = name a folder that does not exist or is empty
  [2]

Standard input that is closed, or a folder

  $ sti batch <&-
  2> <stdin>: error[STI-0107]: standard input is closed
  [2]
  $ sti batch < folder
  2> <stdin>: error[STI-0107]: standard input is a folder, not a file
  [2]
  $ sti validate - < folder
  2> <stdin>: error[STI-0107]: standard input is a folder, not a file
  [2]
  $ sti advise --case - <&-
  2> <stdin>: error[STI-0107]: standard input is closed
  [2]
  $ sti advise --interview < folder
  2> <stdin>: error[STI-0107]: standard input is a folder, not a file
  [2]
  $ sti quiz --no-history < folder
  2> <stdin>: error[STI-0107]: standard input is a folder, not a file
  [2]
  $ sti batch --fields id < cases >&-
  2> <stdout>: error[STI-0001]: cannot write to standard output: it is closed
  [2]
  $ sti batch --output page 2>&- <&-; echo "exit $?"; cat page
  exit 2
  {"id":"c1"}

A named pipe is nothing to wait for; a stream that is open already is read

  $ sti batch pipe
  2> pipe: error[STI-0107]: this is a named pipe, not a file
  [2]
  $ sti advise --case pipe
  2> pipe: error[STI-0107]: this is a named pipe, not a file
  [2]
  $ sti validate clinic --baseline pipe
  2> pipe: error[STI-0107]: this is a named pipe, not a file
  [2]
  $ sti quiz --no-history --answers pipe
  2> pipe: error[STI-0107]: this is a named pipe, not a file
  [2]
  $ sti advise --rules pipe --case cases
  2> pipe: error[STI-0107]: cannot read this folder: Not a directory
  [2]
  $ sti advise --pack ./pipe --case cases
  2> --pack: error[STI-0001]: no pack and no folder named `./pipe`
  2>    = there are `no`
  [2]
  $ mkfifo clinic/pipe.toml; sti validate -q clinic --ignore unverified --now 2026-11-24; rm clinic/pipe.toml
  clinic/pipe.toml: error[STI-0107]: this is a named pipe, not a file
  $ sti batch /dev/fd/3 --fields id 3< cases
  {"id":"c1"}
  $ cat cases | sti batch /dev/stdin --fields id
  {"id":"c1"}

Standard input is read once

  $ sti compare no no --case - --differences < cases | head -2
  Norway, advice "no", version 2026.11.7 (a1b2c3d4), reviewed 29 Nov 2026
  Norway, advice "no", version 2026.11.7 (a1b2c3d4), reviewed 29 Nov 2026
  $ sti quiz --case - --no-history < cases
  2> -: error[STI-0001]: standard input is read already
  2>    = name a file for one of the two
  [2]
  $ sti validate - - < /dev/null
  2> -: error[STI-0001]: standard input is read already
  2>    = name a file for one of the two
  [2]
  $ sti advise --case ''
  2> sti: error[STI-0107]: the name of the file is empty
  [2]

Too few threads are fewer threads

  $ for i in $(seq 40); do cat cases; done > many; (ulimit -s 1000000000; sti batch many --jobs 8 --fields id | uniq -c; sti validate clinic -q --jobs 8 --ignore unverified --now 2026-11-24)
       40 {"id":"c1"}

What is wrong with a path is a finding as any other, in every format

  $ sti validate nowhere.toml clinic folder --ignore unverified --now 2026-11-24 2> /dev/null
  folder: error[STI-0224]: there is no .toml file in this folder
  nowhere.toml: error[STI-0107]: no such file or folder
  3 files: 2 errors, 0 warnings
  [2]
  $ sti validate nowhere.toml --format json 2> /dev/null
  {"schema":"sti-findings/1","findings":[
  {"code":"STI-0107","name":"unreadable","severity":"error","category":"command line","path":"nowhere.toml","line":null,"column":null,"end_column":null,"message":"no such file or folder","hint":"","notes":[]}
  ],"files":0,"errors":1,"warnings":0,"notes":0,"known":0,"fixed":0}
  [2]
  $ sti validate nowhere.toml --format sarif 2> /dev/null | python3 -c 'import json, sys
  > for result in json.load(sys.stdin)["runs"][0]["results"]: print(result["ruleId"], result["message"]["text"], result["locations"])'
  STI-0107 no such file or folder [{'physicalLocation': {'artifactLocation': {'uri': 'nowhere.toml'}}}]
  $ sti validate nowhere.toml --format junit 2> /dev/null
  <?xml version="1.0" encoding="UTF-8"?>
  <testsuites name="sti">
    <testsuite name="nowhere.toml" tests="1" failures="1">
      <testcase name="STI-0107 unreadable file" classname="nowhere.toml" file="nowhere.toml" line="0">
        <failure type="error" message="no such file or folder">nowhere.toml: error[STI-0107]: no such file or folder&#10;</failure>
      </testcase>
    </testsuite>
  </testsuites>
  [2]
  $ sti validate nowhere.toml --format github 2> /dev/null
  ::error file=nowhere.toml,title=STI-0107 unreadable::no such file or folder
  1 error, 0 warnings
  [2]
  $ sti verify nowhere --format github
  ::error file=PACK,title=STI-0001 usage::no pack and no folder named `nowhere`%0Athere are `no`
  1 file: 1 error, 0 warnings
  [2]
  $ sti test nowhere --format junit
  <?xml version="1.0" encoding="UTF-8"?>
  <testsuites name="sti test">
    <testsuite name="nowhere" tests="1" failures="1" skipped="0">
      <testcase name="STI-0001 usage" classname="nowhere" file="PACK" line="0">
        <failure message="no pack and no folder named `nowhere`">PACK: error[STI-0001]: no pack and no folder named `nowhere`&#10;   = there are `no`&#10;</failure>
      </testcase>
    </testsuite>
  </testsuites>
  [2]

A folder that cannot be read is told, and the walk goes on

  $ as_anyone() { if [ "$(id -u)" = 0 ]; then setpriv --bounding-set=-all --inh-caps=-all "$@"; else "$@"; fi; }
  > mkdir clinic/closed; chmod 0 clinic/closed; sed -i 's/"hiv-lab"\]/"hiv-labb"]/' clinic/rules.toml
  > as_anyone sti validate -q clinic --ignore unverified --now 2026-11-24 | grep error
  > as_anyone sti verify ./clinic --format github; rmdir clinic/closed; mv rules clinic/rules.toml
  clinic/closed: error[STI-0107]: cannot read this folder: Permission denied
  clinic/rules.toml:20:10: error[STI-0208]: no test named `hiv-labb`
  clinic/rules.toml:34:10: error[STI-0208]: no test named `hiv-labb`
  ::error file=./clinic/closed,title=STI-0107 unreadable::cannot read this folder: Permission denied
  1 file: 1 error, 0 warnings

A baseline holds from whatever folder it is used

  $ sti validate clinic -q --now 2026-11-24 --write-baseline known.json > /dev/null; grep path known.json | head -1
  {"path":"clinic/rules.toml","code":"STI-0228","message":"this still has to be checked","count":4}
  $ cd clinic; sti validate . --now 2026-11-24 --baseline ../known.json 2> /dev/null
  3 files: 0 errors, 0 warnings; 4 known
  $ cd folder; sti validate "$PWD/../clinic" --now 2026-11-24 --baseline ../known.json 2> /dev/null
  3 files: 0 errors, 0 warnings; 4 known
  $ sed -i '0,/"unverified"/s//"stated"/' clinic/rules.toml; cd folder; sti validate -q ../clinic --now 2026-11-24 --baseline ../known.json; sti validate ../clinic --now 2026-11-24 --baseline ../known.json 2>&1 | head -1
  fixed: ../clinic/rules.toml: STI-0228: this still has to be checked

Columns and carets count the cells of a terminal

  $ printf '{"id": "\346\227\245\346\234\254", "persn": 1}' | sti advise --case -
  2> <stdin>:1:16: error[STI-0301]: a case has no key `persn`
  2>     1 | {"id": "日本", "persn": 1}
  2>       |                ^^^^^^^ did you mean `person`?
  [2]
  $ printf '{"id": "e\314\201\360\237\231\202", "persn": 1}' | sti batch
  {"schema":"sti-error/1","line":1,"id":"é🙂","error":{"code":"STI-0301","message":"a case has no key `persn`","column":15,"hint":"did you mean `person`?"}}
  [1]
  $ printf '\357\273\277{"persn": 1}' | sti advise --case -
  2> <stdin>:1:2: error[STI-0301]: a case has no key `persn`
  2>     1 | {"persn": 1}
  2>       |  ^^^^^^^ did you mean `person`?
  [2]
  $ printf '{"id": "x", "\\u0070ersn": 1}' | sti advise --case -
  2> <stdin>:1:13: error[STI-0301]: a case has no key `persn`
  2>     1 | {"id": "x", "\u0070ersn": 1}
  2>       |             ^^^^^^^^^^^^ did you mean `person`?
  [2]
  $ printf '"\346\227\245\346\234\254" = 1\n' > wide.toml; sti validate -q wide.toml
  wide.toml:1:1: error[STI-0201]: a rule file has no key `日本`
      1 | "日本" = 1
        | ^^^^^^
  [1]
  $ sti validate wide.toml --format sarif 2> /dev/null | grep -o '"startColumn":[0-9]*,"endColumn":[0-9]*'
  "startColumn":1,"endColumn":5

A mistake in JSON is told where it is

  $ for text in '{"a": 1 "b": 2}' '{"id": tru}' '{"id": "x' '{"id" 1}' '{"id": "x",}' '{"id": "x", "now": 01}' '{"id": "\q"}' '{"a": [1, 2' '{"a": ]}'; do
  >   printf '%s' "$text" | sti advise --case - 2>&1 | tail -2; done
      1 | {"a": 1 "b": 2}
        |         ^
      1 | {"id": tru}
        |        ^
      1 | {"id": "x
        |        ^
      1 | {"id" 1}
        |       ^
      1 | {"id": "x",}
        |            ^
      1 | {"id": "x", "now": 01}
        |                     ^
      1 | {"id": "\q"}
        |        ^
      1 | {"a": [1, 2
        |            ^
      1 | {"a": ]}
        |       ^
