# SPDX-License-Identifier: Apache-2.0
"""Rows are made when looked at, and each says all it shows."""

import pytest
from PySide6.QtCore import QModelIndex, Qt

from logbook.i18n import words_for
from logbook.ui.widgets.rows import ROW, Badge, Meta, RowModel, RowView


def row_at(number):
    return RowView(f"A·{number}", "02:40", f"Entry {number}")


@pytest.fixture
def model(qapp):
    made = RowModel(words_for("en"))
    made.show(100_000, row_at)
    return made


def test_a_row_says_everything_in_one_sentence():
    row = RowView(
        "A·7",
        "~ 03:10",
        "Cable\u202e pulled",
        body="Two\nlines",
        late="Written 07:02",
        struck="A·5",
        before="connected",
        after="stand-alone",
        facts=(Meta("user", "Dr Ferrer"),),
        meta=(Meta("user", "Anna Puig"),),
        badges=(Badge("Late entry"),),
    )
    assert row.spoken(words_for("en")) == (
        "A·7. ~ 03:10. Late entry. Cable□ pulled. Two lines. Written 07:02. corrects: A·5. "
        "before: connected; after: stand-alone. Dr Ferrer. Anna Puig"
    )


def test_a_withdrawn_row_says_that_it_is_struck_out():
    assert "struck out: Bed 3" in RowView("A·7", "03:10", "Bed 3", withdrawn=True).spoken(words_for("en"))


def test_rows_are_made_only_when_asked_for_and_kept_a_while(qapp):
    made = []
    model = RowModel(words_for("en"))
    model.show(100_000, lambda n: made.append(n) or row_at(n))
    assert model.rowCount() == 100_000
    assert made == []
    assert model.row(5).title == "Entry 5"
    assert model.row(5).title == "Entry 5"
    assert made == [5]
    for number in range(1000):
        model.row(number)
    assert len(model._kept) <= 400


def test_a_row_beyond_the_end_is_an_error(model):
    for number in (-1, 100_000):
        with pytest.raises(IndexError):
            model.row(number)
    with pytest.raises(IndexError):
        RowModel(words_for("en")).row(0)


def test_painter_and_screen_reader_get_their_own_data(model):
    index = model.index(3, 0)
    assert model.data(index, ROW) == row_at(3)
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "A·3. 02:40. Entry 3"
    assert model.data(index, Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex(), ROW) is None
    assert (model.columnCount(), model.columnCount(index), model.rowCount(index)) == (1, 0, 0)


def test_new_rows_come_in_at_either_end(model, qtbot):
    with qtbot.waitSignal(model.rowsInserted) as said:
        model.grew(2)
    assert said.args[1:] == [0, 1]
    with qtbot.waitSignal(model.rowsInserted) as said:
        model.grew_below()
    assert said.args[1:] == [100_002, 100_002]
    assert model.rowCount() == 100_003


def test_a_touched_model_makes_its_rows_again(model, qtbot):
    before = model.row(1)
    with qtbot.waitSignal(model.dataChanged):
        model.touched()
    assert model.row(1) is not before
    model.show(0, row_at)
    with qtbot.assertNotEmitted(model.dataChanged):
        model.touched()
