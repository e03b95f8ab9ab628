# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of one's own: an X server that nobody looks at, a session bus, empty home folders.

Each program that uses it has its own, so that tests neither meet the windows of one another nor
those of the person at the machine.  There is no window manager: windows stand at the top left,
and keys go to the window below the pointer.
"""
import atexit
import os
import pathlib
import select
import shutil
import signal
import subprocess
import tempfile

from .screen import Screen

# Two clicks that something is waited for in between are never a double one.
SETTINGS = """[Settings]
gtk-enable-animations=0
gtk-cursor-blink=0
gtk-double-click-time=100
gtk-hint-font-metrics=1
"""


def read_line(descriptor, what):
    """What a server prints as soon as it is there."""
    line = b""
    while not line.endswith(b"\n"):
        ready, _, _ = select.select([descriptor], [], [], 30)
        piece = os.read(descriptor, 4096) if ready else b""
        if not piece:
            raise OSError(f"{what} did not start")
        line += piece
    return line.decode().strip()


class Desktop:
    def __init__(self, width=1600, height=1000):
        self.width, self.height = width, height
        self.servers = []
        self.hands = None
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="obelus-desktop-"))
        atexit.register(self.close)
        # Also when a test runner ends us.
        signal.signal(signal.SIGTERM, lambda number, frame: os._exit(self.close() or 1))
        self.home = self.folder / "home"
        self.make_home()
        self.start_display()
        self.start_bus()
        self.screen = Screen(self.folder / "Xvfb_screen0")
        self.hands = Hands()

    def make_home(self):
        names = {"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache",
                 "XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "runtime"}
        for variable, name in names.items():
            folder = self.home / name
            folder.mkdir(parents=True, mode=0o700)
            os.environ[variable] = str(folder)
        os.environ["HOME"] = str(self.home)
        for name in ("gtk-4.0", "gtk-3.0"):
            folder = self.home / "config" / name
            folder.mkdir()
            (folder / "settings.ini").write_text(SETTINGS, encoding="utf-8")

        os.environ["GSETTINGS_BACKEND"] = "keyfile"

    def set_settings(self, **values):
        """As they would stand in the program's settings; underscores for hyphens."""
        folder = self.home / "config" / "glib-2.0" / "settings"
        folder.mkdir(parents=True, exist_ok=True)
        lines = [f"{name.replace('_', '-')}={value}\n" for name, value in values.items()]
        (folder / "keyfile").write_text("[org/obelus/Obelus]\n" + "".join(lines),
                                        encoding="utf-8")

    def start_server(self, command, what, descriptor):
        self.servers.append(subprocess.Popen(
            command, pass_fds=[descriptor], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        os.close(descriptor)

    def start_display(self):
        reads, writes = os.pipe()
        # Without "-r" the server would repeat keys that a busy machine releases late.
        self.start_server(
            ["Xvfb", "-r", "-displayfd", str(writes), "-screen", "0", f"{self.width}x{self.height}x24",
             "-fbdir", str(self.folder), "-nolisten", "tcp", "-noreset"], "Xvfb", writes)
        os.environ["DISPLAY"] = f":{read_line(reads, 'Xvfb')}"
        os.environ.pop("WAYLAND_DISPLAY", None)
        os.environ["GDK_BACKEND"] = "x11"
        # There is no graphics card: painting straight away is faster than playing one.
        os.environ.setdefault("GSK_RENDERER", "cairo")
        os.environ.setdefault("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1")
        os.close(reads)

    def start_bus(self):
        reads, writes = os.pipe()
        self.start_server(["dbus-daemon", "--session", "--nofork", "--nopidfile",
                           f"--print-address={writes}"], "the session bus", writes)
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = read_line(reads, "the session bus")
        os.close(reads)

    def picture(self, path, width, height):
        """Writes the top left of the screen to a PNG file."""
        subprocess.run(["import", "-window", "root", "-crop", f"{width}x{height}+0+0", "+repage",
                        str(path)], check=True)

    def close(self):
        if self.hands is not None:
            self.hands.close()
            self.hands = None
        for server in reversed(self.servers):
            server.terminate()
            try:
                server.wait(5)
            except subprocess.TimeoutExpired:
                server.kill()
        self.servers.clear()
        shutil.rmtree(self.folder, ignore_errors=True)


class Hands:
    """Keys and the pointer, through one xdotool that reads a command a line."""

    def __init__(self):
        self.tool = subprocess.Popen(["xdotool", "-"], stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE, text=True)

    def run(self, *commands):
        """Returns when the X server has them all: it answers in order.  Nothing may be asked about
        a window, as that one may have gone."""
        self.tool.stdin.writelines(f"{command}\n" for command in commands)
        self.tool.stdin.write("getdisplaygeometry\n")
        self.tool.stdin.flush()
        if not self.tool.stdout.readline():
            raise OSError(f"xdotool ended at: {'; '.join(commands)}")

    def key(self, *names, times=1):
        if times > 0:
            self.run(*(f"key --delay 0 --repeat {times} --repeat-delay 0 {name}"
                       for name in names))

    def hold(self, name):
        self.run(f"keydown {name}")

    def release(self, name):
        self.run(f"keyup {name}")

    def write(self, text):
        """Letters of any script, digits and blanks into whatever has the focus.

        What the keyboard lacks is lent a key for as long as that one is down: until the window has asked
        what it means."""
        names = {" ": "space", "-": "minus", ".": "period", ",": "comma", "'": "apostrophe",
                 "/": "slash", "_": "underscore"}
        for letter in text:
            if letter.isascii():
                self.key(names.get(letter, letter))
            else:
                self.run(f"key --delay 400 U{ord(letter):04X}")

    def move(self, x, y):
        self.run(f"mousemove {x:.0f} {y:.0f}")

    def click(self, x, y, button=1, times=1):
        self.run(f"mousemove {x:.0f} {y:.0f}",
                 f"click --repeat {times} --delay 20 {button}")

    def drag(self, start, end):
        """With some stops on the way, as a hand has them."""
        (x, y), (to_x, to_y) = start, end
        steps = [f"mousemove {x + (to_x - x) * i / 4:.0f} {y + (to_y - y) * i / 4:.0f}"
                 for i in range(1, 5)]
        self.run(f"mousemove {x:.0f} {y:.0f}", "mousedown 1", *steps, "mouseup 1")

    def close(self):
        self.tool.terminate()
        self.tool.wait()
