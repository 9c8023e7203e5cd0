# SPDX-License-Identifier: Apache-2.0
"""The dossier of an incident with a device, filled in with what the log knows; everything in it is optional.

It says what is still empty, keeps every version, and sends nothing to anybody.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from logbook.core.model.bedside import Dossier
from logbook.core.model.board import DeviceView
from logbook.core.model.dossiers import DossierView, still_open
from logbook.core.model.frame import Entry
from logbook.i18n import ago, moment
from logbook.telling.bedside import DOSSIER_FIELDS
from logbook.telling.devices import removal, weight
from logbook.telling.kinds import device_name
from logbook.ui.answers import Answers
from logbook.ui.board_panel import place_name
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.dossier.known import acts_of, known
from logbook.ui.form_page import headed
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.text import label, plain

DRAFT = "dossier"
_ASKED = tuple(pair for pair in DOSSIER_FIELDS if pair[0] != "interventions")
_LONG = frozenset({"description", "involvement", "environment", "treatment", "history", "settings", "custody"})


class DossierPage(WardPage):
    """One dossier of one device: the newest, or a new one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        self._device = ""
        self._before: DossierView | None = None
        words, look = desk.words, desk.look
        self._back = Button(look, icon="arrow-left")
        self._back.name_only(words("Back"))
        self._title = label("", "title", wrap=True)
        self._about = label("", "strong", wrap=True)
        self._state = label("", "heading", wrap=True)
        self._empty = label("", "small", wrap=True)
        self._acts = label("", "small", wrap=True)
        self._answers = Answers(desk.kit, Dossier, _ASKED, _LONG)
        self._record = Button(look, words("Record the dossier"), kind="primary", icon="check")
        self._another = Button(look, words("Another incident"), icon="plus")
        self._lay_out()
        self._back.clicked.connect(self._leave)
        self._record.clicked.connect(self._want)
        self._another.clicked.connect(self._begin_another)
        self._answers.edited.connect(self._edited)
        self._answers.finished.connect(self._record.setFocus)

    def arrive(self, fields: Fields) -> None:
        """Open the newest dossier of the device that is named, or begin one with what the log knows."""
        kept = self._desk.drafting.draft(DRAFT, self._desk.session.user)
        self._device = str(fields.get("device", "")) or self._device or str(kept.get("device", ""))
        view = self._ward.folds.devices.device(self._device)
        if view is None:
            self._leave()
            return
        dossiers = self._ward.folds.dossiers.of(view.id)
        self._open(view, dossiers[-1] if dossiers else None)
        if kept.get("device") == view.id:
            self._answers.put(kept)
            self._tell()

    def back(self) -> bool:
        """Go back to the device; what is typed stays."""
        self._leave()
        return True

    def waits(self) -> bool:
        """Whether a dossier was left half written."""
        return bool(self._desk.drafting.draft(DRAFT, self._desk.session.user))

    def _lay_out(self) -> None:
        said, form = Card(margin=14), Card(margin=14)
        for widget in (self._state, self._empty, self._acts):
            said.column.addWidget(widget)
        form.column.addWidget(self._answers)
        buttons = (self._another, self._record)
        headed(self, self._desk.kit, self._back, (self._title, self._about), buttons, (said, form))

    def _open(self, view: DeviceView, before: DossierView | None) -> None:
        words, folds, now = self._desk.words, self._ward.folds, self._ward.machine.clock()
        self._before = before
        plain(self._title, words("Incident dossier"))
        named = f"{device_name(folds, view.id, words)} · {place_name(words, view.bed)}"
        plain(self._about, " · ".join(filter(None, (named, weight(words, view), removal(words, view)))))
        start = self._ward.folds.timeline.entries[0].record
        kept: dict[str, Any] = known(folds, words, view, now.wall)
        kept["facility"] = " · ".join(filter(None, (getattr(start, "hospital", ""), getattr(start, "ward", ""))))
        kept["reporter"] = self._ward.people.name(self._desk.session.user)
        if before is not None:
            kept = {name: getattr(before.record, name) for name, _ in _ASKED}
        self._answers.put(kept)
        self._another.setVisible(before is not None)
        self._tell()
        self._answers.take_keyboard()

    def _begin_another(self) -> None:
        view = self._ward.folds.devices.device(self._device)
        if view is not None:
            self._open(view, None)

    def _dossier(self) -> Dossier:
        now = self._ward.machine.clock().wall
        earlier = self._before.latest.ref if self._before else None
        acts = dict.fromkeys(self._before.record.interventions if self._before else ())
        acts |= dict.fromkeys(acts_of(self._ward.folds, self._device, now))
        return Dossier(self._device, earlier, interventions=tuple(acts), **self._answers.values())

    def _tell(self) -> None:
        words, record, names = self._desk.words, self._dossier(), dict(DOSSIER_FIELDS)
        now = self._ward.machine.clock()
        said = words("New: filled in with what the log knows. Everything may be left empty.")
        if self._before is not None:
            at = self._before.latest.frame.happened.at
            told = words("Version {n}, {time} ({ago}), {ref}. Recording makes version {next}; both stay in the log.")
            said = told.format(
                n=self._before.version, time=moment(words, at, now.zone), ago=ago(words, max(0, now.wall - at)),
                ref=self._before.latest.ref, next=self._before.version + 1,
            )  # fmt: skip
        plain(self._state, said)
        left = [words(names[name]) for name in still_open(record)]
        plain(self._empty, words("Still empty: {fields}").format(fields=", ".join(left)) if left else "")
        self._empty.setVisible(bool(left))
        refs = ", ".join(str(ref) for ref in record.interventions)
        plain(self._acts, words("Records of what was done: {refs}").format(refs=refs) if refs else "")
        self._acts.setVisible(bool(refs))

    def _edited(self) -> None:
        kept = {**self._answers.fields(), "device": self._device}
        self._desk.drafting.typed(DRAFT, self._desk.session.user, kept)
        self._tell()

    def _want(self) -> None:
        user, record = self._desk.session.user, self._dossier()
        if self._before is not None and replace(record, earlier=self._before.record.earlier) == self._before.record:
            self._desk.messages.info(self._desk.words("Nothing has changed since the last version."))
            return

        def written(entry: Entry) -> None:
            self._desk.drafting.recorded(DRAFT, user)
            self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))
            self._leave()

        self._desk.session.record(record, written=written)

    def _leave(self) -> None:
        self.opening.emit("devices", {"device": self._device} if self._device else {})


def make(desk: Desk) -> DossierPage:
    """Make the page for the window's list."""
    return DossierPage(desk)
