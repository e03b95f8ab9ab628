# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for something that will be so, by looking again and again."""
import time

# A debugging build with sanitizers on a busy machine; only a failing test waits this long.
LIMIT = 20.0
STEP = 0.03  # looking costs the programs time that they could use


class TooLate(AssertionError):
    """What was waited for did not come about."""


def wait_for(condition, what, limit=LIMIT):
    """Calls condition until it gives something true, and gives that back.

    what: words for the message, or a function that makes them when it is too late.
    """
    end = time.monotonic() + limit
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise TooLate(f"not within {limit:g} s: {what() if callable(what) else what}")
        time.sleep(STEP)


def wait_for_equal(look, wanted):
    """Until look gives what is wanted; says how it is otherwise."""
    wait_for(lambda: look() == wanted, lambda: f"{look()!r} instead of {wanted!r}")
