#!/usr/bin/env python3
"""Holds real cases and real advice against the schemas that `sti schema` prints. 77: jsonschema is not here."""
import json
import subprocess
import sys

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


def run(*arguments, text=""):
    return subprocess.run([PROGRAM, *arguments], input=text, capture_output=True, text=True, check=False).stdout


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
    print("%d failures" % failures)
    return 1 if failures else 0


sys.exit(main())
