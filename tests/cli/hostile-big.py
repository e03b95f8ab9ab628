#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files as large and as bad as they come, one at a time, for how long each takes and what memory its
reading process needs.  By hand, on a build without sanitizers:

    hostile-big.py OBELUSCTL SOURCE [NAME…]

A file that takes more than 10 seconds (of the clock, and of the processor too, for a machine may be
busy with something else), or 1 GB, is not ok.
"""

import contextlib
import itertools
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import threading
import time

from cli import CTL, ctl
from foreign import PAGE, TEXT, archive, bombs, docx, epub, feed, laughs, mail, odt, tar

MOST_SECONDS = 10
MOST_MEGABYTES = 1024
MEGABYTE = 2 ** 20


def repeat(text, megabytes):
    return text * (megabytes * MEGABYTE // len(text))


def wide_note(number):
    return (f"<text:p>{TEXT}<text:note text:note-class='footnote'><text:note-citation>{number}"
            f"</text:note-citation><text:note-body><text:p>Note {number}.</text:p></text:note-body>"
            "</text:note></text:p>")


# Each makes the bytes of a file by that name.
FILES = {
    "nested.html": lambda: "<div>" * 100_000 + TEXT,
    "nested-more.html": lambda: "<div>" * 5_000_000 + TEXT,
    "formatting.html": lambda: "<b><i><u><a href=x><p>" * 200_000 + TEXT,
    "tables.html": lambda: "<table><tr><td>" * 500_000 + TEXT,
    "attributes.html": lambda: "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{TEXT}",
    "attributes-more.html": lambda: "<p " + " ".join(f"a{n}=1" for n in range(3_000_000)) + ">T",
    "many-attributes.html": lambda: ("<p " + " ".join(f"a{n}=1" for n in range(900)) + ">T") * 5000,
    "paragraph.html": lambda: f"<p>{repeat(TEXT, 50)}</p>",
    "paragraphs.html": lambda: PAGE + "<p>a</p>" * 1_000_000,
    "entities.html": lambda: "<p>" + repeat("&amp;&#x1F600;&nbsp;", 50),
    "unclosed.html": lambda: "<!--" + repeat("<!-- -", 60),
    "script.html": lambda: "<script>" + repeat("<!--<script", 60),
    "links.html": lambda: repeat("<a href='https://news.example/a'>b</a> ", 40),
    "json-ld.html": lambda: ("<script type='application/ld+json'>" + "[" * 1_000_000 + "</script>"
                             + PAGE),
    "line.txt": lambda: repeat("word ", 60),
    "no-space.txt": lambda: repeat("a", 60),
    "lines.txt": lambda: repeat("a\n", 30),
    "blank.txt": lambda: "A" + repeat("\n", 60) + "B",
    "combining.txt": lambda: "e" + repeat("\u0301", 40),
    "links.md": lambda: repeat("[a](b) ", 20),
    "brackets.md": lambda: "# T\n\n" + repeat("[", 10),
    "stars.md": lambda: "# T\n\n" + repeat("*a_ ", 20),
    "long.csv": lambda: "title,text\n" + f'"A","{repeat("word ", 50)}"\n',
    "columns.csv": lambda: ",".join(f"c{n}" for n in range(500_000)) + "\n" + "a," * 500_000 + "\n",
    "rows.csv": lambda: "title,text\n" + "".join(f"T{n},\"{TEXT} {n}\"\n" for n in range(3000)),
    "long.jsonl": lambda: json.dumps({"title": "A", "text": repeat("word ", 50)}) + "\n",
    "nested.jsonl": lambda: '{"title":"A","text":"B","more":' + "[" * 5_000_000 + "\n",
    "long.eml": lambda: mail() + repeat(TEXT + "\n", 50),
    "headers.eml": lambda: "".join(f"X-{n}: a\n" for n in range(1_000_000)) + mail(),
    "parts.eml": lambda: ("From: a@b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; "
                          "boundary=e\n\n" + "--e\nContent-Type: text/plain\n\na\n" * 200_000),
    "nested.eml": lambda: ("From: a@b\nSubject: s\nMIME-Version: 1.0\n" + "".join(
        f"Content-Type: multipart/mixed; boundary=e{n}\n\n--e{n}\n" for n in range(20_000))),
    "long.rss": lambda: feed(repeat("word ", 50)),
    "items.rss": lambda: ("<rss version='2.0'><channel><title>N</title>" + "".join(
        f"<item><title>T{n}</title><description>{TEXT} {n}</description></item>"
        for n in range(2000)) + "</channel></rss>"),
    "nested.rss": lambda: feed("<a>" * 3_000_000),
    "long.docx": lambda: docx(f"<w:p><w:r><w:t>{repeat(TEXT, 40)}</w:t></w:r></w:p>"),
    "paragraphs.docx": lambda: docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_000_000),
    "nested.docx": lambda: docx("<w:tbl><w:tr><w:tc>" * 300_000),
    "paragraphs.odt": lambda: odt("<text:p>a</text:p>" * 1_000_000),
    "notes.odt": lambda: odt("".join(map(wide_note, range(200_000)))),
    "nested.odt": lambda: odt("<text:list><text:list-item>" * 300_000),
    "paragraphs.epub": lambda: epub("<p>a</p>" * 1_000_000),
    "long.epub": lambda: epub(f"<p>{repeat(TEXT, 40)}</p>"),
    "members.zip": lambda: archive(*((f"{n}.txt", f"{TEXT} {n}") for n in range(2000))),
    "empty-members.zip": lambda: archive(*((f"{n}.png", "") for n in range(50_000))),
    "members.tar": lambda: tar(*((f"{n}.txt", f"{TEXT} {n} tar".encode()) for n in range(2000))),
    **{name: (lambda name=name: bombs(60 * MEGABYTE)[name]) for name in bombs(1000)},
    **{name: (lambda name=name: laughs()[name]) for name in laughs()},
}


def read_peak(pid):
    """Megabytes of a process' children, the most of any."""
    peak = 0.0
    with contextlib.suppress(OSError):
        children = [path.read_text().split()
                    for path in pathlib.Path(f"/proc/{pid}/task").glob("*/children")]
        for child in itertools.chain(*children):
            for line in pathlib.Path(f"/proc/{child}/status").read_text().splitlines():
                if line.startswith("VmHWM:"):
                    peak = max(peak, int(line.split()[1]) / 1024)
    return peak


