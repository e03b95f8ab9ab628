#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""obelusctl in French: what people read is French to the last word, and what programs read is the
same in every language."""

import pathlib
import re
import sys
import tempfile

from cli import (CTL, SAMPLE_ARTICLES, SAMPLES, SOURCE, apply, case, ctl, err, first_id, has, new, out, run,
                 same)

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.french import make_french  # noqa: E402

LOCALES = tempfile.TemporaryDirectory()  # for as long as this runs
FRENCH = make_french(LOCALES.name, pathlib.Path(CTL).parents[2])
# French sets a space that never breaks before these.
COLON, OPENS, CLOSES = "\u00a0:", "«\u00a0", "\u00a0»"


def sample(name="p.obelus", **how):
    ctl("new", name, **how)
    ctl("import", name, *map(str, SAMPLE_ARTICLES), **how)
    ctl("apply", name, str(SAMPLES / "annotations.jsonl"), **how)


@case
def help_is_french():
    has(out("--help", env=FRENCH), f"Utilisation{COLON}", "COMMANDE PROJET",
        "Vérifier le fichier, les positions et les références")
    has(out("export", "--help", env=FRENCH), f"Exemples{COLON}",
        "Écrire le rapport de pertes en JSON dans ce fichier")


@case
def sentences_with_numbers_are_whole():
    sample(env=FRENCH)
    has(err("export", "p.obelus", "--format", "conll", "--output", "c.conll", env=FRENCH),
        f"{len(SAMPLE_ARTICLES)} articles choisis pour conll", f" pertes{COLON}\n",
        f" × segment{COLON} ")
    has(err("export", "p.obelus", "--format", "conll", "--output", "d.conll", "--strict", status=1,
            env=FRENCH), "éléments, et aucune perte n’était permise")
    pathlib.Path("bad.jsonl").write_text('{"obelus": 1}\n{"obelus": 1,\n', encoding="utf-8")
    has(err("apply", "p.obelus", "bad.jsonl", status=1, env=FRENCH), "bad.jsonl, ligne 1",
        "bad.jsonl, ligne 2, colonne ")


@case
def mistakes_are_named_in_french():
    has(err("list", "none.obelus", status=1, env=FRENCH),
        f"Créez-en un avec {OPENS}obelusctl new{CLOSES}")
    has(err("ecrire", status=2, env=FRENCH), f"il n’y a pas de commande {OPENS}ecrire{CLOSES}")


@case
def columns_and_titles_are_french():
    new("p.obelus", ("a.txt", "Ann met Bob.\n"))
    has(out("stats", "p.obelus", env=FRENCH), "caractères", "affirmations et autres cadres")
    has(out("formats", env=FRENCH), "lit et écrit", "Colonnes CoNLL-2003, étiquettes IOB2")
    has(out("show", "p.obelus", first_id(), env=FRENCH), "Titre")


@case
def the_translation_is_set_as_french_is():
    """Spaces that never break inside guillemets and before : ; ? !, and the apostrophe of print."""
    po = (SOURCE / "po" / "fr.po").read_text(encoding="utf-8")
    said = re.findall(r'^msgstr(?:\[\d\])? (".*"(?:\n".*")*)', po, re.M)
    for words in said[1:]:
        fault = re.search(r"\w'\w| [:;?!»]|« |«\w|[\w)]»|\w[?!](?=\s|\")", words)
        assert fault is None, f"{fault[0]!r} in {words}"


@case
def data_are_the_same_in_every_language():
    sample("e.obelus")
    sample("f.obelus", env=FRENCH)
    first = out("export", "e.obelus", "--format", "jsonl", "--output", "-", env=FRENCH)
    has(first, '"label":"Person"', '"type":"Claim"')
    same(out("export", "e.obelus", "--format", "jsonl", "--output", "-"), first)
    same(out("export", "e.obelus", "--format", "conll", "--output", "-", env=FRENCH),
         out("export", "e.obelus", "--format", "conll", "--output", "-"))
    ctl("new", "again.obelus")
    ctl("import", "again.obelus", "-", "--format", "jsonl", stdin=out(
        "export", "f.obelus", "--format", "jsonl", "--output", "-", env=FRENCH).encode())
    same(out("stats", "again.obelus", "--json"), out("stats", "again.obelus", "--json", env=FRENCH))
    has(out("stats", "f.obelus", "--json", env=FRENCH), '"Person":', '"Claim":')
    apply("f.obelus", {"id": first_id("f.obelus"), "spans": [
        {"label": "Person", "fragments": [[0, 1]], "attributes": {"share": 1234.5},
         "origin": {"kind": "model", "name": "m", "score": 0.25}}]}, env=FRENCH)
    has(out("export", "f.obelus", "--format", "jsonl", "--output", "-", env=FRENCH),
        '"score":0.25', '"share":1234.5')


if __name__ == "__main__":
    run()
