#!/usr/bin/env python3
"""Every diagnostic code is explained, its bad example gives exactly this code, and its good one gives none. The findings of reading rules
and cases stand alone, at the line that is wrong; all of them read as one program's.

usage: examples_test.py STI
"""

import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

STI = str(pathlib.Path(sys.argv[1]).resolve())
NOW = "2026-11-23T10:00"


def rule(when, name="example"):
    return (f'[[rule]]\nid = "{name}"\nwhen = {when}\norder = ["hiv-lab"]\nwhy = {{ en = "x", nb = "x" }}\n'
            'source = ["GUIDE"]\nbasis = "stated"\n')


# What `run = "words"` describes, made here because it is too long to print.
GROUPS = ["msm", "trans", "sells-sex", "buys-sex", "injects-drugs", "prison"]
SYMPTOMS = ["discharge", "dysuria", "ulcer", "rash", "sore-throat", "rectal", "pelvic-pain", "jaundice"]
PARTNER = ["msm", "sells-sex", "buys-sex", "injects-drugs", "high-prevalence"]
INFECTIONS = ["hiv", "chlamydia", "gonorrhoea", "syphilis", "mpox"]


def wide(rows_wanted):
    """A rule whose condition has more rows than wanted: lists of flags, crossed with one another, then with ages."""
    ages = ", ".join(f"{{ age = {{ at_least = {age}, at_most = {age} }} }}" for age in range(20, 30))
    flags = [("groups", GROUPS), ("symptoms", SYMPTOMS), ("partner_groups", PARTNER), ("partner_infections", INFECTIONS)]
    factors = [(f"{fact} = [{', '.join(json.dumps(v) for v in values)}]", len(values)) for fact, values in flags]
    parts, rows = [], 1
    for part, size in [*factors, (f"any = [{ages}]", 10)]:
        if rows > rows_wanted:
            break
        parts.append(part)
        rows *= size
    assert rows > rows_wanted
    return rule("{ " + ", ".join(parts) + " }")


def hours(count):
    names = "".join(rule(f'{{ act = "oral", since = {{ within_hours = {h} }} }}', f"within-{h}")
                    for h in range(1, count + 1))
    return names


def exposures(count):
    return json.dumps({"exposures": [{"act": "vaginal", "since": "3d"}] * count})


PHRASES = (pathlib.Path(__file__).resolve().parents[2] / "rules/phrases.toml").read_text()


def sentences(old, new):
    assert old in PHRASES
    return "phrases", PHRASES.replace(old, new).encode(), PHRASES.replace('"recommended"', '"advised"').encode()


MADE = {
    "STI-0103": ("case", b'{"id": "\xe5", "exposures": [{"act": "vaginal", "since": "3d"}]}',
                 '{"id": "å", "exposures": [{"act": "vaginal", "since": "3d"}]}'.encode()),
    "STI-0105": ("file", b"#" * ((16 << 20) + 1), b"# nothing\n"),
    "STI-0106": ("file", ("a = " + "[" * 65 + "]" * 65 + "\n").encode(), b"# nothing\n"),
    "STI-0109": ("table", b'contact,-> PEP\n"anal, -> offer\n', b'contact,-> PEP\n"anal, vaginal",offer\n'),
    "STI-0110": ("file", b"".join(b"key-%d = 1\n" % i for i in range(1002)), b"# nothing\n"),
    "STI-0216": ("pack", wide(256).encode(), rule('{ act = "oral" }').encode()),
    "STI-0217": ("pack", hours(150).encode(), rule('{ act = "oral" }').encode()),
    "STI-0223": ("pack", (wide(10000)).encode(), rule('{ act = "oral" }').encode()),
    "STI-0224": ("folder", None, b"# nothing\n"),
    "STI-0233": sentences("\nopen-until =", "\n# open-until ="),
    "STI-0234": sentences("time limit {deadline}", "time limit {deadlin}"),
    "STI-0235": sentences("time limit {deadline} ({left})", "time limit {deadline}"),
    "STI-0312": ("case", exposures(1001).encode(), exposures(2).encode()),
}

# What stands on the line at which the bad example is told, of the codes of reading.
WRONG = {
    "STI-0101": 'id = "throat', "STI-0102": '{"exposures"', "STI-0104": "A bell", "STI-0106": "a = [", "STI-0108": '"age": 42',
    "STI-0109": '"anal',
    "STI-0201": "wen =", "STI-0202": 'days = "84"', "STI-0203": "acts =", "STI-0204": "annal", "STI-0205": "[[rule]]",
    "STI-0206": "[[rule]]", "STI-0207": "GIUDE", "STI-0208": "hiv-labb", "STI-0209": "days = -84", "STI-0210": "hiv-after-sx",
    "STI-0211": "[[rule]]", "STI-0212": 'nb = ""', "STI-0213": "days = 21", "STI-0214": 'rows = [["anal", "consider"]]',
    "STI-0215": "overrides =", "STI-0216": "[[rule]]", "STI-0217": "[[rule]]", "STI-0218": 'role = "both"',
    "STI-0219": 'is = "early"', "STI-0220": "extends =", "STI-0221": "[[rule]]", "STI-0222": "condom =", "STI-0223": "[[rule]]",
}
# What a code stands beside, and its example has besides.
COMES_WITH = {("STI-0110", "STI-0201")}
FINDING = re.compile(r"^(?:([^\s:]+):(?:(\d+):(?:\d+:)?)? )?(error|warning|note)\[(STI-\d{4})\]: (.*)$", re.MULTILINE)


