# SPDX-License-Identifier: Apache-2.0
"""Every page in every language and one longer than any, by day and by night: nothing cut off, all of it readable."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel

from logbook.config import Start
from logbook.core.model.codes import Realm
from logbook.i18n import Words, words_for
from logbook.ui import habits
from logbook.ui.pages import PAGES
from logbook.ui.program import Program
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice
from tests import wards
from tests.ui import visits
from tests.ui.clipping import Stretched, clipped
from tests.ui.colours import seen

LONGER = "longer than any"
SIZES = ((1093, 614), (1366, 768))
READABLE = 4.5


@pytest.fixture
def night(qapp, qtbot, monkeypatch, tmp_path):
    """Open a ward with a night in it, in a language and a theme; a made-up language is a catalogue like any other."""
    programs = []

    def start(language, theme="day", realm=Realm.REAL):
        monkeypatch.setattr(
            habits, "words_for", lambda lang: Words("en", Stretched()) if language == LONGER else words_for(lang)
        )
        folder = tmp_path / realm.name
        folder.mkdir()
        world = wards.make(folder, realm=realm, people=tuple(wards.PINS))
        visits.fill(world)
        world.shut()
        shown = "en" if language == LONGER else language
        start = Start(world.path, realm is Realm.DRILL, shown, theme == "night")
        program = Program(qapp, start, lambda: world.machine)
        programs.append(program)
        program.run()
        qtbot.waitUntil(lambda: program.lock_page is not None and program.session.ward.loaded)
        program.lock_after(0)  # nobody touches anything, and it may take long
        program.reception.sign_on(world.user("Anna Puig"), wards.PINS["Anna Puig"])
        qtbot.waitUntil(lambda: program.main is not None)
        return program

    yield start
    for program in programs:
        program.shut()
        program.stage.close()


def walk(night, language, theme="day"):
    """Lead a window through every view, in a real log and in an exercise; yields it, the view and the page it is of."""
    for realm in Realm:
        program = night(language, theme, realm)
        program.stage.resize(1366, 768)
        for name, show in visits.views(realm).items():
            show(program.main, QApplication.instance())
            QApplication.processEvents()
            yield program, name, program.main.shown


@pytest.mark.parametrize("language", ["en", "es", "ca", LONGER])
def test_no_word_of_any_page_has_less_room_than_it_needs(night, qtbot, language):
    visited, cut = set(), {}
    for program, name, page in walk(night, language):
        visited.add(page)
        for size in SIZES:
            program.stage.resize(*size)
            QApplication.processEvents()
            try:
                qtbot.waitUntil(lambda stage=program.stage: not clipped(stage))
            except qtbot.TimeoutError:
                cut[size[0], name] = clipped(program.stage)
    assert not cut
    assert visited == {spec.key for spec in PAGES}, "no view in visits.py leads there"


def covered(stage, widget, at):
    """Whether good news lies over a fact of the strip just now."""
    above = stage.childAt(at.center())
    return above is not widget and not widget.isAncestorOf(above) and not above.isAncestorOf(widget)


@pytest.mark.parametrize("theme", ["day", "night"])
def test_all_words_stand_out_from_their_ground_as_painted(night, theme):
    pale = {}
    for program, name, _page in walk(night, "en", theme):
        image = QImage(program.stage.size(), QImage.Format.Format_RGB32)
        program.stage.render(image, QPoint(0, 0))
        for widget in (one for kind in (QLabel, Button, Choice) for one in program.stage.findChildren(kind)):
            region = widget.visibleRegion().boundingRect()
            said = widget.text() if isinstance(widget, QLabel) else widget.accessibleName()
            if widget.isVisible() and said.strip() and region == widget.rect() and widget.isEnabled():
                at = QRect(widget.mapTo(program.stage, region.topLeft()), region.size())
                if covered(program.stage, widget, at):
                    continue
                found = seen(image, at if isinstance(widget, QLabel) else at.adjusted(3, 3, -3, -3))  # less its edge
                if found < READABLE:
                    pale[name, said] = round(found, 2)
    assert not pale
