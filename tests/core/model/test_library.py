# SPDX-License-Identifier: Apache-2.0
"""A procedure file is taken whole or refused by name; its digest names the exact bytes."""

import hashlib
from pathlib import Path

import pytest

from logbook.core.model.errors import BadInput, TooLarge
from logbook.core.model.library import LIMIT, Edition, Heading, Procedure, Section, Status, Step, read

SMALL = """
code = "P99"
version = 3
status = "approved"
owner = " UCI "

[title]
es = "Luz"
en = "Light"

[trigger]
es = "No hay luz."
en = "There is no light."

[[first]]
id = "P99.1"
per_bed = true
es = "Linterna -   encenderla."
en = "Torch - switch it on."
more.es = "Está en el cajón."
more.en = "It is in the drawer."
answers.es = ["Sí", "No"]
answers.en = ["Yes", "No"]

[[then]]
id = "P99.2"
es = "Cama - mirar."
en = "Bed - look."

[[write]]
id = "P99.3"
es = "Hora."
en = "Time."

[[ask]]
id = "P99.4"
es = "No hay linterna."
en = "No torch."

[[end]]
id = "P99.5"
es = "Linterna - guardarla."
en = "Torch - put it back."
"""


def test_a_procedure_is_read_whole() -> None:
    procedure = read(SMALL.encode())
    assert (procedure.code, procedure.version, procedure.status, procedure.owner) == ("P99", 3, Status.APPROVED, "UCI")
    assert procedure.languages == ("es", "en")
    assert procedure.edition("en") == Edition(
        "en",
        "Light",
        "There is no light.",
        (
            Section(
                Heading.FIRST,
                (Step("P99.1", "Torch - switch it on.", "It is in the drawer.", ("Yes", "No"), per_bed=True),),
            ),
            Section(Heading.THEN, (Step("P99.2", "Bed - look."),)),
            Section(Heading.WRITE, (Step("P99.3", "Time."),)),
            Section(Heading.ASK, (Step("P99.4", "No torch."),)),
            Section(Heading.END, (Step("P99.5", "Torch - put it back."),)),
        ),
    )


def test_the_digest_is_that_of_the_bytes() -> None:
    for data in (SMALL.encode(), SMALL.encode() + b"\n"):
        assert read(data).digest == hashlib.sha256(data).hexdigest()


def test_a_procedure_is_a_value() -> None:
    assert read(SMALL.encode()) == read(SMALL.encode())
    assert isinstance(hash(read(SMALL.encode())), int)


def test_windows_editors_are_welcome() -> None:
    windows = b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()
    assert read(windows).edition("es") == read(SMALL.encode()).edition("es")


def test_white_space_inside_a_sentence_is_one_space() -> None:
    assert _step(read(SMALL.encode()), "P99.1").text == "Linterna - encenderla."


def test_a_language_it_lacks_falls_back_to_its_first() -> None:
    assert read(SMALL.encode()).edition("ca").language == "es"


def test_a_step_is_found_by_its_id() -> None:
    edition = read(SMALL.encode()).edition("en")
    assert edition.step("P99.4") == Step("P99.4", "No torch.")
    assert edition.step("P99.6") is None


@pytest.mark.parametrize(("status", "sample"), [("sample", True), ("approved", False), ("withdrawn", False)])
def test_only_a_sample_is_a_sample(status: str, sample: bool) -> None:  # noqa: FBT001
    assert read(SMALL.replace('"approved"', f'"{status}"').encode()).sample is sample


def test_only_conditions_are_not_ticked() -> None:
    assert [heading for heading in Heading if not heading.ticked] == [Heading.ASK]


