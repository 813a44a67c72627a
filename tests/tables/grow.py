#!/usr/bin/env python3
"""How the proof of a table grows: rows by facts, in time, memory and questions left open. Tables are drawn with a fixed seed, as CSV and,
up to 20 facts, as a `[[table]]` of a pack. No test: run it on two programs to compare them.

usage: grow.py STI [csv|pack] [ROWSxFACTSxANY ...]      ANY: how often in a hundred a cell asks nothing
"""

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

STI = str(pathlib.Path(sys.argv[1]).resolve())
FORM = sys.argv[2] if len(sys.argv) > 2 else "csv"
SIZES = sys.argv[3:] or ["100x20x20", "500x20x20", "2000x20x20", "500x60x20", "500x20x50", "2000x20x50", "10000x20x20"]
IMMUNITIES = ["hbv_immunity", "hav_immunity", "hpv_immunity", "mpox_immunity"]
COLUMNS = ([(fact, ["unknown", "none", "partial", "immune"]) for fact in IMMUNITIES]
           + [("sti_last_12m", ["no", "chlamydia", "other-bacterial", "unknown"]), ("pattern", ["once", "repeated", "unknown"])]
           + [(f"groups.{flag}", ["no", "yes"]) for flag in ("msm", "trans", "sells-sex", "buys-sex", "injects-drugs", "prison")]
           + [(f"symptoms.{flag}", ["no", "yes"]) for flag in ("discharge", "dysuria", "ulcer", "rash", "sore-throat", "rectal", "pelvic-pain", "jaundice")])
PACK = """id = "{id}"
title = {{ en = "T", nb = "T" }}
country = {{ en = "C", nb = "C" }}
version = "1"
reviewed = "2026-11-01"
review_by = "2027-11-01"
languages = ["en", "nb"]
maintainer = {{ en = "m", nb = "m" }}
intended_use = {{ en = "u", nb = "u" }}
misuse = {{ en = "m", nb = "m" }}
"""
RULES = """[source.S]
issuer = "I"
title = "T"
date = "2026"
url = "https://example.org"
accessed = "2026-11-01"

[[rule]]
id = "rest"
verdict = { prep = "not-applicable", doxypep = "not-applicable", emergency-contraception = "not-applicable", hbv-immunoglobulin = "not-applicable" }
why = { en = "w", nb = "w" }
general = true
source = ["S"]
basis = "stated"

"""


def rows_of(rows, facts, any_of_hundred):
    draw = random.Random(20261130)
    columns = (COLUMNS * (facts // len(COLUMNS) + 1))[:facts]
    for _ in range(rows):
        cells = [None if draw.randrange(100) < any_of_hundred else draw.choice(values) for _, values in columns]
        yield cells, draw.choice(["recommended", "consider", "not-indicated"])


def write(folder, rows, facts, any_of_hundred):
    drawn = rows_of(rows, facts, any_of_hundred)
    if FORM == "csv":
        heads = [f"f{i}" for i in range(facts)] + ["-> pep"]
        lines = [",".join([cell or "-" for cell in cells] + [told]) for cells, told in drawn]
        (folder / "t.csv").write_text("\n".join([",".join(heads), *lines]) + "\n", encoding="utf-8")
        return "t.csv"
    pack = folder / "t"
    pack.mkdir()
    (pack / "pack.toml").write_text(PACK.format(id="t"), encoding="utf-8")
    table = "".join("  " + json.dumps([cell or "*" for cell in cells] + [told]) + ",\n" for cells, told in drawn)
    (pack / "t.toml").write_text(RULES + '[[table]]\nid = "t"\ndecides = "pep"\nwhen = { exposed = "yes" }\ncolumns = '
                                 + json.dumps([name for name, _ in COLUMNS[:facts]]) + f"\nrows = [\n{table}]\n"
                                 + 'why = { en = "w", nb = "w" }\ngeneral = true\nsource = ["S"]\nbasis = "stated"\n', encoding="utf-8")
    return "./t"


def main():
    print(f"{'rows x facts x any':>20} {'seconds':>8} {'MB':>6} {'questions':>10} {'open':>6}")
    for size in SIZES:
        rows, facts, any_of_hundred = map(int, size.split("x"))
        if FORM == "pack" and facts > len(COLUMNS):
            continue
        with tempfile.TemporaryDirectory() as temporary:
            name = write(pathlib.Path(temporary), rows, facts, any_of_hundred)
            start = time.monotonic()
            run = subprocess.Popen([STI, "verify", name, "--questions"], cwd=temporary, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            lines = [line.split(None, 1)[0] for line in run.stdout if line.startswith("  ") and ": " in line]
            _, _, used = os.wait4(run.pid, 0)
            took = time.monotonic() - start
        asked = [word for word in lines if word in ("proved", "refuted", "not-proved")]
        print(f"{size:>20} {took:8.2f} {used.ru_maxrss / 1024:6.0f} {len(asked):10} {asked.count('not-proved'):6}", flush=True)


main()
