#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""obelusctl claims, propositions and assess: claims of all articles, chains of their sources, what
says the same, how it spread, and what analysts think of it."""

import csv
import io
import json

from cli import apply, case, ctl, err, export, has, json_of, lines_of, new, out, run, same

PORT = "A port\n\n{}\n"
ARTICLES = [
    ("a.txt", "Herald", "2024-01-20", "Velmora said that Norland had closed the port of Halmar."),
    ("b.txt", "Gazette", "2024-01-21",
     "Norland closed the harbour port at Halmar, Velmora's ministry declared."),
    ("c.txt", "Herald", "2024-01-22", "Norland denied that it had closed the port of Halmar."),
    ("d.txt", "Courier", "2024-01-22", "The tower said that 12 pilots went home on Friday."),
]
VELMORA = "01900000-0000-7000-8000-000000000001"
NORLAND = "01900000-0000-7000-8000-000000000002"
ENTITIES = [{"id": VELMORA, "type": "Government", "name": "Velmora"},
            {"id": NORLAND, "type": "Government", "name": "Norland"}]


def documents():
    return {line["source"]: line["id"] for line in lines_of("list", "--json", "p.obelus")}


def mark(doc, marks, frames):
    """marks: id → (label, words[, entity]); frames: native frames."""
    text = out("show", "--text", "p.obelus", doc)
    spans = []
    for name, (label, words, *entity) in marks.items():
        start = text.index(words)
        spans.append({"id": name, "label": label, "fragments": [[start, start + len(words)]],
                      **({"entity": entity[0]} if entity else {})})
    apply("p.obelus", {"id": doc, "entities": ENTITIES, "spans": spans, "frames": frames})


def corpus():
    new("p.obelus", *((name, PORT.format(text)) for name, _, _, text in ARTICLES))
    ids = documents()
    for name, publisher, published, _ in ARTICLES:
        apply("p.obelus", {"id": ids[name], "meta": {"publisher": publisher,
                                                     "published": published}})
    mark(ids["a.txt"], {"s": ("Government", "Velmora", VELMORA), "q": ("Cue", "said"),
                        "o": ("Content", "Norland had closed the port of Halmar"),
                        "n": ("Government", "Norland", NORLAND)},
         [{"id": "f", "type": "Claim", "attributes": {"act": "accuse", "attitude": "belief"},
           "roles": {"source": ["s"], "cue": ["q"], "content": ["o"], "target": ["n"]}}])
    mark(ids["b.txt"], {"s": ("Source", "Velmora's ministry", VELMORA),
                        "o": ("Content", "Norland closed the harbour port at Halmar"),
                        "n": ("Government", "Norland", NORLAND)},
         [{"id": "f", "type": "Claim", "attributes": {"act": "accuse"},
           "roles": {"source": ["s"], "content": ["o"], "target": ["n"]}}])
    mark(ids["c.txt"], {"s": ("Government", "Norland", NORLAND), "q": ("Cue", "denied"),
                        "o": ("Content", "it had closed the port of Halmar")},
         [{"id": "f", "type": "Claim", "attributes": {"act": "deny"},
           "roles": {"source": ["s"], "cue": ["q"], "content": ["o"]}}])
    mark(ids["d.txt"], {"s": ("Source", "The tower"), "o": ("Content", "12 pilots went home")},
         [{"id": "f", "type": "Claim", "attributes": {"act": "assert"},
           "roles": {"source": ["s"], "content": ["o"]}}])
    return ids


def claims(*arguments):
    return lines_of("claims", "p.obelus", "--json", *arguments)


def claim_of(name):
    return claims("--document", documents()[name])[0]


def sources(*arguments):
    return ["".join(claim["source"]) for claim in claims(*arguments)]


def whole():
    ctl("check", "p.obelus")


@case
def filtering_sorting_and_grouping():
    corpus()
    same(sources(), ["Velmora", "Velmora", "Norland", "The tower"])
    same(sources("--sort", "source"), ["Norland", "The tower", "Velmora", "Velmora"])
    same(sources("--sort", "date", "--reverse"), ["Norland", "The tower", "Velmora", "Velmora"])
    same(sources("--source", "velm"), ["Velmora", "Velmora"])
    same(sources("--source", "ministry"), ["Velmora"])  # as the article writes it
    same(sources("--target", "Norland", "--publisher", "Gazette"), ["Velmora"])
    same(sources("--act", "deny", "--act", "assert"), ["Norland", "The tower"])
    same(sources("--match", "harbour halmar"), ["Velmora"])
    same(sources("--attribute", "attitude=belief"), ["Velmora"])
    same([(group["publisher"], group["n_claims"]) for group in claims("--group-by", "publisher")],
         [(["Herald"], 2), (["Courier"], 1), (["Gazette"], 1)])
    groups = claims("--group-by", "source", "--sort", "date")
    same((groups[0]["source"], groups[0]["claims"]),
         (["Velmora"], [claim_of("a.txt")["id"], claim_of("b.txt")["id"]]))
    has(out("claims", "p.obelus", "--group-by", "source"), "Velmora (2)", "writer > Velmora")
    has(err("claims", "p.obelus", "--sort", "colour", status=2), "no column")
    has(err("claims", "p.obelus", "--match", "zebra"), "nothing found")
    whole()


@case
def rows_follow_what_is_changed():
    ids = corpus()
    apply("p.obelus", {"id": ids["a.txt"], "entities": [{**ENTITIES[0], "name": "Kingdom of Velmora"}]})
    same(sources("--source", "kingdom"), ["Kingdom of Velmora"] * 2)
    apply("p.obelus", {"id": ids["a.txt"], "meta": {"publisher": "Morning Herald"}})
    same(claim_of("a.txt")["publisher"], "Morning Herald")
    same(len(claims("--match", "morning")), 1)
    record = json_of("show", "--json", "p.obelus", ids["a.txt"])
    frame = record["frames"][0]
    apply("p.obelus", {"id": ids["a.txt"], "frames": [{"id": frame["id"], "type": "Claim",
                                                       "attributes": {"act": "allege"}}]})
    same(claim_of("a.txt")["act"], "allege")
    content = next(span for span in record["spans"] if span["label"] == "Content")
    start, _ = content["fragments"][0]
    apply("p.obelus", {"id": ids["a.txt"], "spans": [
        {"id": content["id"], "label": "Content", "fragments": [[start, start + len("Norland")]]}]})
    same(claim_of("a.txt")["content"], "Norland")
    for _ in range(4):
        ctl("undo", "p.obelus")
    same((claim_of("a.txt")["publisher"], claim_of("a.txt")["act"], sources("--source", "kingdom")),
         ("Herald", "accuse", []))
    apply("p.obelus", {"id": ids["a.txt"], "deleted": [frame["id"]]})
    same(len(claims()), 3)
    ctl("undo", "p.obelus")
    same(len(claims("--match", "Velmora")), 2)
    whole()


@case
def chains():
    text = ("KCNA reported that the foreign ministry said it warned Seoul about drills near Halmar, "
            "while nobody listened.")
    new("p.obelus", ("a.txt", PORT.format(text)))
    doc = documents()["a.txt"]
    mark(doc, {"s1": ("Source", "KCNA"), "q1": ("Cue", "reported"),
               "o1": ("Content", "the foreign ministry said it warned Seoul about drills near Halmar"),
               "s2": ("Source", "the foreign ministry"), "q2": ("Cue", "said"),
               "o2": ("Content", "it warned Seoul about drills"), "o3": ("Content", "drills near")},
         [{"id": "outer", "type": "Claim",
           "roles": {"source": ["s1"], "cue": ["q1"], "content": ["o1"]}},
          {"id": "inner", "type": "Claim",
           "roles": {"source": ["s2"], "cue": ["q2"], "content": ["o2"]}},
          {"id": "last", "type": "Claim", "attributes": {"source_status": "anonymous"},
           "roles": {"content": ["o3"], "nested_in": ["inner"]}}])
    found = {claim["content"]: claim for claim in claims()}
    outer, inner, last = (found[words] for words in (
        "the foreign ministry said it warned Seoul about drills near Halmar",
        "it warned Seoul about drills", "drills near"))
    same(outer["chain"], ["writer", "KCNA"])
    same(inner["chain"], ["writer", "KCNA", "the foreign ministry"])  # by its place
    same(inner["nested_in"], outer["id"])
    same(last["chain"], ["writer", "KCNA", "the foreign ministry", "anonymous"])  # as was said
    has(out("claims", "p.obelus"), "writer > KCNA > the foreign ministry")
    rows = list(csv.DictReader(io.StringIO(out("claims", "p.obelus", "--csv"))))
    has([row["chain"] for row in rows], "writer > KCNA > the foreign ministry")
    # A ring ends where it began.
    apply("p.obelus", {"id": doc, "frames": [{"id": outer["id"], "type": "Claim",
                                              "roles": {"nested_in": [last["id"]]}}]})
    assert all(len(claim["chain"]) <= 4 for claim in claims())
    whole()


@case
def propositions():
    corpus()
    before = export("p.obelus")
    a, b, c, d = (claim_of(name)["id"] for name in ("a.txt", "b.txt", "c.txt", "d.txt"))
    found = lines_of("propositions", "p.obelus", "candidates", a, "--json")
    same([line["claim"] for line in found][:1], [b])
    same((found[0]["entities"], found[0]["same_act"], found[0]["numbers"]),
         (["Norland"], True, "none"))
    has(" ".join(found[0]["words"]), "port", "halmar")
    assert d not in [line["claim"] for line in found]
    has(out("propositions", "p.obelus", "candidates", a), "in common:")

    closed = out("propositions", "p.obelus", "new", "Norland closed the port.", a).strip()
    ctl("propositions", "p.obelus", "put", closed, b)
    has([line["claim"] for line in lines_of("propositions", "p.obelus", "candidates", closed,
                                            "--json")], c)
    open_ = out("propositions", "p.obelus", "new", "The port is open.", c).strip()
    link = out("propositions", "p.obelus", "link", open_, "denies", closed).strip()
    shown = json_of("propositions", "p.obelus", "show", closed, "--json")
    same((shown["n_claims"], shown["n_documents"], shown["claims"]), (2, 2, [a, b]))
    same((shown["first"]["publisher"], shown["first"]["date"]), ("Herald", "2024-01-20"))
    same([(part["publisher"], part["n_claims"], part["first"]) for part in shown["publishers"]],
         [("Herald", 1, "2024-01-20"), ("Gazette", 1, "2024-01-21")])
    same(shown["links"], [{"id": link, "from": open_, "type": "denies", "to": closed}])
    has(out("propositions", "p.obelus", "show", closed), "2 claims", "denies")
    same([claim["id"] for claim in claims("--proposition", closed)], [a, b])
    same([group["n_claims"] for group in claims("--group-by", "proposition")], [2, 1, 1])
    has(err("propositions", "p.obelus", "link", open_, "likes", closed, status=1), "contradicts")

    ctl("propositions", "p.obelus", "rename", closed, "Norland shut the port.")
    same(claim_of("b.txt")["sentence"], "Norland shut the port.")
    ctl("propositions", "p.obelus", "merge", closed, open_)
    same([(line["id"], line["n_claims"], line["n_links"]) for line in
          lines_of("propositions", "p.obelus", "--json")], [(closed, 3, 0)])
    ctl("undo", "p.obelus")
    ctl("propositions", "p.obelus", "unlink", link)
    ctl("propositions", "p.obelus", "take-out", b)
    same(claim_of("b.txt")["proposition"], None)
    ctl("propositions", "p.obelus", "delete", open_)
    same(len(lines_of("propositions", "p.obelus", "--json")), 1)
    whole()
    # What was not touched is as it was, and undo brings all of it back.
    untouched = documents()["d.txt"]
    same(*([line for line in lines.splitlines() if untouched.encode() in line]
           for lines in (export("p.obelus"), before)))
    for _ in range(8):
        ctl("undo", "p.obelus")
    same(export("p.obelus"), before)
    same(out("propositions", "p.obelus", "--json"), "")


@case
def copies_are_one_text():
    long = " ".join(f"Sentence number {n} tells of the port and its cranes." for n in range(40))
    articles = [(f"{name}.txt", PORT.format(f"Velmora said that the port was closed. {long}{more}"))
                for name, more in (("a", ""), ("b", " By a wire."), ("c", " From our desk."))]
    new("p.obelus", *articles)
    ids = documents()
    for name, publisher in (("a", "Herald"), ("b", "Gazette"), ("c", "Courier")):
        apply("p.obelus", {"id": ids[f"{name}.txt"], "meta": {"publisher": publisher}})
        mark(ids[f"{name}.txt"], {"o": ("Content", "the port was closed")},
             [{"id": "f", "type": "Claim", "roles": {"content": ["o"]}}])
    made = out("propositions", "p.obelus", "new", "The port was closed.",
               *(claim["id"] for claim in claims())).strip()
    shown = json_of("propositions", "p.obelus", "show", made, "--json")
    same((shown["n_claims"], shown["n_documents"], shown["n_texts"]), (3, 3, 1))


@case
def assessments():
    corpus()
    a = claim_of("a.txt")["id"]
    made = out("propositions", "p.obelus", "new", "Norland closed the port.", a).strip()

    def assess(subject, scale, value, who, *more, status=0):
        return ctl("assess", "p.obelus", subject, "--scale", scale, "--value", value,
                   "--annotator", who, *more, status=status)

    assess(a, "source_reliability", "B", "Anna")
    assess(made, "likelihood", "likely", "Anna", "--note", "two sources")
    assess(made, "likelihood", "unlikely", "Ben")
    assess(made, "likelihood", "very likely", "Anna")
    found = claim_of("a.txt")["assessments"]
    same([(one["of"], one["value"], one["annotator"], one["latest"]) for one in found],
         [("claim", "B", "Anna", True), ("proposition", "likely", "Anna", False),
          ("proposition", "unlikely", "Ben", True), ("proposition", "very likely", "Anna", True)])
    same(found[1]["note"], "two sources")
    assert all(one["created"] for one in found)
    same(len(claims("--assessment", "likelihood=very likely")), 1)
    same(len(claims("--assessment", "likelihood=likely")), 0)  # thought better of
    has(assess(made, "likelihood", "maybe", "Ben", status=1).stderr.decode(), "roughly even chance")
    has(assess(made, "mood", "good", "Ben", status=1).stderr.decode(), "no scale")
    has(assess("ffff", "verdict", "refuted", "Ben", status=1).stderr.decode(), "ffff")
    # Nothing is overwritten, not by a record either.
    record = json_of("show", "--json", "p.obelus", documents()["a.txt"])
    one = next(one for one in record["assessments"] if one["value"] == "likely")
    refused = apply("p.obelus", {"id": record["id"], "assessments": [{**one, "value": "unlikely"}]},
                    status=1)
    has(refused.stderr.decode(), "stays as it was made")
    apply("p.obelus", record)  # the same once more does nothing
    ctl("undo", "p.obelus")
    same([one["value"] for one in claim_of("a.txt")["assessments"]], ["B", "likely", "unlikely"])
    same(len(claims("--assessment", "likelihood=likely")), 1)
    whole()
    with open("copy.jsonl", "wb") as file:
        file.write(export("p.obelus"))
    ctl("new", "q.obelus")
    ctl("import", "q.obelus", "copy.jsonl")
    same(export("q.obelus"), export("p.obelus"))
    same(json.loads(out("claims", "q.obelus", "--json").splitlines()[0])["sentence"],
         "Norland closed the port.")


run()
