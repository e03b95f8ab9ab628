#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compiles each header alone, so that none leans on what its users happen to include first.

    check-headers.py SOURCE_ROOT BUILD_ROOT COMPILER…

Headers of the core and the command line see only the core's libraries: GTK is not even on their
include path.  Prints TAP, one point per header.
"""
import concurrent.futures
import pathlib
import subprocess
import sys

CORE = ["gio-unix-2.0", "sqlite3", "gumbo", "icu-i18n", "libarchive", "libxml-2.0", "gmime-3.0",
        "libcmark-gfm", "poppler-glib", "libsoup-3.0", "libseccomp", "zlib", "libbrotlidec"]
APP = [*CORE, "libadwaita-1", "webkitgtk-6.0"]


def flags(packages):
    done = subprocess.run(["pkg-config", "--cflags", *packages], check=True, capture_output=True,
                          text=True)
    return done.stdout.split()


def main():
    source, build, compiler = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    src = source / "src"
    core_flags, app_flags = flags(CORE), flags(APP)
    headers = sorted(path.relative_to(src).as_posix() for path in src.rglob("*.h"))

    def compile_alone(header):
        used = app_flags if header.startswith("app/") else core_flags
        text = f'#include "config.h"\n#include "{header}"\n'
        return subprocess.run(
            [*compiler, "-std=gnu17", "-Wall", "-Werror", "-fsyntax-only", f"-I{build}", f"-I{src}",
             *used, "-x", "c", "-"], input=text, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    failed = False
    print(f"1..{len(headers)}")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for number, (header, done) in enumerate(zip(headers, pool.map(compile_alone, headers)), 1):
            failed = failed or done.returncode != 0
            print(f"{'not ok' if done.returncode else 'ok'} {number} - {header}")
            for line in done.stdout.splitlines()[:40]:
                print(f"# {line}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
