# SPDX-License-Identifier: Apache-2.0
"""What an incident file withholds is nowhere in it, and it is the same log as the clinical file all the same."""

from __future__ import annotations

import json

import pypdfium2
import pytest

from logbook.core.exchange.verify import Verdict, verify
from logbook.core.model import chain, logtext
from logbook.core.model.codes import PARTS, Part, Profile
from logbook.core.vault.journal import SIGNATURES
from tests.attacks.exports import everything_in, export_of
from tests.attacks.night import PATIENT_NAMES, SCENARIO, played
from tests.wards import PINS


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("night")
    world = played(folder)
    made = {profile: export_of(world, folder, profile) for profile in Profile}
    world.shut()
    return made


def patient_words():
    typed = {line["patient"] for line in _lines() if line.get("patient")}
    assert len(typed) >= 12
    return {*typed, *PATIENT_NAMES, *(name.split()[1] for name in PATIENT_NAMES)}


def _lines():
    for line in SCENARIO.read_text().splitlines():
        if line.startswith("{"):
            yield json.loads(line)


def haystack(pdf):
    """Everything a reader of the file could find: bytes, streams, opened parts, and the text as drawn."""
    yield from everything_in(pdf)
    drawn = pypdfium2.PdfDocument(pdf)
    for page in drawn:
        text = page.get_textpage()
        yield text.get_text_bounded().encode()
        text.close()
    drawn.close()


def spelt(word):
    """The ways a PDF may spell a text."""
    yield word.encode()
    yield word.encode("utf-16-be")
    yield word.encode("utf-16-le")
    yield word.encode("latin-1")
    yield json.dumps(word)[1:-1].encode()
    yield word.encode("utf-16-be").hex().upper().encode()


def found(pdf, words):
    return {word for data in haystack(pdf) for word in words if any(one in data for one in spelt(word))}


def test_the_search_finds_every_patient_in_the_clinical_file(files):
    assert found(files[Profile.CLINICAL].pdf, patient_words()) == patient_words()


@pytest.mark.parametrize("profile", [Profile.INCIDENT, Profile.OUTSIDE])
def test_no_patient_is_anywhere_in_a_file_that_withholds_them(files, profile):
    assert found(files[profile].pdf, patient_words()) == set()


@pytest.mark.parametrize("profile", Profile)
def test_no_pin_is_in_any_file(files, profile):
    assert found(files[profile].pdf, set(PINS.values())) == set()


def test_nobody_is_named_in_the_file_for_outside(files):
    staff = {line["as"] for line in _lines() if "as" in line}
    assert found(files[Profile.OUTSIDE].pdf, staff) == set()


@pytest.mark.parametrize("profile", Profile)
def test_each_file_verifies(files, profile):
    report = verify(files[profile].pdf).report
    assert (report.verdict, report.drill, report.seal) == (Verdict.GOOD, True, True)


def test_all_files_prove_one_and_the_same_chain(files):
    logs = {profile: logtext.read(made.text) for profile, made in files.items()}
    clinical = logs[Profile.CLINICAL]
    shortest = min(len(log.links) for log in logs.values())  # each export is a record of the next one's log
    for profile, log in logs.items():
        assert [one.raw for one in log.links[:shortest]] == [one.raw for one in clinical.links[:shortest]]
        closed = {name for link in log.links for name, part in zip(PARTS, link.parts, strict=True) if len(part) == 32}
        assert closed == profile.withholds
        assert logtext.check(log, SIGNATURES).tail.log == clinical.opening.before.log


def test_a_withheld_patient_can_be_proven_later_with_the_clinical_file(files):
    clinical, incident = (logtext.read(files[one].text) for one in (Profile.CLINICAL, Profile.INCIDENT))
    place = PARTS.index(Part.PATIENT)
    for opened, closed in zip(clinical.links, incident.links, strict=False):
        assert chain.part_hash(clinical.opening.realm, Part.PATIENT, opened.parts[place]) == closed.parts[place]
