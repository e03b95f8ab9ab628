#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""search: the query language, scripts of several kinds, the concordance, and acting on what is found."""

import json

from cli import (SAMPLE_ARTICLES, SAMPLES, case, ctl, err, export, has, json_of, lines_of, new, out,
                 run, same)


def sample():
    ctl("new", "p.obelus")
    ctl("import", "p.obelus", *map(str, SAMPLE_ARTICLES))
    ctl("apply", "p.obelus", str(SAMPLES / "annotations.jsonl"))


def search(*arguments):
    return lines_of("search", "--json", "p.obelus", *arguments)


def records():
    return {record["id"]: record for record in map(json.loads, export("p.obelus").splitlines())}


@case
def every_hit_stands_where_it_says():
    sample()
    stored = records()
    for query in ("halmar", "\"Strait of Halmar\"", "détroit OR 할마르", "NEAR(ships halmar, 9)",
                  "미사일 OR صاروخ", "label:Person", "claim()", "type:Government", "velm* -ships"):
        hits = search(query)
        assert hits, query
        for hit in hits:
            text = stored[hit["document"]]["text"]
            start, end = hit["range"]
            assert text[:start].endswith(hit["before"]), hit
            assert text[end:].startswith(hit["after"]), hit
            if hit["kind"] == "text":
                same(text[start:end], hit["match"])
            else:
                marks = {o["id"]: o for o in stored[hit["document"]]["spans"]
                         + stored[hit["document"]]["frames"]}
                assert (hit["span"] or hit["frame"]) in marks


@case
def fields_say_what_the_records_say():
    sample()
    stored = records()
    spans = [(record, span) for record in stored.values() for span in record["spans"]]
    frames = [(record, frame) for record in stored.values() for frame in record["frames"]]
    kinds = {entity["id"]: entity["type"] for record in stored.values()
             for entity in record["entities"]}

    def ids(query):
        return sorted(hit["span"] or hit["frame"] for hit in search(query))

    same(ids("label:person"), sorted(s["id"] for _, s in spans if s["label"] == "Person"))
    same(ids("label:(Person OR Place) language:en"),
         sorted(s["id"] for r, s in spans
                if s["label"] in ("Person", "Place") and r["meta"]["language"] == "en"))
    same(ids("label:Person -entity:*"),
         sorted(s["id"] for _, s in spans if s["label"] == "Person" and not s.get("entity")))
    same(ids("type:Government"),
         sorted(s["id"] for _, s in spans if kinds.get(s.get("entity")) == "Government"))
    same(ids("mention:pronoun"),
         sorted(s["id"] for _, s in spans if s.get("mention") == "pronoun"))
    same(ids("claim(act:deny)"),
         sorted(f["id"] for _, f in frames if f["attributes"].get("act") == "deny"))
    of = {s["id"]: s for _, s in spans}

    def fills(frame, role, kind):
        return any(kinds.get(filler if filler in kinds else of.get(filler, {}).get("entity")) == kind
                   for filler in frame["roles"].get(role, []))

    expected = sorted(f["id"] for _, f in frames if f["type"] == "Claim"
                      and fills(f, "source", "Person") and f["attributes"].get("act") == "deny")
    assert expected
    same(ids("claim(source:(type:Person) act:deny)"), expected)
    nested = sorted(f["id"] for _, f in frames if f["roles"].get("nested_in"))
    assert nested
    same(ids("claim(nested_in:claim())"), nested)
    same(ids("frame(nested_in:*)"), nested)
    content = sorted(f["id"] for _, f in frames
                     if any("missile" in of[x]["quote"].casefold()
                            for x in f["roles"].get("content", []) if x in of))
    assert content
    same(ids("claim(content:missile*)"), content)


@case
def articles_are_told_by_what_is_known_of_them():
    sample()
    stored = records()
    same({hit["document"] for hit in search("language:ko")},
         {r["id"] for r in stored.values() if r["meta"]["language"] == "ko"})
    same({hit["kind"] for hit in search("language:ko")}, {"document"})
    same({hit["document"] for hit in search("halmar date:2025-03-14")},
         {r["id"] for r in stored.values() if (r["meta"].get("published") or "").startswith("2025-03-14")})
    same(search("halmar date:2026.."), [])
    same({hit["document"] for hit in search("halmar date:..2025-03-14")},
         {hit["document"] for hit in search("halmar date:2025-03-14")})