def watch(pid, peaks):
    while pathlib.Path(f"/proc/{pid}/task").exists():
        peaks.append(read_peak(pid))
        time.sleep(0.02)


def processor_seconds():
    """Of all that has been started from here, and what that has started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def take(name):
    """Seconds of the clock and of the processor, megabytes, and what was said."""
    content = FILES[name]()
    pathlib.Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    del content
    ctl("new", "p.obelus")
    began, peaks, before = time.monotonic(), [0.0], processor_seconds()
    running = subprocess.Popen([CTL, "import", "p.obelus", name], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    watcher = threading.Thread(target=watch, args=(running.pid, peaks), daemon=True)
    watcher.start()
    out, err = running.communicate(timeout=300)
    seconds, busy = time.monotonic() - began, processor_seconds() - before
    assert name != "flat.zip" or b"unpacks to more than" in err, err
    assert running.returncode in (0, 1), err.decode(errors="replace")
    ctl("check", "p.obelus")
    said = err.decode(errors="replace").strip().splitlines() or out.decode().strip().splitlines()
    return seconds, busy, max(peaks), said[-1]


def main():
    names = sys.argv[3:] or list(FILES)
    print(f"1..{len(names)}", flush=True)
    failed = 0
    for number, name in enumerate(names, 1):
        with tempfile.TemporaryDirectory(prefix="obelus-big-") as folder:
            os.chdir(folder)
            seconds, busy, megabytes, said = take(name)
            os.chdir("/")
        good = min(seconds, busy) <= MOST_SECONDS and megabytes <= MOST_MEGABYTES
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} - {name}: {seconds:.1f} s, {busy:.1f} s of "
              f"the processor, {megabytes:.0f} MB # {said[:110]}", flush=True)
    sys.exit(failed > 0)


main()
