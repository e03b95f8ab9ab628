#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the usual checkers of formatting, scripts, spelling and platform files.

    check-files.py SOURCE_ROOT BUILD_ROOT

Prints TAP, one point per checker.  One that is not installed, or not in the version whose verdict
counts, is skipped with that reason; what build-aux/test installs has them all on Debian 12.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys

FORMAT_VERSION = "14"
MULTILINGUAL = {
    "obl-date.c", "obl-date-words.c", "obl-language.c", "obl-line.c", "obl-line-phrases.c",
    "obl-mapping-guess.c", "obl-names.c", "obl-page-body-facts.c", "obl-page-words.c",
    "obl-pdf-words.c", "obl-sentence.c", "sentences.py", "test-charset.c", "test-date.c",
    "test-french.py", "test-line.c", "test-mapping.c", "test-page.c", "test-segment.c", "test-text.c",
}


class Skip(Exception):
    """Why a checker does not run here."""


def run(*command):
    """The lines a checker complains in; none when it is content."""
    if shutil.which(command[0]) is None:
        raise Skip(f"{command[0]} is not installed")
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          check=False)
    if done.returncode == 0:
        return []
    return done.stdout.splitlines() or [f"{command[0]} failed with {done.returncode}"]


class Tree:
    def __init__(self, source, build):
        self.source, self.build = source, build
        listed = subprocess.run(
            ["git", "-C", source, "ls-files", "-co", "--exclude-standard", "-z"],
            check=True, capture_output=True, text=True).stdout
        self.files = [source / name for name in listed.split("\0")
                      if name and (source / name).is_file()]

    def find(self, *suffixes):
        return [path for path in self.files if path.name.endswith(suffixes)]

    def named(self, folder, pattern):
        """Files straight under a folder; none is an error of the build, not of the file."""
        found = sorted(folder.glob(pattern))
        if not found:
            raise FileNotFoundError(f"no {pattern} in {folder}")
        return found


def check_format(tree):
    version = subprocess.run(["clang-format", "--version"], check=False, capture_output=True,
                             text=True).stdout if shutil.which("clang-format") else "none"
    if not re.search(rf"version {FORMAT_VERSION}\.", version):
        raise Skip(f"clang-format {FORMAT_VERSION} decides, here is: {version.strip()}")
    return run("clang-format", "--dry-run", "-Werror", *tree.find(".c", ".h"))


def check_shell(tree):
    scripts = [path for path in tree.files
               if path.suffix == ".sh" or (path.suffix == ""
               and path.read_bytes()[:64].split(b"\n")[0].endswith((b"bash", b"/sh")))]
    return run("shellcheck", f"--source-path={tree.source}", *scripts)


def check_spelling(tree):
    # Samples, corpora, translations and what knows other languages hold those languages' words.
    ours = [path for path in tree.files
            if not path.relative_to(tree.source).parts[0] == "po"
            and "samples" not in path.parts and "corpus" not in path.parts
            and "articles" not in path.parts and path.name not in MULTILINGUAL
            and path.name != "COPYING" and path.suffix not in (".png", ".obelus")]
    return run("codespell", "--ignore-words",
               tree.source / "build-aux" / "spelling-exceptions.txt", *ours)


def check_desktop(tree):
    return run("desktop-file-validate", *tree.named(tree.build / "data", "*.desktop"))


def check_metainfo(tree):
    said = run("appstreamcli", "validate", "--no-net",
               *tree.named(tree.build / "data", "*.metainfo.xml"))
    # The program has no home page to name.
    return [line for line in said
            if line.startswith(("E:", "W:")) and "url-homepage-missing" not in line]


def check_settings(tree):
    return run("glib-compile-schemas", "--strict", "--dry-run", tree.source / "data")


def check_xml(tree):
    return run("xmllint", "--noout", *tree.find(".xml", ".xml.in", ".ui", ".svg"))


def check_json(tree):
    faults = []
    for path in tree.find(".json"):
        try:
            json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            faults.append(f"{path}: {error}")
    return faults


def check_strings(tree):
    return run(tree.source / "build-aux" / "update-po", "--check")


CHECKS = {
    f"clang-format {FORMAT_VERSION}": check_format,
    "shellcheck": check_shell,
    "codespell": check_spelling,
    "desktop-file-validate": check_desktop,
    "appstreamcli": check_metainfo,
    "glib-compile-schemas": check_settings,
    "xmllint": check_xml,
    "JSON": check_json,
    "translations are complete": check_strings,
}


def main():
    tree = Tree(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
    failed = False
    print(f"1..{len(CHECKS)}")
    for number, (name, check) in enumerate(CHECKS.items(), 1):
        try:
            faults = check(tree)
        except Skip as reason:
            print(f"ok {number} - {name} # SKIP {reason}")
            continue
        except OSError as error:
            faults = [str(error)]
        failed = failed or bool(faults)
        print(f"{'not ok' if faults else 'ok'} {number} - {name}")
        for line in faults[:200]:
            print(f"# {line}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
