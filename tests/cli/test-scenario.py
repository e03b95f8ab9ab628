#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job by records: two spellings become one entity, claims nest, a content is in two parts,
an accusation has source, cue, target and content.  Every state is exported; undoing all of it and
redoing all of it, each step in a process of its own, goes back and forth through the same bytes."""

import json
import pathlib

from cli import (SAMPLE_ARTICLES, SAMPLES, apply, case, ctl, export, first_id, lines_of, new,
                 record_of, run, same)

ARTICLE = """Skip to content

Tarvania says it is “ready to receive” Viktor Lann, “closest friend” of its people

Tarvania said it is “ready to receive” Ostmarkian President Viktor Lann, the official TNA news \
agency reported this Sunday. “We are ready,” Tarvanian Foreign Minister Chae Sun-hi told reporters, \
“to welcome our closest friend,” according to a statement from her office released by TNA.

Chay Sung-hee was in the Ostmarkian capital last week to meet with Viktor Lann.

Old friends?

Seolim, for its part, accused Tarvania of supplying Ostmark with more than a million shells in \
exchange for help with its satellites.

Source: Northern Wire

Share this article:
"""


class Marker:
    """Spans by their words; ids are names of our own, which obelusctl gives UUIDs."""

    def __init__(self, record):
        self.text = record["text"]
        self.record = {"id": record["id"], "spans": [], "frames": [], "entities": []}

    def span(self, name, label, *quotes, after="", **more):
        at = self.text.index(after)
        fragments = []
        for quote in quotes:
            at = self.text.index(quote, at)
            fragments.append([at, at + len(quote)])
            at += len(quote)
        self.record["spans"].append({"id": name, "label": label, "fragments": fragments,
                                     "quote": " ".join(quotes), **more})

    def claim(self, name, attributes=None, **roles):
        self.record["frames"].append({"id": name, "type": "Claim", "attributes": attributes or {},
                                      "roles": {role: f if isinstance(f, list) else [f]
                                                for role, f in roles.items()}})


def mark_entity(record):
    mark = Marker(record)
    mark.record["entities"] = [{"id": "minister", "type": "Person", "name": "Chae Sun-hui",
                                "aliases": ["Chae Sun-hi", "Chay Sung-hee"],
                                "external": {"wikidata": "Q1"}}]
    mark.span("m1", "Person", "Chae Sun-hi", entity="minister")
    mark.span("m2", "Person", "Chay Sung-hee", entity="minister")
    return mark.record


def mark_nested_claims(record):
    mark = Marker(record)
    mark.span("agency", "Media", "the official TNA news agency")
    mark.span("reported", "Cue", "reported")
    mark.span("outer-content", "Content", "Tarvania said it is “ready to receive” Ostmarkian "
              "President Viktor Lann", after="Tarvania said")
    mark.span("tarvania", "Government", "Tarvania", after="Tarvania said")
    mark.span("said", "Cue", "said")
    mark.span("inner-content", "Content", "it is “ready to receive” Ostmarkian President Viktor "
              "Lann")
    mark.claim("inner", source="tarvania", cue="said", content="inner-content", nested_in="outer",
               attributes={"speech_mode": "mixed"})
    mark.claim("outer", source="agency", cue="reported", content="outer-content")
    return mark.record


def mark_parted_claim(record):
    mark = Marker(record)
    source = next(s["id"] for s in record["spans"] if s["quote"] == "Chae Sun-hi")
    mark.span("parts", "Content", "“We are ready,”", "“to welcome our closest friend,”")
    mark.span("told", "Cue", "told")
    mark.span("whom", "Addressee", "reporters")
    mark.claim("told-claim", source=source, cue="told", content="parts", addressee="whom")
    return mark.record


def mark_accusation(record):
    mark = Marker(record)
    mark.span("seolim", "Government", "Seolim")
    mark.span("accused", "Cue", "accused")
    mark.span("target", "Target", "Tarvania", after="accused")
    mark.span("supplying", "Content", "supplying Ostmark with more than a million shells")
    mark.claim("accusation", source="seolim", cue="accused", target="target", content="supplying",
               attributes={"act": "accuse"})
    return mark.record


STEPS = [mark_entity, mark_nested_claims, mark_parted_claim, mark_accusation]


def annotate():
    """A project with everything marked, and its exports after each step."""
    project = new("p.obelus", ("tarvania.txt", ARTICLE))
    states = [export(project)]
    for step in STEPS:
        apply(project, step(record_of(project)))
        states.append(export(project))
    return project, states


@case
def the_article():
    new("p.obelus", ("tarvania.txt", ARTICLE))
    record = record_of()
    same(record["title"], "Tarvania says it is “ready to receive” Viktor Lann, “closest friend” of "
         "its people")
    roles = {record["text"][slice(*b["range"])]: (b["kind"], b["role"]) for b in record["blocks"]}
    same(roles["Skip to content"][1], "boilerplate")
    same(roles["Share this article:"][1], "boilerplate")
    same(roles["Old friends?"], ("heading", "body"))
    same(record["meta"]["publisher"], "Northern Wire")
    assert "Source: Northern Wire" in record["text"]


@case
def what_is_marked_is_there():
    project, _ = annotate()
    record = record_of(project)
    text = record["text"]
    for span in record["spans"]:
        same(span["quote"], " ".join(text[a:b] for a, b in span["fragments"]))
    spans = {span["id"]: span for span in record["spans"]}
    entity, = record["entities"]
    same(entity["aliases"], ["Chae Sun-hi", "Chay Sung-hee"])
    same([s["quote"] for s in record["spans"] if s["entity"] == entity["id"]], entity["aliases"])
    claims = {spans[f["roles"]["cue"][0]]["quote"]: f for f in record["frames"]}
    same(claims["said"]["roles"]["nested_in"], [claims["reported"]["id"]])
    parts = spans[claims["told"]["roles"]["content"][0]]
    same(len(parts["fragments"]), 2)
    same(spans[claims["told"]["roles"]["source"][0]]["entity"], entity["id"])
    same({role: [spans[f]["quote"] for f in fillers]
          for role, fillers in claims["accused"]["roles"].items()},
         {"source": ["Seolim"], "cue": ["accused"], "target": ["Tarvania"],
          "content": ["supplying Ostmark with more than a million shells"]})
    ctl("check", project)


@case
def undone_and_redone_through_the_same_states():
    project, states = annotate()
    same(len(lines_of("history", "--json", project)), len(STEPS) + 1)
    for state in reversed(states[:-1]):
        ctl("undo", project)
        same(export(project), state)
    ctl("undo", project)
    same(export(project), b"")
    for state in states:
        ctl("redo", project)
        same(export(project), state)
        ctl("check", project)
    ctl("redo", project, status=1)


@case
def out_and_in_again():
    project, states = annotate()
    pathlib.Path("out.jsonl").write_bytes(states[-1])
    new("q.obelus")
    ctl("import", "q.obelus", "out.jsonl")
    same(export("q.obelus"), states[-1])
    ctl("check", "q.obelus")
    # Applied to where it came from, it changes nothing and leaves no trace.
    n_entries = len(lines_of("history", "--json", project))
    ctl("apply", project, "out.jsonl")
    same(len(lines_of("history", "--json", project)), n_entries)


@case
def samples_out_and_in_again():
    """Articles in four scripts, one of them a web page: HTML, blocks and all come back."""
    new("p.obelus")
    ctl("import", "p.obelus", *SAMPLE_ARTICLES)
    ctl("apply", "p.obelus", SAMPLES / "annotations.jsonl")
    exported = export("p.obelus")
    pathlib.Path("out.jsonl").write_bytes(exported)
    new("q.obelus")
    ctl("import", "q.obelus", "out.jsonl")
    same(export("q.obelus"), exported)
    n_records = len(exported.splitlines())
    assert n_records >= 5, n_records
    same(len({json.loads(line)["id"] for line in exported.splitlines()}), n_records)


@case
def a_record_made_from_bare_text():
    """Somebody else's corpus: ids of their own, nothing but what they know."""
    new("p.obelus")
    pathlib.Path("theirs.jsonl").write_text(json.dumps({
        "text": "Ann met Bob.", "entities": [{"id": "Q7", "name": "Ann"}],
        "spans": [{"label": "PER", "fragments": [[0, 3]], "entity": "Q7"},
                  {"label": "PER", "fragments": [[8, 11]]}]}) + "\n")
    ctl("import", "p.obelus", "theirs.jsonl")
    record = record_of()
    same([s["quote"] for s in record["spans"]], ["Ann", "Bob"])
    same(record["spans"][0]["label"], "PER")
    ctl("import", "p.obelus", "theirs.jsonl")
    same(len(lines_of("list", "--json", "p.obelus")), 1)
    apply("p.obelus", {"text": "Ann met Bob.", "spans": [
        {"id": record["spans"][1]["id"], "entity": record["entities"][0]["id"]}]})
    same({s["entity"] for s in record_of()["spans"]}, {record["entities"][0]["id"]})
    ctl("apply", "p.obelus", "-", stdin=json.dumps(
        {"id": first_id(), "deleted": [record["spans"][0]["id"]]}).encode())
    same(len(record_of()["spans"]), 1)


run()
