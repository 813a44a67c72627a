A rule tree in place of the built-in one, and what is said of a broken one.

  $ mkdir tree; cp $TESTS/../rules/*.toml tree; cp -r $TESTS/../rules/no tree/no

  $ sti --rules tree advise --now 2026-11-23 -e oral,5d --format json > a; sti advise --now 2026-11-23 -e oral,5d --format json > b; cmp a b && echo same
  same

A mistake in a rule is exit 2 for advise and batch, with its place and a hint

  $ printf '[[rule]]\nid = "x"\nwhn = { act = "oral" }\nnote = { kind = "talk", text = { en = "a", nb = "b" } }\nsource = ["OLA25"]\nbasis = "stated"\n' > tree/no/zz.toml
  $ sti --rules tree advise --now 2026-11-23 -e oral,5d
  2> tree/no/zz.toml:3:1: error[STI-0201]: a rule has no key `whn`
  2>     3 | whn = { act = "oral" }
  2>       | ^^^ did you mean `when`?
  [2]
  $ echo '{}' | sti --rules tree batch
  2> tree/no/zz.toml:3:1: error[STI-0201]: a rule has no key `whn`
  2>     3 | whn = { act = "oral" }
  2>       | ^^^ did you mean `when`?
  [2]
  $ rm tree/no/zz.toml; sed -i 's/^id = "age"/id = "agee"/' tree/vocabulary.toml; sti --rules tree advise --now 2026-11-23 -e oral,5d 2>&1 | head -2
  tree/vocabulary.toml:1:1: error[STI-0205]: the vocabulary needs a fact `age` of kind `number`
      1 | # The facts of a case: what may be told, what is taken where nothing is told, and how to a
  $ echo 'x = [' > tree/catalog.toml; sti --rules tree advise --now 2026-11-23 -e oral,5d
  2> tree/catalog.toml:1:7: error[STI-0101]: error while parsing array: encountered end-of-file
  2>     1 | x = [
  2>       |       ^
  [2]
  $ rm tree/catalog.toml; sti --rules tree advise --now 2026-11-23 -e oral,5d
  2> tree/catalog.toml: error[STI-0107]: no such file; a rule tree needs it
  [2]
  $ sti --rules missing advise --now 2026-11-23 -e oral,5d
  2> missing: error[STI-0107]: no such folder
  [2]
  $ sti --rules $TESTS/cli advise --now 2026-11-23 -e oral,5d
  2> --pack: error[STI-0001]: no pack and no folder named `no`
  2>    = the rule tree holds no pack
  [2]

A symbolic link out of the pack folder is not followed to other rules

  $ mkdir -p out in/no; cp $TESTS/../rules/*.toml in; cp $TESTS/../rules/no/*.toml in/no; echo 'broken = [' > out/x.toml; ln -s ../../out in/no/linked
  $ sti --rules in advise --now 2026-11-23 -e oral,5d > /dev/null; echo "exit $?"
  exit 0

A tree without a quiz.toml of its own uses none: the built-in one speaks of facts that it need not have

  $ cp -r $TESTS/../rules own; rm own/quiz.toml own/no/quiz.toml; sed -i 's/emergency-taken/taken/g' $(grep -rl emergency-taken own)
  $ sti --rules own quiz --no-history --seed 3 --count 1 --answers /dev/null
  No question was answered.
  The same questions again: sti quiz --seed 3 --count 1 --no-history --rules own
  $ sti --rules own validate own --quiet | grep error
  [1]
