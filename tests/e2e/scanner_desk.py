# SPDX-License-Identifier: Apache-2.0
"""A scanner set to US keys at a real X server set to Spanish: `scanner_desk.py FOLDER`, run by test_scanner.py.

It teaches the PC with one scan and then scans four labels while the keyboard is in the field of a note, and somebody
types there in Spanish. What came of it is printed as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from logbook.config import Start
from logbook.core.model.codes import DeviceType
from logbook.core.model.records import Device
from logbook.ui.program import Program
from logbook.ui.scanning import memory
from logbook.ui.scanning.teaching import SQUARE
from tests import wards
from tests.ui.scanning.keyboards import us_scanner

LOST = "0108435012345672" + "17280131" + "10LOT77" + "21SER0042"
HIBC = "+A99912345/$$52001510X3/16D20111212/S77DE1G45-"
TRIES, PATIENCE = 6, 20.0
ENTER = "36"


class Bench:
    """The window, a scanner and a person's fingers."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        world = wards.make(folder, people=("Anna Puig",))
        world.record(Device("AB-12/7", DeviceType.MONITOR, bed="7"))
        world.shut()
        self.app = QApplication(["ward-logbook"])
        start = Start(world.path, exercise=False, language="en", night=False)
        self.program = Program(self.app, start, lambda: world.machine)
        self.program.run()
        self.until(lambda: self.program.lock_page is not None and self.program.session.ward.loaded)
        self.program.reception.sign_on(world.user("Anna Puig"), wards.PINS["Anna Puig"])
        self.until(lambda: self.program.main is not None)
        self.x("windowfocus", str(int(self.program.stage.winId())))

    def x(self, *command: str) -> None:
        """Let hands and scanner work while the window lives."""
        hands = subprocess.Popen(["xdotool", *command])
        assert self.until(lambda: hands.poll() is not None)
        assert hands.returncode == 0

    def until(self, ready) -> bool:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not ready():
            self.app.processEvents()
        return bool(ready())

    def rest(self, seconds: float = 0.3) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.app.processEvents()

    def squeeze(self, code: str) -> None:
        """Send a code as a scanner does, by places on the keyboard, Enter at its end."""
        held = {(False, False): "", (True, False): "shift+", (False, True): "ctrl+"}
        keys = [held[key.shift, key.ctrl] + str(key.place + 8) for key in us_scanner(code)]
        self.x("key", "--delay", "0", *keys, ENTER)
        self.rest()

    def teacher(self) -> None:
        """Open the page that teaches."""
        self.program.main.show_page("scanner")
        self.rest(0.1)

    def scan(self, code: str, ready, at=None) -> bool:
        """Squeeze the trigger until it is read, as people do: a busy machine may stretch a scan beyond its pace."""
        for _ in range(TRIES):
            (at or self.note)()
            self.squeeze(code)
            if ready():
                return True
        return False

    def note(self):
        """Open the log with the keyboard in an empty note."""
        self.program.main.show_page("log")
        field = self.program.main.page("log")._bar._text
        field.clear()
        field.setFocus()
        self.rest(0.1)
        return field

    @property
    def form(self):
        return self.program.main.page("devices")._add


def main(folder: Path) -> None:
    subprocess.run(["setxkbmap", "es"], check=True)
    bench = Bench(folder)
    field = bench.note()
    told = {}
    bench.x("key", "--delay", "70", "47", "48", "38", "30", "shift+47")  # ñ, dead acute and a, u, Ñ
    bench.rest()
    told["typed"] = field.text() if hasattr(field, "text") else field.toPlainText()
    told["taught"] = bench.scan(SQUARE, lambda: memory.kept() is not None, at=bench.teacher)
    told["unknown"] = memory.kept().unknown if memory.kept() else None
    records = bench.program.session.ward.journal.tail.number
    main_ = bench.program.main
    told["asset"] = bench.scan("AB-12/7", lambda: main_.shown == "devices") and main_.page("devices")._detail.device
    for name, code in (("gs1", LOST), ("hibc", HIBC), ("plain", "OLD TAG 17.3")):
        bench.scan(code, lambda code=code: main_.shown == "devices" and bench.form._fields["scan"].text() == code)
        told[name] = [bench.form._fields[key].text() for key in ("device", "serial", "scan")]
    told["splits"] = len(bench.form._scan._splits.buttons())
    told["note"] = field.text() if hasattr(field, "text") else field.toPlainText()
    told["written"] = bench.program.session.ward.journal.tail.number - records
    bench.program.stage.close()
    bench.program.tasks.stop()
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
