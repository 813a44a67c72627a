#!/usr/bin/env python3
"""Published decision tables, and slips of them, proved by the program and by trying every combination: the same questions have the
same answers and counts. Reads the tables itself; from the program it takes the ranges that numbers are cut into, and checks them.

usage: check.py STI FOLDER [SLIPS] [SEED]
"""

import csv
import itertools
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

STI, FOLDER = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
SLIPS, SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 12, int(sys.argv[4]) if len(sys.argv) > 4 else 1
NUMBER = r"-?\d+(?:[.,]\d+)?"
EDGE = 1e-6  # what lies between two numbers


def number(text):
    return float(text.replace(",", "."))


def range_of(text):
    """The numbers that a cell means, as (low, high), both included; None for a word."""
    text = text.replace("≤", "<=").replace("≥", ">=").replace("–", "-").strip()
    infinite = float("inf")
    if match := re.fullmatch(rf"(<=|<|>=|>|=)\s*({NUMBER})", text):
        sign, at = match[1], number(match[2])
        return {"<=": (-infinite, at), "<": (-infinite, at - EDGE), ">=": (at, infinite), ">": (at + EDGE, infinite), "=": (at, at)}[sign]
    if match := re.fullmatch(rf"(>?)({NUMBER})\s*\.\.\s*(<?)({NUMBER})", text):
        return number(match[2]) + (EDGE if match[1] else 0), number(match[4]) - (EDGE if match[3] else 0)
    if match := re.fullmatch(rf"({NUMBER})-({NUMBER})", text):
        return number(match[1]), number(match[2])
    return (number(text), number(text)) if re.fullmatch(NUMBER, text) else None


def fold(text):
    return " ".join(text.split()).lower()


def parts_of(cell):
    return [part.strip() for part in re.split(r"\||(?<!\d),|,(?!\d)", cell) if part.strip()]


class Table:
    def __init__(self, path):
        text = path.read_text(encoding="utf-8-sig")
        separator = max(";\t,", key=next(line for line in text.splitlines() if not line.startswith("#")).count)
        records = [(i, [cell.strip() for cell in record]) for i, record in enumerate(csv.reader(text.splitlines(), delimiter=separator), 1)]
        records = [(i, record) for i, record in records if any(record) and not record[0].startswith("#")]
        self.policy, self.order, self.values, self.due, self.impossible, self.optional = "one", {}, {}, [], [], []
        self.heads = None
        self.rows = []
        for i, record in records:
            if self.heads is None and record[0].endswith(":"):
                self.set(record[0], [cell for cell in record[1:] if cell])
            elif self.heads is None:
                self.heads = [re.sub(r"^(->|=>|→|then )\s*", "", head) for head in record]
                self.outputs = [k for k, head in enumerate(record) if re.match(r"->|=>|→|then ", head)]
                self.asked = [k for k, head in enumerate(record) if k not in self.outputs and head and not head.startswith("#")]
            else:
                self.rows.append((f"row {i}", record))

    def set(self, key, cells):
        pairs = [dict(zip(cells[::2], cells[1::2]))]
        if key == "policy:":
            self.policy = cells[0]
        elif key == "optional:":
            self.optional += cells
        elif key in ("due:", "impossible:"):
            (self.due if key == "due:" else self.impossible).extend(pairs)
        else:
            (self.values if key == "values:" else self.order)[cells[0]] = [
                part for cell in cells[1:] for part in (parts_of(cell) if key == "values:" else cell.split("|"))]

    def accepts(self, fact, cell, value):
        """Whether a cell allows a value of a fact: a word, or a number."""
        if fold(cell) in ("", "-", "–", "*", "any"):
            return True
        words = {fold(word) for word in self.values.get(fact, [])}
        parts, negated = parts_of(cell), False
        if fold(cell).startswith("not ") and fold(parts[0]) not in words:
            parts, negated = parts_of(cell.strip()[4:]), True
        found = False
        for part in parts:
            span = range_of(part)
            if isinstance(value, float):
                found = found or (span is not None and span[0] <= value <= span[1])
            else:
                found = found or fold(part) == fold(value)
        return found != negated

    def cells_of(self, fact):
        at = self.heads.index(fact)
        out = [row[at] for _, row in self.rows] + [pair[fact] for pair in self.due + self.impossible if fact in pair]
        return out + self.values.get(fact, [])


