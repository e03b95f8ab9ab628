#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small house rules that no other tool has.

    check-source.py SOURCE_ROOT

Reads every tracked source file.  A line that has to break a rule says why, on the line itself or
the one above: /* nocheck: reason */.  Prints TAP, one point per rule; the rules are tried on
samples of their own first.
"""
import pathlib
import re
import subprocess
import sys

C = (".c", ".h")
LINES_OF_FILE = 1000
LINES_OF_TEST = 1500
LINES_OF_FUNCTION = 150

TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def blank(text, strings):
    """The text with comments, and strings if wanted, replaced by spaces; lines stay lines."""
    def replace(match):
        token = match.group(0)
        if token.startswith("/") or strings:
            return re.sub(r"[^\n]", " ", token)
        return token
    return TOKEN.sub(replace, text)


class LineRule:
    """Something that may stand on no line."""

    def __init__(self, name, pattern, bad, good, *, suffixes=C, under="", outside=(), view="code"):
        self.name = name
        self.pattern = re.compile(pattern)
        self.bad, self.good = bad, good
        self.suffixes, self.under, self.outside, self.view = suffixes, under, outside, view

    def applies(self, name):
        return (name.endswith(self.suffixes) and name.startswith(self.under)
                and not name.startswith(tuple(self.outside)))

    def faults(self, text):
        if self.view == "code":
            text = blank(text, strings=True)
        elif self.view == "strings":
            text = blank(text, strings=False)
        for number, line in enumerate(text.splitlines(), 1):
            if self.pattern.search(line):
                yield number, line.strip()


LINE_RULES = [
    LineRule("no goto", r"\bgoto\b", "goto out;", "/* goto */"),
    LineRule("no sleeping", r"\b(g_usleep|usleep|nanosleep|sleep)\s*\(", "g_usleep (1);",
             "asleep (1);"),
    LineRule("no unbounded or hidden-state C string calls",
             r"\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|strncpy|alloca|g_alloca)\s*\(",
             "strcpy (a, b);", "g_strlcpy (a, b, n);"),
    LineRule("no 64-bit id in a pointer", r"G(U?INT|SIZE)_TO_POINTER\s*\([^)]*\bid\b",
             "GINT_TO_POINTER (row->id)", "GUINT_TO_POINTER (width)"),
    LineRule("plain C types", r"\b(gchar|gint|gfloat|gdouble)\b", "gchar *a;", "char *a;"),
    LineRule("number formats that xgettext can read, PRIu64 and PRId64", r"\bG_GU?INT64_FORMAT\b",
             'print ("%" G_GINT64_FORMAT);', 'print ("%" PRId64);'),
    LineRule("deprecations are pinned, not silenced", r"IGNORE_DEPRECATIONS",
             "G_GNUC_BEGIN_IGNORE_DEPRECATIONS", "deprecations"),
    LineRule("values never go into script text",
             r"evaluate_javascript|run_javascript|script_new\s*\(\s*g_strdup_printf",
             "webkit_web_view_evaluate_javascript (view)",
             "webkit_web_view_call_async_javascript_function (view)"),
    LineRule("SQL is written in the store", r'"\s*(SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE) ',
             'run ("SELECT 1");', 'say ("Selected");', view="strings", under="src/",
             outside=("src/core/store/", "src/core/edit/")),
    LineRule("no fixed names in /tmp", r'"/(var/)?tmp\b', 'open ("/tmp/obelus");',
             'open (name);', view="strings"),
    LineRule("page scripts make no markup, no code and no requests",
             r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\s*\(|new Function"
             r"|fetch\s*\(|XMLHttpRequest|WebSocket|sendBeacon|importScripts)",
             "node.innerHTML = x;", "node.textContent = x;", suffixes=(".js",), under="src/"),
    LineRule("no notes to self", r"\b(TODO|FIXME|XXX|HACK)\b", "/* TODO: later */", "/* done */",
             suffixes=(*C, ".js", ".css", ".py", ".sh", ".ui", ".sql", "meson.build"),
             outside=("build-aux/check-source.py",), view="all"),
]


def functions(text):
    """Yields (line, head, body) of each function; bodies open and close in the first column."""
    lines = blank(text, strings=True).splitlines()
    opened = None
    for number, line in enumerate(lines):
        if line.startswith("{"):
            opened = number
        elif line.startswith("}") and opened is not None:
            if not line.startswith("} ") and not line.startswith("};"):
                head = opened
                while head > 0 and lines[head - 1].strip():
                    head -= 1
                yield opened + 1, " ".join(lines[head:opened]), lines[opened + 1:number]
            opened = None


def long_functions(name, text):
    if name.endswith(".c"):
        for number, head, body in functions(text):
            if len(body) > LINES_OF_FUNCTION:
                yield number, f"{len(body)} lines: {head[:60]}"


def unset_errors(name, text):
    """Functions that can fail but never say why."""
    if name.endswith(".c") and name.startswith("src/"):
        for number, head, body in functions(text):
            if "GError **error" in head and not re.search(r"\berror\b", "\n".join(body)):
                if any(re.search(r"return (FALSE|NULL);", line) for line in body):
                    yield number, f"fails without setting the error: {head[:60]}"


def long_files(name, text):
    limit = LINES_OF_TEST if name.startswith("tests/") else LINES_OF_FILE
    count = text.count("\n")
    if name.endswith((*C, ".py", ".js", ".css")) and count > limit:
        yield count, f"{count} lines; split it at a concern"


def openings(name, text):
    lines = text.splitlines() + ["", "", ""]
    start = 1 if lines[0].startswith("#!") else 0
    if lines[0].startswith("<?xml"):
        start = 1
    if name.endswith((*C, ".js", ".css", ".py", ".sh", ".sql", ".ui", ".xml", "meson.build")):
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in lines[start]:
            yield start + 1, "no SPDX line"
    # A test says in each function what it holds to be true.
    if (name.endswith((*C, ".js")) and name.startswith("src/")
            and not lines[start + 1].startswith(("/*", "//"))):
        yield start + 2, "no opening comment"
    if name.endswith(".h") and "#pragma once" not in text:
        yield 1, "no #pragma once"
    if name.endswith(".c") and name.startswith("src/") and "#define G_LOG_DOMAIN" not in text:
        yield 1, "no G_LOG_DOMAIN"


FILE_RULES = {
    f"functions of at most {LINES_OF_FUNCTION} lines": long_functions,
    f"files of at most {LINES_OF_FILE} lines, tests of {LINES_OF_TEST}": long_files,
    "a function that fails sets its error": unset_errors,
    "files open with their licence and what they are for": openings,
}
FILE_SAMPLES = [
    (long_functions, "src/a.c", "void\na (void)\n{\n" + "  b ();\n" * 151 + "}\n", True),
    (long_functions, "src/a.c", "void\na (void)\n{\n" + "  b ();\n" * 150 + "}\n", False),
    (long_files, "src/a.c", "\n" * 1001, True),
    (long_files, "tests/a.c", "\n" * 1001, False),
    (unset_errors, "src/a.c", "gboolean\na (GError **error)\n{\n  return FALSE;\n}\n", True),
    (unset_errors, "src/a.c", "gboolean\na (GError **error)\n{\n  g_set_error (error);\n"
                              "  return FALSE;\n}\n", False),
    (openings, "src/a.h", "/* SPDX-License-Identifier: GPL-3.0-or-later */\n#pragma once\n", True),
    (openings, "tests/a.c", "/* SPDX-License-Identifier: GPL-3.0-or-later */\n/* A. */\n", False),
]


def excused(lines, number):
    """Whether the line, or the one above it, gives a reason."""
    near = lines[max(number - 2, 0):number]
    return any(re.search(r"nocheck: \w+", line) for line in near)


def wrong_samples():
    for rule in LINE_RULES:
        if not list(rule.faults(rule.bad)) or list(rule.faults(rule.good)):
            yield f"rule “{rule.name}” misjudges its samples"
    for rule, name, text, bad in FILE_SAMPLES:
        if bool(list(rule(name, text))) != bad:
            yield f"rule {rule.__name__} misjudges a sample"


TOP = {"src", "data", "po", "tests", "build-aux", "meson.build", "README.md", "COPYING"}


def strangers_at_top(names):
    """What stands beside the folders that the project has, as a fuzzer's find did once."""
    return sorted({top for top in (name.split("/")[0] for name in names)
                   if top not in TOP and not top.startswith(".")})


