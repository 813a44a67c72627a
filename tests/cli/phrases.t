The sentences of a tree that is not the built-in one.

  $ sti pack export no tree 2> /dev/null; sti --rules tree advise --now 2026-11-23 -e oral,5d > a; sti advise --now 2026-11-23 -e oral,5d > b; cmp a b && echo same
  same

A name that is misspelt is an error, with the name that was meant; nothing is advised with a hole in it

  $ cp tree/phrases.toml kept; sed -i 's/^open-until =/open-untill =/; s/^level-recommended =/level-recomended =/' tree/phrases.toml
  $ sti validate -q tree/phrases.toml
  tree/phrases.toml:5:1: error[STI-0201]: there is no sentence `level-recomended`
      5 | level-recomended = { en = "recommended", nb = "anbefalt" }
        | ^^^^^^^^^^^^^^^^ did you mean `level-recommended`?
  tree/phrases.toml:61:1: error[STI-0201]: there is no sentence `open-untill`
     61 | open-untill = { en = "open until {deadline} ({left}), the sooner the better", nb = "åpent 
        | ^^^^^^^^^^^ did you mean `open-until`?
  [1]
  $ sti validate -q tree | grep -c 'there is no sentence'
  2
  $ sti --rules tree test no
  2> tree/phrases.toml:5:1: error[STI-0201]: there is no sentence `level-recomended`
  2>     5 | level-recomended = { en = "recommended", nb = "anbefalt" }
  2>       | ^^^^^^^^^^^^^^^^ did you mean `level-recommended`?
  2> tree/phrases.toml:61:1: error[STI-0201]: there is no sentence `open-untill`
  2>    61 | open-untill = { en = "open until {deadline} ({left}), the sooner the better", nb = "åpent 
  2>       | ^^^^^^^^^^^ did you mean `open-until`?
  [2]
  $ sti --rules tree verify no 2>&1 | head -1
  tree/phrases.toml:5:1: error[STI-0201]: there is no sentence `level-recomended`
  $ sti --rules tree test no --mutate 2>&1 | head -1
  tree/phrases.toml:5:1: error[STI-0201]: there is no sentence `level-recomended`
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
  $ sti --rules tree advise --now 2026-11-23T10:00 -e anal,36h,hiv > a; sti advise --now 2026-11-23T10:00 -e anal,36h,hiv > b; cmp a b && echo same; grep -c 'open until' a
  same
  1
  2> tree/phrases.toml:3:1: warning[STI-0233]: the sentence `open-until` is missing
  2>     3 | [phrase]
  2>       | ^^^^^^^^ the built-in one is used
  $ sti --rules tree test no --filter pep > /dev/null
  2> tree/phrases.toml:3:1: warning[STI-0233]: the sentence `open-until` is missing
  2>     3 | [phrase]
  2>       | ^^^^^^^^ the built-in one is used
  $ sti pack new small 2> /dev/null; sti --rules tree verify small > /dev/null
  2> tree/phrases.toml:3:1: warning[STI-0233]: the sentence `open-until` is missing
  2>     3 | [phrase]
  2>       | ^^^^^^^^ the built-in one is used
  [1]

A tree of few sentences, of an old version or of one's own, works too

  $ printf '[phrase]\nheading-today = { en = "Test now", nb = "Test nå" }\n' > tree/phrases.toml
  $ sti --rules tree advise --now 2026-11-23 -e oral,5d | grep 'Test now'
  Test now
  2> tree/phrases.toml:1:1: warning[STI-0233]: 576 sentences are missing: `ago-day`, `ago-days`, `ago-hour`, `ago-hours`, `ago-today`, `and`, `baseline`, `basis-derived`, and 568 more
  2>     1 | [phrase]
  2>       | ^^^^^^^^ the built-in ones are used

What a sentence is given has to be said in each language, and nothing else

  $ cp kept tree/phrases.toml; sed -i '/^method-until =/s/til {deadline}/til {dedline}/; /^left-hours =/s/{n} t igjen/noen timer igjen/' tree/phrases.toml
  $ sti validate -q tree/phrases.toml
  tree/phrases.toml:64:40: error[STI-0235]: the `nb` text of `left-hours` does not say `{n}`
     64 | left-hours = { en = "{n} h left", nb = "noen timer igjen" }
        |                                        ^^^^^^^^^^^^^^^^^^
  tree/phrases.toml:66:54: error[STI-0234]: the sentence `method-until` has no `{dedline}`
     66 | method-until = { en = "{method} to {deadline}", nb = "{method} til {dedline}" }
        |                                                      ^^^^^^^^^^^^^^^^^^^^^^^^ did you mean `{deadline}`?
  [1]
  $ sti --rules tree talk 2>&1 | grep error
  tree/phrases.toml:64:40: error[STI-0235]: the `nb` text of `left-hours` does not say `{n}`
  tree/phrases.toml:66:54: error[STI-0234]: the sentence `method-until` has no `{dedline}`

A tree without the file uses the built-in sentences

  $ rm tree/phrases.toml; sti --rules tree advise --now 2026-11-23 -e oral,5d > a; sti advise --now 2026-11-23 -e oral,5d > b; cmp a b && echo same
  same
