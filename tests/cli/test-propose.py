#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""obelusctl propose: what is printed for an article is what stands in its text, and nothing of it
is saved."""

import pathlib

from cli import SAMPLES, apply, case, ctl, err, export, first_id, has, lines_of, new, out, run, same

TEXT = """A port and its cranes

Ana Brandt accused Tessaly of hiding two ships 🚢 in the fog. "We saw them," she told reporters, "and we counted them." The harbour is open, according to the pilots' guild.

Tessaly stayed silent.
"""


def text_of(doc):
    return out("show", "--text", "p.obelus", doc)


def check_quotes(text, proposal):
    for role, filler in proposal.items():
        if filler is not None:
            same(" ".join(text[a:b] for a, b in filler["fragments"]), filler["quote"])


def quotes(proposal):
    return {role: filler["quote"] for role, filler in proposal.items() if filler is not None}


@case
def every_cue():
    new("p.obelus", ("a.txt", TEXT))
    proposals = lines_of("propose", "--json", "p.obelus", first_id())
    for proposal in proposals:
        same(list(proposal), ["cue", "source", "target", "addressee", "content"])
        check_quotes(text_of(first_id()), proposal)
    same([quotes(p) for p in proposals], [
        {"cue": "accused", "source": "Ana Brandt", "target": "Tessaly",
         "content": "hiding two ships 🚢 in the fog"},
        {"cue": "told", "source": "she", "addressee": "reporters",
         "content": '"We saw them," "and we counted them."'},
        {"cue": "according to", "source": "the pilots' guild", "content": "The harbour is open"}])


@case
def one_cue():
    new("p.obelus", ("a.txt", TEXT))
    text = text_of(first_id())
    start = text.index("told")
    lines = lines_of("propose", "p.obelus", first_id(), "--json", "--cue", f"{start}-{start + 4}")
    same([quotes(line)["addressee"] for line in lines], ["reporters"])
    start = text.index("silent")
    lines = lines_of("propose", "p.obelus", first_id(), "--json", "--cue", f"{start}-{start + 6}")
    same(lines[0]["cue"], {"fragments": [[start, start + 6]], "quote": "silent"})


@case
def for_people():
    new("p.obelus", ("a.txt", TEXT))
    lines = out("propose", "p.obelus", first_id()).splitlines()
    same(len(lines), 3)
    has(lines[0], "cue: accused", "source: Ana Brandt", "target: Tessaly", "content: hiding")


@case
def a_marked_name_is_preferred():
    new("p.obelus", ("a.txt", "Of ships\n\nThe old pilot of Port Halmar said it rained.\n"))
    doc = first_id()
    same(quotes(lines_of("propose", "--json", "p.obelus", doc)[0])["source"],
         "The old pilot of Port Halmar")
    start = text_of(doc).index("old pilot")
    end = text_of(doc).index(" said")
    apply("p.obelus", {"id": doc, "spans": [{"label": "Person", "fragments": [[start, end]]}]})
    same(quotes(lines_of("propose", "--json", "p.obelus", doc)[0])["source"],
         "old pilot of Port Halmar")


@case
def samples_stay_as_they_are():
    ctl("new", "p.obelus")
    ctl("import", "p.obelus", *sorted(SAMPLES.glob("halmar-*")))
    before = export("p.obelus")
    n_cues = {}
    for doc in lines_of("list", "--json", "p.obelus"):
        proposals = lines_of("propose", "--json", "p.obelus", doc["id"])
        for proposal in proposals:
            check_quotes(text_of(doc["id"]), proposal)
        n_cues[doc["source"]] = len(proposals)
    assert n_cues["halmar-envoys.txt"] > 10, n_cues
    same([n_cues[f"halmar-{name}.txt"] for name in ("ar", "fr", "ko")], [0, 0, 0])
    same(export("p.obelus"), before)


@case
def another_language():
    new("p.obelus")
    ctl("import", "p.obelus", SAMPLES / "halmar-ko.txt")
    doc = first_id()
    start = text_of(doc).index("말했다")
    proposal = lines_of("propose", "--json", "p.obelus", doc, "--cue", f"{start}-{start + 3}")[0]
    same(quotes(proposal), {"cue": "말했다",
                            "content": "“우리는 대화의 문을 닫은 적이 없고, 먼저 잠그지도 않을 것”"})


@case
def what_cannot_be_a_cue():
    new("p.obelus", ("a.txt", TEXT))
    for wrong in ("5", "9-5", "a-b", "1-2x", "-1-2", "1-99999999999"):
        has(err("propose", "p.obelus", first_id(), f"--cue={wrong}", status=2), wrong)
    has(err("propose", "p.obelus", first_id(), "--cue", "1-100000", status=1), "1-100000")
    ctl("propose", "p.obelus", "no-such-id", status=1)
    pathlib.Path("text.txt").write_text("no project")
    ctl("propose", "text.txt", "0", status=1)


run()
