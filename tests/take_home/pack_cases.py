"""Cases to take home from: every example case of a pack, step by step, and how the program answers them."""
import itertools
import json
import pathlib
import subprocess
import tomllib

EN, NB = "en", "nb"


def cases(rules, pack="no", every=12):
    """Yields (name, case) of every twelfth example case, as the program reads them from JSON: a process or more each, they would take
    longer than all other tests together."""
    return itertools.islice(all_cases(rules, pack), 0, None, every)


def all_cases(rules, pack):
    for path in sorted((pathlib.Path(rules) / pack / "cases").glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", []):
            told = {key: case[key] for key in ("id", "person", "exposures") if key in case}
            for step in case.get("steps", [case]):
                yield "%s: %s, %s" % (path.name, case["name"], step["now"]), dict(told, now=step["now"])


def advise(program, case, *arguments, lang=EN):
    """What `sti advise` prints for a case."""
    run = subprocess.run([program, "advise", "--case", "-", "--lang", lang, *arguments],
                         input=json.dumps(case, default=str).encode(), capture_output=True, check=False)
    if run.returncode != 0:
        raise RuntimeError("%s\n%s" % (case, run.stderr.decode()))
    return run.stdout.decode("utf-8")


class Failures:
    def __init__(self):
        self.count = 0

    def expect(self, condition, *message):
        if not condition:
            self.count += 1
            if self.count <= 20:
                print("not so:", *message)
