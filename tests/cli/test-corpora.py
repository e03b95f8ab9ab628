#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Foreign formats, read back by other means: the words at every offset are those that were marked, and
whatever a format has no place for is named."""

import csv
import hashlib
import json
import os
import pathlib
import re
import resource
import xml.etree.ElementTree as ElementTree

import parquet
from cli import apply, case, ctl, err, has, json_of, lines_of, new, run, same

TEXT = ("Strait closed\n\n"
        "😀 Anna Berg of Velmora, \"the envoy\", said on Monday the strait is closed.\n"
        "\"It is,\" she said, \"shut\u2028for good.\"\n"
        "=SUM(A1)\tcosts, 서윤하 wrote.\n")
FOLDERS = ["brat", "csv", "label-studio", "huggingface", "xmi"]
FILES = ["spacy", "doccano", "prodigy", "w3c"]


def mark(text, name, label, *quotes, **more):
    """A span with a fragment for each of the quotes, which stand one after another."""
    fragments, at = [], 0
    for quote in quotes:
        start = text.index(quote, at)
        at = start + len(quote)
        fragments.append([start, at])
    return {"id": name, "label": label, "fragments": fragments, **more}


def hard():
    """A project with all that is hard to carry, and its record."""
    new("p.obelus",
        ("a.jsonl", json.dumps({"obelus": 1, "title": "Strait closed", "text": TEXT}) + "\n"),
        ("b.txt", "Nothing here\n\nNobody marked anything in this one.\n"))
    first, second = lines_of("list", "--json", "p.obelus")
    ctl("labels", "p.obelus", "--add", "Person of note")
    ctl("labels", "p.obelus", "--add", "인물")
    text = ctl("show", "--text", "p.obelus", first["id"]).stdout.decode()
    entity = {"id": "e1", "type": "Person", "name": "Anna Berg", "aliases": ["베르크"],
              "external": {"wikidata": "Q42"}}
    record = {"obelus": 1, "id": first["id"], "entities": [entity], "spans": [
        mark(text, "s1", "Person", "Anna Berg", entity="e1", comment="Who?\nReally?"),
        mark(text, "s2", "Person of note", "Anna Berg of Velmora"),
        mark(text, "s3", "Government", "Velmora, \"the"),
        mark(text, "s4", "Cue", "said"),
        mark(text, "s5", "Content", "the strait is closed"),
        mark(text, "s6", "Content", "\"It is,\"", "\"shut\u2028for good.\""),
        mark(text, "s7", "Quantity", "closed.\n\"It"),
        mark(text, "s8", "인물", "서윤하"),
        mark(text, "s9", "Event", "=SUM(A1)\tcosts"),
    ], "frames": [
        {"id": "f1", "type": "Claim", "attributes": {"act": "decline-comment", "hedged": "so called"},
         "comment": "see\tbelow", "roles": {"source": ["s1"], "cue": ["s4"], "content": ["s5"]}},
        {"id": "f2", "type": "Claim", "attributes": {"act": "assert"},
         "roles": {"content": ["s6"], "evidence": ["https://example.org/a"],
                   "nested_in": ["f1"]}},
    ], "labels": [{"name": "topic", "value": "shipping"}]}
    apply("p.obelus", record)
    apply("p.obelus", {"obelus": 1, "id": first["id"],
                       "spans": [mark(text, "t1", "Organization", "Velmora")]},
          env={"OBELUS_ANNOTATOR": "Second, \"Reader\""})
    return text, json_of("show", "--json", "p.obelus", first["id"]), second["id"]


def export(form, *more, status=0):
    """Gives the loss report."""
    ctl("export", "p.obelus", "-f", form, "-o", f"out.{form}", "-r", "report.json", *more, status=status)
    return json.loads(pathlib.Path("report.json").read_text(encoding="utf-8"))


def lost(report, code):
    return {loss["id"] for loss in report["losses"] if loss["code"] == code}


def by_label(record, label):
    found, = [span for span in record["spans"] if span["label"] == label]
    return found


# --- brat ----------------------------------------------------------------------------------------

T_LINE = re.compile(r"T(\d+)\t([A-Za-z0-9_-]+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")


def read_brat(folder):
    """Lines by kind of each document, after the rules of brat's own reader."""
    documents = {}
    for ann in pathlib.Path(folder).glob("*.ann"):
        text = ann.with_suffix(".txt").read_bytes().decode()
        lines = ann.read_bytes().decode()
        same(lines.splitlines(), [line for line in lines.split("\n") if line])
        ids = [line.split("\t")[0] for line in lines.split("\n")[:-1]]
        same(len(ids), len(set(ids)))
        texts = {}
        for line in lines.split("\n"):
            if line.startswith("T"):
                number, kind, offsets, words = T_LINE.fullmatch(line).groups()
                parts = [tuple(map(int, part.split())) for part in offsets.split(";")]
                same(sorted(parts), parts)
                same(" ".join(text[start:end] for start, end in parts), words)
                texts["T" + number] = (kind, words)
        documents[ann.stem] = texts, lines
    return documents


