#!/usr/bin/env python3
"""sti quiz end to end: answers over a pipe and from a file, two weeks of practice, a changed guideline, a killed session,
a damaged history, exports.

    quiz_test.py PROGRAM TESTS_FOLDER
"""
import csv
import datetime
import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM, TESTS = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
UK = os.path.join(TESTS, "fixtures", "rules", "uk")
START = datetime.datetime(2026, 11, 23, 9, 0)


class Quiz(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.database = os.path.join(self.folder, "sti", "quiz.sqlite")
        self.environment = {"PATH": os.environ["PATH"], "XDG_DATA_HOME": self.folder, "LANG": "C.UTF-8"}
        self.environment.update({k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")})

    def sti(self, *arguments, answers=None, now=START, expect=0):
        command = [PROGRAM, "quiz", *arguments, "--now", now.strftime("%Y-%m-%dT%H:%M")]
        run = subprocess.run(command, input=answers or "", capture_output=True, text=True, env=self.environment,
                             cwd=self.folder, timeout=600, check=False)
        self.assertEqual(run.returncode, expect, run.stdout + run.stderr)
        return run

    def results(self, *arguments, answers="/dev/null", **more):
        return json.loads(self.sti(*arguments, "--answers", answers, "--format", "json", **more).stdout)

    def file(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
        return path

    def key(self, *arguments, **more):
        """The right answers of a session, as lines. An exam shows every question without an answer; nothing is kept."""
        shown = self.results(*arguments, "--exam", "--pass", "0", "--no-history", **more)
        return ["%s" % ",".join(str(i + 1) for i in q["right"]) for q in shown["questions"]]

    def practise(self, *arguments, wrong=lambda question: False, **more):
        """Answers what a session asks: the same session, first seen in a copy of the history, then for good."""
        copy = self.folder + "-seen"
        shutil.copytree(self.folder, copy)
        self.addCleanup(shutil.rmtree, copy, True)
        own, self.environment["XDG_DATA_HOME"] = self.environment["XDG_DATA_HOME"], copy
        seen = self.results(*arguments, "--exam", "--pass", "0", **more)["questions"]
        self.environment["XDG_DATA_HOME"] = own
        shutil.rmtree(copy)
        lines = []
        for q in seen:
            right = q["right"] if not wrong(q) else [i for i in range(len(q["choices"])) if i not in q["right"]][:1]
            lines.append(",".join(str(i + 1) for i in right))
        return self.results(*arguments, answers=self.file("answers", "\n".join(lines) + "\n"), **more)

    def test_a_session_over_a_pipe_in_both_languages(self):
        texts = {"en": ("Question 1 of 3", "Read more:", "right, "), "nb": ("Spørsmål 1 av 3", "Les mer:", "riktige, ")}
        for lang, (number, further, summary) in texts.items():
            run = self.sti("--lang", lang, "--seed", "3", "--count", "3", "--no-history", answers="?\nh\nzz\n1\n1\nq\n")
            self.assertIn(number, run.stderr)
            self.assertIn(further, run.stderr)
            self.assertIn(summary, run.stdout)
            self.assertNotIn("{", run.stderr + run.stdout)
            self.assertNotIn("\033", run.stderr + run.stdout)

    def test_the_same_seed_asks_the_same(self):
        self.assertEqual(self.results("--seed", "5", "--exam", "--pass", "0")["questions"],
                         self.results("--seed", "5", "--exam", "--pass", "0")["questions"])

    def test_an_exam_and_its_pass_mark(self):
        right = self.key("--seed", "7")
        self.assertEqual(len(right), 10)
        eight = self.file("eight", "\n".join(right[:8] + ["q"]) + "\n")
        self.assertEqual(self.results("--seed", "7", "--exam", answers=eight)["score"], 0.8)
        self.results("--seed", "7", "--exam", "--pass", "81", answers=eight, expect=1)
        self.sti("--seed", "7", "--exam", answers="", expect=1)

    def test_partial_credit_and_skips(self):
        shown = self.results("--seed", "1", "--topic", "tests", "--exam", "--pass", "0", "--no-history")["questions"]
        lines, wanted = [], []
        for q in shown:
            some = q["right"][:1]
            lines.append(str(some[0] + 1))
            wanted.append(1 / len(q["right"]))
        lines[0], wanted[0] = "s", None
        got = self.results("--seed", "1", "--topic", "tests", "--no-history", answers=self.file("a", "\n".join(lines)))
        self.assertEqual([q["score"] for q in got["questions"]], wanted)

    def test_a_case_from_a_file(self):
        case = self.file("case.json", '{"now": "2026-11-23T10:00", "person": {"age": 24, "anatomy": "penis"},'
                                      ' "exposures": [{"act": "vaginal", "role": "insertive", "condom": "not-used", "since": "36h"}]}')
        for q in self.results("--case", case, "--exam", "--pass", "0", "--no-history")["questions"]:
            self.assertEqual(q["case"]["person"]["age"], 24)
            self.assertTrue(q["command"].startswith("sti advise --now 2026-11-23T10:00"))

    def test_usage(self):
        wrong_topic = self.sti("--topic", "pepp", expect=2).stderr
        self.assertIn("no topic `pepp`", wrong_topic)
        self.assertIn("did you mean `pep`", wrong_topic)
        self.sti("--answers", "missing", expect=2)
        self.sti("forget", expect=2)
        self.sti("stats", "--no-history", expect=2)
        self.sti("cases", "nobody", expect=2)

    def test_the_guided_cases(self):
        for lang, list_of, report in (("en", "Our list, based on the report:", "The report's tests:"),
                                      ("nb", "Vår liste, bygd på rapporten:", "Rapportens prøver:")):
            for name in ("olav", "peter", "ali"):
                run = self.sti("cases", name, "--lang", lang, answers="calm\n\n1,2\nfear\n\n\n" + "1\n" * 5)
                self.assertEqual(run.stderr.count(list_of), 2)
                self.assertLess(run.stderr.rindex(list_of), run.stderr.index(report))
                self.assertNotIn("{", run.stderr + run.stdout)
            everyone = self.sti("cases", "--lang", lang, answers="\n\n\n\n1\n1\n1\n" * 3)
            self.assertIn("Ali", everyone.stderr)

    def test_two_weeks_of_practice(self):
        """A learner who knows everything: what was learned comes back at growing intervals, never early."""
        due, intervals = {}, {}
        for day in range(15):
            for minutes in (0, 15):
                now = START + datetime.timedelta(days=day, minutes=minutes)
                for q in self.practise("--topic", "windows", "--count", "5", now=now)["questions"]:
                    again = datetime.datetime.fromisoformat(q["due"])
                    early = q["name"] in due and due[q["name"]] > now
                    due[q["name"]] = again
                    if not early:
                        intervals.setdefault(q["name"], []).append((again - now).days)
        first = list(intervals.values())[0]
        self.assertEqual(first[:4], [0, 2, 11, 46][:len(first)])
        for days in intervals.values():
            self.assertEqual(days, sorted(days))
        stats = json.loads(self.sti("stats", "--format", "json", now=now).stdout)
        windows = [t for t in stats["topics"] if t["topic"] == "windows"][0]
        self.assertEqual(windows["retention"], 1)
        for lang in ("en", "nb"):
            self.assertNotIn("{", self.sti("stats", "--lang", lang, now=now).stdout)

    def test_nothing_learned_has_no_table(self):
        said = self.sti("stats", now=START).stdout
        self.assertIn("0 answers", said)
        self.assertEqual(said.count("\n"), 3, said)

    def test_what_was_forgotten_comes_back_soon_and_grows_again(self):
        """A learner who loses one card on the third day of seeing it: the others are not touched."""
        now, intervals, others = START, [], {}
        options = ("--topic", "windows", "--count", "3")
        lost = self.practise(*options, now=now)["questions"][0]["name"]
        for seen in range(1, 8):
            now += datetime.timedelta(days=intervals[-1]) if intervals and intervals[-1] else datetime.timedelta(minutes=11)
            for q in self.practise(*options, wrong=lambda q: q["name"] == lost and seen == 3, now=now)["questions"]:
                days = (datetime.datetime.fromisoformat(q["due"]) - now).days
                if q["name"] == lost:
                    intervals.append(days)
                else:
                    others.setdefault(q["name"], []).append(days)
        self.assertGreater(intervals[1], intervals[0])
        self.assertEqual(intervals[2], 0)
        self.assertLess(intervals[3], intervals[1])
        self.assertGreater(intervals[-1], intervals[3])

    def test_a_changed_rule_starts_only_its_cards_afresh(self):
        pack = os.path.join(self.folder, "uk")
        shutil.copytree(UK, pack)
        self.practise("--pack", pack, "--topic", "windows", "--count", "40")
        with sqlite3.connect(self.database) as database:
            before = dict(database.execute("SELECT name, id FROM card"))
        path = os.path.join(pack, "windows.toml")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace("conclusive = { days = 45, source = [\"BASHH-HIVT20-NOTE\"",
                                    "conclusive = { days = 49, source = [\"BASHH-HIVT20-NOTE\"", 1))
        self.assertIn("windows/hiv-lab/window/hiv-lab", before)
        told = self.sti("--pack", pack, "--topic", "windows", "--count", "1", answers="q\n").stderr
        self.assertIn("The advice has changed since last time", told)
        named = [line for line in told.splitlines() if line.startswith("  - window periods")]
        self.assertEqual(len(named), 1)
        self.assertTrue(named[0].startswith("  - window periods, HIV (laboratory"), named)
        self.assertNotIn("changed", self.sti("--pack", pack, "--topic", "windows", "--count", "1", answers="q\n").stderr)
        self.assertIn("windows/hiv-lab/window/hiv-lab",
                      [q["name"] for q in self.practise("--pack", pack, "--topic", "windows", "--count", "1")["questions"]])

    def test_a_killed_session_keeps_what_was_answered(self):
        run = subprocess.Popen([PROGRAM, "quiz", "--seed", "2", "--count", "20"], stdin=subprocess.PIPE,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True, env=self.environment)
        for _ in range(5):
            run.stdin.write("1\n")
        run.stdin.flush()
        for _ in range(4000):
            time.sleep(0.05)
            try:
                with sqlite3.connect("file:%s?mode=ro" % self.database, uri=True) as database:
                    if database.execute("SELECT count(*) FROM review").fetchone()[0] >= 5:
                        break
            except sqlite3.Error:
                pass
        run.send_signal(signal.SIGKILL)
        run.wait()
        run.stdin.close()
        answers = json.loads(self.sti("stats", "--format", "json").stdout)["answers"]
        self.assertEqual(answers, 5)

    def test_a_damaged_history_is_set_aside(self):
        os.makedirs(os.path.dirname(self.database))
        with open(self.database, "wb") as file:
            file.write(b"no database " * 500)
        run = self.sti("due")
        self.assertIn("quiz.sqlite.damaged", run.stderr)
        with open(self.database + ".damaged", "rb") as file:
            self.assertEqual(file.read(), b"no database " * 500)

    def test_two_sessions_at_once(self):
        runs = [subprocess.Popen([PROGRAM, "quiz", "--seed", str(seed), "--count", "30"], stdin=subprocess.PIPE, text=True,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment) for seed in (1, 2)]
        for run in runs:
            run.communicate("1\n" * 30)
        with sqlite3.connect(self.database) as database:
            self.assertEqual(database.execute("SELECT count(*) FROM review").fetchone()[0], 60)
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchone()[0], "ok")

    def test_forgetting(self):
        self.practise("--seed", "1", "--count", "4")
        self.assertIn("4 ", self.sti("forget", "--yes").stdout)
        self.assertEqual(json.loads(self.sti("stats", "--format", "json").stdout)["answers"], 0)

    def test_the_anki_export_is_read_back(self):
        for lang in ("en", "nb"):
            text = self.sti("export", "--format", "anki", "--count", "200", "--lang", lang).stdout
            self.assertEqual(text, self.sti("export", "--format", "anki", "--count", "200", "--lang", lang).stdout)
            head = [line for line in text.splitlines() if line.startswith("#")]
            self.assertIn("#separator:tab", head)
            body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
            rows = list(csv.reader(io.StringIO(body), delimiter="\t"))
            self.assertEqual(len(rows), 200)
            self.assertEqual({len(row) for row in rows}, {4})
            self.assertEqual(len({row[0] for row in rows}), 200)
            for row in rows:
                self.assertTrue(row[1] and row[2] and row[3].startswith("sti sti::pack::no sti::topic::"))

    def test_the_hand_out_has_its_answers_at_the_end(self):
        text = self.sti("export", "--count", "12").stdout
        questions, answers = text.split("\n---\n")
        self.assertEqual(questions.count("\n## "), 12)
        self.assertEqual(sum(1 for line in answers.splitlines() if line.startswith("**")), 12)


unittest.main(argv=[sys.argv[0], "-v"])
