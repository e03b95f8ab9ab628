#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Positions are Python's string indices, whatever the text is made of."""

import json

from cli import SAMPLE_ARTICLES, apply, case, ctl, export, has, new, record_of, run, same

LINES = {
    "emoji": "The 😀 smiled at 👩‍👩‍👧‍👦 and 🇰🇷 and 👍🏽 today.",
    "combining": "Une e\u0301tude a\u0300 l\u2019e\u0301cole, Z\u0351\u036b\u0343 and \u1100\u1161\u11a8.",
    "korean": "평양과 모스크바는 최근 관계를 강화했다고 조선중앙통신이 보도했다.",
    "arabic": "أعلنت فيلمورا أنها «مستعدة» لاستقبال الوفد، بحسب الوكالة.",
    "wide": "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 and 漢字𠮷野家 and \u200bzero\u200d width \ufeffmark.",
}
ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}


def every_character_can_be_marked(source):
    new("p.obelus", ("a.txt", source))
    record = record_of()
    text = record["text"]
    assert "\r" not in text
    same(record["blocks"][0]["range"][0], 0)
    same(record["blocks"][-1]["range"][1], len(text))
    for before, after in zip(record["blocks"], record["blocks"][1:]):
        same(before["range"][1] + 1, after["range"][0])
        has("\n\t", text[before["range"][1]])
    # One span for each character, and one for each word.
    spans = [[at, at + 1] for at in range(len(text)) if not text[at].isspace()]
    for word in set(text.split()):
        spans.append([text.index(word), text.index(word) + len(word)])
    apply("p.obelus", {"id": record["id"], "spans": [
        {"label": "Person", "fragments": [span], "quote": text[slice(*span)]} for span in spans]})
    marked = record_of()
    same(len(marked["spans"]), len(spans))
    for span in marked["spans"]:
        same(span["quote"], text[slice(*span["fragments"][0])])
    ctl("check", "p.obelus")


def make_case(name, line, end, line_end):
    def function():
        body = f"{line} {line}"
        every_character_can_be_marked(
            line_end.join(["A headline that says what happened", "", body, body, "", body, ""]))
    function.__name__ = f"{name}_{end}"
    case(function)


for name, line in LINES.items():
    for end, line_end in ENDS.items():
        make_case(name, line, end, line_end)


@case
def samples():
    new("p.obelus")
    ctl("import", "p.obelus", *SAMPLE_ARTICLES)
    for line in export("p.obelus").splitlines():
        record = json.loads(line)
        for block in record["blocks"]:
            start, end = block["range"]
            assert 0 <= start <= end <= len(record["text"]), block
            assert "\n" not in record["text"][start:end] or block["kind"] == "preformatted", block


@case
def search_ranges():
    new("p.obelus", ("a.txt", "A headline that says what happened\n\n😀😀 " + LINES["korean"]))
    record = record_of()
    hits = [json.loads(h) for h in
            ctl("search", "--json", "p.obelus", "모스크바는").stdout.splitlines()]
    same([record["text"][slice(*hit["range"])] for hit in hits], ["모스크바는"])


run()
