#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody would write who has the project file and no Obelus: reads the tables and writes
JSON lines, or CoNLL with tokens split at spaces.  No check of texts and quotes, no attributes, no
sentence rules, no report.  Prints milliseconds and kilobytes, as bench-export does.

    export-by-script.py FORMAT PROJECT OUTPUT
"""

import json
import resource
import sqlite3
import sys
import time

begin = time.monotonic()
form, project, output = sys.argv[1:]
db = sqlite3.connect(project)

spans_of = ("SELECT span.id, label, start, \"end\", quote FROM span "
            "JOIN fragment ON fragment.span_id = span.id WHERE document_id = ? "
            "ORDER BY start, \"end\" DESC")


def write_json(out, document, title, text):
    spans = [{"id": span.hex(), "label": label, "fragments": [[start, end]], "quote": quote}
             for span, label, start, end, quote in db.execute(spans_of, (document,))]
    out.write(json.dumps({"id": document.hex(), "title": title, "text": text, "spans": spans},
                         ensure_ascii=False) + "\n")


def write_conll(out, document, title, text):
    out.write("-DOCSTART- -X- O O\n\n")
    tags = {}
    for _, label, start, end, _ in db.execute(spans_of, (document,)):
        tags.setdefault(start, ("B-" + label, end))
    start = until = 0
    inside = "O"
    for line in text.split("\n"):
        for token in line.split(" "):
            tag = inside if start < until else "O"
            if start in tags:
                tag, until = tags[start]
                inside = "I-" + tag[2:]
            out.write(f"{token} -X- -X- {tag}\n")
            start += len(token) + 1
        out.write("\n")


with open(output, "w", encoding="utf-8") as out:
    write = write_json if form == "jsonl" else write_conll
    for row in db.execute("SELECT document.id, title, text FROM document "
                          "JOIN content ON content.id = document.content_id ORDER BY document.id"):
        write(out, *row)

peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(f"{(time.monotonic() - begin) * 1000:.1f} {peak}")
