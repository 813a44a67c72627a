#!/usr/bin/env python3
"""Holds rule files against the schema that `sti schema rules` prints. 77: jsonschema is not here.

usage: check_rules.py STI RULES TESTS

The shipped packs, the scaffold of `sti pack new` and every good example of a code pass; the bad examples that a schema can express fail, and
no other does; nor does any table with a wrong value that the program takes (so that the schema says nothing that the program does not
say). The copy beside the shipped packs is up to date, and every
file of them names it in its first line.
"""
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
RULES, TESTS = pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
HINT = "#:schema "

# Codes whose bad example a schema can refuse: a wrong key, type, bound, name of the vocabulary or catalog. The others need other
# files, dates or the meaning of a condition.
EXPRESSIBLE = {
    "unknown-key", "wrong-type", "unknown-fact", "unknown-value", "missing-key", "unknown-id", "out-of-range", "no-effect",
    "missing-translation", "reserved-role",
}


def run(*arguments, cwd=None):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=False, cwd=cwd).stdout


def plain(value):
    """What a schema sees: dates are strings, as editors hand them over."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return value


def main():
    failures = 0

    def expect(condition, message):
        nonlocal failures
        if not condition:
            failures += 1
            print(message)

    printed = run("schema", "rules")
    schema = json.loads(printed)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)

    def mistakes(text):
        errors = validator.iter_errors(plain(tomllib.loads(text)))
        return ["%s: %s" % ("/".join(map(str, error.path)), error.message[:160]) for error in errors]

    expect((RULES / "rules.schema.json").read_text() == printed,
           "rules/rules.schema.json is out of date: sti schema rules > rules/rules.schema.json")

    def check_pack(folder, schema_file):
        files = sorted(folder.rglob("*.toml"))
        expect(files, "no file in %s" % folder)
        for file in files:
            text = file.read_text()
            for message in mistakes(text):
                expect(False, "%s: %s" % (file, message))
            if schema_file is None:
                continue
            first = text.split("\n", 1)[0]
            named = (file.parent / first.removeprefix(HINT)).resolve()
            expect(first.startswith(HINT) and named == schema_file.resolve(),
                   "%s: the first line does not name the schema" % file)

    check_pack(RULES / "no", RULES / "rules.schema.json")
    check_pack(TESTS / "fixtures" / "rules" / "uk", None)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        run("pack", "new", "fresh", cwd=folder)
        check_pack(folder / "fresh", folder / "fresh" / "rules.schema.json")
        run("pack", "export", "no", "out", cwd=folder)
        check_pack(folder / "out" / "no", folder / "out" / "rules.schema.json")
        for copy in ("fresh", "out"):
            expect((folder / copy / "rules.schema.json").read_text() == printed, "another schema in " + copy)

    listed = json.loads(run("explain", "--list", "--format", "json"))
    seen = set()
    for code in listed["codes"]:
        if code.get("run") not in ("pack", "file", "test", "verify"):
            continue
        for which in ("bad", "good"):
            found = []
            for item in code[which]:
                try:
                    found += mistakes(item["text"])
                except tomllib.TOMLDecodeError:
                    continue  # not for a schema
            expected = which == "bad" and code["name"] in EXPRESSIBLE
            seen |= {code["name"]} if expected else set()
            expect(bool(found) == expected,
                   "%s %s: the %s example: %s" % (code["code"], code["name"], which, found or "the schema accepts it"))
    expect(seen == EXPRESSIBLE, "no bad example to try: %s" % sorted(EXPRESSIBLE - seen))

    values = ['3', '-1', '1.5', 'true', '""', '"x"', '[]', '["x"]', '[3]', '{}', '{ en = "a", nb = "b" }', '2026-01-01']
    tables = (TESTS / "fixtures" / "every-key" / "rules.toml").read_text().split("\n\n")
    with tempfile.TemporaryDirectory() as temporary:
        for table in tables:
            for key in re.finditer(r"^(\w+ = ).*$", table, re.MULTILINE):
                for value in values:
                    text = table[:key.start()] + key.group(1) + value + table[key.end():] + "\n"
                    found = mistakes(text)
                    if not found:
                        continue
                    (pathlib.Path(temporary) / "slip.toml").write_text(text)
                    told = run("validate", "slip.toml", cwd=temporary)
                    expect("error[" in told, "the schema refuses what the program takes: %s%s: %s" % (key.group(1), value, found[0]))
    print("%d failures" % failures)
    return 1 if failures else 0


sys.exit(main())
