# SPDX-License-Identifier: Apache-2.0
"""What the ward asked of others, on paper, filled from the log: HICS 213, requisitions, runner log, 251, 205A, calls.

Fields and their order are those of the blank forms (domain research, 3.3, 3.5, 3.6, 3.9); what nobody wrote down is
left empty, to be filled in by pen. Views are handed in as they stood: paper asks the log nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from logbook import i18n
from logbook.core.exchange.draw.values import Block, Callout, Column, Ink, Para, Row, Run, Size, Space, Table, say
from logbook.core.exchange.forms.engine import TIE, Form, Sheet, plain_row, prepared, room, row, section
from logbook.core.exchange.forms.hics import period
from logbook.core.model.codes import YesNoUnknown
from logbook.core.model.contacts import CallView, ContactView
from logbook.core.model.coordination import Errand, Method, Priority, Request, Status, Turn
from logbook.core.model.loops import LoopView, StepView
from logbook.core.model.systems import SystemView
from logbook.i18n import N_, Words
from logbook.telling.coordination import asked, person, said, stepped, ways
from logbook.telling.entry import bed_name
from logbook.telling.systems import GROUPS, system_name

Names = Mapping[str, str]
"""User ids to the names people read."""

_PRIORITIES = {
    Priority.URGENT: N_("urgent – high"),
    Priority.MEDIUM: N_("non-urgent – medium"),
    Priority.LOW: N_("informational – low"),
}
_SHEETS = {
    Errand.LAB: ("lab-request", N_("Laboratory request")),
    Errand.IMAGING: ("imaging-request", N_("Imaging request")),
    Errand.BLOOD: ("blood", N_("Blood: request and transfusion")),
}
_LINED = 9.0
_MARKS = {
    Status.WORKS: "●",
    Status.LIMITED: "▲",
    Status.DOWN: "■",
    Status.NOT_APPLICABLE: "▬",
    Status.NOT_CHECKED: "○",
}


def request(view: LoopView, by: str) -> Form:
    """Return the sheet of one request: a message as HICS 213, anything else as its requisition; `by` wrote it down."""
    if view.record.errand is Errand.MESSAGE:
        return Form("hics-213", N_("General message"), lambda sheet: _message(sheet, view, by), "HICS 213")
    key, title = _SHEETS.get(view.record.errand, ("request", N_("Request")))
    return Form(key, title, lambda sheet: _requisition(sheet, view, by))


def open_loops(views: Sequence[LoopView], names: Names) -> Form:
    """Return the list of what no named person has an answer to, the oldest first."""
    return Form("open-loops", N_("Open loops"), lambda sheet: _open(sheet, views, names))


def runner_log(views: Sequence[LoopView]) -> Form:
    """Return what runners took and who received it, in the order it was asked for."""
    return Form("runner-log", N_("Runner log"), lambda sheet: _runner(sheet, views))


def system_status(rows: Sequence[SystemView], names: Names) -> Form:
    """Return the board of systems, each row with its status, age and who tried it."""
    title = N_("Facility system status, extended")
    return Form("hics-251", title, lambda sheet: _status(sheet, rows, names), "HICS 251")


def communications(contacts: Sequence[ContactView]) -> Form:
    """Return the list of contacts."""
    return Form("hics-205a", N_("Communications list"), lambda sheet: _contacts(sheet, contacts), "HICS 205A")


def calls(views: Sequence[CallView], names: Names) -> Form:
    """Return the log of calls, the first one first; `names` also says who is behind a contact's id."""
    return Form("call-log", N_("Log of calls"), lambda sheet: _calls(sheet, views, names))


