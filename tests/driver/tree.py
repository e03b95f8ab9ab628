# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window tells a screen reader: its widgets as a tree of roles, names and states.

Asks over the accessibility bus itself and keeps nothing, so every answer is as of now.  A window has
hundreds of widgets, and a question that waits for its answer costs some half a millisecond: a whole
tree is asked for level by level, each level at once.
"""
import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

from .screen import Box  # noqa: E402

ROOT = "/org/a11y/atspi/accessible/root"
NOTHING = "/org/a11y/atspi/null"
PREFIX = "org.a11y.atspi."
WINDOW_COORDINATES = 1
# Lines that tell how things are.
TELLING = ("status", "status bar")
IN_WINDOW = GLib.Variant("(u)", (WINDOW_COORDINATES,))

# Bits of the state set, in the protocol's order.
STATES = """invalid active armed busy checked collapsed defunct editable enabled expandable expanded
focusable focused has-tooltip horizontal iconified modal multi-line multiselectable opaque pressed
resizable selectable selected sensitive showing single-line stale transient vertical visible
manages-descendants indeterminate required truncated animated invalid-entry
supports-autocompletion selectable-text is-default visited checkable has-popup
read-only""".split()

# Milliseconds.  A program under a debugger's load may be busy for a while.
PATIENCE = 10000


def read_states(answer):
    low, high = (0, 0) if answer is None else answer[0]
    bits = low | high << 32
    return {name for i, name in enumerate(STATES) if bits >> i & 1}


def read_box(answer):
    if answer is None:
        return None
    x, y, width, height = answer[0]
    return Box(x, y, x + width, y + height)


class Bus:
    """The accessibility bus that the session bus names."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                    None, None, Gio.DBusCallFlags.NONE, PATIENCE, None)[0]
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.heard = {}  # by peer

    def call(self, peer, path, interface, method, arguments=None):
        return self.connection.call_sync(peer, path, interface, method, arguments, None,
                                         Gio.DBusCallFlags.NONE, PATIENCE, None).unpack()

    def listen(self, peer):
        """Hears from now on where a program's focus goes, which is faster than to look for it."""
        def take(connection, sender, path, interface, signal, arguments):
            if arguments.unpack()[1]:
                self.heard[peer] = Node(self, peer, path)

        self.connection.signal_subscribe(peer, PREFIX + "Event.Object", "StateChanged", None,
                                         "focused", Gio.DBusSignalFlags.NONE, take)

    def last_heard(self, peer):
        """What told last that it has the focus, and has it; or None."""
        while GLib.MainContext.default().iteration(False):
            pass
        node = self.heard.get(peer)
        return node if node is not None and "focused" in node.states else None

    def call_all(self, calls):
        """Many calls at once, as (peer, path, interface, method, arguments): the answers in the same
        order, None for what failed."""
        answers = {}

        def take(connection, result, number):
            try:
                answers[number] = connection.call_finish(result).unpack()
            except GLib.Error:
                answers[number] = None

        for number, (peer, path, interface, method, arguments) in enumerate(calls):
            self.connection.call(peer, path, interface, method, arguments, None,
                                 Gio.DBusCallFlags.NONE, PATIENCE, None, take, number)
        while len(answers) < len(calls):
            GLib.MainContext.default().iteration(True)
        return [answers[number] for number in range(len(calls))]

    def roles(self, nodes):
        answers = self.ask_all(nodes, "Accessible", "GetRoleName")
        return ["" if answer is None else answer[0] for answer in answers]

    def states(self, nodes):
        return list(map(read_states, self.ask_all(nodes, "Accessible", "GetState")))

    def ask_all(self, nodes, interface, method, arguments=None):
        return self.call_all([(node.peer, node.path, PREFIX + interface, method, arguments)
                              for node in nodes])

    def names(self, nodes):
        """What each is called, as Node.name has it."""
        answers = self.call_all([(node.peer, node.path, "org.freedesktop.DBus.Properties", "Get",
                                  GLib.Variant("(ss)", (PREFIX + "Accessible", "Name")))
                                 for node in nodes])
        names = {node: "" if answer is None else answer[0] for node, answer in zip(nodes, answers)}
        nameless = [node for node in nodes if names[node] == ""]
        for node, role in zip(nameless, self.roles(nameless)):
            if role in TELLING:
                names[node] = node.written() or ""
        return [names[node] for node in nodes]

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
        if name == "" and self.role in TELLING:
            return self.written() or ""
        return name

    @property
    def description(self):
        return self.get("Accessible", "Description", "")

    @property
    def states(self):
        return read_states(self.call("Accessible", "GetState"))

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
        return read_box(self.call("Component", "GetExtents", IN_WINDOW))

    @property
    def actions(self):
        found = self.call("Action", "GetActions", otherwise=([],))[0]
        return [action[0] for action in found]

    def activate(self):
        """What a screen reader does for a person who cannot click."""
        return self.call("Action", "DoAction", GLib.Variant("(i)", (0,)), (False,))[0]

    @property
    def children(self):
        return self.read_children(self.call("Accessible", "GetChildren"))

    def read_children(self, answer):
        return [] if answer is None else [Node(self.bus, peer, path) for peer, path in answer[0]
                                          if path != NOTHING]

    @property
    def parent(self):
        peer, path = self.get("Accessible", "Parent", ("", NOTHING))
        return None if path == NOTHING else Node(self.bus, peer, path)

    def is_below(self, other):
        node = self
        while node is not None and node != other:
            node = node.parent
        return node is not None

    def find_at(self, x, y):
        """What a click there in this window would meet; or None."""
        found = self.call("Component", "GetAccessibleAtPoint",
                          GLib.Variant("(iiu)", (x, y, WINDOW_COORDINATES)))
        return None if found is None or found[0][1] == NOTHING else Node(self.bus, *found[0])

    def levels(self, is_wanted):
        """Level by level, what is below: a list of (parent, those of its children that are wanted),
        and nothing below the others.  is_wanted is asked with lists: of nodes and of their states."""
        level = [self]
        while level:
            answers = self.bus.ask_all(level, "Accessible", "GetChildren")
            families = [(node, node.read_children(answer)) for node, answer in zip(level, answers)]
            children = [child for _, family in families for child in family]
            wanted = set(is_wanted(children, self.bus.states(children)))
            families = [(node, [child for child in family if child in wanted])
                        for node, family in families]
            yield families
            level = [child for _, family in families for child in family]

    def outline(self):
        """What can be seen below this, in reading order, each with how deep it is."""
        def are_shown(nodes, states):
            # What takes up no room in its window is not seen: GTK 4.8 knows no better.
            nodes = [node for node, state in zip(nodes, states) if "visible" in state]
            boxes = map(read_box, self.bus.ask_all(nodes, "Component", "GetExtents", IN_WINDOW))
            return [node for node, box in zip(nodes, boxes)
                    if box is None or (box.right > box.left and box.bottom > box.top)]

        below = {node: family for families in self.levels(are_shown) for node, family in families}
        waiting = [(0, self)]
        while waiting:
            depth, node = waiting.pop()
            if node is not self:
                yield depth, node
            waiting += [(depth + 1, child) for child in reversed(below.get(node, []))]

    def shown(self):
        return [node for _, node in self.outline()]

    def find_focus(self):
        """Where keys go, of this and everything below; or None."""
        focused = []

        def are_visible(nodes, states):
            focused.extend(node for node, state in zip(nodes, states) if "focused" in state)
            return [node for node, state in zip(nodes, states) if "visible" in state]

        for _ in self.levels(are_visible):
            if focused:
                return focused[0]
        return None

    def find_all(self, role=None, name=None):
        """Those that can be seen; role is one or several, name is the name, or a test of it."""
        nodes = self.shown()
        if role is not None:
            roles = (role,) if isinstance(role, str) else role
            nodes = [node for node, its in zip(nodes, self.bus.roles(nodes)) if its in roles]
        if name is None:
            return nodes
        return [node for node, its in zip(nodes, self.bus.names(nodes))
                if (name(its) if callable(name) else its == name)]

    def find(self, role=None, name=None):
        return next(iter(self.find_all(role, name)), None)