@case
def brat_has_every_span_and_claim():
    _text, record, empty = hard()
    report = export("brat")
    documents = read_brat("out.brat")
    same(len(documents), 2)
    name, = (stem for stem in documents if stem.endswith(record["id"]))
    texts, lines = documents[name]
    same(name, f"strait-closed-{record['id']}")
    kinds = sorted(kind for kind, _words in texts.values())
    same(kinds.count("Claim"), 2)
    same(len(texts), len(record["spans"]) + 2)
    has([words for kind, words in texts.values() if kind == "Content"],
        "\"It is,\" \"shut for good.\"")
    events = [line for line in lines.split("\n") if line.startswith("E")]
    same(len(events), 2)
    trigger = {words for kind, words in texts.values() if kind == "Claim"}
    same(trigger, {"said", "\"It"})
    first, = [line for line in events if "Nested_in" not in line]
    has(first, "Source:T", "Cue:T", "Content:T")
    has(lines, "NoCue E", "\tact E", " decline-comment\n", "Reference T", " Wikidata:Q42\tAnna Berg\n",
        "\tWho? Really?\n", "\thedged: so called\n", "\tsee below\n")
    bare, = (stem for stem in documents if stem.endswith(empty))
    same(documents[bare], ({}, ""))
    same(lost(report, "lines"), {by_label(record, "Quantity")["id"]} | {
        span["id"] for span in record["spans"] if "\u2028" in span["quote"]})
    same(lost(report, "renamed"), {by_label(record, label)["id"] for label in ("Person of note", "인물")})
    same(lost(report, "role"), {frame["id"] for frame in record["frames"]
                                if "nested_in" in frame["roles"]})
    same(report["spans"], {"in": 10, "out": 10})
    same(report["frames"], {"in": 2, "out": 2})