def _message(sheet: Sheet, view: LoopView, by: str) -> Iterator[Block]:
    words, record = sheet.words, view.record
    day, time = i18n.day(words, view.at, sheet.made.zone), i18n.clock_time(view.at, sheet.made.zone)
    yield row((words("Incident name"), 2.4, sheet.incident), (words("Date"), 1, day), (words("Time (24 h)"), 1, time))
    yield row((words("To (name)"), 1, record.to_name), (words("To (position)"), 1, record.to))
    yield row(
        (words("From (name)"), 1, record.asked_by or ("" if record.incoming else by)),
        (words("From (position)"), 1, record.sender),
    )
    yield row(
        (words("Subject"), 2.4, record.subject), (words("Runner"), 1.2, record.runner),
        (words("Form no."), 0.8, record.paper),
    )  # fmt: skip
    priority = _ticked((words(told), one is record.priority) for one, told in _PRIORITIES.items())
    yield row((words("Priority"), 2.6, priority), (words("Response required"), 1.1, _yes_no(words, record.response)))
    yield from _words(words("Message"), record.text)
    yield row((words("Approved by (name)"), 1.4, record.approved_by), (words("Signature"), 1))
    answered, given, read = view.did(Turn.ANSWERED), view.did(Turn.GIVEN), view.did(Turn.READ_BACK)
    reply = answered or given
    yield from _words(words("Reply / action taken"), reply.record.text if reply else "")
    heard = person(read.record.person, read.record.position) if read else ""
    # whoever an answer was given to is not who gave it
    replied = answered.record.person if answered else ""
    yield row(
        (words("Replied by (name)"), 1.4, replied), (words("Signature"), 1),
        (words("Read back"), 1, heard or _yes_no(words, read is not None)),
    )  # fmt: skip
    at = i18n.moment(words, reply.at, sheet.made.zone) if reply else ""
    position = answered.record.position if answered else ""
    yield row(
        (words("Position"), 1.4, position), (words("Facility"), 1.4, sheet.hospital), (words("Date / time"), 1, at)
    )
    yield from _steps(sheet, view)


def _requisition(sheet: Sheet, view: LoopView, by: str) -> Iterator[Block]:
    words, record = sheet.words, view.record
    yield row(
        (words("Patient, by the ward's code"), 1.6, record.patient), (words("Ward"), 1, sheet.ward),
        (words("Bed"), 0.6, record.bed), (words("Form no."), 0.8, record.paper),
    )  # fmt: skip
    at = i18n.moment(words, view.at, sheet.made.zone)
    priority = "" if record.priority is Priority.NOT_STATED else said(words, record.priority)
    yield row((words("Asked at"), 1.2, at), (words("Priority"), 1, priority), (words("Goes to"), 1.6, _to(record)))
    yield from _words(words("What is asked for?"), record.text)
    if record.errand in {Errand.LAB, Errand.BLOOD}:
        yield row(
            (words("Specimen type"), 1.3, record.specimen), (words("Collected by"), 1.3, record.collected_by),
            (words("Collected at"), 0.9, record.collected),
            (words("Second check at the bedside"), 1.4, record.checked_by),
        )  # fmt: skip
    if record.errand is Errand.BLOOD:
        yield row((words("Band no."), 1, record.patient_band))
    if record.device:
        yield row((words("Device"), 1, record.device))
    yield from _words(words("Clinical note"), record.note)
    yield row(
        (words("Ordering clinician (name, signature)"), 1.8, record.asked_by),
        (words("How to reach (phone, radio, place)"), 1.6, record.reach), (words("Written by"), 1, by),
    )  # fmt: skip
    yield from _steps(sheet, view)
    yield prepared(sheet)


def _steps(sheet: Sheet, view: LoopView) -> Iterator[Block]:
    """Yield what became of it so far, each step with its time."""
    words = sheet.words
    yield from section(words("What became of it"))
    if not view.steps:
        yield Para(say(words("nothing done yet")))
        return
    titles = (words("Time"), 1.5), (words("Step"), 3), (words("Where"), 1.3), (words("What was said"), 3)
    yield _table(titles, (_step(sheet, step) for step in view.steps))


def _step(sheet: Sheet, step: StepView) -> tuple[str, ...]:
    words, record = sheet.words, step.record
    critical = words("Critical result") if record.critical is YesNoUnknown.YES else ""
    text = " · ".join(filter(None, (record.text, critical, record.paper)))
    return i18n.moment(words, step.at, sheet.made.zone), stepped(words, record), record.place, text


