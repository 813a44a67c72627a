#!/usr/bin/env python3
"""Interviews over pipes and on a terminal of 80 by 24: `interview_test.py STI RULES`.

Ten persons, the three of the report among them, are told by answering whatever is asked, in both languages. What is
answered is looked up by the question's own text, so the order of the questions is free. An ordinary interview has twelve
questions at most, and its page is that of the command printed at the end, byte for byte; one that goes on to the last
question has the page of the case's own command line, too.
"""

import fcntl
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import tempfile
import termios
import tomllib
import unittest

STI, RULES = sys.argv[1], sys.argv[2]
NOW = "2026-11-23T10:00"
ENVIRONMENT = {"PATH": os.path.dirname(STI) + ":/usr/bin:/bin", "LC_ALL": "C"}

with open(os.path.join(RULES, "vocabulary.toml"), "rb") as file:
    FACTS = tomllib.load(file)["fact"]
with open(os.path.join(RULES, "phrases.toml"), "rb") as file:
    PHRASES = tomllib.load(file)["phrase"]

# What each person would answer: facts of the person, and exposures told together. Not told: skipped.
CASES = {
    "olav": {
        "person": {"age": "45", "anatomy": "penis", "groups": ["buys-sex"], "pattern": "repeated", "hiv": "negative"},
        "occasions": [
            {"since": "2d", "acts": ["vaginal", "oral", "anal"], "all": {"partner_groups": ["sells-sex"], "place": "abroad"},
             "each": {"role": ["insertive", "insertive", "insertive"], "condom": ["not-used", "not-used", "not-used"]}},
            {"since": "6w", "acts": ["vaginal"], "all": {"partner_groups": ["sells-sex"]},
             "each": {"role": ["insertive"], "condom": ["used"]}},
        ],
        "command": "-p age=45,anatomy=penis,groups=buys-sex,pattern=repeated,hiv=negative "
                   "-e vaginal,insertive,not-used,2d,partner_groups=sells-sex,abroad "
                   "-e oral,insertive,not-used,2d,partner_groups=sells-sex,abroad "
                   "-e anal,insertive,not-used,2d,partner_groups=sells-sex,abroad "
                   "-e vaginal,insertive,used,6w,partner_groups=sells-sex",
    },
    "peter": {
        "person": {"age": "24", "anatomy": "penis", "groups": ["buys-sex"], "symptoms": [], "pattern": "once"},
        "occasions": [
            {"since": "5d", "acts": ["oral", "vaginal"], "all": {"partner_hiv": "unknown"},
             "each": {"role": ["insertive", "insertive"], "condom": ["not-used", "used"]}},
        ],
        "command": "-p age=24,anatomy=penis,groups=buys-sex,symptoms=none,pattern=once "
                   "-e oral,insertive,not-used,5d,partner_hiv=unknown "
                   "-e vaginal,insertive,used,5d,partner_hiv=unknown",
    },
    "ali": {
        "person": {"age": "18", "anatomy": "penis", "groups": ["buys-sex"], "wants": ["rapid-test"], "symptoms": []},
        "occasions": [
            {"since": "30h", "acts": ["vaginal"], "all": {"partner_groups": ["sells-sex"], "consent": "unclear"},
             "each": {"role": ["insertive"], "condom": ["unsure"]}},
        ],
        "aside": "intoxicated=alcohol",
        "command": "-p age=18,anatomy=penis,groups=buys-sex,wants=rapid-test,symptoms=none "
                   "-e vaginal,insertive,unsure,30h,partner_groups=sells-sex,consent=unclear,intoxicated=alcohol",
    },
    "woman": {
        "person": {"age": "22", "anatomy": "vagina", "contraception": "none", "pregnant": "no"},
        "occasions": [{"since": "14h", "acts": ["vaginal"], "all": {"partner_hiv": "unknown"}, "each": {"condom": ["failed"]}}],
        "command": "-p age=22,anatomy=vagina,pregnant=no,contraception=none "
                   "-e vaginal,receptive,failed,14h,partner_hiv=unknown",
    },
    "prep": {
        "person": {"age": "34", "anatomy": "penis", "groups": ["msm"], "prep": "daily", "hbv_immunity": "immune", "symptoms": []},
        "occasions": [{"since": "3d", "acts": ["anal", "oral"], "all": {},
                       "each": {"role": ["both", "receptive"], "condom": ["not-used", "not-used"]}}],
        "command": "-p age=34,anatomy=penis,groups=msm,prep=daily,hbv_immunity=immune,symptoms=none "
                   "-e anal,role=both,not-used,3d -e oral,receptive,not-used,3d",
    },
    "nurse": {
        "path": "needle",
        "person": {"age": "38", "hbv_immunity": "immune"},
        "occasions": [{"since": "2h", "acts": ["needlestick"],
                       "all": {"partner_infections": ["hepatitis-c"], "partner_hiv": "negative"}, "each": {}}],
        "command": "-p age=38,hbv_immunity=immune "
                   "-e needlestick,partner_infections=hepatitis-c,partner_hiv=negative,2h",
    },
    "girl": {
        "person": {"age": "15", "anatomy": "vagina", "contraception": "unknown"},
        "occasions": [{"since": "3d", "acts": ["vaginal"], "all": {"consent": "yes"}, "each": {"condom": ["not-used"]}}],
        "command": "-p age=15,anatomy=vagina,contraception=unknown -e vaginal,receptive,not-used,3d,consent=yes",
    },
    "assault": {
        "path": "assault",
        "person": {"age": "29", "anatomy": "vagina", "contraception": "none"},
        "occasions": [{"since": {"en": "last night at 23", "nb": "i natt kl. 23"}, "acts": ["vaginal", "oral"], "all": {},
                       "each": {"condom": ["unsure", "unsure"]}}],
        "command": "-p age=29,anatomy=vagina,contraception=none -e vaginal,receptive,unsure,consent=no,2026-11-22T23:00 "
                   "-e oral,unsure,consent=no,2026-11-22T23:00",
    },
    "result": {
        "path": "result",
        "tests": [("gonorrhoea-naat", "throat", {"en": "18 November", "nb": "18. november"}, "positive")],
        "person": {"age": "31", "anatomy": "penis", "groups": ["msm"], "treated": "no"},
        "occasions": [{"since": "3w", "acts": ["anal", "oral"], "all": {},
                       "each": {"role": ["receptive", "receptive"], "condom": ["not-used", "not-used"]}}],
        "command": "-p age=31,anatomy=penis,groups=msm,treated=none -e anal,receptive,not-used,3w -e oral,receptive,not-used,3w "
                   "-t gonorrhoea-naat@throat=2026-11-18:positive",
    },
    "hand": {
        "person": {"age": "40", "anatomy": "penis", "groups": ["buys-sex"], "pattern": "once"},
        "occasions": [{"since": "2d", "acts": ["hand"], "all": {}, "each": {}}],
        "command": "-p age=40,anatomy=penis,groups=buys-sex,pattern=once -e hand,2d",
    },
}


