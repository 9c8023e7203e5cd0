# SPDX-License-Identifier: Apache-2.0
"""What each kind of record says: one small teller per kind.

A new kind gets a teller here; a test asks for it. Typed text is handed on as it was typed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from logbook import i18n
from logbook.core.model.codes import Effect, How, YesNoUnknown
from logbook.core.model.frame import Raw, Ref
from logbook.core.model.records import (
    Acknowledge,
    ClockCheck,
    Completion,
    Correction,
    Device,
    EndProcedure,
    InForce,
    Intervention,
    LevelSet,
    Move,
    Note,
    Person,
    State,
    Step,
    Vouch,
    Witness,
)
from logbook.core.model.traces import (
    Carried,
    ClockStep,
    Export,
    Printed,
    Resume,
    SealedNote,
    SignOn,
    Start,
    WrongPin,
)
from logbook.i18n import Words
from logbook.telling import bedside, cabinet, checks, coordination, editions, paperwork, places, safeguards, shifts
from logbook.telling.codes import word
from logbook.telling.openings import earlier, reason
from logbook.telling.tale import Tale, Teller, device_name

__all__ = ["TELLERS", "device_name"]


def _note(tale: Tale, record: Note, teller: Teller) -> None:
    tale.title = record.text or teller.words("Note")
    tale.bed, tale.devices, tale.patient = record.bed, record.devices, record.patient
    _paper(tale, record.paper, record.back_entry, teller)


def _paper(tale: Tale, paper: str, back_entry: YesNoUnknown, teller: Teller) -> None:
    if paper:
        tale.details.append((teller.words("Paper"), paper))
    if back_entry is YesNoUnknown.YES:
        tale.chips.append(teller.words("Back-entry needed"))


def _intervention(tale: Tale, record: Intervention, teller: Teller) -> None:
    words = teller.words
    act = word(words, record.act)
    subject = device_name(teller.folds, record.device, words) if record.device else ""
    tale.title = " – ".join(part for part in (subject, act) if part)
    if record.second_device:
        second = device_name(teller.folds, record.second_device, words)
        tale.details.append((words("With"), second))
    tale.body = record.text
    tale.before, tale.after = record.before, record.after
    tale.chips.append(words("Intervention · life support") if record.life_support else words("Intervention"))
    if record.emergency:
        tale.chips.append(words("Emergency: done first"))
    refs = ((words("As asked for in"), record.request), (words("Restores"), record.restores))
    tale.details += [(name, str(ref)) for name, ref in refs if ref is not None]
    tale.bed, tale.devices, tale.patient = record.bed, (record.device,), record.patient
    if record.readings:
        tale.details.append((words("As read"), teller.readings(record.readings)))
    _gate(tale, record, teller)
    _who_did(tale, record, teller)
    _paper(tale, record.paper, record.back_entry, teller)


def _gate(tale: Tale, record: Intervention | Completion, teller: Teller) -> None:
    words = teller.words
    if record.yes_by or record.yes_at is not None:
        tale.details.append((words("Clinical yes"), _given(record.yes_by, record.yes_how, record.yes_read_back, words)))
    if record.backups:
        told = ", ".join(word(words, backup) for backup in record.backups)
        tale.details.append((words("Ready at the bed"), told))
    effect = word(words, record.effect)
    if record.effect_text or record.effect is not Effect.NOT_STATED:
        told = f"{effect}: {record.effect_text}" if record.effect_text else effect
        tale.details.append((words("Patient afterwards"), told))


def _given(name: str, how: How, read_back: bool, words: Words) -> str:  # noqa: FBT001 - a field of the record
    told = [name or words("name withheld")]
    if how is not How.NOT_STATED:
        told.append(word(words, how))
    if read_back:
        told.append(words("read back"))
    return ", ".join(told)


def _who_did(tale: Tale, record: Intervention, teller: Teller) -> None:
    words = teller.words
    if record.ordered_by:
        told = _given(record.ordered_by, record.ordered_how, record.ordered_read_back, words)
        tale.details.append((words("Ordered by"), told))
    named = (
        (words("Done by"), record.done_by),
        (words("At the bed"), record.at_bed),
        (words("Witness"), record.witness),
    )
    tale.details += [(label, name) for label, name in named if name]
    typed = (
        (words("Why"), record.reason),
        (words("Still to do"), record.follow_up),
        (words("Photo"), record.photo[:16]),
    )
    tale.details += [(label, text) for label, text in typed if text]


def _completion(tale: Tale, record: Completion, teller: Teller) -> None:
    tale.title = teller.words("Completes {ref}").format(ref=record.target)
    _gate(tale, record, teller)


def _device(tale: Tale, record: Device, teller: Teller) -> None:
    words = teller.words
    tale.title = words("Device known: {name}").format(name=f"{word(words, record.type)} {record.device}")
    tale.body = " ".join(part for part in (record.maker, record.model) if part)
    tale.bed, tale.patient = record.bed, record.patient
    if record.life_support:
        tale.chips.append(words("Life support"))
    if record.remark:
        tale.details.append((words("Remark"), record.remark))


def _state(tale: Tale, record: State, teller: Teller) -> None:
    words = teller.words
    name = device_name(teller.folds, record.device, words)
    told = words("checked, as before") if record.as_before else teller.readings(record.readings)
    if not told and record.fields:
        told = checks.title(words, record.template)
    tale.title = f"{name} – {told}" if told else name
    tale.body = record.text
    tale.devices = (record.device,)
    if record.as_before and record.readings:
        tale.details.append((words("As read"), teller.readings(record.readings)))
    if record.fields:
        tale.details.append((checks.title(words, record.template), checks.line(words, record.fields)))
    if record.settings:
        tale.details.append((words("Settings read"), record.settings))
    if record.paper:
        tale.details.append((words("Paper"), record.paper))


def _move(tale: Tale, record: Move, teller: Teller) -> None:
    words = teller.words
    name = device_name(teller.folds, record.device, words)
    told = words("{name} moved to {place}") if not record.replaces else words("{name} replaces {other} at {place}")
    other = device_name(teller.folds, record.replaces, words) if record.replaces else ""
    tale.title = told.format(name=name, other=other, place=record.to_bed)
    tale.before, tale.after = record.from_bed, record.to_bed if record.from_bed else ""
    tale.body, tale.bed, tale.patient = record.text, record.to_bed, record.patient
    tale.devices = (record.device, record.replaces)


def _level(tale: Tale, record: LevelSet, teller: Teller) -> None:
    tale.title = teller.words("Level: {level}").format(level=word(teller.words, record.level))
    tale.body = record.text
    if record.authority:
        tale.details.append((teller.words("On whose word"), record.authority))


def _in_force(tale: Tale, record: InForce, teller: Teller) -> None:
    words = teller.words
    told = words("Procedure in force: {code} {title}")
    tale.title = told.format(code=record.code, title=record.title)
    scope = word(words, record.scope)
    tale.details.append((words("Where"), f"{scope} {record.where}".strip()))
    if record.sample:
        tale.chips.append(words("SAMPLE"))
    typed = (
        (words("On whose word"), record.authority),
        (words("Announced"), record.announced),
        (words("Why"), record.reason),
    )
    tale.details += [(label, text) for label, text in typed if text]


def _procedure(ref: Ref, teller: Teller) -> str:
    if teller.folds.timeline.knows(ref):
        record = teller.folds.timeline.entry(ref).record
        if isinstance(record, InForce):
            return record.code
    return str(ref)


def _step(tale: Tale, record: Step, teller: Teller) -> None:
    words = teller.words
    told = words("Step {step}: {result}")
    answer = record.answer or word(words, record.result)
    tale.title = told.format(step=record.step, result=answer)
    tale.body, tale.bed = record.text, record.bed
    tale.details.append((words("Procedure"), _procedure(record.procedure, teller)))


def _acknowledge(tale: Tale, record: Acknowledge, teller: Teller) -> None:
    if record.procedure.number == 0:
        told = teller.words("Read why log {segment} was begun")
        tale.title = told.format(segment=record.procedure.segment)
        return
    tale.title = teller.words("Procedure {code} read").format(code=_procedure(record.procedure, teller))


def _end(tale: Tale, record: EndProcedure, teller: Teller) -> None:
    tale.title = teller.words("Procedure {code} ended").format(code=_procedure(record.procedure, teller))
    tale.body = record.text
    if record.authority:
        tale.details.append((teller.words("On whose word"), record.authority))


def _correction(tale: Tale, record: Correction, teller: Teller) -> None:  # noqa: ARG001 - tellers are called alike
    tale.title = teller.words("Struck out")


def _witness(tale: Tale, record: Witness, teller: Teller) -> None:
    told = teller.words("{ref}: {meaning}")
    tale.title = told.format(ref=record.target, meaning=word(teller.words, record.meaning))
    tale.body = record.text
    tale.chips.append(teller.words("Second signature"))


def _person(tale: Tale, record: Person, teller: Teller) -> None:
    words = teller.words
    name = record.name or record.user
    tale.title = words("{name}, {role}, is known here").format(name=name, role=word(words, record.role))
    if not record.listed:
        tale.chips.append(words("Not on the list"))
    if record.number:
        tale.details.append((words("Professional no."), record.number))


def _vouch(tale: Tale, record: Vouch, teller: Teller) -> None:
    tale.title = teller.words("Vouches for {name}").format(name=teller.name(record.user))


def _clock_check(tale: Tale, record: ClockCheck, teller: Teller) -> None:
    words = teller.words
    step = record.pc - record.shown
    told = (
        words("Clock check: this PC is {span} ahead of {clock}")
        if step >= 0
        else words("Clock check: this PC is {span} behind {clock}")
    )
    clock = record.device or word(words, record.clock)
    tale.title = told.format(span=i18n.span(words, step), clock=clock)
    tale.body = record.text


def _clock_step(tale: Tale, record: ClockStep, teller: Teller) -> None:
    words = teller.words
    told = (
        words("This PC's clock was set forward by {span}")
        if record.step > 0
        else words("This PC's clock was set back by {span}")
    )
    tale.title = told.format(span=i18n.span(words, record.step))


def _start(tale: Tale, record: Start, teller: Teller) -> None:
    told = teller.words("Log {segment} begun: {ward}, {hospital}")
    tale.title = told.format(segment=record.segment, ward=record.ward, hospital=record.hospital)
    if record.earlier_log:
        tale.details.append((teller.words("Earlier log"), earlier(teller.words, record, teller.folds.timeline)))
    why = reason(teller.words, record.reason)
    if why:
        tale.details.append((teller.words("Why"), why))
    if record.contradicts:
        tale.details.append((teller.words("Contradicted by"), record.contradicts))


def _resume(tale: Tale, record: Resume, teller: Teller) -> None:
    tale.title = teller.words("Program started")
    tale.details.append((teller.words("Program"), record.program))


def _sign_on(tale: Tale, record: SignOn, teller: Teller) -> None:
    told = teller.words("{name} signed on") if record.on else teller.words("{name} signed off")
    tale.title = told.format(name=teller.name(record.user))


def _wrong_pin(tale: Tale, record: WrongPin, teller: Teller) -> None:
    told = teller.words("Wrong PIN for {name}, try {tries}")
    tale.title = told.format(name=teller.name(record.user), tries=record.tries)


def _export(tale: Tale, record: Export, teller: Teller) -> None:
    words = teller.words
    codes = words("Records left as codes, {first} to {last}")
    told = codes if record.medium == "qr" else words("Signed PDF exported, records {first} to {last}")
    tale.title = told.format(first=record.first, last=record.last)
    tale.details.append((words("SHA-256"), record.sha256[:16]))
    if record.stick:
        tale.details.append((words("On stick"), teller.folds.sticks.name(record.stick)))


def _printed(tale: Tale, record: Printed, teller: Teller) -> None:
    tale.title = teller.words("Printed: {what}, copies: {copies}").format(what=record.what, copies=record.copies)


def _sealed(tale: Tale, record: SealedNote, teller: Teller) -> None:
    words = teller.words
    tale.title = record.text or words("Sealed note")
    tale.chips.append(words("Sealed note, not signed in"))
    tale.patient = record.patient
    when = i18n.clock_time(record.wall, record.zone)
    said = ", ".join(part for part in (record.name, record.role) if part) or words("no name given")
    tale.details.append((words("Written {time} by").format(time=when), said))


def _carried(tale: Tale, record: Carried, teller: Teller) -> None:
    told = teller.words("Carried over from {ref}")
    tale.title = told.format(ref=record.origin)
    shown = (record.was_text, record.was_act)
    tale.body = next((text for text in shown if text not in {"", "{}"}), "")


def _raw(tale: Tale, record: Raw, teller: Teller) -> None:
    tale.title = teller.words("Record of an unknown kind: {kind}").format(kind=record.kind)
    tale.details += list(record.parts)


TELLERS: dict[type, Callable[[Tale, Any, Teller], None]] = {
    Note: _note, Intervention: _intervention, Completion: _completion, Device: _device, State: _state, Move: _move,
    LevelSet: _level, InForce: _in_force, Step: _step, Acknowledge: _acknowledge, EndProcedure: _end,
    Correction: _correction, Witness: _witness, Person: _person, Vouch: _vouch, ClockCheck: _clock_check,
    ClockStep: _clock_step, Start: _start, Resume: _resume, SignOn: _sign_on, WrongPin: _wrong_pin, Export: _export,
    Printed: _printed, SealedNote: _sealed, Carried: _carried, Raw: _raw,
    **safeguards.TELLERS, **bedside.TELLERS, **coordination.TELLERS, **shifts.TELLERS, **paperwork.TELLERS,
    **cabinet.TELLERS, **editions.TELLERS, **places.TELLERS,
}  # fmt: skip
