# SPDX-License-Identifier: Apache-2.0
"""The starter procedures can be read aloud at night: short, whole, in three languages, and marked as samples."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from logbook.core.model.library import Edition, Heading, Procedure, Status, read

FOLDER = Path(__file__).parents[2] / "resources" / "procedures"
FILES = sorted(FOLDER.iterdir())
LANGUAGES = ("en", "es", "ca")
DOING = (Heading.FIRST, Heading.THEN, Heading.END)
DASH = "\N{EN DASH}"
MOST_WORDS = 12
MOST_STEPS = 7
MOST_LETTERS = 75
"""A step is drawn large on a small screen: two lines of the current step."""


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def procedure(path: Path) -> Procedure:
    return read(path.read_bytes())


def test_the_starter_set_is_there() -> None:
    assert [path.name for path in FILES] == [f"P{number:02}.toml" for number in range(1, 24)]


def test_the_file_is_named_after_its_code(path: Path, procedure: Procedure) -> None:
    assert procedure.code == path.stem


def test_each_is_a_sample_without_owner(procedure: Procedure) -> None:
    assert procedure.status is Status.SAMPLE
    assert procedure.owner == ""


def test_each_file_says_so_to_those_who_open_it(path: Path) -> None:
    said = "# SAMPLE - not approved by any hospital. MUESTRA - no aprobada. MOSTRA - no aprovada."
    assert said in path.read_text(encoding="utf-8").replace(DASH, "-")


def test_each_is_whole_in_three_languages(procedure: Procedure) -> None:
    assert procedure.languages == LANGUAGES
    shapes = {language: _shape(procedure.edition(language)) for language in LANGUAGES}
    assert shapes["es"] == shapes["en"]
    assert shapes["ca"] == shapes["en"]


def test_step_numbers_run_through(procedure: Procedure) -> None:
    ids = [step.id for section in procedure.edition("en").sections for step in section.steps]
    assert ids == [f"{procedure.code}.{number}" for number in range(1, len(ids) + 1)]


def test_no_screen_holds_more_than_seven_steps(procedure: Procedure) -> None:
    sections = procedure.edition("en").sections
    assert [section.heading for section in sections] == list(Heading)
    assert all(len(section.steps) <= MOST_STEPS for section in sections)


def test_no_sentence_is_longer_than_twelve_words(procedure: Procedure) -> None:
    long = [sentence for sentence in _sentences(procedure) if len(_words(sentence)) > MOST_WORDS]
    assert long == []


def test_every_step_ends_as_a_sentence_and_fits_two_lines(procedure: Procedure) -> None:
    texts = [text for language in LANGUAGES for text in _texts(procedure.edition(language))]
    assert [text for text in texts if text[-1] not in ".?" or len(text) > MOST_LETTERS] == []


def test_steps_to_do_name_the_thing_first(procedure: Procedure) -> None:
    """Object, dash, act: so that the eye finds the thing before the verb."""
    wrong = [
        step.text
        for language in LANGUAGES
        for section in procedure.edition(language).sections
        for step in section.steps
        if section.heading in DOING and f" {DASH} " not in step.text
    ]
    assert wrong == []


def test_a_step_to_do_is_one_act(procedure: Procedure) -> None:
    """A second act would be a second sentence; to look at the patient, then the ventilator, is one look."""
    wrong = [
        step.id
        for section in procedure.edition("en").sections
        for step in section.steps
        if section.heading in DOING and len(re.findall(r"[.?!]", step.text)) > 1 and step.id != "P06.1"
    ]
    assert wrong == []


def test_no_sentence_was_left_in_english(procedure: Procedure) -> None:
    english = set(_texts(procedure.edition("en")))
    assert english.isdisjoint(_texts(procedure.edition("es")))
    assert english.isdisjoint(_texts(procedure.edition("ca")))


def test_answers_are_few_and_short(procedure: Procedure) -> None:
    for language in LANGUAGES:
        for section in procedure.edition(language).sections:
            for step in section.steps:
                assert len(step.answers) in {0, 2, 3}
                assert len(set(step.answers)) == len(step.answers)
                assert all(len(_words(answer)) <= 5 for answer in step.answers)


def test_no_step_gives_a_dose_a_limit_or_an_interval(procedure: Procedure) -> None:
    """Numbers with a clinical meaning are the hospital's to write; a figure here names a form or another procedure."""
    figures = [
        figure
        for language in LANGUAGES
        for text in (procedure.edition(language).trigger, *_texts(procedure.edition(language)))
        for figure in re.findall(r"\S*\d\S*|%", text)
        if not re.fullmatch(r"213\.?|P\d\d[.,]?", figure)
    ]
    assert figures == []


def test_the_frame_for_specialists_is_empty_and_says_so() -> None:
    """Nobody but a specialist of the house may say what is done to these devices."""
    frame = read((FOLDER / "P20.toml").read_bytes())
    for language, left in (("en", "[specialists fill in]"), ("es", "[a completar por"), ("ca", "[a completar per")):
        edition = frame.edition(language)
        open_steps = [text for text in _texts(edition) if left in text]
        assert len(open_steps) > len(_texts(edition)) / 2
        assert all(step.text.count("[") == step.text.count("]") for part in edition.sections for step in part.steps)


def test_only_the_frame_has_gaps(procedure: Procedure) -> None:
    gaps = [text for language in LANGUAGES for text in _texts(procedure.edition(language)) if "[" in text]
    assert bool(gaps) == (procedure.code == "P20")


def test_a_procedure_that_is_named_exists(procedure: Procedure) -> None:
    named = {code for text in _texts(procedure.edition("en")) for code in re.findall(r"P\d\d", text)}
    assert named <= {path.stem for path in FILES}


def test_nothing_in_them_needs_markup_or_hides(path: Path) -> None:
    hidden = "[<>&\\u00a0\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]"
    assert not re.search(hidden, path.read_text(encoding="utf-8"))


def _shape(edition: Edition) -> list[tuple[Heading, str, bool, bool, int]]:
    return [
        (section.heading, step.id, step.per_bed, bool(step.more), len(step.answers))
        for section in edition.sections
        for step in section.steps
    ]


def _texts(edition: Edition) -> list[str]:
    return [text for section in edition.sections for step in section.steps for text in (step.text, step.more) if text]


def _sentences(procedure: Procedure) -> Iterator[str]:
    for language in LANGUAGES:
        edition = procedure.edition(language)
        for text in (edition.title, edition.trigger, *_texts(edition)):
            yield from re.split(r"[.?!]", text)


def _words(sentence: str) -> list[str]:
    return [word for word in sentence.split() if any(map(str.isalnum, word))]