def sti(arguments, stdin=None):
    done = subprocess.run([STI, *arguments], input=stdin, capture_output=True, env=ENVIRONMENT, timeout=600)
    return done.returncode, done.stdout, done.stderr.decode()


def interview(lines, *arguments):
    return sti(["advise", "--interview", "--now", NOW, *arguments], "".join(line + "\n" for line in lines).encode())


class Person:
    """Answers the questions of one interview."""

    def __init__(self, case, lang, thorough=False, knows=True):
        self.case, self.lang, self.thorough, self.knows = case, lang, thorough, knows
        self.tests, self.path, self.questions = list(case.get("tests", [])), case.get("path"), 0
        self.occasions = list(case["occasions"])
        self.told = []  # (occasion, place in it) of each exposure
        self.asked = []
        self.has_told_aside = "aside" not in case

    def label(self, fact, value, act=None):
        for known in fact.get("values", []):
            if known["id"] == value:
                fitting = [each for each in known.get("label_for", []) if act in each["act"]]
                return (fitting[0] if fitting else known)["label"][self.lang]
        return value

    def asks(self, fact):
        """How a fact is asked for: of some acts in words of their own."""
        return [each["ask"][self.lang] for each in [fact, *fact.get("label_for", [])] if "ask" in each]

    def phrase(self, name):
        return PHRASES[name][self.lang]

    def word(self, name):
        return self.phrase("interview-word-" + name).split(",")[0]

    def answer(self, block):
        """The answer to the lines of one prompt."""
        self.questions += 1
        lines = [line for line in block.split("\n") if line.strip()]
        subject = [int(found[1]) - 1 for line in lines if (found := re.match(r"(\d+)\. ", line))]
        text = " ".join(line.strip() for line in lines)
        if self.phrase("interview-nothing-left") in text:
            if not self.has_told_aside:
                self.has_told_aside = True
                return self.case["aside"]
            return ""
        if self.phrase("interview-go-on").split("{what}")[1] in text:
            return self.word("yes") if self.thorough else ""
        if self.path:
            path, self.path = self.path, None
            return path
        if self.tests:
            test, site, day, result = self.tests[0]
            if self.phrase("interview-test") in text:
                return test
            if self.phrase("interview-site") in text:
                return site
            if self.phrase("interview-taken-on") in text:
                return day[self.lang]
            if self.phrase("interview-result") in text:
                return result
        if self.phrase("interview-more-tests") in text:
            self.tests = self.tests[1:]
            return self.word("yes" if self.tests else "no")
        if self.phrase("interview-more") in text:
            return self.word("yes" if self.occasions else "no")
        for fact in FACTS:
            if any(ask in text for ask in self.asks(fact)):
                self.asked.append((fact["id"], tuple(subject)))
                return self.answer_fact(fact, subject)
        return ""  # the hour, and whether to go on

    def answer_fact(self, fact, subject):
        name = fact["id"]
        if name == "since":
            if not self.occasions or self.occasions[0] is self.__dict__.get("occasion"):
                return ""  # the hour
            self.occasion = self.occasions.pop(0)
            since = self.occasion["since"]
            return since if isinstance(since, str) else since[self.lang]
        if name == "act":
            self.told += [(self.occasion, i) for i in range(len(self.occasion["acts"]))]
            return ", ".join(self.label(fact, act) for act in self.occasion["acts"])
        if not self.knows:
            return self.word("unknown")
        act = None
        if fact["scope"] == "person":
            value = self.case["person"].get(name)
        else:
            occasion, place = self.told[subject[0] if subject else 0]
            values = occasion["each"].get(name)
            act = occasion["acts"][place]
            value = values[place] if values else occasion["all"].get(name)
        if value is None:
            return ""
        if isinstance(value, list):
            return ", ".join(self.label(fact, one) for one in value) or self.word("none")
        return self.label(fact, value, act)


