#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Broken files, and files made to harm: each ends in an article or in one clear refusal, the project
stays whole, and nothing is written beside it.  hostile-big.py has the largest of them."""

import json
import os
import pathlib
import resource
import signal
import socket
import stat
import subprocess
import time

from cli import CTL, Skip, case, ctl, has, json_of, new, read_only, run, same
from foreign import PAGE, TEXT, archive, bombs, formats, laughs, mhtml, tar

NOBODY = 65534
# Of each run: how long it may take on the slowest machine, under sanitizers.
PATIENCE = 100
slowest = [0.0, ""]


def listing(folder="."):
    """Every file below, with its size; the project's are not compared."""
    return {str(path): path.lstat().st_size if path.is_file() else None
            for path in pathlib.Path(folder).rglob("*") if ".obelus" not in path.name}


def take(*arguments, status=None, **how):
    """Imports into p.obelus; gives the report and what was said.  Nothing else may be written."""
    os.makedirs("scratch", exist_ok=True)
    before, began = listing(), time.monotonic()
    done = subprocess.run([CTL, "import", "--json", "p.obelus", *arguments], capture_output=True,
                          timeout=PATIENCE, env={**os.environ, "TMPDIR": os.path.abspath("scratch"),
                                                 "HOME": os.path.abspath("scratch")}, **how)
    slowest[:] = max(slowest, [time.monotonic() - began, str(arguments[:3])])
    said = done.stderr.decode(errors="replace")
    same(listing(), before)
    assert done.returncode in ((0, 1) if status is None else (status,)), (done.returncode, said)
    for word in ("CRITICAL", "WARNING", "Sanitizer", "runtime error"):
        assert word not in said, said
    ctl("check", "p.obelus")
    return json.loads(done.stdout), said


def account(folder):
    """Every file of the folder is imported, or refused in one message that names it."""
    report, said = take(folder)
    names = {str(path) for path in pathlib.Path(folder).iterdir()}
    refused = {}
    for item in report["failed"]:
        assert item["message"] in said, (item, said)
        has(item["message"], os.path.basename(item["path"].split("/line ")[0]))
        refused.setdefault("/".join(item["path"].split("/")[:2]), []).append(item["message"])
    found = {"/".join(item["path"].split("/")[:2])
             for item in [*report["imported"], *report["skipped"]]}
    same(sorted(found | set(refused)), sorted(names))
    for name, messages in refused.items():
        assert len(messages) <= 9, (name, messages)
    return found, refused


def fill(files, folder="in"):
    os.makedirs(folder, exist_ok=True)
    for name, content in files.items():
        pathlib.Path(folder, name).write_bytes(
            content if isinstance(content, bytes) else content.encode())


# --- Broken -----------------------------------------------------------------------------------


ENDINGS = {"html": "html", "mhtml": "mhtml", "text": "txt", "markdown": "md", "pdf": "pdf",
           "docx": "docx", "odt": "odt", "epub": "epub", "eml": "eml", "mbox": "mbox",
           "feed": "rss", "json-lines": "jsonl", "table": "csv", "warc": "warc", "zip": "zip",
           "tar": "tar", "compressed": "txt.gz"}


def spoil(how):
    return {f"a.{ENDINGS[name]}": how(content) for name, content in formats().items()}


@case
def whole_files():
    new()
    fill(spoil(lambda content: content))
    same(account("in")[1], {})
    same(len(json_of("import", "--json", "p.obelus", "in")["skipped"]), 21)


@case
def files_under_other_names():
    """Known by their content, whatever they are called."""
    new()
    contents = list(formats().items())
    endings = [ENDINGS[name] for name, _ in contents]
    wrong = ["", *endings[5:], *endings[:4]]
    fill({f"{name}{'.' + ending if ending else ''}": content
          for (name, content), ending in zip(contents, wrong)})
    same(account("in")[1], {})


