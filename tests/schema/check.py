#!/usr/bin/env python3
"""Holds real cases, and what every command writes as JSON, against the schemas that `sti schema` prints. 77: jsonschema is not here."""
import json
import os
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

PROGRAM, TESTS = sys.argv[1:3]
NOW = "2026-11-23T10:00"
CASES = [
    {},
    {"now": NOW},
    {"id": "c1", "now": "2026-11-23", "person": None, "exposures": None},
    {"id": "c2", "now": NOW,
     "person": {"age": 24, "anatomy": "penis", "groups": ["buys-sex"], "hbv_immunity": "unknown"},
     "exposures": [{"act": "oral", "role": "insertive", "condom": "not-used", "since": "5d"},
                   {"act": "vaginal", "role": "insertive", "condom": "used", "since": "5d"}]},
    {"id": "c3", "now": NOW,
     "person": {"age": 15, "symptoms": ["ulcer", "rash"], "wants": [], "pep": "completed", "pep_last_dose": "2026-11-01",
                "tests_taken": [{"test": "hiv-lab", "on": "2026-11-17", "result": "positive"},
                                {"test": "gonorrhoea-naat", "site": "throat", "on": "2026-11-17", "result": "pending"}],
                "treated": [{"infection": "syphilis", "on": "2026-10-01"}]},
     "exposures": [{"act": "anal", "role": "both", "on": "2026-11-21", "partner_infections": ["hiv"]},
                   {"act": "needlestick", "on": "2026-11-22T07:30", "setting": "healthcare"}]},
]
BAD = [
    {"persn": {}},
    {"person": {"age": 900}},
    {"person": {"groups": "msm"}},
    {"exposures": [{"since": "5d"}]},
    {"exposures": [{"act": "oral"}]},
    {"exposures": [{"act": "oral", "since": "5d", "on": "2026-11-01"}]},
    {"exposures": [{"act": "oral", "since": "3m"}]},
]

TOLD = ["--now", NOW, "-p", "age=24,msm", "-e", "anal,receptive,not-used,36h", "-t", "hiv-lab=2026-11-10:negative"]
UK = TESTS + "/fixtures/rules/uk"
GUIDE = TESTS + "/fixtures/diff/guide"
# What writes each kind of document.
OUTPUTS = {
    "advice": [["advise", *TOLD], ["advise", "--now", NOW, "-p", "age=24"]],
    "explain": [["explain", *TOLD, "--why-not", "pep,hiv-rapid@blood"], ["explain", *TOLD],
                ["explain", "--now", NOW, "-p", "age=24", "--why-not", "pep"]],
    "risk": [["risk", *TOLD], ["risk", "--now", NOW, "-p", "age=24"]],
    "windows": [["windows"], ["windows", "hiv"], ["--pack", UK, "windows"]],
    "compare": [["compare", *TOLD, "no", UK], ["compare", "no", UK, "--differences"]],
    "diff": [["diff", GUIDE, UK], ["diff", GUIDE, GUIDE]],
    "talk": [["talk"], ["--pack", UK, "talk"]],
    "pack": [["pack", "show", "no"], ["pack", "show", UK]],
    "packs": [["pack", "list"]],
    "quiz": [["--now", NOW, "quiz", "--no-history", "--seed", "3", "--answers", TESTS + "/schema/answers"],
             ["--now", NOW, "quiz", "--no-history", "--seed", "3", "--exam", "--answers", os.devnull]],
    "quiz-memory": [["--now", NOW, "quiz", "stats"]],
    "test": [["test", UK], ["test", TESTS + "/fixtures/mistakes"]],
    "coverage": [["test", UK, "--coverage"]],
    "findings": [["validate", TESTS + "/fixtures/mistakes"], ["validate", "/nowhere"]],
    "proof": [["verify", UK], ["verify", GUIDE, TESTS + "/fixtures/diff/guide"], ["verify", TESTS + "/tables/us-hbv.csv"]],
    "code": [["explain", "STI-0203"], ["explain", "STI-0001"]],
    "codes": [["explain", "--list"]],
}


