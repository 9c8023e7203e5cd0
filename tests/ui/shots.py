# SPDX-License-Identifier: Apache-2.0
"""Pictures of every screen to look at: `python tests/ui/shots.py FOLDER [NAME]` by size, theme and language."""

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from logbook.config import Start
from logbook.core.model.codes import Realm
from logbook.ui.program import Program
from tests import wards
from tests.ui import nights

SIZES = ((1366, 768), (1093, 614), (683, 384))


def settle(app, seconds=0.15):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()


def wait_for(app, ready):
    end = time.monotonic() + 20
    while not ready() and time.monotonic() < end:
        app.processEvents()
    settle(app)


def shoot(app, program, folder, name):
    program.stage.resize(*SIZES[0])
    for wide, high in SIZES:
        program.stage.resize(wide, high)
        settle(app, 0.1)
        seen = (program.stage.width(), program.stage.height())
        if seen != (wide, high):
            sys.stdout.write(f"{name}: asked {wide}x{high}, got {seen}\n")
        image = QImage(wide, high, QImage.Format.Format_RGB32)
        program.stage.render(image, QPoint(0, 0))
        image.save(str(folder / f"{name}-{wide}.png"))


def screens(app, folder, lang, theme, only, *, drill=False):
    with tempfile.TemporaryDirectory() as room:
        os.environ["HOME"] = room
        world = wards.make(Path(room), realm=Realm.DRILL if drill else Realm.REAL, people=tuple(wards.PINS))
        nights.fill(world)
        world.shut()
        start = Start(world.path, drill, lang, theme == "night")
        program = Program(app, start, world.machine)
        program.run()
        wait_for(app, lambda: program.lock_page is not None and program.session.ward.loaded)
        tail = f"{lang}-{theme}{'-drill' if drill else ''}"

        def take(name):
            if not only or name.startswith(only):
                shoot(app, program, folder, f"{name}-{tail}")

        take("lock")
        user = world.user("Marc Vidal")
        program.lock_page.choose(user)
        take("lock-pin")
        program.lock_page.choose("?")
        take("lock-stranger")
        program.lock_page.open_note()
        take("lock-note")
        program.lock_page.back()
        program.lock_page.choose(user)
        program._sign_on(user, wards.PINS["Marc Vidal"])
        wait_for(app, lambda: program.main is not None)
        take("main")
        page = program.main.page("log")
        page._bar._more.click()
        take("main-unfolded")
        page._bar._text.setText("Relatives of bed 4 told by Dr Ferrer")
        page._bar._open(page._bar._where)
        page._bar._where._bed_chosen("4")
        take("main-where")
        page._bar._open(page._bar._kinds)
        take("main-kinds")
        page._bar.close_drawer()
        page._filters.unfold(shown=True)
        take("main-filters")
        page._filters.unfold(shown=False)
        page._open(2)
        take("main-entry")
        page._entry._open_correct()
        take("main-correct")
        page._entry._open_witness()
        take("main-witness")
        page.back()
        page.back()
        program.shut()
        program.stage.close()
        for empty in (True, False):
            first = Program(app, Start(Path(room) / "none", drill, lang, theme == "night"), world.machine)
            if empty:
                first.run()
                program = first
                take("first")
            else:
                first.stage.show()
                first._show_cold()
                program = first
                take("cold")
            first.stage.close()
        app.processEvents()


def main():
    folder = Path(sys.argv[1])
    only = sys.argv[2] if len(sys.argv) > 2 else ""
    combos = [arg.split("-") for arg in sys.argv[3:]] or [(a, b) for a in ("en", "es", "ca") for b in ("day", "night")]
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for combo in combos:
        screens(app, folder, combo[0], combo[1], only, drill="drill" in combo)


if __name__ == "__main__":
    main()
