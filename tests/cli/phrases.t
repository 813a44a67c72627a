The sentences of a tree that is not the built-in one.

  $ sti pack export no tree 2> /dev/null; sti --rules tree advise --now 2026-11-23 -e oral,5d > a; sti advise --now 2026-11-23 -e oral,5d > b; cmp a b && echo same
  same

A name that is misspelt is an error, with the name that was meant; nothing is advised with a hole in it

  $ cp tree/phrases.toml kept; sed -i 's/^open-until =/open-untill =/; s/^level-recommended =/level-recomended =/' tree/phrases.toml
  $ sti validate -q tree/phrases.toml
  tree/phrases.toml:5:1: error[STI-0201]: there is no sentence `level-recomended`
      5 | level-recomended = { en = "recommended", nb = "anbefalt" }
        | ^^^^^^^^^^^^^^^^ did you mean `level-recommended`?
  tree/phrases.toml:111:1: error[STI-0201]: there is no sentence `open-untill`
    111 | open-untill = { en = "time limit {deadline} ({left}), the sooner the better", nb = "frist 
        | ^^^^^^^^^^^ did you mean `open-until`?
  [1]
  $ sti validate -q tree | grep -c 'there is no sentence'
  2
  $ sti --rules tree test no --filter pep
  tree/phrases.toml:5:1: error[STI-0201]: there is no sentence `level-recomended`
      5 | level-recomended = { en = "recommended", nb = "anbefalt" }
        | ^^^^^^^^^^^^^^^^ did you mean `level-recommended`?
  tree/phrases.toml:111:1: error[STI-0201]: there is no sentence `open-untill`
    111 | open-untill = { en = "time limit {deadline} ({left}), the sooner the better", nb = "frist 
        | ^^^^^^^^^^^ did you mean `open-until`?
  261 passed, 0 failed
  1 file: 2 errors, 0 warnings
  [1]
  $ sti --rules tree test no --filter pep --format json | grep -c STI-0201
  2
  $ sti --rules tree test no --filter pep --coverage --format json > coverage.json
  2> tree/phrases.toml:5:1: error[STI-0201]: there is no sentence `level-recomended`
  2>     5 | level-recomended = { en = "recommended", nb = "anbefalt" }
  2>       | ^^^^^^^^^^^^^^^^ did you mean `level-recommended`?
  2> tree/phrases.toml:111:1: error[STI-0201]: there is no sentence `open-untill`
  2>   111 | open-untill = { en = "time limit {deadline} ({left}), the sooner the better", nb = "frist 
  2>       | ^^^^^^^^^^^ did you mean `open-until`?
  [1]
  $ sti pack new small --now 2026-11-24 2> /dev/null; sti --rules tree verify small > all
  [1]
  $ tail -4 all
  tree/phrases.toml:111:1: error[STI-0201]: there is no sentence `open-untill`
    111 | open-untill = { en = "time limit {deadline} ({left}), the sooner the better", nb = "frist 
        | ^^^^^^^^^^^ did you mean `open-until`?
  1 file: 2 errors, 0 warnings
  $ for f in json sarif junit github; do sti --rules tree verify small --format $f 2>&1 | grep -c 'there is no sentence'; done
  2
  2
  2
  2
  $ sti --rules tree test small --mutate | grep -c 'there is no sentence'
  2
  $ sti --rules tree test small --mutate --suggest > cases
  2> tree/phrases.toml:5:1: error[STI-0201]: there is no sentence `level-recomended`
  2>     5 | level-recomended = { en = "recommended", nb = "anbefalt" }
  2>       | ^^^^^^^^^^^^^^^^ did you mean `level-recommended`?
  2> tree/phrases.toml:111:1: error[STI-0201]: there is no sentence `open-untill`
  2>   111 | open-untill = { en = "time limit {deadline} ({left}), the sooner the better", nb = "frist 
  2>       | ^^^^^^^^^^^ did you mean `open-until`?
  2> small: 20 mutants, 18 noticed by 8 cases, 2 surviving; 6 more without effect
  [1]
  $ sti --rules tree advise --now 2026-11-23T10:00 -e anal,36h,hiv 2>&1 | head -1
  tree/phrases.toml:5:1: error[STI-0201]: there is no sentence `level-recomended`

A sentence that is missing is said in the built-in words, with a warning

  $ grep -v '^open-until =' kept > tree/phrases.toml
  $ sti validate -q tree/phrases.toml
  tree/phrases.toml:3:1: warning[STI-0233]: the sentence `open-until` is missing
      3 | [phrase]
        | ^^^^^^^^ the built-in one is used
  $ sti validate -q tree --fail-level warning | grep missing
  tree/phrases.toml:3:1: warning[STI-0233]: the sentence `open-until` is missing
  $ sti --rules tree advise --now 2026-11-23T10:00 -e anal,36h,hiv > a; sti advise --now 2026-11-23T10:00 -e anal,36h,hiv > b; cmp a b && echo same; grep -c 'time limit' a
  same
  1
  2> tree/phrases.toml:3:1: warning[STI-0233]: the sentence `open-until` is missing
  2>     3 | [phrase]
  2>       | ^^^^^^^^ the built-in one is used
  $ sti --rules tree test no --filter pep
  tree/phrases.toml:3:1: warning[STI-0233]: the sentence `open-until` is missing
      3 | [phrase]
        | ^^^^^^^^ the built-in one is used
  261 passed, 0 failed
  1 file: 0 errors, 1 warning
  $ sti --rules tree verify small > all
  $ tail -4 all
  tree/phrases.toml:3:1: warning[STI-0233]: the sentence `open-until` is missing
      3 | [phrase]
        | ^^^^^^^^ the built-in one is used
  1 file: 0 errors, 1 warning
  $ sti --rules tree verify small --format json | tail -1
  ],"files":1,"errors":0,"warnings":1,"notes":0,"known":0,"fixed":0}

A tree of few sentences, of an old version or of one's own, works too

  $ printf '[phrase]\nheading-today = { en = "Test now", nb = "Test nå" }\n' > tree/phrases.toml
  $ sti --rules tree advise --now 2026-11-23 -e oral,5d | grep 'Test now'
  Test now
  2> tree/phrases.toml:1:1: warning[STI-0233]: 730 sentences are missing: `ago-day`, `ago-days`, `ago-hours`, `ago-today`, `and`, `answer-late`, `ask-before`, `ask-now`, and 722 more
  2>     1 | [phrase]
  2>       | ^^^^^^^^ the built-in ones are used

What a sentence is given has to be said in each language, and nothing else

  $ cp kept tree/phrases.toml; sed -i '/^method-until =/s/senest {deadline}/senest {dedline}/; /^left-hours =/s/{n} {n|time|timer} igjen/noen timer igjen/' tree/phrases.toml
  $ sti validate -q tree/phrases.toml
  tree/phrases.toml:115:53: error[STI-0235]: the `nb` text of `left-hours` does not say `{n}`
    115 | left-hours = { en = "{n} {n|hour|hours} left", nb = "noen timer igjen" }
        |                                                     ^^^^^^^^^^^^^^^^^^
  tree/phrases.toml:123:55: error[STI-0234]: the sentence `method-until` has no `{dedline}`
    123 | method-until = { en = "{method}: by {deadline}", nb = "{method}: senest {dedline}" }
        |                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ did you mean `{deadline}`?
  [1]
  $ sti --rules tree talk 2>&1 | grep error
  tree/phrases.toml:115:53: error[STI-0235]: the `nb` text of `left-hours` does not say `{n}`
  tree/phrases.toml:123:55: error[STI-0234]: the sentence `method-until` has no `{dedline}`

One mistake is told once: a brace that is not closed, another name in braces, a dot in the name, nothing in the text

  $ cp kept tree/phrases.toml; sed -i '/^open-until =/s/{deadline}/{deadline/; /^method-until =/s/limit {deadline}/limit {x}/' tree/phrases.toml
  $ sti validate -q tree/phrases.toml
  tree/phrases.toml:111:21: error[STI-0234]: the `en` text of `open-until` does not close `{deadline`
    111 | open-until = { en = "time limit {deadline ({left}), the sooner the better", nb = "frist {d
        |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ end it with `}`
  [1]
  $ sed 's/^open-until =.*/open.until = {}/' kept > tree/phrases.toml; sti validate -q tree/phrases.toml
  tree/phrases.toml:111:1: error[STI-0201]: there is no sentence `open.until`
    111 | open.until = {}
        | ^^^^ did you mean `open-until`?
  [1]
  $ sed 's/^open-until =.*/open-until = {}/' kept > tree/phrases.toml; sti validate -q tree/phrases.toml
  tree/phrases.toml:111:14: error[STI-0212]: the text is empty
    111 | open-until = {}
        |              ^^ write { en = "…", nb = "…" }
  [1]

A tree without the file uses the built-in sentences

  $ rm tree/phrases.toml; sti --rules tree advise --now 2026-11-23 -e oral,5d > a; sti advise --now 2026-11-23 -e oral,5d > b; cmp a b && echo same
  same
