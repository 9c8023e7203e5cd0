# SPDX-License-Identifier: Apache-2.0
"""A record of another segment or copy as a record here: under its old number, in its old words, unverified."""

from __future__ import annotations

from logbook.core.model import chain, entries
from logbook.core.model.chain import Header, Link
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Ref
from logbook.core.model.traces import Carried, ClockStep, Resume, Start

OF_THE_PROGRAM = frozenset({Start.KIND, Resume.KIND, ClockStep.KIND})
"""What a program says of itself there would say nothing here."""


def carried(realm: Realm, segment: str, header: Header, link: Link) -> Carried:
    """Give the record to write; one that was carried over before stays what it was."""
    if header.k == Carried.KIND:
        before = entries.read_entry(realm, segment, header, link, header.log).record
        if isinstance(before, Carried):
            return before
    act, text, patient, person = (
        part[chain.SALT :].decode("utf-8", "replace") if chain.is_open(part) else "{}" for part in link.parts
    )
    head = chain.b64(chain.head_of(realm, link.raw))
    return Carried(Ref(segment, header.i), header.k, header.u, header.w, header.z, act, text, patient, person, head)
