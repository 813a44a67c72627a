#!/usr/bin/env python3
"""The leaflet over every twelfth example case of the pack, in both languages: it reads easily, leaves out no test, day or deadline of the
advice, and holds no code, rule or source.

Reading: Norwegian LIX (words a sentence + percent of words over six letters) at most 35, English Flesch-Kincaid grade at most 7.
Headings and the list of telephone numbers are not counted: neither is prose. Argument: the program, the rules tree.
"""
import datetime
import pathlib
import re
import sys
import tomllib

from pack_cases import EN, NB, Failures, advise, cases
import json

MOST = {EN: 7.0, NB: 35.0}
WEEKDAYS = {EN: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
            NB: "mandag tirsdag onsdag torsdag fredag lørdag søndag".split()}
MONTHS = {EN: "January February March April May June July August September October November December".split(),
          NB: "januar februar mars april mai juni juli august september oktober november desember".split()}
FORBIDDEN = re.compile(r"unprotected|ubeskytte|risky|risikabel|promiscu|\bSTI-\d|\[[A-Z0-9-]+\]", re.IGNORECASE)
CALL = {EN: "Where to call", NB: "Hvor du kan ringe"}
DAYS = {EN: "Your dates", NB: "Datoene dine"}


def in_full(text, lang):
    """`2026-12-02` or `2026-12-02T10:00` as a leaflet writes it."""
    moment = datetime.datetime.fromisoformat(text)
    dot, clock = {EN: ("", " at %H:%M"), NB: (".", " klokken %H.%M")}[lang]
    out = "%s %d%s %s %d" % (WEEKDAYS[lang][moment.weekday()], moment.day, dot, MONTHS[lang][moment.month - 1], moment.year)
    return out + (moment.strftime(clock) if "T" in text else "")


def limit_as_told(limit):
    """The moments by which a limit is told; the day, where it can pass at any hour of one day."""
    end, start = limit.get("deadline"), limit.get("deadline_from")
    if start and start[:10] == end[:10] and start[10:] == "T00:00" and end[10:] == "T23:59":
        return [start[:10]]
    return [moment for moment in (end, start) if moment]


def sections(leaflet):
    """Heading -> lines of a Markdown leaflet, without marks."""
    out, name = {}, ""
    for line in leaflet.splitlines():
        if line.startswith("#"):
            name = line.lstrip("# ")
        elif line.strip():
            out.setdefault(name, []).append(re.sub(r"\\(.)", r"\1", line))
    return out


def days(lines):
    """Day -> what is done then."""
    out, day = {}, None
    for line in lines:
        if line.startswith("- "):
            day = line[2:].rstrip(".").lower()
            out[day] = ""
        elif day is not None:
            out[day] += line.strip(" -") + "\n"
    return out


def sentences(parts, call):
    for heading, lines in parts.items():
        if heading == call:
            continue
        for line in lines:
            for sentence in re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])", line.strip(" -")):
                words = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", sentence)
                if words:
                    yield words


def syllables(word):
    word = word.lower()
    if not word.isalpha():
        return 1
    count = len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouyl])e$|(?<=[aeiou])l?e$|es$(?<=[^aeiousxz]es)|(?<=[^aeioutd])ed$", "", word)))
    return max(count, 1)


def reading(all_sentences, lang):
    words = [word for sentence in all_sentences for word in sentence]
    length = len(words) / len(all_sentences)
    if lang == NB:
        return length + 100 * sum(len(word) > 6 for word in words) / len(words)
    return 0.39 * length + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def names(rules):
    """Test id -> the name a leaflet may use."""
    catalog = tomllib.loads((pathlib.Path(rules) / "catalog.toml").read_text(encoding="utf-8"))
    return {test["id"]: test.get("plain", test.get("short", test["label"])) for test in catalog["test"]}


def check(failures, case, lang, advice, leaflet, name_of):
    text = " ".join(re.sub(r"\\(.)", r"\1", leaflet).replace("\n  - ", " ").split())
    lower = text.lower()
    parts = sections(leaflet)
    ahead = days(parts.get(DAYS[lang], []))
    today = advice["now"][:10]
    expect = lambda good, *what: failures.expect(good, case, lang, *what)

    for test in advice["tests"]:
        name = name_of[test["test"]][lang].lower()
        if test["status"] == "positive":  # said in the pack's words for the finding
            continue
        expect(name in lower, "no", name)
    for visit in advice["visits"]:
        if visit["on"] <= today:
            continue
        day = in_full(visit["on"], lang).lower()
        expect(day in ahead, "no visit on", visit["on"])
        for item in visit["items"]:
            if item["of"] == "test":
                name = name_of[advice["tests"][item["index"]]["test"]][lang].lower()
                expect(name in ahead.get(day, "").lower(), "no", name, "on", visit["on"])
            elif item["of"] == "dose":
                expect(str(item["dose"]) in ahead.get(day, ""), "no dose", item, "on", visit["on"])
    expect(len(ahead) == sum(visit["on"] > today for visit in advice["visits"]), "days that the plan has not", list(ahead))
    limits = list(advice["verdicts"].values()) + advice["vaccines"]
    for limit in limits:
        for moment in limit_as_told(limit):
            expect(in_full(moment, lang) in text, "no limit", moment)
    # What cannot wait stands before everything else.
    if advice["verdicts"]["pep"]["deadline"]:
        first = next(iter([heading for heading in parts if heading in ("Do this first", "Gjør dette først")]), None)
        # The service that is needed is named before it.
        expect(first is not None and any("PEP" in line for line in parts[first]), "PEP is not said first")
        expect(next(iter(parts)) == first, "something stands before what is first", list(parts))

    said = [item for key in ("tests", "vaccines", "follow_up", "notes", "risk") for item in advice[key]]
    said += list(advice["verdicts"].values())
    codes = {code for item in said for key in ("rules", "sources") for code in item.get(key, [])}
    for code in codes:
        expect("-" not in code or not re.search(r"(?<![\w-])%s(?![\w-])" % re.escape(code), text), "the code", code)
    for test in advice["tests"]:
        expect("-" not in test["test"] or test["test"] not in text, "the id", test["test"])
    expect(not FORBIDDEN.search(text), "a word:", FORBIDDEN.search(text))
    expect("leaflet-" not in text, "a phrase without words")
    grade = reading(list(sentences(parts, CALL[lang])), lang)
    expect(grade <= MOST[lang], "reads at %.1f, more than %g" % (grade, MOST[lang]))
    return grade


def main():
    program, rules = sys.argv[1:3]
    failures = Failures()
    name_of = names(rules)
    grades = {EN: [], NB: []}
    everything = list(cases(rules))
    for case, told in everything:
        advice = json.loads(advise(program, told, "--format", "json"))
        for lang in (EN, NB):
            leaflet = advise(program, told, "--for", "patient", "--format", "markdown", lang=lang)
            grades[lang].append((check(failures, case, lang, advice, leaflet, name_of), case))
            plain = advise(program, told, "--for", "patient", lang=lang)
            failures.expect(max(map(len, plain.splitlines())) <= 80, case, lang, "wider than 80 columns")
    for lang, all_grades in grades.items():
        all_grades.sort()
        print("%s: %d leaflets, from %.1f to %.1f (%s), median %.1f" % (
            lang, len(all_grades), all_grades[0][0], *all_grades[-1], all_grades[len(all_grades) // 2][0]))
    failures.expect(len(everything) > 100, "few cases")
    if failures.count:
        sys.exit("%d of them" % failures.count)


if __name__ == "__main__":
    main()
