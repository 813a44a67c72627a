#!/usr/bin/env python3
"""What a shell makes of a line when the person asks for completion, in the shell itself.

    completion_test.py SHELL PROGRAM

The shell runs on a terminal of its own, with the script that `sti completion SHELL` prints. Each line below is typed and
completed; what must stand on the command line then is beside it. Skipped (77) where the shell is not installed.
"""
import os
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time

# What is typed, and what stands there after the tab. A space at the end says that the word is complete.
LINES = [
    ("sti sch", "sti schema "),
    ("sti schema ru", "sti schema rules "),
    ("sti completion fi", "sti completion fish "),
    ("sti quiz exp", "sti quiz export "),
    ("sti pack sh", "sti pack show "),
    # A pack, wherever one is taken, by id or folder.
    ("sti pack show n", "sti pack show no "),
    ("sti pack export n", "sti pack export no "),
    ("sti test n", "sti test no "),
    ("sti compare no n", "sti compare no no "),
    ("sti verify my-p", "sti verify my-pack/"),
    ("sti verify cas", "sti verify case.json "),
    ("sti --pack n", "sti --pack no "),
    ("sti --pack=n", "sti --pack=no "),
    ("sti --pack my-p", "sti --pack my-pack/"),
    # Names that the rules give.
    ("sti windows hepatitis-c", "sti windows hepatitis-c "),
    ("sti talk worry-and-g", "sti talk worry-and-guilt "),
    ("sti quiz --topic wind", "sti quiz --topic windows "),
    ("sti quiz cases ola", "sti quiz cases olav "),
    ("sti explain STI-0203", "sti explain STI-0203 "),
    ("sti explain unknown-fa", "sti explain unknown-fact "),
    ("sti explain gonorrhoea-naat@thr", "sti explain gonorrhoea-naat@throat "),
    ("sti explain --why-not pep,hiv-rap", "sti explain --why-not pep,hiv-rapid"),
    ("sti explain --why-not pep=recom", "sti explain --why-not pep=recommended"),
    ("sti diff --fail-on pep-lost,test-dr", "sti diff --fail-on pep-lost,test-dropped"),
    ("sti validate --ignore STI-0230,unknown-fa", "sti validate --ignore STI-0230,unknown-fact"),
    ("sti batch --fields tests,verd", "sti batch --fields tests,verdicts"),
    ("sti test --min row", "sti test --min rows="),
    # Options, before and after the command; their values, also after an equals sign.
    ("sti --lan", "sti --lang "),
    ("sti --lang n", "sti --lang nb "),
    ("sti advise --disc", "sti advise --discreet "),
    ("sti advise --for pat", "sti advise --for patient "),
    ("sti advise --for=pat", "sti advise --for=patient "),
    ("sti advise --format ic", "sti advise --format ics "),
    ("sti advise --format=ic", "sti advise --format=ics "),
    ("sti quiz export --format an", "sti quiz export --format anki "),
    ("sti --color=nev", "sti --color=never "),
    # A flag takes no value.
    ("sti validate -q my-p", "sti validate -q my-pack/"),
    ("sti compare --differences n", "sti compare --differences no "),
    ("sti risk --why --cas", "sti risk --why --case "),
    # Files.
    ("sti advise --case case.j", "sti advise --case case.json "),
    ("sti advise --case=case.j", "sti advise --case=case.json "),
    ("sti batch many.nd", "sti batch many.ndjson "),
    ("sti pack new mine my-p", "sti pack new mine my-pack/"),
    # A case.
    ("sti advise -p age=24,preg", "sti advise -p age=24,pregnant="),
    ("sti advise -p pregnant=poss", "sti advise -p pregnant=possible"),
    ("sti advise -p symptoms=ulcer+ras", "sti advise -p symptoms=ulcer+rash"),
    ("sti advise -p treated=gono", "sti advise -p treated=gonorrhoea@"),
    ("sti advise --person=age=24,preg", "sti advise --person=age=24,pregnant="),
    ("sti advise -e anal,recep", "sti advise -e anal,receptive"),
    ("sti advise -e partner_infections=hiv+mpo", "sti advise -e partner_infections=hiv+mpox"),
    ("sti advise -t hiv-sel", "sti advise -t hiv-self="),
    ("sti advise -t gonorrhoea-naat@thr", "sti advise -t gonorrhoea-naat@throat="),
    ("sti advise -t hiv-lab=2026-11-20:neg", "sti advise -t hiv-lab=2026-11-20:negative "),
    # Another rules tree has other packs.
    ("sti --rules tree pack show oth", "sti --rules tree pack show other "),
]

