#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exported corpora as their readers see them: the records by Python's own JSON and string indexes,
the CoNLL columns by NLTK, and both telling the same entities.  Arguments: the program that makes a
project of every shape of annotation and exports it; or obelusctl and the folder of the samples."""

import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from nltk.corpus.reader import ConllCorpusReader

NOT_TAGGED = {"not-tagged", "discontinuous", "overlap", "boilerplate", "no-token", "mismatch"}

number = 0
failed = 0


def check(name, ok, message=""):
    global number, failed
    number += 1
    failed += not ok
    print(f"{'ok' if ok else 'not ok'} {number} - {name}")
    if not ok:
        print("# " + repr(message))


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return file.read()


def load(folder):
    """Each article with the sentences that documents.tsv says are its own."""
    # splitlines() knows more line ends than LF; a record must hold none of them.
    records = [json.loads(line) for line in read(folder, "corpus-1.jsonl").splitlines()]
    labels = {span["label"] for record in records for span in record["spans"]}
    corpus = ConllCorpusReader(folder, ["corpus-1.conll"], ("words", "pos", "ignore", "chunk"),
                               chunk_types=sorted(labels))
    sentences = [s for s in corpus.chunked_sents() if len(s) > 0]
    lines = read(folder, "corpus-1.conll.documents.tsv").split("\n")[1:-1]
    articles = []
    following = 1
    for record, line in zip(records, lines, strict=True):
        document, title, first, count = line.split("\t")
        assert document == record["id"] and title == record["title"] and int(first) == following
        following += int(count)
        articles.append((record, sentences[int(first) - 1:following - 1]))
    check("documents.tsv accounts for every sentence", following - 1 == len(sentences))
    rows = read(folder, "corpus-1.conll").split("\n")
    check("one -DOCSTART- for each article",
          rows.count("-DOCSTART- -X- -X- O O") == 0
          and rows.count("-DOCSTART- -X- O O") == len(records))
    check("every row has four columns",
          all(len(row.split()) in (0, 4) and row == row.strip() for row in rows))
    return articles


def check_record(record):
    text = record["text"]
    check(f"{record['title']}: the text's hash",
          hashlib.sha256(text.encode()).hexdigest() == record["text_sha256"])
    for span in record["spans"]:
        quote = " ".join(text[start:end] for start, end in span["fragments"])
        check(f"{record['title']}: “{span['quote']}” is the text's", quote == span["quote"], quote)


def find_token(text, position, token):
    """Where the next token stands: only white space and what cannot be seen may be passed over."""
    while position < len(text):
        piece = text[position:position + len(token)]
        if len(piece) == len(token) and all(a == b or (b == "_" and a.isspace())
                                            for a, b in zip(piece, token)):
            return position
        position += 1
    return None


def check_sentences(record, sentences, losses):
    title, text = record["title"], record["text"]
    # Furniture is not exported: its words must not be taken for the article's.
    for block in record["blocks"]:
        start, end = block["range"]
        if block["role"] == "boilerplate":
            text = text[:start] + " " * (end - start) + text[end:]
    position = 0
    kept = [False] * len(text)
    entities = []
    for tree in sentences:
        for part in tree:
            leaves = part.leaves() if hasattr(part, "leaves") else [part]
            start = None
            for word, _ in leaves:
                at = find_token(text, position, word)
                check(f"{title}: “{word}” follows in the text", at is not None)
                start = at if start is None else start
                position = at + len(word)
                kept[at:position] = [True] * len(word)
            if hasattr(part, "leaves"):
                entities.append((part.label(), start, position))
    for block in record["blocks"]:
        start, end = block["range"]
        if block["role"] != "boilerplate":
            left = "".join(c for c, k in zip(text[start:end], kept[start:end]) if not k)
            check(f"{title}: nothing but white space is left out", left.strip() == "", left)

    codes = {}
    for loss in losses:
        if loss["document"] == record["id"] and loss["kind"] == "span":
            codes.setdefault(loss["id"], set()).add(loss["code"])
    for span in record["spans"]:
        start, end = span["fragments"][0]
        found = [e for e in entities if e[0] == span["label"] and e[1] < end and e[2] > start]
        its = codes.get(span["id"], set())
        name = f"{title}: {span['label']} “{span['quote']}”"
        if its & NOT_TAGGED:
            check(name + " is a loss", (span["label"], start, end) not in entities)
        elif "cut" in its:
            check(name + " is one in each sentence", len(found) > 1, entities)
        elif "expanded" in its:
            check(name + " is expanded", len(found) == 1 and found[0][1] <= start
                  and found[0][2] >= end and found[0][1:] != (start, end), entities)
        else:
            check(name + " is an entity", found == [(span["label"], start, end)], entities)
        for entity in found:
            if not its & NOT_TAGGED and entity in entities:
                entities.remove(entity)
    check(f"{title}: no other entity", not entities, entities)


def export_samples(folder, ctl, samples):
    def run(command, *arguments):
        subprocess.run([ctl, command, "samples.obelus", *arguments], cwd=folder, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    run("new")
    run("import", *sorted(str(path) for path in samples.glob("*.[th]*")))
    run("apply", str(samples / "annotations.jsonl"))
    for form in ("jsonl", "conll"):
        for n in (1, 2):
            run("export", "-f", form, "-o", f"corpus-{n}.{form}", "--report", f"report.{form}.json")


with tempfile.TemporaryDirectory() as folder:
    if len(sys.argv) > 2:
        export_samples(folder, os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve())
    else:
        subprocess.run([sys.argv[1], folder], check=True)
    for form in ("jsonl", "conll"):
        check(f"two exports to {form} are the same",
              read(folder, f"corpus-1.{form}") == read(folder, f"corpus-2.{form}"))
    report = json.loads(read(folder, "report.conll.json"))
    check("the native format loses nothing",
          json.loads(read(folder, "report.jsonl.json"))["n_losses"] == 0)
    check("counts add up",
          report["spans"]["in"] - report["spans"]["out"]
          == sum(loss["kind"] == "span" and loss["code"] in NOT_TAGGED
                 for loss in report["losses"]))
    check("each kind of loss occurs in the sample", len(sys.argv) > 2 or
          {"not-tagged", "discontinuous", "overlap", "cut", "expanded", "space", "attribute",
           "entity", "frame"} <= {loss["code"] for loss in report["losses"]},
          report["losses_by_reason"])
    for record, sentences in load(folder):
        check_record(record)
        check_sentences(record, sentences, report["losses"])

print(f"1..{number}")
sys.exit(failed > 0)
