# SPDX-License-Identifier: Apache-2.0
"""Every state that is told by a mark is told without colour: any two of a family differ in shape or in their word.

The families that are drawn are named here, and the marks of devices in look/test_marks.py; those that are icons are
found in the program, so that none is left out.
"""

import pkgutil
from enum import Enum
from importlib import import_module
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF

from logbook import telling, ui
from logbook.core.model.marks import Mark
from logbook.core.model.overview import HOUR, Stretch
from logbook.i18n import resources
from logbook.ui.closing import steps as closing
from logbook.ui.look.marks import State
from logbook.ui.overview.bars import Life, Lives, Span
from logbook.ui.procedures.steps import StepRow
from logbook.ui.shapes import SHAPES
from logbook.ui.widgets.choices import Choice, Tick
from logbook.ui.widgets.paint import icon
from tests.ui.ink import alike, drawn, shown

SIDE = 24


def tables(package):
    """Every table of a package that has a text for each of some codes, by where it stands."""
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for name, table in vars(import_module(found.name)).items():
            for one in (table, *table.values()) if isinstance(table, dict) else ():
                if says_codes(one):
                    yield f"{found.name}.{name}", one


def says_codes(table):
    """Whether something has a text for each of some codes."""
    pairs = table.items() if isinstance(table, dict) else ()
    return bool(pairs) and all(isinstance(key, Enum) and isinstance(text, str) for key, text in pairs)


NAMES = {file.stem for file in (resources() / "icons").glob("*.svg")}
ICONS = {where: table for where, table in tables(ui) if NAMES.issuperset(table.values())}
WORDS = [table for _, table in tables(telling)]


def as_icon(look, name):
    ink, at = look.tokens.text, QPointF(0, 0)
    return drawn((SIDE, SIDE), look.tokens.surface, lambda painter: icon(painter, look, name, ink, at, SIDE))


def as_stretch(kit, mark):
    """A device's life so short that no mark has room in it: the pattern alone speaks."""
    picture = Lives(kit)
    picture.show_lives((Life("", (Stretch(HOUR // 2, HOUR // 2 + HOUR // 24, mark),)),), Span(0, HOUR, 0))
    return shown(picture, kit.look.tokens.surface)


def on_and_off(kit, make):
    """A thing that can be on or off, in both states."""
    return {on: shown(make(kit, on), kit.look.tokens.surface) for on in (True, False)}


def choice(kit, on):
    made = Choice(kit.look, "Bed 7")
    made.setChecked(on)
    return made


def tick(kit, on):
    made = Tick(kit.look, "Suction")
    made.setChecked(on)
    return made


FAMILIES = {
    "a device over time": lambda kit: {mark: as_stretch(kit, mark) for mark in Mark},
    "a choice": lambda kit: on_and_off(kit, choice),
    "a tick": lambda kit: on_and_off(kit, tick),
    "a step": lambda kit: on_and_off(kit, lambda kit, on: StepRow(kit, "1", "Look", "", ticked=on)),
    "a step of a close-down": lambda kit: {
        name: as_icon(kit.look, name) for name in (closing._WAITING, closing._RUNNING, closing._DONE, closing._NOT)
    },
}


@pytest.mark.parametrize("theme", ["day", "night"])
@pytest.mark.parametrize("family", FAMILIES)
def test_any_two_of_a_family_differ_in_shape(kit, look, theme, family):
    look.apply(theme)
    pictures = FAMILIES[family](kit)
    assert not [pair for pair in combinations(pictures, 2) if alike(pictures[pair[0]], pictures[pair[1]])]


@pytest.mark.parametrize("table", ICONS)
def test_any_two_icons_of_a_table_differ_or_stand_beside_another_word(look, table):
    icons = {code: as_icon(look, name) for code, name in ICONS[table].items()}
    for one, other in combinations(icons, 2):
        told = any(words.keys() >= {one, other} and words[one] != words[other] for words in WORDS)
        assert told or not alike(icons[one], icons[other]), (one, other)


def test_every_mark_of_the_board_has_a_shape_of_its_own():
    assert len(set(SHAPES.values())) == len(SHAPES) == len(Mark) == len(State)