def _open(sheet: Sheet, views: Sequence[LoopView], names: Names) -> Iterator[Block]:
    words = sheet.words
    titles = (
        (words("Open for"), 1.1), (words("What"), 2.6), (words("Bed and patient"), 1.3), (words("Goes to"), 1.4),
        (words("Comes from"), 1.4), (words("Last step"), 2.4), (words("Sheet"), 0.8),
    )  # fmt: skip
    if not views:
        yield Para(say(words("Nothing is open.")))
        return
    yield _going_on(titles, (_loop(sheet, view, names) for view in views))


def _loop(sheet: Sheet, view: LoopView, names: Names) -> tuple[str, ...]:
    words, record, last = sheet.words, view.record, view.last
    age = i18n.span(words, max(0, sheet.made.wall - view.at))
    told = words("nothing done yet")
    if last is not None:
        told = words("{step}, {ago}").format(
            step=stepped(words, last.record), ago=i18n.ago(words, max(0, sheet.made.wall - last.at))
        )
    where = " · ".join(filter(None, (record.bed, record.patient)))
    sender = person(record.asked_by, record.sender) or names.get(view.by, view.by)
    return age, asked(words, record), where, _to(record), sender, told, record.paper


def _runner(sheet: Sheet, views: Sequence[LoopView]) -> Iterator[Block]:
    words = sheet.words
    titles = (
        (words("Item / form no."), 1.1), (words("What"), 2.1), (words("Comes from"), 1.2), (words("Goes to"), 1.2),
        (words("Taken by"), 1.2), (words("Time out"), 1.3), (words("Received by"), 1.3), (words("Time in"), 1.3),
    )  # fmt: skip
    carried = [view for view in views if view.did(Turn.TAKEN) or view.did(Turn.RECEIVED) or view.record.runner]
    yield _going_on(titles, (_carried(sheet, view) for view in carried))


def _carried(sheet: Sheet, view: LoopView) -> tuple[str, ...]:
    record, taken, received = view.record, view.did(Turn.TAKEN), view.did(Turn.RECEIVED)
    source = bed_name(sheet.words, record.bed) or record.sender

    def time(step: StepView | None) -> str:
        return i18n.moment(sheet.words, step.at, sheet.made.zone) if step else ""

    return (
        record.paper or str(view.ref), asked(sheet.words, record), source, _to(record),
        (taken.record.person if taken else "") or record.runner, time(taken),
        received.record.person if received else "", time(received),
    )  # fmt: skip


def _status(sheet: Sheet, rows: Sequence[SystemView], names: Names) -> Iterator[Block]:
    words = sheet.words
    yield from period(sheet)
    yield row((words("Facility / building"), 1, f"{sheet.hospital} · {sheet.ward}"))
    titles = (
        (words("System"), 3), (words("Status"), 1.9), (words("Tried"), 1.6), (words("By"), 1.5),
        (words("Comments"), 3.4),
    )  # fmt: skip
    yield Space(1.5)
    columns = tuple(Column(title, share, heads=not n) for n, (title, share) in enumerate(titles))
    yield Table(columns, _status_rows(sheet, rows, names))
    yield room(words("Remarks"), 18)
    yield prepared(sheet)


def _status_rows(sheet: Sheet, rows: Sequence[SystemView], names: Names) -> Iterator[Row]:
    words, group = sheet.words, None
    for view in rows:
        if view.group is not group:
            group = view.group
            yield Row((((Run(words(GROUPS[group]), bold=True),),),), section=True)
        cells = (
            system_name(words, view.system, view.name), f"{_MARKS[view.status]}{TIE}{said(words, view.status)}",
            *_tried(sheet, view, names),
        )  # fmt: skip
        yield plain_row(cells)


