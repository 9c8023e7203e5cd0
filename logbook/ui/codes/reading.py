# SPDX-License-Identifier: Apache-2.0
"""The way in: what was scanned is put together, checked away from the window, shown, and taken over on a press.

One thing is shown at a time; what a scanner brings meanwhile waits. Codes stay until they are taken, refused or
forgotten.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from shiboken6 import isValid

from logbook.core.actions import receiving, witnessing
from logbook.core.actions.receiving import Brought
from logbook.core.actions.witnessing import Said, Saying
from logbook.core.exchange.bridge import Batch, Frame
from logbook.core.model.bulletins import Notice
from logbook.core.model.errors import BadInput, LogbookError
from logbook.core.model.frame import Entry
from logbook.core.model.people import who_may
from logbook.core.model.safeguards import Receipt
from logbook.core.ward import Ward
from logbook.telling.codes import word
from logbook.trouble import reason
from logbook.ui import house, sayings
from logbook.ui.codes.read import ReadView
from logbook.ui.desk import Desk

_KEPT = frozenset({Saying.RECEIPT, Saying.RECEIPT_BEYOND, Saying.RECEIPT_DIFFERENT})


class Reading(QObject):
    """Stands between the view and the ward."""

    def __init__(self, desk: Desk, view: ReadView) -> None:
        super().__init__(view)
        self._desk, self._ward, self._view = desk, desk.session.ward, view
        self._frames: tuple[Frame, ...] = ()
        self._queue: list[Batch | str] = []
        self._shown: Brought | Said | None = None
        self._busy = False
        view.typed.connect(self._typed)
        view.taking.connect(self._take)
        view.leaving.connect(self._settle)
        view.anew.connect(self._forget)
        self._settle()

    def waits(self) -> bool:
        """Whether something was scanned or typed that is neither taken nor refused."""
        return bool(self._frames or self._queue or self._shown or self._view.text.strip())

    def _typed(self, text: str) -> None:
        lines = receiving.read(text)
        try:
            sets = receiving.sets((*self._frames, *lines.frames))
        except BadInput as trouble:
            self._view.say(reason(str(trouble.facts["reason"]), self._desk.words))
            return
        why = [str(trouble.facts["reason"]) for trouble in lines.unread]
        if not why and not lines.frames and not lines.receipts:
            why = ["code-shape"]
        self._view.say("\n".join(reason(one, self._desk.words) for one in dict.fromkeys(why)))
        if not why:  # what was not read stays where it can be put right
            self._view.empty()
        whole = tuple(one for one in sets if not one.missing)
        self._queue += [*whole, *lines.receipts]
        self._frames = tuple(frame for one in sets if one.missing for frame in one.frames)
        self._progress()
        self._next()

    def _progress(self) -> None:
        words = self._desk.words
        told = words("Set {name}: {n} of {total} codes. Missing: {missing}")
        self._view.progress([
            told.format(
                name=one.set[:4], n=len(one.frames), total=one.total, missing=", ".join(map(str, one.missing))
            )
            for one in receiving.sets(self._frames)
        ])  # fmt: skip

    def _next(self) -> None:
        if self._busy or self._shown is not None or not self._queue:
            return
        self._busy, coming = True, self._queue.pop(0)
        tasks, worker = self._desk.session.tasks, self._ward.worker
        if isinstance(coming, str):
            tasks.when(worker.submit(_heard, self._ward, coming), self._heard, self._refused)
        else:
            tasks.when(worker.submit(receiving.look, self._ward, coming), self._looked, self._refused)

    def _looked(self, brought: Brought) -> None:
        if not isValid(self):
            return
        self._busy, self._shown = False, brought
        words, session = self._desk.words, self._desk.session
        said, text = brought.said, ""
        if isinstance(said, Notice):
            title, text = words("Bulletin {code}").format(code=said.code) + f" · {said.title}", said.text
        else:
            edition = said.edition(words.lang)
            title, text = words("Procedure {code}").format(code=said.code) + f" · {edition.title}", edition.trigger
        about = words("version {n}").format(n=said.version) + " · "
        about += words("signed by key {key}").format(key=brought.signed_by)
        may = self._ward.people.may(session.user, brought.right)
        roles = ", ".join(word(words, role) for role in who_may(brought.right))
        asked = words("Ask somebody who may do this: {roles}. Meanwhile, everybody may write a note.")
        self._view.offer(title, about, text, hint="" if may else asked.format(roles=roles), may=may)

    def _heard(self, said: Said) -> None:
        if not isValid(self):
            return
        self._busy, self._shown = False, said
        words, live = self._desk.words, self._ward.journal.segment
        here = said.contradicts is not None and said.proven and said.ref is not None and said.ref.segment == live
        told = sayings.of_line(words, said, self._ward.machine.clock().zone)
        hint = words("Scan it on the page Witnesses: there is the way on.") if here else ""
        self._view.offer(words("Receipt of the incident team"), "", told, hint=hint,
                         may=said.saying in _KEPT and not here)  # fmt: skip

    def _take(self) -> None:
        shown, session = self._shown, self._desk.session
        if self._busy:
            return
        self._busy = True
        if isinstance(shown, Said):
            session.record(Receipt(shown.line), written=lambda entry: self._took([entry]), refused=self._not_taken)
        elif shown is not None:
            taking = self._ward.worker.submit(receiving.accept, self._ward, shown, session.author())
            session.tasks.when(taking, self._accepted, self._not_taken)

    def _accepted(self, written: list[Entry]) -> None:
        self._desk.session.announce(written)
        self._took(written)

    def _took(self, written: list[Entry]) -> None:
        told = self._desk.words("Recorded as {ref}").format(ref=written[-1].ref)
        self._desk.messages.info(told)
        if isValid(self):
            self._view.say("")
            self._settle()

    def _refused(self, trouble: LogbookError) -> None:
        if isValid(self):
            self._view.say(self._desk.messages.explain(trouble))
            self._settle()

    def _not_taken(self, trouble: LogbookError) -> None:
        if isValid(self):  # it stays on the screen: a full disk is no reason to scan again
            self._busy = False
            self._view.say(self._desk.messages.explain(trouble))

    def _settle(self) -> None:
        self._busy, self._shown = False, None
        self._view.settle()
        self._progress()
        self._next()

    def _forget(self) -> None:
        self._frames = ()
        self._view.say("")
        self._progress()


def _heard(ward: Ward, line: str) -> Said:
    return witnessing.hear(ward, line, house.team_keys(ward))