HEAD = {"id", "version", "sha256", "review_by", "title", "country", "reviewed", "overdue"}  # which pack it is
NAME_NO_PACK = {"test", "coverage", "findings", "code", "codes"}  # or as it was named


def objects(schema):
    """Every object that a schema describes."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for value in schema.values():
            yield from objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from objects(value)


def run(*arguments, text=""):
    with tempfile.TemporaryDirectory() as home:  # nothing is remembered of a quiz
        return subprocess.run([PROGRAM, *arguments], input=text, capture_output=True, text=True, check=False,
                              env={"PATH": os.environ["PATH"], "HOME": home}).stdout


def documents(text):
    """One after another, as `test --coverage` writes them."""
    decoder, at = json.JSONDecoder(), 0
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        yield value
        at += len(text[at:]) - len(text[at:].lstrip())


def validator(name):
    schema = json.loads(run("schema", name))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def main():
    failures = 0

    def expect(condition, message):
        nonlocal failures
        if not condition:
            failures += 1
            print(message)

    case, advice = validator("case"), validator("advice")
    for item in CASES:
        for error in case.iter_errors(item):
            expect(False, "case %s: %s" % (json.dumps(item), error.message))
    for item in BAD:
        expect(not case.is_valid(item), "accepted as a case: " + json.dumps(item))
    text = "".join(json.dumps(item) + "\n" for item in CASES)
    for pack in ("no", TESTS + "/fixtures/rules/uk"):
        for options in ([], ["--lang", "nb"]):
            lines = run("--pack", pack, "--now", NOW, *options, "batch", text=text).splitlines()
            expect(len(lines) == len(CASES), "%s: %d lines for %d cases" % (pack, len(lines), len(CASES)))
            for line in lines:
                value = json.loads(line)
                for error in advice.iter_errors(value):
                    expect(False, "%s %s: %s at %s" % (pack, value.get("id"), error.message[:200], list(error.path)))
                for error in case.iter_errors(value.get("case", {})):
                    expect(False, "%s %s: the case as understood: %s" % (pack, value.get("id"), error.message[:200]))
    failed = validator("error")
    for line in run("batch", text="".join(json.dumps(item) + "\n" for item in BAD) + "[\n").splitlines():
        for error in failed.iter_errors(json.loads(line)):
            expect(False, "%s: %s" % (line, error.message[:200]))

    for name, commands in OUTPUTS.items():
        schema = validator(name)
        form = schema.schema["properties"]["schema"]["const"]
        packs = [each for each in objects(schema.schema) if {"id", "version"} <= set(each.get("properties", {}))]
        expect(bool(packs) != (name in NAME_NO_PACK), "%s: says of no pack which it is" % name)
        for pack in packs:
            head = {"id", "version", "sha256"} if name == "proof" else HEAD  # a proof holds on any day, in any language
            expect(head <= set(pack["required"]), "%s: a pack without %s" % (name, head - set(pack["required"])))
        for each in objects(schema.schema):
            others = each.get("additionalProperties")
            expect(others is False or isinstance(others, dict) and not isinstance(others.get("type"), list),
                   "%s: an object that takes any key: %s" % (name, str(each)[:200]))
        for command in commands:
            for lang in ("en", "nb"):
                found = [each for each in documents(run("--lang", lang, *command, "--format", "json"))
                         if each["schema"] == form]
                expect(len(found) == 1, "%s: %d documents of the form %s" % (command, len(found), form))
                for value in found:
                    for error in schema.iter_errors(value):
                        expect(False, "%s: %s at %s" % (command, error.message[:200], list(error.path)))
                    for key in schema.schema["required"]:
                        rest = {each: value[each] for each in value if each != key}
                        expect(not schema.is_valid(rest), "%s: passes without %s" % (command, key))
                    expect(not schema.is_valid({**value, "more": 1}), "%s: passes with a key that is none" % command)
    offered = set(run("completion", "bash", "--", "schema", "").split()[1:])
    expect(offered == {"case", "rules", "error", *OUTPUTS}, "not the outputs that have a document here: %s" % offered)
    print("%d failures" % failures)
    return 1 if failures else 0


sys.exit(main())
