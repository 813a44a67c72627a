#!/usr/bin/env python3
"""Replays a proof from its file alone, with arithmetic of its own: counts of boxes, and witnesses as the program advises them.

usage: proof_test.py STI TESTS
"""

import datetime
import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from witnesses_test import FIXTURES, STI, make_pack

ANSWERS = {"proved", "refuted", "not-proved"}
failures = []


def run(arguments, folder=".", text=None):
    return subprocess.run([STI, *arguments], cwd=folder, input=text, capture_output=True, text=True, timeout=300,
                          env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"})


def has_answer(fact, act):
    """Whether a fact is told apart for an act; one that does not apply counts once."""
    if not fact["of_exposure"]:
        return True
    return act != "none" and (not fact["acts"] or act in fact["acts"])


def count(box, facts):
    """The cases of a box: for each act the product of the answers that it leaves to each fact."""
    where, total = box["where"], 0
    for act in where.get("act", facts["act"]["values"]):
        product = 1
        for name, fact in facts.items():
            if name != "act" and has_answer(fact, act):
                product *= len(where.get(name, fact["values"]))
        total += product
    return total


def are_disjoint(a, b):
    return any(not set(a["where"][name]) & set(b["where"][name]) for name in a["where"] if name in b["where"])


def in_range(number, text):
    low, high = text.split("..")
    return int(low) <= number and (high == "" or number <= int(high))


def elapsed(case):
    """Minutes and days since the exposure of a case, whose moment is noon of a day without a jump of the clock."""
    now = datetime.datetime.fromisoformat(case["now"])
    exposure = case["exposures"][0]
    if "since" in exposure:
        number, unit = re.fullmatch(r"(\d+)(min|h|d|w)", exposure["since"]).groups()
        if unit == "min":
            at = now - datetime.timedelta(minutes=int(number))
        elif unit == "h":
            at = now - datetime.timedelta(hours=int(number))
        else:
            return None, int(number) * (7 if unit == "w" else 1)
        return int((now - at).total_seconds() // 60), (now.date() - at.date()).days
    if len(exposure["on"]) == 10:
        return None, (now.date() - datetime.date.fromisoformat(exposure["on"])).days
    at = datetime.datetime.fromisoformat(exposure["on"])
    return int((now - at).total_seconds() // 60), (now.date() - at.date()).days


def told(case, fact):
    """The answers of a fact that fit what a case tells; None where it tells nothing of it."""
    name, exposures = fact["name"], case.get("exposures") or []
    if name == "act":
        return {exposures[0]["act"] if exposures else "none"}
    of, _, flag = name.partition(".")
    if of == "tested_positive":
        found = any(t["test"] == flag and t["result"] == "positive" for t in case["person"].get("tests_taken", []))
        return {"yes" if found else "no"}
    if of == "treated":
        return {"yes" if any(t["infection"] == flag for t in case["person"].get("treated", [])) else "no"}
    if fact["of_exposure"] and not exposures:
        return None
    if name == "since":
        minutes, days = elapsed(case)
        fits = set()
        for value in fact["values"]:
            of_minutes, of_days = re.fullmatch(r"(\S+) min, (\S+) d", value).groups()
            if in_range(days, of_days) and (minutes is None or in_range(minutes, of_minutes)):
                fits.add(value)
        return fits
    where = exposures[0] if fact["of_exposure"] else case["person"]
    if of not in where:
        return None
    if flag:
        return {"yes" if flag in where[of] else "no"}
    if isinstance(where[of], int):
        return {value for value in fact["values"] if ".." in value and in_range(where[of], value)}
    return {where[of]}


def holds(box, case, facts):
    act = (case.get("exposures") or [{"act": "none"}])[0]["act"]
    for name, values in box["where"].items():
        answers = told(case, facts[name]) if name == "act" or has_answer(facts[name], act) else None
        if answers is not None and not answers & set(values):
            return False
    return True


def check_counts(where, question, facts, total):
    """What the numbers of a question say of one another."""

    def expect(condition, message):
        if not condition:
            failures.append(f"{where}: {question['id']}: {message}")

    boxes, cases = question["boxes"], question["cases"]
    expect(question["answer"] in ANSWERS, "no answer")
    if question["answer"] == "not-proved":
        return expect(cases is None and not boxes, "cases of a question that is not answered")
    for box in boxes:
        expect(box["cases"] == count(box, facts), f"a box of {count(box, facts)} cases is said to hold {box['cases']}")
    for a, b in itertools.combinations(boxes, 2):
        expect(are_disjoint(a, b), "boxes overlap")
    listed = sum(box["cases"] for box in boxes)
    expect(listed < cases if question["has_more_boxes"] else listed == cases, f"{listed} of {cases} cases listed")
    expect(cases <= max(question["among"], total), "more cases than there are")
    expect((cases > 0) == (question["witness"] is not None), "a witness where there are no cases, or none")
    if question["witness"] is not None and not question["has_more_boxes"]:
        inside = sum(holds(box, question["witness"], facts) for box in boxes)
        expect(inside >= 1, f"the witness {question['witness']} is in no box")
    if question["answer"] == "proved":
        expect((cases > 0) == (question["for"] == "some"), "proved, and the cases say otherwise")


def check_advice(where, question, advice):
    """What the witness is told by the program fits what the proof says that its rules say."""

    def expect(condition, message):
        if not condition:
            failures.append(f"{where}: {question['id']}: {message} for {json.dumps(question['witness'])}")

    if "error" in advice:
        return expect(False, f"the witness is no case: {advice['error']}")
    matter, says = question["matter"], {each["says"].split(",")[0] for each in question["says"]}
    if question["kind"] == "gap":
        expect(not says, f"rules say {says} in a gap")
    if question["kind"] == "overlap" and question["answer"] == "refuted":
        expect(len(question["says"]) >= 2, "no two rules contradict each other")
    if matter in advice["verdicts"]:
        level = advice["verdicts"][matter]["level"]
        expected = says | ({"too-late"} if says & {"recommended", "consider"} else set())
        expect(level in (expected or {"not-stated", "not-applicable"}), f"told {level}, and rules say {says}")
    vaccines = {"vaccine/" + each["vaccine"]: each["level"] for each in advice["vaccines"]}
    if matter in vaccines:
        offered = bool(says & {"offer", "complete-course", "check-status"})
        expected = says | ({"too-late"} if offered else set())
        expect(vaccines[matter] in (expected or {"not-stated"}), f"told {vaccines[matter]}, and rules say {says}")


def check_pack(folder, pack):
    document = json.loads(run(["verify", pack, "--format", "json"], folder).stdout)
    proof = document["proofs"][0]
    facts = {fact["name"]: fact for fact in proof["facts"]}
    questions = proof["questions"]
    if len({question["id"] for question in questions}) != len(questions):
        failures.append(f"{pack}: two questions of one name")
    for question in questions:
        check_counts(pack, question, facts, proof["cases"])
    asked = [question for question in questions if question["witness"] is not None]
    text = "".join(json.dumps(question["witness"]) + "\n" for question in asked)
    answers = [json.loads(line) for line in run(["--pack", pack, "batch"], folder, text).stdout.splitlines()]
    if len(answers) != len(asked):
        failures.append(f"{pack}: {len(answers)} answers to {len(asked)} witnesses")
    for question, advice in zip(asked, answers):
        check_advice(pack, question, advice)
    return len(questions), len(asked)


def check_budget(folder, pack):
    """With less work the same questions are asked, and no answer is another."""
    whole = json.loads(run(["verify", pack, "--format", "json"], folder).stdout)["proofs"][0]["questions"]
    names = [question["id"] for question in whole]
    for budget in ("16", "300", "5000"):
        document = json.loads(run(["verify", pack, "--format", "json", "--budget", budget], folder).stdout)
        questions = document["proofs"][0]["questions"]
        if [question["id"] for question in questions] != names:
            failures.append(f"{pack}: other questions with a budget of {budget}")
        for question, before in zip(questions, whole):
            if question["answer"] not in (before["answer"], "not-proved"):
                failures.append(f"{pack}: {question['id']} is {question['answer']} with a budget of {budget}")
        named = {each["message"].split("(`")[-1].rstrip("`)") for each in document["findings"]
                 if each["name"] == "not-proved"}
        left = {question["id"] for question in questions if question["answer"] == "not-proved"}
        if not left <= named:
            failures.append(f"{pack}: no finding about {left - named} with a budget of {budget}")


def main():
    sums = [check_pack(".", "no")]
    check_budget(".", "no")
    for fixture in sorted(path.name for path in FIXTURES.iterdir() if path.is_dir()):
        with tempfile.TemporaryDirectory() as temporary:
            for which in ("bad", "good"):
                make_pack(pathlib.Path(temporary), fixture, which)
                sums.append(check_pack(temporary, "./" + which))
    for failure in failures[:50]:
        print("FAILED:", failure)
    questions, witnesses = (sum(each) for each in zip(*sums))
    print(f"{questions} questions, {witnesses} witnesses, {len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
