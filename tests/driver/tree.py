# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window tells a screen reader: its widgets as a tree of roles, names and states.

Asks over the accessibility bus itself and keeps nothing, so every answer is as of now.
"""
import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

from .screen import Box  # noqa: E402

ROOT = "/org/a11y/atspi/accessible/root"
NOTHING = "/org/a11y/atspi/null"
PREFIX = "org.a11y.atspi."
WINDOW_COORDINATES = 1

# Bits of the state set, in the protocol's order.
STATES = """invalid active armed busy checked collapsed defunct editable enabled expandable expanded
focusable focused has-tooltip horizontal iconified modal multi-line multiselectable opaque pressed
resizable selectable selected sensitive showing single-line stale transient vertical visible
manages-descendants indeterminate required truncated animated invalid-entry
supports-autocompletion selectable-text is-default visited checkable has-popup
read-only""".split()

# Milliseconds.  A program under a debugger's load may be busy for a while.
PATIENCE = 10000


class Bus:
    """The accessibility bus that the session bus names."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                    None, None, Gio.DBusCallFlags.NONE, PATIENCE, None)[0]
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)

    def call(self, peer, path, interface, method, arguments=None):
        return self.connection.call_sync(peer, path, interface, method, arguments, None,
                                         Gio.DBusCallFlags.NONE, PATIENCE, None).unpack()

    def find_application(self, pid):
        """The root of a program's tree, or None."""
        registry = Node(self, PREFIX + "Registry", ROOT)
        for child in registry.children:
            try:
                number, = self.call("org.freedesktop.DBus", "/org/freedesktop/DBus",
                                    "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                                    GLib.Variant("(s)", (child.peer,)))
            except GLib.Error:
                continue
            if number == pid:
                return child
        return None


class Node:
    """One widget."""

    def __init__(self, bus, peer, path):
        self.bus, self.peer, self.path = bus, peer, path

    def __eq__(self, other):
        return isinstance(other, Node) and (self.peer, self.path) == (other.peer, other.path)

    def __hash__(self):
        return hash((self.peer, self.path))

    def __repr__(self):
        return f"{self.role} “{self.name}”"

    def call(self, interface, method, arguments=None, otherwise=None):
        """A widget that has just gone, or that has no such side, gives what is said otherwise."""
        try:
            return self.bus.call(self.peer, self.path, PREFIX + interface, method, arguments)
        except GLib.Error:
            return otherwise

    def send(self, interface, method, arguments):
        """A call whose answer nobody waits for."""
        self.bus.connection.call(self.peer, self.path, PREFIX + interface, method, arguments, None,
                                 Gio.DBusCallFlags.NONE, PATIENCE, None, None)

    def get(self, interface, name, otherwise):
        try:
            return self.bus.call(self.peer, self.path, "org.freedesktop.DBus.Properties", "Get",
                                 GLib.Variant("(ss)", (PREFIX + interface, name)))[0]
        except GLib.Error:
            return otherwise

    @property
    def role(self):
        return self.call("Accessible", "GetRoleName", otherwise=("",))[0]

    @property
    def name(self):
        """What it is called; of a line that tells how things are, what it says, which is its name
        in GTK 4.8 and not in 4.18."""
        name = self.get("Accessible", "Name", "")
        if name == "" and self.role in ("status", "status bar"):
            return self.written() or ""
        return name

    @property
    def description(self):
        return self.get("Accessible", "Description", "")

    @property
    def states(self):
        low, high = self.call("Accessible", "GetState", otherwise=((0, 0),))[0]
        bits = low | high << 32
        return {name for i, name in enumerate(STATES) if bits >> i & 1}

    @property
    def interfaces(self):
        found = self.call("Accessible", "GetInterfaces", otherwise=([],))[0]
        return {name.removeprefix(PREFIX) for name in found}

    @property
    def text(self):
        """What stands in a field; of anything else, its name."""
        written = self.written()
        return self.name if written is None else written

    def written(self):
        count = self.get("Text", "CharacterCount", None)
        if count is None:
            return None
        return self.call("Text", "GetText", GLib.Variant("(ii)", (0, count)), ("",))[0]

    @property
    def box(self):
        """In its window; the windows stand at the top left of the screen."""
        found = self.call("Component", "GetExtents",
                          GLib.Variant("(u)", (WINDOW_COORDINATES,)))
        if found is None:
            return None
        x, y, width, height = found[0]
        return Box(x, y, x + width, y + height)

    @property
    def actions(self):
        found = self.call("Action", "GetActions", otherwise=([],))[0]
        return [action[0] for action in found]

    def activate(self):
        """What a screen reader does for a person who cannot click."""
        return self.call("Action", "DoAction", GLib.Variant("(i)", (0,)), (False,))[0]

    @property
    def children(self):
        found = self.call("Accessible", "GetChildren", otherwise=([],))[0]
        return [Node(self.bus, peer, path) for peer, path in found if path != NOTHING]

    @property
    def parent(self):
        peer, path = self.get("Accessible", "Parent", ("", NOTHING))
        return None if path == NOTHING else Node(self.bus, peer, path)

    def find_at(self, x, y):
        """What a click there in this window would meet; or None."""
        found = self.call("Component", "GetAccessibleAtPoint",
                          GLib.Variant("(iiu)", (x, y, WINDOW_COORDINATES)))
        return None if found is None or found[0][1] == NOTHING else Node(self.bus, *found[0])

    @property
    def is_shown(self):
        """Whether it takes up room in its window: GTK 4.8 knows no better."""
        box = self.box
        return box is None or (box.right > box.left and box.bottom > box.top)

    def shown(self):
        """What can be seen of this and everything below, in reading order."""
        for child in self.children:
            if "visible" in child.states and child.is_shown:
                yield child
                yield from child.shown()

    def find_focus(self):
        """Where keys go, of this and everything below; or None."""
        for child in self.children:
            states = child.states
            if "focused" in states:
                return child
            found = child.find_focus() if "visible" in states else None
            if found is not None:
                return found
        return None

    def find_all(self, role=None, name=None):
        """Those that can be seen; name is the name, or a test of it."""
        for node in self.shown():
            if role is not None and node.role != role:
                continue
            if name is None or (name(node.name) if callable(name) else node.name == name):
                yield node

    def find(self, role=None, name=None):
        return next(self.find_all(role, name), None)
