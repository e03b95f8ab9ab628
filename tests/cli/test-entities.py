#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""obelusctl entities: who is who, found by any spelling; merged, split, linked and judged, each taken
back by one undo, while whatever it does not touch stays as it is to the byte."""

import json

from cli import apply, case, ctl, err, export, has, json_of, lines_of, new, out, run, same

MINISTER = "01900000-0000-7000-8000-000000000001"
CHOI = "01900000-0000-7000-8000-000000000002"
PUTIN = "01900000-0000-7000-8000-000000000003"
LAST = "01900000-0000-7000-8000-000000000004"
MINISTRY = "01900000-0000-7000-8000-000000000005"

ARTICLES = [
    ("a.txt", "The visit\n\nChoe Son-hui met Putin. Vladimir Putin thanked Choe Son-hui.\n"),
    ("b.txt", "The minister\n\nChoi Sung-hee spoke. KCNA quoted Choi Sung-hee on Monday.\n"),
    ("c.txt", "최선희 외무상\n\n최선희 said so.\n"),
    ("d.txt", "Nothing of it\n\nThe ministry in Velmora is closed.\n"),
]

ENTITIES = [
    {"id": MINISTER, "type": "Person", "name": "Choe Son-hui", "aliases": ["최선희"],
     "external": {"wikidata": "Q1"}},
    {"id": CHOI, "type": "Person", "name": "Choi Sung-hee", "external": {"wikidata": "Q2", "viaf": "7"},
     "notes": "Perhaps the minister."},
    {"id": PUTIN, "type": "Person", "name": "Vladimir Putin", "aliases": ["Владимир Путин"]},
    {"id": LAST, "type": "Person", "name": "Putin"},
    {"id": MINISTRY, "type": "Organization", "name": "Ministry in Velmora"},
]


def mark(record, text, entity, label="Person"):
    """A span for each place of a text."""
    at = record["text"].find(text)
    while at >= 0:
        yield {"label": label, "fragments": [[at, at + len(text)]], "entity": entity}
        at = record["text"].find(text, at + len(text))


def project():
    new("p.obelus", *ARTICLES)
    for record in map(json.loads, export("p.obelus").decode().splitlines()):
        spans = [*mark(record, "Choe Son-hui", MINISTER), *mark(record, "최선희 said", None)]
        spans += [*mark(record, "Choi Sung-hee", CHOI), *mark(record, "Vladimir Putin", PUTIN)]
        if "met Putin" in record["text"]:
            at = record["text"].index("met Putin") + 4
            spans.append({"label": "Person", "fragments": [[at, at + 5]], "entity": LAST})
        spans += [*mark(record, "ministry in Velmora", MINISTRY, "Organization")]
        apply("p.obelus", {"id": record["id"], "spans": spans, "entities": ENTITIES,
                           "frames": [{"type": "Claim", "roles": {"source": [CHOI]}}]
                           if "KCNA" in record["text"] else []})


def found(text, *options):
    return [line["name"] for line in lines_of("entities", "p.obelus", "--json", text, *options)]


def records():
    return {json.loads(line)["title"]: line for line in export("p.obelus").splitlines()}


def check():
    same(ctl("check", "p.obelus").returncode, 0)


@case
def found_by_any_spelling():
    project()
    for text in ("Choe Son-hui", "choe sonhui", "CHOE SON HUI", "Son-hui", "최선희", "Чой Сон Хи",
                 "choe s"):
        same(found(text)[0], "Choe Son-hui")
    # Both are called nearly so.
    same(set(found("Choe Song-hee")[:2]), {"Choe Son-hui", "Choi Sung-hee"})
    same(found("choi sung hee")[0], "Choi Sung-hee")
    same(set(found("Путин")), {"Vladimir Putin", "Putin"})
    same(found("putin")[0], "Putin")
    same(found("velm"), ["Ministry in Velmora"])
    same(found("elmor"), ["Ministry in Velmora"])
    same(found("Vladmir Puttin")[0], "Vladimir Putin")
    same(found("zebra"), [])
    has(err("entities", "p.obelus", "zebra"), "nothing found")
    same(found("c", "--type", "Organization"), [])
    # An alias counts as soon as it is there, and no longer than that.
    ctl("entities", "p.obelus", "--put", MINISTRY, "--alias", "Außenamt|de|Latn")
    same(found("aussenamt"), ["Ministry in Velmora"])
    ctl("undo", "p.obelus")
    same(found("aussenamt"), [])
    ctl("redo", "p.obelus")
    same(found("aussenamt"), ["Ministry in Velmora"])
    check()


@case
def a_list_with_numbers():
    project()
    lines = {line["id"]: line for line in lines_of("entities", "p.obelus", "--json")}
    same({i: (line["n_mentions"], line["n_documents"]) for i, line in lines.items()},
         {MINISTER: (2, 1), CHOI: (2, 1), PUTIN: (1, 1), LAST: (1, 1), MINISTRY: (1, 1)})
    same(lines[CHOI]["external"], {"viaf": "7", "wikidata": "Q2"})
    has(out("entities", "p.obelus", "--type", "Organization"), MINISTRY, "Ministry in Velmora")
    shown = json_of("entities", "p.obelus", "--show", "Choi Sung-hee", "--json")
    same([(s["text"], s["n_mentions"]) for s in shown["spellings"]], [("Choi Sung-hee", 2)])
    same([m["before"] + "[" + m["match"] + "]" + m["after"] for m in shown["mentions"]],
         ["[Choi Sung-hee] spoke. KCNA quoted Choi Sung-hee on Mon",
          "Choi Sung-hee spoke. KCNA quoted [Choi Sung-hee] on Monday."])


@case
def put_and_delete():
    project()
    made = json_of("entities", "p.obelus", "--put", "KCNA", "--type", "Media", "--alias",
                   "조선중앙통신|ko|Kore", "--external", "wikidata=Q3", "--notes", "An agency", "--json")
    same((made["type"], made["aliases"]),
         ("Media", [{"name": "조선중앙통신", "language": "ko", "script": "Kore"}]))
    changed = json_of("entities", "p.obelus", "--put", "KCNA", "--name", "Korean Central News Agency",
                      "--external", "wikidata=", "--json")
    same((changed["id"], changed["name"], changed["external"]),
         (made["id"], "Korean Central News Agency", {}))
    same([a["name"] for a in changed["aliases"]], ["조선중앙통신", "KCNA"])
    has(err("entities", "p.obelus", "--put", "KCNA", "--no-alias", "CNN", status=1), "no alias")
    before = records()
    ctl("entities", "p.obelus", "--delete", "KCNA")
    has(err("entities", "p.obelus", "--show", "KCNA", status=1), "no entity")
    same(records(), before)
    check()


@case
def merge_with_a_preview():
    project()
    ctl("entities", "p.obelus", "--distinct", CHOI, "--from", PUTIN)
    before = records()
    plan = json_of("entities", "p.obelus", "--merge", "Choi Sung-hee", "--into", MINISTER, "--dry-run",
                   "--json")
    same(records(), before)
    same((plan["n_mentions"], plan["n_documents"], plan["n_roles"], plan["judged_distinct"]),
         (2, 1, 1, False))
    same(plan["conflicts"], [{"scheme": "wikidata", "value": "Q2"}])
    same([a["name"] for a in plan["merged"]["aliases"]], ["최선희", "Choi Sung-hee"])
    done = json_of("entities", "p.obelus", "--merge", "Choi Sung-hee", "--into", MINISTER, "--json")
    same(done["merged"], plan["merged"])
    shown = json_of("entities", "p.obelus", "--show", MINISTER, "--json")
    same((shown["n_mentions"], shown["external"]), (4, {"viaf": "7", "wikidata": "Q1"}))
    has(shown["notes"], "Perhaps the minister.", "wikidata Q2 (Choi Sung-hee)")
    same([(m["from"], m["name"], m["n_mentions"], m["annotator"]) for m in shown["merges"]],
         [(CHOI, "Choi Sung-hee", 2, "tester")])
    same([d["id"] for d in shown["distinct"]], [PUTIN])
    check()
    after = records()
    # Only articles that speak of either, or of whom a judgement is about, are not what they were.
    same({title for title in after if after[title] != before[title]}, {"a", "b"})
    has(out("entities", "p.obelus", "--show", MINISTER), "merged: Choi Sung-hee (tester")
    ctl("undo", "p.obelus")
    same(records(), before)
    check()
    ctl("redo", "p.obelus")
    same(records(), after)
    check()


@case
def merged_and_judged_come_back_from_an_export():
    project()
    ctl("entities", "p.obelus", "--merge", CHOI, "--into", MINISTER)
    ctl("entities", "p.obelus", "--distinct", MINISTER, "--from", PUTIN)
    corpus = export("p.obelus")
    record = next(json.loads(line) for line in corpus.splitlines() if "KCNA" in line.decode())
    same([(m["from"], m["into"], m["mentions"]) for m in record["merges"]], [(CHOI, MINISTER, 2)])
    same([d["entities"] for d in record["distinct"]], [[MINISTER, PUTIN]])
    ctl("new", "q.obelus")
    ctl("import", "q.obelus", "-", stdin=corpus)
    same(export("q.obelus"), corpus)
    same(ctl("check", "q.obelus").returncode, 0)
    shown = json_of("entities", "q.obelus", "--show", MINISTER, "--json")
    same([m["name"] for m in shown["merges"]], ["Choi Sung-hee"])
    # Applied once more it changes nothing.
    ctl("apply", "q.obelus", "-", stdin=corpus)
    same(export("q.obelus"), corpus)


@case
def split():
    project()
    ctl("entities", "p.obelus", "--merge", CHOI, "--into", MINISTER)
    before = records()
    dry = json_of("entities", "p.obelus", "--split", MINISTER, "--quote", "Choi Sung-hee", "--name",
                  "Choi Sung-hee (singer)", "--dry-run", "--json")
    same((dry["n_mentions"], records()), (2, before))
    made = json_of("entities", "p.obelus", "--split", MINISTER, "--quote", "Choi Sung-hee", "--name",
                   "Choi Sung-hee (singer)", "--json")
    shown = json_of("entities", "p.obelus", "--show", made["id"], "--json")
    same((shown["n_mentions"], shown["type"], [a["name"] for a in shown["aliases"]]),
         (2, "Person", ["Choi Sung-hee"]))
    same([d["id"] for d in shown["distinct"]], [MINISTER])
    whole = json_of("entities", "p.obelus", "--show", MINISTER, "--json")
    same((whole["n_mentions"], [a["name"] for a in whole["aliases"]]), (2, ["최선희"]))
    check()
    ctl("undo", "p.obelus")
    same(records(), before)
    check()
    has(err("entities", "p.obelus", "--split", MINISTER, "--quote", "nothing", "--name", "x", status=1),
        "No mention was chosen")
    has(err("entities", "p.obelus", "--split", MINISTER, "--name", "x", status=2), "--quote")


@case
def split_by_article_and_one_by_one():
    project()
    ctl("entities", "p.obelus", "--merge", CHOI, "--into", MINISTER)
    visit = json.loads(records()["a"])
    made = json_of("entities", "p.obelus", "--split", MINISTER, "--document", visit["id"], "--name", "A",
                   "--json")
    same(made["n_mentions"], 2)
    ctl("undo", "p.obelus")
    one = next(span["id"] for span in visit["spans"] if span["entity"] == MINISTER)
    made = json_of("entities", "p.obelus", "--split", MINISTER, "--span", one, "--name", "B", "--json")
    same(made["n_mentions"], 1)
    # The name is used by the other mention, too, and stays where it was.
    same(json_of("entities", "p.obelus", "--show", MINISTER, "--json")["name"], "Choe Son-hui")
    check()


@case
def link_all_with_this_text():
    new("p.obelus", ("a.txt", "One\n\nChoe said. Choe did.\n"), ("b.txt", "Two\n\nChoe went, and Cho.\n"))
    for record in map(json.loads, export("p.obelus").decode().splitlines()):
        apply("p.obelus", {"id": record["id"], "spans": [
            *mark(record, "Choe", None), *mark(record, "Cho.", None),
            *mark(record, "Choe said", None, "Content")]})
    ctl("entities", "p.obelus", "--put", "Choe Son-hui", "--type", "Person")
    before = records()
    *places, dry = lines_of("entities", "p.obelus", "--link", "Choe", "--to", "Choe Son-hui", "--dry-run",
                            "--json")
    same([(place["match"], place["entity"]) for place in places], [("Choe", None)] * 3)
    same((dry["n_linked"], records()), (3, before))
    done = json_of("entities", "p.obelus", "--link", "Choe", "--to", "Choe Son-hui", "--json")
    same((done["n_linked"], done["n_there"], done["n_elsewhere"]), (3, 0, 0))
    shown = json_of("entities", "p.obelus", "--show", "Choe Son-hui", "--json")
    same((shown["n_mentions"], [a["name"] for a in shown["aliases"]]), (3, ["Choe"]))
    ctl("entities", "p.obelus", "--put", "Choe Ryong-hae")
    done = json_of("entities", "p.obelus", "--link", "Choe", "--to", "Choe Ryong-hae", "--json")
    same((done["n_linked"], done["n_elsewhere"]), (0, 3))
    done = json_of("entities", "p.obelus", "--link", "Choe", "--to", "Choe Ryong-hae", "--relink", "--json")
    same(done["n_linked"], 3)
    check()
    for _ in range(3):
        ctl("undo", "p.obelus")
    same(records(), before)
    check()


@case
def candidates_of_a_mention():
    project()
    visit = json.loads(records()["a"])["id"]

    def first(text, *options):
        return lines_of("entities", "p.obelus", "--candidates", text, "--json", *options)[0]

    same(first("Choe")["name"], "Choe Son-hui")
    same(first("Putin")["name"], "Putin")
    ctl("entities", "p.obelus", "--delete", LAST)
    same((first("Putin", "--document", visit)["name"], first("Putin", "--document", visit)["n_here"]),
         ("Vladimir Putin", 1))
    # The type decides between two of one name.
    ctl("entities", "p.obelus", "--put", "Velmora", "--type", "Place")
    apply("p.obelus", {"id": visit, "entities": [{"id": LAST, "type": "Organization", "name": "Velmora"}]})
    same(first("Velmora", "--label", "Place")["type"], "Place")
    same(first("Velmora", "--label", "Organization")["type"], "Organization")


@case
def likely_duplicates():
    project()

    def pairs():
        return {frozenset((d["first"]["id"], d["second"]["id"])): d
                for d in lines_of("entities", "p.obelus", "--duplicates", "--json")}

    queue = pairs()
    same(set(queue), {frozenset((MINISTER, CHOI)), frozenset((PUTIN, LAST))})
    has(queue[frozenset((PUTIN, LAST))]["reasons"], "part-of-name", "same-articles")
    has(queue[frozenset((MINISTER, CHOI))]["reasons"], "spelling")
    # Two that are not the same are remembered, and that can be taken back.
    ctl("entities", "p.obelus", "--distinct", MINISTER, "--from", CHOI)
    same(set(pairs()), {frozenset((PUTIN, LAST))})
    has(out("entities", "p.obelus", "--show", CHOI), "not the same as Choe Son-hui")
    plan = json_of("entities", "p.obelus", "--merge", CHOI, "--into", MINISTER, "--dry-run", "--json")
    same(plan["judged_distinct"], True)
    ctl("entities", "p.obelus", "--distinct", CHOI, "--from", MINISTER, "--forget")
    same(set(pairs()), set(queue))
    ctl("entities", "p.obelus", "--merge", LAST, "--into", PUTIN)
    same(set(pairs()), {frozenset((MINISTER, CHOI))})
    # The same external id is enough.
    ctl("entities", "p.obelus", "--put", MINISTRY, "--external", "viaf=7")
    has(pairs()[frozenset((MINISTRY, CHOI))]["reasons"], "external-id")
    check()


@case
def what_is_wrong_is_said():
    project()
    has(err("entities", "p.obelus", "--merge", CHOI, status=2), "--into")
    has(err("entities", "p.obelus", "--merge", CHOI, "--into", CHOI, status=1), "itself")
    has(err("entities", "p.obelus", "--merge", "Nobody", "--into", CHOI, status=1), "Nobody")
    has(err("entities", "p.obelus", "--show", CHOI, "--duplicates", status=2), "One thing")
    has(err("entities", "p.obelus", "--distinct", CHOI, "--from", CHOI, status=1), "itself")
    has(err("entities", "p.obelus", "--put", CHOI, "--external", "Q7", status=1), "SCHEME=VALUE")
    ctl("entities", "p.obelus", "--put", "Velmora")
    apply("p.obelus", {"id": json.loads(records()["a"])["id"],
                       "entities": [{"id": LAST, "name": "VELMORA"}]})
    has(err("entities", "p.obelus", "--show", "velmora", status=1), "several entities")


run()
