# SPDX-License-Identifier: Apache-2.0
"""A large ward's month, record by record: what it is made of first, then what its nights and days bring.

Every kind that a page lists is in it, opened and closed as people do: a request has its answer, a sheet comes back, a
patient leaves, so that what is open stays few and what is past grows. A record is told by its number alone.
"""

from __future__ import annotations

from collections.abc import Callable

from logbook.core.model.bedside import ActAnswer, ActRequest, Custody, CustodyEvent
from logbook.core.model.codes import Act, Axis, ClockUsed, DeviceType, Level, Place, StickEvent, YesNoUnknown
from logbook.core.model.coordination import (
    Call,
    Contact,
    Errand,
    Method,
    Reached,
    Request,
    RequestStep,
    Status,
    SystemStatus,
    Turn,
)
from logbook.core.model.frame import Record, Ref
from logbook.core.model.paperwork import Forms, SheetEvent, SheetFate
from logbook.core.model.places import Admission, Departure, Leaving
from logbook.core.model.records import (
    AxisReading,
    ClockCheck,
    Device,
    EndProcedure,
    InForce,
    Intervention,
    LevelSet,
    Note,
    State,
    Step,
)
from logbook.core.model.safeguards import Anchor, Stick
from logbook.core.model.shifts import BackEntry, BackTask, Handover, Looked, Readiness, ReadyAnswer, ReadyItem
from logbook.core.model.systems import ROWS, Group
from logbook.core.model.traces import Export, Printed, SignOn
from tests.bench.wards import FIRST, TEXTS
from tests.wards import NIGHT

DEVICES, BEDS, CONTACTS = 200, 40, 60
APART = 43_200
"""Milliseconds from one record to the next: 2,000 a day."""
_CONTACTS, _PATIENTS = FIRST + DEVICES, FIRST + DEVICES + CONTACTS
_ONCE = _PATIENTS + BEDS
SETTING = _ONCE + 3
"""Records that say what the ward is made of, before its first night."""
_CYCLE, _LOOKS, _SHEETS, _RUN, _STORED = 40, 9, 5, 20, 60
_SYSTEMS = tuple(row for group in (Group.CLINICAL, Group.IT, Group.COMMUNICATION) for row in ROWS[group])


def month(number: int) -> Record:
    """Tell the record of a number."""
    if number < SETTING:
        return _setting(number)
    turn, place = divmod(number - SETTING, _CYCLE)
    return _ROUTINE.get(place, _looked)(number, turn)


def _setting(number: int) -> Record:
    if number < FIRST:
        return Note(TEXTS[0])
    if number < _CONTACTS:
        kind = (DeviceType.VENTILATOR, DeviceType.INFUSION_PUMP, DeviceType.MONITOR)[number % 3]
        return Device(_device(number), kind, bed=_bed(number), life_support=number % 3 == 0)
    if number < _PATIENTS:
        one = number - _CONTACTS
        post = ("laboratorio", "farmacia", "radiología")[one % 3]
        return Contact(f"c{one}", post, f"Pere {one}", phone=f"44{one:02}")
    if number < _ONCE:
        one = number - _PATIENTS
        return Admission(_bed(one), one + 1, patient=f"UCI-{one + 1}")
    return (LevelSet(Level.D3), _put(), Stick("s1", StickEvent.KNOWN, "A"))[number - _ONCE]


def _device(number: int) -> str:
    return f"D-{number % DEVICES:03}"


def _bed(number: int) -> str:
    return str(number % BEDS + 1)


def _put() -> InForce:
    return InForce("P06", 1, "es", "d" * 64, "Alarmas del ventilador", sample=True)