def hold(person, lang, *arguments):
    """An interview with one of the persons: exit code, page, talk."""
    command = [STI, "advise", "--interview", "--now", NOW, "--lang", lang, *arguments]
    talk, block = "", b""
    with tempfile.TemporaryFile() as stdout, subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=stdout, stderr=subprocess.PIPE, env=ENVIRONMENT) as process:
        while byte := process.stderr.read(1):
            block += byte
            if not block.endswith(b"\n> "):
                continue
            text = block.decode()
            talk += text
            block = b""
            prompt = text[: -len("> ")].rsplit("\n\n", 1)[-1]  # the lines after the last empty one
            process.stdin.write((person.answer(prompt) + "\n").encode())
            process.stdin.flush()
        talk += block.decode()
        process.stdin.close()
        code = process.wait()
        stdout.seek(0)
        return code, stdout.read(), talk


def hold_on_a_terminal(case, lang, *arguments, **environment):
    """The same with nothing but a terminal, as at a desk: exit code, and all that was on the screen."""
    person = Person(case, lang, thorough=True)
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    process = subprocess.Popen([STI, "advise", "--now", NOW, "--lang", lang, *arguments], stdin=theirs, stdout=theirs,
                               stderr=theirs, env={**ENVIRONMENT, "TERM": "xterm-256color", **environment},
                               start_new_session=True)
    os.close(theirs)
    screen, answered = b"", 0
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # how a terminal says that its program is gone
            break
        if not piece:
            break
        screen += piece
        if screen.endswith(b"\r\n> "):
            block = screen[answered:].decode().replace("\r\n", "\n")
            answered = len(screen)
            os.write(ours, (person.answer(block[: -len("> ")].rsplit("\n\n", 1)[-1]) + "\n").encode())
    os.close(ours)
    return process.wait(), screen.decode().replace("\r\n", "\n")


def printed_command(talk):
    return [line for line in talk.split("\n") if line.startswith("sti advise ")][-1]


