Options of `sti validate`: what it takes, what it leaves out, and when it fails.

  $ sti pack new clinic --now 2026-11-24
  2> wrote clinic; next: sti validate clinic, sti test clinic
  $ sed -i 's/"hiv-lab"\]/"hiv-labb"]/' clinic/rules.toml
  $ sti validate clinic --now 2026-11-24 2>/dev/null
  clinic/rules.toml:20:10: error[STI-0208]: no test named `hiv-labb`
     20 | order = ["hiv-labb"]               # the site follows from the specimen below
        |          ^^^^^^^^^^ did you mean `hiv-lab`?
  clinic/rules.toml:23:9: warning[STI-0228]: this still has to be checked
     23 | basis = "unverified"              # stated, restated or derived once you have found it in 
        |         ^^^^^^^^^^^^ find it in a source, and then write `stated`, `restated` or `derived`
  clinic/rules.toml:28:53: warning[STI-0228]: this still has to be checked
     28 | earliest = { days = 21, source = ["GUIDE"], basis = "unverified" }
        |                                                     ^^^^^^^^^^^^ find it in a source, and then write `stated`, `restated` or `derived`
  clinic/rules.toml:29:55: warning[STI-0228]: this still has to be checked
     29 | conclusive = { days = 84, source = ["GUIDE"], basis = "unverified" }
        |                                                       ^^^^^^^^^^^^ find it in a source, and then write `stated`, `restated` or `derived`
  clinic/rules.toml:34:10: error[STI-0208]: no test named `hiv-labb`
     34 | tests = ["hiv-labb"]
        |          ^^^^^^^^^^ did you mean `hiv-lab`?
  clinic/rules.toml:37:9: warning[STI-0228]: this still has to be checked
     37 | basis = "unverified"
        |         ^^^^^^^^^^^^ find it in a source, and then write `stated`, `restated` or `derived`
  3 files: 2 errors, 4 warnings
  [1]
  $ sti validate clinic --now 2026-11-24 --quiet
  clinic/rules.toml:20:10: error[STI-0208]: no test named `hiv-labb`
     20 | order = ["hiv-labb"]               # the site follows from the specimen below
        |          ^^^^^^^^^^ did you mean `hiv-lab`?
  clinic/rules.toml:23:9: warning[STI-0228]: this still has to be checked
     23 | basis = "unverified"              # stated, restated or derived once you have found it in 
        |         ^^^^^^^^^^^^ find it in a source, and then write `stated`, `restated` or `derived`
  clinic/rules.toml:28:53: warning[STI-0228]: this still has to be checked
     28 | earliest = { days = 21, source = ["GUIDE"], basis = "unverified" }
        |                                                     ^^^^^^^^^^^^ find it in a source, and then write `stated`, `restated` or `derived`
  clinic/rules.toml:29:55: warning[STI-0228]: this still has to be checked
     29 | conclusive = { days = 84, source = ["GUIDE"], basis = "unverified" }
        |                                                       ^^^^^^^^^^^^ find it in a source, and then write `stated`, `restated` or `derived`
  clinic/rules.toml:34:10: error[STI-0208]: no test named `hiv-labb`
     34 | tests = ["hiv-labb"]
        |          ^^^^^^^^^^ did you mean `hiv-lab`?
  clinic/rules.toml:37:9: warning[STI-0228]: this still has to be checked
     37 | basis = "unverified"
        |         ^^^^^^^^^^^^ find it in a source, and then write `stated`, `restated` or `derived`
  [1]
  $ sti validate clinic --now 2026-11-24 --quiet --ignore STI-0228,unknown-id; echo $?
  0
  $ sti validate clinic --ignore STI-9999
  2> --ignore: error[STI-0001]: no code `STI-9999`
  [2]
  $ sti validate clinic --ignore unknown-idd
  2> --ignore: error[STI-0001]: no code `unknown-idd`
  2>    = did you mean `unknown-id`?
  [2]

Warnings fail only where that is asked for

  $ sed -i 's/hiv-labb/hiv-lab/' clinic/rules.toml
  $ sti validate clinic --now 2026-11-24 --quiet > /dev/null; echo $?
  0
  $ sti validate clinic --now 2026-11-24 --quiet --fail-level warning > /dev/null; echo $?
  1

A tally ends each run, with the time on standard error

  $ sti validate clinic --now 2026-11-24 2>&1 | tail -2 | sed 's/[0-9.]* s .*/N s/'
  3 files: 0 errors, 4 warnings
  3 files in N s

