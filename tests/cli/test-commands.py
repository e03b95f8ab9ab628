#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each command does what its help says, on real files."""

import json
import os
import pathlib
import re
import subprocess

from cli import (CTL, SAMPLES, SOURCE, apply, case, ctl, err, export, first_id, has, json_of,
                 lines_of, new, out, record_of, run, same)

HEADLINE = "A headline that says what happened"
BODY = "The text of the article, which is a sentence of its own.\n"
ARTICLE = HEADLINE + "\n\n" + BODY

COMMANDS = ["new", "import", "list", "show", "roles", "reread", "propose", "apply", "search", "find",
            "names", "labels", "review", "carry", "knowledge",
            "undo", "redo", "history", "export", "formats", "stats", "check", "backup"]


@case
def help_and_version():
    program = out("--help")
    manual = (SOURCE / "data" / "man" / "obelusctl.1").read_text()
    for command in COMMANDS:
        assert re.search(rf'^\.(BI|BR) "?{command}[ "]', manual, re.M), command
        has(program, f"\n  {command} ")
        has(out(command, "--help"), f"obelusctl {command}")
    has(out("--version"), "Obelus")


@case
def new_with_each_preset():
    for preset in ("news-analysis", "quotes", "conll-2003"):
        ctl("new", f"{preset}.obelus", "--preset", preset)
        same(out("check", f"{preset}.obelus"), "No problems found.\n")
    ctl("new", "own.obelus", "--labels", SAMPLES.parent / "labels" / "quotes.json")


@case
def new_refuses_a_file_that_is_there():
    pathlib.Path("p.obelus").write_text("mine")
    has(err("new", "p.obelus", status=1), "p.obelus")
    same(pathlib.Path("p.obelus").read_text(), "mine")


@case
def import_files_and_folders():
    os.makedirs("in/deeper")
    pathlib.Path("in/b.txt").write_text("Second article.\n\nIts text.\n")
    pathlib.Path("in/a.html").write_text("<title>First</title><p>First article.</p>")
    pathlib.Path("in/deeper/c.txt").write_text("Third article.\n\nIts text.\n")
    ctl("new", "p.obelus")
    report = json_of("import", "--json", "p.obelus", "in", "--jobs", "3")
    same([report[n] for n in ("n_files", "n_imported", "n_skipped", "n_failed")], [3, 3, 0, 0])
    listed = lines_of("list", "--json", "p.obelus")
    same([d["id"] for d in listed], [d["id"] for d in report["imported"]])
    same([d["source"] for d in listed], ["a.html", "b.txt", "c.txt"])
    again = json_of("import", "--json", "p.obelus", "in")
    same([again["n_imported"], again["n_skipped"], again["n_failed"]], [0, 3, 0])
    same({d["id"] for d in again["skipped"]}, {d["id"] for d in listed})


@case
def import_standard_input():
    ctl("new", "p.obelus")
    ctl("import", "p.obelus", "-", stdin=ARTICLE.encode())
    ctl("import", "p.obelus", "--format", "html", "-", stdin=b"<h1>Head</h1><p>Body</p>")
    same([d["title"] for d in lines_of("list", "--json", "p.obelus")], [HEADLINE, "Head"])


@case
def import_passes_over_a_bad_file():
    os.mkdir("in")
    pathlib.Path("in/bad.txt").write_bytes(b"\x7fELF\x00\x01\x02\x00" * 64)
    pathlib.Path("in/good.txt").write_text("An article.\n\nText.")
    ctl("new", "p.obelus")
    done = ctl("import", "--json", "p.obelus", "in", "nowhere.txt", status=1)
    report = json.loads(done.stdout)
    same([report[n] for n in ("n_files", "n_imported", "n_failed")], [3, 1, 2])
    has(done.stderr.decode(), "bad.txt", "nowhere.txt")
    same(len(lines_of("list", "--json", "p.obelus")), 1)


@case
def import_of_the_folder_that_the_project_is_in():
    ctl("new", "p.obelus")
    pathlib.Path("a.txt").write_text(ARTICLE)
    report = json_of("import", "--json", "p.obelus", ".")
    same([report[n] for n in ("n_files", "n_imported", "n_failed")], [1, 1, 0])


@case
def import_is_one_entry_of_the_history():
    ctl("new", "p.obelus")
    ctl("import", "p.obelus", SAMPLES / "halmar-envoys.txt", SAMPLES / "halmar-ko.txt")
    same(len(lines_of("history", "--json", "p.obelus")), 1)
    ctl("undo", "p.obelus")
    same(lines_of("list", "--json", "p.obelus"), [])
    ctl("redo", "p.obelus")
    same(len(lines_of("list", "--json", "p.obelus")), 2)


