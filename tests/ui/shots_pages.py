# SPDX-License-Identifier: Apache-2.0
"""Pictures of the pages behind the log: `python tests/ui/shots_pages.py FOLDER [PAGE] [LANG-THEME…]`."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from logbook.config import Start
from logbook.core.model.codes import Realm
from logbook.ui.program import Program
from tests import wards
from tests.ui import visits
from tests.ui.shots import shoot, wait_for


def pictures(app, folder, lang, theme, only, *, drill):
    """Take every view of every page, at all sizes."""
    with tempfile.TemporaryDirectory() as room:
        os.environ["HOME"] = room
        world = wards.make(Path(room), realm=Realm.DRILL if drill else Realm.REAL, people=tuple(wards.PINS))
        visits.fill(world)
        world.shut()
        program = Program(app, Start(world.path, drill, lang, theme == "night"), lambda: world.machine)
        program.run()
        wait_for(app, lambda: program.lock_page is not None and program.session.ward.loaded)
        program.lock_after(0)  # nobody touches anything, and it may take long
        program.reception.sign_on(world.user("Anna Puig"), wards.PINS["Anna Puig"])
        wait_for(app, lambda: program.main is not None)
        tail = f"{lang}-{theme}{'-drill' if drill else ''}"
        for name, show in visits.views(world.ward.realm).items():
            if not only or name.startswith(only):
                show(program.main, app)
                shoot(app, program, folder, f"{name}-{tail}")
        program.shut()
        program.stage.close()
        app.processEvents()


def main():
    folder = Path(sys.argv[1])
    only = sys.argv[2] if len(sys.argv) > 2 else ""
    combos = [arg.split("-") for arg in sys.argv[3:]] or [("en", "day"), ("es", "day"), ("ca", "night")]
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for combo in combos:
        pictures(app, folder, combo[0], combo[1], only, drill="drill" in combo)


if __name__ == "__main__":
    main()
