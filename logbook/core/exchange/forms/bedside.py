# SPDX-License-Identifier: Apache-2.0
"""Sheets for the bedside: observations, the state of one device, checks by type of device, and life support.

Domain research, 3.11 to 3.13. Free fields throughout: no limit is printed, nothing is judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from logbook.core.exchange.draw.values import Block, Callout, Column, Ink, PageBreak, Row, Run, Size, Table, say
from logbook.core.exchange.forms.drugs import back_entry
from logbook.core.exchange.forms.engine import Blocks, Form, Sheet, choices, grid, listed, room, row, section
from logbook.i18n import N_, Words

_CHECKS = 5


def _observations(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield row((words("Date"), 1), (words("Every … as ordered by"), 1.6), (words("Call the doctor if (as ordered)"), 3))
    yield grid(
        (words("Time (24 h)"), 1), (words("Pulse"), 0.9), (words("Blood pressure"), 1.2), (words("Breathing"), 1.2), (
            words("SpO2"), 0.9
        ), (words("Oxygen"), 1.1), (words("Temp."), 0.95), (words("Alert"), 0.9), (words("Pain"), 0.8), (
            words("Glucose"), 1.1
        ), (words("Fluid in"), 0.9), (words("Fluid out"), 0.9), (words("Initials"), 1.2),
        keep=28,
    )  # fmt: skip
    yield row((words("Alarm of the monitor heard by (name, place)"), 2),
        (words("Pulse by hand agrees"), 1.2, _yes_no(words)), (
        words("Monitor no."), 1
    ))  # fmt: skip
    yield back_entry(words)


def _device(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield from _identity(words)
    yield from _standing(words)
    yield from section(words("State now – each line on its own; what was not looked at stays “not checked”"))
    yield listed(
        ((words("What"), 1.2), (words("Tick one"), 6), (words("Time, by"), 1.5)),
        ((name, choices(*values), "") for name, values in _axes(words)), 10.5,
    )  # fmt: skip
    yield PageBreak()
    yield from _details(words)


def _identity(words: Words) -> Iterator[Block]:
    yield row(
        (words("Device no. (asset tag)"), 1.3),
        (words("Type"), 1.3),
        (words("Manufacturer"), 1.2),
        (words("Model"), 1.2),
    )
    yield row(
        ("UDI-DI / GTIN (01)", 1.5), (words("Serial no. (21)"), 1.3), (words("Lot (10)"), 0.9), ("GIAI (8004)", 1.2)
    )
    yield row(
        (words("Made (11)"), 0.8), (words("Expires (17)"), 0.8), (words("Software version"), 1), (
            words("Host name / IP / MAC, if on screen"), 2.2
        ),
    )  # fmt: skip
    yield row(
        (words("Owner"), 1, choices(words("hospital"), words("loan"), words("rented"), words("the patient's own")))
    )


def _standing(words: Words) -> Iterator[Block]:
    yield row((words("Site, ward"), 1.2), (words("Bed / room"), 0.8), (words("Since"), 0.8), (words("Moved from"), 1))
    yield row((words("Patient's code, since"), 1.2), (words("Life support"), 0.9, _yes_no(words)), (
        words("Patient depends on it now"), 1.2, _yes_no(words)
    ))  # fmt: skip
    yield row((words("May it be removed?"), 1, choices(
        words("from patient and network"), words("from network only"), words("neither"), words("ask clinician")
    )))  # fmt: skip


def _axes(words: Words) -> tuple[tuple[str, tuple[str, ...]], ...]:
    unseen = words("not checked")
    return (
        (words("Function"), (words("works"), words("with limits"), words("does not work"), words("in store"), unseen)),
        (words("Network"), (
            words("connected"), words("cable out by us"), words("Wi-Fi off by us"), words("network dead"),
            words("never networked"), words("unknown"),
        )),
        (words("Trust"), (
            words("not assessed"), words("no suspicion"), words("SUSPECT"), words("confirmed by specialists"),
            words("cleared by:"),
        )),
        (words("Mode"), (
            words("normal"), words("stand-alone"), words("manual method"), words("replaced by no.:"),
            words("out of service"),
        )),
        (words("Alarm at the bed"), (words("heard"), words("not heard"), words("not tested"))),
        (words("Alarm at the desk"), (words("heard"), words("not heard"), words("n.a."), words("who listens, where:"))),
        (words("Power"), (
            words("emergency outlet"), words("normal outlet"), words("battery (min or %, at):"), words("none"),
        )),
        (words("Quarantine"), (words("no"), words("yes: tag no., place, custodian:"))),
    )  # fmt: skip


def _details(words: Words) -> Iterator[Block]:
    yield room(words("Settings as read on the screen"), 34)
    yield row((words("Read at (time)"), 1), (words("Read by"), 1.3), (words("Clock shown by the device"), 1.3), (
        words("Reference clock at that moment"), 1.4
    ))  # fmt: skip
    yield row(
        (words("Data stored in it"), 1, _yes_no(words)), (words("Printed / exported"), 1, _yes_no(words)),
        (words("Kept until"), 1),
    )  # fmt: skip
    yield row((words("Procedure in force (code, version)"), 1.4), (words("Backup device no."), 1))
    yield row((words("Manual kit at the bed"), 1, choices(
        words("bag-valve-mask"), words("oxygen"), words("suction"), words("other:")
    )))  # fmt: skip
    yield row((words("Biomedical told (time, name, ticket)"), 1), (words("Manufacturer told (time, name)"), 1))
    yield from section(words("Checks and changes – each on its own line"))
    yield grid(
        (words("Date, time"), 1.2), (words("What was checked or changed: before → after"), 5), (words("By"), 1.3), (
            words("Next due"), 1
        ), keep=14,
    )  # fmt: skip
    yield row((words("First entered by, at"), 1), (words("Typed into the log by, record no."), 1))


def _life_support(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield Callout(((Run(words(
        "Care first. Done already? Do it, then write; leave open what is not known."
    ), bold=True),),), Ink.BLACK)  # fmt: skip
    yield row(
        (words("Bed"), 0.6), (words("Patient's code"), 1), (words("Device no."), 1), (words("Second device no."), 1)
    )
    yield row((words("What is to be done"), 1, choices(
        words("network out"), words("network back"), words("stand-alone"), words("setting"), words("swap"),
        words("by hand: start / stop"), words("alarm test"), words("power"), words("quarantine / release"),
        words("move"), words("drug / infusion"), words("other:"),
    )))  # fmt: skip
    yield row((words("What exactly, and why"), 1), height=15)
    how = choices(words("in person"), words("phone"), words("radio"), words("read back"))
    yield row((words("1  Asked for / ordered by"), 1.3), (words("How"), 1.8, how), (words("At (time)"), 0.7))
    yield row((words("2  Clinical YES by (name, role)"), 1.3), (words("How"), 1.8, how), (words("At (time)"), 0.7))
    kit = choices(
        words("bag-valve-mask"), words("oxygen"), words("suction"), words("spare device"), words("hand crank"),
        words("clamps"),
    )  # fmt: skip
    yield row((words("3  Ready at the bed"), 2.2, kit), (words("Who stands at the bed"), 1))
    yield row((words("4  Witness (name, signature)"), 1.4), (words("Procedure, step"), 1))
    yield row(
        (words("5  DONE at (time)"), 0.9), (words("Sure of the time"), 1.4, choices(words("exact"), words("about"))),
        (words("Which clock"), 0.8), (words("Done by (name, role, no.)"), 1.5),
    )  # fmt: skip
    yield row((words("Before"), 1), (words("After"), 1), height=15)
    yield row((words("6  Patient afterwards"), 1.5, choices(
        words("nothing seen"), words("seen:"), words("possible harm")
    )), (words("Device afterwards"), 1), height=15)  # fmt: skip
    yield row((words("7  Restored / back to normal at, by"), 1), (words("Still to do"), 1))
    yield row((words("Written at (time)"), 0.8), (words("Late: why"), 1), (words("Written by, if another"), 1), (
        words("Photo / paper no."), 0.8
    ))  # fmt: skip
    yield room(words("Anything else"), 12, to_end=True, keep=27)
    needed = choices(words("yes"), words("no"), words("unknown"))
    yield row((words("Needed in the record"), 1.2, needed), (words("In the log as record no."), 1), (
        words("Corrects no., reason"), 1
    ))  # fmt: skip


def _check(head: str, fields: Iterable[str]) -> Blocks:
    names = tuple(fields)

    def blocks(sheet: Sheet) -> Iterator[Block]:
        words = sheet.words
        yield row((words("Bed"), 0.6), (words("Patient's code"), 1), (words("Device no."), 1), (words("Model"), 1.2))
        yield row((words(head), 1))
        columns = (Column(words("Look and write"), 2.6, heads=True), *(Column("", 1) for _ in range(_CHECKS)))
        rows = (
            Row(((say(words(name)),), *(() for _ in range(_CHECKS))))
            for name in (N_("Date, time"), *names, N_("By (initials)"), N_("As before: A, changed: C"))
        )
        yield Table(columns, rows, titled=False, size=Size.SMALL, lined=9)

    return blocks


def _yes_no(words: Words) -> str:
    return choices(words("yes"), words("no"))


_KIT = N_("Kit at the bed, alarm listened for by (name, place)")

OBSERVATIONS = Form("observations", N_("Observation chart"), _observations, patient=True)
DEVICE = Form("device-state", N_("Device state sheet"), _device)
LIFE_SUPPORT = Form("life-support", N_("Intervention on life support"), _life_support)
VENTILATOR = Form("check-vent", N_("Bedside check: ventilator"), _check(_KIT, (
    N_("Mode"), N_("Set: FiO2"), N_("Set: PEEP"), N_("Set: rate"), N_("Set: tidal volume or pressure"),
    N_("Measured: peak / plateau"), N_("Measured: minute volume"), N_("Monitor: SpO2 / EtCO2"),
    N_("Alarm limits as set"), N_("Alarm heard when tested"), N_("Power, battery"), N_("Network cable"),
    N_("Bag, oxygen cylinder, suction"), N_("Tube size / depth"), N_("Nurse-call lead plugged in"),
)))  # fmt: skip
PUMP = Form("check-pump", N_("Bedside check: pump"), _check(_KIT, (
    N_("Pump no. / channel"), N_("Drug"), N_("Concentration"), N_("Rate"), N_("Dose rate as shown"),
    N_("Volume infused / left"), N_("Library: in use / basic mode"), N_("Library version shown"),
    N_("Limits active Y/N"), N_("Line traced Y/N"), N_("Second checker"), N_("Battery"),
)))  # fmt: skip
MONITOR = Form("check-monitor", N_("Bedside check: monitor"), _check(_KIT, (
    N_("Parameters on"), N_("Alarm limits"), N_("Alarm volume"), N_("Local mode on Y/N"), N_("Link to the central"),
    N_("Pulse by hand agrees Y/N"), N_("Power, battery"),
)))  # fmt: skip
CIRCUIT = Form("check-circuit", N_("Bedside check: CRRT, ECMO, balloon pump"), _check(
    N_("Empty frame: the hospital's specialists say what is looked at"), (
        N_("Circuit"), N_("Flows"), N_("Anticoagulant"), N_("Hand crank / clamp kit at the bed"), N_("Power, battery"),
        "", "", "", "", "",
    ),
))  # fmt: skip
COMPUTER = Form("check-pc", N_("Check: computer"), _check(N_("Do not click, do not switch on or off"), (
    N_("Network cable out Y/N"), N_("Wallpaper or note seen (which)"), N_("Left on / switched off"),
    N_("By whose order"), N_("Photographed Y/N"), N_("Do-not-use tag Y/N"),
)))  # fmt: skip