RC = {
    # C-o writes the line to a file: then it can be compared without reading the screen.
    "bash": """PS1='> '
bind 'set bell-style none'
bind -x '"\\C-o": printf "%s" "$READLINE_LINE" > line.new; mv line.new line'
source <(sti completion bash)
""",
    "zsh": """PS1='> '
unsetopt beep prompt_sp
autoload -U compinit; compinit -u -D
write-line() { printf '%s' "$BUFFER" > line.new; command mv line.new line }
zle -N write-line; bindkey '^O' write-line; bindkey '^U' kill-whole-line; bindkey '^I' complete-word
source <(sti completion zsh)
""",
    "fish": """function fish_prompt; echo '> '; end
function fish_greeting; end
function write-line; printf '%s' (commandline) > line.new; command mv line.new line; end
bind \\co write-line; bind \\cu kill-whole-line
set -g fish_autosuggestion_enabled 0
sti completion fish | source
""",
}
COMMAND = {"bash": ["--noprofile", "--rcfile", "rc", "-i"], "zsh": ["-d", "-i"], "fish": ["-N", "-i", "-C", "source rc"]}


class Terminal:
    """A shell on a terminal."""

    def __init__(self, shell, folder, environment):
        self.line = os.path.join(folder, "line")
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execvpe(shell, [shell, *COMMAND[shell]], environment)
        self.screen = b""

    def read(self, seconds):
        if select.select([self.terminal], [], [], seconds)[0]:
            self.screen += os.read(self.terminal, 65536)

    def close(self):
        os.close(self.terminal)
        os.waitpid(self.process, 0)

    def complete(self, typed):
        os.write(self.terminal, typed.encode() + b"\t\x0f")
        deadline = time.monotonic() + 30
        while not os.path.exists(self.line) and time.monotonic() < deadline:
            self.read(0.02)
        with open(self.line, encoding="utf-8") as file:
            out = file.read()
        os.remove(self.line)
        os.write(self.terminal, b"\x15")
        return out


def main():
    shell, program = sys.argv[1:3]
    if shutil.which(shell) is None:
        print("%s is not installed" % shell)
        return 77
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        environment = {"PATH": os.path.dirname(program) + ":/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8",
                       "TERM": "xterm", "ZDOTDIR": folder, "INPUTRC": "/dev/null", "COLUMNS": "200"}
        run = lambda *words: subprocess.run([program, *words], cwd=folder, env=environment, check=True, capture_output=True)
        run("pack", "new", "my-pack")
        run("pack", "export", "no", "tree")
        run("pack", "new", "other", "tree")
        for name in ("case.json", "many.ndjson"):
            open(os.path.join(folder, name), "w", encoding="utf-8").close()
        for name in ("rc", ".zshrc"):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(RC[shell])
        terminal = Terminal(shell, folder, environment)
        while b"> " not in terminal.screen:
            terminal.read(10)
        for typed, expected in LINES:
            found = terminal.complete(typed)
            if shell == "fish" and expected[-1] not in " =@/":  # which always ends a word that could go on
                found = found.rstrip()
            if found != expected:
                failures += 1
                print("%r\n  becomes %r\n  and not %r" % (typed, found, expected))
        terminal.close()
    print("%d lines, %d wrong" % (len(LINES), failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
