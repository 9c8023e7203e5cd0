# SPDX-License-Identifier: Apache-2.0
"""The picture in the README, taken anew: `python tests/ui/readme_picture.py`. An invented night, a protected log."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PIL import Image
from PySide6.QtWidgets import QApplication

from logbook.config import Start
from logbook.core.actions import protecting
from logbook.core.vault.slots import Cost
from logbook.i18n import resources
from logbook.ui.program import Program
from tests import wards
from tests.ui import nights
from tests.ui.shots import shoot, wait_for

WORDS = "anchor basket candle dragon engine forest"


def main():
    app = QApplication([])
    with tempfile.TemporaryDirectory() as room:
        os.environ["HOME"] = room
        world = wards.make(Path(room), people=tuple(wards.PINS))
        nights.fill(world)
        world.on_thread(protecting.protect, world.ward, WORDS, Cost(passes=1))
        world.shut()
        program = Program(app, Start(world.path, exercise=False, language="en", night=False), lambda: world.machine)
        program.run()
        program.cold.opened.emit(WORDS)
        wait_for(app, lambda: program.lock_page is not None and program.session.ward.loaded)
        program.reception.sign_on(world.user("Marc Vidal"), wards.PINS["Marc Vidal"])
        wait_for(app, lambda: program.main is not None)
        wait_for(app, lambda: program.room.check.finished)
        shoot(app, program, Path(room), "main")
        folder = resources() / "help" / "pictures"
        folder.mkdir(exist_ok=True)
        with Image.open(Path(room) / "main-1366.png") as taken:
            taken.convert("RGB").quantize(128).save(folder / "main.png", optimize=True)
        program.shut()
        program.stage.close()
        app.processEvents()


if __name__ == "__main__":
    main()