def values_of(table, fact, told, complain):
    """A value of our own for each that the program tells apart; checks that these are all, and that no cell cuts one."""
    spans = [range_of(value) for value in told]
    cells = table.cells_of(fact)
    # Numbers are meant where something can be nothing else.
    is_numeric = any(range_of(part) and not re.fullmatch(NUMBER, part) for cell in cells for part in parts_of(cell.removeprefix("not ")))
    if not is_numeric:
        named = {fold(part) for part in table.values.get(fact, [])}
        if not named:
            for cell in cells:
                if fold(cell) not in ("", "-", "*", "any"):
                    named |= {fold(part) for part in parts_of(re.sub(r"^not ", "", cell.strip(), flags=re.I))}
            if len(named) == 1:
                named.add("not " + next(iter(named)))
        if named != {fold(value) for value in told}:
            complain(f"`{fact}` is told to be {told}, and is {sorted(named)}")
        return told
    ends = {abs(end) for cell in cells for part in parts_of(cell.removeprefix("not ")) for end in (range_of(part) or ())}
    whole = not any(re.search(r"\d[.,]\d", part) for cell in cells for part in parts_of(cell))
    near = {round(end) for end in ends if end < 1e9}
    tried = {float(end + step) for end in near for step in (-1, 0, 1)} if whole else {end + step for end in ends if end < 1e9 for step in (-EDGE, 0, EDGE)}
    declared = [range_of(part) for part in table.values.get(fact, [])]
    inside = [x for x in tried if (any(s and s[0] <= x <= s[1] for s in declared) if declared else x >= 0)]
    out = []
    for value, span in zip(told, spans):
        if span is None:
            out.append(value)
            continue
        mine = [x for x in inside if span[0] <= x <= span[1]]
        answers = {tuple(table.accepts(fact, cell, x) for cell in cells) for x in mine}
        if len(answers) != 1:
            complain(f"`{fact}` {value} is {len(answers)} values: {sorted(mine)}")
        out.append(mine[0] if mine else value)
    for x in inside:
        if sum(span is not None and span[0] <= x <= span[1] for span in spans) != 1:
            complain(f"`{fact}` {x} is in no value, or in several")
    return out


def answers_of(table, rows, output, case):
    """What the rows say of an output for a case: names of rows that stand, and the answers that are told."""
    at = table.heads.index(output)
    speaking = [(name, row[at]) for name, row in rows
                if row[at] not in ("", "-") and all(table.accepts(table.heads[k], row[k], case[table.heads[k]]) for k in table.asked)]
    if table.policy == "first":
        speaking = speaking[:1]
    told = {fold(answer) for _, answer in speaking}
    if table.policy == "strongest" and told:
        told = {next(fold(answer) for answer in table.order[output] if fold(answer) in told)}
    return {name for name, _ in speaking}, {fold(answer) for _, answer in speaking}, told


def check_cases(question, deciding, complain):
    """The boxes of a question hold the cases that decide it, each once, and its witness is one of them."""
    in_box = lambda box, case: all(case[fact] in allowed for fact, allowed in box["where"].items())
    for box in question["boxes"]:
        if sum(in_box(box, case) for case in deciding) != box["cases"]:
            complain(f"{question['id']}: not {box['cases']} cases in {box['where']}")
    times = [sum(in_box(box, case) for box in question["boxes"]) for case in deciding]
    if any(count > 1 or (count == 0 and not question["has_more_boxes"]) for count in times):
        complain(f"{question['id']}: a case that decides it is in no box, or in several")
    if (question["witness"] in deciding) != bool(deciding):
        complain(f"{question['id']}: {question['witness']} does not decide it")


