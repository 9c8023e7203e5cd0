# SPDX-License-Identifier: Apache-2.0
"""What a screen reader is told, over the desktop's accessibility bus: `read_aloud.py FOLDER [LANG]`, in a session bus.

It starts the window as a program of its own, opens one page after the other in it, and walks what the bus offers. It
asks as Orca would, and shares no code with the window. The dump goes to FOLDER/aloud.json: view by view, which page
it is of, and thing by thing what is there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ACCESSIBLE, VALUE, TEXT = (f"org.a11y.atspi.{name}" for name in ("Accessible", "Value", "Text"))
ROOT = "/org/a11y/atspi/accessible/root"
PROGRAM = Path(__file__).with_name("read_aloud_window.py")
FOCUSABLE, SHOWING, ENABLED, CHECKED = 11, 25, 8, 4
"""Bits of the state, as AT-SPI numbers them."""
LONGEST = 60

Thing = tuple[str, str]


class Bus:
    """The accessibility bus, asked one question at a time."""

    def __init__(self) -> None:
        with open_dbus_connection("SESSION") as session:
            asked = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
            (address,) = session.send_and_get_reply(asked).body
        self._connection: DBusConnection = open_dbus_connection(address)

    def ask(self, thing: Thing, interface: str, method: str, signature: str = "", body: tuple[Any, ...] = ()) -> Any:
        """Call a method; None where the thing does not know it."""
        name, path = thing
        asked = new_method_call(DBusAddress(path, name, interface), method, signature or None, body)
        reply = self._connection.send_and_get_reply(asked, timeout=LONGEST)
        return None if reply.header.message_type is MessageType.error else reply.body

    def get(self, thing: Thing, interface: str, prop: str) -> Any:
        """Read a property; None where there is none."""
        name, path = thing
        asked = Properties(DBusAddress(path, name, interface)).get(prop)
        reply = self._connection.send_and_get_reply(asked, timeout=LONGEST)
        return None if reply.header.message_type is MessageType.error else reply.body[0][1]

    def children(self, thing: Thing) -> list[Thing]:
        """List what is inside."""
        found = self.ask(thing, ACCESSIBLE, "GetChildren")
        return [(name, path) for name, path in found[0]] if found else []

    def bits(self, thing: Thing) -> int:
        """The state, as one number."""
        found = self.ask(thing, ACCESSIBLE, "GetState")
        low, high = found[0] if found else (0, 0)
        return low | high << 32

    def window(self) -> Thing:
        """Wait for the program and its window."""
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            for program in self.children(("org.a11y.atspi.Registry", ROOT)):
                for window in self.children(program):
                    if self.bits(window) >> SHOWING & 1 and self.ask(window, ACCESSIBLE, "GetRoleName") == ("frame",):
                        return window
        raise SystemExit("no window came onto the bus")


def walk(bus: Bus, thing: Thing, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Say what is there, in the order in which a screen reader goes through it; hidden things are passed over."""
    bits = bus.bits(thing)
    if not bits >> SHOWING & 1:
        return
    said = {
        "depth": depth,
        "role": bus.ask(thing, ACCESSIBLE, "GetRoleName")[0],
        "name": bus.get(thing, ACCESSIBLE, "Name") or "",
        "description": bus.get(thing, ACCESSIBLE, "Description") or "",
        "focusable": bool(bits >> FOCUSABLE & 1),
        "enabled": bool(bits >> ENABLED & 1),
        "checked": bool(bits >> CHECKED & 1),
    }
    text = bus.ask(thing, TEXT, "GetText", "ii", (0, -1)) if said["role"] in {"text", "entry"} else None
    if text:
        said["text"] = text[0]
    yield said
    for child in bus.children(thing):
        yield from walk(bus, child, depth + 1)


def main() -> None:
    """Dump every page."""
    bus, dump = Bus(), {}
    environment = os.environ | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    with subprocess.Popen(
        [sys.executable, str(PROGRAM), *sys.argv[1:]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=environment,
    ) as window:  # fmt: skip
        for line in window.stdout:
            if line.strip() == "end":
                break
            page, view = line.split()
            dump[view] = {"page": page, "things": list(walk(bus, bus.window()))}
            window.stdin.write("on\n")
            window.stdin.flush()
    Path(sys.argv[1], "aloud.json").write_text(json.dumps(dump, indent=1), encoding="utf-8")
    if window.returncode:
        raise SystemExit(f"the window ended with {window.returncode}")


if __name__ == "__main__":
    main()