@pytest.mark.parametrize(
    ("old", "new", "field", "reason"),
    [
        ('code = "P99"', 'code = "p 99"', "code", "not-a-code"),
        ('code = "P99"', "code = 99", "code", "not-a-code"),
        ("version = 3", "version = 0", "version", "not-a-version"),
        ("version = 3", "version = true", "version", "not-a-version"),
        ("version = 3", "", "version", "not-a-version"),
        ('"approved"', '"good"', "status", "unknown-code"),
        ('owner = " UCI "', "owner = 4", "owner", "not-text"),
        ('owner = " UCI "', 'boss = "UCI"', "", "unknown-field"),
        ('es = "Luz"\nen = "Light"', "", "title", "no-languages"),
        ('es = "Luz"', 'ES = "Luz"', "title", "no-languages"),
        ('es = "Luz"', 'id = "Luz"', "title", "no-languages"),
        ('en = "Light"', 'en = " "', "title.en", "missing-text"),
        ('es = "No hay luz."', "", "trigger", "missing-language"),
        ('en = "Bed - look."', "", "then[1].en", "missing-text"),
        ('en = "Bed - look."', "en = 7", "then[1].en", "missing-text"),
        ('en = "Bed - look."', 'en = "Bed"\nca = "Llit"', "then[1]", "unknown-field"),
        ("per_bed = true", "per_bad = true", "first[1]", "unknown-field"),
        ("per_bed = true", "per_bed = 1", "first[1].per_bed", "not-yes-or-no"),
        ('id = "P99.2"', "", "then[1].id", "not-a-step-id"),
        ('id = "P99.2"', 'id = "P98.2"', "then[1].id", "not-a-step-id"),
        ('id = "P99.2"', 'id = "P99.2 "', "then[1].id", "not-a-step-id"),
        ('id = "P99.2"', 'id = "P99.1"', "then[1].id", "same-id-twice"),
        ('more.en = "It is in the drawer."', "", "first[1].more", "missing-language"),
        ('more.en = "It is in the drawer."', "more.en = []", "first[1].more.en", "missing-text"),
        ('answers.en = ["Yes", "No"]', "", "first[1].answers", "missing-language"),
        ('answers.en = ["Yes", "No"]', 'answers.en = ["Yes"]', "first[1].answers", "different-counts"),
        ('answers.en = ["Yes", "No"]', "answers.en = []", "first[1].answers.en", "not-a-list"),
        ('answers.en = ["Yes", "No"]', 'answers.en = "Yes"', "first[1].answers.en", "not-a-list"),
        ('answers.en = ["Yes", "No"]', 'answers.en = ["Yes", ""]', "first[1].answers.en", "missing-text"),
        ("[[ask]]", "[ask]", "ask", "missing-field"),
        ("[[ask]]", "[[asks]]", "", "unknown-field"),
    ],
)
def test_a_file_with_a_fault_is_refused_by_its_place(old: str, new: str, field: str, reason: str) -> None:
    assert old in SMALL
    with pytest.raises(BadInput) as caught:
        read(SMALL.replace(old, new, 1).encode())
    assert (caught.value.facts["field"], caught.value.facts["reason"]) == (field, reason)


def test_a_heading_without_steps_is_refused() -> None:
    without = SMALL[: SMALL.index("[[end]]")]
    with pytest.raises(BadInput, match="field=end, reason=missing-field"):
        read(without.encode())
    with pytest.raises(BadInput, match="field=end, reason=missing-field"):
        read(("end = []\n" + without).encode())
    with pytest.raises(BadInput, match=r"field=end\[1\], reason=not-a-step"):
        read(("end = [3]\n" + without).encode())


def test_a_file_that_is_not_toml_names_the_line() -> None:
    with pytest.raises(BadInput, match="reason=not-toml, line=3"):
        read(b'code = "P01"\nversion = 1\nstatus sample\n')


def test_endless_nesting_is_refused() -> None:
    with pytest.raises(BadInput, match="reason=not-toml, line=None"):
        read(b"code = " + b"[" * 50_000)


def test_the_help_page_s_example_is_taken() -> None:
    page = Path(__file__).parents[3] / "resources" / "help" / "procedures.md"
    example = [line[4:] for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("    ")]
    rest = [f'[[{heading}]]\nid = "P06.{heading}"\nen = "a"\nes = "b"' for heading in ("then", "write", "ask", "end")]
    assert read("\n".join([*example, *rest]).encode()).edition("es").step("P06.3") is not None


def test_a_latin_1_file_names_the_line() -> None:
    with pytest.raises(BadInput, match="reason=not-utf-8, line=2"):
        read('code = "P01"\nowner = "Dirección"\n'.encode("latin-1"))


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    with pytest.raises(TooLarge):
        read(b" " * (LIMIT + 1))


def _step(procedure: Procedure, step_id: str) -> Step:
    step = procedure.edition("es").step(step_id)
    assert step is not None
    return step