def check(path, failures):
    done = subprocess.run([STI, "verify", path.name, "--format", "json"], cwd=path.parent, capture_output=True, text=True, timeout=120)
    if done.returncode == 2 or not done.stdout.startswith("{"):
        failures.append(f"{path.name}: {done.stdout}{done.stderr}")
        return 0
    proof = json.loads(done.stdout)
    if not proof["proofs"]:
        return 0  # a slip that is no table; told with its place
    proof = proof["proofs"][0]
    complain = lambda text: failures.append(f"{path.name}: {text}")
    table = Table(path)
    told = {fact["name"]: fact["values"] for fact in proof["facts"]}
    values = {}
    for k in table.asked:
        fact = table.heads[k]
        if fact in told:
            values[fact] = values_of(table, fact, told[fact], complain)
        else:  # one value, or none: it tells no cases apart
            only = [part for cell in table.cells_of(fact) for part in parts_of(cell) if fold(cell) not in ("-", "*", "any")]
            span = range_of(only[0]) if only else None
            values[fact] = [only[0] if only and span is None else 0.0 if span is None else min(max(span[0], 0.0), span[1])]
    every = [dict(zip(values, combination)) for combination in itertools.product(*values.values())]
    fits = lambda picked, case: all(table.accepts(fact, cell, case[fact]) for fact, cell in picked.items())
    cases = [case for case in every if not any(fits(picked, case) for picked in table.impossible)]
    if (proof["cases"] or 0) != len(cases):
        complain(f"{proof['cases']} combinations, and there are {len(cases)}")
    outputs = [table.heads[k] for k in table.outputs]
    said = {(output, i): answers_of(table, table.rows, output, case) for output in outputs for i, case in enumerate(cases)}
    due = [not table.due or any(fits(picked, case) for picked in table.due) for case in cases]
    expected = {}
    for output in outputs:
        gaps = sum(not said[output, i][1] and due[i] for i in range(len(cases))) if output not in table.optional else 0
        expected[f"gap/{output}"] = ("refuted" if gaps else "proved", gaps)
        if table.policy in ("one", "first") and sum(row[table.heads.index(output)] not in ("", "-") for _, row in table.rows) > 1:
            several = sum(len(said[output, i][1]) > 1 for i in range(len(cases)))
            expected[f"overlap/{output}"] = ("refuted" if several else "proved", several)
    dead, shadowed = set(), set()
    for name, row in table.rows:
        silent = [o for o in outputs if row[table.heads.index(o)] not in ("", "-")
                  and not any(name in said[o, i][0] for i in range(len(cases)))]
        answered = [o for o in outputs if row[table.heads.index(o)] not in ("", "-")]
        expected[f"dead-rule/{name}"] = ("refuted" if silent else "proved", None)
        if silent:
            dead.add(name)
        for output in answered if table.policy == "strongest" else []:
            mine = fold(row[table.heads.index(output)])
            speaks = any(name in said[output, i][0] for i in range(len(cases)))
            decides = any(name in said[output, i][0] and mine in said[output, i][2] for i in range(len(cases)))
            expected[f"shadowed-rule/{name}/{output}"] = ("proved" if decides else "refuted", None)
            if speaks and not decides:
                shadowed.add(name)
    kept = list(table.rows)
    for name, row in reversed(table.rows):
        without = [each for each in kept if each[0] != name]
        changes = any(answers_of(table, kept, o, case)[2] != answers_of(table, without, o, case)[2]
                      for o in outputs if row[table.heads.index(o)] not in ("", "-") for case in cases)
        found = name in dead or name in shadowed
        expected[f"redundant-rule/{name}"] = ("proved" if changes and not found else "refuted", None)
        if not changes and not found:
            kept = without
    named = [{fact: told[fact][values[fact].index(case[fact])] for fact in case if fact in told} for case in cases]
    for question in proof["questions"]:
        kind, output = question["id"].split("/", 1)
        if kind in ("gap", "overlap"):
            check_cases(question, [named[i] for i in range(len(cases)) if (
                len(said[output, i][1]) > 1 if kind == "overlap" else not said[output, i][1] and due[i] and output not in table.optional)], complain)
    answered = {question["id"]: (question["answer"], question["cases"]) for question in proof["questions"]}
    if set(expected) != set(answered):
        complain(f"other questions: {sorted(set(expected) ^ set(answered))}")
    for name in set(expected) & set(answered):
        answer, count = expected[name]
        if answered[name][0] != answer or count not in (None, answered[name][1]):
            complain(f"{name}: the program says {answered[name]}, and it is {expected[name]}")
    return len(answered)


def slip(text, random_):
    """The table with one thing otherwise: a row less or twice, a cell of another row, any, a number moved, a policy."""
    lines = text.splitlines()
    first = next(i for i, line in enumerate(lines) if re.search(r"->|→|then ", line)) + 1
    if len(lines) == first:
        return text
    at = random_.randrange(first, len(lines))
    separator = max(";,", key=lines[first].count)
    kind = random_.choice(["less", "twice", "cell", "any", "number", "policy"])
    cells = next(csv.reader([lines[at]], delimiter=separator))
    place = random_.randrange(len(cells))
    if kind == "less" and len(lines) - first > 1:
        del lines[at]
    elif kind == "twice":
        lines.insert(random_.randrange(first, len(lines) + 1), lines[at])
    elif kind == "policy":
        policy = random_.choice(["one", "first", "strongest", "any"])
        heads = next(csv.reader([lines[first - 1]], delimiter=separator))
        rows = list(csv.reader(lines[first:], delimiter=separator))
        lines = [line for line in lines if not line.startswith(("policy:", "order:"))]
        for place, head in enumerate(heads):
            answers = sorted({row[place] for row in rows} - {"", "-"})
            random_.shuffle(answers)
            if policy == "strongest" and re.match(r"->|→|then ", head):
                lines.insert(0, separator.join(["order:", re.sub(r"^(->|→|then )\s*", "", head), *answers]))
        lines.insert(0, "policy:" + separator + policy)
    else:
        other = next(csv.reader([random_.choice(lines[first:])], delimiter=separator))
        cells[place] = {"cell": other[place], "any": "-"}.get(kind, re.sub(r"\d+", lambda m: str(max(0, int(m[0]) + random_.choice((-1, 1)))), cells[place]))
        lines[at] = separator.join('"' + cell + '"' for cell in cells)
    return "\n".join(lines) + "\n"


