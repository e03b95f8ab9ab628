# SPDX-License-Identifier: GPL-3.0-or-later
"""Project files: made by the command line, and read from the disk behind the window's back."""
import contextlib
import hashlib
import json
import os
import pathlib
import sqlite3
import subprocess
import typing

SOURCE = pathlib.Path(__file__).resolve().parents[2]


class Programs:
    """What was built, and the environment in which it finds its data."""

    def __init__(self, build):
        self.build = pathlib.Path(build).resolve()
        self.window = self.build / "src" / "app" / "obelus"
        self.command = self.build / "src" / "cli" / "obelusctl"
        os.environ.setdefault("GSETTINGS_SCHEMA_DIR", str(self.build / "data"))
        os.environ["LC_ALL"] = "C.UTF-8"
        os.environ["G_DEBUG"] = "fatal-criticals"

    def obelusctl(self, *arguments, given=None, status=0):
        """Runs it, insists on the exit status, and gives back what it printed."""
        done = subprocess.run([self.command, *map(str, arguments)], input=given, text=True,
                              capture_output=True, check=False)
        if done.returncode != status:
            raise AssertionError(f"obelusctl {' '.join(map(str, arguments))} gave "
                                 f"{done.returncode}: {done.stderr.strip()}")
        return done.stdout


def make_record(title, paragraphs, language="en", **more):
    """A native record of an article: the title and paragraphs, a line each."""
    blocks, text = [], ""
    for i, line in enumerate([title, *paragraphs]):
        if i > 0:
            text += "\n"
        kind = {"kind": "paragraph", "role": "body"}
        if i == 0:
            kind = {"kind": "heading", "role": "title", "level": 1}
        blocks.append({**kind, "range": [len(text), len(text) + len(line)]})
        text += line
    return {"obelus": 1, "title": title, "meta": {"language": language}, "text": text,
            "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
            "offset_unit": "codepoint", "blocks": blocks, **more}


class Span(typing.NamedTuple):
    label: str
    fragments: tuple
    quote: str
    entity: typing.Optional[str]


class Project:
    """One file.  Reading goes through a connection of its own, so what it sees is committed."""

    def __init__(self, programs, path):
        self.programs, self.path = programs, pathlib.Path(path)

    @classmethod
    def make(cls, programs, path, records, preset="news-analysis"):
        programs.obelusctl("new", path, "--preset", preset)
        project = cls(programs, path)
        if records:
            lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
            file = project.path.with_suffix(".jsonl")
            file.write_text(lines, encoding="utf-8")
            programs.obelusctl("import", path, file)
            file.unlink()
        return project

    @contextlib.contextmanager
    def snapshot(self):
        """Several queries that see the same state, whatever the window commits meanwhile."""
        uri = f"file:{self.path}?mode=ro"
        with contextlib.closing(sqlite3.connect(uri, uri=True, timeout=10,
                                                isolation_level=None)) as connection:
            connection.execute("BEGIN")
            yield lambda sql, *values: connection.execute(sql, values).fetchall()

    def query(self, sql, *values):
        with self.snapshot() as query:
            return query(sql, *values)

    def spans(self):
        """In text order: the label, the fragments, the quote, the entity's name."""
        rows = self.query(
            'SELECT s.id, s.label, f.start, f."end", f.quote, e.name FROM span s'
            " JOIN fragment f ON f.span_id = s.id LEFT JOIN entity e ON e.id = s.entity_id"
            " ORDER BY s.id, f.ordinal")
        found = {}
        for number, label, start, end, quote, entity in rows:
            fragments, quotes, _, _ = found.setdefault(number, ([], [], label, entity))
            fragments.append((start, end))
            quotes.append(quote)
        spans = [Span(label, tuple(fragments), " ".join(quotes), entity)
                 for fragments, quotes, label, entity in found.values()]
        return sorted(spans, key=lambda span: (span.fragments, span.label))

    def frames(self):
        """A dict of the roles of each frame, by the order in which they were made; a filler is the
        quote of a span, the name of an entity, or the number of another frame."""
        with self.snapshot() as query:
            ids = query("SELECT id FROM frame ORDER BY created, id")
            rows = query(
                "SELECT r.frame_id, r.role, r.filler_frame_id, e.name,"
                " (SELECT group_concat(quote, ' ') FROM"
                "  (SELECT quote FROM fragment WHERE span_id = r.span_id ORDER BY ordinal))"
                " FROM frame_role r LEFT JOIN entity e ON e.id = r.entity_id"
                " ORDER BY r.frame_id, r.ordinal")
        numbers = {number: i for i, (number,) in enumerate(ids)}
        frames = [{} for _ in numbers]
        for number, role, frame, entity, quote in rows:
            filler = numbers[frame] if frame is not None else quote or entity
            frames[numbers[number]].setdefault(role, []).append(filler)
        return frames

    def entities(self):
        """Names with the set of aliases."""
        with self.snapshot() as query:
            return {name: {alias for alias, in query(
                "SELECT name FROM entity_alias WHERE entity_id = ?", number)}
                    for number, name in query("SELECT id, name FROM entity")}

    def history(self):
        """The number of actions that are done, and of those that are undone."""
        (done, undone), = self.query("SELECT count(*) FILTER (WHERE state = 0),"
                                     " count(*) FILTER (WHERE state = 1) FROM history")
        return done, undone

    def export(self):
        return self.programs.obelusctl("export", self.path, "--format", "jsonl", "--output", "-")

    def check(self):
        self.programs.obelusctl("check", self.path)