@case
def readers_of_each_script_find_their_words():
    new("p.obelus",
        ("ko.txt", "북한은 러시아 대통령을 맞을 준비가 되었다고 밝혔다.\n\n외무성이 말했다.\n"),
        ("zh.txt", "朝鲜外务省说已经准备好了。\n\n平壤方面表示欢迎。\n"),
        ("ja.txt", "北朝鮮の外務省は準備ができたと発表した。\n\nﾐｻｲﾙ発射。\n"),
        ("th.txt", "กระทรวงการต่างประเทศเกาหลีเหนือแถลงว่าพร้อมแล้ว\n"),
        ("ar.txt", "قالت وزارة الخارجية إنها مستعدّة لاستقبال الوفد.\n\nوالوزارة أعلنت ذلك بالأمس، إلى أن.\n"),
        ("tr.txt", "İstanbul’da ışık yandı, ISTANBUL dedi.\n"),
        ("en.txt", "ＫＣＮＡ reported naïve résumés.\n"))

    def matches(*query):
        return [hit["match"] for hit in search(*query)]

    same(matches("북한"), ["북한은"])
    same(matches("대통령"), ["대통령을"])
    same(matches("\"외무성이 말했다\""), ["외무성이 말했다"])
    same(matches("外务"), ["外务"])
    same(matches("外务省"), ["外务省"])
    same(matches("省"), ["省", "省"])
    same(matches("平壤"), ["平壤"])
    same(matches("鲜省"), [])
    same(matches("外務省"), ["外務省"])
    same(matches("ミサイル"), ["ﾐｻｲﾙ"])
    same(matches("เกาหลี"), ["เกาหลี"])
    same(matches("وزارة"), ["وزارة", "والوزارة"])
    same(matches("الوزارة"), ["وزارة", "والوزارة"])
    same(matches("مستعدة"), ["مستعدّة"])
    same(matches("الي"), ["إلى"])
    same(matches("امس"), ["بالأمس"])
    same(matches("istanbul"), ["İstanbul", "ISTANBUL"])
    same(matches("isik"), ["ışık"])
    same(matches("kcna"), ["ＫＣＮＡ"])
    same(matches("naive"), ["naïve"])


@case
def operators_choose_articles():
    new("p.obelus", ("a.txt", "One fox and a hen.\n"), ("b.txt", "Two hens, and a dog.\n"),
        ("c.txt", "A fox near the old dog.\n"))

    def titles(query):
        return sorted({hit["title"] for hit in search(query)})

    a, b, c = titles("hen")[0], titles("hens")[0], titles("old")[0]
    same(titles("fox dog"), [c])
    same(titles("fox -dog"), [a])
    same(titles("fox NOT (dog OR hen)"), [])
    same(titles("hen OR dog"), sorted([a, b, c]))
    same(titles("(hen OR dog) fox"), sorted([a, c]))
    same(titles("hen*"), sorted([a, b]))
    same(titles("NEAR(fox dog, 3)"), [c])
    same(titles("NEAR(fox dog, 1)"), [])
    same(titles(f"title:{a}"), [a])
    same([h["match"] for h in search("NEAR(dog fox, 3)")], ["fox near the old dog"])


@case
def lines_are_sorted_by_what_stands_around():
    new("p.obelus", ("a.txt", "the zebra ran off.\n\nsome old zebra bit me.\n"),
        ("b.txt", "a big zebra came.\n"))
    same([h["before"].split()[-1] for h in search("zebra", "--sort", "left")], ["big", "old", "the"])
    same([h["after"].split()[0] for h in search("zebra", "--sort", "right")], ["bit", "came.", "ran"])
    same(len(search("zebra", "--limit", "2")), 2)
    same(len(search("zebra", "--limit", "2", "--sort", "right")), 2)
    same([h["before"] for h in search("zebra", "--context", "0")], ["", "", ""])
    same(json_of("search", "--json", "p.obelus", "zebra", "--count"), {"n_hits": 3, "n_documents": 2})
    lines = [line for line in out("search", "p.obelus", "zebra", "--sort", "left").splitlines()]
    same({line.index("[zebra]") for line in lines}, {40})


@case
def mistakes_are_told_with_their_place():
    sample()
    for query, column in (("a OR", 5), ("(a b) )", 7), ("kim foo:bar", 5), ("claim(label:", 13),
                          ("date:yesterday", 1), ("status:old", 1), ("boat(x)", 1), ("*", 1)):
        told = err("search", "p.obelus", query, status=2)
        has(told, f"at character {column}:")
        same(told.splitlines()[2].index("^"), column + 1)
    err("search", "p.obelus", "kim", "--sort", "up", status=2)
    err("search", "p.obelus", "kim", "--mark", "Person", "--delete", status=2)
    err("search", "p.obelus", "kim", "--dry-run", status=2)


