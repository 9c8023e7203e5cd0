# SPDX-License-Identifier: Apache-2.0
"""Orders and results that a runner carries, and blood. Domain research, 3.9 and 3.10."""

from __future__ import annotations

from collections.abc import Iterator

from logbook.core.exchange.draw.values import Block, Callout, Ink, Run
from logbook.core.exchange.forms.engine import Form, Sheet, choices, grid, room, row, section
from logbook.i18n import N_, Words


def _laboratory(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield row((words("Priority"), 1.6, _urgency(words)), (words("Specimen type"), 1.4))
    yield room(words("Tests"), 46)
    yield row((words("Collected by"), 1.6), (words("Second check at the bedside"), 1.4), (words("Date / time"), 1))
    yield room(words("Clinical note"), 28, to_end=True, keep=36)
    yield from _ordered(words)
    yield row((words("Received in the laboratory by"), 1.6), (words("Date / time"), 1), (words("Rejected: why"), 1.6))


def _imaging(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield row((words("Priority"), 1.6, _urgency(words)), (words("Examination"), 1.4))
    yield room(words("Question, region, side"), 34)
    yield row((words("Pregnancy"), 1.2, _answer(words)), (words("Contrast, kidney, allergy"), 1.8), (
        words("Isolation"), 1
    ))  # fmt: skip
    yield row(
        (words("Comes by"), 1.9, choices(words("bed"), words("chair"), words("walking"), words("unit comes here"))),
        (words("Oxygen, pumps, monitor"), 1.2),
    )  # fmt: skip
    yield room(words("Clinical note"), 24, to_end=True, keep=74)
    yield from _ordered(words)
    yield from section(words("Verbal report"))
    yield room(words("Report as heard"), 24)
    yield row(
        (words("Given by"), 1.2), (words("Written by"), 1.2), (words("Read back"), 0.9, _yes_no(words)),
        (words("Date / time"), 1), (words("Earlier images seen"), 1, _yes_no(words)),
    )  # fmt: skip


def _ordered(words: Words) -> Iterator[Block]:
    yield row((words("Ordering clinician (name, signature)"), 1.8),
        (words("How to reach (phone, radio, place)"), 1.6), (
        words("Date / time"), 1
    ))  # fmt: skip


def _result(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield row((words("Answers form no."), 1), (words("Specimen / examination"), 1.6), (words("Collected at"), 1))
    yield grid((words("Test"), 2.2), (words("Result"), 2), (words("Units"), 1.1), (words("Critical Y/N"), 0.9), (
        words("Reference"), 1.4
    ), height=9, keep=50)  # fmt: skip
    yield row((words("Released by"), 1.4), (words("Date / time"), 1), (words("Remark"), 1.6))
    yield row((words("Phoned to"), 1.4), (words("Read back"), 0.9, _yes_no(words)), (words("At (time)"), 0.8), (
        words("By"), 1
    ))  # fmt: skip
    yield row((words("Delivered to"), 1.4), (words("At (time)"), 0.8), (words("Seen by clinician at"), 1.1), (
        words("Initials of the clinician"), 1.1
    ))  # fmt: skip


def _runner(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield row((words("Date"), 1), (words("Runner in charge"), 1.6), (words("Radio channel"), 1))
    yield grid(
        (words("Item / form no."), 1.4), (words("What"), 1.4), (words("From"), 1.2), (words("To"), 1.2), (
            words("Taken by"), 1.3
        ), (words("Time out"), 0.9), (words("Received by"), 1.3), (words("Time in"), 0.9),
    )  # fmt: skip


def _blood(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield row((words("Band no."), 1.1), (words("Urgency"), 1.7, choices(words("now"), words("urgent"),
        words("routine"))), (
        words("Product, units, special needs"), 1.8
    ))  # fmt: skip
    yield row((words("Indication, ordering clinician, how to reach"), 1))
    yield row((words("Sample taken by"), 1.3), (words("Second person at the bedside"), 1.3), (words("Date / time"), 1))
    yield row(
        (words("Second sample (by another person)"), 2.2, choices(
            words("sent"), words("group known"), words("not needed by rule")
        )), (words("Second sample by, date / time"), 1.4),
    )  # fmt: skip
    yield Callout(((Run(words("Release without cross-match: the doctor's statement"), bold=True), Run("   "), Run(
        words("I ask for blood that is not cross-matched because of")
    )),), Ink.BLACK)  # fmt: skip
    yield row((words("Reason"), 2), (words("Doctor: name, no., signature"), 2), (words("Date / time"), 1))
    yield from section(words("Units given – two people at the bedside, two identifiers and band"))
    yield grid(
        (words("Unit no."), 1.8), (words("Group"), 0.8), (words("Out of fridge"), 0.9), (words("Start"), 0.8), (
            words("End"), 0.8
        ), (words("First person"), 1.2), (words("Second person"), 1.2), (words("Reaction Y/N"), 1), (
            words("Tag returned"), 1
        ), blank=4, height=9,
    )  # fmt: skip
    yield from section(words("Observations"))
    yield grid(
        (words("Time (24 h)"), 0.9), (words("Temperature"), 1.2), (words("Pulse"), 0.8),
            (words("Blood pressure"), 1.1), (
            words("Breathing"), 1
        ), (words("SpO2"), 0.8), (words("Seen, done"), 2.6), (words("Initials"), 0.9), height=8,
    )  # fmt: skip


def _urgency(words: Words) -> str:
    return choices(words("now"), words("urgent"), words("routine"))


def _yes_no(words: Words) -> str:
    return choices(words("yes"), words("no"))


def _answer(words: Words) -> str:
    return choices(words("yes"), words("no"), "?")


LABORATORY = Form("lab-request", N_("Laboratory request"), _laboratory, patient=True)
IMAGING = Form("imaging-request", N_("Imaging request"), _imaging, patient=True)
RESULT = Form("result-slip", N_("Result slip"), _result, patient=True)
RUNNER = Form("runner-log", N_("Runner log"), _runner)
BLOOD = Form("blood", N_("Blood: request and transfusion"), _blood, patient=True)
