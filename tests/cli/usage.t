Usage: help, and commands and options that do not exist.

  $ sti
  2> sti: error[STI-0001]: a command is required
  2>    = see `sti --help`
  [2]
  $ sti --help | head -3
  STI tests, windows and prevention after an exposure: which tests today, which to wait with, whether PEP is still open, and why, each line with its source. Supports a clinician's decision; does not replace it.
  Usage: sti [OPTIONS] SUBCOMMAND
  


  $ sti advise --help | grep -A3 -i example
  Examples:
    sti advise -p age=24,anatomy=penis,buys-sex -e oral,insertive,not-used,5d
    sti advise -e anal,receptive,not-used,positive,36h --why
    sti advise --case case.json --format json --lang nb
  $ sti --version
  sti 0.1.0
  $ sti advice
  2> sti: error[STI-0001]: no command `advice`; did you mean `advise`?
  2>    = see `sti --help`
  [2]
  $ sti bacth
  2> sti: error[STI-0001]: no command `bacth`; did you mean `batch`?
  2>    = see `sti --help`
  [2]
  $ sti xyzzy
  2> sti: error[STI-0001]: no command `xyzzy`
  2>    = see `sti --help`
  [2]
  $ sti advise --formt json -e oral,5d
  2> sti: error[STI-0001]: no option `--formt`; did you mean `--format`?
  2>    = see `sti advise --help`
  [2]
  $ sti advise --format jsn -e hand,5d --now 2026-11-23
  2> sti: error[STI-0001]: --format cannot be `jsn`; it can be `text`, `json`, `markdown`, `html`, `ics` or `note`
  2>    = see `sti advise --help`
  [2]
  $ sti advise -e
  2> sti: error[STI-0001]: --exposure: 1 required FACTS missing
  2>    = see `sti advise --help`
  [2]
  $ sti advise stray
  2> sti: error[STI-0001]: unexpected argument `stray`
  2>    = see `sti advise --help`
  [2]
  $ sti batch a b
  2> sti: error[STI-0001]: unexpected argument `b`
  2>    = see `sti batch --help`
  [2]
  $ sti schema
  2> sti: error[STI-0001]: WHAT is required
  2>    = see `sti schema --help`
  [2]
  $ sti schema cases
  2> sti: error[STI-0001]: WHAT cannot be `cases`; it can be `case`, `rules`, `advice`, `explain`, `risk`, `windows`, `compare`, `diff`, `talk`, `pack`, `packs`, `quiz`, `quiz-memory`, `test`, `coverage`, `findings`, `proof`, `error`, `code` or `codes`
  2>    = see `sti schema --help`
  [2]
  $ sti schema case | python3 -m json.tool > /dev/null && echo json
  json
  $ sti schema advice | python3 -m json.tool > /dev/null && echo json
  json
  $ sti completion bash | head -1
  # bash completion for sti; written by `sti completion bash`
  $ sti completion csh
  2> sti: error[STI-0001]: SHELL cannot be `csh`; it can be `bash`, `zsh` or `fish`
  2>    = see `sti completion --help`
  [2]

A misspelt word after a global option, and under a command with commands of its own

  $ sti --lang nb bacth
  2> sti: error[STI-0001]: no command `bacth`; did you mean `batch`?
  2>    = see `sti --help`
  [2]
  $ sti pack nwe x
  2> sti: error[STI-0001]: no command `nwe`; did you mean `new`?
  2>    = see `sti pack --help`
  [2]

Help that cannot be written is not a success

  $ sti --help > /dev/full
  2> sti: cannot write the help: No space left on device
  [2]

A command takes its own formats, before its name or after it, and names them

  $ sti batch --format json
  2> sti: error[STI-0001]: --format cannot be `json`; it can be `ndjson`
  2>    = see `sti batch --help`
  [2]
  $ sti --format json batch
  2> sti: error[STI-0001]: --format cannot be `json`; it can be `ndjson`
  2>    = see `sti batch --help`
  [2]
  $ sti --format ndjson batch < /dev/null
  $ sti quiz --format anki
  2> sti: error[STI-0001]: --format cannot be `anki`; it can be `text` or `json`
  2>    = see `sti quiz --help`
  [2]
  $ sti quiz export --format text
  2> sti: error[STI-0001]: --format cannot be `text`; it can be `markdown` or `anki`
  2>    = see `sti quiz export --help`
  [2]
  $ sti --format anki quiz export --count 1 --now 2026-11-23 | head -3
  #separator:tab
  #html:true
  #notetype:Basic
  $ sti quiz --format anki export --count 1 --now 2026-11-23 | head -3
  #separator:tab
  #html:true
  #notetype:Basic
  $ sti --format json talk --format markdown | head -2
  Norway, advice "no", version 2026.11.7 (a1b2c3d4), reviewed 29 Nov 2026
  
  $ sti talk --format json --format markdown | head -2
  2> sti: error[STI-0001]: --format: At Most 1 required but received 2
  2>    = see `sti talk --help`
  $ sti test no --format ics
  2> sti: error[STI-0001]: --format cannot be `ics`; it can be `text`, `json`, `junit`, `tap`, `sarif` or `github`
  2>    = see `sti test --help`
  [2]
  $ sti test no --mutate --format tap
  2> --format: error[STI-0001]: what is asked for has no format `tap`
  2>    = it can be `text`, `json`, `sarif`, `junit` or `github`
  [2]
  $ sti completion bash --format json
  2> sti: error[STI-0001]: `sti completion` has only one form and takes no --format
  2>    = see `sti completion --help`
  [2]
  $ sti --format text pack new x; ls
  2> sti: error[STI-0001]: `sti pack new` has only one form and takes no --format
  2>    = see `sti pack new --help`
  $ sti schema case --format text
  2> sti: error[STI-0001]: --format cannot be `text`; it can be `json`
  2>    = see `sti schema --help`
  [2]
  $ for command in quiz 'quiz export' 'quiz forget' batch completion; do sti $command --help | grep -- '--format' || echo none; done
    --format text|json              Form of the result (default text)
    sti quiz export --format anki --count 200 --output sti.txt
    --format markdown|anki          Form of the result (default markdown)
    sti quiz export --format anki --count 200 --output sti.txt
    --format text                   Form of the result (default text)
    --format ndjson                 Form of the result (default ndjson)
  none