def untouched(before, after, ids):
    """All records of spans and frames but those of @ids are the same, byte for byte."""
    def parts(records_):
        return {o["id"]: json.dumps(o, ensure_ascii=False) for r in records_.values()
                for o in r["spans"] + r["frames"] if o["id"] not in ids}
    old, fresh = parts(before), parts(after)
    same({key: fresh.get(key) for key in old}, old)


def acts(query, *options, n_changed):
    """Does it dry, in earnest and back again; gives the records in between."""
    original = export("p.obelus")
    before = records()
    dry = lines_of("search", "--json", "p.obelus", query, *options, "--dry-run")
    same(dry[-1]["n_changed"], n_changed)
    same(dry[-1]["dry_run"], True)
    same(export("p.obelus"), original)
    n_history = json_of("stats", "--json", "p.obelus")["n_history"]
    done = lines_of("search", "--json", "p.obelus", query, *options)
    same(done[-1]["n_changed"], n_changed)
    same(json_of("stats", "--json", "p.obelus")["n_history"], n_history + 1)
    after = records()
    ids = {hit["span"] or hit["frame"] for hit in dry[:-1]}
    if "--delete" in options:  # claims whose roles they filled are not what they were
        ids |= {f["id"] for r in before.values() for f in r["frames"]
                if any(filler in ids for role in f["roles"].values() for filler in role)}
    untouched(before, after, ids)
    ctl("check", "p.obelus")
    ctl("undo", "p.obelus")
    same(export("p.obelus"), original)
    ctl("redo", "p.obelus")
    ctl("check", "p.obelus")
    same(records(), after)
    ctl("undo", "p.obelus")
    return before, after


@case
def words_are_marked():
    sample()
    hits = search("missile*")
    _, after = acts("missile*", "--mark", "Weapon", n_changed=len(hits))
    marked = {(r["id"], *s["fragments"][0]) for r in after.values() for s in r["spans"]
              if s["label"] == "Weapon"}
    assert {(h["document"], *h["range"]) for h in hits} <= marked
    ctl("search", "p.obelus", "missile*", "--mark", "Weapon")
    same(lines_of("search", "--json", "p.obelus", "missile*", "--mark", "Weapon")[-1]["n_changed"], 0)
    err("search", "p.obelus", "missile*", "--mark", "Nonsense", status=1)


@case
def marks_are_relabelled_linked_and_deleted():
    sample()
    n_media = len(search("label:Media"))
    assert n_media > 1
    _, after = acts("label:Media", "--relabel", "Organization", n_changed=n_media)
    same([s for r in after.values() for s in r["spans"] if s["label"] == "Media"], [])

    stored = records()
    entity = next(e["id"] for r in stored.values() for e in r["entities"]
                        if e["type"] == "Person")
    n_others = len(search(f"label:Person -entity:{entity}"))
    _, after = acts("label:Person", "--link", entity, n_changed=n_others)
    same({s["entity"] for r in after.values() for s in r["spans"] if s["label"] == "Person"}, {entity})

    n_places = len(search("label:Place"))
    _, after = acts("label:Place", "--delete", n_changed=n_places)
    same([s for r in after.values() for s in r["spans"] if s["label"] == "Place"], [])


@case
def claims_get_attributes_and_go():
    sample()
    n_denied = len(search("claim(act:deny)"))
    _, after = acts("claim(act:deny)", "--set", "act=reject", n_changed=n_denied)
    same([f for r in after.values() for f in r["frames"] if f["attributes"].get("act") == "deny"], [])
    acts("claim(act:deny)", "--set", "act=", n_changed=n_denied)
    err("search", "p.obelus", "claim(act:deny)", "--set", "act=sing", status=1)
    err("search", "p.obelus", "claim(act:deny)", "--set", "colour=red", status=1)
    result = lines_of("search", "--json", "p.obelus", "claim(act:deny)", "--relabel", "Person")
    same(result[-1]["n_left"], n_denied)
    same(result[-1]["n_changed"], 0)


@case
def deleting_claims_leaves_the_rest():
    sample()
    ids = [hit["frame"] for hit in search("claim(act:deny)")]
    ctl("search", "p.obelus", "claim(act:deny)", "--delete")
    same(search("claim(act:deny)"), [])
    left = {f["id"] for r in records().values() for f in r["frames"]}
    assert not left & set(ids)
    ctl("check", "p.obelus")
    ctl("undo", "p.obelus")
    same(sorted(hit["frame"] for hit in search("claim(act:deny)")), sorted(ids))


run()