@case
def a_mapping_is_shown_and_kept():
    """Columns nobody could guess: said once, and the next table of that kind is read the same way."""
    new("p.obelus")
    text = "The ferry left at noon with everybody on the pier waving, said the captain of the harbour."
    for name in ("a", "b"):
        pathlib.Path(f"{name}.csv").write_text(f'x1,x2,x3\nStory {name},"{text} {name}",2024-03-01\n')
    said = err("import", "p.obelus", "a.csv", "--map", "text=x2,title=x1,date=x3")
    has(said, "text=x2,title=x1,date=x3")
    has(err("import", "p.obelus", "b.csv"), "text=x2,title=x1,date=x3")
    same([(d["title"], d["published"]) for d in lines_of("list", "--json", "p.obelus")],
         [("Story a", "2024-03-01"), ("Story b", "2024-03-01")])
    has(err("import", "p.obelus", "a.csv", "--map", "text=nowhere", status=1), "nowhere", "x2")


@case
def import_by_many_jobs_is_in_order():
    os.mkdir("in")
    for number in range(60):
        pathlib.Path(f"in/{number:02}.txt").write_text(f"Article {number:02}.\n\nText.\n")
    ctl("new", "p.obelus")
    ctl("import", "p.obelus", "in", "--jobs", "8")
    same([d["source"] for d in lines_of("list", "--json", "p.obelus")],
         [f"{number:02}.txt" for number in range(60)])


@case
def list_and_show():
    new("p.obelus", ("a.txt", ARTICLE))
    listed = lines_of("list", "--json", "p.obelus")[0]
    for member in ("id", "title", "status", "language", "source", "n_chars", "n_spans", "n_frames"):
        assert member in listed, member
    record = record_of()
    same(record["id"], listed["id"])
    same(len(record["text"]), listed["n_chars"])
    same(ctl("show", "--text", "p.obelus", listed["id"]).stdout.decode(), record["text"])
    same(ctl("show", "--html", "p.obelus", listed["id"]).stdout.decode(), record["html"])
    has(out("show", "p.obelus", listed["id"]), HEADLINE, listed["id"])
    has(out("list", "p.obelus"), HEADLINE, listed["id"])
    # An unambiguous beginning is enough.
    same(record_of(doc=listed["id"][:10].upper()), record)


@case
def show_by_an_ambiguous_beginning():
    new("p.obelus", ("a.txt", "One.\n\nText."), ("b.txt", "Two.\n\nText."))
    has(err("show", "p.obelus", "0", status=1), "0")
    err("show", "p.obelus", "ffff", status=1)


@case
def control_characters_do_not_reach_the_terminal():
    new("p.obelus", ("a.txt", ARTICLE))
    apply("p.obelus", {"id": first_id(), "title": "\x1b[31mred\x07", "tags": ["\x9b2J"]})
    for text in (out("list", "p.obelus"), out("show", "p.obelus", first_id())):
        assert not any(ord(c) < 32 and c != "\n" or 0x7f <= ord(c) < 0xa0 for c in text), repr(text)


@case
def search():
    new("p.obelus", ("a.txt", HEADLINE + "\n\nThe ships sailed to Halmar. Ships are late.\n"))
    record = record_of()
    hits = lines_of("search", "--json", "p.obelus", "ships")
    same([record["text"][slice(*hit["range"])] for hit in hits], ["ships", "Ships"])
    same([hit["match"] for hit in hits], ["ships", "Ships"])
    has(out("search", "p.obelus", "Halmar"), "[Halmar]")
    same(lines_of("search", "--json", "p.obelus", "nothing"), [])
    start = record["text"].index("Halmar")
    apply("p.obelus", {"id": record["id"], "spans": [
        {"label": "Place", "fragments": [[start, start + 6]]}]})
    same([hit["label"] for hit in lines_of("search", "--json", "p.obelus", "label:Place")],
         ["Place"])


@case
def undo_redo_history():
    new("p.obelus", ("a.txt", ARTICLE))
    apply("p.obelus", {"id": first_id(), "title": "Another"})
    has(out("undo", "p.obelus"), "Undone: ")
    same(lines_of("list", "--json", "p.obelus")[0]["title"], HEADLINE)
    same([e["state"] for e in lines_of("history", "--json", "p.obelus")], ["undone", "done"])
    has(out("redo", "p.obelus"), "Redone: ")
    same(lines_of("list", "--json", "p.obelus")[0]["title"], "Another")
    err("redo", "p.obelus", status=1)
    ctl("undo", "p.obelus")
    apply("p.obelus", {"id": first_id(), "title": "Third"})
    history = lines_of("history", "--json", "p.obelus")
    same([e["state"] for e in history], ["done", "set-aside", "done"])
    same(history[0]["annotator"], "tester")
    same(len(out("history", "p.obelus", "--limit", "2").splitlines()), 2)
    ctl("undo", "p.obelus")
    ctl("undo", "p.obelus")
    err("undo", "p.obelus", status=1)


