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
  2> --format: error[STI-0001]: this command has no format `jsn`
  2>    = did you mean `json`?
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
  2> sti: error[STI-0001]: WHAT: cases not in {case,advice,rules}
  2>    = see `sti schema --help`
  [2]
  $ sti schema case | python3 -m json.tool > /dev/null && echo json
  json
  $ sti schema advice | python3 -m json.tool > /dev/null && echo json
  json
  $ sti completion bash | head -1
  # bash completion for sti; written by `sti completion bash`
  $ sti completion csh
  2> sti: error[STI-0001]: SHELL: csh not in {bash,zsh,fish}
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