class TenPersons(unittest.TestCase):
    def check_talk(self, person, lang, *arguments):
        """Holds an interview, whose page is that of the command printed at its end."""
        code, page, talk = hold(person, lang, *arguments)
        self.assertEqual(code, 0, talk)
        once = [question for question in person.asked if question[0] not in ("since", "act")]
        self.assertEqual(len(once), len(set(once)), once)
        again = subprocess.run(["sh", "-c", printed_command(talk)], capture_output=True, env=ENVIRONMENT, timeout=600)
        self.assertEqual(again.stdout, page, "not the advice of the command printed")
        for line in talk.split("\n"):
            if not line.startswith("sti advise "):
                self.assertLessEqual(len(line), 80, line)
        return page, talk

    def test_an_ordinary_interview_has_twelve_questions(self):
        for name, case in CASES.items():
            if len(case["occasions"]) > 1:
                continue  # what happened twice is told twice
            for lang in ("en", "nb"):
                with self.subTest(case=name, lang=lang):
                    person = Person(case, lang)
                    _, talk = self.check_talk(person, lang)
                    self.assertLessEqual(person.questions, 12, talk)

    def test_who_goes_on_gets_the_page_of_the_whole_case(self):
        for name, case in CASES.items():
            for lang, arguments in (("en", ("--format", "json")), ("nb", ())):
                with self.subTest(case=name, lang=lang, arguments=arguments):
                    page, talk = self.check_talk(Person(case, lang, thorough=True), lang, *arguments)
                    direct = ["advise", "--now", NOW, "--lang", lang, *shlex.split(case["command"]), *arguments]
                    self.assertEqual(sti(direct)[1].decode(), page.decode(), "not the advice of the case's own command line")

    def test_who_knows_nothing_but_what_happened_is_told_what_is_missing(self):
        for name, case in CASES.items():
            for lang in ("en", "nb"):
                with self.subTest(case=name, lang=lang):
                    page, talk = self.check_talk(Person(case, lang, knows=False), lang)
                    self.assertIn(PHRASES["heading-questions"][lang], page.decode(), talk)


class OnATerminal(unittest.TestCase):
    def test_the_cases_of_the_report_end_in_the_page_of_their_command(self):
        for name in ("peter", "assault", "nurse"):
            case = CASES[name]
            for lang in ("en", "nb"):
                with self.subTest(case=name, lang=lang):
                    code, screen = hold_on_a_terminal(case, lang, NO_COLOR="1")
                    self.assertEqual(code, 0, screen)
                    direct = ["advise", "--now", NOW, "--lang", lang, *shlex.split(case["command"])]
                    page = sti(direct)[1].decode()
                    self.assertIn(page, screen, "not the page of the case's own command line")
                    command = printed_command(screen)
                    again = subprocess.run(["sh", "-c", command], capture_output=True, env=ENVIRONMENT, timeout=600)
                    self.assertEqual(again.stdout.decode(), page, "not the page of the command printed")
                    self.assertGreater(screen.index(command), screen.index(page))
                    self.assertNotIn("\x1b", screen)
                    for line in screen.split("\n"):
                        if not line.startswith("sti advise "):
                            self.assertLessEqual(len(line), 80, line)

    def test_colour_marks_the_page_and_never_the_questions(self):
        code, screen = hold_on_a_terminal(CASES["peter"], "en")
        self.assertEqual(code, 0, screen)
        questions, page = screen.split("Advice for", 1)
        self.assertNotIn("\x1b", questions)
        self.assertIn("\x1b[1m", page)


class Endings(unittest.TestCase):
    def test_no_case_and_no_terminal_is_a_usage_error(self):
        code, page, talk = sti(["advise"], b"")
        self.assertEqual((code, page), (2, b""))
        self.assertIn("there is no case", talk)

    def test_quit_prints_what_was_told_and_no_page(self):
        code, page, talk = interview(["36h", "anal", "quit"])
        self.assertEqual((code, page), (0, b""))
        self.assertTrue(talk.endswith(f"\nsti advise --pack no --now {NOW} -e anal,36h\n"), talk)

    def test_what_is_said_at_the_end_fits_80_columns(self):
        for lang in ("en", "nb"):
            for last in ("quit", "advice"):
                _, _, talk = interview(["36h", "anal", last], "--lang", lang)
                for line in talk.split("\n"):
                    self.assertTrue(len(line) <= 80 or line.startswith("sti advise "), line)

    def test_answers_that_end_too_early_keep_all_and_give_2(self):
        code, page, talk = interview(["36h", "anal"])
        self.assertEqual((code, page), (2, b""))
        self.assertIn(f"sti advise --pack no --now {NOW} -e anal,36h\n", talk)
        self.assertIn("the answers ended before the interview", talk)

    def test_an_interview_goes_on_from_the_printed_command(self):
        code, page, _ = sti(["advise", "--interview", "--now", NOW, "-e", "anal,36h", "--format", "json"],
                            b"no\nnot-used\nadvice\n")
        self.assertEqual(code, 0)
        self.assertEqual(page, sti(["advise", "--now", NOW, "-e", "anal,not-used,36h", "--format", "json"])[1])

    def test_a_mistake_in_what_is_given_is_said_before_any_question(self):
        code, page, talk = interview(["advice"], "-e", "anal,3m")
        self.assertEqual((code, page), (2, b""))
        self.assertIn("STI-0313", talk)
        self.assertNotIn("> ", talk)

    def test_nothing_told_at_all_has_a_command_too(self):
        code, page, talk = interview(["advice"])
        self.assertEqual(code, 0)
        again = subprocess.run(["sh", "-c", printed_command(talk)], capture_output=True, env=ENVIRONMENT, timeout=600)
        self.assertEqual(again.stdout, page)

    def test_no_exposure(self):
        code, page, talk = interview(["", "advice"])
        self.assertEqual(code, 0, talk)

    def test_endless_nonsense_ends(self):
        code, page, _ = interview(["nonsense"] * 1000)
        self.assertEqual((code, page), (2, b""))

    def test_a_case_file_and_an_interview_exclude_each_other(self):
        self.assertEqual(interview(["advice"], "--case", "-")[0], 2)