@case
def list_by_status():
    new("p.obelus", ("a.txt", ARTICLE), ("b.txt", "Second article.\n\nIts text.\n"),
        ("c.txt", "Third article.\n\nIts text.\n"))
    ids = [d["id"] for d in lines_of("list", "--json", "p.obelus")]
    apply("p.obelus", {"id": ids[0], "status": "done"})
    apply("p.obelus", {"id": ids[1], "status": "flagged"})

    def listed(*statuses):
        options = [word for status in statuses for word in ("--status", status)]
        return [d["id"] for d in lines_of("list", "--json", "p.obelus", *options)]

    same(listed("done"), ids[:1])
    same(listed("done", "flagged"), ids[:2])
    same(listed("new", "in-progress", "flagged"), ids[1:])
    has(err("list", "p.obelus", "--status", "finished", status=2), "in-progress")
    same(json_of("stats", "--json", "p.obelus")["n_documents_by_status"],
         {"new": 1, "in-progress": 0, "done": 1, "flagged": 1})


def states():
    return [entry["state"] for entry in lines_of("history", "--json", "p.obelus")]


@case
def undo_and_redo_to_an_entry():
    new("p.obelus", ("a.txt", ARTICLE))
    for title in ("One", "Two", "Three"):
        apply("p.obelus", {"id": first_id(), "title": title})
    numbers = [e["number"] for e in lines_of("history", "--json", "p.obelus")][::-1]
    has(out("undo", "p.obelus", "--to", str(numbers[1])), "Took 2 changes back")
    same(lines_of("list", "--json", "p.obelus")[0]["title"], "One")
    has(err("undo", "p.obelus", "--to", str(numbers[2]), status=1), "redo --to")
    has(err("redo", "p.obelus", "--to", str(numbers[0]), status=1), "undo --to")
    has(err("undo", "p.obelus", "--to", str(numbers[1]), status=1), "already")
    has(out("redo", "p.obelus", "--to", str(numbers[2])), "Did 1 change again")
    same(lines_of("list", "--json", "p.obelus")[0]["title"], "Two")
    has(out("undo", "p.obelus", "--to", "0"), "Took 3 changes back")
    same(lines_of("list", "--json", "p.obelus"), [])
    ctl("redo", "p.obelus", "--to", str(numbers[1]))
    apply("p.obelus", {"id": first_id(), "title": "Four"})
    same(states(), ["done", "set-aside", "set-aside", "done", "done"])
    has(err("redo", "p.obelus", "--to", str(numbers[3]), status=1), "undone before")
    has(err("undo", "p.obelus", "--to", "99", status=1), "no entry 99")
    err("undo", "p.obelus", "--to", "one", status=2)
    err("undo", "p.obelus", "--to", "-1", status=2)


def dispatch(lead):
    """A text that is long enough to be told from others."""
    return (lead + "\n\nEnvoys of Halmar and Ostrava met on the quay on Monday to talk about the grain "
            "ships. The harbour master said that no ship would leave before the ice had been measured "
            "again, and that the crews were to stay aboard until then.\n\nA clerk who had counted the "
            "crates twice found forty fewer than the papers promised.\n")


@case
def copies_and_doubts():
    new("p.obelus", ("a.txt", dispatch("Ships wait for the ice")),
        ("b.txt", dispatch("Envoys meet in Halmar")), ("c.txt", ARTICLE))
    listed = lines_of("list", "--json", "p.obelus")
    first, copy, other = [d["id"] for d in listed]
    same([d["copy_of"] for d in listed], [None, first, None])
    same([d["doubts"] for d in listed], [[], [], []])
    same([d["id"] for d in lines_of("list", "--json", "--no-copies", "p.obelus")], [first, other])
    same(lines_of("list", "--json", "--doubts", "p.obelus"), [])
    apply("p.obelus", {"id": other, "doubts": ["reduced", "little-text"]})
    doubted = lines_of("list", "--json", "--doubts", "p.obelus")
    same([(d["id"], d["doubts"]) for d in doubted], [(other, ["little-text", "reduced"])])
    text = out("list", "--doubts", "p.obelus")
    has(text, other, "It could not be read in full.")
    assert first not in text


