# SPDX-License-Identifier: Apache-2.0
"""From an entry and what the log says of it to one row on the screen. It only reads folds; it decides nothing."""

from __future__ import annotations

from logbook.core.model import marks as device_marks
from logbook.core.model.codes import Certainty
from logbook.core.model.folds import Folds
from logbook.core.model.frame import PROGRAM, Entry, Happened, Ref
from logbook.core.model.records import Intervention, LevelSet, Note, State
from logbook.core.model.timeline import Marks
from logbook.core.model.topics import beds_of
from logbook.core.model.traces import SealedNote
from logbook.i18n import Words, clock_time, moment, span
from logbook.names import name_of
from logbook.ui.log.say import Sayer
from logbook.ui.shapes import SHAPES
from logbook.ui.widgets.rows import Badge, Meta, RowView

_PLAIN = (Note, State)
_SIGN = {Certainty.ABOUT: "~ ", Certainty.BETWEEN: "≈ "}
_DAY = 86_400_000


def declared(happened: Happened) -> str:
    """Return "02:40", "~ 02:40" if only about then, "02:40-02:50" for a span."""
    said = _SIGN.get(happened.certainty, "") + clock_time(happened.at, happened.zone)
    if happened.until is None:
        return said
    return f"{said}\N{EN DASH}{clock_time(happened.until, happened.zone)}"


class Rows:
    """Makes the rows of one log in one language."""

    def __init__(self, words: Words, folds: Folds) -> None:
        self._words = words
        self._folds = folds
        self.sayer = Sayer(words, folds)

    def row(self, ref: Ref) -> RowView:
        """Return the row of an entry that is in the log."""
        timeline = self._folds.timeline
        entry, marks = timeline.entry(ref), timeline.marks(ref)
        said = self.sayer.say(entry)
        record = entry.record
        change = (record.before, record.after) if isinstance(record, Intervention) else ("", "")
        return RowView(
            number=str(ref),
            time=declared(entry.frame.happened),
            title=said.title,
            body=said.body,
            late=self._late(entry, marks),
            struck=self._struck(marks.corrects),
            withdrawn=marks.struck_by is not None,
            before=change[0],
            after=change[1],
            facts=self._facts(entry, marks),
            meta=self._meta(entry, marks),
            badges=self._badges(entry, marks),
            weighty=isinstance(record, Intervention) and record.life_support,
        )

    def headline(self, ref: Ref) -> str:
        """Return an entry on one line: number, time, title."""
        entry = self._folds.timeline.entry(ref)
        return f"{ref} {declared(entry.frame.happened)}  {self.sayer.say(entry).title}"

    def _struck(self, corrects: Ref | None) -> str:
        if corrects is None:
            return ""
        return self.headline(corrects) if corrects in self._folds.timeline else str(corrects)

    def _late(self, entry: Entry, marks: Marks) -> str:
        if not marks.late:
            return ""
        words, written = self._words, entry.written
        happened = entry.frame.happened
        far = abs(entry.delay) >= _DAY
        at = moment(words, happened.at, happened.zone) if far else declared(happened)
        said = words("Written {time}, {span} after it happened ({at}).")
        if entry.delay < 0:
            said = words("Written {time}, {span} before the time it names ({at}).")
        text = said.format(time=clock_time(written.wall, written.zone), span=span(words, entry.delay), at=at)
        if entry.frame.why and marks.corrects is None:
            text += " " + words("Reason: {reason}.").format(reason=entry.frame.why.rstrip("."))
        return text

    def _facts(self, entry: Entry, marks: Marks) -> tuple[Meta, ...]:
        record, words = entry.record, self._words
        if not isinstance(record, Intervention):
            return ()
        found = []
        if record.yes_by:
            parts = [record.yes_by, name_of(words, record.yes_how)]
            parts += [words("read back")] if record.yes_read_back else []
            at = " " + clock_time(record.yes_at, entry.frame.happened.zone) if record.yes_at is not None else ""
            found.append(Meta("user-check", words("Clinical yes: {who}").format(who=", ".join(parts)) + at))
        if record.backups:
            found.append(Meta("wind", ", ".join(name_of(words, item) for item in record.backups)))
        if marks.still_missing:
            missing = ", ".join(name_of(words, item) for item in marks.still_missing)
            found.append(Meta("circle-alert", words("still missing: {what}").format(what=missing)))
        return tuple(found)

    def _meta(self, entry: Entry, marks: Marks) -> tuple[Meta, ...]:
        words, frame = self._words, entry.frame
        found = [Meta("user", self.sayer.person(entry.user))]
        if frame.author.recorded_by:
            by = words("typed by {name}").format(name=self.sayer.person(frame.author.recorded_by))
            found.append(Meta("keyboard", by))
        found += [Meta("bed-single", self.sayer.bed(bed)) for bed in beds_of(entry.record)[:2]]
        if isinstance(entry.record, Note):
            found += [Meta("layout-grid", self.sayer.device(device)) for device in entry.record.devices[:3]]
        if isinstance(entry.record, Intervention) and entry.record.witness:
            found.append(Meta("signature", words("witness {name}").format(name=entry.record.witness)))
        for ref in marks.witnesses:
            signed = self._folds.timeline.entry(ref)
            name = self.sayer.person(signed.user)
            found.append(Meta("signature", words("witness {name}").format(name=name)))
        if frame.corrects is not None and frame.why:
            found.append(Meta("message-square-text", words("reason: {reason}").format(reason=frame.why)))
        found += [Meta("link", words("completed by {ref}").format(ref=ref)) for ref in marks.completions]
        return tuple(found)

    def _badges(self, entry: Entry, marks: Marks) -> tuple[Badge, ...]:
        words, record = self._words, entry.record
        found: list[Badge] = []
        if marks.late:
            found.append(Badge(words("Late entry"), "history"))
        if marks.struck_by is not None:
            found.append(Badge(words("Struck out by {ref}").format(ref=marks.struck_by), "eraser"))
        if marks.corrects is not None:
            found.append(Badge(words("Corrects {ref}").format(ref=marks.corrects), "pencil"))
        if isinstance(record, Intervention):
            text = words("Intervention · life support") if record.life_support else words("Intervention")
            found.append(Badge(text, "hand", strong=record.life_support))
            if record.emergency:
                found.append(Badge(words("Emergency"), "zap", strong=True))
        elif isinstance(record, SealedNote):
            found.append(Badge(words("Sealed note"), "lock"))
        elif isinstance(record, LevelSet):
            found.append(Badge(words("Level"), "unplug", strong=True))
        elif not isinstance(record, _PLAIN):
            found.append(Badge(self.sayer.kind(record), "info" if entry.user == PROGRAM else "file-text"))
        found += self._states(entry)
        if not entry.verified:
            found.append(Badge(words("carried, unverified"), "shield-alert"))
        return tuple(found)

    def _states(self, entry: Entry) -> list[Badge]:
        record = entry.record
        if not isinstance(record, State | Intervention):
            return []
        seen = {device_marks.mark_of(reading.axis, reading.value) for reading in record.readings} - {None}
        worst = sorted((mark for mark in seen if mark is not None), key=device_marks.severity)[:2]
        return [Badge(SHAPES[mark].word(self._words), state=SHAPES[mark]) for mark in worst]