def _tried(sheet: Sheet, view: SystemView, names: Names) -> tuple[str, str, str]:
    if view.at is None or view.record is None:
        return "", "", ""
    at = i18n.moment(sheet.words, view.at, sheet.made.zone)
    comment = " · ".join(filter(None, (view.record.text, view.record.outlook)))
    return at, view.record.tested_by or names.get(view.by, view.by), comment


def _contacts(sheet: Sheet, contacts: Sequence[ContactView]) -> Iterator[Block]:
    words = sheet.words
    yield Callout((say(words("Sensitive: for staff only, and not where visitors read it.")),), Ink.BLACK)
    yield from period(sheet)
    titles = (
        (words("Assigned position"), 1.9), (words("Name"), 1.6), (words("Phone"), 1), (words("Mobile"), 1.3),
        (words("Pager"), 0.8), (words("Radio channel"), 1), (words("Other"), 1.6), (words("Written"), 1.2),
    )  # fmt: skip
    yield Space(1.5)
    yield _going_on(titles, (_contact(sheet, view) for view in contacts), keep=26)
    yield prepared(sheet)
    yield row((words("Position"), 1))


def _contact(sheet: Sheet, view: ContactView) -> tuple[str, ...]:
    words, record = sheet.words, view.record
    number = dict(ways(record))
    mark = words("sensitive") if record.sensitive else ""
    runner = words("runner {name}").format(name=record.runner) if record.runner else ""
    other = " · ".join(filter(None, (runner, record.place, record.remark, mark)))
    written = record.dated or i18n.day(words, view.at, sheet.made.zone)
    return (
        record.position, record.name, record.phone, record.mobile, record.pager, number.get(Method.RADIO, ""), other,
        written,
    )  # fmt: skip


def _calls(sheet: Sheet, views: Sequence[CallView], names: Names) -> Iterator[Block]:
    words = sheet.words
    titles = (
        (words("Time"), 1.5), (words("To or from"), 2), (words("How"), 1.3), (words("What became of it"), 1.2),
        (words("What was said"), 2.8), (words("Read back"), 1.1), (words("Written by"), 1.3),
    )  # fmt: skip
    yield _going_on(titles, (_call(sheet, view, names) for view in sorted(views, key=lambda view: view.at)))


def _call(sheet: Sheet, view: CallView, names: Names) -> tuple[str, ...]:
    words, record = sheet.words, view.record
    who = person(record.name, record.position) or names.get(record.contact, "") or record.number
    told = words("from {name}") if record.incoming else words("to {name}")
    how = " ".join(filter(None, (said(words, record.method), record.number)))
    return (
        i18n.moment(words, view.at, sheet.made.zone), told.format(name=who or words("somebody not named")), how,
        said(words, record.reached), record.text, words("yes") if record.read_back else "",
        names.get(view.by, view.by),
    )  # fmt: skip


def _to(record: Request) -> str:
    return person(record.to_name, record.to)


def _words(label: str, text: str) -> Iterator[Block]:
    """Yield many words under their label; without any, room to write them."""
    if not text:
        yield row((label, 1), height=18)
        return
    yield from section(label)
    for line in text.splitlines():
        yield Para(say(line), Size.BODY)


def _ticked(options: Iterable[tuple[str, bool]]) -> str:
    return "   ".join(f"{'✓' if chosen else '□'}{TIE}{text.replace(' ', TIE)}" for text, chosen in options)


def _yes_no(words: Words, yes: bool) -> str:  # noqa: FBT001 - a field of the record
    return _ticked(((words("yes"), yes), (words("no"), False)))


def _table(titles: Sequence[tuple[str, float]], rows: Iterable[tuple[str, ...]]) -> Table:
    columns = tuple(Column(title, share, heads=not n) for n, (title, share) in enumerate(titles))
    return Table(columns, (plain_row(cells) for cells in rows))


def _going_on(titles: Sequence[tuple[str, float]], rows: Iterable[tuple[str, ...]], keep: float = 0.0) -> Table:
    """Return a list that a pen goes on with, to the end of its page less `keep` millimetres."""
    return replace(_table(titles, rows), lined=_LINED, to_end=True, keep=keep)
