#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""find: hits of text and of regular expressions in real articles, and marking all of them."""

import json
import pathlib
import unicodedata

from cli import (SAMPLE_ARTICLES, SAMPLES, case, ctl, err, export, first_id, has, json_of, lines_of,
                 new, out, record_of, run, same)


def sample(annotated=False):
    ctl("new", "p.obelus")
    ctl("import", "p.obelus", *map(str, SAMPLE_ARTICLES))
    if annotated:
        ctl("apply", "p.obelus", str(SAMPLES / "annotations.jsonl"))


def texts():
    return {d["id"]: record_of(doc=d["id"])["text"] for d in lines_of("list", "--json", "p.obelus")}


def spans(label):
    """Of all articles: (document, start, end) of those with this label."""
    return {(record["id"], *span["fragments"][0]) for record in map(json.loads, export("p.obelus").splitlines())
            for span in record.get("spans", []) if span["label"] == label}


def find(*arguments, **how):
    return lines_of("find", "--json", "p.obelus", *arguments, **how)


@case
def every_hit_stands_where_it_says():
    sample()
    stored = texts()
    for words in ("VNA", "할마르", "فيلمورا", "détroit", "RK-9"):
        hits = find(words)
        expected = sum(text.casefold().count(words.casefold()) for text in stored.values())
        assert expected > 0, words
        same(len(hits), expected)
        for hit in hits:
            text = stored[hit["document"]]
            start, end = hit["range"]
            same(text[start:end], hit["match"])
            assert text[:start].endswith(hit["before"]), hit
            assert text[end:].startswith(hit["after"]), hit
            assert "\n" not in hit["before"] + hit["after"], hit


@case
def case_word_and_document():
    text = "Korea and KOREA, said Koreans.\n\nNorth\u00a0Korea’s “plan”.\n"
    new("p.obelus", ("a.txt", text), ("b.txt", "Another article.\n\nIt is about Korea.\n"))
    first = first_id()
    same([h["match"] for h in find("korea")], ["Korea", "KOREA", "Korea", "Korea", "Korea"])
    same([h["match"] for h in find("KOREA", "--case")], ["KOREA"])
    # “Korea’s” is one word for ICU.
    same(len(find("korea", "--word")), 3)
    same(len(find("korea", "--document", first, "--document", first)), 4)
    same([h["match"] for h in find("north korea's \"plan\"")], ["North\u00a0Korea’s “plan”"])
    same([h["match"] for h in find(r"k\w+s\b", "--regex")], ["Koreans"])
    same(len(find("korea", "--limit", "2")), 2)
    has(err("find", "p.obelus", "korea", "--limit", "2"), "there are more")
    same(err("find", "p.obelus", "korea", "--limit", "6"), "")
    has(err("find", "p.obelus", "zebra"), "nothing found")
    same(find("zebra"), [])


@case
def a_line_for_people():
    new("p.obelus", ("a.txt", "A headline of it\n\nThe minister of Korea said so.\n"))
    same(out("find", "p.obelus", "korea").splitlines(),
         [f"{first_id()}  A headline of it", f"{len('A headline of it') + 17:7}  The minister of [Korea] said so."])


@case
def what_windows_wrote():
    new("p.obelus", ("a.txt", b"\xef\xbb\xbfFirst line.\r\n\r\nSecond \xf0\x9f\x98\x80 line,\r\nthe end.\r\n"))
    text = record_of()["text"]
    assert "\r" not in text
    (hit,) = find("the end")
    same(hit["range"], [text.index("the end"), text.index("the end") + 7])


@case
def marks_are_one_change():
    sample()
    before = export("p.obelus")
    n_history = len(lines_of("history", "--json", "p.obelus"))
    hits = {(h["document"], *h["range"]) for h in find("VNA", "--word", "--case")}
    assert len(hits) > 4 and len({h[0] for h in hits}) > 2
    counts = json_of("find", "--json", "p.obelus", "VNA", "--word", "--case", "--label", "Media")
    same(counts, {"n_hits": len(hits), "n_made": len(hits), "n_there": 0, "n_linked": 0,
                  "n_documents": len({h[0] for h in hits}), "dry_run": False})
    same(spans("Media"), hits)
    marked = export("p.obelus")
    history = lines_of("history", "--json", "p.obelus")
    same(len(history), n_history + 1)
    same((history[0]["label"], history[0]["annotator"]), (f"Mark {len(hits)} times “VNA” as Media", "tester"))
    ctl("undo", "p.obelus")
    same(export("p.obelus"), before)
    ctl("redo", "p.obelus")
    same(export("p.obelus"), marked)
    same(out("check", "p.obelus"), "No problems found.\n")
    # The export is whole: another project made from it exports the same.
    pathlib.Path("e.jsonl").write_bytes(marked)
    ctl("new", "q.obelus")
    ctl("import", "q.obelus", "e.jsonl")
    same(export("q.obelus"), marked)