Paths from standard input, one a line or ended by NUL

  $ printf 'clinic/rules.toml\nclinic/pack.toml\n' | sti validate - --now 2026-11-24 2>/dev/null | tail -1
  2 files: 0 errors, 4 warnings
  $ find clinic -name '*.toml' -print0 | sti validate - --now 2026-11-24 2>/dev/null | tail -1
  3 files: 0 errors, 4 warnings
  $ echo nowhere.toml | sti validate - --quiet
  nowhere.toml: error[STI-0107]: no such file or folder
  [2]

A baseline: what it knows is not shown and does not fail; what is gone is told, so that it shrinks

  $ sti validate clinic --now 2026-11-24 --quiet --write-baseline known.json > /dev/null; echo $?
  0
  $ sti validate clinic --now 2026-11-24 --baseline known.json --fail-level warning 2>/dev/null; echo $?
  3 files: 0 errors, 0 warnings; 4 known
  0
  $ sed -i '0,/"unverified"/s//"stated"/' clinic/rules.toml
  $ sti validate clinic --now 2026-11-24 --baseline known.json --fail-level warning 2>&1 | sed 's/[0-9.]* s .*/N s/'
  fixed: clinic/rules.toml: STI-0228: this still has to be checked
     = write the baseline anew so that it shrinks: --write-baseline known.json
  3 files: 0 errors, 0 warnings; 3 known; 1 fixed
  3 files in N s
  $ sti validate clinic --now 2026-11-24 --quiet --write-baseline known.json > /dev/null; grep -c STI- known.json
  1
  $ sed -i 's/days = 84/days = 8/' clinic/rules.toml
  $ sti validate clinic --now 2026-11-24 --baseline known.json 2>/dev/null
  clinic/rules.toml:29:14: error[STI-0213]: the window `hiv-lab` has earliest and conclusive in the wrong order (21 and 8 days)
     29 | conclusive = { days = 8, source = ["GUIDE"], basis = "unverified" }
        |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  3 files: 1 error, 0 warnings; 3 known
  [1]

A file on its own is checked against the vocabulary alone

  $ printf '[[rule]]\nid = "x"\nwhen = { is = "elsewhere" }\norder = ["hiv-lab"]\nwhy = { en = "x", nb = "x" }\nsource = ["ELSEWHERE"]\nbasis = "stated"\n' > alone.toml
  $ sti validate alone.toml --quiet; echo $?
  0

Files in order of name, and the same bytes on any number of threads

  $ for n in 1 2 3 4 5 6 7 8 9; do sed "s/\"x\"/\"x$n\"/; s/hiv-lab/hiv-lb/" alone.toml > many-$n.toml; done; mkdir many; mv many-*.toml many
  $ sti validate many clinic --now 2026-11-24 --jobs 1 > one 2>/dev/null; sti validate many clinic --now 2026-11-24 --jobs 7 > seven 2>/dev/null; cmp one seven && grep -c 'STI-0208' one
  9
  $ for f in json sarif junit github; do sti validate many clinic --format $f --jobs 1 > one 2>/dev/null; sti validate many clinic --format $f --jobs 7 > seven 2>/dev/null; cmp one seven && echo $f; done
  json
  sarif
  junit
  github

A file outside its pack: what other files of the pack may hold is not missed, and what it lacks itself is

  $ mkdir apart; for file in contraception pep properties quiz talk windows; do cp $TESTS/../rules/no/$file.toml apart; done; sti validate apart --quiet
  $ cat > apart/pep.toml <<'END'
  > [[method]]
  > slot = "pep"
  > id = "tablets"
  > label = { en = "tablets", nb = "tabletter" }
  > END
  $ cat > apart/properties.toml <<'END'
  > [[property]]
  > id = "nothing"
  > why = { en = "Nothing.", nb = "Ingenting." }
  > source = ["S"]
  > basis = "stated"
  > never = { test = "hiv-labb", note = "of-another-file" }
  > END
  $ sti validate apart --quiet
  apart/pep.toml:1:1: error[STI-0205]: a method needs a `source`
      1 | [[method]]
        | ^^^^^^^^^^
  apart/properties.toml:6:18: error[STI-0208]: no test named `hiv-labb`
      6 | never = { test = "hiv-labb", note = "of-another-file" }
        |                  ^^^^^^^^^^ did you mean `hiv-lab`?
  [1]
  $ rm apart/pep.toml apart/properties.toml; cp $TESTS/../rules/vocabulary.toml $TESTS/../rules/catalog.toml apart; sti validate apart/quiz.toml --quiet | head -1
  apart/quiz.toml:10:11: error[STI-0207]: no source named `SEED`
