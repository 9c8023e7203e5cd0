# SPDX-License-Identifier: Apache-2.0
"""The second way in: the team's recovery key, or one made here that leaves on paper or on a stick, and is forgotten."""

from __future__ import annotations

import textwrap
from pathlib import Path

from PySide6.QtCore import Signal

from logbook.core import crypto
from logbook.core.model.frame import Now
from logbook.core.model.traces import Start
from logbook.core.vault import files
from logbook.i18n import Words, resources
from logbook.ui.desk import Desk
from logbook.ui.form_page import say_below
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices, Tick
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import Labelled, label, line, plain

_TEAM, _SHEET = "team", "sheet"
_GROUP, _LINE = 4, 40


class RecoveryForm(Page):
    """Signals: `wanted(tuple[str, ...])` with recipients, `saving()` the sheet."""

    wanted = Signal(tuple)
    saving = Signal()

    def __init__(self, kit: Kit, title: str = "", act: str = "") -> None:
        super().__init__(margin=0)
        self._kit = kit
        words, look = kit.words, kit.look
        self._secret = self._public = ""
        self._way = Choices(words("The second way in"))
        self._way.offer(
            [
                (_TEAM, Choice(look, words("The team's recovery key"), icon="users")),
                (_SHEET, Choice(look, words("A recovery sheet made here"), icon="file-text")),
            ]
        )
        self._key = line(words("The team's key"), "age1…")
        self._key_field = Labelled(words("The team's key"), self._key)
        self._shown = label("", "heading", wrap=True)
        self._how = label(
            words("Copy it by hand, line by line, or save it on a stick. It is shown only now."), wrap=True
        )
        self._save = Button(look, words("Save it on a stick…"), icon="usb")
        self._kept = Tick(look, words("It is on paper or on a stick, away from this PC"))
        self._ends = line(words("The last four characters, typed back from paper or stick"))
        self._ends_field = Labelled(self._ends.accessibleName(), self._ends)
        self._trouble = label("", "strong", wrap=True)
        self._lock = Button(look, act or words("Protect the log now"), kind="primary", icon="shield-check")
        card = Card(margin=18)
        said = words(
            "If the six words are lost, this opens the log. Keep it in a sealed envelope, never beside the PC."
        )
        for widget in (
            label(said, wrap=True), self._way, self._key_field, self._how, self._shown, self._save, self._ends_field,
            self._kept,
            self._trouble, self._lock,
        ):  # fmt: skip
            card.column.addWidget(widget)
        self.column.addWidget(label(title or words("A second way in"), "title"))
        self.column.addLayout(no_wider(card, look.px(WIDEST)))
        self.column.addStretch(1)
        self._way.chosen.connect(self._choose)
        self._save.clicked.connect(self.saving)
        self._lock.clicked.connect(self._want)

    def start(self) -> None:
        """Begin with nothing chosen."""
        self._way.choose(object())
        self._key.clear()
        self._choose(None)
        self._way.buttons()[0].setFocus()

    def say(self, text: str) -> None:
        """Say what happened, or what is wrong."""
        say_below(self._trouble, text)

    @property
    def secret(self) -> str:
        """The key made here, for the sheet; empty once it is forgotten."""
        return self._secret

    def forget(self) -> None:
        """Forget the key."""
        self._secret = self._public = ""
        plain(self._shown, "")

    def _choose(self, way: object) -> None:
        if way == _SHEET and not self._secret:
            self._secret, self._public = crypto.new_age_identity()
            plain(self._shown, _grouped(self._secret))
        self._key_field.setVisible(way == _TEAM)
        for widget in (self._how, self._shown, self._save, self._ends_field, self._kept):
            widget.setVisible(way == _SHEET)
        self._kept.setChecked(False)
        self._ends.clear()
        self._lock.setVisible(way is not None)
        self.say("")
        if way == _TEAM:
            self._key.setFocus()

    def _want(self) -> None:
        words = self._kit.words
        if self._way.key() == _TEAM:
            keys = tuple(self._key.text().split())
            if not keys or not all(key.startswith("age1") for key in keys):
                self.say(words("Paste the team's key; it begins with age1."))
                self._key.setFocus()
                return
            self.wanted.emit(keys)
        elif not self._kept.isChecked():
            self.say(words("First copy the key, and tick that it is away from this PC."))
            self._kept.setFocus()
        elif "".join(self._ends.text().split()).upper() != self._secret[-_GROUP:]:
            self.say(words("The last four characters are not those of the key. Look at your copy again."))
            self._ends.setFocus()
        else:
            self.wanted.emit((self._public,))


def _grouped(secret: str) -> str:
    """Return a key in lines and groups that a hand can copy; spaces do not matter when it is typed."""
    head, mark, tail = secret.partition("KEY-1")
    groups = " ".join(tail[n : n + _GROUP] for n in range(0, len(tail), _GROUP))
    return "\n".join([head + mark, *textwrap.wrap(groups, _LINE)])


def nearby(log: Path, file: Path) -> bool:
    """Whether a file would lie on the log's own disk, or in a folder beside the log, where a thief finds both."""
    place, beside = file.absolute().parent, log.absolute().parent
    if place == beside or beside in place.parents:
        return True
    try:
        return place.stat().st_dev == log.stat().st_dev
    except OSError:
        return False


def save_sheet(desk: Desk, form: RecoveryForm) -> None:
    """Ask where the sheet shall go, and write it there as a page to print; never beside the log."""
    words, messages, ward = desk.words, desk.messages, desk.session.ward
    path = messages.save_file(words("Save the recovery sheet on a stick"), "recovery-sheet.pdf")
    if path is None:
        return
    if nearby(ward.path, path):
        form.say(words("Not beside the log: whoever takes this PC would have both. Choose a stick."))
        return

    def saved(_nothing: object) -> None:
        form.say(words("Saved: {file}. Take the stick away from this PC.").format(file=path))

    desk.session.tasks.run(
        _write_sheet, path, ward.start, form.secret, ward.machine.clock(), words, done=saved,
        failed=lambda trouble: form.say(messages.explain(trouble)),
    )  # fmt: skip


def _write_sheet(path: Path, start: Start, secret: str, now: Now, words: Words) -> None:
    from logbook.core.exchange import recovery_sheet  # noqa: PLC0415 - draws with a heavy library (D20)

    files.write_file(path, recovery_sheet.draw(start, secret, now, words, resources() / "fonts"))
