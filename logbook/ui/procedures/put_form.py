# SPDX-License-Identifier: Apache-2.0
"""Putting a procedure in force: how far it reaches, on whose word, how it was announced. And ending one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.codes import Scope
from logbook.core.model.frame import Ref
from logbook.core.model.library import Procedure
from logbook.core.model.procedures import InForceView
from logbook.core.model.records import EndProcedure, InForce
from logbook.telling.codes import word
from logbook.ui.form_page import form_page, say_below
from logbook.ui.procedures.band import SampleBand
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line, plain


class PutForm(QWidget):
    """Signals: `wanted(InForce)`, `closed()`."""

    wanted = Signal(object)
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words = kit.words
        self._procedure: Procedure | None = None
        self._language = "en"
        self._before: Ref | None = None
        self._sample = True
        self._title = label("", "heading", wrap=True)
        self._band = SampleBand(kit)
        self._replaces = label("", "strong", wrap=True)
        self._scope = Choices(words("How far does it reach?"))
        self._scope.offer((scope.value, Choice(kit.look, word(words, scope))) for scope in Scope)
        self._where = line(words("Which bed or device?"))
        self._where_field = Labelled(words("Which bed or device?"), self._where)
        self._authority = line(words("On whose word?"), words("Name and role"))
        self._announced = line(words("How was it announced?"), words("Aloud, by radio, on the board…"))
        self._reason = line(words("Why"))
        self._record = Button(kit.look, words("Put in force"), kind="primary", icon="check")
        self._lay_out()
        self._scope.chosen.connect(lambda _key: self._show_where())
        self._record.clicked.connect(self._want)

    def start(self, procedure: Procedure, language: str, before: InForceView | None, *, sample: bool) -> None:
        """Begin for a procedure; `before` is the one of the same code in force, `sample` that nobody approved it."""
        words, edition = self._kit.words, procedure.edition(language)
        self._procedure, self._language = procedure, edition.language
        self._before, self._sample = before.ref if before is not None else None, sample
        plain(self._title, f"{procedure.code}  {edition.title}")
        self._band.setVisible(sample)
        told = words("It takes the place of version {version}, in force now.")
        plain(self._replaces, told.format(version=before.record.version) if before is not None else "")
        self._replaces.setVisible(before is not None)
        self._scope.choose(Scope.WARD.value)
        for field in (self._where, self._authority, self._announced, self._reason):
            field.clear()
        self._where_field.trouble("")
        self._show_where()
        self._authority.setFocus()

    def _lay_out(self) -> None:
        words = self._kit.words
        page = form_page(self._kit, words("Put in force"), self.closed)
        column = page.card.column
        for widget in (self._title, self._band, self._replaces):
            column.addWidget(widget)
        column.addWidget(Labelled(words("On whose word?"), self._authority))
        column.addWidget(Labelled(words("How was it announced?"), self._announced))
        column.addWidget(label(words("How far does it reach?"), "name"))
        column.addWidget(self._scope)
        column.addWidget(self._where_field)
        column.addWidget(Labelled(words("Why"), self._reason))
        column.addWidget(self._record)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _show_where(self) -> None:
        self._where_field.setVisible(self._scope.key() in {Scope.BED.value, Scope.DEVICE.value})

    def _want(self) -> None:
        procedure, scope = self._procedure, Scope(str(self._scope.key()))
        where = self._where.text().strip() if scope in {Scope.BED, Scope.DEVICE} else ""
        if scope in {Scope.BED, Scope.DEVICE} and not where:
            self._where_field.trouble(self._kit.words("Say which one."))
            self._where.setFocus()
            return
        assert procedure is not None
        edition = procedure.edition(self._language)
        self.wanted.emit(
            InForce(
                procedure.code, procedure.version, edition.language, procedure.digest, edition.title,
                sample=self._sample, scope=scope, where=where, authority=self._authority.text().strip(),
                announced=self._announced.text().strip(), reason=self._reason.text().strip(), supersedes=self._before,
            )
        )  # fmt: skip


class EndForm(QWidget):
    """Signals: `wanted(EndProcedure)`, `replacing()` by the version on the shelf, `closed()`."""

    wanted = Signal(object)
    replacing = Signal()
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        words = kit.words
        self._ref: Ref | None = None
        self._title = label("", "heading", wrap=True)
        self._authority = line(words("On whose word?"), words("Name and role"))
        self._text = line(words("Why, and what still has to be done"))
        self._trouble = label("", "strong", wrap=True)
        self._end = Button(kit.look, words("End it"), kind="primary", icon="check")
        self._replace = Button(kit.look, words("Put a newer version in its place…"), icon="replace")
        page = form_page(kit, words("End or replace"), self.closed)
        column = page.card.column
        column.addWidget(self._title)
        column.addWidget(Labelled(words("On whose word?"), self._authority))
        column.addWidget(Labelled(words("Why, and what still has to be done"), self._text))
        column.addWidget(self._trouble)
        row = QWidget()
        flow = Flow(row, gap=10)
        flow.addWidget(self._end)
        flow.addWidget(self._replace)
        column.addWidget(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        self._end.clicked.connect(self._want)
        self._replace.clicked.connect(self.replacing)

    def start(self, view: InForceView, *, newer: bool) -> None:
        """Begin for a procedure in force; `newer` says that the shelf holds another version."""
        self._ref = view.ref
        plain(self._title, f"{view.record.code}  {view.record.title}")
        self._authority.clear()
        self._text.clear()
        say_below(self._trouble, "")
        self._replace.setVisible(newer)
        self._authority.setFocus()

    def _want(self) -> None:
        assert self._ref is not None
        self.wanted.emit(EndProcedure(self._ref, self._authority.text().strip(), self._text.text().strip()))
