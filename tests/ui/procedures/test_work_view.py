# SPDX-License-Identifier: Apache-2.0
"""Every starter procedure has room for all its words, the longest step of a part large or read aloud, by language."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from logbook.core.model import authoring, library
from logbook.core.model.folds import Folds
from logbook.core.model.records import InForce
from logbook.i18n import Words, resources, words_for
from logbook.ui.procedures.aloud_view import AloudView
from logbook.ui.procedures.edit_view import EditView
from logbook.ui.procedures.line_form import LineForm
from logbook.ui.procedures.work_view import Shown, WorkView
from logbook.ui.widgets.kit import Kit
from tests.core.model.acts import Night
from tests.ui.clipping import Stretched, clipped

PROCEDURES = [library.read(path.read_bytes()) for path in sorted((resources() / "procedures").glob("*.toml"))]
SIZES = ((858, 400), (1120, 550))
"""What is left for the page at 1093×614 and 1366×768, with two banners above it (pixels)."""


def settled():
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture(params=["en", "es", "ca"])
def kit(look, request):
    return Kit(look, words_for(request.param))


@pytest.mark.parametrize("size", SIZES)
def test_the_longest_step_is_whole_when_it_is_the_large_one(kit, qtbot, size):
    view = WorkView(kit)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    cut = []
    for procedure in PROCEDURES:
        night = Night()
        record = InForce(procedure.code, 1, kit.words.lang, procedure.digest, "x", sample=True)
        ref = night.write(record).ref
        folds = night.into(Folds())
        view.open(Shown(procedure, folds.procedures.view(ref), "note", ("7",), folds.people, folds.approvals, 60))
        for number, section in enumerate(view.edition().sections):
            view._part_chosen(number)
            view._choose(max(section.steps, key=lambda step: len(step.text + step.more + "".join(step.answers))))
            settled()
            assert (view._steps.big is not None) == section.heading.ticked
            cut += clipped(view)
    assert cut == []


@pytest.mark.parametrize("size", SIZES)
def test_the_longest_step_can_be_read_aloud_whole(kit, qtbot, size):
    view = AloudView(kit)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    cut = []
    for procedure in PROCEDURES:
        edition = procedure.edition(kit.words.lang)
        steps = [step for section in edition.sections for step in section.steps]
        view.start(edition, sample=True, part=0)
        longest = max(steps, key=lambda step: len(step.text) + len(step.more))
        view._go(steps.index(longest))
        settled()
        assert view._said.text() == longest.text
        cut += clipped(view)
    assert cut == []


@pytest.mark.parametrize("size", SIZES)
def test_the_editor_has_room_in_a_language_longer_than_any(look, qtbot, size):
    view = EditView(Kit(look, Words("en", Stretched())))
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    view.start(authoring.taken_from(PROCEDURES[0]), 2)
    cut = []
    for button in view._parts.buttons():
        button.click()
        for form in view._inside.findChildren(LineForm):
            form._open.click()
        settled()
        cut += clipped(view)
    assert cut == []


def test_the_large_step_says_for_which_bed_it_counts(look, qtbot):
    view = WorkView(Kit(look, words_for("en")))
    qtbot.addWidget(view)
    procedure = next(one for one in PROCEDURES if one.code == "P05")
    night = Night()
    ref = night.write(InForce(procedure.code, 1, "en", procedure.digest, "x", sample=True)).ref
    folds = night.into(Folds())
    view.open(Shown(procedure, folds.procedures.view(ref), "note", ("7",), folds.people, folds.approvals, 60))
    steps = view.edition().sections[0].steps
    told = {}
    for step in steps:
        view._choose(step)
        told[step.per_bed] = [one.text() for one in view._steps.big.findChildren(QLabel)]
    assert "Bed 7" in told[True]
    assert "Once for all beds" in told[False]
