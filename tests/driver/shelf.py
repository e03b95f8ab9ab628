# SPDX-License-Identifier: GPL-3.0-or-later
"""A window with files in it that can be dragged out, as a file manager has.  Run as a program:

    shelf.py WIDTH HEIGHT FILE…

Says “ready” when a drag can begin anywhere in it, “begun” when one has and “dropped” at its end.
"""
import pathlib
import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, Gtk  # noqa: E402


def say(word):
    print(word, flush=True)


def activate_cb(application, width, height, paths):
    files = Gdk.FileList.new_from_list([Gio.File.new_for_path(path) for path in paths])
    source = Gtk.DragSource.new()
    source.set_actions(Gdk.DragAction.COPY)
    source.set_content(Gdk.ContentProvider.new_for_value(files))
    source.connect("drag-begin", lambda *arguments: say("begun"))
    source.connect("drag-end", lambda *arguments: say("dropped"))
    label = Gtk.Label(label="\n".join(pathlib.Path(path).name for path in paths), hexpand=True)
    label.add_controller(source)
    window = Gtk.ApplicationWindow(application=application, decorated=False, child=label,
                                   title="Shelf", default_width=width, default_height=height)
    window.present()
    say("ready")


def main():
    width, height, *paths = sys.argv[1:]
    application = Gtk.Application(flags=Gio.ApplicationFlags.NON_UNIQUE)
    application.connect("activate", activate_cb, int(width), int(height), paths)
    application.run()


if __name__ == "__main__":
    main()
