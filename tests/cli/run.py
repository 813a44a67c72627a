#!/usr/bin/env python3
"""Runs a transcript: what a shell is told, and what it must answer.

    A sentence says what is shown
      $ sti advise -e oral,3m
      a line of standard output
      2> a line of standard error
      [2]

Commands and answers are indented by two spaces; a command goes on in lines that start with "  > ". The exit code stands last,
in brackets, where it is not 0. Each command runs in an empty folder of its own file, with `sti` in the PATH, `$TESTS` the
folder of the tests and nothing else of the caller's environment. UPDATE_GOLDEN=1 writes what was answered into the file.
"""
import os
import re
import subprocess
import sys
import tempfile


def blocks_of(lines):
    """Yields ("text", lines) and ("run", command lines, answer lines)."""
    at = 0
    while at < len(lines):
        if not lines[at].startswith("  $ "):
            yield "text", [lines[at]], []
            at += 1
            continue
        command = [lines[at]]
        at += 1
        while at < len(lines) and lines[at].startswith("  > "):
            command.append(lines[at])
            at += 1
        answer = []
        while at < len(lines) and lines[at].startswith("  ") and not lines[at].startswith("  $ "):
            answer.append(lines[at])
            at += 1
        yield "run", command, answer


def answer_of(command, folder, environment):
    script = "\n".join(line[4:] for line in command)
    run = subprocess.run(["/bin/sh", "-c", script], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                         capture_output=True, timeout=600, check=False)
    out = []
    for prefix, stream in (("  ", run.stdout), ("  2> ", run.stderr)):
        text = stream.decode("utf-8", "backslashreplace")
        text = re.sub(r"(\d{4}\.\d+\.\d+ )\([0-9a-f]{8}\)", r"\1(a1b2c3d4)", text)  # changes with every word of a pack
        out += [prefix + line for line in text.split("\n")]
        if out and text.endswith("\n") or text == "":
            out.pop()
        else:
            out[-1] += "  (no end of line)"
    if run.returncode != 0:
        out.append("  [%d]" % run.returncode)
    return out


def main():
    program, tests, path = sys.argv[1:4]
    environment = {"PATH": os.path.dirname(program) + ":/usr/bin:/bin", "TESTS": tests, "LANG": "C.UTF-8", "TZ": "UTC"}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
        if name in os.environ:
            environment[name] = os.environ[name]
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    written, failures, runs = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for kind, first, expected in blocks_of(lines):
            written += first
            if kind == "text":
                continue
            runs += 1
            answered = answer_of(first, folder, environment)
            written += answered
            if answered != expected and not os.environ.get("UPDATE_GOLDEN"):
                failures += 1
                print("%s:%d:" % (path, lines.index(first[0]) + 1))
                print("\n".join(first))
                print("\n".join(["  expected:"] + expected + ["  answered:"] + answered) + "\n")
    if os.environ.get("UPDATE_GOLDEN"):
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(written))
    if runs == 0:
        print("%s: no command in this transcript" % path)
    print("%d commands, %d failed" % (runs, failures))
    return 1 if failures or runs == 0 else 0


sys.exit(main())
