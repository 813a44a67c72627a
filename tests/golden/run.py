#!/usr/bin/env python3
"""Pages of advice as they are printed: `run.py STI FOLDER`.

FOLDER/case is the arguments of `sti advise`, in which {tests} is the folder of the tests; every other file is a page, named by language and form: `nb.note`, `en.text`, `en.leaflet`.
UPDATE_GOLDEN=1 writes them all. A page or leaflet of text never has a line of more than 80 columns.
"""
import difflib
import os
import re
import shlex
import subprocess
import sys

LANGUAGES = ("en", "nb")
FORMS = {"text": ["--format", "text"], "markdown": ["--format", "markdown"], "note": ["--format", "note"],
         "leaflet": ["--for", "patient"], "ics": ["--format", "ics", "--titles", "full"]}


def page(program, arguments):
    run = subprocess.run([program, "advise", *arguments], capture_output=True, timeout=600, check=False,
                         env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
    # What a pack is known by changes with every word of it.
    return run.returncode, re.sub(r"(\d{4}\.\d+\.\d+ )\([0-9a-f]{8}\)", r"\1(a1b2c3d4)", run.stdout.decode()), run.stderr.decode()


def main():
    program, folder = sys.argv[1:3]
    with open(os.path.join(folder, "case"), encoding="utf-8") as file:
        case = [word.replace("{tests}", os.path.dirname(os.path.dirname(folder))) for word in shlex.split(file.read(), comments=True)]
    failures = 0
    for lang in LANGUAGES:
        for form, options in FORMS.items():
            path = os.path.join(folder, "%s.%s" % (lang, form))
            code, answered, said = page(program, [*case, "--lang", lang, *options])
            problems = ["exit code %d: %s" % (code, said)] if code or said else []
            if form in ("text", "leaflet"):
                problems += ["wider than 80 columns: " + line for line in answered.split("\n") if len(line) > 80]
            if os.environ.get("UPDATE_GOLDEN"):
                with open(path, "w", encoding="utf-8", newline="") as file:
                    file.write(answered)
            try:
                with open(path, encoding="utf-8", newline="") as file:
                    expected = file.read()
            except FileNotFoundError:
                expected = ""
            problems += difflib.unified_diff(expected.split("\n"), answered.split("\n"), path, "answered", lineterm="")
            failures += bool(problems)
            print("\n".join(problems), end="\n" if problems else "")
    print("%d pages, %d failed" % (len(LANGUAGES) * len(FORMS), failures))
    return 1 if failures else 0


sys.exit(main())
