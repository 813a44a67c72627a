#!/usr/bin/env python3
"""The forms of `sti validate` for other programs: each says the same findings, each with line and column.

usage: findings_test.py STI TESTS SARIF_SCHEMA

SARIF is held against the part of it that is written down beside this file, and against the whole schema where that is.
"""
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree

import jsonschema

import sarif_schema

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
FIXTURES = pathlib.Path(sys.argv[2]) / "fixtures"
SARIF_SCHEMA = pathlib.Path(sys.argv[3])


def validate(form):
    done = subprocess.run([PROGRAM, "validate", "mistakes", "--now", "2026-11-24", "--format", form, "--quiet"],
                          cwd=FIXTURES, capture_output=True, text=True, check=False)
    assert done.returncode == 1, (form, done.returncode, done.stderr)
    return done.stdout


def unescaped(text):
    for sign, escape in ((":", "%3A"), (",", "%2C"), ("\n", "%0A"), ("\r", "%0D"), ("%", "%25")):
        text = text.replace(escape, sign)
    return text


def from_text():
    return [(m[1], int(m[2]), int(m[3]), m[4], m[5])
            for m in re.finditer(r"(?m)^(\S[^:\n]*):(\d+):(\d+): (\w+)\[(STI-\d{4})\]: ", validate("text"))]


def from_json():
    return [(f["path"], f["line"], f["column"], f["severity"], f["code"])
            for f in json.loads(validate("json"))["findings"]]


def from_sarif(log):
    driver, results = log["runs"][0]["tool"]["driver"], log["runs"][0]["results"]
    out = []
    for result in results:
        place = result["locations"][0]["physicalLocation"]
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"], result
        out.append((place["artifactLocation"]["uri"], place["region"]["startLine"], place["region"]["startColumn"],
                    result["level"], result["ruleId"]))
    return out


def from_junit():
    out = []
    for failure in xml.etree.ElementTree.fromstring(validate("junit")).iter():
        if failure.tag not in ("failure", "error"):
            continue
        for m in re.finditer(r"(?m)^(\S[^:\n]*):(\d+):(\d+): (\w+)\[(STI-\d{4})\]: ", failure.text):
            out.append((m[1], int(m[2]), int(m[3]), m[4], m[5]))
    return out


def from_github():
    words = {"notice": "note"}
    out = []
    for line in validate("github").splitlines():
        m = re.match(r"::(error|warning|notice) file=([^,]*),line=(\d+),(?:endLine=\d+,)?col=(\d+),.*?title=[^:]*(STI-\d{4})", line)
        assert m, line
        out.append((unescaped(m[2]), int(m[3]), int(m[4]), words.get(m[1], m[1]), m[5]))
    return out


def main():
    failures = 0

    def expect(condition, message):
        nonlocal failures
        if not condition:
            failures += 1
            print(message)

    text = from_text()
    expect(len(text) > 40, "only %d findings as text" % len(text))
    expect(text == sorted(text, key=lambda f: f[0]), "the files are not in order of name")
    expect(from_json() == text, "json differs from text")
    log = json.loads(validate("sarif"))
    expect(from_sarif(log) == text, "sarif differs from text")
    listed = json.loads(subprocess.run([PROGRAM, "explain", "--list", "--format", "json"], capture_output=True, text=True,
                                       check=True).stdout)
    declared = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    expect(declared == [code["code"] for code in listed["codes"]], "sarif does not declare every code")
    expect(from_github() == text, "github differs from text")
    failing = [finding for finding in text if finding[3] != "note"]
    junit = from_junit()
    expect([f for f in junit if f[3] != "note"] == failing, "junit differs from text")
    schemas = [sarif_schema.SCHEMA] + [json.loads(file.read_text()) for file in (SARIF_SCHEMA,) if file.exists()]
    for schema in schemas:
        for error in jsonschema.validators.validator_for(schema)(schema).iter_errors(log):
            expect(False, "sarif: %s at %s" % (error.message[:200], list(error.path)))
    print("%d findings in five forms, %d SARIF schemas, %d failures" % (len(text), len(schemas), failures))
    return 1 if failures else 0


sys.exit(main())
