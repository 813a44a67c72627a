#!/usr/bin/env python3
"""`sti advise --format ics` over every twelfth example case of the pack, read back by a second reader: its days are the days of the advice,
its UIDs are one a thing planned and stay the same, a plan made anew moves events, and neutral files tell nothing.
77: the reader is not here. Arguments: the program, the rules tree.
"""
import datetime
import json
import re
import sys

try:
    import icalendar
except ImportError:
    print("skipped: python3-icalendar is not installed")
    sys.exit(77)

from pack_cases import EN, NB, Failures, advise, cases

TELLING = re.compile(r"hiv|hepatit|chlamyd|klamyd|gono|syfil|syphil|herpes|mpox|hpv|lgv|trichom|myco|mykop|pep\b|prep\b|sti\b|soi\b|"
                     r"sex|vaccin|vaksin|pregnan|gravid|test|prøve|infection|smitte|clinic|klinikk", re.IGNORECASE)


def events(text):
    return [part for part in icalendar.Calendar.from_ical(text).walk("VEVENT")]


def day_of(event):
    return event.decoded("dtstart").isoformat()


def days_of(advice):
    """Days of the plan that are ahead: those of the calendar, and no others."""
    return {visit["on"] for visit in advice["visits"] if visit["on"] > advice["now"][:10]}


def check_form(failures, case, raw):
    lines = raw.split("\r\n")
    failures.expect(lines[-1] == "" and "\n" not in raw.replace("\r\n", ""), case, "lines end otherwise than in CR LF")
    for line in lines:
        failures.expect(len(line.encode("utf-8")) <= 75, case, "more than 75 octets:", line)


def check_events(failures, case, found, advice):
    planned, got = days_of(advice), {day_of(event) for event in found}
    failures.expect(got == planned, case, "days", sorted(got), "not", sorted(planned))
    uids = [str(event["uid"]) for event in found]
    failures.expect(len(set(uids)) == len(uids), case, "a UID twice")
    for event in found:
        failures.expect(event["dtstart"].params.get("VALUE") == "DATE", case, "not a whole day")
        failures.expect(event.decoded("dtend") - event.decoded("dtstart") == datetime.timedelta(1), case, "not one day")
        failures.expect(event.decoded("dtstamp").strftime("%Y-%m-%dT%H:%M") == advice["now"], case, "stamp", event["dtstamp"])
        alarms = event.walk("VALARM")
        failures.expect(len(alarms) == 1 and alarms[0].decoded("trigger") < datetime.timedelta(0), case, "no reminder before")


def uid_map(text):
    return {str(event["uid"]): day_of(event) for event in events(text)}


def check_anew(failures, program):
    """A plan made anew updates: the same things have the same UIDs, whatever the day and the facts."""
    def plan(now, case_id="c1", on="2026-11-18", **person):
        case = {"now": now, "person": person,
                "exposures": [{"act": "vaginal", "role": "insertive", "condom": "not-used", "on": on}]}
        if case_id:
            case["id"] = case_id
        return advise(program, case, "--format", "ics")

    first = plan("2026-11-23T10:00", anatomy="penis")
    failures.expect(first == plan("2026-11-23T10:00", anatomy="penis"), "the same plan gives other bytes")
    before, sequence = uid_map(first), events(first)[0]["sequence"]
    failures.expect(len(before) >= 2, "few events", before)
    later = plan("2026-11-24T10:00", anatomy="penis")
    failures.expect(uid_map(later) == before, "a day later", uid_map(later), before)
    failures.expect(events(later)[0]["sequence"] > sequence, "the sequence does not grow")
    moved = uid_map(plan("2026-11-23T10:00", on="2026-11-20", anatomy="penis"))
    failures.expect(moved.keys() == before.keys() and moved != before, "another day of exposure moves the same events")
    other = uid_map(plan("2026-11-23T10:00", anatomy="penis", groups=["msm"], age=30))
    failures.expect(before.keys() <= other.keys(), "another fact: some events are lost", before, other)
    failures.expect(not uid_map(plan("2026-11-23T10:00", "c2", anatomy="penis")).keys() & before.keys(),
                    "two cases share a UID")
    nameless = uid_map(plan("2026-11-23T10:00", None, anatomy="penis"))
    failures.expect(nameless == uid_map(plan("2026-11-24T10:00", None, anatomy="penis")), "without an id, a day later")
    failures.expect(not nameless.keys() & before.keys(), "with and without an id")


def main():
    program, rules = sys.argv[1:3]
    failures = Failures()
    total = 0
    for case, told in cases(rules):
        advice = json.loads(advise(program, told, "--format", "json"))
        found = {}
        for lang in (EN, NB):
            for titles in ("neutral", "full"):
                raw = advise(program, told, "--format", "ics", "--titles", titles, lang=lang)
                check_form(failures, case, raw)
                found[lang, titles] = events(raw)
                check_events(failures, case, found[lang, titles], advice)
                if titles == "neutral":
                    text = re.sub(r"\r\n ", "", raw)
                    failures.expect(not TELLING.search(re.sub(r"UID:.*", "", text)), case, TELLING.search(text))
                    failures.expect(len({str(event["summary"]) for event in found[lang, titles]}) <= 1, case, "titles differ")
        all_uids = [[(str(event["uid"]), day_of(event)) for event in each] for each in found.values()]
        failures.expect(all(each == all_uids[0] for each in all_uids), case, "language or titles change UIDs")
        total += len(all_uids[0])
    check_anew(failures, program)
    print("%d events read back" % total)
    if failures.count:
        sys.exit("%d of them" % failures.count)


if __name__ == "__main__":
    main()
