#!/usr/bin/env python3
"""The three cases of the report as HTML: one A4 sheet each when a browser prints them, in both languages.

Usage: sheet_test.py STI. Skips where there is no Chromium.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

CASES = {
    "1": "-p age=45,anatomy=penis,buys-sex,repeated -e vaginal,insertive,not-used,home,2026-09-01 "
         "-e oral,insertive,not-used,abroad,2026-09-01 -e anal,insertive,not-used,abroad,2026-09-01",
    "2": "-p age=24,anatomy=penis,buys-sex,once -e oral,insertive,not-used,home,2026-09-01 "
         "-e vaginal,insertive,used,home,2026-09-01",
    "3": "-p age=18,anatomy=penis,buys-sex,once,rapid-test -e vaginal,insertive,unsure,alcohol,2026-09-01",
    "assault": "-p age=22,anatomy=vagina -e vaginal,receptive,not-used,consent=no,10h",
    "child": "-p age=13,anatomy=vagina -e vaginal,receptive,not-used,2d",
    "needle": "-p age=30 -e needlestick,community,20h",
    "PrEP": "-p age=30,anatomy=penis,msm,prep=daily -e anal,receptive,not-used,10d",
    "positive": "-p age=24,anatomy=penis -e vaginal,insertive,not-used,20d -t chlamydia-naat@urine=2026-09-01:positive",
    "control": "-p age=30,anatomy=penis,treated=gonorrhoea@2026-08-10 -t gonorrhoea-naat@throat=2026-08-08:positive",
    "PEP": "-p age=30,anatomy=penis,msm,pep=taking -e anal,receptive,not-used,5d",
    "five": "-p age=29,anatomy=penis,msm,symptoms=ulcer+dysuria -e anal,receptive,not-used,5d -e oral,receptive,not-used,5d "
            "-e anal,insertive,failed,5d -e oral-anal,receptive,5d -e oral,both,abroad,5d",
}


def main():
    browser = shutil.which("chromium")
    if not browser:
        print("skipped: no chromium")
        return 77
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        for name, told in CASES.items():
            for lang in ("en", "nb"):
                page, sheet = (os.path.join(folder, name + lang + end) for end in (".html", ".pdf"))
                subprocess.run([sys.argv[1], "advise", "--pack", "no", "--now", "2026-09-03T10:00", "--lang", lang,
                                "--format", "html", "--output", page, *told.split()], check=True)
                subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                                "--no-first-run", "--user-data-dir=" + os.path.join(folder, "profile"),
                                "--no-pdf-header-footer", "--print-to-pdf=" + sheet, "file://" + page],
                               check=True, capture_output=True, timeout=100)
                with open(sheet, "rb") as file:
                    pages = len(re.findall(rb"/Type\s*/Page\b", file.read()))
                print("case %s, %s: %d page(s)" % (name, lang, pages))
                if pages != 1:
                    failures.append((name, lang, pages))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
