# SPDX-License-Identifier: Apache-2.0
"""Paper is a witness, a file is none: saving pages on this PC must not make the log call itself seen."""

import shutil

import pytest
import shiboken6

from logbook.core.exchange.forms import engine, trial
from logbook.core.exchange.forms.engine import Sheet
from logbook.core.model.codes import Place
from logbook.core.model.frame import Now
from logbook.core.model.traces import Printed
from logbook.i18n import resources, words_for
from logbook.ui.paper_form import Pages, PaperForm
from logbook.ui.print_form import PrintForm
from tests.ui.hands import answer_file, last, wait_for


@pytest.fixture
def form(signed_on, qtbot):
    made = PaperForm(signed_on.main.desk)
    qtbot.addWidget(made)
    made.ask(Pages("one", "One page", lambda: lambda stamp: b"%PDF " + stamp.code.encode(), "name", 3))
    return made


def test_a_file_bears_the_checkpoint_and_is_no_witness(signed_on, form, qtbot, tmp_path):
    answer_file(signed_on, tmp_path / "one.pdf")
    with qtbot.waitSignal(form.put):
        form.saving.emit()
    assert (tmp_path / "one.pdf").read_bytes().count(b"-") == 3
    assert last(signed_on, Printed) is None
    assert signed_on.session.ward.folds.anchors.outside is None


@pytest.fixture
def printer(tmp_path, monkeypatch):
    """A printer that keeps what it gets in the file `paper`."""
    program = tmp_path / "lp"
    program.write_text(f"#!/bin/sh\ncat > {tmp_path}/paper\n")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _name: str(program))


def test_paper_is_recorded_though_its_page_went_meanwhile(signed_on, printer, qtbot):
    form = PaperForm(signed_on.main.desk)
    form.ask(Pages("one", "One page", lambda: lambda _stamp: b"%PDF"))
    form.printing.emit("ward")
    shiboken6.delete(form)
    assert wait_for(signed_on, qtbot, Printed).record.what == "one"


def test_what_went_to_a_printer_is_recorded_and_is_a_witness(signed_on, form, printer, qtbot, tmp_path):
    form.printing.emit("ward")
    record = wait_for(signed_on, qtbot, Printed).record
    assert (record.what, record.version, record.code.count("-")) == ("one", 3, 3)
    assert signed_on.session.ward.folds.anchors.outside.place is Place.PRINT
    assert (tmp_path / "paper").read_bytes().startswith(b"%PDF")


def test_without_a_printer_the_pages_are_shown_and_nothing_is_recorded(signed_on, qtbot):
    form = PaperForm(signed_on.main.desk)
    qtbot.addWidget(form)
    form.showing.emit()
    form.ask(Pages("one", "One page", lambda: one_page))
    form.show()
    form.show_it.click()
    qtbot.waitUntil(lambda: not form.shown._image.isNull())
    assert form.shown._place.text() == "Page 1 of 1"
    assert not form.page.isVisible()
    form.shown.ready.click()
    assert form.page.isVisible()
    assert last(signed_on, Printed) is None


def test_only_pages_of_the_log_are_shown(signed_on, qtbot):
    form = PrintForm(signed_on.main.desk.kit)
    qtbot.addWidget(form)
    assert form.show_it.isHidden()


def one_page(stamp):
    sheet = Sheet(words_for("en"), "UCI", "Hospital", Now(0, 0, 60, "b"), "test", stamp=stamp)
    return engine.draw(trial.TEST, sheet, resources() / "fonts")


def test_no_file_chosen_and_nothing_asked_for_do_nothing(signed_on, form, qtbot):
    answer_file(signed_on, None)
    form.saving.emit()
    bare = PaperForm(signed_on.main.desk)
    qtbot.addWidget(bare)
    bare.saving.emit()
    bare.printing.emit("ward")
    assert last(signed_on, Printed) is None


def test_a_file_may_be_kept_in_another_way(signed_on, qtbot):
    kept = []
    form = PaperForm(signed_on.main.desk, lambda: kept.append("sealed"))
    qtbot.addWidget(form)
    form.saving.emit()
    assert kept == ["sealed"]
