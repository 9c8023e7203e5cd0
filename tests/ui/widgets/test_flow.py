# SPDX-License-Identifier: Apache-2.0
"""A flow breaks into lines and never asks for more than its widest item."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow


def made(look, *, fill=False):
    holder = QWidget()
    flow = Flow(holder, fill=fill)
    for _ in range(6):
        flow.addWidget(Button(look, "Six equal buttons"))
    return holder, flow


def test_the_least_width_is_one_button(look):
    _holder, flow = made(look)
    assert flow.minimumSize().width() == flow.itemAt(0).sizeHint().width()
    assert flow.sizeHint().width() > 6 * flow.minimumSize().width()


def test_lines_break_where_the_width_ends(look):
    _holder, flow = made(look)
    one = flow.heightForWidth(2000)
    wide = flow.itemAt(0).sizeHint().width()
    assert flow.heightForWidth(3 * wide + 2 * 8) == 2 * one + 8
    assert flow.heightForWidth(wide) == 6 * one + 5 * 8


def test_filled_lines_end_at_the_edge(look):
    holder, flow = made(look, fill=True)
    holder.resize(QSize(501, 400))
    holder.show()
    rights = {flow.itemAt(n).geometry().right() for n in range(6)}
    assert 500 in rights
    assert max(rights) == 500


def test_hidden_items_take_no_room(look):
    holder, flow = made(look)
    holder.resize(QSize(2000, 100))
    holder.show()
    before = flow.sizeHint().width()
    flow.itemAt(0).widget().hide()
    assert flow.sizeHint().width() < before


def test_items_can_be_taken_away(look):
    _holder, flow = made(look)
    assert flow.itemAt(6) is None
    assert flow.takeAt(6) is None
    assert flow.takeAt(0).widget().word == "Six equal buttons"
    assert flow.count() == 5
    assert Flow().heightForWidth(100) == 0
