# SPDX-License-Identifier: Apache-2.0
"""Fields of a record asked by their type; what is not answered is not there."""

from logbook.core.model.bedside import Dossier, DossierEvent, Outcome
from logbook.core.model.codes import YesNoUnknown
from logbook.telling.bedside import DOSSIER_FIELDS
from logbook.ui.answers import Answers
from tests.ui.hands import button

FIELDS = [pair for pair in DOSSIER_FIELDS if pair[0] in {"event", "outcomes", "reporter", "available", "description"}]


def made(kit, qtbot):
    answers = Answers(kit, Dossier, FIELDS, {"description"})
    qtbot.addWidget(answers)
    answers.show()
    return answers


def test_what_is_not_answered_is_left_out(kit, qtbot):
    assert made(kit, qtbot).values() == {}


def test_codes_ticks_and_words_come_back_as_the_record_has_them(kit, qtbot):
    answers = made(kit, qtbot)
    told = []
    answers.edited.connect(lambda: told.append(1))
    button(answers, "near miss").click()
    button(answers, "death").click()
    button(answers, "no").click()
    qtbot.keyClicks(answers._lines["reporter"], "Ann")
    found = answers.values()
    assert found == {
        "event": DossierEvent.NEAR_MISS, "outcomes": (Outcome.DEATH,), "reporter": "Ann", "available": YesNoUnknown.NO,
    }  # fmt: skip
    assert Dossier("X", **found).reporter == "Ann"
    qtbot.keyClicks(answers._lines["description"], "x y")
    assert len(told) == 9
    assert answers.values()["description"] == "x y"
    answers._lines["description"].clear()
    kept = answers.fields()
    told.clear()
    answers.put({})
    assert not told
    assert answers.values() == {}
    answers.put(kept)
    assert answers.values() == found


def test_names_can_be_tapped_or_typed(kit, qtbot):
    answers = made(kit, qtbot)
    answers.offer("reporter", ["Anna Puig", "Marc Vidal"])
    answers.offer("nothing", ["Anna Puig"])
    button(answers, "Anna Puig").click()
    assert answers.values() == {"reporter": "Anna Puig"}
    answers._lines["reporter"].clear()
    qtbot.keyClicks(answers._lines["reporter"], "Marc Vidal")
    assert button(answers, "Marc Vidal").isChecked()
    answers.take_keyboard()
    assert answers.focusWidget() is not None


def test_the_keyboard_begins_at_what_is_known(kit, qtbot):
    answers = made(kit, qtbot)
    answers.put({"event": "near-miss"})
    answers.take_keyboard()
    assert answers.focusWidget() is button(answers, "near miss")
