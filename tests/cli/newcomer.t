A newcomer's path, as rules/README.md tells it: a pack of one's own, a mistake, what is said of it, and the way back.

  $ sti pack new my-clinic --now 2026-11-24
  2> wrote my-clinic; next: sti validate my-clinic, sti test my-clinic
  $ cd my-clinic && find . -type f | sort
  ./cases/hiv.toml
  ./pack.toml
  ./rules.schema.json
  ./rules.toml
  $ cd my-clinic && sti validate . --now 2026-11-24 2>/dev/null
  rules.toml:23:9: warning[STI-0228]: this still has to be checked
     23 | basis = "unverified"              # stated, restated or derived once you have found it in 
        |         ^^^^^^^^^^^^ find it in a source, and then write `stated`, `restated` or `derived`
  rules.toml:28:53: warning[STI-0228]: this still has to be checked
     28 | earliest = { days = 21, source = ["GUIDE"], basis = "unverified" }
        |                                                     ^^^^^^^^^^^^ find it in a source, and then write `stated`, `restated` or `derived`
  rules.toml:29:55: warning[STI-0228]: this still has to be checked
     29 | conclusive = { days = 84, source = ["GUIDE"], basis = "unverified" }
        |                                                       ^^^^^^^^^^^^ find it in a source, and then write `stated`, `restated` or `derived`
  rules.toml:37:9: warning[STI-0228]: this still has to be checked
     37 | basis = "unverified"
        |         ^^^^^^^^^^^^ find it in a source, and then write `stated`, `restated` or `derived`
  3 files: 0 errors, 4 warnings
  $ cd my-clinic && sti test . --now 2026-11-24
  8 passed, 0 failed

A rule is added, with two slips: a key and a value that are nearly right

  $ cat >> my-clinic/rules.toml <<'END'
  > 
  > [[rule]]
  > id = "test-with-a-sore"
  > wen = { act = "oral", symptoms = "ulser" }
  > order = ["hiv-lab"]
  > why = { en = "A sore is a reason to test.", nb = "Et sår er grunn til å teste." }
  > source = ["GUIDE"]
  > basis = "unverified"
  > END
  $ sti validate my-clinic --now 2026-11-24 --quiet --ignore unverified
  my-clinic/rules.toml:41:1: error[STI-0201]: a rule has no key `wen`
     41 | wen = { act = "oral", symptoms = "ulser" }
        | ^^^ did you mean `when`?
  [1]
  $ sti explain STI-0201 | head -12
  STI-0201 unknown-key
  error, schema
  
  No such key here; a misspelt key would be silently lost.
  
  A key that is not known is most often a misspelt one. Were it ignored, a rule
  would lose its condition or its limit without a word.
  
  Gives it
    # example.toml
    [[rule]]
    id = "chlamydia-after-oral"

The key is put right; then the value, which was not read before

  $ sed -i 's/^wen = /when = /' my-clinic/rules.toml; sti validate my-clinic --now 2026-11-24 --quiet --ignore unverified
  my-clinic/rules.toml:41:35: error[STI-0204]: `symptoms` has no value `ulser`
     41 | when = { act = "oral", symptoms = "ulser" }
        |                                   ^^^^^^^ did you mean `ulcer`?
  [1]
  $ sed -i 's/ulser/ulcer/' my-clinic/rules.toml; sti validate my-clinic --now 2026-11-24 --quiet --ignore unverified

A case says what a clinician expects. It fails, and the answer is set beside what was expected

  $ cat > my-clinic/cases/ulcer.toml <<'END'
  > [[case]]
  > name = "A sore after oral sex"
  > now = "2026-01-22"
  > person = { symptoms = ["ulcer"] }
  > exposures = [{ act = "oral", condom = "not-used", on = "2026-01-20" }]
  > [case.expect]
  > tests = { "hiv-lab@blood" = "now-and-repeat" }
  > rules = ["test-with-a-sore"]
  > END
  $ sti test my-clinic --filter sore
  my-clinic/cases/ulcer.toml:3: error[STI-0401]: A sore after oral sex
                            expected                  actual
    hiv-lab@blood           now-and-repeat            wait, take on 2026-02-10,
                                                      conclusive on none, repeat
                                                      on [2026-04-14]
    rules: test-with-a-sore, window/hiv-lab
    sti advise --pack my-clinic --now 2026-01-22 -p ulcer -e oral,not-used,2026-01-20
  0 passed, 1 failed
  [1]

Symptoms are a reason to test at once, and the rule has to say so

  $ sed -i '/symptoms = "ulcer"/a earliest_days = 0' my-clinic/rules.toml; tail -8 my-clinic/rules.toml | head -4
  [[rule]]
  id = "test-with-a-sore"
  when = { act = "oral", symptoms = "ulcer" }
  earliest_days = 0
  $ sti test my-clinic
  9 passed, 0 failed
  $ sti validate my-clinic --now 2026-11-24 --quiet --ignore unverified

And the pack answers

  $ sti advise --pack my-clinic -p symptoms=ulcer -e oral,not-used,2d --now 2026-11-24 --format json | python3 -c 'import json,sys; print([(t["test"], t["status"], t["rules"]) for t in json.load(sys.stdin)["tests"]])'
  [('hiv-lab', 'now-and-repeat', ['test-with-a-sore', 'window/hiv-lab'])]
