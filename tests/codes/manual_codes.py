#!/usr/bin/env python3
"""Writes the table of diagnostic codes of man/sti-rules.5 from the program's own, or checks that it is up to date.

usage: manual_codes.py STI PAGE [--update]
"""

import json
import pathlib
import subprocess
import sys

BEGIN = '.\\" codes: written by tests/codes/manual_codes.py --update\n'
END = '.\\" codes: end\n'


def table(codes):
    lines = [".Bl -tag -width Ds\n"]
    for code in codes:
        about = code["about"].replace("`", "")
        lines.append(f".It {code['code']} {code['name']}\n")
        lines.append(f"{about[0].upper()}{about[1:]}\n.Pq {code['severity']}, {code['category']} .\n")
    return "".join(lines) + ".El\n"


sti, page = sys.argv[1], pathlib.Path(sys.argv[2])
listed = json.loads(subprocess.run([sti, "explain", "--list", "--format", "json"], capture_output=True, text=True,
                                   check=True).stdout)
text = page.read_text()
before, _, rest = text.partition(BEGIN)
_, _, after = rest.partition(END)
wanted = before + BEGIN + table(listed["codes"]) + END + after
if "--update" in sys.argv:
    page.write_text(wanted)
elif text != wanted:
    sys.exit(f"{page}: the table of codes is out of date; run {sys.argv[0]} STI {page} --update")
