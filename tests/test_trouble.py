# SPDX-License-Identifier: Apache-2.0
"""Every error has plain sentences of its own."""

import re
from pathlib import Path

import pytest

from logbook import trouble
from logbook.core.model import errors
from logbook.core.model.errors import BadInput, LogbookError, WrongPin
from logbook.core.model.people import Right
from logbook.i18n import LANGUAGES, words_for

ENGLISH = words_for("en")


def kinds(kind=LogbookError):
    return [kind, *(below for child in kind.__subclasses__() for below in kinds(child))]


def test_no_error_is_without_its_own_sentences():
    assert [kind for kind in kinds() if kind.__module__ == errors.__name__ and kind not in trouble._SENTENCES] == []


@pytest.mark.parametrize("kind", trouble._SENTENCES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sentences_are_short_and_whole(kind, lang):
    told = trouble.tell(kind(), words_for(lang))
    for sentence in (told.what, told.safe, told.todo):
        assert sentence.endswith(".")
        assert all(len(part.split()) <= 18 for part in re.split(r"[.:] ", sentence))


def test_file_line_field_and_reason_are_named():
    error = BadInput(path="a.csv", line=7, field="Tipo", reason="unknown-type")
    assert trouble.tell(error, ENGLISH).where == "a.csv · line 7 · Tipo · This kind of device is not known."


def test_a_record_and_a_wait_are_named():
    assert trouble.tell(errors.BadChain(number=4, code="chain"), ENGLISH).where == "record 4"
    assert trouble.tell(errors.BadChain(number=-1, code="chain"), ENGLISH).where == ""
    assert trouble.tell(WrongPin(user="p1", wait=30), ENGLISH).where == "wait 30 s"


def test_a_reason_without_words_is_its_code():
    assert trouble.reason("brand-new", ENGLISH) == "brand-new"


def test_what_is_shown_cannot_play_tricks():
    told = str(trouble.tell(BadInput(path="a\x1b[2J\u202eb\nc"), ENGLISH))
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert len(told.splitlines()) == 4


def test_every_reason_of_the_exchange_has_words():
    room = Path(trouble.__file__).parent / "core" / "exchange"
    read = (
        "inventory.py",
        "scenario.py",
        "play.py",
        "bridge.py",
        "squeeze.py",
        "pictures.py",
        "trust/lists.py",
        "trust/keyfile.py",
        "trust/metadata.py",
        "trust/packs.py",
        "trust/stick.py",
    )
    text = "".join((room / name).read_text("utf-8") for name in read)
    codes = set(re.findall(r'reason="([a-z0-9-]+)"', text)) | set(re.findall(r'_[Bb]ad\([^)]*"([a-z-]+)"\)', text))
    assert len(codes) > 30
    assert codes - set(trouble.REASONS) == set()


@pytest.mark.parametrize("detail", trouble._MEDIUM)
def test_a_slip_in_a_name_is_not_blamed_on_the_disk(detail):
    told = str(trouble.tell(errors.StorageTrouble(path="n.pdf", detail=detail), ENGLISH))
    assert "n.pdf" in told
    assert "disk or stick did not answer" not in told
    assert "did not answer" in str(trouble.tell(errors.StorageTrouble(path="n.pdf", detail="EIO"), ENGLISH))


def test_letters_that_differ_are_counted():
    told = [trouble.tell(errors.NotTrusted(reason="card", apart=apart), ENGLISH).where for apart in (1, 7)]
    assert [one.rpartition(" · ")[2] for one in told] == ["1 letter differs", "7 letters differ"]


def test_the_printer_is_named():
    assert trouble.tell(errors.PrinterTrouble(printer="laser3", detail="lp 1"), ENGLISH).where == "laser3"


def test_a_rule_with_words_says_them_and_one_without_says_nothing():
    assert "six words" in str(trouble.tell(errors.Refused(rule="not-protected"), ENGLISH))
    assert "odd-rule" not in str(trouble.tell(errors.Refused(rule="odd-rule"), ENGLISH))


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (Right.APPROVE, "Ask somebody who may do this: charge nurse, doctor. Meanwhile, everybody may write a note."),
        ("vouch", "Another person who is on the list vouches with the own PIN."),
        ("else", "Ask the person in charge, or write a note."),
    ],
)
def test_who_may_not_is_told_whom_to_ask(act, said):
    assert trouble.tell(errors.NotAllowed(act=act, role="nurse"), ENGLISH).todo == said