Options of a command stand before its parts or after them; what belongs to none is told

  $ sti quiz --count 1 export --now 2026-11-23 --seed 3 > before; sti quiz export --seed 3 --count 1 --now 2026-11-23 | cmp - before && echo same
  same
  $ sti quiz stas
  2> sti: error[STI-0001]: no command `stas`; did you mean `stats`?
  2>    = see `sti quiz --help`
  [2]
  $ sti quiz --countt 5
  2> sti: error[STI-0001]: no option `--countt`; did you mean `--count`?
  2>    = see `sti quiz --help`
  [2]
  $ sti quiz due x
  2> sti: error[STI-0001]: unexpected argument `x`
  2>    = see `sti quiz due --help`
  [2]
  $ sti quiz export --yes
  2> sti: error[STI-0001]: no option `--yes`
  2>    = see `sti quiz export --help`
  [2]
  $ sti quiz --count 0
  2> sti: error[STI-0001]: --count: Value 0 not in range 1 to 1000
  2>    = see `sti quiz --help`
  [2]
  $ sti explain --list --why-not pep --case c.json
  2> sti: error[STI-0001]: --list excludes --case
  2>    = see `sti explain --help`
  [2]
  $ sti explain --help | grep 'not with'
    --case FILE                     Read the case from a JSON or TOML file, or from an advice in JSON; - for standard input (not with --person, --exposure)
    --list                          List every diagnostic code (not with --case, --why-not)
  $ sti pack new --help | tail -6
  
  Examples:
    sti pack new my-clinic
    sti pack new my-clinic path/to/packs
  
  Options for every command: sti --help

What can stand at the end of a line, as a completion script asks

  $ sti completion bash -- schema ''
  -	
  case	
  rules	
  advice	
  explain	
  risk	
  windows	
  compare	
  diff	
  talk	
  pack	
  packs	
  quiz	
  quiz-memory	
  test	
  coverage	
  findings	
  proof	
  error	
  code	
  codes	
  $ sti completion bash -- --format=
  -	--format=
  github	
  html	
  ics	
  json	
  junit	
  markdown	
  ndjson	
  note	
  sarif	
  tap	
  text	
  $ sti completion bash -- advise -t gonorrhoea-naat@
  -o	gonorrhoea-naat@
  urine=	urine
  vagina=	vagina (swab)
  throat=	throat (swab)
  rectum=	rectum (swab)
  $ sti completion bash -- advise --lang nb --for=
  -	--for=
  clinician	
  patient	
  $ sti completion bash -- --rules nowhere advise --lang ''
  -	
  en	
  nb	
  $ sti completion bash -- --rules nowhere --now x quiz cases ''
  -	
  $ sti completion bash -- no-such-command ''
  -	
  $ sti completion bash -- advise --no-such-option ''
  -	
  $ sti completion bash -- advise -pag | head -2
  -o	-p
  age=	age
  $ sti completion bash -- advise --why --cas | grep -c -e --why
  0
  [1]

What is empty is not taken for what was left out

  $ sti --pack '' pack show
  2> sti: error[STI-0001]: --pack is empty; give it a value or leave it out
  2>    = see `sti pack show --help`
  [2]
  $ sti pack show ''
  2> sti: error[STI-0001]: ID is empty; give it a value or leave it out
  2>    = see `sti pack show --help`
  [2]
  $ STI_PACK= sti pack show --now 2026-11-24 | head -1
  no 2026.11.7
  $ sti diff '' no
  2> sti: error[STI-0001]: OLD is empty; give it a value or leave it out
  2>    = see `sti diff --help`
  [2]
  $ sti test '' --now 2026-11-24
  2> PACK: error[STI-0001]: no pack and no folder named ``
  2>    = there are `no`
  [2]
  $ echo '{}' | sti batch --fields 'tests,,verdicts'
  2> sti: error[STI-0001]: --fields: name 2 of `tests,,verdicts` is empty
  2>    = see `sti batch --help`
  [2]
  $ sti test no --min rules=1,
  2> sti: error[STI-0001]: --min: name 2 of `rules=1,` is empty
  2>    = see `sti test --help`
  [2]

A usage error has the colours of every other

  $ sti --color always advise --ag 2>&1 | cat -v
  sti: ^[[1;31merror[STI-0001]^[[0m: no option `--ag`
     = see `sti advise --help`
  $ sti --color never advise --ag
  2> sti: error[STI-0001]: no option `--ag`
  2>    = see `sti advise --help`
  [2]
