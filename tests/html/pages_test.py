#!/usr/bin/env python3
"""Every page that the program gives as HTML, in both languages: pages_test.py STI TESTS [width].

What is opened is closed, it has one title and its headings step down one by one, every table says what its cells are about, nothing is run
or loaded. With `width`: in a browser as narrow as a telephone nothing but tables and pictures goes beyond the edge; 77 where there is none.
"""
import html
import html.parser
import os
import re
import shutil
import subprocess
import sys
import tempfile

CASE = "-p age=24,anatomy=penis -e anal,receptive,not-used,positive,36h -e oral,insertive,not-used,5d --now 2026-11-23T10:00"
PAGES = ["advise --why --talk " + CASE, "advise --for patient " + CASE, "windows hiv --all-sources", "risk --why " + CASE,
         "compare no {tests}/fixtures/rules/uk " + CASE, "compare no {tests}/fixtures/rules/uk", "talk", "talk worry-and-guilt",
         "explain " + CASE, "explain --why-not hiv-rapid,pep " + CASE, "explain STI-0203", "explain --list",
         "diff {tests}/fixtures/diff/guide {folder}/guide", "pack list", "pack show no"]
NARROW = 390
EMPTY = {"meta", "br", "wbr", "path", "rect", "circle", "line"}


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.problems, self.headings, self.ids, self.names, self.title, self.lang = [], [], [], [], [], "", None
        self.feed(text)
        self.close()
        if self.open:
            self.problems.append("never closed: %s" % self.open)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.lang = attrs.get("lang", self.lang)
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.names += attrs.get("aria-labelledby", "").split()
        if tag == "th" and "scope" not in attrs:
            self.problems.append("a head of a table that does not say of what")
        if tag in ("script", "img", "link", "iframe", "object") or any(name.startswith("on") for name in attrs):
            self.problems.append("runs or loads something: %s %s" % (tag, attrs))
        if tag == "table" and not any("aria-label" in a or "aria-labelledby" in a for t, a in self.open if t in ("div", "section")):
            self.problems.append("a table without a name")
        if tag not in EMPTY:
            self.open.append((tag, attrs))

    def handle_endtag(self, tag):
        if tag in EMPTY:
            return
        if not self.open or self.open.pop()[0] != tag:
            self.problems.append("closed out of turn: %s" % tag)

    def handle_data(self, data):
        if self.open and self.open[-1][0] == "title" and len(self.open) == 3:
            self.title += data


def check(text, lang):
    page = Page(text)
    problems = page.problems
    if page.lang != lang:
        problems.append("language %s" % page.lang)
    if not page.title:
        problems.append("no title")
    if page.headings.count(1) != 1 or page.headings[0] != 1:
        problems.append("not one first heading: %s" % page.headings)
    problems += ["a heading skipped: %s" % page.headings for a, b in zip(page.headings, page.headings[1:]) if b > a + 1]
    problems += ["id twice: " + one for one in set(page.ids) if page.ids.count(one) > 1]
    problems += ["named by what is not there: " + one for one in page.names if one not in page.ids]
    return problems


def widths(browser, texts, folder):
    """No window of a browser is that narrow, but a frame is; what is around them tells the width of what is in each."""
    path = os.path.join(folder, "page.html")
    frame = "<iframe width=%d height=900 style='border:0' srcdoc=\"%s\"></iframe>"
    with open(path, "w", encoding="utf-8") as file:
        file.write("<title></title>" + "".join(frame % (NARROW, html.escape(text)) for text in texts) +
                   "<script>onload = () => document.title = 'widths ' + [...document.querySelectorAll('iframe')]"
                   ".map(frame => frame.contentDocument.documentElement.scrollWidth).join(' ')</script>")
    run = subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
                          "--user-data-dir=" + os.path.join(folder, "profile"), "--dump-dom", "file://" + path], check=True, capture_output=True, timeout=100)
    return [int(width) for width in re.search(r"<title>widths ([\d ]+)</title>", run.stdout.decode())[1].split()]


def main():
    program, tests = sys.argv[1:3]
    browser = shutil.which("chromium") if "width" in sys.argv else None
    if "width" in sys.argv and not browser:
        print("skipped: no chromium")
        return 77
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(tests, "fixtures", "diff", "guide"), os.path.join(folder, "guide"))
        rules = os.path.join(folder, "guide", "rules.toml")
        with open(rules, encoding="utf-8") as file:
            changed = file.read().replace("days = 84", "days = 45")
        with open(rules, "w", encoding="utf-8") as file:
            file.write(changed)
        pages = [(told, lang) for told in PAGES for lang in ("en", "nb")]
        texts = [subprocess.run([program, *told.format(tests=tests, folder=folder).split(), "--format", "html", "--lang", lang],
                                check=True, capture_output=True, timeout=60).stdout.decode() for told, lang in pages]
        if browser:
            found = widths(browser, texts, folder)
            assert len(found) == len(pages), found
            problems = [["%d wide" % width] if width > NARROW else [] for width in found]
        else:
            of_program = ("explain STI-0203", "explain --list")  # which speaks English to authors of rules
            problems = [check(text, "en" if told in of_program else lang) for (told, lang), text in zip(pages, texts)]
    for (told, lang), found in zip(pages, problems):
        failures += bool(found)
        for problem in found:
            print("%s, %s: %s" % (told, lang, problem))
    print("%d pages, %d failed" % (len(pages), failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
