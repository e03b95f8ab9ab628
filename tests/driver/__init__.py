# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program as a person would: a display of its own, keys and the pointer, and what
can be seen of the result on the screen, over the accessibility bus and in the project's file.

No door in the program is made for tests.  Where a passage of the article is on the screen, for
instance, is found by selecting it with the keyboard and looking which pixels changed.
"""
