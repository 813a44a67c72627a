Cases as NDJSON in, advice as NDJSON out, in the same order.

  $ cat > cases.ndjson <<'END'
  > {"id": "c1", "now": "2026-11-23T10:00", "exposures": [{"act": "hand", "since": "5d"}]}
  > 
  > {"id": "c3", "now": "2026-11-23T10:00", "exposures": [{"act": "hnd", "since": "5d"}]}
  > not json
  > {"id": "c5", "now": "2026-11-23T10:00", "persn": {}}
  > {"id": 6, "now": "2026-11-23T10:00"}
  > END

A line that is no case gives an error record in its place; blank lines are skipped and counted; exit 1 at the end

  $ sti batch cases.ndjson --fields verdicts --no-text | cut -c1-150
  {"id":"c1","verdicts":{"pep":{"level":"not-indicated","deadline":null,"deadline_from":null,"exposures":[],"by_exposure":[{"exposure":0,"level":"not-in
  {"schema":"sti-error/1","line":3,"id":"c3","error":{"code":"STI-0305","message":"`act` cannot be `hnd`","column":63,"hint":"did you mean `hand`?"}}
  {"schema":"sti-error/1","line":4,"id":null,"error":{"code":"STI-0102","message":"a case is a JSON object","column":1}}
  {"schema":"sti-error/1","line":5,"id":"c5","error":{"code":"STI-0301","message":"a case has no key `persn`","column":41,"hint":"did you mean `person`?
  {"id":"6","verdicts":{"pep":{"level":"not-applicable","deadline":null,"deadline_from":null,"exposures":[],"by_exposure":[],"rules":["pep-no-exposure"]
  $ sti batch cases.ndjson --fields verdicts > out; echo "exit $?"; wc -l < out
  exit 1
  5

Standard input, by - or by nothing

  $ sti batch - --fields verdicts < cases.ndjson > out2; cmp out out2
  $ sti batch --fields verdicts < cases.ndjson > out3; cmp out out3
  $ sti batch missing.ndjson
  2> missing.ndjson: error[STI-0107]: no such file
  [2]
  $ sti batch . 2>&1 | head -1
  .: error[STI-0107]: this is a folder, not a file
  $ sti batch < /dev/null

Every line is schema sti-advice/2 or sti-error/1

  $ sti batch cases.ndjson | python3 -c 'import json, sys
  > for line in sys.stdin: print(json.loads(line)["schema"])'
  sti-advice/2
  sti-error/1
  sti-error/1
  sti-error/1
  sti-advice/2

--fields writes only those keys, with the id

  $ head -1 cases.ndjson | sti batch --fields tests,verdicts | python3 -c 'import json, sys
  > for line in sys.stdin: print(list(json.loads(line)))'
  ['id', 'tests', 'verdicts']
  $ head -1 cases.ndjson | sti batch --fields tests,verdict
  2> --fields: error[STI-0001]: an advice has no key `verdict`
  2>    = did you mean `verdicts`?
  [2]
  $ head -1 cases.ndjson | sti batch --fields ''
  2> sti: error[STI-0001]: --fields: name 1 of `` is empty
  2>    = see `sti batch --help`
  [2]

--no-text leaves out every why, text and how

  $ echo '{"now": "2026-11-23T10:00", "person": {"age": 15, "symptoms": ["ulcer"]}, "exposures": [{"act": "anal", "since": "5h", "partner_hiv": "detectable"}]}' > case
  $ sti batch case | grep -o '"\(why\|text\|how\)":"' | sort | uniq -c | sed 's/[0-9]*[0-9]/many/'
        many "how":"
       many "text":"
       many "why":"
  $ sti batch case --no-text | grep -c '"\(why\|text\|how\)":"'
  0
  [1]

The id of an error record is the case's own where it could be read; the column is that of the mistake

  $ printf '{"id": "x", "now": "2026-11-23", "person": {"age": 900}}\n{"id": "y", "now":\n' | sti batch --fields verdicts
  {"schema":"sti-error/1","line":1,"id":"x","error":{"code":"STI-0305","message":"`age` cannot be 900","column":52,"hint":"it is a whole number from 0 to 120"}}
  {"schema":"sti-error/1","line":2,"id":null,"error":{"code":"STI-0102","message":"this is not valid JSON: expected a value, `,`, `:` or a closing bracket here","column":19}}
  [1]
  $ printf '{"id": "x", "id": "y", "now": "2026-11-23"}\n{"id": ["z"], "now": "2026-11-23"}\n' | sti batch
  {"schema":"sti-error/1","line":1,"id":null,"error":{"code":"STI-0108","message":"the key `id` is given twice","column":13}}
  {"schema":"sti-error/1","line":2,"id":null,"error":{"code":"STI-0302","message":"`id` is a string","column":8}}
  [1]

Limits hold for a line, and the lines after it are read

  $ python3 -c 'print("{\"id\": \"" + "a" * 1100000 + "\"}"); print("{\"id\": \"after\", \"now\": \"2026-11-23\"}")' | sti batch --fields id | cut -c1-160
  {"schema":"sti-error/1","line":1,"id":null,"error":{"code":"STI-0105","message":"the input is too large (at most 1 MiB are read)","column":1}}
  {"id":"after"}
  $ printf '{"id": "\377"}\n{"id": "after", "now": "2026-11-23"}\n' | sti batch --fields id
  {"schema":"sti-error/1","line":1,"id":null,"error":{"code":"STI-0103","message":"the text is not valid UTF-8","column":9,"hint":"save the text as UTF-8"}}
  {"id":"after"}
  [1]
  $ printf '{"id": "\001"}\n{"id": "after", "now": "2026-11-23"}\n' | sti batch --fields id
  {"schema":"sti-error/1","line":1,"id":null,"error":{"code":"STI-0104","message":"a control character stands here","column":9,"hint":"remove it"}}
  {"id":"after"}
  [1]

A last line without an end is read; so are lines that end as Windows does

  $ printf '{"id": "a", "now": "2026-11-23"}' | sti batch --fields id
  {"id":"a"}
  $ printf '{"id": "a", "now": "2026-11-23"}\r\n\r\n{"id": "b", "now": "2026-11-23"}\r\n' | sti batch --fields id
  {"id":"a"}
  {"id":"b"}

The same advice as advise, whatever the number of jobs

  $ head -1 cases.ndjson | sti batch | python3 -m json.tool > x; head -1 cases.ndjson | sti advise --case - --format json | python3 -m json.tool > y; cmp x y
  $ for i in 1 2 3 4 5 6 7 8 9; do cat cases.ndjson; done > many; sti batch --jobs 1 many > j1; sti batch --jobs 4 many > j4; cmp j1 j4 && wc -l < j4
  45
  $ sti batch --jobs 0 many 2>&1 | head -1
  sti: error[STI-0001]: --jobs: Value 0 not in range 1 to 1024
  $ sti batch --jobs -1 many 2>&1 | head -1
  sti: error[STI-0001]: --jobs: Value -1 not in range 1 to 1024