def run(arguments, cwd):
    done = subprocess.run([STI, *arguments], cwd=cwd, capture_output=True, text=True, timeout=600,
                          env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"})
    if done.returncode not in (0, 1, 2):
        print(f"FAILED: exit {done.returncode} from {arguments}\n{done.stderr}")
    return done


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.lstrip("\n").encode())


def findings_of(kind, files, base):
    """What an example gives, run the way its kind says: (place, line, severity, code, message) each."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        if kind in ("pack", "test", "mutate", "verify"):
            write(folder / "example", {**base, **files})
            command = {"pack": ["validate"], "mutate": ["test", "--mutate"]}.get(kind, [kind])
            done = run([*command, "example", "--now", NOW], folder)
            return FINDING.findall(done.stdout + done.stderr)
        text = files.get("", b"")
        if kind == "phrases":
            write(folder, {"phrases.toml": text})
            done = run(["validate", "phrases.toml", "--now", NOW], folder)
        elif kind == "file":
            write(folder, {"example.toml": text})
            done = run(["validate", "example.toml", "--now", NOW], folder)
        elif kind == "case":
            write(folder, {"case": text})
            done = run(["advise", "--case", "case", "--now", NOW], folder)
            return FINDING.findall(done.stderr)
        elif kind == "table":
            write(folder, {"example.csv": text})
            done = run(["verify", "example.csv"], folder)
        elif kind == "folder":
            (folder / "rules").mkdir()
            if text is not None:
                write(folder / "rules", {"example.toml": text})
            done = run(["validate", "rules", "--now", NOW], folder)
        else:
            (folder / "rules").mkdir()
            write(folder / "rules", {"empty.toml": "# nothing\n"})
            words = shlex.split(text)
            assert words[0] == "sti", words
            done = run([*words[1:], "--now", NOW], folder)
        return FINDING.findall(done.stdout + done.stderr)


def main():
    failed = 0

    def check(ok, message):
        nonlocal failed
        if not ok:
            failed += 1
            print("FAILED:", message)

    listed = json.loads(run(["explain", "--list", "--format", "json"], ".").stdout)
    base = {item["file"]: item["text"] for item in listed["base"]}
    for kind in ("pack", "verify"):
        check(findings_of(kind, {}, base) == [], f"the small pack has findings: {findings_of(kind, {}, base)}")
    for code in listed["codes"]:
        label = code["code"]
        check("why" in code, f"{label} {code['name']} is not explained in rules/codes.toml")
        if "why" not in code:
            continue
        for which, expected in (("bad", {label}), ("good", set())):
            kind = code["run"]
            files = {item["file"]: item["text"] for item in code[which]}
            if kind == "words":
                check(label in MADE, f"{label} is described in words; tests/codes/examples_test.py has to make it")
                if label not in MADE:
                    continue
                kind = MADE[label][0]
                made = MADE[label][1 if which == "bad" else 2]
                files = {"example.toml": made} if kind == "pack" else {"": made}
            found = [each for each in findings_of(kind, files, base) if (label, each[3]) not in COMES_WITH]
            codes = {finding[3] for finding in found}
            check(codes == expected, f"{label} {code['name']}: the {which} example gives {sorted(codes) or 'nothing'}")
            for _, _, severity, _, message in found:
                check(severity == code["severity"], f"{label} is told as {severity}: {message}")
                starts_low = message[0].islower() or not message[0].isalpha() or message[1].isupper() or kind == "test"
                check(starts_low and message.isprintable() and not message.endswith("."), f"{label} reads otherwise than the others: {message}")
            if which == "bad" and label in WRONG:
                place, line = found[0][:2] if len(found) == 1 and found[0][1] else ("", "1")
                text = files.get(place.removeprefix("example/"), files.get("", b""))
                text = text if isinstance(text, str) else text.decode()
                at = text.lstrip("\n").splitlines()[int(line) - 1] if text else ""
                check(len(found) == 1 and WRONG[label] in at, f"{label}: {found}, and not once where `{WRONG[label]}` stands")
    print(f"{len(listed['codes'])} codes, {failed} failures")
    sys.exit(1 if failed else 0)


main()