@case
def export_without_copies():
    new("p.obelus", ("a.txt", dispatch("Ships wait for the ice")),
        ("b.txt", dispatch("Envoys meet in Halmar")), ("c.txt", dispatch("Crates are missing")))
    first, second, third = [d["id"] for d in lines_of("list", "--json", "p.obelus")]
    done = ctl("export", "p.obelus", "--format", "jsonl", "-o", "c.jsonl", "--no-copies", "--strict",
               "--report", "r.json")
    records = pathlib.Path("c.jsonl").read_text().splitlines()
    same([json.loads(record)["id"] for record in records], [first])
    report = json.loads(pathlib.Path("r.json").read_text())
    same([report["copies_left_out"], report["n_losses"]], [[second, third], 0])
    has(done.stderr.decode(), "2 copies")
    # One of a group is exported even when the first of it is not chosen.
    kept = out("export", "p.obelus", "-f", "jsonl", "-o", "-", "--no-copies", "-d", third, "-d", second)
    same([json.loads(record)["id"] for record in kept.splitlines()], [second])
    same(len(export("p.obelus").splitlines()), 3)


@case
def roles():
    new("p.obelus", ("a.txt", ARTICLE))
    doc = first_id()
    blocks = lines_of("roles", "--json", "p.obelus", doc)
    same([b["ordinal"] for b in blocks], list(range(len(blocks))))
    text = record_of()["text"]
    for block in blocks:
        same(text[slice(*block["range"])][:60], block["text"])
    last = len(blocks) - 1
    same(blocks[last]["role"], "body")
    has(out("roles", "p.obelus", doc), "body", "paragraph", BODY[:20])
    ctl("roles", "p.obelus", doc, "--set", f"{last}=boilerplate", "--set", "0=meta")
    changed = lines_of("roles", "--json", "p.obelus", doc)
    same([changed[0]["role"], changed[last]["role"]], ["meta", "boilerplate"])
    same(len(lines_of("history", "--json", "p.obelus")), 2)
    ctl("undo", "p.obelus")
    same(lines_of("roles", "--json", "p.obelus", doc), blocks)
    for wrong in ("1", "x=body", "-1=body", "0=nothing", "99999999999999999999=body"):
        err("roles", "p.obelus", doc, "--set", wrong, status=2)
    # All or nothing.
    has(err("roles", "p.obelus", doc, "--set", "0=meta", "--set", "99=body", status=1), "99")
    same(lines_of("roles", "--json", "p.obelus", doc), blocks)


@case
def roles_are_remembered():
    page = "<title>{0}</title><article><h1>{0}</h1><p>{1}</p><p>Reader offer {0}</p></article>"
    ctl("new", "p.obelus")
    for number in range(3):
        html = page.format(number, "The ice of the harbour is measured every morning by the clerk. " * 4)
        pathlib.Path(f"{number}.html").write_text(html)
        ctl("import", "p.obelus", f"{number}.html")
        doc = lines_of("list", "--json", "p.obelus")[-1]["id"]
        offer = [b for b in lines_of("roles", "--json", "p.obelus", doc) if "offer" in b["text"]][0]
        same(offer["role"], "body" if number < 2 else "boilerplate")
        ctl("roles", "p.obelus", doc, "--set", f"{offer['ordinal']}=boilerplate")
    has(record_of(doc=doc)["importer"], "1 role from the project's rules")


@case
def reread():
    page = ("<title>The ice</title><nav><a href='/'>Home</a> <a href='/sea'>Sea</a></nav>"
            "<article><h1>The ice</h1><p>{}</p></article><footer>All rights reserved</footer>")
    text = "The ice of the harbour is measured every morning by the clerk, who writes it down. " * 6
    new("p.obelus", ("a.html", page.format(text)))
    doc, before = first_id(), record_of()
    furniture = [b["text"] for b in lines_of("roles", "--json", "p.obelus", first_id())
                 if b["role"] == "boilerplate"]
    has("\n".join(furniture), "Home", "All rights")
    ctl("reread", "p.obelus", doc, "--whole-page")
    whole = record_of()
    has(whole["importer"], "whole page")
    same({b["role"] for b in lines_of("roles", "--json", "p.obelus", doc)}, {"title", "body"})
    same([whole["id"], whole["text"]], [doc, before["text"]])
    # An import that was asked for it says the same.
    ctl("new", "q.obelus")
    ctl("import", "q.obelus", "a.html", "--whole-page")
    same(record_of("q.obelus")["importer"], whole["importer"])
    ctl("reread", "p.obelus", doc)
    same([record_of()[name] for name in ("importer", "blocks")],
         [before[name] for name in ("importer", "blocks")])
    ctl("undo", "p.obelus")
    same(record_of()["importer"], whole["importer"])
    apply("p.obelus", {"id": doc, "spans": [{"label": "Place", "fragments": [[0, 4]]}]})
    has(err("reread", "p.obelus", doc, status=1), "annotation")


