# SPDX-License-Identifier: Apache-2.0
"""From an entry, as it is told, to one row on the screen: icons, marks, what is struck through. It decides nothing."""

from __future__ import annotations

from logbook.core.model import marks as device_marks
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.records import Intervention, Person, State
from logbook.i18n import Words
from logbook.telling import entry as telling
from logbook.telling.kinds import device_name
from logbook.ui.shapes import SHAPES
from logbook.ui.widgets.rows import Badge, Meta, RowView


class Rows:
    """Makes the rows of one log in one language."""

    def __init__(self, words: Words, folds: Folds) -> None:
        self._words = words
        self._folds = folds
        self._icons = {
            words("Late entry"): "history",
            words("Written ahead"): "history",
            words("Intervention"): "hand",
            words("Intervention · life support"): "hand",
            words("Emergency: done first"): "zap",
            words("Life support"): "heart-pulse",
            words("Second signature"): "signature",
            words("Sealed note, not signed in"): "lock",
            words("Carried, unverified"): "shield-alert",
            words("Not on the list"): "id-card",
            words("Back-entry needed"): "rotate-ccw",
            words("Text withheld"): "eye-off",
        }
        self._strong = {words("Intervention · life support"), words("Emergency: done first"), words("Still missing")}
        self._facts = {
            words("Clinical yes"): "user-check",
            words("Ready at the bed"): "wind",
            words("Still missing"): "circle-alert",
        }

    def device(self, device: str) -> str:
        """Return "Ventilator VM-07", or the number alone where the log knows no more."""
        return device_name(self._folds, device, self._words)

    def row(self, ref: Ref) -> RowView:
        """Return the row of an entry that is in the log."""
        words, folds = self._words, self._folds
        entry, marks = folds.timeline.entry(ref), folds.timeline.marks(ref)
        told = telling.tell(entry, folds, words)
        late = telling.late(entry, folds, words)
        if late and entry.frame.why and marks.corrects is None:
            late = " ".join((late, words("Reason: {reason}").format(reason=entry.frame.why)))
        record = entry.record
        return RowView(
            number=str(ref),
            time=telling.happened(entry, words, folds.clocks),
            title=told.title,
            body=told.body,
            late=late,
            struck=self._struck(marks.corrects),
            withdrawn=marks.struck_by is not None,
            before=told.before,
            after=told.after,
            facts=tuple(self._meta(label, text) for label, text in told.details if label in self._facts),
            meta=self._lines(entry, told, late=bool(late)),
            badges=self._badges(entry, told, marks.struck_by),
            weighty=isinstance(record, Intervention) and record.life_support,
        )

    def headline(self, ref: Ref) -> str:
        """Return an entry on one line: number, time, the first line of its title."""
        entry = self._folds.timeline.entry(ref)
        title = telling.tell(entry, self._folds, self._words).title.partition("\n")[0]
        return f"{ref} {telling.happened(entry, self._words, self._folds.clocks)}  {title}"

    def _struck(self, corrects: Ref | None) -> str:
        if corrects is None:
            return ""
        return self.headline(corrects) if corrects in self._folds.timeline else str(corrects)

    def _meta(self, label: str, text: str) -> Meta:
        return Meta(self._facts.get(label, "info"), f"{label}: {text}")

    def _lines(self, entry: Entry, told: telling.Told, *, late: bool) -> tuple[Meta, ...]:
        words = self._words
        found = [Meta("user", telling.who(entry, self._folds, words))]
        author = self._folds.people.user(entry.user)
        if author is not None and not author.listed and not author.vouched_by and not isinstance(entry.record, Person):
            found.append(Meta("id-card", words("not on the list, nobody vouched")))
        if told.place:
            found.append(Meta("bed-single", told.place))
        if told.patient:
            found.append(Meta("tag", told.patient))
        for label, text in told.details:
            if label == words("Reason"):
                found += [] if late else [Meta("message-square-text", f"{label}: {text}")]
            elif label not in self._facts:
                found.append(self._meta(label, text))
        return tuple(found)

    def _badges(self, entry: Entry, told: telling.Told, struck_by: Ref | None) -> tuple[Badge, ...]:
        found = [Badge(chip, self._icon(entry, chip), strong=chip in self._strong) for chip in told.chips]
        if struck_by is not None:
            found.insert(0, Badge(self._words("Struck out by {ref}").format(ref=struck_by), "eraser"))
        return (*found, *self._states(entry))

    def _icon(self, entry: Entry, chip: str) -> str:
        corrects = self._words("Corrects {ref}").format(ref=entry.frame.corrects)
        return "pencil" if chip == corrects else self._icons.get(chip, "")

    def _states(self, entry: Entry) -> list[Badge]:
        record = entry.record
        if not isinstance(record, State | Intervention):
            return []
        seen = (device_marks.mark_of(reading.axis, reading.value) for reading in record.readings)
        worst = sorted({mark for mark in seen if mark is not None}, key=device_marks.severity)[:2]
        return [Badge(SHAPES[mark].word(self._words), state=SHAPES[mark]) for mark in worst]