@case
def files_cut_in_half():
    new()
    fill(spoil(lambda content: content[:len(content) // 2]))
    found, refused = account("in")
    for ending in ("pdf", "docx", "odt", "epub"):
        assert f"in/a.{ending}" not in found, found
    assert "in/a.html" in found, refused


@case
def files_cut_to_their_beginning():
    new()
    fill(spoil(lambda content: content[:20]))
    account("in")


@case
def files_with_zeros():
    new()
    fill(spoil(lambda content: content[:len(content) // 2] + bytes(64)
               + content[len(content) // 2 + 64:]))
    account("in")


@case
def files_of_noise():
    new()
    fill(spoil(lambda content: content[:8] + bytes((n * n * 7 + n // 3) & 255
                                                   for n in range(3000))))
    account("in")


# --- Made to harm -----------------------------------------------------------------------------


@case
def deep_and_wide():
    new()
    fill({"nested.html": "<div>" * 100_000 + TEXT,
          "attributes.html": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{TEXT}</p>",
          "lists.md": "".join("  " * n + "* a\n" for n in range(1000)),
          "quotes.md": ">" * 100_000 + " a\n",
          "paragraph.html": f"<p>{TEXT * 10_000}</p>",
          "line.txt": "a " * 500_000,
          "open.html": f"<title>T</title>{'<b><i><p>' * 10_000}{TEXT}",
          "table.html": "<table><tr><td>" * 5000 + TEXT})
    found, refused = account("in")
    assert "in/line.txt" in found, refused
    assert "in/paragraph.html" in found, refused


@case
def bombs_of_zeros():
    new()
    # What is far too large is for hostile-big.py: it has to be unpacked until it is.
    fill(bombs(4 * 2 ** 20))
    found, refused = account("in")
    same(found, set())
    has(refused["in/nested.zip"][-1], "too often")


@case
def billions_of_laughs():
    new()
    fill(laughs())
    account("in")
    for item in map(json.loads, ctl("list", "--json", "p.obelus").stdout.splitlines()):
        assert len(ctl("show", "--text", "p.obelus", item["id"]).stdout) < 100_000


@case
def references_in_circles():
    new()
    frame = "<iframe src='https://news.example/{}'></iframe>"
    fill({"circle.mhtml": mhtml(
        ("https://news.example/a", "text/html", PAGE + frame.format("b")),
        ("https://news.example/b", "text/html", PAGE + frame.format("a"))),
        "self.mhtml": mhtml(
        ("https://news.example/a", "text/html", PAGE + frame.format("a") + "<p>More</p>")),
        "styles.mhtml": mhtml(
        ("https://news.example/a", "text/html", PAGE + "<link rel=stylesheet href='a'><p>M</p>"),
        ("https://news.example/s", "text/css", "@import 's';"))})
    same(account("in")[1], {})


@case
def names_that_lead_out():
    """Archives are read, never unpacked to the disk."""
    new()
    fill({"a.zip": archive(("../../out.txt", TEXT), ("/etc/out.txt", TEXT + "2")),
          "b.tar": tar(("../out.txt", TEXT.encode() + b"3"), ("a\nb\x1b[2J.txt", b"Words. " * 9))})
    _, said = take("in")
    assert "\x1b" not in said


# --- What folders hold ------------------------------------------------------------------------


@case
def links_devices_and_pipes():
    new()
    pathlib.Path("secret.txt").write_text("A secret of somebody else's. " * 9)
    fill({"a.txt": TEXT})
    os.symlink("../secret.txt", "in/link.txt")
    os.symlink(".", "in/circle")
    os.symlink("/dev/zero", "in/zero.txt")
    os.symlink("nowhere", "in/broken.txt")
    os.mkfifo("in/pipe.txt")
    if os.getuid() == 0:
        try:
            os.mknod("in/device.txt", stat.S_IFCHR | 0o666, os.makedev(1, 5))
        except PermissionError:
            print("# no device could be made here")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("in/socket.txt")
        report, said = take("in")
    same([item["path"] for item in report["imported"]], ["in/a.txt"])
    assert "secret" not in said
    # Named by hand they are refused, at once.
    for path in ("in/pipe.txt", "in/zero.txt", "/dev/zero"):
        _, said = take(path, status=1)
        has(said, path, "not a regular file")
    # A link that somebody names is followed.
    same(len(take("in/link.txt", status=0)[0]["imported"]), 1)


@case
def names_that_are_no_text():
    new()
    os.mkdir("in")
    odd = [b"in/\xff\xfe.txt", b"in/caf\xe9.txt", b"in/a\nb.txt", b"in/\x1b[31m.txt",
           b"in/" + b"n" * 250 + b".txt"]
    for number, path in enumerate(odd):
        with open(path, "wb") as file:
            file.write(f"{TEXT} {number}".encode())
    with open(b"in/empty\xff.txt", "wb"):
        pass
    report, said = take("in")
    same(len(report["imported"]), len(odd))
    same(len(report["failed"]), 1)
    has(said, "empty")
    assert "\x1b" not in said
    same(len(take(odd[0])[0]["skipped"]), 1)


def without_root():
    """Root's rights overrule permissions."""
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}


@case
def folder_without_permission():
    new()
    fill({"a.txt": TEXT})
    fill({"b.txt": TEXT + " Hidden."}, "in/closed")
    os.chmod("in/closed", 0)
    if os.getuid() == 0:
        for path in [".", *pathlib.Path().glob("p.obelus*")]:
            os.chown(path, NOBODY, NOBODY)
        os.chmod(".", 0o755)
    os.makedirs("scratch")
    try:
        done = subprocess.run([CTL, "import", "p.obelus", "in"], capture_output=True,
                              **without_root())
    except PermissionError as reason:
        raise Skip(f"nobody may not run the program here: {reason}") from reason
    finally:
        os.chmod("in/closed", 0o755)
    same(done.returncode, 1)
    has(done.stderr.decode(), "closed", "Permission denied")
    same(len(ctl("list", "--json", "p.obelus").stdout.splitlines()), 1)


@case
def project_that_is_read_only():
    new()
    fill({"a.txt": TEXT, "b.html": PAGE})
    before = pathlib.Path("p.obelus").read_bytes()
    os.chmod("p.obelus", 0o444)
    with read_only("."):
        try:
            done = subprocess.run([CTL, "import", "p.obelus", "in"], capture_output=True,
                                  **without_root())
        except PermissionError as reason:
            raise Skip(f"nobody may not run the program here: {reason}") from reason
    same(done.returncode, 1)
    has(done.stderr.decode(), "p.obelus")
    same(pathlib.Path("p.obelus").read_bytes(), before)


@case
def disk_that_is_full():
    """A limit on the size of files stands for a disk without room."""
    new()
    fill({f"{n}.txt": f"{n} {TEXT} " + f"{n} words " * 20_000 for n in range(9)})
    size = os.path.getsize("p.obelus") + 2 ** 18

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    done = subprocess.run([CTL, "import", "p.obelus", "in"], capture_output=True, preexec_fn=limit)
    same(done.returncode, 1)
    has(done.stderr.decode(), "obelusctl: ")
    ctl("check", "p.obelus")
    report, _ = take("in", status=0)
    same(len(report["imported"]) + len(report["skipped"]), 9)


@case
def figures():
    """Not judged: machines differ."""
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"# slowest: {slowest[0]:.1f} s, {slowest[1]}; peak of one process: {peak:.0f} MB")


run()
