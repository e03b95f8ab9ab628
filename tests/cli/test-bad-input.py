#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever a command is given, it says what is wrong and where, exits with 1 or 2, and leaves the
files as they were."""

import contextlib
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import sqlite3
import subprocess

from cli import CTL, Skip, apply, case, ctl, err, export, first_id, has, new, read_only, run, same

ARTICLE = "A headline that says what happened\n\nThe text of the article, a sentence of its own.\n"
NOBODY = 65534

# Every command that takes a project, with the rest of its arguments.
ON_PROJECT = {
    "import": ["a.txt"], "list": [], "show": ["0"], "apply": ["r.jsonl"], "search": ["word"],
    "undo": [], "redo": [], "history": [],
    "export": ["--format", "jsonl", "--output", "out.jsonl"],
    "stats": [], "check": [], "backup": ["to.obelus"],
}
WRITES = ["import", "apply", "undo", "redo"]


def inputs():
    pathlib.Path("a.txt").write_text(ARTICLE)
    pathlib.Path("r.jsonl").write_text(json.dumps({"title": "Other", "text": "x"}) + "\n")


def state():
    """Every file here with its bytes."""
    return {p.name: p.read_bytes() if p.is_file() else None for p in pathlib.Path().iterdir()}


def refused(project, *parts):
    """Every command refuses project, naming it, and changes nothing."""
    inputs()
    before = state()
    for command, rest in ON_PROJECT.items():
        message = err(command, project, *rest, status=1)
        has(message, "obelusctl: ", project, *parts)
        assert len(message) < 600 and message.count("\n") < 4, message
        same(state(), before)


@case
def missing():
    refused("no.obelus")


@case
def missing_folder():
    refused("no/such/p.obelus")
    err("new", "no/such/p.obelus", status=1)


@case
def empty_file():
    pathlib.Path("empty.obelus").touch()
    refused("empty.obelus")


@case
def text_file():
    pathlib.Path("text.obelus").write_text(ARTICLE * 100)
    refused("text.obelus")


@case
def folder():
    os.mkdir("folder.obelus")
    refused("folder.obelus")
    err("new", "folder.obelus", status=1)


@case
def device():
    refused("/dev/null")


@case
def foreign_database():
    with sqlite3.connect("foreign.obelus") as database:
        database.execute("CREATE TABLE document (id, title)")
    database.close()
    refused("foreign.obelus")


@case
def newer_project():
    new("newer.obelus")
    with sqlite3.connect("newer.obelus") as database:
        database.execute("PRAGMA user_version = 999")
    database.close()
    refused("newer.obelus", "newer")


@case
def truncated_project():
    new("whole.obelus", ("a.txt", ARTICLE))
    whole = pathlib.Path("whole.obelus").read_bytes()
    for size in (50, 100, 1000, len(whole) // 2):
        pathlib.Path("cut.obelus").write_bytes(whole[:size])
        inputs()
        failed = 0
        for command, rest in ON_PROJECT.items():
            for name in ("to.obelus", "out.jsonl"):
                pathlib.Path(name).unlink(missing_ok=True)
            done = subprocess.run([CTL, command, "cut.obelus", *rest], capture_output=True)
            assert done.returncode in (0, 1), (command, size, done)
            assert done.returncode == 0 or done.stderr, (command, size, done)
            failed += done.returncode
        assert failed >= 3, (size, failed)
        err("check", "cut.obelus", status=1)


@case
def scrambled_project():
    new("p.obelus", ("a.txt", ARTICLE))
    whole = bytearray(pathlib.Path("p.obelus").read_bytes())
    for at in range(4096, len(whole)):
        whole[at] = (whole[at] * 7 + at) & 255
    pathlib.Path("p.obelus").write_bytes(whole)
    inputs()
    for command, rest in ON_PROJECT.items():
        done = subprocess.run([CTL, command, "p.obelus", *rest], capture_output=True)
        same((command, done.returncode), (command, 1))
        assert done.stderr


# --- Where writing is not possible ------------------------------------------------------------


def without_rules(sql):
    """A table's definition without what keeps its values in order."""
    sql = re.sub(r"NOT NULL|\bSTRICT\b,?", "", sql)
    while (start := sql.find("CHECK (")) >= 0:
        end, depth = start + len("CHECK ("), 1
        while depth > 0:
            depth += {"(": 1, ")": -1}.get(sql[end], 0)
            end += 1
        sql = sql[:start] + sql[end:]
    return re.sub(r",(\s*)(?=[,)])", r"\1", sql).rstrip().rstrip(",")


def relax(connection):
    """As a stranger can make a project whose tables hold anything."""
    names = {}
    connection.execute("PRAGMA writable_schema = ON")
    for name, sql in connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'"
    ).fetchall():
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?",
                           (without_rules(sql), name))
        names[name] = None
    connection.commit()
    return list(names)


def no_crash(*arguments):
    done = subprocess.run([CTL, *arguments], capture_output=True, check=False, timeout=60)
    assert done.returncode in (0, 1) and b"CRITICAL" not in done.stderr, (arguments, done)
    return done.stdout.decode()


