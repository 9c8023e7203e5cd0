# SPDX-License-Identifier: Apache-2.0
"""The net under the program, and that it starts and ends as a whole."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from logbook.ui import app
from logbook.ui.app import FaultDialog, net
from logbook.ui.widgets.buttons import Button

ROOT = Path(__file__).resolve().parents[2]


class Hit:
    """A program with a draft to be kept; it may fail at that too."""

    def __init__(self, *, fails=False):
        self.flushed = 0
        self.fails = fails
        self.room = self.drafting = self

    def flush(self):
        self.flushed += 1
        if self.fails:
            raise OSError


def fall(hook):
    try:
        {}["bed"]
    except KeyError as error:
        hook(type(error), error, error.__traceback__)


def test_a_fault_saves_what_was_typed_then_shows_its_text(capsys):
    program, shown = Hit(), []
    fall(net(program, shown.append))
    assert program.flushed == 1
    assert "KeyError: 'bed'" in shown[0]
    assert "KeyError: 'bed'" in capsys.readouterr().err


def test_the_net_holds_when_the_rescue_fails_and_when_a_fault_follows_a_fault(capsys):
    shown = []
    program = Hit(fails=True)

    def show(text):
        shown.append(text)
        fall(hook)

    hook = net(program, show)
    fall(hook)
    assert len(shown) == 1
    assert "OSError" in capsys.readouterr().err


def test_the_text_of_a_fault_can_be_copied(kit, qtbot):
    dialog = FaultDialog(kit, "KeyError: 'bed'", None)
    qtbot.addWidget(dialog)
    copy = next(button for button in dialog.findChildren(Button) if button.word == "Copy the text")
    copy.click()
    assert QApplication.clipboard().text() == "KeyError: 'bed'"


CLOSE = """
import sys
from PySide6.QtCore import QTimer
import pytest
from PySide6.QtWidgets import QApplication
app = QApplication([])
timer = QTimer()
timer.timeout.connect(lambda: [widget.close() for widget in app.topLevelWidgets()])
timer.start(300)
from logbook.ui.app import run
sys.exit(run(["--ward", sys.argv[1], "--lang", "ca"]))
"""


def test_the_program_starts_on_a_bare_pc_and_ends_with_its_window(tmp_path):
    told = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", CLOSE, str(tmp_path / "ward")], cwd=ROOT, env=told, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "ward").exists()


def test_the_system_s_lock_locks_and_its_sleep_closes(signed_on, world, qtbot):
    signs = app.listen(signed_on)
    signs.screen_locked.emit()
    assert signed_on.session.user == ""
    assert signed_on.lock_page.isVisible()
    signs.sleeping.emit()
    assert signed_on.again == (world.path, False)
    assert signed_on.session is None
    signed_on.again = None
    signs.sleeping.emit()
    assert signed_on.again is None


ANEW = """
import sys, time
from pathlib import Path
from logbook.ui.app import start_anew
print(start_anew(Path(sys.argv[1]), True), flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_fresh_process_outlives_this_one_and_shows_the_same_folder(tmp_path, qtbot):
    done = subprocess.run([sys.executable, "-c", ANEW, str(tmp_path / "w")], capture_output=True, text=True, check=True)
    fresh = int(done.stdout)
    try:
        said = Path(f"/proc/{fresh}/cmdline")
        qtbot.waitUntil(lambda: b"logbook" in said.read_bytes())
        assert said.read_bytes().split(b"\0")[1:-1] == [
            b"-m", b"logbook", b"--ward", str(tmp_path / "w").encode(), b"--exercise"
        ]  # fmt: skip
        assert Path(f"/proc/{fresh}/stat").read_text().split(")")[1].split()[1] != str(os.getpid())
    finally:
        os.kill(fresh, signal.SIGKILL)
