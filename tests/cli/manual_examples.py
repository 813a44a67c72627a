#!/usr/bin/env python3
"""The examples of a manual page are real: `manual_examples.py STI PAGE`.

In the page, `.\\" file PATH` before a literal block says that the block is that file, and `.\\" run` that it is a command after
`$ ` and what it answers. All run in one folder, in order, where `sti pack new clinic` ran first. How many model cases there
are, and how many questions, changes with the vocabulary and the risks and is not compared. UPDATE_GOLDEN=1 writes the answers into the page.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

STI, PAGE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
DAY = ["--now", "2026-11-24"]
BLOCK = re.compile(r'\.\\" (file \S+|run)\n\.Bd -literal\n(.*?)\n\.Ed\n', re.S)
ESCAPES = [("\\", "\\e"), ("`", "\\(ga"), ("^", "\\(ha"), ("~", "\\(ti"), ("'", "\\(aq")]


def escaped(text):
    for plain, escape in ESCAPES:
        text = text.replace(plain, escape)
    return "\n".join("\\&" + line if line.startswith(".") else line for line in text.split("\n"))


def plain(text):
    text = text.replace("\n\\&", "\n")
    for char, escape in reversed(ESCAPES):
        text = text.replace(escape, char)
    return text


def comparable(text):
    text = re.sub(r"([=(]) ?[\d .e+]+ model cases", r"\1 some model cases", text)
    text = re.sub(r": \d+ questions(, \d+ proved)?", ": some questions", text)
    return re.sub(r"^ +\d+  every", "     some  every", text, flags=re.M)


def main():
    page = PAGE.read_text(encoding="utf-8")
    environment = {"PATH": f"{STI.parent}:/usr/bin:/bin", "LC_ALL": "C"}
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([STI, "pack", "new", "clinic", *DAY], cwd=folder, env=environment, check=True, capture_output=True)

        header = pathlib.Path(folder, "clinic", "pack.toml")  # the page takes the silences of the new pack out
        header.write_text(re.sub(r"\n\[silent\].*", "\n", header.read_text(encoding="utf-8"), flags=re.S), encoding="utf-8")

        def replace(match):
            what, text = match.group(1), plain(match.group(2))
            if what != "run":
                pathlib.Path(folder, what.removeprefix("file ")).write_text(text + "\n", encoding="utf-8")
                return match.group(0)
            command, _, answer = text.partition("\n")
            run = subprocess.run(["/bin/sh", "-c", command.removeprefix("$ ")], cwd=folder, env=environment,
                                 capture_output=True, text=True, check=False, timeout=600)
            got = (run.stdout + run.stderr).rstrip("\n")
            if comparable(got) != comparable(answer):
                failed.append(f"{command}\n--- the page says\n{answer}\n--- the program says\n{got}\n")
            return f'.\\" run\n.Bd -literal\n{escaped(command + chr(10) + got)}\n.Ed\n'

        updated = BLOCK.sub(replace, page)
    if os.environ.get("UPDATE_GOLDEN") and failed:
        PAGE.write_text(updated, encoding="utf-8")
        print(f"wrote {PAGE}")
        return 0
    print("\n".join(failed) if failed else f"{len(BLOCK.findall(page))} blocks")
    return 1 if failed or not BLOCK.search(page) else 0


if __name__ == "__main__":
    sys.exit(main())