@case
def annotators():
    new("p.obelus", ("a.txt", ARTICLE))
    span = {"label": "Person", "fragments": [[0, 1]]}
    apply("p.obelus", {"id": first_id(), "spans": [span]}, env={"OBELUS_ANNOTATOR": "Berta"})
    ctl("apply", "p.obelus", "-", "--annotator", "Carla",
        stdin=json.dumps({"id": first_id(), "spans": [span]}).encode())
    record = record_of()
    names = {a["id"]: a["name"] for a in record["annotators"]}
    same(sorted(names[s["annotator"]] for s in record["spans"]), ["Berta", "Carla"])


@case
def formats():
    names = {f["name"]: f for f in lines_of("formats", "--json")}
    assert names["jsonl"]["reads"] and names["jsonl"]["writes"]
    has(names["jsonl"]["carries"], "discontinuous")
    has(out("formats"), "jsonl", "conll")


@case
def stats():
    new("p.obelus", ("a.txt", ARTICLE))
    apply("p.obelus", {"id": first_id(), "spans": [
        {"label": "Person", "fragments": [[0, 1], [2, 4]]}]})
    found = json_of("stats", "--json", "p.obelus")
    same([found["n_documents"], found["n_spans"], found["n_fragments"]], [1, 1, 2])
    same(found["labels"], {"Person": 1})
    same(found["n_documents_by_status"]["new"], 1)
    has(out("stats", "p.obelus"), "Person")


@case
def check_and_backup():
    new("p.obelus", ("a.txt", ARTICLE))
    same(json_of("check", "--json", "p.obelus"), {"ok": True, "problems": []})
    ctl("backup", "p.obelus", "copy.obelus")
    same(export("copy.obelus"), export("p.obelus"))
    err("backup", "p.obelus", "copy.obelus", status=1)


@case
def export_report():
    new("p.obelus", ("a.txt", ARTICLE))
    apply("p.obelus", {"id": first_id(), "spans": [
        {"label": "Person", "fragments": [[0, 10]]}, {"label": "Place", "fragments": [[2, 10]]}]})
    done = ctl("export", "p.obelus", "--format", "conll", "--output", "c.conll", "--report", "r.json")
    has(done.stderr.decode(), "Place")
    assert json.loads(pathlib.Path("r.json").read_text())
    err("export", "p.obelus", "--format", "conll", "--output", "s.conll", "--strict", status=1)
    assert not pathlib.Path("s.conll").exists()
    same(export("p.obelus"), export("p.obelus"))


@case
def file_names_that_are_not_utf8():
    name = os.fsdecode(b"p-\xff.obelus")
    article = os.fsdecode(b"a-\xfe.txt")
    corpus = os.fsdecode(b"c-\xfd.jsonl")
    ctl("new", name)
    pathlib.Path(article).write_text(ARTICLE)
    report = json_of("import", "--json", name, article)
    same(report["n_imported"], 1)
    ctl("export", name, "--format", "jsonl", "--output", corpus)
    assert os.path.exists(corpus)
    ctl("new", "q.obelus")
    ctl("import", "q.obelus", corpus)
    same(export("q.obelus"), export(name))
    ctl("backup", name, os.fsdecode(b"b-\xfc.obelus"))


@case
def any_locale():
    new("p.obelus", ("a.txt", "Überschrift: 평양 und Moskau\n\n" + BODY))
    for locale in ("C", "C.UTF-8", "no_such_LOCALE"):
        has(out("list", "p.obelus", env={"LC_ALL": locale}), "Überschrift: 평양 und Moskau")
        has(out("search", "p.obelus", "평양", env={"LC_ALL": locale}), "[평양]")


@case
def closed_pipe():
    new("p.obelus", ("a.txt", HEADLINE + "\n\n" + "Words and more words. " * 20000))
    show = subprocess.Popen([CTL, "show", "--text", "p.obelus", first_id()],
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    show.stdout.read(10)
    show.stdout.close()
    same(show.stderr.read(), b"")
    assert show.wait() != 0


@case
def full_output():
    new("p.obelus", ("a.txt", ARTICLE))
    with open("/dev/full", "wb") as full:
        done = subprocess.run([CTL, "show", "--text", "p.obelus", first_id()], stdout=full,
                              stderr=subprocess.PIPE)
    same(done.returncode, 1)
    has(done.stderr.decode(), "standard output")


run()
