#!/usr/bin/env python3
"""The command that a proof prints shows what it says, when it is run; repaired packs have no finding.

usage: witnesses_test.py STI TESTS
"""

import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

STI = str(pathlib.Path(sys.argv[1]).resolve())
FIXTURES = pathlib.Path(sys.argv[2]) / "fixtures" / "prove"

PACK = """id = "%s"
title = { en = "Small", nb = "Liten" }
country = { en = "Nowhere", nb = "Ingensteds" }
version = "1"
reviewed = "2026-01-01"
review_by = "2030-01-01"
languages = ["en", "nb"]
maintainer = { en = "The tests", nb = "Testene" }
intended_use = { en = "Tests", nb = "Tester" }
misuse = { en = "Patients", nb = "Pasienter" }
"""
SOURCES = """[source.S]
issuer = "I"
title = "T"
date = "2026"
url = "https://example.org"
accessed = "2026-01-01"
"""


def level(advice, slot):
    return advice["verdicts"][slot]["level"]


def rules_of(advice):
    """Every rule that stands behind a line."""
    found = set()

    def walk(value):
        if isinstance(value, dict):
            found.update(value.get("rules", []))
            value = list(value.values())
        if isinstance(value, list):
            for each in value:
                walk(each)

    walk(advice)
    return found


def tests(advice):
    return {line["test"]: line for line in advice["tests"]}


# By fixture: the code, and what the advice of the printed command must be like. None: it prints none.
SHOWS = {
    "gap": ("STI-0501", lambda a: level(a, "pep") == "not-stated"),
    "broken-silence": ("STI-0512", lambda a: True),
    "unproved-reason": ("STI-0513", lambda a: True),
    "untrue-reason": ("STI-0514", lambda a: True),
    "untrue-reason-in-a-table": ("STI-0514", lambda a: True),
    "points-astray": ("STI-0515", lambda a: True),
    "overlap": ("STI-0502", lambda a: {"no-pep", "pep-sex"} <= set(a["verdicts"]["pep"]["rules"])
                or len(a["verdicts"]["pep"]["rules"]) == 1),
    "overlap-in-a-table": ("STI-0502", lambda a: any(r.startswith("hepatitis/") for r in rules_of(a))),
    "overlap-of-schedules": ("STI-0502", lambda a: {"assault", "needle"} & rules_of(a)),
    "overlap-of-windows": ("STI-0502", lambda a: {"window/plain", "window/on-prep"} & rules_of(a)),
    "dead-overridden": ("STI-0503", lambda a: "pep-sex" not in rules_of(a) and "pep-never" in rules_of(a)),
    "dead-contradiction": ("STI-0503", lambda a: "note" not in rules_of(a)),
    "dead-impossible": ("STI-0503", lambda a: True),
    "shadowed": ("STI-0504", lambda a: "anal" in rules_of(a) and level(a, "prep") == "recommended"),
    "redundant": ("STI-0505", lambda a: {"hiv", "hiv-msm"} <= rules_of(a)),
    "unreachable": ("STI-0506", None),
    "no-window": ("STI-0507", lambda a: tests(a)["hiv-lab"]["conclusive_on"] is None),
    "no-specimen": ("STI-0508", lambda a: "hiv-lab" not in tests(a)),
    "property-refuted": ("STI-0510", lambda a: level(a, "pep") == "consider"
                         and a["case"]["exposures"][0]["condom"] == "used"),
}


def run(arguments, folder):
    return subprocess.run([STI, *arguments], cwd=folder, capture_output=True, text=True, timeout=600,
                          env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"})


def make_pack(folder, fixture, which):
    pack = folder / which
    pack.mkdir()
    silent = '[silent]\npep = { en = "Not here.", nb = "Ikke her." }\n' if fixture == "broken-silence" else ""
    (pack / "pack.toml").write_text(PACK % which + silent)
    (pack / "sources.toml").write_text(SOURCES)
    (pack / "base.toml").write_text((FIXTURES / "base.toml").read_text())
    (pack / "rules.toml").write_text((FIXTURES / fixture / f"{which}.toml").read_text())
    properties = FIXTURES / fixture / "properties.toml"
    if properties.exists():
        (pack / "properties.toml").write_text(properties.read_text())


def main():
    failures = []
    fixtures = sorted(path.name for path in FIXTURES.iterdir() if path.is_dir())
    if fixtures != sorted(SHOWS):
        failures.append(f"the fixtures are {fixtures}")
    for fixture, (code, shows) in SHOWS.items():
        with tempfile.TemporaryDirectory() as temporary:
            folder = pathlib.Path(temporary)
            for which in ("bad", "good"):
                make_pack(folder, fixture, which)
            good = run(["verify", "./good", "--fail-level", "warning"], folder)
            if good.returncode != 0 or "[STI-" in good.stdout:
                failures.append(f"{fixture}: the repaired pack has findings: {good.stdout}")
            bad = run(["verify", "./bad", "--fail-level", "warning"], folder)
            if bad.returncode != 1 or set(re.findall(r"\[(STI-\d+)\]", bad.stdout)) != {code}:
                failures.append(f"{fixture}: not {code}: {bad.stdout}")
            lines = re.findall(r"see[^:]*: (sti advise .*)", bad.stdout)
            if shows is None:
                if lines:
                    failures.append(f"{fixture}: a case of what no case can have: {lines}")
                continue
            if not lines:
                failures.append(f"{fixture}: no command: {bad.stdout}")
            for line in lines[:1]:
                done = run([*shlex.split(line)[1:], "--format", "json"], folder)
                if done.returncode != 0 or not shows(json.loads(done.stdout)):
                    failures.append(f"{fixture}: {line}\n  does not show it: {done.stdout[:400]}{done.stderr}")
    for failure in failures:
        print("FAILED:", failure)
    print(f"{len(SHOWS)} kinds of defect, {len(failures)} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
