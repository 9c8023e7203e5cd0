# SPDX-License-Identifier: Apache-2.0
"""Keeps the stick that is plugged in up to date while the window is open, and knows how the copies stand.

It looks every few seconds what is plugged in, away from the window. A stick that is gone is a state, never an error of
whoever writes; nothing is ever demanded of a stick.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from logbook import mounts
from logbook.core.actions import copying as copies
from logbook.core.actions import mirroring
from logbook.core.actions.mirroring import Mirror, Standing, State
from logbook.core.model import errors
from logbook.core.model.codes import FileSign, Means, StickEvent
from logbook.core.model.errors import LogbookError, MirrorTrouble
from logbook.core.model.frame import PROGRAM, Author, Entry
from logbook.core.model.safeguards import Anchor, FileAlarm, Stick
from logbook.core.vault.stick import OnStick
from logbook.mounts import Mount
from logbook.ui import house
from logbook.ui.session import Session

_EVERY = 3_000
_SIGNS: dict[type[MirrorTrouble], FileSign] = {
    errors.MirrorAhead: FileSign.LONGER,
    errors.MirrorDiffers: FileSign.HEAD,
    errors.MirrorDamaged: FileSign.HEAD,
    errors.MirrorForeign: FileSign.MAGIC,
}

Found = tuple[tuple[Mount, ...], tuple[OnStick, ...]]


class Copying(QObject):
    """How the copies stand: `state`, `plugged` places, `ours` among them, `progress` of a first copy.

    Signals: `changed()` when any of it did; `parted(str)` when a stick may be pulled, with its name.
    """

    changed = Signal()
    parted = Signal(str)
    _stepped = Signal(int, int)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._mirror: Mirror | None = None
        self._looking = self._visiting = False
        self._left: set[str] = set()
        self._alarmed: set[tuple[str, str]] = set()
        self.see: Callable[[], tuple[Mount, ...]] = mounts.plugged
        self.state = State(Standing.NO_STICK)
        self.plugged: tuple[Mount, ...] = ()
        self.ours: tuple[OnStick, ...] = ()
        self.progress = (0, 0)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._stepped.connect(self._step, Qt.ConnectionType.QueuedConnection)
        session.loaded.connect(self.start)
        session.recorded.connect(self._follow)

    def start(self) -> None:
        """Begin to look; once the log is in, because it says which sticks there are.

        It comes in anew after an erasure: then the stick that is plugged in is written anew too.
        """
        if self._mirror is not None:
            if self.state.on is not None and self.state.standing is not Standing.GONE:
                self._visit(self.state.on)
        else:
            self._mirror = Mirror(self._session.ward)
            self._timer.start(_EVERY)
            self.look()

    def stop(self) -> None:
        """Finish what was asked for, and look no more: the ward is about to be closed."""
        self._timer.stop()
        mirror, self._mirror = self._mirror, None
        if mirror is not None:
            mirror.stop()
            self.state = State(Standing.NO_STICK)

    def look(self) -> None:
        """See what is plugged in, unless the last look still waits for a dead stick."""
        if self._mirror is not None and not self._looking:
            self._looking = True
            self._session.tasks.run(self._find, done=self._found, failed=self._not_found)

    def make_known(self, place: Path, name: str, failed: Callable[[LogbookError], None]) -> None:
        """Make a stick, or a folder that stands for one, one of the ward's, and begin to copy."""

        def known(made: tuple[OnStick, Stick]) -> None:
            on, record = made
            self._left.discard(on.stick)
            self._session.record(record, written=lambda _entry: self._visit(on))

        self._session.tasks.run(self._register, place, name, done=known, failed=failed)

    def take_away(self, holder: str = "") -> None:
        """Write the last records, then let somebody pull the stick; `parted` says when."""
        on = self.state.on
        if self._mirror is None or on is None:
            return
        self._left.add(on.stick)
        self._session.tasks.when(self._mirror.leave(), partial(self._parted, on, holder), self._session.refused.emit)

    def write_anew(self) -> None:
        """Put a damaged copy aside and write it anew."""
        if self.state.on is not None:
            self._visit(self.state.on, anew=True)

    def lost(self, stick: str) -> None:
        """Say that a stick is lost."""
        self._record(Stick(stick, StickEvent.LOST, self._session.ward.folds.sticks.name(stick)))

    def now(self) -> tuple[str, ...]:
        """Bring the stick up to the last record and name it; none without a stick. For any thread but the window's.

        Raises what is in the way.
        """
        mirror = self._mirror
        state = mirror.follow().result() if mirror is not None else State(Standing.NO_STICK)
        if state.trouble is not None:
            raise state.trouble
        return (state.on.name,) if state.on is not None else ()

    def _find(self) -> Found:
        ward = self._session.ward
        plugged = self.see()
        kept = copies.ask(ward, house.copy_places, ward)
        return plugged, mirroring.find(ward, dict.fromkeys((*(one.path for one in plugged), *kept)))

    def _register(self, place: Path, name: str) -> tuple[OnStick, Stick]:
        ward = self._session.ward
        made = mirroring.register(ward, place, name)
        if all(place != one.path for one in self.plugged):
            copies.ask(ward, house.keep_copy_place, ward, place)
        return made

    def _not_found(self, trouble: LogbookError) -> None:
        self._looking = False
        self._session.refused.emit(trouble)

    def _found(self, found: Found) -> None:
        self._looking = False
        before, (self.plugged, self.ours) = (self.plugged, self.ours), found
        there = {one.stick for one in self.ours}
        self._left &= there
        on = self.state.on
        if on is not None and on.stick not in there:
            self._follow()  # it finds out by itself that the stick is gone
        elif on is None or self.state.standing is Standing.GONE:
            coming = next((one for one in self.ours if self._wanted(one)), None)
            if coming is not None:
                self._visit(coming)
        if before != found:
            self.changed.emit()

    def _wanted(self, one: OnStick) -> bool:
        known = self._session.ward.folds.sticks
        return one.stick not in self._left and known.get(one.stick).event is not StickEvent.FORGOTTEN

    def _visit(self, on: OnStick, *, anew: bool = False) -> None:
        if self._mirror is None or self._visiting:
            return
        self._visiting = True
        self.progress = (0, 0)
        self._take(State(Standing.WORKING, on))
        future = self._mirror.visit(on, self._stepped.emit, anew=anew)
        self._session.tasks.when(future, self._visited, self._session.refused.emit)

    def _visited(self, state: State) -> None:
        self._visiting = False
        self._take(state)
        self._session.announce(list(state.carried))
        on = state.on
        if on is None or state.visit is None:
            return
        known = self._session.ward.folds.sticks
        if on.stick not in known:
            self._record(Stick(on.stick, StickEvent.KNOWN, on.name))
        elif known.get(on.stick).event in {StickEvent.TAKEN, StickEvent.LOST}:
            self._record(Stick(on.stick, StickEvent.BACK, on.name))
        if state.visit.anchor is not None:
            self._record(state.visit.anchor)
        if state.visit.alarms:
            work = self._session.ward.worker.submit(mirroring.go_on, self._session.ward, state.visit)
            self._session.tasks.when(work, partial(self._gone_on, on), self._session.refused.emit)

    def _gone_on(self, on: OnStick, written: list[Entry]) -> None:
        """Go on after a stick has proven that the log was put back or forked: a new segment was begun."""
        if written:
            self._session.announce(written)
            self._session.segment_changed.emit()
            self._visit(on)

    def _parted(self, on: OnStick, holder: str, state: State) -> None:
        if state.visit is not None and state.visit.anchor is not None:
            self._record(state.visit.anchor)
        self._session.record(Stick(on.stick, StickEvent.TAKEN, on.name, holder))
        self._take(State(Standing.NO_STICK))
        self.parted.emit(on.name)

    def _follow(self) -> None:
        if self._mirror is not None and not self._visiting and self.state.on is not None:
            self._session.tasks.when(self._mirror.follow(), self._followed, self._session.refused.emit)

    def _followed(self, state: State) -> None:
        if self.state.on is not None and state.on == self.state.on:  # not one that was taken away meanwhile
            self._take(state)

    def _take(self, state: State) -> None:
        self.state = state
        for alarm in state.visit.alarms if state.visit is not None else ():
            sign, file = _SIGNS[type(alarm)], "/".join(Path(str(alarm.facts["path"])).parts[-2:])
            if (sign, file) not in self._alarmed:
                self._alarmed.add((sign, file))
                self._record(FileAlarm(sign, file))
        self.changed.emit()

    def _record(self, record: Stick | FileAlarm | Anchor) -> None:
        self._session.record(record, author=Author(PROGRAM, Means.PROGRAM))

    @Slot(int, int)
    def _step(self, done: int, total: int) -> None:
        self.progress = (done, total)
        self.changed.emit()
