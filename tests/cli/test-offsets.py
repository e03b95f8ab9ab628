#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Positions are Python's string indices, whatever the text is made of."""

import hashlib
import html
import json
import unicodedata

from cli import SAMPLE_ARTICLES, apply, case, ctl, export, has, new, record_of, run, same

KOREAN = "평양과 모스크바는 최근 관계를 강화했다고 조선중앙통신이 보도했다."
LINES = {
    "emoji": "The 😀 smiled at 👩\u200d👩\u200d👧\u200d👦 and 🇰🇷 and 👍🏽 and ❤\ufe0f today.",
    "combining": "Une e\u0301tude a\u0300 l\u2019e\u0301cole, Z\u0351\u036b\u0343 and q\u0307\u0323.",
    "korean": KOREAN,
    "jamo": unicodedata.normalize("NFD", KOREAN),
    "arabic": "أعلنت فيلمورا أنها «مستعدة» لاستقبال الوفد، بحسب الوكالة \u200fعام ٢٠٢٤.",
    "wide": "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 and 漢字𠮷野家 and zero\u200d width.",
}
# What is no text is left out, or marked as gone, and what follows stays where it is said to be.
UNSOUND = {
    "mark": "Far \ufeffwithin \ufeff and \u200bbetween\u00ad.",
    "nul": "Before \x00and after\x00 it.",
    "noncharacters": "One \ufffe, \uffff, \ufdd0, \U0001ffff and \U0010ffff here.",
    "controls": "Tab\there, a bell \x07 rang, and \x7f and \x9f said nothing that anybody heard.",
}
ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}
HEADLINE = "A headline that says what happened"


def plain(line, end):
    body = f"{line} {line}"
    return "a.txt", end.join([HEADLINE, "", body, body, "", body, ""])


def page(line, end):
    """As it is, over two lines of markup, preformatted, and by number."""
    numbers = "".join(f"&#{ord(c)};" for c in line)
    return "a.html", end.join([
        "<!doctype html>", "<meta charset=utf-8>", f"<h1>{HEADLINE}</h1>",
        f"<p>{html.escape(line)}", f"<b>{html.escape(line)}</b></p>",
        f"<pre>{html.escape(line)}", f"  {html.escape(line)}</pre>", f"<p>{numbers}</p>", ""])


def exported():
    record, = (json.loads(line) for line in export("p.obelus").decode().split("\n")[:-1])
    return record


def every_character_can_be_marked(name, source, line=None):
    new("p.obelus", (name, source))
    record = exported()
    text = record["text"]
    assert not set(text) & set("\r\0\ufeff\ufffe"), ascii(text)
    assert text.startswith(HEADLINE)
    if line is not None:
        same(text.count(line), 6 if name == "a.txt" else 5)
    same(hashlib.sha256(text.encode()).hexdigest(), record["text_sha256"])
    same(ctl("show", "--text", "p.obelus", record["id"]).stdout.decode(), text)
    same(record["blocks"][0]["range"][0], 0)
    same(record["blocks"][-1]["range"][1], len(text))
    for before, after in zip(record["blocks"], record["blocks"][1:]):
        same(before["range"][1] + 1, after["range"][0])
        has("\n\t", text[before["range"][1]])
    # A span for each character and for each word, and one of two words with all between left out.
    fragments = [[[at, at + 1]] for at in range(len(text)) if not text[at].isspace()]
    words = [[text.index(word), text.index(word) + len(word)] for word in dict.fromkeys(text.split())]
    fragments += [[word] for word in words] + [[words[0], words[-1]]]
    quotes = [" ".join(text[start:end] for start, end in parts) for parts in fragments]
    apply("p.obelus", {"id": record["id"], "spans": [
        {"label": "Person", "fragments": parts, "quote": quote}
        for parts, quote in zip(fragments, quotes)]})
    marked = exported()
    same(marked["text"], text)
    same(sorted((span["fragments"], span["quote"]) for span in marked["spans"]),
         sorted(zip(fragments, quotes)))
    ctl("check", "p.obelus")


def make_case(name, line, end, is_sound):
    for make in (plain, page):
        def function(make=make):
            every_character_can_be_marked(*make(line, ENDS[end]), line if is_sound else None)
        function.__name__ = f"{make.__name__}_{name}_{end}"
        case(function)


for title, words in {**LINES, **UNSOUND}.items():
    for line_end in ENDS:
        make_case(title, words, line_end, title in LINES)


@case
def byte_order_marks():
    for number, encoding in enumerate(("utf-8-sig", "utf-16", "utf-16-be")):
        mark = "\ufeff" if encoding == "utf-16-be" else ""
        for make in (plain, page):
            name, source = make(LINES["emoji"], "\r\n")
            project = f"{number}-{name}.obelus"
            ctl("new", project)
            with open(name, "wb") as file:
                file.write((mark + source.replace("<meta charset=utf-8>", "")).encode(encoding))
            ctl("import", project, name)
            text = record_of(project)["text"]
            assert text.startswith(HEADLINE), ascii(text)
            has(text, LINES["emoji"])


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
    new("p.obelus", ("a.txt", f"{HEADLINE}\n\n😀😀 {KOREAN}"))
    record = record_of()
    hits = [json.loads(h) for h in
            ctl("search", "--json", "p.obelus", "모스크바는").stdout.splitlines()]
    same([record["text"][slice(*hit["range"])] for hit in hits], ["모스크바는"])


run()
