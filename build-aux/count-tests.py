#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts test cases, not programs, and ends with "N passed, N failed, N skipped".

Reads Meson's JSON logs (whose "stdout" holds each program's TAP), the checks that build-aux/test
made itself (TAP as well) and a folder of sanitizer reports, each of which is a failure.
"""
import argparse
import json
import pathlib
import re
import sys

POINT = re.compile(r"^(not )?ok\b(?:\s+\d+)?\s*-?\s*(.*)$")
FAILED = {"FAIL", "ERROR", "TIMEOUT", "INTERRUPT", "UNEXPECTEDPASS"}


class Count:
    def __init__(self):
        self.passed = 0
        self.skipped = []
        self.failed = []

    def add_tap(self, program, tap):
        """Adds a program's test points; returns how many there were, and how many failed."""
        points = failed = 0
        says_why = False
        for line in tap.splitlines():
            match = POINT.match(line)
            if match is None:
                if says_why and line.startswith("#"):
                    self.failed[-1] += f"\n    {line}"
                continue
            says_why = False
            points += 1
            name = f"{program}: {match.group(2)}"
            # nocheck: a word of TAP.
            if re.search(r"#\s*(SKIP|TODO)\b", line, re.IGNORECASE):
                self.skipped.append(name)
            elif match.group(1):
                failed += 1
                says_why = True
                self.failed.append(name)
            else:
                self.passed += 1
        return points, failed

    def add_program(self, record):
        name, result = record["name"], record["result"]
        points, failed = self.add_tap(name, record.get("stdout") or "")
        if result in FAILED:
            # It stopped early, or failed without saying which case did.
            if failed == 0:
                self.failed.append(f"{name}: {result.lower()}")
        elif points == 0 and result == "SKIP":
            self.skipped.append(name)
        elif points == 0:
            self.passed += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checks", type=pathlib.Path, required=True)
    parser.add_argument("--reports", type=pathlib.Path, required=True)
    parser.add_argument("logs", type=pathlib.Path, nargs="*")
    options = parser.parse_args()

    count = Count()
    programs = 0
    for log in options.logs:
        if log.exists():
            for line in log.read_text(encoding="utf-8").splitlines():
                count.add_program(json.loads(line))
                programs += 1
    count.add_tap("build", options.checks.read_text(encoding="utf-8"))
    for report in sorted(options.reports.iterdir()):
        print(f"--- {report.name}")
        print(report.read_text(encoding="utf-8", errors="replace"))
        count.failed.append(f"sanitizer: {report.name}")

    for name in count.skipped:
        print(f"skipped: {name}")
    for name in count.failed:
        print(f"failed: {name}")
    if programs == 0:
        print("No test program ran.")
    print(f"{count.passed} passed, {len(count.failed)} failed, {len(count.skipped)} skipped")
    return 1 if count.failed or programs == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
