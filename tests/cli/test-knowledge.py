#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""obelusctl knowledge: bases in and out, found by any name, entities made of them; FollowTheMoney;
and the kinds of mention."""

import json
import os
import pathlib

from cli import apply, case, ctl, err, export, first_id, has, json_of, lines_of, new, out, read_only
from cli import record_of, run, same

ARTICLE = ("Envoys\n\nForeign minister Choe Song-hee spoke in Seoul. The official said she would "
           "return. KCNA reported it.\n")
TABLE = ('id,name,aliases,type,description,sitelinks\n'
         'Q1,Choe Son-hui,최선희|Choi Sun-hee,human,"politician, of North Korea",40\n'
         'Q2,Seoul,서울;Hanyang,city,capital,300\n'
         'Q3,Choe Ryong-hae,,human,politician,50\n'
         'Q4,KCNA,Korean Central News Agency,news agency,,80\n')
FTM = [
    {"id": "NK-1", "schema": "Person", "properties": {
        "name": ["Choe Son-hui"], "alias": ["최선희"], "wikidataId": ["Q1"], "notes": ["envoy"]}},
    {"id": "NK-2", "schema": "PublicBody", "properties": {"name": ["Foreign Ministry"]}},
    {"id": "NK-3", "schema": "Directorship", "properties": {"director": ["NK-1"]}},
]


def put(name, text):
    pathlib.Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return name


def load(text=TABLE, name="base.csv", *options, **how):
    return json_of("knowledge", "p.obelus", "import", put(name, text), "--json", *options, **how)


def search(*words):
    return [found["id"] for found in lines_of("knowledge", "p.obelus", "search", "--json", *words)]


def entities():
    found = {}
    for line in export("p.obelus").decode().splitlines():
        found.update((entity["id"], entity) for entity in json.loads(line)["entities"])
    return found


def ftm_lines(*objects):
    return "".join(json.dumps(one) + "\n" for one in objects)


def at(text, words):
    return [text.index(words), text.index(words) + len(words)]


def mark(**spans):
    """Marks words of the article: label and words by id; gives the spans of the record."""
    text = record_of()["text"]
    apply("p.obelus", {"id": first_id(), "spans": [
        {"id": name, "label": label, "fragments": [at(text, words)]}
        for name, (label, words) in spans.items()]})
    return {span["quote"]: span for span in record_of()["spans"]}


# --- Bases ------------------------------------------------------------------------------------


@case
def a_table_is_found_by_every_name():
    new()
    report = load()
    same([report[name] for name in ("name", "format", "n_entries", "n_bad")], ["base", "csv", 4, 0])
    same(search("choe son-hui"), ["Q1"])
    same(search("choe"), ["Q3", "Q1"])       # the more popular first
    same(search("최선희"), ["Q1"])
    same(search("CHOI", "sun")[0], "Q1")
    same(search("hui", "choe"), ["Q1"])      # in another order
    same(search("Choi Seon Hui")[0], "Q1")   # in another spelling
    same(search("news agency"), ["Q4"])      # a later word
    same(search("zzz"), [])
    found = lines_of("knowledge", "p.obelus", "search", "--json", "seoul")[0]
    same([found[name] for name in ("base", "scheme", "type", "aliases", "description", "popularity")],
         ["base", "wikidata", "city", ["서울", "Hanyang"], "capital", 300])
    has(out("knowledge", "p.obelus", "search", "choe son hui"), "Q1", "politician, of North Korea")
    has(out("check", "p.obelus"), "")


@case
def type_decides_between_equals():
    new()
    load("id,name,type,sitelinks\nQ1,Washington,city,500\nQ2,Washington,human,20\n")
    same(search("washington"), ["Q1", "Q2"])
    same(search("washington", "--label", "Person"), ["Q2", "Q1"])
    same(search("washington", "--limit", "1", "--label", "Person"), ["Q2"])


@case
def bases_are_listed_replaced_and_removed():
    new()
    load()
    load("id\tname\nx1\tHalmar\n", "own places.tsv")
    bases = lines_of("knowledge", "p.obelus", "list", "--json")
    same([(base["name"], base["scheme"], base["n_entries"]) for base in bases],
         [("base", "wikidata", 4), ("own places", "own-places", 1)])
    same(search("halmar"), ["x1"])
    has(err("knowledge", "p.obelus", "import", "base.csv", status=1), "base", "already")
    load("id,name\nQ9,Pyongyang\n", "base.csv", "--replace")
    same(search("seoul"), [])
    same(search("pyongyang"), ["Q9"])
    ctl("knowledge", "p.obelus", "remove", "base")
    same(search("pyongyang"), [])
    has(err("knowledge", "p.obelus", "remove", "base", status=1), "base")
    # It is no part of the history.
    has(err("undo", "p.obelus", status=1), "nothing")
    has(out("check", "p.obelus"), "")


@case
def wikidata_as_it_comes():
    new()
    load("item,itemLabel,itemAltLabel,itemDescription\n"
         "http://www.wikidata.org/entity/Q1,Choe Son-hui,\"Choi Sun-hee, Choe Sonhui\",politician\n"
         "http://www.wikidata.org/entity/Q1,Choe Son-hui,Choe Seon-hui,politician\n"
         "http://www.wikidata.org/entity/Q5,Q5,,\n", status=1)
    (found,) = lines_of("knowledge", "p.obelus", "search", "--json", "choi sun-hee")
    same((found["id"], found["aliases"]), ("Q1", ["Choi Sun-hee", "Choe Sonhui", "Choe Seon-hui"]))
    same(search("choe seon hui")[0], "Q1")
    item = {"id": "Q2", "labels": {"de": {"language": "de", "value": "Söul"},
                                   "en": {"language": "en", "value": "Seoul"}},
            "aliases": {"ko": [{"language": "ko", "value": "서울"}]},
            "descriptions": {"en": {"language": "en", "value": "capital"}},
            "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q515"}}}}]},
            "sitelinks": {"enwiki": {}, "kowiki": {}}}
    load("[\n" + json.dumps(item) + ",\n" + json.dumps({"id": "Q3", "name": "Halmar"}) + "\n]\n",
         "items.json")
    found = lines_of("knowledge", "p.obelus", "search", "--json", "soul")
    same([(one["id"], one["name"], one["type"], one["popularity"]) for one in found],
         [("Q2", "Seoul", "Q515", 2)])
    same(search("서울"), ["Q2"])
    load('"id"\t"name"@en\t"name_ko"\n<http://www.wikidata.org/entity/Q7>\t"A ""big"" one"@en\t큰\n',
         "other.tsv")
    same(search("a big one"), ["Q7"])
    same(search("큰"), ["Q7"])


# --- Bad input --------------------------------------------------------------------------------


@case
def bad_lines_are_named_and_the_rest_goes_in():
    new()
    text = ('id,name\nQ1,Good\n,No id\nQ3,\nQ4,"never closed\nQ5,Also good\n'.encode()
            + b"Q6,\xff\xfe bad\n" + b"Q7," + b"x" * 400_000 + b"\nQ8,Last\n")
    messages = err("knowledge", "p.obelus", "import", put("b.csv", text), status=1)
    has(messages, "b.csv, line 3: it has no id", "b.csv, line 4: it has no name",
        "b.csv, line 5: a quotation mark", "b.csv, line 7: it is not UTF-8", "b.csv, line 8: ")
    same(sorted(search("good")), ["Q1", "Q5"])
    same(search("last"), ["Q8"])
    messages = err("knowledge", "p.obelus", "import", status=1, *[
        put("j.jsonl", '{"id": "1", "name": "One"}\n{"id": "2", \n[]\n{"id": 3}\n'), ])
    has(messages, "line 2: character 11", "line 3: it is no JSON object", "line 4: it has no id")
    same(search("one"), ["1"])


@case
def files_that_are_none_are_refused_in_one_line():
    new()
    before = pathlib.Path("p.obelus").read_bytes()
    for name, text, words in (
            ("empty.csv", b"", "is empty"),
            ("head.csv", b"id,name\n", "no entry"),
            ("columns.csv", b"number;what\n1;x\n", "number, what"),
            ("utf16.csv", "id,name\n1,x\n".encode("utf-16"), "UTF-16"),
            ("latin.csv", "id,name,größe\n1,x\n".encode("latin-1"), "UTF-8"),
            ("packed.csv", b"\x1f\x8b\x08\x00rest", "compressed"),
            ("binary.csv", bytes(range(256)) * 20, "no text"),
            ("one.jsonl", b"x" * 100, "one.jsonl, line 1: "),
            ("bad.jsonl", b"{}\n" * 5000, "first 1000 lines")):
        messages = err("knowledge", "p.obelus", "import", put(name, text), status=1)
        has(messages, name, words)
        same(len(messages.splitlines()), 1)
    has(err("knowledge", "p.obelus", "import", "missing.csv", status=1), "missing.csv")
    same(lines_of("knowledge", "p.obelus", "list", "--json"), [])
    same(pathlib.Path("p.obelus").read_bytes(), before)


@case
def what_cannot_be_written_is_said():
    os.mkdir("folder")
    new("folder/p.obelus")
    put("base.csv", TABLE)
    if os.geteuid() == 0:
        return                               # root can write anything
    os.chmod("folder/p.obelus", 0o444)
    with read_only("folder"):
        has(err("knowledge", "folder/p.obelus", "import", "base.csv", status=1), "permissions")


@case
def wrong_usage():
    new()
    for words in (["import"], ["list", "x"], ["frob"], ["remove"], ["adopt", "x"], ["search"]):
        ctl("knowledge", "p.obelus", *words, status=2)
    ctl("knowledge", "p.obelus", "import", "x", "--format", "xml", status=2)


# --- Entities of them -------------------------------------------------------------------------


@case
def an_entry_becomes_one_entity():
    new("p.obelus", ("a.txt", ARTICLE))
    load()
    span = mark(a=("Person", "Choe Song-hee"))["Choe Song-hee"]["id"]
    before = export("p.obelus")
    made = out("knowledge", "p.obelus", "adopt", "base", "Q1", "--span", span).strip()
    entity = entities()[made]
    same((entity["type"], entity["name"], entity["external"], entity["notes"]),
         ("Person", "Choe Son-hui", {"wikidata": "Q1"}, "politician, of North Korea"))
    same([alias["name"] if isinstance(alias, dict) else alias for alias in entity["aliases"]],
         ["최선희", "Choi Sun-hee", "Choe Song-hee"])
    same(record_of()["spans"][0]["entity"], made)
    same(record_of()["spans"][0]["mention"], "name")
    # Once more is the same one.
    same(out("knowledge", "p.obelus", "adopt", "base", "Q1").strip(), made)
    same(len(lines_of("history", "p.obelus", "--json")), 3)
    ctl("undo", "p.obelus")
    same(export("p.obelus"), before)
    ctl("redo", "p.obelus")
    same(entities()[made], entity)
    has(err("knowledge", "p.obelus", "adopt", "base", "Q99", status=1), "Q99")
    has(out("check", "p.obelus"), "")


@case
def money_comes_in_as_a_base_and_as_entities():
    new("p.obelus", ("a.txt", ARTICLE))
    report = load(ftm_lines(*FTM), "n.ftm.json")
    same([report[name] for name in ("format", "n_entries", "n_others")], ["ftm", 2, 1])
    (found,) = lines_of("knowledge", "p.obelus", "search", "--json", "choe")
    same((found["scheme"], found["id"], found["external"]), ("ftm", "NK-1", {"wikidata": "Q1"}))
    before = export("p.obelus")
    report = load(ftm_lines(*FTM), "n.ftm.json", "--as-entities")
    same([report[name] for name in ("n_entries", "n_merged", "n_same")], [2, 0, 0])
    report = load(ftm_lines(*FTM), "n.ftm.json", "--as-entities")
    same([report[name] for name in ("n_entries", "n_merged", "n_same")], [0, 0, 2])
    FTM[1]["properties"]["alias"] = ["MOFA"]
    report = load(ftm_lines(*FTM), "n.ftm.json", "--as-entities")
    same([report[name] for name in ("n_entries", "n_merged", "n_same")], [0, 1, 1])
    same([entry["state"] for entry in lines_of("history", "p.obelus", "--json")],
         ["done", "done", "done"])
    ctl("undo", "p.obelus")
    ctl("undo", "p.obelus")
    same(export("p.obelus"), before)
    same(json_of("stats", "p.obelus", "--json")["n_entities"], 0)
    ctl("redo", "p.obelus")
    same(json_of("stats", "p.obelus", "--json")["n_entities"], 2)


@case
def money_goes_out_and_comes_back_the_same():
    new("p.obelus", ("a.txt", ARTICLE))
    load(ftm_lines(*FTM), "n.ftm.json", "--as-entities")
    spans = mark(a=("Person", "Choe Song-hee"), b=("Person", "she"), c=("Place", "Seoul"),
                 d=("Media", "KCNA"), e=("Date", "return"))
    has(err("export", "p.obelus", "--format", "ftm", "--output", "-"), "5 × ")
    load()
    ctl("knowledge", "p.obelus", "adopt", "base", "Q1", "--span", spans["Choe Song-hee"]["id"])
    ctl("knowledge", "p.obelus", "adopt", "base", "Q1", "--span", spans["she"]["id"])
    ctl("knowledge", "p.obelus", "adopt", "base", "Q2", "--span", spans["Seoul"]["id"])
    done = ctl("export", "p.obelus", "--format", "ftm", "--output", "-", "--report", "r.json")
    objects = [json.loads(line) for line in done.stdout.decode().splitlines()]
    for one in objects:
        same(sorted(one), ["id", "properties", "schema"])
        for values in one["properties"].values():
            assert values and all(isinstance(value, str) and value for value in values), one
    same([one["schema"] for one in objects], ["Article", "Person", "Address", "Mention", "Mention"])
    same((objects[1]["id"], objects[1]["properties"]["name"], objects[1]["properties"]["wikidataId"]),
         ("NK-1", ["Choe Son-hui"], ["Q1"]))
    same(objects[3]["properties"], {"document": [first_id()], "name": ["Choe Song-hee"],
                                    "resolved": ["NK-1"], "detectedSchema": ["Person"]})
    assert "resolved" not in objects[4]["properties"]
    report = json.loads(pathlib.Path("r.json").read_text())
    same(report["spans"], {"in": 5, "out": 2})
    same(sorted((loss["code"], loss["count"]) for loss in report["losses_by_reason"]),
         [("no-entity", 2), ("no-name", 1), ("unresolved", 1)])
    ctl("export", "p.obelus", "--format", "ftm", "--output", "out.ftm.json")
    same(pathlib.Path("out.ftm.json").read_bytes(), done.stdout)
    before = export("p.obelus")
    report = load(done.stdout, "out.ftm.json", "--as-entities")
    same([report[name] for name in ("n_entries", "n_merged", "n_same", "n_others")], [0, 0, 2, 3])
    same(export("p.obelus"), before)


# --- Kinds of mention -------------------------------------------------------------------------


@case
def a_mention_is_a_name_a_description_or_a_pronoun():
    new("p.obelus", ("a.txt", ARTICLE))
    load()
    spans = mark(a=("Person", "Choe Song-hee"), b=("Person", "The official"), c=("Person", "she"))
    same({span["mention"] for span in spans.values()}, {None})
    for span in spans.values():
        made = out("knowledge", "p.obelus", "adopt", "base", "Q1", "--span", span["id"]).strip()
    same([(span["quote"], span["mention"]) for span in record_of()["spans"]],
         [("Choe Song-hee", "name"), ("The official", "nominal"), ("she", "pronoun")])
    same([alias["name"] if isinstance(alias, dict) else alias
          for alias in entities()[made]["aliases"]], ["최선희", "Choi Sun-hee", "Choe Song-hee"])
    has(out("show", "p.obelus", first_id()), "“she” → Choe Son-hui, pronoun")
    # What somebody says stays.
    before = export("p.obelus")
    she = spans["she"]["id"]
    apply("p.obelus", {"id": first_id(), "spans": [{"id": she, "mention": "nominal"}]})
    same(record_of()["spans"][2]["mention"], "nominal")
    ctl("undo", "p.obelus")
    same(export("p.obelus"), before)
    has(err("apply", "p.obelus", "-", status=1, stdin=json.dumps(
        {"id": first_id(), "spans": [{"id": she, "mention": "verb"}]}).encode()), "mention", "verb")
    apply("p.obelus", {"id": first_id(), "spans": [{"id": she, "mention": None, "entity": None}]})
    same(record_of()["spans"][2]["mention"], None)
    # A record carries it to another project.
    new("q.obelus")
    ctl("export", "p.obelus", "--format", "jsonl", "--output", "all.jsonl")
    ctl("import", "q.obelus", "all.jsonl")
    same(export("q.obelus"), export("p.obelus"))


run()
