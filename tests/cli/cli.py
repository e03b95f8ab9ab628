# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of obelusctl share: functions marked @case are run as TAP points, each in an empty
folder of its own that is the current one.  Arguments of each test: obelusctl, the source folder."""

import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

CTL = os.path.abspath(sys.argv[1])
SOURCE = pathlib.Path(sys.argv[2]).resolve()
SAMPLES = SOURCE / "data" / "samples"
SAMPLE_ARTICLES = sorted([*SAMPLES.glob("*.txt"), *SAMPLES.glob("*.html")])

cases = []


class Skip(Exception):
    pass


def case(function):
    cases.append(function)
    return function


def ctl(*arguments, status=0, stdin=None, env=None, **how):
    """Runs obelusctl and gives what it wrote, as bytes; fails unless it exits with status."""
    done = subprocess.run([CTL, *arguments], input=stdin, capture_output=True, timeout=120,
                          env={**os.environ, "OBELUS_ANNOTATOR": "tester", **(env or {})}, **how)
    assert done.returncode == status, (
        f"{arguments}: exit status {done.returncode}, not {status}\n"
        f"{done.stdout.decode(errors='replace')}{done.stderr.decode(errors='replace')}")
    assert status == 0 or done.stderr, f"{arguments}: failed without a word"
    return done


def out(*arguments, **how):
    return ctl(*arguments, **how).stdout.decode()


def err(*arguments, **how):
    return ctl(*arguments, **how).stderr.decode()


def json_of(*arguments, **how):
    return json.loads(out(*arguments, **how))


def lines_of(*arguments, **how):
    return [json.loads(line) for line in out(*arguments, **how).splitlines()]


def new(name="p.obelus", *articles):
    """A project with articles: texts by file name."""
    ctl("new", name)
    for article, text in articles:
        pathlib.Path(article).write_bytes(text if isinstance(text, bytes) else text.encode())
        ctl("import", name, article)
    return name


def first_id(project="p.obelus"):
    return lines_of("list", "--json", project)[0]["id"]


def record_of(project="p.obelus", doc=None):
    return json_of("show", "--json", project, doc or first_id(project))


def apply(project, *records, **how):
    stdin = "".join(json.dumps(record) + "\n" for record in records).encode()
    return ctl("apply", project, "-", stdin=stdin, **how)


def export(project):
    return ctl("export", project, "--format", "jsonl", "--output", "-").stdout


def same(found, expected):
    assert found == expected, f"found {found!r:.2000}\nexpected {expected!r:.2000}"


def has(text, *parts):
    for part in parts:
        assert part in text, f"{part!r:.500} is not in {text!r:.2000}"


def run():
    print(f"1..{len(cases)}", flush=True)
    failed = 0
    for number, function in enumerate(cases, 1):
        name = function.__name__.replace("_", "-")
        with tempfile.TemporaryDirectory(prefix="obelus-cli-") as folder:
            os.chdir(folder)
            try:
                function()
                print(f"ok {number} - {name}", flush=True)
            except Skip as reason:
                print(f"ok {number} - {name} # SKIP {reason}", flush=True)
            except Exception:
                failed += 1
                print(f"not ok {number} - {name}")
                for line in traceback.format_exc().splitlines():
                    print(f"# {line}", flush=True)
            os.chdir("/")
    sys.exit(failed > 0)


@contextlib.contextmanager
def read_only(folder):
    os.chmod(folder, 0o555)
    try:
        yield
    finally:
        os.chmod(folder, 0o755)