@case
def brat_declares_all_that_it_uses():
    hard()
    export("brat")
    conf = pathlib.Path("out.brat/annotation.conf").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^\[(\w+)\]\n(.*?)(?=^\[|\Z)", conf, re.M | re.S))
    same(set(sections), {"entities", "relations", "events", "attributes"})
    types = set(sections["entities"].split()) | {
        line.split("\t")[0] for line in sections["events"].splitlines() if line}
    values = {line.split("\t")[0]: line for line in sections["attributes"].splitlines() if line}
    for texts, lines in read_brat("out.brat").values():
        same({kind for kind, _words in texts.values()} - types, set())
        for name, value in re.findall(r"^A\d+\t(\S+) \S+(?: (.*))?$", lines, re.M):
            has(values[name], value or "Arg:")


# --- Tables --------------------------------------------------------------------------------------

def table(name):
    with open(f"out.csv/{name}.csv", encoding="utf-8", newline="") as stream:
        return {row.get("id", number): row for number, row in enumerate(csv.DictReader(stream))}


@case
def tables_hold_what_the_record_holds():
    text, record, _empty = hard()
    report = export("csv")
    spans = table("spans")
    same(set(spans), {span["id"] for span in record["spans"]})
    for span in record["spans"]:
        row = spans[span["id"]]
        parts = [tuple(map(int, part.split("-"))) for part in row["fragments"].split(";")]
        same([list(part) for part in parts], span["fragments"])
        same(row["quote"], span["quote"])
        same(row["quote"], " ".join(text[start:end] for start, end in parts))
        same(row["comment"], span.get("comment") or "")
    same({row["annotator"] for row in spans.values()}, {"tester", "Second, \"Reader\""})
    has([row["words"] for row in table("roles").values()], "https://example.org/a", "said")
    entity, = table("entities").values()
    same((entity["name"], entity["aliases"], entity["external"]),
         ("Anna Berg", "베르크", "wikidata:Q42"))
    claims = table("claims")
    same({row["content"] for row in claims.values()},
         {"the strait is closed", "\"It is,\" \"shut\u2028for good.\""})
    same(len(table("documents")), 2)
    same(report["n_losses"], 0)


# --- Files of JSON ---------------------------------------------------------------------------------

def lines_in(form):
    data = pathlib.Path(f"out.{form}").read_bytes().decode()
    same(data.splitlines(), data.split("\n")[:-1])
    return [json.loads(line) for line in data.splitlines()]


@case
def spacy_has_entities_apart_and_all_spans_in_a_group():
    text, record, _empty = hard()
    report = export("spacy")
    marked, bare = lines_in("spacy")
    same((bare["entities"], bare["spans"], bare["cats"]), ([], {"sc": []}, {}))
    same(marked["text"], text)
    taken = []
    for start, end, _label in marked["entities"]:
        assert end > start and not text[start].isspace() and not text[end - 1].isspace()
        assert all(end <= other or start >= last for other, last in taken), marked["entities"]
        taken.append((start, end))
    has([text[start:end] for start, end, _label in marked["entities"]], "Anna Berg of Velmora", "서윤하")
    same(sorted(text[span["start"]:span["end"]] for span in marked["spans"]["sc"]),
         sorted(span["quote"] for span in record["spans"] if len(span["fragments"]) == 1))
    same([span["kb_id"] for span in marked["spans"]["sc"] if span["label"] == "Person"], ["Q42"])
    same(marked["cats"], {"topic=shipping": 1.0})
    has(pathlib.Path("out.spacy").read_text(encoding="utf-8"), "1.0")
    same(lost(report, "discontinuous"), {span["id"] for span in record["spans"]
                                         if len(span["fragments"]) > 1})
    same(lost(report, "frame"), {frame["id"] for frame in record["frames"]})


@case
def doccano_and_prodigy_have_claims_as_relations():
    text, record, _empty = hard()
    report = export("doccano")
    marked, _bare = lines_in("doccano")
    spans = {span["id"]: text[span["start_offset"]:span["end_offset"]] for span in marked["entities"]}
    same(len(spans), 9)
    same({(spans[one["from_id"]], one["type"], spans[one["to_id"]]) for one in marked["relations"]},
         {("said", "source", "Anna Berg"), ("said", "content", "the strait is closed")})
    claim, = lost(report, "relations")
    same(lost(report, "frame"), {frame["id"] for frame in record["frames"]} - {claim})
    has({loss["what"] for loss in report["losses"] if loss["id"] == claim}, "hedged = \"so called\"")

    export("prodigy")
    marked, _bare = lines_in("prodigy")
    tokens = marked["tokens"]
    same([text[token["start"]:token["end"]] for token in tokens], [token["text"] for token in tokens])
    for span in marked["spans"]:
        same(tokens[span["token_start"]]["start"], span["start"])
        same(tokens[span["token_end"]]["end"], span["end"])
    same({(tokens[one["head"]]["text"], one["label"], tokens[one["child"]]["text"])
          for one in marked["relations"]},
         {("said", "source", "Berg"), ("said", "content", "closed")})


@case
def label_studio_keeps_annotators_apart_and_declares_names():
    text, record, _empty = hard()
    export("label-studio")
    config = ElementTree.parse("out.label-studio/config.xml").getroot()
    names = {element.get("name") for element in config.iter() if element.get("name")}
    labels = {element.get("value") for element in config.iter("Label")}
    marked, bare = json.loads(pathlib.Path("out.label-studio/tasks.json").read_bytes())
    same(bare["annotations"], [])
    same({one["obelus_annotator"] for one in marked["annotations"]}, {"tester", "Second, \"Reader\""})
    regions = {}
    for annotation in marked["annotations"]:
        for result in annotation["result"]:
            if result["type"] == "relation":
                assert {result["from_id"], result["to_id"]} <= set(regions)
                continue
            has(names, result["from_name"])
            has(["text"], result["to_name"])
            if result["type"] == "labels":
                value = result["value"]
                same(text[value["start"]:value["end"]], value["text"])
                assert set(value["labels"]) <= labels
                regions[result["id"]] = value["text"]
    same(set(regions), {span["id"] for span in record["spans"] if len(span["fragments"]) == 1})


@case
def web_annotations_quote_every_fragment():
    text, record, _empty = hard()
    report = export("w3c")
    page = json.loads(pathlib.Path("out.w3c").read_bytes())
    same(page["@context"][0], "http://www.w3.org/ns/anno.jsonld")
    found = {}
    for item in page["items"]:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        assert targets
        for target in targets:
            if "selector" not in target:
                continue
            quote, place = target["selector"]
            same(text[place["start"]:place["end"]], quote["exact"])
            assert text[:place["start"]].endswith(quote["prefix"])
            assert text[place["end"]:].startswith(quote["suffix"])
            found.setdefault(item["id"], []).append([place["start"], place["end"]])
    for span in record["spans"]:
        same(found["urn:uuid:" + span["id"]], span["fragments"])
    for frame in record["frames"]:
        has(found, "urn:uuid:" + frame["id"])
    same(report["spans"], {"in": 10, "out": 10})


# --- XMI -------------------------------------------------------------------------------------------

XMI = "{http://www.omg.org/XMI}"
UIMA = "{http://uima.apache.org/resourceSpecifier}"


def declared_features():
    """By type, as elements are called."""
    types = {}
    for kind in ElementTree.parse("out.xmi/TypeSystem.xml").getroot().iter(UIMA + "typeDescription"):
        package, _dot, name = kind.findtext(UIMA + "name").rpartition(".")
        features = {one.findtext(UIMA + "name") for one in kind.iter(UIMA + "featureDescription")}
        types[f"{{http:///{package.replace('.', '/')}.ecore}}{name}"] = features
    return types


@case
def xmi_counts_in_utf_16_and_declares_all_that_it_uses():
    text, record, _empty = hard()
    report = export("xmi")
    types = declared_features()
    built_in = {XMI + "id", "sofa", "begin", "end", "language"}
    path, = pathlib.Path("out.xmi").glob("strait-closed-*.xmi")
    root = ElementTree.parse(path).getroot()
    elements = {one.get(XMI + "id"): one for one in root if one.get(XMI + "id")}
    sofa, = (one for one in root if one.tag.endswith("}Sofa"))
    same(sofa.get("sofaString"), text)
    units = text.encode("utf-16-le")
    parts, claims = {}, []
    for one in elements.values():
        if one.tag in types:
            same(set(one.attrib) - built_in - types[one.tag], set())
            assert one.get("begin") is None or int(one.get("begin")) <= int(one.get("end"))
        if one.tag.endswith("}Span"):
            words = units[2 * int(one.get("begin")):2 * int(one.get("end"))].decode("utf-16-le")
            parts.setdefault(one.get("spanId"), []).append(words)
        if one.tag.endswith("}Claim"):
            claims.append(one)
    same({key: " ".join(words) for key, words in parts.items()},
         {span["id"]: span["quote"] for span in record["spans"]})
    same({one.get("frameId") for one in claims}, {frame["id"] for frame in record["frames"]})
    for one in claims:
        for role in ("source", "cue", "content", "nested_in"):
            for link in (one.get(role) or "").split():
                same(elements[link].get("role"), role)
                assert elements[link].get("target") in elements
    members, = (one.get("members").split() for one in root if one.tag.endswith("}View"))
    assert set(members) <= set(elements)
    same(report["frames"], {"in": 2, "out": 2})


# --- Hugging Face ----------------------------------------------------------------------------------

@case
def parquet_and_json_lines_hold_the_same_rows():
    text, record, _empty = hard()
    report = export("huggingface", "--split", "train=50,test=50", "--seed", "3")
    rows = []
    for split in ("train", "test"):
        found, metadata = parquet.read(f"out.huggingface/data/{split}.parquet")
        lines = pathlib.Path(f"out.huggingface/jsonl/{split}.jsonl").read_bytes().decode()
        same(found, [json.loads(line) for line in lines.splitlines()])
        rows += found
    marked, = (row for row in rows if row["spans"])
    bare, = (row for row in rows if not row["spans"])
    same((bare["spans"], bare["claims"], bare["labels"]), ([], [], []))
    names = json.loads(metadata["huggingface"])["info"]["features"]["spans"]["feature"]["label"]["names"]
    by_id = {span["id"]: span for span in record["spans"]}
    for span in marked["spans"]:
        expected = by_id.pop(span["id"])
        same(names[span["label"]], expected["label"])
        same([[part["start"], part["end"]] for part in span["fragments"]], expected["fragments"])
        same(" ".join(text[part["start"]:part["end"]] for part in span["fragments"]), span["quote"])
    same(by_id, {})
    same(sorted(claim["type"] for claim in marked["claims"]), ["Claim", "Claim"])
    same(marked["labels"], [{"name": "topic", "value": "shipping"}])
    same(report["spans"], {"in": 10, "out": 10})


@case
def a_card_says_what_is_there():
    hard()
    export("huggingface", "--split", "train=50,test=50", "--seed", "3")
    card = pathlib.Path("out.huggingface/README.md").read_text(encoding="utf-8")
    assert card.startswith("---\n")
    counts = dict(re.findall(r"- name: (\w+)\n    num_examples: (\d+)", card))
    for split in ("train", "test"):
        lines = pathlib.Path(f"out.huggingface/jsonl/{split}.jsonl").read_bytes()
        same(int(counts[split]), lines.count(b"\n"))
        has(card, f"path: data/{split}.parquet")
    labels = [label["name"] for label in json_of("labels", "p.obelus", "--json")["span_labels"]]
    same([json.loads(name) for name in re.findall(r"^ +'\d+': (.*)$", card, re.M)], labels)


# --- Folders ---------------------------------------------------------------------------------------

def bytes_in(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in pathlib.Path(folder).rglob("*") if path.is_file()}


@case
def every_export_is_the_same_twice_and_its_manifest_is_true():
    hard()
    for form in FOLDERS:
        export(form)
        before = bytes_in(f"out.{form}")
        manifest = json.loads(before["manifest.json"])
        same({one["name"] for one in manifest["files"]}, set(before) - {"manifest.json"})
        for one in manifest["files"]:
            same(hashlib.sha256(before[one["name"]]).hexdigest(), one["sha256"])
            same(len(before[one["name"]]), one["bytes"])
        same(manifest["offset_unit"], "utf16" if form == "xmi" else "codepoint")
        has(before["LOSSES.tsv"].decode(), "document\tid\tkind\tcode\twhat\treason\n")
        same(before["LOSSES.tsv"].count(b"\n"), manifest["counts"]["losses"] + 1)
        export(form)
        same(bytes_in(f"out.{form}"), before)
    for form in FILES:
        export(form)
        before = pathlib.Path(f"out.{form}").read_bytes()
        export(form)
        same(pathlib.Path(f"out.{form}").read_bytes(), before)
    same([name for name in os.listdir(".") if name.startswith(".")], [])


@case
def a_split_has_a_folder_for_each_part():
    _text, record, empty = hard()
    export("brat", "--split", "train=50,test=50", "--seed", "3")
    files = bytes_in("out.brat")
    for part in ("train", "test"):
        has(files, f"{part}/annotation.conf")
    same(sum(name.endswith(".ann") for name in files), 2)
    for doc in (record["id"], empty):
        same(sum(name.endswith(f"{doc}.txt") for name in files), 1)


@case
def what_no_export_made_is_not_replaced():
    hard()
    export("csv")
    pathlib.Path("out.csv/notes.txt").write_text("mine", encoding="utf-8")
    before = bytes_in("out.csv")
    has(err("export", "p.obelus", "-f", "csv", "-o", "out.csv", status=1), "out.csv", "notes.txt")
    same(bytes_in("out.csv"), before)
    pathlib.Path("plain").write_text("mine", encoding="utf-8")
    has(err("export", "p.obelus", "-f", "csv", "-o", "plain", status=1), "plain", "folder")
    same(pathlib.Path("plain").read_text(encoding="utf-8"), "mine")
    has(err("export", "p.obelus", "-f", "csv", "-o", "-", status=2), "folder")


@case
def what_fails_leaves_what_was_there():
    _text, record, _empty = hard()
    export("brat")
    before = bytes_in("out.brat")
    apply("p.obelus", {"obelus": 1, "id": record["id"], "deleted": [record["spans"][0]["id"]]})
    report = export("brat", "--strict", status=1)
    assert report["n_losses"] > 0
    same(bytes_in("out.brat"), before)
    new_text = "A long one\n\n" + "All of it in one paragraph, " * 20000
    pathlib.Path("c.txt").write_text(new_text, encoding="utf-8")
    ctl("import", "p.obelus", "c.txt")
    # Enough for the project's own files, and not for that article's.
    room = 256 * 1024
    small = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))}
    has(err("export", "p.obelus", "-f", "brat", "-o", "out.brat", status=1, **small), "out.brat", "room")
    same(bytes_in("out.brat"), before)
    same([name for name in os.listdir(".") if name.startswith(".")], [])
    export("brat")
    assert bytes_in("out.brat") != before


run()
