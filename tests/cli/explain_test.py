#!/usr/bin/env python3
"""`sti explain --why-not` keeps its word: `explain_test.py STI`.

For many cases and everything an advice can hold, the command that is printed is run, and what it was printed for is there.
What is said to be there is there, and what no change brings is not.
"""

import json
import pathlib
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

STI = str(pathlib.Path(sys.argv[1]).resolve())
NOW = ["--now", "2026-11-23T10:00"]
ENVIRONMENT = {"PATH": str(pathlib.Path(STI).parent) + ":/usr/bin:/bin", "LC_ALL": "C"}

CASES = [
    "-p age=30",
    "-p age=24,anatomy=penis,buys-sex -e oral,insertive,not-used,5d -e vaginal,insertive,used,5d",
    "-p age=15 -e vaginal,receptive,not-used,20h,consent=no",
    "-p msm,prep=daily -e anal,receptive,not-used,3d",
    "-e needlestick,2h",
    "-p hiv=positive,anatomy=vagina -e oral,receptive,failed,80h",
    "-e anal,receptive,not-used,partner_hiv=positive,80h",
    "-p pep=completed,hbv_immunity=immune -e vaginal,6w",
    "-p symptoms=ulcer+rash -e hand,2026-11-20",
    "-p age=40,anatomy=vagina,pregnant=yes -e vaginal,receptive,used,30d -t chlamydia-naat=2026-11-20:positive",
]
SITES = ["hiv-lab@blood", "chlamydia-naat@urine", "chlamydia-naat@throat", "gonorrhoea-naat@rectum", "mgen-naat@vagina",
         "pep=recommended", "prep=consider", "hepatitis-b=offer"]

NOTES = {}  # text by the rules that give it: a note that several rules give is one


def run(arguments):
    done = subprocess.run([STI, *arguments], env=ENVIRONMENT, capture_output=True, text=True, check=False, timeout=600)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{shlex.join(arguments)}: {done.returncode}\n{done.stderr}")
    return json.loads(done.stdout)


def has(advice, name):
    about, _, level = name.partition("=")
    if about in advice["verdicts"]:
        levels = [level] if level else ["recommended", "consider"]
        return advice["verdicts"][about]["level"] in levels
    test, _, site = about.partition("@")
    if any(line["test"] == test and site in ("", line["site"]) for line in advice["tests"]):
        return True
    vaccine = about.removeprefix("vaccine/")
    levels = [level] if level else ["offer", "complete-course"]
    if any(line["vaccine"] == vaccine and line["level"] in levels for line in advice["vaccines"]):
        return True
    if any("follow-up/" + line["what"] == about for line in advice["follow_up"]):
        return True
    return any(note["text"] == NOTES.get(about) for note in advice["notes"])


def names():
    """Tests, slots, vaccines and follow-ups of the pack, and the notes that some of the cases have."""
    advice = [run(["advise", *NOW, "--format", "json", *case.split()]) for case in CASES]
    schema = run(["schema", "case"])
    found = next(part["enum"] for part in walk(schema) if isinstance(part, dict) and "hiv-lab" in part.get("enum", []))
    out = list(found) + list(advice[0]["verdicts"]) + ["vaccine/" + line["vaccine"] for line in advice[0]["vaccines"]]
    for each in advice:
        NOTES.update({rule: note["text"] for note in each["notes"] for rule in note["rules"]})
        out += ["follow-up/" + line["what"] for line in each["follow_up"]]
        out += [note["rules"][0] for note in each["notes"] if note["rules"] and note["kind"] in ("law", "referral")]
    known = sorted(set(out) | set(SITES))
    return [name for name in known if not name.startswith(("vocabulary/", "pack")) and "method/" not in name]


def walk(node):
    yield node
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from walk(part)


def main():
    failed, counts = [], {}
    targets = names()

    def check(case):
        advice = run(["advise", *NOW, "--format", "json", *case.split()])
        known = [name for name in targets if "/" not in name or name.startswith(("vaccine/", "follow-up/"))]
        explained = run(["explain", *NOW, "--format", "json", *case.split(), "--why-not", ",".join(known)])
        for answer in explained["why_not"]:
            name, kind = answer["name"], answer["answer"]
            counts[kind] = counts.get(kind, 0) + 1
            if (kind == "there") != has(advice, name):
                failed.append(f"{case}: {name} is {kind}")
            if kind == "not-proved":
                failed.append(f"{case}: {name} is not proved")
            if kind != "change":
                continue
            words = shlex.split(answer["command"])
            if words[:2] != ["sti", "advise"] or not has(run([*words[1:], "--format", "json"]), name):
                failed.append(f"{case}: {name} is not in {answer['command']}")
            if not answer["blocked"] or not answer["changes"]:
                failed.append(f"{case}: {name}: nothing blocked it, or nothing was changed")

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(check, CASES))
    print("\n".join(failed))
    print(", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())))
    return 1 if failed or counts.get("change", 0) < 200 else 0


if __name__ == "__main__":
    sys.exit(main())
