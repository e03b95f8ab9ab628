#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the rooms apart: which room may include which, and what may be linked.

    check-layers.py SOURCE_ROOT [PROGRAM…]

Every #include of src/ is held against the tables below, and each PROGRAM must do without GTK and
WebKit.  Prints TAP, one point per room and per program.
"""
import pathlib
import re
import subprocess
import sys

CORE_ROOMS = [
    "core/base", "core/text", "core/html", "core/model", "core/store", "core/edit",
    "core/find", "core/import", "core/record", "core/export", "core/service", "core/ingest",
    "core/intake", "core/propose", "core/knowledge", "core/query", "core/picture",
]

# What a room may include besides itself, as folders or single headers.  Paths begin at src/.
ROOMS = {
    "core/base": [],
    "core/text": ["core/base"],
    "core/html": ["core/base", "core/text", "core/model/obl-document.h"],
    "core/model": ["core/base", "core/text"],
    # What a person types to search for: read here, answered by the store.
    "core/query": ["core/base", "core/text"],
    "core/store": ["core/base", "core/text", "core/model", "core/query"],
    "core/edit": ["core/base", "core/text", "core/model", "core/store"],
    "core/find": ["core/base", "core/text", "core/model", "core/query", "core/store", "core/edit"],
    # What a claim may consist of; reads texts and nothing else.
    "core/propose": ["core/base", "core/text", "core/model"],
    # Pictures of who says what about whom, from rows that the store has read.
    "core/picture": ["core/base", "core/text", "core/model"],
    "core/record": ["core/base", "core/text", "core/model", "core/store", "core/edit",
                    "core/import"],
    "core/import": ["core/base", "core/text", "core/html", "core/model"],
    # Knowledge bases that mentions are linked to.
    "core/knowledge": ["core/base", "core/text", "core/model", "core/store", "core/edit"],
    "core/export": ["core/base", "core/text", "core/model", "core/store", "core/record",
                    "core/knowledge/obl-ftm.h"],
    "core/service": CORE_ROOMS,
    # Reads what strangers wrote: for the worker process alone.
    "core/read": ["core/base", "core/text", "core/html", "core/model", "core/import"],
    # Between the programs and the worker process: messages, and the pool of such processes.
    "core/ingest": ["core/base", "core/text", "core/model", "core/import"],
    # What was read goes into the project.
    "core/intake": ["core/base", "core/text", "core/model", "core/store", "core/edit",
                    "core/import", "core/record", "core/ingest"],
    # The only room that opens a connection, and only when asked.
    "core/fetch": ["core/base", "core/import/obl-import.h"],
    "worker": ["core/base", "core/text", "core/html", "core/model", "core/import", "core/read",
               "core/ingest"],
    "cli": [*CORE_ROOMS, "core/fetch"],
    "app/compat": [],
    "app/widgets": ["core/model/obl-palette.h"],
    "app/models": ["app/shell/obl-session.h", "core/base", "core/text", "core/model",
                   "core/find/obl-find.h", "core/service", "core/store/obl-search.h",
                   "core/store/obl-store-claims.h"],
    "app/view": ["app/shell/obl-session.h", "app/widgets", "core/base", "core/text", "core/model",
                 "core/service"],
    "app/panes": ["app/shell/obl-session.h", "app/models", "app/widgets", "app/compat",
                  "core/base", "core/text", "core/model", "core/store/obl-store-claims.h"],
    # What is known across all articles; shown in the place of the desk.
    "app/rooms": ["app/shell/obl-session.h", "app/models", "app/widgets", "app/compat",
                  "app/panes/obl-pane.h", "app/panes/obl-look.h",
                  "app/panes/obl-entity-inspector.h", "app/panes/obl-entity-picker.h",
                  "app/panes/obl-label-drop-down.h",
                  "core/base", "core/text", "core/model", "core/picture", "core/query",
                  "core/find/obl-hit-change.h", "core/store/obl-search.h",
                  "core/store/obl-store-claims.h", "core/store/obl-store-same-claims.h"],
    "app/dialogs": ["app/shell/obl-session.h", "app/models", "app/widgets", "app/compat",
                    "app/panes/obl-label-drop-down.h", "app/panes/obl-entity-picker.h",
                    "core/base", "core/text", "core/model",
                    "core/find/obl-carry.h", "core/find/obl-find-mark.h", "core/export",
                    "core/knowledge/obl-knowledge-import.h"],
    "app/shell": ["app", *CORE_ROOMS, "core/fetch"],
}

# Foreign headers that have few homes.  The edit room uses SQLite's session extension.
FOREIGN = {
    r"sqlite3\.h": ["core/store", "core/edit"],
    r"gumbo\.h": ["core/html"],
    r"pcre2\.h": ["core/find"],
    r"unicode/.*": ["core/text", "core/import"],
    r"archive(_entry)?\.h": ["core/read"],
    r"libxml/.*": ["core/read"],
    r"gmime/.*": ["core/read"],
    r"cmark-gfm.*": ["core/read"],
    r"brotli/.*|zlib\.h": ["core/read"],
    r"poppler\.h": ["worker"],
    r"seccomp\.h": ["worker"],
    r"libsoup/.*": ["core/fetch"],
    r"gvc\.h|pango/.*|librsvg/.*": ["core/picture"],
    r"(webkit|jsc)/.*": ["app/view"],
    r"(gtk|gdk|gsk)/.*|adwaita\.h": [room for room in ROOMS if room.startswith("app/")],
}

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')


def room_of(path):
    """The room of a path that begins at src/, or None."""
    for room in ROOMS:
        if path.startswith(room + "/"):
            return room
    return None


def fault(source, include, quoted):
    """What is wrong with this include, or None."""
    room = room_of(source)
    for pattern, homes in FOREIGN.items():
        if re.fullmatch(pattern, include):
            return None if room in homes else f"<{include}> belongs to {', '.join(homes)}"
    if not quoted or include == "config.h":
        return None
    if "/" not in include:
        return f'"{include}" is not written from src/'
    if room_of(include) == room:
        return None
    for allowed in ROOMS[room]:
        if include == allowed or include.startswith(allowed + "/"):
            return None
    return f'{room} may not include "{include}"'


# The check itself is checked first: (source, include, quoted, whether it is right).
SAMPLES = [
    ("core/model/a.c", "core/text/obl-text.h", True, True),
    ("core/model/a.c", "core/store/obl-store.h", True, False),
    ("core/text/a.c", "sqlite3.h", False, False),
    ("core/store/a.c", "sqlite3.h", False, True),
    ("core/service/a.c", "gtk/gtk.h", False, False),
    ("app/panes/a.c", "webkit/webkit.h", False, False),
    ("app/panes/a.c", "app/dialogs/b.h", True, False),
    ("app/panes/a.c", "app/shell/obl-session.h", True, True),
    ("app/panes/a.c", "app/shell/obl-window.h", True, False),
    ("app/shell/a.c", "app/view/b.h", True, True),
    ("cli/a.c", "adwaita.h", False, False),
    ("cli/a.c", "obl-b.h", True, False),
    ("cli/a.c", "core/read/obl-read.h", True, False),
]


def check_includes(src):
    """Faults by room, for every source file."""
    faults = {room: [] for room in ROOMS}
    for path in sorted(src.rglob("*.[ch]")):
        name = path.relative_to(src).as_posix()
        room = room_of(name)
        if room is None:
            faults.setdefault("src", []).append(f"{name}: belongs to no room")
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if match:
                wrong = fault(name, match.group(2), match.group(1) == '"')
                if wrong:
                    faults[room].append(f"{name}:{number}: {wrong}")
    return faults


def check_linking(program):
    libraries = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout
    return [line.strip() for line in libraries.splitlines()
            if re.search(r"lib(gtk|gdk-|adwaita|webkit|javascriptcore)", line)]


def main():
    results = {"samples": [f"{s[0]} including {s[1]} is judged wrongly" for s in SAMPLES
                           if (fault(*s[:3]) is None) != s[3]]}
    for room, faults in check_includes(pathlib.Path(sys.argv[1]) / "src").items():
        results[f"{room}: includes"] = faults
    for program in sys.argv[2:]:
        results[f"{pathlib.Path(program).name}: links no GTK, no WebKit"] = check_linking(program)

    print(f"1..{len(results)}")
    for number, (name, faults) in enumerate(results.items(), 1):
        print(f"{'not ok' if faults else 'ok'} {number} - {name}")
        for line in faults:
            print(f"# {line}")
    return 1 if any(results.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