def main():
    root = pathlib.Path(sys.argv[1])
    listed = subprocess.run(["git", "-C", root, "ls-files", "-co", "--exclude-standard", "-z"],
                            check=True, capture_output=True, text=True).stdout
    listed = list(filter(None, listed.split("\0")))
    results = {"the rules on their own samples": list(wrong_samples()),
               "nothing else at the top": strangers_at_top(listed)}
    for name in [rule.name for rule in LINE_RULES] + list(FILE_RULES):
        results[name] = []

    for name in listed:
        path = root / name
        suffixes = (*C, ".js", ".css", ".py", ".sh", ".sql", ".ui", ".xml", "meson.build")
        if not name.endswith(suffixes) or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        found = [(rule.name, fault) for rule in LINE_RULES if rule.applies(name)
                 for fault in rule.faults(text)]
        found += [(title, fault) for title, rule in FILE_RULES.items()
                  for fault in rule(name, text)]
        for title, (number, what) in found:
            if not excused(lines, number):
                results[title].append(f"{name}:{number}: {what}")

    print(f"1..{len(results)}")
    for number, (title, faults) in enumerate(results.items(), 1):
        print(f"{'not ok' if faults else 'ok'} {number} - {title}")
        for line in faults:
            print(f"# {line}")
    return 1 if any(results.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
