# SPDX-License-Identifier: Apache-2.0
"""What somebody writes becomes a file that reads back as the same words; a language with a gap does not get into it."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.core.model import authoring, library
from logbook.core.model.authoring import Line
from logbook.core.model.errors import BadInput
from logbook.core.model.library import Heading, Status
from logbook.i18n import resources

FILES = sorted((resources() / "procedures").glob("*.toml"))
P06 = library.read((resources() / "procedures" / "P06.toml").read_bytes())
ALL = ("en", "es", "ca")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_procedure_comes_back_as_it_was(path):
    was = library.read(path.read_bytes())
    again = library.read(authoring.write(authoring.taken_from(was), 7, ALL))
    assert again == replace(was, version=7, digest=again.digest)


def test_a_draft_comes_back_through_json():
    made = replace(authoring.taken_from(P06), note="clearer")
    assert authoring.found_again(json.loads(json.dumps(authoring.kept(made)))) == made
    assert (made.base, made.last) == (P06.digest, 28)


def _filled(made, language, word):
    lines = {
        heading: tuple(replace(line, text={**line.text, language: word}) for line in found)
        for heading, found in made.lines.items()
    }
    named = authoring.with_trigger(authoring.with_title(made, language, word), language, word)
    return replace(named, lines=lines)


def test_a_new_one_has_a_gap_wherever_nothing_is_written():
    made = authoring.blank("W1")
    assert authoring.gaps(made, "en", ALL) == 2 + len(Heading)
    assert authoring.begun(made, ALL) == ()
    made = _filled(made, "es", "Cable - quitar.")
    assert authoring.gaps(made, "es", ALL) == 0
    assert authoring.begun(made, ALL) == ("es",)
    assert authoring.begun(replace(made, titles={}, triggers={}), ALL) == ("es",)
    assert authoring.begun(replace(made, titles={}), ALL) == ("es",)
    read = library.read(authoring.write(made, 1, ["es"]))
    assert (read.languages, read.status) == (("es",), Status.SAMPLE)


def test_what_one_language_has_the_others_need_if_they_go_together():
    made = authoring.blank("W1")
    made = _filled(_filled(made, "es", "Uno."), "en", "One.")
    first = replace(made.lines[Heading.FIRST][0], more={"es": "Más."}, answers={"es": "sí; no", "en": "yes"})
    made = replace(made, lines={**made.lines, Heading.FIRST: (first,)})
    assert authoring.gaps(made, "en", ("en", "es")) == 2
    assert authoring.gaps(made, "en", ("en",)) == 0
    assert authoring.gaps(made, "es", ("en", "es")) == 0
    step = library.read(authoring.write(made, 1, ["es"])).edition("es").sections[0].steps[0]
    assert (step.more, step.answers) == ("Más.", ("sí", "no"))
    with pytest.raises(BadInput):
        authoring.write(made, 1, ["en", "es"])


def test_a_number_of_a_step_is_never_given_again():
    made = authoring.with_line(authoring.taken_from(P06), Heading.THEN)
    assert made.lines[Heading.THEN][-1] == Line("P06.29", {}, {}, {})
    gone = replace(made, lines={**made.lines, Heading.THEN: made.lines[Heading.THEN][:-1]})
    assert authoring.with_line(gone, Heading.END).lines[Heading.END][-1].id == "P06.30"


def test_another_code_keeps_the_numbers():
    made = authoring.with_code(authoring.taken_from(P06), "UCI-1")
    read = library.read(authoring.write(made, 1, ALL))
    assert read.code == "UCI-1"
    assert [step.id for step in read.edition("en").sections[0].steps][:2] == ["UCI-1.1", "UCI-1.2"]


def test_without_a_language_there_is_no_file():
    with pytest.raises(BadInput) as caught:
        authoring.write(authoring.taken_from(P06), 2, [])
    assert caught.value.facts["reason"] == "no-languages"


def test_the_record_holds_the_very_file_and_names_it():
    record = authoring.edition_of(replace(authoring.taken_from(P06), note=" clearer "), 2, ("es",))
    read = library.read(record.file.encode())
    assert (record.code, record.version, record.digest) == ("P06", 2, read.digest)
    assert (record.languages, record.base, record.text) == (("es",), P06.digest, "clearer")
    assert record.title == P06.edition("es").title


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_whatever_is_typed_is_read_back(text):
    made = _filled(authoring.blank("W1"), "en", text)
    assert library.read(authoring.write(made, 1, ["en"])).edition("en").title == " ".join(text.split())
