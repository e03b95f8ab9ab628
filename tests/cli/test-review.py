#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""obelusctl review: what the label set finds unfinished, what is to be discussed, comments."""

import json

from cli import apply, case, ctl, err, first_id, has, lines_of, new, out, run, same

TEXT = "A port\n\nVelmora said that Norland had closed the port on Friday.\n"


def at(words):
    canonical = json.loads(out("show", "--json", "p.obelus", first_id()))["text"]
    start = canonical.index(words)
    return [[start, start + len(words)]]


def mark(spans, *frames):
    apply("p.obelus", {"id": first_id(), "frames": list(frames), "spans": [
        {"id": f"s{i}", "label": label, "fragments": at(words), **more}
        for i, (label, words, more) in enumerate(spans)]})


def claim(**roles):
    """Numbers of spans that fill each role."""
    return {"id": "f0", "type": "Claim", "roles": {
        role: [f"s{number}" for number in numbers] for role, numbers in roles.items()}}


def change_role(name, **members):
    labels = json.loads(out("labels", "p.obelus", "--json"))
    frame_type = next(frame for frame in labels["frame_types"] if frame["name"] == "Claim")
    next(role for role in frame_type["roles"] if role["name"] == name).update(members)
    with open("labels.json", "w", encoding="utf-8") as file:
        json.dump(labels, file)
    ctl("labels", "p.obelus", "--replace", "labels.json")


def problems():
    return [(line["label"], line["problems"]) for line in
            lines_of("review", "p.obelus", "--unfinished", "--json", status=1)]


@case
def roles():
    new("p.obelus", ("a.txt", TEXT))
    mark([("Government", "Velmora", {}), ("Cue", "said", {}), ("Date", "on Friday", {}),
          ("Content", "that Norland had closed the port", {})],
         claim(source=[0], cue=[1], content=[3]))
    same(out("review", "p.obelus"), "")
    has(err("review", "p.obelus", "--unfinished"), "nothing found")
    ctl("undo", "p.obelus")
    mark([("Government", "Velmora", {}), ("Government", "Norland", {}), ("Cue", "said", {})],
         claim(source=[0, 1], cue=[2]))
    same(problems(), [("Claim", ["Content is missing"])])
    change_role("source", max=1)
    same(problems(), [("Claim", ["Source: there should be no more than 1", "Content is missing"])])
    change_role("source", max=None, min=3)
    same(problems(), [("Claim", ["Source: there should be at least 3", "Content is missing"])])
    found = ctl("review", "p.obelus", "--unfinished", status=1)
    has(found.stderr.decode(), "1 annotation is unfinished")
    has(found.stdout.decode(), "Content is missing")


@case
def labels_that_may_fill():
    new("p.obelus", ("a.txt", TEXT))
    change_role("source", filler_labels=["Person", "Government"])
    spans = [("Government", "Velmora", {}), ("Date", "on Friday", {}),
             ("Content", "that Norland had closed the port", {}), ("Source", "Velmora said", {})]
    mark(spans, claim(source=[0, 1, 3], content=[2]))
    same(problems(), [("Claim", ["Date cannot be Source"])])


@case
def required_attributes_and_values():
    new("p.obelus", ("a.txt", TEXT))
    ctl("labels", "p.obelus", "--add-attribute", "Government.level=state, city")
    mark([("Government", "Velmora", {}),
          ("Government", "Norland", {"attributes": {"level": "village"}})])
    same(problems(), [("Government", ["Level: “village” is not one of its values"])])
    ctl("labels", "p.obelus", "--set", "Government.level:required=true")
    same(problems(), [("Government", ["Level is missing"]),
                      ("Government", ["Level: “village” is not one of its values"])])
    diff = lines_of("labels", "p.obelus", "--diff", "2", "--json")
    same([(line["path"], line["member"], line["after"]) for line in diff],
         [("Government.level", "required", "true")])
    ctl("labels", "p.obelus", "--set", "Government.level:required=")
    same(problems(), [("Government", ["Level: “village” is not one of its values"])])


@case
def flags_and_comments():
    new("p.obelus", ("a.txt", TEXT))
    mark([("Government", "Velmora", {"comment": "the state or its speaker?"}),
          ("Government", "Norland", {"attributes": {"review_state": "discuss"}}),
          ("Date", "on Friday", {})])
    found = lines_of("review", "p.obelus", "--json")
    same([(line["quote"], line["discuss"], line["comment"]) for line in found],
         [("Velmora", False, "the state or its speaker?"), ("Norland", True, None)])
    has(out("review", "p.obelus", "--document", first_id()), "the state or its speaker?")
    same(out("review", "p.obelus", "--unfinished"), "")


run()
