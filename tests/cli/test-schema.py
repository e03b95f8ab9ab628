#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""record.schema.json says what obelusctl writes and takes, and nothing else."""

import copy
import json

import jsonschema

from cli import SAMPLE_ARTICLES, SOURCE, apply, case, ctl, export, has, new, record_of, run, same

with open(SOURCE / "data" / "record.schema.json", encoding="utf-8") as file:
    SCHEMA = json.load(file)
jsonschema.Draft202012Validator.check_schema(SCHEMA)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

TEXT = "Ann met Bob in Halmar."
FULL = {
    "obelus": 1, "title": "Title", "text": TEXT, "offset_unit": "codepoint",
    "meta": {"byline": "B", "publisher": "P", "published": "2024-01-21", "updated": None,
             "agency": "G", "language": "en", "direction": "ltr"},
    "source": {"name": "n", "media_type": "text/plain", "sha256": "ab" * 32, "url": "https://x/",
               "retrieved": "2024-01-21T08:30:00Z", "head": "HTTP/1.1 200 OK"},
    "doubts": ["little-text", "reduced"],
    "candidates": [{"field": "published", "value": "2024-01-21", "from": "time"}],
    "status": "done", "tags": ["a", "b"], "notes": "n", "created": "2024-01-21T08:30:00.250+01:00",
    "blocks": [{"kind": "paragraph", "role": "body", "range": [0, 22]}],
    "spans": [{"id": "s", "label": "Person", "fragments": [[0, 3], [8, 11]], "quote": "Ann Bob",
               "entity": "e", "attributes": {"a": "b", "c": 1.5, "d": True, "e": ["f", 2]},
               "comment": "c", "annotator": "an", "created": "2024-01-21T08:30:00Z",
               "origin": {"kind": "model", "name": "m", "version": "1", "score": 0.5}},
              {"id": "t", "label": "Content", "fragments": [[12, 21]]}],
    "frames": [{"id": "f", "type": "Claim", "proposition": "p", "attributes": {"act": "assert"},
                "roles": {"source": ["s", "e"], "content": ["t"], "evidence": ["https://x/y"]}},
               {"id": "g", "type": "Claim", "roles": {"nested_in": ["f"]}}],
    "labels": [{"name": "topic", "value": "travel"}],
    "entities": [{"id": "e", "type": "Person", "name": "Ann", "notes": None,
                  "aliases": ["A.", {"name": "앤", "language": "ko", "script": "Hang"}],
                  "external": {"wikidata": "Q1"}}],
    "propositions": [{"id": "p", "text": "They met", "language": "en"},
                     {"id": "q", "text": "They never met"}],
    "links": [{"from": "p", "to": "q", "type": "contradicts"}],
    "assessments": [{"proposition": "p", "scale": "verdict", "value": "supported", "note": "n"},
                    {"frame": "f", "scale": "source_reliability", "value": "A"}],
    "annotators": [{"id": "an", "name": "Berta"}],
}


def faults(record):
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(record)]


def members(value):
    """The names of every kind of object in a record, by where it stands."""
    found = {"": set(value)}
    for name, child in value.items():
        if isinstance(child, dict):
            found[name] = set(child)
        elif isinstance(child, list) and child and isinstance(child[0], dict):
            found[name] = set().union(*child)
    return found


def put_at(value, path, new_value):
    value = copy.deepcopy(value)
    *parents, last = path
    place = value
    for step in parents:
        place = place[step]
    place[last] = new_value
    return value


def import_full():
    new("p.obelus")
    ctl("import", "p.obelus", "--format", "jsonl", "-", stdin=json.dumps(FULL).encode())
    return record_of()


@case
def what_is_taken_follows_the_schema():
    same(faults(FULL), [])
    import_full()


@case
def what_is_written_follows_the_schema():
    record = import_full()
    same(faults(record), [])
    ctl("import", "p.obelus", *SAMPLE_ARTICLES)
    for line in export("p.obelus").splitlines():
        same(faults(json.loads(line)), [])


@case
def every_member_is_described():
    """Written objects have no member that the schema lacks, and all that it has."""
    found = members(import_full())
    places = {"": SCHEMA, "meta": SCHEMA["properties"]["meta"],
              "source": SCHEMA["properties"]["source"],
              "annotators": SCHEMA["properties"]["annotators"]["items"],
              "candidates": SCHEMA["$defs"]["candidate"]}
    for name, definition in {"blocks": "block", "spans": "span", "frames": "frame",
                             "labels": "label", "entities": "entity", "links": "link",
                             "propositions": "proposition", "assessments": "assessment"}.items():
        places[name] = SCHEMA["$defs"][definition]
    never_written = {"": {"deleted"}, "blocks": {"level", "row", "column", "page"}}
    for name, schema in places.items():
        same((name, found[name]),
             (name, set(schema["properties"]) - never_written.get(name, set())))


@case
def the_shape_is_constant():
    """An article with nothing in it has the same members as a full one."""
    full = import_full()
    ctl("import", "p.obelus", "--format", "jsonl", "-", stdin=b'{"text": "Nothing."}')
    bare = json.loads(export("p.obelus").splitlines()[1])
    same(list(bare), list(full))
    same(list(bare["meta"]), list(full["meta"]))
    same(list(bare["source"]), list(full["source"]))
    same([bare[name] for name in ("spans", "frames", "entities", "annotators")], [[]] * 4)


@case
def what_the_schema_refuses_is_refused():
    span, frame = ["spans", 0], ["frames", 0]
    wrong = [
        (["obelus"], 2), (["title"], ""), (["title"], None), (["meta"], []), (["text"], 7),
        (["meta", "direction"], "up"), (["offset_unit"], "byte"), (["status"], "finished"),
        (["tags"], "a"), (["tags"], [""]), (["created"], "yesterday"), (["created"], 7),
        (["source", "sha256"], "xyz"), (["blocks", 0, "kind"], "table"), (["labels", 0, "name"], ""),
        (["blocks", 0, "range"], [0]), (["blocks", 0, "range"], [-1, 22]), (["spans"], {}),
        (span + ["label"], ""), (span + ["fragments"], [[0, 1.5]]), (span + ["fragments"], "0-3"),
        (span + ["attributes"], {"a": {}}), (span + ["attributes"], {"a": [None]}),
        (span + ["origin", "kind"], "guess"), (span + ["origin", "score"], 1.5),
        (span + ["annotator"], ""), (span + ["id"], ""), (span + ["comment"], 1),
        (frame + ["type"], 1), (frame + ["roles"], []), (frame + ["roles", "source"], "s"),
        (frame + ["roles", "source"], [1]), (["entities", 0, "name"], ""),
        (["entities", 0, "aliases"], [1]), (["entities", 0, "external"], {"a": 1}),
        (["propositions", 0, "text"], ""), (["links", 0, "type"], None),
        (["assessments", 0, "scale"], 1), (["annotators"], {}), (["deleted"], [1]),
    ]
    new("p.obelus")
    before = export("p.obelus")
    for path, value in wrong:
        record = put_at(FULL, path, value)
        assert faults(record), (path, value)
        message = ctl("import", "p.obelus", "--format", "jsonl", "-", status=1,
                      stdin=json.dumps(record).encode()).stderr.decode()
        has(message, "line 1: at $")
    same(export("p.obelus"), before)


@case
def leaving_out_is_allowed():
    import_full()
    for name in FULL:
        record = {"text": TEXT, name: FULL[name]} if name in ("title", "meta", "status", "tags",
                                                              "notes") else {"text": TEXT}
        same(faults(record), [])
        apply("p.obelus", record)


run()