@case
def values_that_no_honest_project_has():
    new("whole.obelus", ("a.txt", ARTICLE))
    apply("whole.obelus", {
        "id": first_id("whole.obelus"), "tags": ["t"], "labels": [{"name": "topic", "value": "x"}],
        "spans": [{"id": "s", "label": "Person", "fragments": [[0, 1]], "entity": "e",
                   "attributes": {"sure": True}}],
        "frames": [{"type": "Claim", "roles": {"source": ["s"]}, "attributes": {"act": "deny"}}],
        "entities": [{"id": "e", "type": "Person", "name": "Ann", "aliases": ["A."],
                      "external": {"wikidata": "Q1"}}],
        "propositions": [{"id": "p", "text": "So"}, {"id": "q", "text": "Not so"}],
        "links": [{"from": "p", "to": "q", "type": "contradicts"}],
        "assessments": [{"proposition": "p", "scale": "verdict", "value": "supported"}]})
    doc = first_id("whole.obelus")
    with contextlib.closing(sqlite3.connect("whole.obelus")) as connection:
        tables = relax(connection)
    with contextlib.closing(sqlite3.connect("whole.obelus")) as connection:
        columns = [(table, row[1]) for table in tables
                   for row in connection.execute(f"SELECT * FROM pragma_table_info('{table}')")]
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert len(columns) > 80, columns
    n_changed = 0
    for table, column in columns:
        for value in ("NULL", "'x'"):
            for name in ("p.obelus", "p.obelus-wal", "p.obelus-shm"):
                pathlib.Path(name).unlink(missing_ok=True)
            shutil.copyfile("whole.obelus", "p.obelus")
            is_changed = False
            # A row's number is a number, come what may.
            with (contextlib.closing(sqlite3.connect("p.obelus")) as connection,
                  contextlib.suppress(sqlite3.IntegrityError)):
                connection.execute("PRAGMA synchronous = OFF")
                is_changed = connection.execute(
                    f'UPDATE OR IGNORE "{table}" SET "{column}" = {value}').rowcount > 0
                connection.commit()
            if not is_changed:
                continue
            n_changed += 1
            no_crash("check", "p.obelus")
            if table.startswith("entity") or table == "content":
                no_crash("search", "p.obelus", "entity:Ann")
                no_crash("show", "p.obelus", doc)
            for line in no_crash("export", "p.obelus", "-f", "jsonl", "-o", "-").splitlines():
                json.loads(line)
    assert n_changed > 120, n_changed


def as_nobody(*arguments):
    """Runs obelusctl without root's rights, which overrule permissions."""
    how = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}
    try:
        return subprocess.run([CTL, *arguments], capture_output=True, **how)
    except PermissionError as reason:
        raise Skip(f"nobody may not run the program here: {reason}")


@case
def read_only_folder():
    new("p.obelus", ("a.txt", ARTICLE))
    inputs()
    before = state()
    with read_only("."):
        for command in WRITES:
            done = as_nobody(command, "p.obelus", *ON_PROJECT[command])
            same((command, done.returncode), (command, 1))
            has(done.stderr.decode(), "p.obelus")
        done = as_nobody("new", "q.obelus")
        same(done.returncode, 1)
        has(done.stderr.decode(), "q.obelus")
        done = as_nobody("export", "p.obelus", "--format", "jsonl", "--output", "out.jsonl")
        same(done.returncode, 1)
        # Reading needs no right to write.
        for command in ("list", "stats", "check"):
            done = as_nobody(command, "p.obelus")
            assert done.returncode == 0, (command, done)
    same(state(), before)


@case
def no_permission():
    new("p.obelus", ("a.txt", ARTICLE))
    inputs()
    os.chmod("p.obelus", 0)
    os.chmod("a.txt", 0)
    os.chmod(".", 0o755)
    for command, rest in ON_PROJECT.items():
        done = as_nobody(command, "p.obelus", *rest)
        same((command, done.returncode), (command, 1))
        has(done.stderr.decode(), "p.obelus")


@case
def full_disk():
    """A limit on the size of files stands for a disk without room."""
    new("p.obelus", ("a.txt", ARTICLE))
    pathlib.Path("big.txt").write_text(ARTICLE + "Many more words of text. " * 100000)
    exported = export("p.obelus")
    size = os.path.getsize("p.obelus")

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 65536, size + 65536))

    for arguments in (["import", "p.obelus", "big.txt"], ["backup", "p.obelus", "/dev/full"]):
        done = subprocess.run([CTL, *arguments], capture_output=True, preexec_fn=limit)
        same((arguments, done.returncode), (arguments, 1))
        has(done.stderr.decode(), "obelusctl: ")
    same(export("p.obelus"), exported)
    ctl("check", "p.obelus")
    ctl("import", "p.obelus", "big.txt")
    done = subprocess.run([CTL, "export", "p.obelus", "--format", "jsonl", "--output", "out.jsonl"],
                          capture_output=True, preexec_fn=lambda: limit())
    same(done.returncode, 1)
    same([p.name for p in pathlib.Path().glob("*out*")], [])


