# SPDX-License-Identifier: Apache-2.0
"""How far the clocks of a ward are from this PC's, on paper: the ward's own, then each device's by bed.

Domain research, 3.11. Nothing is put right: what each clock shows, and when, is for whoever reads two records together.
"""

from __future__ import annotations

from collections.abc import Iterator

from logbook import i18n
from logbook.core.exchange.draw.values import Block, Column, Para, Row, Table, say
from logbook.core.exchange.forms.engine import Known, plain_row
from logbook.core.model.board import place_order
from logbook.core.model.clocks import Offset
from logbook.core.model.codes import ClockUsed
from logbook.telling.clocks import due_line, step_line
from logbook.telling.codes import word
from logbook.telling.entry import place_name
from logbook.telling.tale import device_name

_LINED = 8.0


def blocks(known: Known) -> Iterator[Block]:
    """Yield what is known of every clock, with room to compare it once more."""
    words, clocks, zone = known.words, known.folds.clocks, known.made.zone
    yield Para(say(words("No time in the log is changed, and nothing is put in another order.")))
    due = due_line(clocks, known.made.wall, words)
    yield Para(say(f"{due[:1].upper()}{due[1:]}."))
    for step in clocks.steps:
        yield Para(say(step_line(step, i18n.moment(words, step.wall, zone), words)))
    columns = (
        Column(words("Bed"), 1.2, heads=True), Column(words("Clock"), 3),
        Column(words("Against this PC"), 1.9), Column(words("Compared"), 1.5), Column(words("Read by"), 1.3),
        Column(words("It shows now"), 1.1), Column(words("True time"), 1.1),
    )  # fmt: skip
    yield Table(columns, tuple(_rows(known)), lined=_LINED)


def _rows(known: Known) -> Iterator[Row]:
    """Yield the ward's clocks that were compared, then every device as a round meets it, compared or not."""
    words, folds = known.words, known.folds
    checks = {(one.clock, one.device): one for one in folds.clocks.statement().latest}
    for (clock, _), check in checks.items():
        if clock is not ClockUsed.DEVICE:
            yield _row(known, "", word(words, clock), check)
    views = sorted(folds.devices.devices(), key=lambda view: (place_order(view.bed), view.id))
    strangers = {device for clock, device in checks if clock is ClockUsed.DEVICE} - {view.id for view in views}
    places = [*((view.id, place_name(words, view.bed)) for view in views), *((one, "") for one in sorted(strangers))]
    for device, place in places:
        yield _row(known, place, device_name(folds, device, words), checks.get((ClockUsed.DEVICE, device)))


def _row(known: Known, place: str, name: str, check: Offset | None) -> Row:
    words = known.words
    if check is None:
        return plain_row((place, name, "", "", "", "", ""))
    ahead, behind = words("{span} ahead, within {error}"), words("{span} behind, within {error}")
    told = (behind if check.offset >= 0 else ahead).format(
        span=i18n.span(words, check.offset), error=i18n.span(words, check.error)
    )
    at = f"{i18n.moment(words, check.wall, known.made.zone)}\n{check.ref}"
    return plain_row((place, name, told, at, known.folds.people.name(check.by), "", ""))
