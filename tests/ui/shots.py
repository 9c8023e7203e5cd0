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
from logbook.core.model.frame import Ref
from logbook.core.model.restored import OF_A_TEXT, Back, Gap, Lost
from logbook.ui.program import Program
from tests import wards
from tests.ui import nights
from tests.ui.restore import test_restore_page

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


class Camera:
    """Takes the pictures of one language and theme that were asked for."""

    def __init__(self, app, folder, tail, only):
        self.app, self.folder, self.tail, self.only = app, folder, tail, only

    def take(self, program, name):
        if not self.only or name.startswith(self.only):
            shoot(self.app, program, self.folder, f"{name}-{self.tail}")


def lock(camera, program, user):
    camera.take(program, "lock")
    program.lock_page.choose(user)
    camera.take(program, "lock-pin")
    program.lock_page.choose("?")
    camera.take(program, "lock-stranger")
    program.lock_page.open_note()
    camera.take(program, "lock-note")
    program.lock_page.back()
    program.lock_page.choose(user)


def log(camera, program):
    camera.take(program, "main")
    page = program.main.page("log")
    page._show_side(board=True)
    camera.take(program, "main-board")
    page._show_side(board=False)
    page._bar._more.click()
    camera.take(program, "main-unfolded")
    page._bar._text.setText("Relatives of bed 4 told by Dr Ferrer")
    page._bar._open(page._bar._where)
    page._bar._where._bed_chosen("4")
    camera.take(program, "main-where")
    page._bar._open(page._bar._kinds)
    camera.take(program, "main-kinds")
    page._bar.close_drawer()
    page._filters.unfold(shown=True)
    camera.take(program, "main-filters")
    page._filters.unfold(shown=False)
    page._open(page._listing.ref(2))
    camera.take(program, "main-entry")
    page._entry._open_correct()
    camera.take(program, "main-correct")
    page._entry._open_witness()
    camera.take(program, "main-witness")
    page._entry._open_complete()
    camera.take(program, "main-complete")
    page.back()
    page.back()


def screens(app, folder, lang, theme, only, *, drill=False):
    camera = Camera(app, folder, f"{lang}-{theme}{'-drill' if drill else ''}", only)
    with tempfile.TemporaryDirectory() as room:
        os.environ["HOME"] = room
        world = wards.make(Path(room), realm=Realm.DRILL if drill else Realm.REAL, people=tuple(wards.PINS))
        nights.fill(world)
        world.shut()
        program = Program(app, Start(world.path, drill, lang, theme == "night"), lambda: world.machine)
        program.run()
        wait_for(app, lambda: program.lock_page is not None and program.session.ward.loaded)
        user = world.user("Marc Vidal")
        lock(camera, program, user)
        program.reception.sign_on(user, wards.PINS["Marc Vidal"])
        wait_for(app, lambda: program.main is not None)
        log(camera, program)
        program.shut()
        program.stage.close()
        first = Program(app, Start(Path(room) / "none", drill, lang, theme == "night"), lambda: world.machine)
        first.run()
        camera.take(first, "first")
        restore(camera, app, first, Path(room))
        first._show_cold()
        camera.take(first, "cold")
        first.stage.close()
        app.processEvents()


def restore(camera, app, program, room):
    """Bring a log back from a stick, as on a bare PC."""
    stick = test_restore_page.copied(room, "old")
    program._asked("restore")
    page = test_restore_page.shown(program)
    page._more = stick
    page.look()
    wait_for(app, lambda: page._found)
    camera.take(program, "restore")
    for source in ("files", "codes"):
        page._source.choose(source)
        page._change(source)
        if source == "codes":
            page._files._asked["ward-not-named"][0].show()
            page._files._asked["ward-not-named"][1].show()
        camera.take(program, f"restore-{source}")
    page._source.choose("stick")
    page._change("stick")
    page._secret.setText(test_restore_page.WORDS)
    page._bring.click()
    wait_for(app, lambda: page._stack.currentIndex() == 1)
    camera.take(program, "restore-back")
    lost = (Lost.WITHHELD, *OF_A_TEXT)
    gaps = (Gap("A", 0, 61), Gap("A", 70, 84))
    text = Back(63, (), Ref("A", 139), 1_795_398_000_000, 60, "B", (), (), lost, 63, 63, gaps)
    page._done.start(page._ward, text)
    camera.take(program, "restore-text")
    page.abandon()
    page.left.emit()


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
