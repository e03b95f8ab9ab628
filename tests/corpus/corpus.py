# SPDX-License-Identifier: GPL-3.0-or-later
"""The corpus as a project, for tests: made once by obelusctl, then copied for each that wants one.

    corpus = Corpus(obelusctl)
    corpus.copy_to("p.obelus")
    corpus.gold["entities"]["same"]

Made again in another process, it says the same, but the ids of its articles differ: those are made at
import.  What is in gold is described in records.py."""

import functools
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

MAKER = pathlib.Path(__file__).resolve().parent / "make-corpus.py"


def write_corpus(folder, n_articles=240, seed=1):
    """The files that make-corpus.py writes."""
    subprocess.run([sys.executable, "-B", str(MAKER), "--articles", str(n_articles), "--seed", str(seed),
                    "--output", str(folder)], check=True)


class Corpus:
    """Files and project last as long as this does."""

    def __init__(self, obelusctl, n_articles=240, seed=1):
        self.obelusctl = str(obelusctl)
        self._folder = tempfile.TemporaryDirectory(prefix="obelus-corpus-")
        self.folder = pathlib.Path(self._folder.name)
        write_corpus(self.folder, n_articles, seed)
        self.articles = self.folder / "articles"
        self.annotations = self.folder / "annotations.jsonl"
        self.gold = json.loads((self.folder / "gold.json").read_text(encoding="utf-8"))

    def run(self, *arguments):
        done = subprocess.run([self.obelusctl, *map(str, arguments)], capture_output=True, text=True,
                              timeout=300, check=False)
        assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
        return done.stdout

    @functools.cached_property
    def project(self):
        """The project that others are copies of; nothing is to change it."""
        path = self.folder / "corpus.obelus"
        self.run("new", path)
        self.run("import", path, self.articles)
        self.run("apply", path, self.annotations)
        return path

    def copy_to(self, path):
        shutil.copy(self.project, path)
        return path

    def close(self):
        self._folder.cleanup()
