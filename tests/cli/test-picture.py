#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""obelusctl picture: each kind in each format, chosen claims, and names that would break out."""

import csv
import io
import json
import pathlib
import xml.dom.minidom

from cli import SAMPLE_ARTICLES, SAMPLES, apply, case, ctl, err, first_id, has, json_of, new, out, run, same

KINDS = ("network", "matrix", "timeline")


def sample():
    ctl("new", "p.obelus")
    ctl("import", "p.obelus", *map(str, SAMPLE_ARTICLES))
    ctl("apply", "p.obelus", str(SAMPLES / "annotations.jsonl"))


def draw(kind, name, *more):
    return err("picture", "p.obelus", "--kind", kind, "--output", name, *more)


def rows(kind, *more):
    text = out("picture", "p.obelus", "-k", kind, "-o", "-", "-f", "csv", *more)
    return list(csv.reader(io.StringIO(text)))[1:]


def words(name):
    tree = xml.dom.minidom.parse(name)
    return [node.firstChild.data for tag in ("text", "title")
            for node in tree.getElementsByTagName(tag) if node.firstChild]


@case
def formats():
    sample()
    for kind in KINDS:
        has(draw(kind, f"{kind}.svg"), "50 claims in 5 articles")
        draw(kind, f"{kind}.png", "--dark")
        same(pathlib.Path(f"{kind}.png").read_bytes()[:4], b"\x89PNG")
        found = json_of("picture", "p.obelus", "-k", kind, "-o", "-", "-f", "json")
        same((found["kind"], found["n"], found["n_articles"]), (kind, 50, 5))
        same(all(len(mark["ids"]) == mark["n"] for mark in found["marks"]), True)
        before = pathlib.Path(f"{kind}.svg").read_bytes()
        draw(kind, "again.svg")
        same(pathlib.Path("again.svg").read_bytes(), before)
    same("Kestria" in words("network.svg"), True)
    same("2025-03-14" in words("timeline.svg"), True)


@case
def data():
    sample()
    same(["Kestria", "Velmora", "3", "3", "accuse 3"] in rows("matrix"), True)
    same(rows("network")[0], ["Kestria", "Velmora", "3", "3", "accuse 3"])
    same(sum(int(row[3]) for row in rows("timeline")), 50)
    same(rows("timeline", "--act", "accuse"),
         [["2025-03-14", "2025-03-14", "accuse", "1", "1"],
          ["2025-03-15", "2025-03-15", "accuse", "3", "3"],
          ["2025-03-17", "2025-03-17", "accuse", "1", "1"]])
    same([row[0] for row in rows("timeline", "--from", "2025-03-15", "--to", "2025-03-16")][0],
         "2025-03-15")
    same(sum(int(row[3]) for row in rows("mentions", "--entity", "Kestria")), 12)
    same(len(rows("network", "--entity", "케스트리아", "--top", "2")), 2)


@case
def hostile_names():
    bad = "'; system \"touch pwned\" `touch pwned` </text><script> & \\n \u202e %s @T0@"
    new("p.obelus", ("a.txt", "A title\n\nVelmora said it. Kestria said that.\n"))
    text = json.loads(out("show", "--json", "p.obelus", first_id()))["text"]
    at = {word: [[text.index(word), text.index(word) + len(word)]]
          for word in ("Velmora", "Kestria", "it", "that")}
    apply("p.obelus", {
        "id": first_id(), "meta": {"published": "2025-01-02"},
        "entities": [{"id": "e0", "type": "Government", "name": bad},
                     {"id": "e1", "type": "Government", "name": "$(touch pwned)"}],
        "spans": [{"id": "s0", "label": "Government", "fragments": at["Velmora"], "entity": "e0"},
                  {"id": "s1", "label": "Government", "fragments": at["Kestria"], "entity": "e1"},
                  {"id": "s2", "label": "Content", "fragments": at["it"]}],
        "frames": [{"id": "f0", "type": "Claim", "attributes": {"act": "`touch pwned`\"<"},
                    "roles": {"source": ["s0"], "target": ["s1"], "content": ["s2"]}}]})
    for kind in KINDS:
        draw(kind, f"{kind}.svg")
        found = "\n".join(words(f"{kind}.svg"))
        has(found, "`touch pwned`\"<")
        if kind != "timeline":
            has(found, "'; system \"touch pwned\" `touch pwned` </text><script> & \\n %s @T0@")
            has(found, "$(touch pwned)")
    draw("mentions", "mentions.svg", "--entity", "$(touch pwned)")
    has("\n".join(words("mentions.svg")), "Mentions of $(touch pwned)")
    same(pathlib.Path("pwned").exists(), False)


@case
def mistakes():
    new("p.obelus", ("a.txt", "A title\n\nNobody said anything.\n"))
    has(err("picture", "p.obelus", "-k", "network", "-o", "a.svg", status=1), "no claims")
    same(pathlib.Path("a.svg").exists(), False)
    for arguments, message in (
            (("-k", "network"), "--output"), (("-k", "pie", "-o", "a.svg"), "--kind"),
            (("-k", "matrix", "-o", "a.gif"), "--format"),
            (("-k", "mentions", "-o", "a.svg"), "--entity"),
            (("-k", "matrix", "-o", "a.svg", "--from", "March"), "--from"),
            (("-k", "matrix", "-o", "a.svg", "--top", "500"), "--top")):
        has(err("picture", "p.obelus", *arguments, status=2), message)
    has(err("picture", "p.obelus", "-k", "matrix", "-o", "a.svg", "-e", "Kestria", status=1),
        "no entity is called")


run()
