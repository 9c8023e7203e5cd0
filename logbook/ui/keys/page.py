# SPDX-License-Identifier: Apache-2.0
"""The ways into the log: the list, adding one, taking one away, new six words. Every act asks who may.

No secret stays on this page after the act, nor when the screen locks.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from logbook.core.actions import protecting, ways
from logbook.core.actions.ways import Change, Way
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Entry
from logbook.core.model.people import Right
from logbook.core.vault.slots import Kind, Slot
from logbook.i18n import N_, Words
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.keys import work
from logbook.ui.keys.proof_form import ProofForm
from logbook.ui.keys.stick_form import StickForm
from logbook.ui.messages import Question
from logbook.ui.recovery import RecoveryForm, save_sheet
from logbook.ui.settings.rights import lacking
from logbook.ui.six_words import TypedView, WordsView, slip
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.page import WIDEST, Card, Page, Picture, no_wider, rule
from logbook.ui.widgets.text import label

_KINDS = {
    Kind.PASSPHRASE: (N_("The six words"), "pencil"),
    Kind.STICK: (N_("Key stick {label} with its PIN"), "usb"),
    Kind.RECOVERY: (N_("Recovery key"), "file-text"),
}


def told(words: Words, way: Way) -> str:
    """Say a way in, as people call it."""
    name = words(_KINDS[way.kind][0]).replace("{label}", way.label)
    return " ".join(name.split())


class KeysPage(WardPage):
    """The list, and one form at a time over it."""

    _left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words = desk.words
        self._desk = desk
        self._ward = desk.session.ward
        self._drawn = ""
        self._gone: frozenset[str] = frozenset()
        self._list = Page(margin=0)
        self._card = Card(margin=18)
        self._stick = StickForm(desk, self._left)
        self._proof = ProofForm(desk, self._left)
        self._recovery = RecoveryForm(desk.kit, words("A recovery key"), words("Add the recovery key"))
        self._words = WordsView(desk.kit)
        self._typed = TypedView(desk.kit)
        self._stack = QStackedWidget()
        for view in (self._list, self._stick, self._proof, self._recovery, self._words, self._typed):
            self._stack.addWidget(view)
        self._list.column.addWidget(label(words("Ways in"), "title"))
        self._list.column.addLayout(no_wider(self._card, desk.look.px(WIDEST)))
        self._list.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self._stack)
        self._connect()

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Show the ways there are; a form that is open stays."""
        if self._view() is self._list:
            self._show_list()

    def back(self) -> bool:
        """Leave the form that is open, if it is not at work."""
        shown = self._view()
        if shown is self._list:
            return False
        if shown.isEnabled():
            self._show_list()
        return True

    def _view(self) -> QWidget:
        shown = self._stack.currentWidget()
        assert shown is not None
        return shown

    def _connect(self) -> None:
        self._left.connect(self.back)
        self._stick.wanted.connect(self._make_stick)
        self._proof.wanted.connect(self._prove)
        self._recovery.wanted.connect(self._add_recovery)
        self._recovery.saving.connect(partial(save_sheet, self._desk, self._recovery))
        self._words.written.connect(self._type_back)
        self._typed.again.connect(self._show_words)
        self._typed.typed.connect(self._typed_back)
        self._desk.session.locked.connect(self._forget)

    def _forget(self) -> None:
        if self._view().isEnabled():
            self._show_list()

    def _show_list(self) -> None:
        self._drawn = ""
        self._words.forget()
        self._recovery.forget()
        self._proof.forget()
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        words, found = self._desk.words, ways.ways(self._ward)
        if not found:
            column.addWidget(label(words("First protect the log with six words."), "strong", wrap=True))
        elif len(found) == 1:
            one = words("There is only one way in. If it is lost, the log is lost: add a second one.")
            column.addWidget(label(one, "strong", wrap=True))
        for way in found:
            column.addLayout(self._line(way, last=len(found) == 1))
            column.addWidget(rule())
        column.addWidget(self._acts(protected=bool(found)))
        while (old := self._card.column.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._card.column.addWidget(made)
        self._stack.setCurrentWidget(self._list)
        next(one for one in made.findChildren(Button) if one.isEnabled()).setFocus()

    def _line(self, way: Way, *, last: bool) -> QHBoxLayout:
        words, look = self._desk.words, self._desk.look
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Picture(look, _KINDS[way.kind][1]))
        row.addWidget(label(told(words, way), "strong", wrap=True), 1)
        if not last:
            away = Button(look, words("Take away…"), icon="x")
            away.setAccessibleName(words("Take away: {way}").format(way=told(words, way)))
            away.clicked.connect(partial(self._take_away, way))
            row.addWidget(away)
        return row

    def _acts(self, *, protected: bool) -> QWidget:
        words, look = self._desk.words, self._desk.look
        made = QWidget()
        flow = Flow(made, gap=10)
        acts: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("usb", words("Add a key stick…"), self._open_stick),
            ("file-text", words("Add a recovery key…"), self._open_recovery),
            ("pencil", words("New six words…"), self._draw),
            ("power", words("Close and lock the log (Shift+F11)"), lambda: self.asked.emit("hard-lock")),
        )
        if not protected:
            acts = (("shield-check", words("Protect now"), lambda: self.opening.emit("protect", {})),)
        for icon, word, act in acts:
            button = Button(look, word, icon=icon)
            button.clicked.connect(act)
            flow.addWidget(button)
        return made

    def _may(self) -> bool:
        refused = lacking(self._desk, Right.KEYS)
        if refused:
            self._desk.messages.warn(refused)
        return not refused

    def _open_stick(self) -> None:
        if self._may():
            self._stick.start(ways.next_label(self._ward))
            self._stack.setCurrentWidget(self._stick)
            self._desk.session.tasks.run(work.places, done=self._stick.offer, failed=work.nothing)

    def _open_recovery(self) -> None:
        if self._may():
            self._recovery.start()
            self._stack.setCurrentWidget(self._recovery)

    def _make_stick(self, place: Path, pin: str) -> None:
        label_ = ways.next_label(self._ward)
        self._do(self._stick.say, ways.add_stick, self._ward, place, pin, self._desk.session.author(), label_)

    def _add_recovery(self, keys: tuple[str, ...]) -> None:
        self._do(self._recovery.say, work.add_keys, self._ward, keys, self._desk.session.author())

    def _take_away(self, way: Way) -> None:
        if self._may():
            what = self._desk.words("Take away: {way}").format(way=told(self._desk.words, way))
            self._ask_proofs(frozenset({way.slot}), what)

    def _draw(self) -> None:
        if self._may():
            self._drawn = protecting.word_list().new_passphrase()
            self._show_words()

    def _show_words(self) -> None:
        self._stack.setCurrentWidget(self._words)
        self._words.start(self._drawn)

    def _type_back(self) -> None:
        self._words.forget()
        self._stack.setCurrentWidget(self._typed)
        self._typed.start()

    def _typed_back(self, typed: str) -> None:
        if not protecting.confirmed(self._drawn, typed):
            self._typed.say(slip(self._desk.words, self._drawn, typed))
            return
        gone = frozenset(way.slot for way in ways.ways(self._ward) if way.kind is Kind.PASSPHRASE)
        self._ask_proofs(gone, self._desk.words("The new six words take the place of the old ones"))

    def _ask_proofs(self, gone: frozenset[str], what: str) -> None:
        self._gone = gone
        words = self._desk.words
        staying = [(way, told(words, way)) for way in ways.ways(self._ward) if way.slot not in gone]
        self._proof.start(what, staying)
        self._stack.setCurrentWidget(self._proof)

    def _prove(self) -> None:
        self._proof.setEnabled(False)
        form = self._proof
        self._desk.session.tasks.run(
            work.prove, self._ward.unlocked.file, self._gone, form.words, form.pins(), form.places, self._drawn,
            done=self._proven, failed=lambda trouble: form.say(self._desk.messages.explain(trouble)),
        )  # fmt: skip

    def _proven(self, found: tuple[Change, tuple[Slot, ...]]) -> None:
        wanted, going = found
        words = self._desk.words
        named = {way.slot: told(words, way) for way in ways.ways(self._ward)}
        lost = ", ".join(named[slot.id] for slot in going)
        question = Question(
            words("Change the key of the log?"),
            words("These open it no longer: {ways}.").format(ways=lost),
            words("Change the key"), words("Not now"),
        )  # fmt: skip
        if self._desk.messages.confirm(question):
            self._do(self._proof.say, ways.change, self._ward, wanted, self._desk.session.author())
        else:
            self._proof.setEnabled(True)

    def _do(self, say: Callable[[str], None], act: Callable[..., list[Entry]], *args: object) -> None:
        def failed(trouble: LogbookError) -> None:
            say(self._desk.messages.explain(trouble))

        self._view().setEnabled(False)
        self._desk.session.tasks.when(self._ward.worker.submit(act, *args), self._done, failed)

    def _done(self, written: list[Entry]) -> None:
        self._desk.session.announce(written)
        if isValid(self):  # a change of theme builds the pages anew
            self._view().setEnabled(True)
            self._show_list()
            self._desk.messages.info(self._desk.words("Done, and written into the log."))


def status(desk: Desk) -> str:
    """Say how many ways in there are."""
    words, n = desk.words, len(desk.session.ward.unlocked.file.ways)
    if n == 0:
        return words("not yet protected")
    return words.n("only {n} way in", "{n} ways in", n).format(n=n)


def make(desk: Desk) -> KeysPage:
    """Make the page for the window's list."""
    return KeysPage(desk)