@case
def what_is_marked_stays():
    sample(annotated=True)
    there = spans("Media")
    listed = find("VNA|Anselm", "--regex", "--case", "--label", "Media", "--dry-run")
    hits, counts = listed[:-1], listed[-1]
    same({(h["document"], *h["range"]) for h in hits if h["there"]},
         there & {(h["document"], *h["range"]) for h in hits})
    assert 0 < counts["n_there"] < counts["n_hits"], counts
    same((counts["n_made"] + counts["n_there"], counts["dry_run"]), (counts["n_hits"], True))
    same(spans("Media"), there)
    done = json_of("find", "--json", "p.obelus", "VNA|Anselm", "--regex", "--case", "--label", "Media")
    same({**done, "dry_run": True}, counts)
    same(len(spans("Media")), len(there) + counts["n_made"])
    again = json_of("find", "--json", "p.obelus", "VNA|Anselm", "--regex", "--case", "--label", "Media")
    same((again["n_made"], again["n_there"]), (0, counts["n_hits"]))
    same(lines_of("history", "--json", "p.obelus")[0]["label"],
         f"Mark {counts['n_made']} times “VNA|Anselm” as Media")
    ctl("undo", "p.obelus")
    same(spans("Media"), there)
    has(out("find", "p.obelus", "VNA", "--case", "--label", "Media", "--dry-run"), "  = Media",
        "This was a dry run")


@case
def mentions_of_an_entity():
    sample(annotated=True)
    entities = {e["name"]: e["id"] for record in map(json.loads, export("p.obelus").splitlines())
                for e in record.get("entities", [])}
    by_name = find("보험사", "--label", "Organization", "--entity", "grey TIDE", "--dry-run")
    assert by_name[-1]["n_made"] > 0, by_name
    ctl("find", "p.obelus", "보험사", "--label", "Organization", "--entity", entities["Grey Tide"])
    linked = [s for record in map(json.loads, export("p.obelus").splitlines()) for s in record.get("spans", [])
              if s["quote"] == "보험사"]
    same({s.get("entity") for s in linked}, {entities["Grey Tide"]})
    has(err("find", "p.obelus", "VNA", "--label", "Media", "--entity", "Nobody at all", status=1), "Nobody at all")
    has(err("find", "p.obelus", "VNA", "--label", "Media", "--entity",
            "01900000-0000-7000-8000-000000000000", status=1), "01900000")


@case
def mistakes_change_nothing():
    new("p.obelus", ("a.txt", "A headline of it\n\n" + "a" * 5000 + "b and VNA.\n"))
    before = export("p.obelus")
    n_history = len(lines_of("history", "--json", "p.obelus"))
    has(err("find", "p.obelus", "a(b", "--regex", status=2), "after 3 characters", "“a(b”")
    has(err("find", "p.obelus", " ", status=2), "white space")
    has(err("find", "p.obelus", status=2), "argument is missing")
    has(err("find", "p.obelus", "VNA", "--dry-run", status=2), "--label")
    has(err("find", "p.obelus", "VNA", "--entity", "X", status=2), "--label")
    has(err("find", "p.obelus", "VNA", "--limit", "-1", status=2), "--limit")
    has(err("find", "p.obelus", "VNA", "--document", "ffff", status=1), "ffff")
    has(err("find", "p.obelus", "VNA", "--label", "Nope", status=1), "Nope")
    has(err("find", "p.obelus", "zebra", "--label", "Nope", status=1), "Nope")
    has(err("find", "p.obelus", "(a+)+$", "--regex", "--label", "Media", status=1), "A headline", "too many steps")
    same(export("p.obelus"), before)
    same(len(lines_of("history", "--json", "p.obelus")), n_history)


@case
def letters_written_in_two_ways():
    whole = "Le café d’été rouvre.\n\nUn café, des cafés.\n"
    new("p.obelus", ("a.txt", whole), ("b.txt", unicodedata.normalize("NFD", "Autre café ici.\n\nLe texte.\n")))
    same(len(find("café")), 4)
    same(len(find(unicodedata.normalize("NFD", "café"), "--word")), 3)


@case
def names_that_are_known_are_found_and_marked():
    text = "Oskar Lund told us. Lund’s boat sails.\n\nThe Lundy is a boat, not lund.\n"
    new("p.obelus", ("a.txt", text), ("b.txt", "Rain.\n\nIt rained on Oskar Lund.\n"))
    record = record_of(doc=first_id())
    record["spans"] = [{"id": "s", "label": "Person", "fragments": [[0, 10]], "entity": "e"}]
    record["entities"] = [{"id": "e", "type": "Person", "name": "Oskar Lund",
                           "aliases": [{"name": "Lund"}]}]
    ctl("apply", "p.obelus", "-", stdin=json.dumps(record).encode())
    left = lines_of("names", "--json", "p.obelus")
    same([(found["match"], found["after"][:6]) for found in left], [("Lund", "’s boa"), ("Oskar Lund", ".")])
    same({found["name"] for found in left}, {"Oskar Lund"})
    has(out("names", "p.obelus"), "[Lund]’s boat", "= Oskar Lund (Person)")
    same(json_of("names", "p.obelus", "--mark", "--json"), {"n_made": 2, "n_linked": 0})
    same(lines_of("names", "--json", "p.obelus"), [])
    same(len(spans("Person")), 3)
    has(out("history", "p.obelus"), "Mark 2 known names")
    ctl("undo", "p.obelus")
    same(len(spans("Person")), 1)


run()
