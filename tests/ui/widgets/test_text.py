# SPDX-License-Identifier: Apache-2.0
"""Text is plain everywhere, and fields have names."""

from PySide6.QtCore import Qt

from logbook.ui.widgets.text import Labelled, label, line, paragraph


def test_markup_and_hidden_characters_are_shown_not_obeyed(look):
    shown = label("<b>x</b>\u202eabc", "strong")
    assert shown.textFormat() is Qt.TextFormat.PlainText
    assert shown.text() == "<b>x</b>□abc"


def test_a_field_has_a_name_and_a_hint(look):
    field = line("What happened?", "Type", secret=True)
    assert field.accessibleName() == "What happened?"
    assert field.placeholderText() == "Type"
    assert field.echoMode() is field.EchoMode.Password
    assert field.sizeHint().height() >= 44


def test_tab_leaves_a_paragraph(look):
    assert paragraph("Note").tabChangesFocus()
    assert paragraph("Note", "More").accessibleName() == "Note"


def test_words_that_are_put_back_are_gone_on_with_at_their_end(look, qtbot):
    field = paragraph("Note")
    qtbot.addWidget(field)
    field.setPlainText("Bed 5 without")
    qtbot.keyClicks(field, " a monitor")
    assert field.toPlainText() == "Bed 5 without a monitor"


def test_trouble_stands_under_the_field_and_goes_again(look):
    made = Labelled("Time", line("Time"))
    made.trouble("This is no time.")
    assert made.field.accessibleDescription() == "This is no time."
    assert not made._trouble.isHidden()
    made.trouble("")
    assert made._trouble.isHidden()
