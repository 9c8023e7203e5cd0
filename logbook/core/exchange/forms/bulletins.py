# SPDX-License-Identifier: Apache-2.0
"""What the incident team told the ward, on paper: each bulletin, the devices it may be about, and what became of it.

Domain research, 3.16 and 4. It ranks nothing; where nobody said anything, there is room for a pen.
"""

from __future__ import annotations

from collections.abc import Iterator

from logbook import i18n
from logbook.core.exchange.draw.values import Block, Column, Heading, Para, Row, Run, Size, Table, say
from logbook.core.exchange.forms.engine import Known, cell, section
from logbook.core.model import bulletin_work
from logbook.core.model.board import DeviceView, place_order
from logbook.core.model.trust import Word
from logbook.telling.codes import word
from logbook.telling.entry import place_name
from logbook.telling.tale import device_name

_LINED = 11.0


def blocks(known: Known) -> Iterator[Block]:
    """Yield each bulletin in its newest version, the last one that came first."""
    words, found = known.words, known.folds.trust.bulletins()
    if not found:
        yield Para(say(words("No bulletin has come")))
    for one in found:
        yield from _bulletin(known, one)


def _bulletin(known: Known, one: Word) -> Iterator[Block]:
    words, bulletin = known.words, one.bulletin
    yield Heading(f"{bulletin.code}  {bulletin.title}", level=2)
    came = i18n.moment(words, one.at, known.made.zone)
    told = words("version {version} · came {when} · record {ref}")
    yield Para(say(told.format(version=bulletin.version, when=came, ref=one.ref)), Size.SMALL)
    for line in bulletin.text.splitlines():
        yield Para(say(line))
    named = [*(word(words, kind) for kind in bulletin.types), *bulletin.models]
    if not named:
        yield Para((Run(words("It names no devices."), bold=True),))
        return
    yield from section(words("It is about: {names}").format(names=", ".join(named)))
    devices = bulletin_work.devices_of(bulletin, known.folds.devices.devices())
    if not devices:
        yield Para((Run(words("No device of this ward is meant."), bold=True),))
        return
    columns = (
        Column(words("Bed"), 1.15, heads=True), Column(words("Device"), 2.4), Column(words("What became of it"), 2.4),
        Column(words("Time"), 1.2), Column(words("Who"), 1.5), Column(words("Now, by hand"), 1.6),
    )  # fmt: skip
    ordered = sorted(devices, key=lambda view: (place_order(view.bed), view.id))
    yield Table(columns, tuple(_device(known, one, view) for view in ordered), lined=_LINED)


def _device(known: Known, one: Word, view: DeviceView) -> Row:
    words, folds, about = known.words, known.folds, view.description
    model = f"{about.maker} {about.model}".strip() if about.model else words("Model not written down: look")
    name = "\n".join((device_name(folds, view.id, words), model))
    answer = folds.bulletin_work.answer(one.ref, view.id)
    said = ("", "", "")
    if answer is not None:
        result = " · ".join(filter(None, (word(words, answer.result), answer.text)))
        at = i18n.moment(words, answer.at, known.made.zone)
        said = (f"{result}\n{answer.ref}", at, folds.people.name(answer.by))
    return Row((cell(place_name(words, view.bed)), cell(name), *map(cell, said), cell("")))