# --- Files of articles and records ------------------------------------------------------------


@case
def articles():
    new("p.obelus")
    pathlib.Path("empty.txt").touch()
    pathlib.Path("binary.txt").write_bytes(bytes(range(256)) * 64)
    os.mkdir("empty")
    for path in ("empty.txt", "binary.txt", "none.txt"):
        has(err("import", "p.obelus", path, status=1), path)
    ctl("import", "p.obelus", "empty")
    same(ctl("import", "p.obelus", "-", stdin=b"", status=1).stdout.count(b"1 failed"), 1)


@case
def records():
    new("p.obelus", ("a.txt", ARTICLE))
    before = export("p.obelus")
    pathlib.Path("empty.jsonl").touch()
    pathlib.Path("broken.jsonl").write_text('\n{"obelus": 1, "text" "x"}\n')
    pathlib.Path("other.jsonl").write_text('{"sentence": "x"}\n')
    os.mkdir("folder.jsonl")
    for name in ("empty.jsonl", "broken.jsonl", "other.jsonl", "folder.jsonl", "none.jsonl"):
        for command in ("apply", "import"):
            if (command, name) == ("import", "folder.jsonl"):
                continue
            has(err(command, "p.obelus", name, status=1), name)
    has(err("apply", "p.obelus", "broken.jsonl", status=1), "broken.jsonl, line 2, column 22")
    same(export("p.obelus"), before)


@case
def a_good_record_beside_a_bad_one():
    new("p.obelus", ("a.txt", ARTICLE), ("b.txt", "B " + ARTICLE))
    ids = [json.loads(line)["id"] for line in export("p.obelus").splitlines()]
    good = {"id": ids[0], "title": "Changed"}
    bad = {"id": ids[1], "title": "Changed too", "spans": [{"label": "Person",
                                                            "fragments": [[0, 10 ** 6]]}]}
    message = apply("p.obelus", good, bad, status=1).stderr.decode()
    has(message, "standard input, line 2", "$.spans[0].fragments")
    titles = [json.loads(line)["title"] for line in export("p.obelus").splitlines()]
    same(titles[0], "Changed")
    assert titles[1] != "Changed too"
    ctl("undo", "p.obelus")


@case
def record_of_many_megabytes():
    new("p.obelus", ("a.txt", ARTICLE))
    record = {"id": first_id(), "notes": "word " * 4_000_000}
    apply("p.obelus", record)
    err("apply", "p.obelus", "-", stdin=b'{"notes":"' + b"x" * (201 * 2 ** 20) + b'"}\n', status=1)


@case
def documents():
    new("p.obelus", ("a.txt", ARTICLE))
    for doc in ("ffffffff", "", "not-an-id", "0" * 40):
        err("show", "p.obelus", doc, status=1)
    for option in ("--document=ffff", "--annotator=nobody"):
        done = subprocess.run([CTL, "export", "p.obelus", "-f", "jsonl", "-o", "-", option],
                              capture_output=True)
        assert done.returncode in (1, 2) and done.stderr, (option, done)


# --- Wrong usage ------------------------------------------------------------------------------


@case
def usage():
    new("p.obelus", ("a.txt", ARTICLE))
    before = state()
    wrong = [
        [], ["frobnicate"], ["--frobnicate"], ["new"], ["new", "a", "b"],
        ["new", "q.obelus", "--preset", "quotes", "--labels", "x.json"],
        ["list"], ["list", "p.obelus", "extra"], ["list", "--frobnicate", "p.obelus"],
        ["show", "p.obelus"], ["show", "--text", "--json", "p.obelus", "0"],
        ["import", "p.obelus"], ["import", "p.obelus", "a.txt", "--format", "stone"],
        ["import", "p.obelus", "a.txt", "--jobs", "0"], ["import", "p.obelus", "--jobs", "many"],
        ["apply", "p.obelus"], ["apply", "p.obelus", "a", "b"], ["search", "p.obelus"],
        ["history", "p.obelus", "--limit", "-1"], ["undo"], ["undo", "p.obelus", "2"],
        ["export", "p.obelus"], ["export", "p.obelus", "--format", "jsonl"],
        ["export", "p.obelus", "--output", "o"], ["formats", "extra"], ["stats"], ["check"],
        ["export", "p.obelus", "--format", "pdf", "--output", "o"],
        ["export", "p.obelus", "-f", "jsonl", "-o", "o", "--split", "train=eighty"],
        ["export", "p.obelus", "-f", "jsonl", "-o", "o", "--status", "finished"],
        ["backup", "p.obelus"],
    ]
    for arguments in wrong:
        has(err(*arguments, status=2), "obelusctl: ", "--help")
    same(state(), before)


@case
def labels():
    for name, text in (("empty.json", ""), ("broken.json", "{"), ("other.json", "[]")):
        pathlib.Path(name).write_text(text)
        has(err("new", "p.obelus", "--labels", name, status=1), name)
    err("new", "p.obelus", "--labels", "none.json", status=1)
    has(err("new", "p.obelus", "--preset", "none", status=1), "none")
    assert not os.path.exists("p.obelus")


run()