class Words(unittest.TestCase):
    def test_wrong_answers_are_explained_and_asked_again(self):
        _, _, talk = interview(["3m", "soon", "2027-01-01", "5d", "orral", "11", "oral", "advice"])
        for said in ('"3m" could be minutes or months.', 'That time was not understood: "soon".', "That is in the future",
                     '"orral" is not one of the answers here. Did you mean "oral"?', '"11" is not one of the answers here.'):
            self.assertIn(said, " ".join(talk.split()))

    def test_in_norwegian(self):
        code, page, talk = interview(["3m", "i går", "analsex", "tilbake", "hjelp", "oralsex", "nei", "råd"], "--lang", "nb")
        self.assertEqual(code, 0)
        self.assertIn("«3m» kan være minutter eller måneder.", talk)
        self.assertIn("Hver type kontakt føres for seg", talk)
        self.assertTrue(printed_command(talk).endswith("-e oral,not-used,2026-11-22 --lang nb"), printed_command(talk))
        self.assertIn("Samme råd igjen:", talk)

    def test_a_way_that_was_chosen_is_not_left_silently(self):
        for answers in (["5", "advice"], ["assault", "", "", "advice"]):
            code, page, talk = interview(answers)
            self.assertEqual(code, 0)
            self.assertIn("Not in the advice: something sexual against the person's wishes", " ".join(talk.split()))
        _, _, talk = interview(["overgrep", "vet ikke", "råd"], "--lang", "nb")
        self.assertIn("Omtrent holder", talk)

    def test_what_was_taken_back_and_not_changed_stands_at_the_end(self):
        _, _, talk = interview(["5d", "vaginal", "no", "no", "24", "vagina", "back", "back", "back", "back", "advice"])
        self.assertTrue(printed_command(talk).endswith("-p age=24,vagina -e vaginal,receptive,not-used,5d"), printed_command(talk))

    def test_no_known_infection_is_not_none(self):
        _, _, talk = interview(["5d", "oral", "used", "no", "24", "penis", "no", "advice"])
        self.assertNotIn("partner_infections", printed_command(talk))

    def test_what_happened_otherwise_is_told_for_itself(self):
        _, _, talk = interview(["5", "yesterday", "vaginal", "used", "yes", "10d", "oral", "used", "advice"])
        self.assertEqual(printed_command(talk).count("consent=no"), 1)

    def test_yes_and_no_choose_no_part_of_a_label(self):
        _, _, talk = interview(["5d", "oral", "ja", "nei", "24", "ja", "råd"], "--lang", "nb")
        self.assertIn("Oppfattet: brukt", talk)
        self.assertIn("«ja» kan være: penis; vagina", talk)

    def test_back_help_and_skip(self):
        code, _, talk = interview(["back", "?", "5d", "oral", "back", "skip", "no", "advice"])
        self.assertEqual(code, 0)
        self.assertIn("This is the first question.", talk)
        self.assertIn("without it, the end of that day is assumed", " ".join(talk.split()))
        self.assertIn("is left out", talk)
        self.assertNotIn("-e ", printed_command(talk))

    def test_control_characters_never_come_back(self):
        _, _, talk = interview(["5d\x1b[31m", "\x9b31m", "quit"])
        self.assertNotIn("\x1b", talk)
        self.assertNotIn("\x9b", talk)

    def test_bytes_that_are_no_text(self):
        code, _, talk = sti(["advise", "--interview", "--now", NOW], b"\xff\xfe\nor\xffal\nquit\n")
        self.assertEqual(code, 0)
        self.assertIn("characters that cannot be read", talk)

    def test_any_fact_can_be_told_by_name(self):
        _, _, talk = interview(["tests_taken=none", "advice"])
        self.assertIn("tests_taken=none", printed_command(talk))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
