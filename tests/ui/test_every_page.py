# SPDX-License-Identifier: Apache-2.0
"""Every page in every language and one longer than any, by day and by night: nothing cut off, all of it readable."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel

from logbook.config import Start
from logbook.i18n import Words, words_for
from logbook.ui import habits
from logbook.ui.pages import PAGES
from logbook.ui.program import Program
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice
from tests import wards
from tests.ui import nights
from tests.ui.clipping import Stretched, clipped
from tests.ui.colours import seen

LONGER = "longer than any"
SIZES = ((1093, 614), (1366, 768))
READABLE = 4.5


@pytest.fixture
def night(qapp, qtbot, monkeypatch, tmp_path):
    """Open a ward with a night in it, in a language and a theme; a made-up language is a catalogue like any other."""
    programs = []

    def start(language, theme="day"):
        monkeypatch.setattr(
            habits, "words_for", lambda lang: Words("en", Stretched()) if language == LONGER else words_for(lang)
        )
        world = wards.make(tmp_path, people=tuple(wards.PINS))
        nights.fill(world)
        world.shut()
        shown = "en" if language == LONGER else language
        program = Program(qapp, Start(world.path, False, shown, theme == "night"), lambda: world.machine)
        programs.append(program)
        program.run()
        qtbot.waitUntil(lambda: program.lock_page is not None and program.session.ward.loaded)
        program.reception.sign_on(world.user("Anna Puig"), wards.PINS["Anna Puig"])
        qtbot.waitUntil(lambda: program.main is not None)
        return program

    yield start
    for program in programs:
        program.shut()
        program.stage.close()


@pytest.mark.parametrize("language", ["en", "es", "ca", LONGER])
def test_no_word_has_less_room_than_it_needs(night, qtbot, language):
    program = night(language)
    cut = {}
    for size in SIZES:
        program.stage.resize(*size)
        for spec in PAGES:
            program.main.show_page(spec.key, {})
            QApplication.processEvents()
            try:
                qtbot.waitUntil(lambda: not clipped(program.stage))
            except qtbot.TimeoutError:
                cut[size[0], spec.key] = clipped(program.stage)
    assert not cut


@pytest.mark.parametrize("theme", ["day", "night"])
def test_all_words_stand_out_from_their_ground_as_painted(night, theme):
    program = night("en", theme)
    program.stage.resize(1366, 768)
    pale = {}
    for spec in PAGES:
        program.main.show_page(spec.key, {})
        QApplication.processEvents()
        image = QImage(program.stage.size(), QImage.Format.Format_RGB32)
        program.stage.render(image, QPoint(0, 0))
        for widget in (one for kind in (QLabel, Button, Choice) for one in program.stage.findChildren(kind)):
            region = widget.visibleRegion().boundingRect()
            said = widget.text() if isinstance(widget, QLabel) else widget.accessibleName()
            if widget.isVisible() and said.strip() and region == widget.rect() and widget.isEnabled():
                at = QRect(widget.mapTo(program.stage, region.topLeft()), region.size())
                found = seen(image, at if isinstance(widget, QLabel) else at.adjusted(3, 3, -3, -3))  # less its edge
                if found < READABLE:
                    pale[spec.key, said] = round(found, 2)
    assert not pale