def _looked(number: int, turn: int) -> Record:
    value = ("works", "limited", "works", "does-not-work")[number // 7 % 4]
    seen = turn * _LOOKS + (number - SETTING) % _CYCLE  # one device after the other
    return State(_device(seen), (AxisReading(Axis.FUNCTION, value),), as_before=number % 8 == 2)


def _noted(number: int, _turn: int) -> Record:
    return Note(TEXTS[number % len(TEXTS)], bed=_bed(number))


def _acted(number: int, _turn: int) -> Record:
    return Intervention(Act.CHECK, text=TEXTS[0], bed=_bed(number), device=_device(number))


def _asked(number: int, _turn: int) -> Record:
    return Request(Errand.LAB, "potasio y gases", bed=_bed(number), to="laboratorio")


def _stepped(turn: Turn, back: int) -> Callable[[int, int], Record]:
    return lambda number, _turn: RequestStep(Ref("A", number - back), turn, named=True, person="Anna Puig")


def _called(_number: int, turn: int) -> Record:
    return Call(Method.PHONE, Reached.ANSWERED, f"c{turn % CONTACTS}", text="K 4,1", read_back=True)


def _system(_number: int, turn: int) -> Record:
    return SystemStatus(_SYSTEMS[turn % len(_SYSTEMS)], (Status.WORKS, Status.DOWN)[turn // 3 % 2])


def _left(number: int, turn: int) -> Record:
    came = number + 1 - BEDS * _CYCLE if turn >= BEDS else _PATIENTS + turn
    return Departure(Ref("A", came), Leaving.WARD, from_bed=_bed(turn), patient=f"UCI-{turn + 1}")


def _came(_number: int, turn: int) -> Record:
    return Admission(_bed(turn), BEDS + turn + 1, patient=f"UCI-{BEDS + turn + 1}")


def _entered(number: int, turn: int) -> Record:
    earlier = Ref("A", number - _CYCLE - 1)
    return BackEntry(BackTask.ENTERED, earlier, section="Enfermería") if turn else _noted(number, turn)


def _paper(number: int, turn: int) -> Record:
    """Five sheets go out, each is typed in; then a procedure is printed, the log leaves, its end is written down."""
    run, at = divmod(turn, _RUN)
    serial = run * _SHEETS + at
    if at == 0:
        return Forms("observation", serial + 1, serial + _SHEETS, 1, "es", "a4")
    if at <= _SHEETS:
        return SheetFate(SheetEvent.TRANSCRIBED, serial, serial, bed=_bed(serial))
    others: dict[int, Record] = {
        8: Printed("P06", 1, 2),
        10: Export("incident", "e" * 64, 0, number - 1),
        12: Anchor(Place.PAPER, number - 1),
        14: ClockCheck(ClockUsed.WALL, NIGHT.wall, NIGHT.wall),
    }
    return others.get(at, Printed("P06", 1, 1))


def _shift(number: int, turn: int) -> Record:
    """Each sixteen turns a shift: ready, a procedure put in force, its steps, its end, and the handover."""
    at = turn % 16
    put = Ref("A", number - (at - 2) * _CYCLE)
    if at == 0:
        return Readiness((ReadyAnswer(ReadyItem.TONER, Looked.YES),))
    if at == 2:
        return _put()
    if at < 12:
        return Step(put, f"P06.{at}") if at > 2 else _noted(number, turn)
    if at == 12:
        return EndProcedure(put)
    return Handover(Ref("A", max(number - 640, 0)), Ref("A", number - 1), "p2") if at == 15 else _noted(number, turn)


def _kept(number: int, turn: int) -> Record:
    at = turn % _STORED
    kept = _device(turn - at)
    steps = {0: CustodyEvent.FOUND, 10: CustodyEvent.CHECKED, 30: CustodyEvent.RETURNED}
    return Custody(steps[at], kept, place="cuarto limpio") if at in steps else _noted(number, turn)


def _wished(number: int, _turn: int) -> Record:
    return ActRequest(Act.NETWORK_OUT, _device(number), _bed(number), "IT Pau")


def _agreed(number: int, _turn: int) -> Record:
    return ActAnswer(Ref("A", number - 1), YesNoUnknown.YES, "Dr Ferrer")


def _done(number: int, _turn: int) -> Record:
    wished = number - 2
    return Intervention(Act.NETWORK_OUT, bed=_bed(wished), device=_device(wished), request=Ref("A", wished))


def _undone(number: int, _turn: int) -> Record:
    wished, done = number - 3, Ref("A", number - 1)
    where = {"bed": _bed(wished), "device": _device(wished)}
    return Intervention(Act.NETWORK_BACK, **where, request=Ref("A", wished), restores=done)


def _signed_on(_number: int, turn: int) -> Record:
    return SignOn(f"p{turn % 3 + 1}")


_ROUTINE: dict[int, Callable[[int, int], Record]] = {
    **dict.fromkeys(range(10, 20), _noted),
    **dict.fromkeys(range(20, 24), _acted),
    9: _signed_on, 24: _asked, 25: _stepped(Turn.TAKEN, 1), 26: _stepped(Turn.GIVEN, 2), 27: _called, 28: _system,
    29: _left, 30: _came, 31: _noted, 32: _entered, 33: _paper, 34: _shift, 35: _kept, 36: _wished, 37: _agreed,
    38: _done, 39: _undone,
}  # fmt: skip
"""What stands at which place of forty records; everywhere else somebody looks at a device."""
