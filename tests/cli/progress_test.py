#!/usr/bin/env python3
"""Long work tells how far it is: on a terminal, in one line that is gone in the end; to a pipe or file, nothing.

usage: progress_test.py STI
"""
import os
import pty
import re
import subprocess
import sys
import time

CASE = b'{"now": "2026-11-23", "exposures": [{"act": "hand", "since": "5d"}]}\n'


def standard_error_of(stderr):
    """Runs cases with more than a second between them, which makes it long work."""
    with subprocess.Popen([sys.argv[1], "batch", "--fields", "id"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                          stderr=stderr) as run:
        for wait in (1.5, 1.5, 1.5, 0):
            run.stdin.write(CASE)
            run.stdin.flush()
            time.sleep(wait)
        run.stdin.close()
        told = run.stderr.read() if run.stderr else b""
        assert run.wait() == 0
        return told


def main():
    terminal, end = pty.openpty()
    standard_error_of(end)
    os.close(end)
    told = os.read(terminal, 10000)
    assert re.fullmatch(rb"(\r\x1b\[K\d cases\r\x1b\[K)+", told), told
    told = standard_error_of(subprocess.PIPE)
    assert told == b"", told
    print("progress on a terminal only")


main()
