# SPDX-License-Identifier: Apache-2.0
"""The state of the ward on paper: devices by bed, and the procedures in force."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from logbook import i18n
from logbook.core.exchange.draw.values import Block, Cell, Column, Heading, Line, Para, Row, Run, Table
from logbook.core.exchange.report.contents import Contents, bold, text
from logbook.core.exchange.report.cover import mark_word
from logbook.core.model.board import AxisView, DeviceView, place_order
from logbook.core.model.codes import Axis
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Now
from logbook.core.model.procedures import InForceView
from logbook.i18n import Words
from logbook.telling.codes import axis_value, word
from logbook.telling.entry import place_name

_BESIDE = (Axis.NETWORK, Axis.TRUST, Axis.MODE, Axis.ALARMS, Axis.POWER, Axis.QUARANTINE)


class Known(Protocol):
    """What the board of devices needs of a report's contents: language, folds, and the moment it is made."""

    @property
    def words(self) -> Words: ...  # noqa: D102 - see the class

    @property
    def folds(self) -> Folds: ...  # noqa: D102 - see the class

    @property
    def made(self) -> Now: ...  # noqa: D102 - see the class


def device_board(contents: Known) -> Iterator[Block]:
    """Every device, by bed, with each axis that was ever read, its age, and the record that says so."""
    words = contents.words
    yield Heading(words("Devices"))
    devices = sorted(contents.folds.devices.devices(), key=lambda view: (place_order(view.bed), view.id))
    if not devices:
        yield Para(text(words("No device was recorded.")))
        return
    told = words("As it happened, not as it was written. Nothing is “works” unless somebody looked.")
    yield Para(text(told))
    columns = (
        Column(words("Bed"), 1.0, heads=True), Column(words("Device"), 2.1), Column(words("State"), 1.5),
        Column(words("What else was read"), 3.4), Column(words("Last look"), 1.5),
    )  # fmt: skip
    yield Table(columns, (_device(contents, view) for view in devices))


def _device(contents: Known, view: DeviceView) -> Row:
    words, record = contents.words, view.description
    name: list[Line] = [bold(f"{word(words, record.type)} {record.device}")]
    made = " ".join(part for part in (record.maker, record.model) if part)
    if made:
        name.append(text(made))
    if record.life_support:
        name.append(bold(words("life support")))
    state: list[Line] = [(Run(f"{view.mark.shape} "), Run(mark_word(words, view.mark), bold=True))]
    if view.second is not None:
        state.append((Run(f"{view.second.shape} "), Run(mark_word(words, view.second), bold=True)))
    others = tuple(_axis(contents, view.axes[axis]) for axis in _BESIDE if view.axes[axis].ref is not None)
    place = place_name(words, view.bed)
    return Row(((text(place),), tuple(name), tuple(state), others or (text("–"),), _last_look(contents, view)))


def _axis(contents: Known, view: AxisView) -> Line:
    words = contents.words
    value = axis_value(words, view.axis, view.value)
    told = [Run(f"{word(words, view.axis)}: "), Run(value, bold=True)]
    if view.detail:
        told.append(Run(f" ({view.detail})"))
    if view.undecided:
        others = ", ".join(axis_value(words, view.axis, other) for other, _, _ in view.undecided)
        told.append(Run(" " + words("undecided, or: {others}").format(others=others)))
    told.append(Run(f"  {view.ref}"))
    return tuple(told)


def _last_look(contents: Known, view: DeviceView) -> Cell:
    look = view.last_check
    if look is None:
        return (text(contents.words("nobody looked")),)
    age = i18n.ago(contents.words, contents.made.wall - look.age_at)
    return (text(age), text(f"{contents.folds.people.name(look.by)} {look.ref}"))


def procedures(contents: Contents) -> Iterator[Block]:
    """What was in force, and what became of each."""
    words = contents.words
    yield Heading(words("Procedures"))
    known = contents.folds.procedures.all()
    if not known:
        yield Para(text(words("No fallback procedure was put in force.")))
        return
    columns = (
        Column(words("Code"), 0.8, heads=True), Column(words("Procedure"), 3), Column(words("In force"), 2),
        Column(words("Read by"), 2), Column(words("Steps"), 1.2),
    )  # fmt: skip
    yield Table(columns, (_procedure(contents, view) for view in known))


def _procedure(contents: Contents, view: InForceView) -> Row:
    words, record, people = contents.words, view.record, contents.folds.people
    title: list[Line] = [bold(record.title)]
    title.append(text(words("version {version}, {scope} {where}").format(
        version=record.version, scope=word(words, record.scope), where=record.where
    ).strip()))  # fmt: skip
    if record.sample:
        title.append(bold(words("SAMPLE – not approved by this hospital")))
    since: list[Line] = [text(words("from {time}").format(time=contents.at(view.since)))]
    if view.ended is not None:
        since.append(text(words("to {time}").format(time=contents.at(view.ended.at))))
    since.append(text(f"{people.name(view.by)} {view.ref}"))
    readers = ", ".join(people.name(user) for user in view.acknowledged) or "–"
    steps = words.n("{n} step", "{n} steps", len(view.steps)).format(n=len(view.steps))
    return Row(((bold(record.code),), tuple(title), tuple(since), (text(readers),), (text(steps),)))
