#!/usr/bin/env python3
"""Nothing in src that .clang-tidy refuses. Looks at files as they are compiled, several together.

usage: tidy.py BUILD_FOLDER
77: clang-tidy is not here.
"""
import concurrent.futures
import json
import os
import pathlib
import shutil
import subprocess
import sys

build = pathlib.Path(sys.argv[1])
if not shutil.which("clang-tidy"):
    print("skipped: clang-tidy is not installed")
    sys.exit(77)
commands = json.loads((build / "compile_commands.json").read_text())
files = [command["file"] for command in commands if "/src/" in command["file"] and "generated" not in command["file"]]


def findings(file):
    run = subprocess.run(["clang-tidy", "-p", str(build), "--quiet", file], capture_output=True, text=True, check=False)
    return run.stdout if run.returncode else ""


with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    found = sorted(filter(None, pool.map(findings, files)))
print("\n".join(found) + "%d compiled files looked at, findings in %d" % (len(files), len(found)))
sys.exit(1 if found or not files else 0)
