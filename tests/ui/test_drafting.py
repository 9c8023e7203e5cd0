# SPDX-License-Identifier: Apache-2.0
"""Drafts on the disk: after a pause, in order with records, past a kill, and never in clear."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt

from logbook.core.model.errors import DiskFull
from logbook.core.vault.drafts import Drafts, Found
from logbook.core.vault.worker import Worker
from logbook.ui.drafting import Drafting
from logbook.ui.tasks import Tasks
from tests import wards

KEY = bytes(range(48))
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def desk(qapp, tmp_path):
    parent, worker = QObject(), Worker()
    tasks = Tasks(parent)
    yield lambda drafts: Drafting(drafts, worker.submit, tasks, parent)
    tasks.stop()
    worker.stop()


def saved(tmp_path, page="log", author="p1"):
    found = Drafts(tmp_path, KEY).load(page, author)
    return found.fields if found else None


def test_a_draft_is_kept_a_moment_after_the_last_key(desk, tmp_path, qtbot):
    drafting = desk(lambda: Drafts(tmp_path, KEY))
    drafting.typed("log", "p1", {"text": "Mon"})
    drafting.typed("log", "p1", {"text": "Monitor"})
    assert saved(tmp_path) is None
    qtbot.waitUntil(lambda: saved(tmp_path) == {"text": "Monitor"})
    assert not [file for file in tmp_path.iterdir() if b"Monitor" in file.read_bytes()]


def test_a_flush_keeps_it_at_once_and_twice_is_once(desk, tmp_path, qtbot):
    drafting = desk(lambda: Drafts(tmp_path, KEY))
    drafting.typed("log", "p1", {"text": "Monitor"})
    drafting.flush()
    drafting.flush()
    qtbot.waitUntil(lambda: saved(tmp_path) == {"text": "Monitor"})


def test_what_is_recorded_is_forgotten_and_stays_so(desk, tmp_path, qtbot):
    drafting = desk(lambda: Drafts(tmp_path, KEY))
    drafting.typed("log", "p1", {"text": "Monitor"})
    drafting.flush()
    drafting.recorded("log", "p1")
    drafting.recorded("log", "p1")
    qtbot.waitUntil(lambda: not list(tmp_path.iterdir()))
    assert drafting.draft("log", "p1") == {}


def test_an_emptied_field_leaves_no_file(desk, tmp_path, qtbot):
    drafting = desk(lambda: Drafts(tmp_path, KEY))
    drafting.typed("log", "p1", {"text": "Monitor"})
    drafting.flush()
    drafting.typed("log", "p1", {})
    drafting.flush()
    qtbot.waitUntil(lambda: not list(tmp_path.iterdir()))


def test_drafts_of_an_earlier_run_come_back_to_their_author_only(desk, tmp_path, qtbot):
    first = desk(lambda: Drafts(tmp_path, KEY))
    first.typed("log", "p1", {"text": "Monitor"})
    first.flush()
    qtbot.waitUntil(lambda: saved(tmp_path) is not None)
    second = desk(lambda: Drafts(tmp_path, KEY))
    with qtbot.waitSignal(second.read):
        second.start()
    assert second.draft("log", "p1") == {"text": "Monitor"}
    assert second.draft("log", "p2") == {}


class FullDisk:
    """A medium that takes nothing until it is told to."""

    def __init__(self):
        self.full = True

    def all(self):
        return Found((), ())

    def save(self, _draft):
        if self.full:
            raise DiskFull(path="drafts")


def test_a_full_disk_is_said_once_until_it_works_again(desk, qtbot):
    disk = FullDisk()
    drafting = desk(lambda: disk)
    told = []
    drafting.failed.connect(told.append)
    for n in range(3):
        drafting.typed("log", "p1", {"text": str(n)})
        drafting.flush()
    qtbot.waitUntil(lambda: len(told) == 1)
    disk.full = False
    drafting.typed("log", "p1", {"text": "works"})
    drafting.flush()
    qtbot.waitUntil(lambda: drafting._healthy)
    disk.full = True
    drafting.typed("log", "p1", {"text": "full"})
    drafting.flush()
    qtbot.waitUntil(lambda: len(told) == 2)


TYPING = """
import sys
sys.path.insert(0, {root!r})
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from logbook.config import Start
from logbook.core.model.codes import Means
from logbook.core.vault.drafts import Drafts
from logbook.ui.program import Program
from tests import wards
from pathlib import Path

app = QApplication([])
machine = wards.Machine(wards.HandClock(), "m", "test", wards.CHEAP_PIN)
program = Program(app, Start(Path({path!r}), False, "en", False), lambda: machine)
program.run()

def ready():
    if program.session is None or not program.session.ward.loaded:
        return
    if program.main is None:
        program.session.sign_on("p1", Means.SESSION)
        program._show_main()
        QTest.keyClicks(program.main.page("log")._bar._text, "Half a sentence")
    elif list((Path({path!r}) / "drafts").glob("*.draft")):
        print("kept", flush=True)

timer = QTimer()
timer.timeout.connect(ready)
timer.start(20)
app.exec()
"""


def test_a_killed_program_gives_the_words_back(start_program, world, tmp_path, qtbot):
    code = TYPING.format(root=str(ROOT), path=str(world.path))
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT) as typing:
        assert typing.stdout.readline() == b"kept\n"
        typing.send_signal(signal.SIGKILL)
        typing.wait(timeout=20)
    program = start_program(world.path, world.machine)
    qtbot.waitUntil(lambda: program.lock_page is not None and program.session.ward.loaded)
    program.lock_page.choose("p1")
    qtbot.keyClicks(program.lock_page.pad, wards.PINS["Anna Puig"])
    qtbot.keyClick(program.lock_page.pad, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.main is not None)
    qtbot.waitUntil(lambda: program.main.page("log")._bar.typed().text == "Half a sentence")