def made(random_):
    """A table of nobody: words and numbers, two outputs, what can be set above."""
    words = ["red", "green", "blue"]
    number_cells = ["<2", ">=2", "2..5", ">5", "0-3", "4", "not 3..4"] + ([] if random_.random() < 0.6 else ["<=2,5", ">2.5..<3", "unknown"])
    cell_of = {"colour": lambda: random_.choice([*words[:2], "red|blue", "not red", "not red|blue"]), "size": lambda: random_.choice(number_cells),
               "old": lambda: random_.choice(["yes", "yes", "no"]), "sure": lambda: "yes"}
    facts = random_.sample(list(cell_of), random_.randint(2, 4))
    pick = lambda: ";".join(f"{fact};{cell_of[fact]()}" for fact in random_.sample(facts, random_.randint(1, 2)))
    answers = ["x", "y", "z"]
    policy = random_.choice(["one", "first", "first", "strongest", "any"])
    out = ["policy:;" + policy] if policy != "one" or random_.random() < 0.5 else []
    if policy == "strongest":
        out += [f"order:;{output};" + "|".join(random_.sample(answers, 3)) for output in "AB"]
    if random_.random() < 0.3 and "colour" in facts:
        out.append("values:;colour;" + "|".join(words))
    if random_.random() < 0.3 and "size" in facts:
        out.append("values:;size;" + random_.choice(["0..9", "0..5,5", ">=0", "0..9|unknown"]))
    out += ["due:;" + pick() for _ in range(random_.choice([0, 0, 1, 2]))]
    out += ["impossible:;" + pick() for _ in range(random_.choice([0, 0, 1]))]
    out += ["optional:;B"] if random_.random() < 0.3 else []
    out.append(";".join([*facts, "-> A", "then B"]))
    for _ in range(random_.randint(1, 9)):
        cells = [cell_of[fact]() if random_.random() < 0.5 else "-" for fact in facts]
        told = [random_.choice(answers[:2] if random_.random() < 0.8 else answers) if random_.random() < 0.75 else "" for _ in "AB"]
        out.append(";".join(cells + (told if any(told) else ["x", ""])))
    return "\n".join(out) + "\n"


def main():
    failures, questions, tables, refused = [], 0, 0, 0
    with tempfile.TemporaryDirectory() as temporary:
        for i in range(SLIPS * 10):
            path = pathlib.Path(temporary, f"made-{i}.csv")
            path.write_text(made(random.Random(f"{SEED} {i}")), encoding="utf-8")
            before, asked = len(failures), check(path, failures)
            questions, tables, refused = questions + asked, tables + 1, refused + (asked == 0)
            if len(failures) > before:
                failures.append(path.read_text(encoding="utf-8"))
    for path in sorted(FOLDER.glob("*.csv")):
        questions += check(path, failures)
        tables += 1
        random_ = random.Random(f"{SEED} {path.name}")
        with tempfile.TemporaryDirectory() as temporary:
            for i in range(SLIPS):
                slipped = pathlib.Path(temporary, f"{path.stem}-{i}.csv")
                text = path.read_text(encoding="utf-8")
                for _ in range(random_.randint(1, 4)):
                    text = slip(text, random_)
                slipped.write_text(text, encoding="utf-8")
                before, asked = len(failures), check(slipped, failures)
                questions, tables, refused = questions + asked, tables + 1, refused + (asked == 0)
                if len(failures) > before:
                    failures.append(slipped.read_text(encoding="utf-8"))
    for failure in failures[:40]:
        print("FAILED:", failure)
    print(f"{tables} tables, {refused} refused, {questions} questions, {len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
