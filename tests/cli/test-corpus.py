#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The corpus that other tests ask about entities and claims is what they take it for."""

import functools
import json
import pathlib
import sys
import unicodedata

from cli import CTL, SOURCE, case, ctl, lines_of, run, same

sys.path.insert(0, str(SOURCE / "tests" / "corpus"))
sys.dont_write_bytecode = True

from corpus import Corpus, write_corpus  # noqa: E402

CORPUS = Corpus(CTL)


def read_files(folder):
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(pathlib.Path(folder).rglob("*")) if path.is_file()}


@functools.cache
def export():
    return lines_of("export", str(CORPUS.project), "--format", "jsonl", "--output", "-")


@case
def the_same_seed_gives_the_same_files():
    write_corpus("one", 60, 3)
    write_corpus("two", 60, 3)
    write_corpus("other", 60, 4)
    same(read_files("one"), read_files("two"))
    assert read_files("one") != read_files("other")
    same(len(list(pathlib.Path("one/articles").iterdir())), 60)


@case
def every_record_finds_its_article_and_every_quote_its_words():
    CORPUS.copy_to("p.obelus")
    records = CORPUS.annotations.read_text(encoding="utf-8").count("\n")
    listed = lines_of("list", "--json", "p.obelus")
    assert len(listed) >= 200 and records >= 150, (len(listed), records)
    same(sum(one["n_spans"] > 0 for one in listed), records)
    ctl("check", "p.obelus")
    same([one["source"] for one in listed if one["doubts"]], [])
    again = ctl("apply", "p.obelus", str(CORPUS.annotations))
    said = (again.stdout + again.stderr).decode()
    assert "Articles: 0 changed, 0 deleted, 0 refused" in said, said


@case
def publishers_languages_and_months_are_several():
    listed = lines_of("list", "--json", str(CORPUS.project))
    assert len({one["publisher"] for one in listed}) >= 8
    same({one["language"] for one in listed}, {"en", "ko", "ar", "ru", "zh", "fr"})
    assert len({one["published"][:7] for one in listed}) >= 5
    assert sum(one["language"] == "en" for one in listed) > len(listed) / 2


@case
def one_claim_is_carried_by_several_publishers_in_other_words():
    publishers, words = {}, {}
    for record in export():
        quotes = {span["id"]: span["quote"] for span in record["spans"]}
        for frame in record["frames"]:
            publishers[frame["id"]] = record["meta"]["publisher"]
            words[frame["id"]] = quotes[frame["roles"]["content"][0]]
    carried = [claim for claim in CORPUS.gold["claims"]
               if len({publishers[frame] for frame in claim["frames"]}) >= 3
               and len({words[frame] for frame in claim["frames"]}) >= 3]
    assert len(carried) >= 30, len(carried)
    assert any(claim["proposition"] is None for claim in carried)
    assert any(0 < len(claim["assigned"]) < len(claim["frames"]) for claim in carried)


@case
def names_stand_in_several_scripts():
    scripts = {}
    for record in export():
        for span in record["spans"]:
            if span["entity"] and CORPUS.gold["mentions"][span["id"]]["kind"] == "name":
                first = unicodedata.name(span["quote"].strip("«")[0]).split()[0]
                scripts.setdefault(span["entity"], set()).add(first)
    many = [entity for entity, found in scripts.items() if len(found) >= 3]
    assert len(many) >= 10, len(many)
    kinds = {mention["kind"] for mention in CORPUS.gold["mentions"].values()}
    same(kinds, {"name", "nominal", "pronoun"})


@case
def claims_come_in_every_shape():
    records = export()
    spans = [span for record in records for span in record["spans"]]
    frames = [frame for record in records for frame in record["frames"]]
    assert sum(span["label"] == "Content" and len(span["fragments"]) > 1 for span in spans) >= 20
    assert sum("nested_in" in frame["roles"] for frame in frames) >= 30
    acts = {frame["attributes"]["act"] for frame in frames}
    assert {"accuse", "deny", "promise", "concede"} <= acts, acts
    assert {"denies", "corrects"} <= {link["type"] for record in records for link in record["links"]}
    graded = {}
    for record in records:
        for one in record["assessments"]:
            graded.setdefault((one["frame"] or one["proposition"], one["scale"]), set()).add(
                one["annotator"])
    assert any(len(annotators) == 2 for annotators in graded.values())
    assert any(len(chain["sources"]) > 2 for chain in CORPUS.gold["chains"])
    assert len(CORPUS.gold["copies"]) >= 10


@case
def some_entities_are_in_the_registry_twice():
    described = json.loads(CORPUS.annotations.read_text(encoding="utf-8").splitlines()[0])["entities"]
    names = {entity["id"]: entity["name"] for entity in described}
    linked = {span["entity"] for record in export() for span in record["spans"]}
    groups = CORPUS.gold["entities"]["same"]
    for group in groups:
        same(len({names[one] for one in group}), len(group))
    assert sum(linked.issuperset(group) for group in groups) >= 8


if __name__ == "__main__":
    try:
        run()
    finally:
        CORPUS.close()
