#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""obelusctl carry: annotations go over to the same paragraphs elsewhere, claims with all their words."""

import json

from cli import apply, case, ctl, err, has, lines_of, new, out, run, same

FIRST = "Velmora said that Norland had closed the port on Friday.\n"
SECOND = "“We never closed it,” Oskar Lund told 👩‍🚀 reporters, “and never will.”\n"
ONE = "A port\n\n" + FIRST + "\n" + SECOND
OTHER = "The port again\n\nFrom our own correspondent in the 🇳🇴 north.\n\n" + SECOND + "\n" + FIRST


def ids():
    return {line["title"]: line["id"] for line in lines_of("list", "p.obelus", "--json")}


def record(title):
    return json.loads(out("show", "--json", "p.obelus", ids()[title]))


def at(text, words):
    start = text.index(words)
    return [start, start + len(words)]


def span(text, name, label, *words, **more):
    return {"id": name, "label": label, "fragments": [at(text, part) for part in words], **more}


def set_up():
    new("p.obelus", ("one.txt", ONE), ("other.txt", OTHER))
    text = record("one")["text"]
    apply("p.obelus", {"id": ids()["one"], "spans": [
        span(text, "who", "Government", "Velmora", attributes={"note": "x"}, comment="the state",
             mention="name"),
        span(text, "cue", "Cue", "said"),
        span(text, "what", "Content", "that Norland had closed the port"),
        span(text, "quote", "Content", "“We never closed it,”", "“and never will.”"),
        span(text, "title", "Place", "port")],
        "frames": [{"id": "f0", "type": "Claim", "roles": {"source": ["who"], "cue": ["cue"],
                                                           "content": ["what"]},
                    "attributes": {"act": "assert"}}]})


def marked(title):
    return sorted((found["label"], found["quote"]) for found in record(title)["spans"])


CARRIED = [("Content", "that Norland had closed the port"),
           ("Content", "“We never closed it,” “and never will.”"), ("Cue", "said"),
           ("Government", "Velmora")]


@case
def to_the_same_paragraphs():
    set_up()
    (plan,) = lines_of("carry", "p.obelus", ids()["one"], "--to", ids()["other"],
                       "--dry-run", "--json")
    same([plan[name] for name in ("n_spans", "n_frames", "n_there", "n_left", "dry_run")],
         [4, 1, 0, 1, True])
    same(marked("other"), [])
    ctl("carry", "p.obelus", ids()["one"], "--to", ids()["other"])
    same(marked("other"), CARRIED)
    other = record("other")
    (claim,) = other["frames"]
    quotes = {found["id"]: found["quote"] for found in other["spans"]}
    same({role: [quotes[found] for found in fillers]
          for role, fillers in claim["roles"].items() if fillers},
         {"source": ["Velmora"], "cue": ["said"], "content": ["that Norland had closed the port"]})
    same(claim["attributes"], {"act": "assert"})
    (who,) = [found for found in other["spans"] if found["label"] == "Government"]
    same((who["attributes"], who["comment"], who["mention"]), ({"note": "x"}, "the state", "name"))
    ctl("check", "p.obelus")


@case
def once_is_enough_and_one_undo():
    set_up()
    for _ in range(2):
        ctl("carry", "p.obelus", ids()["one"], "--to", ids()["other"])
    same(marked("other"), CARRIED)
    (plan,) = lines_of("carry", "p.obelus", ids()["one"], "--to", ids()["other"],
                       "--json")
    same((plan["n_spans"], plan["n_frames"], plan["n_there"]), (0, 0, 5))
    ctl("undo", "p.obelus")
    same(marked("other"), [])
    same(len(marked("one")), 5)
    ctl("redo", "p.obelus")
    same(marked("other"), CARRIED)


@case
def copies_or_none():
    new("p.obelus", ("one.txt", ONE))
    has(err("carry", "p.obelus", ids()["one"]), "this article has no copies")
    has(err("carry", "p.obelus", "nothing", status=1), "nothing")


run()
