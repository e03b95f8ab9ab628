#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""obelusctl labels: what can be marked is changed together with what is marked, compared, and
written as a file that is taken again."""

import json

from cli import apply, case, ctl, err, first_id, has, lines_of, new, out, run, same

TEXT = "A port\n\nVelmora said that Norland had closed the port.\n"


def labels_of_spans():
    record = json.loads(out("show", "--json", "p.obelus", first_id()))
    return [span["label"] for span in record["spans"]]


def mark(*labels):
    apply("p.obelus", {"id": first_id(), "spans": [
        {"label": label, "fragments": [[8 + i, 9 + i]]} for i, label in enumerate(labels)]})


@case
def merge():
    new("p.obelus", ("a.txt", TEXT))
    mark("Government", "Place", "Government")
    has(err("labels", "p.obelus", "--merge", "Government=Organization", "--dry-run"),
        "(2 annotations)")
    same(labels_of_spans(), ["Government", "Place", "Government"])
    ctl("labels", "p.obelus", "--merge", "Government=Organization")
    same(labels_of_spans(), ["Organization", "Place", "Organization"])
    ctl("undo", "p.obelus")
    same(labels_of_spans(), ["Government", "Place", "Government"])
    same(out("labels", "p.obelus", "--diff", "1"), "")


@case
def rename_and_compare():
    new("p.obelus", ("a.txt", TEXT))
    mark("Place")
    ctl("labels", "p.obelus", "--rename", "Place=Location")
    ctl("labels", "p.obelus", "--set", "Location:guideline=Where things are = happen")
    same(labels_of_spans(), ["Location"])
    found = lines_of("labels", "p.obelus", "--diff", "2", "--json")
    same([(d["path"], d["member"], d["after"]) for d in found],
         [("Location", "guideline", "Where things are = happen")])
    versions = lines_of("labels", "p.obelus", "--versions", "--json")
    same([(v["version"], [(d["path"], d["member"], d["after"]) for d in v["differences"]])
          for v in versions],
         [(3, [("Location", "guideline", "Where things are = happen")]),
          (2, [("Place", "name", "Location")]), (1, [])])
    has(versions[1]["action"], "Rename “Place” to “Location”")
    shown = out("labels", "p.obelus", "--versions")
    has(shown, "The label “Place” is now called “Location”")
    has(shown, "“Location”, What it is for: “A country", "” → “Where things are = happen”")


@case
def rename_parts():
    new("p.obelus", ("a.txt", TEXT))
    apply("p.obelus", {"id": first_id(), "spans": [
        {"id": "s", "label": "Source", "fragments": [[8, 15]]}], "frames": [
            {"type": "Claim", "roles": {"source": ["s"]}, "attributes": {"act": "assert"}}]})
    for path, name in (("Claim.source", "speaker"), ("attribute:Claim.act.assert", "state"),
                       ("Claim.act", "deed"), ("frame:Claim", "Saying")):
        ctl("labels", "p.obelus", "--rename", f"{path}={name}")
    frame = frame_of()
    same((frame["type"], list(frame["roles"]), frame["attributes"]),
         ("Saying", ["speaker"], {"deed": "state"}))
    found = [[(d["path"], d["after"]) for d in v["differences"]]
             for v in lines_of("labels", "p.obelus", "--versions", "--json")]
    same(found, [[("frame:Claim", "Saying")], [("frame:Claim.act", "deed")],
                 [("frame:Claim.act.assert", "state")], [("frame:Claim.source", "speaker")], []])
    for _ in range(4):
        ctl("undo", "p.obelus")
    frame = frame_of()
    same((frame["type"], list(frame["roles"]), frame["attributes"]),
         ("Claim", ["source"], {"act": "assert"}))


def frame_of():
    return json.loads(out("show", "--json", "p.obelus", first_id()))["frames"][0]


@case
def file_and_back():
    new("p.obelus", ("a.txt", TEXT))
    ctl("labels", "p.obelus", "--add", "Ship")
    with open("labels.json", "w", encoding="utf-8") as file:
        file.write(out("labels", "p.obelus", "--json"))
    ctl("undo", "p.obelus")
    ctl("labels", "p.obelus", "--replace", "labels.json")
    same(out("labels", "p.obelus", "--diff", "labels.json"), "")
    mark("Ship")
    ctl("undo", "p.obelus")


@case
def refused():
    new("p.obelus", ("a.txt", TEXT))
    mark("Place")
    has(err("labels", "p.obelus", "--remove", "Place", status=1), "merge it into another")
    has(err("labels", "p.obelus", "--rename", "Nobody=X", status=1), "Nobody")
    has(err("labels", "p.obelus", "--add", "A", "--remove", "B", status=2), "One change")
    same(labels_of_spans(), ["Place"])


run()
