# SPDX-License-Identifier: Apache-2.0
"""What people type from paper is read exactly or refused with its line; a code that differs accuses nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.core.exchange import checkpoint
from logbook.core.exchange.badge import Badge
from logbook.core.exchange.collect import paper
from logbook.core.exchange.collect.logs import Found
from logbook.core.exchange.collect.merge import merge
from logbook.core.exchange.collect.paper import compare, read_codes, read_seen, write_codes, write_seen
from logbook.core.exchange.collect.points import HandCode, Typed
from logbook.core.exchange.verify import verify
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput
from tests.chains import Chain

UCI = Chain().notes(2)
WARD = Chain(ward="5B").notes(1)
ID = UCI.tails[0].log
LINES = [UCI.line(number) for number in range(3)]
LOGS = merge([verify(one.text(), lambda *_: Badge(())) for one in (UCI, WARD)], Realm.REAL).logs


def code(log=UCI, number=1):
    tail = log.tails[number]
    return checkpoint.hand_code(Realm.REAL, tail.log, number, tail.head)


CODE = code()


def compared(*codes):
    found = compare(Realm.REAL, LOGS, codes)
    return [(one.log, one.letters) for one in found.compared], sorted(found.found), len(found.points)


def test_lines_are_read_with_their_second_name():
    text = f"# register, UCI\n\n{LINES[1].lower()}  Maria   Soler \n{LINES[0]}\n{LINES[0]}\n"
    assert set(read_seen(text)) == {Typed(LINES[0]), Typed(LINES[1], "Maria Soler")}


def test_a_line_that_is_none_is_refused_with_its_number():
    with pytest.raises(BadInput) as refused:
        read_seen(f"{LINES[0]}\nWL1:smudge\n")
    assert refused.value.facts == {"line": 2, "reason": "no-checkpoint"}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("214 547B-AWTQ-0KG7-2A0K", HandCode(214, "547B-AWTQ-0KG7-2A0K")),
        ("A·214 547bawtq0kg72a0k Maria Soler", HandCode(214, "547BAWTQ0KG72A0K", "", "A", "Maria Soler")),
        ("kqzt b.7 547B-AWTQ-0KG7-2A0", HandCode(7, "547B-AWTQ-0KG7-2A0", "KQZT", "B")),
    ],
)
def test_codes_are_read_as_they_stand_on_paper(line, wanted):
    assert read_codes(line) == (wanted,)


@pytest.mark.parametrize(
    "line", ["214", "547B-AWTQ-0KG7-2A0K", "x 547B-AWTQ-0KG7-2A0K", "214 547B", "12345678 " + "A" * 16]
)
def test_a_code_that_is_none_is_refused(line):
    with pytest.raises(BadInput) as refused:
        read_codes(line)
    assert refused.value.facts["reason"] == "no-hand-code"


def test_too_many_lines_are_refused(monkeypatch):
    monkeypatch.setattr(paper, "_MOST", 2)
    with pytest.raises(BadInput):
        read_codes("\n\n\n")


NAMES = st.text("abcdeé ", max_size=12).map(lambda text: " ".join(text.split()))


@given(st.lists(st.tuples(st.sampled_from(LINES), NAMES)))
def test_lines_are_spelt_as_they_are_read(lines):
    typed = tuple(sorted({Typed(line, name) for line, name in lines}))
    assert read_seen(write_seen(typed)) == typed


@given(st.lists(st.builds(HandCode, st.integers(0, 10**7 - 1), st.just(CODE), st.sampled_from(["", ID[:4]]),
                          st.sampled_from(["", "A"]), NAMES)))  # fmt: skip
def test_codes_are_spelt_as_they_are_read(codes):
    wanted = tuple(sorted(set(codes)))
    assert read_codes(write_codes(wanted)) == wanted


def test_a_match_vouches_and_finds_nothing():
    assert compared(HandCode(1, CODE.lower().replace("-", ""))) == ([(ID, 0)], [], 1)


def test_one_wrong_letter_is_one_letter_and_no_more():
    wrong = ("0" if CODE[0] != "0" else "1") + CODE[1:]
    assert compared(HandCode(1, wrong, ID[:4])) == ([(ID, 1)], [Found("code-near", ID, 1)], 0)


def test_another_records_code_does_not_match():
    ((log, letters),), found, points = compared(HandCode(0, CODE, ID[:4], "A"))
    assert (log, points) == (ID, 0)
    assert letters > paper.NEAR
    assert found == [Found("code-other", ID, 0)]


def test_a_number_that_was_not_received_matches_nothing():
    assert compared(HandCode(77, CODE)) == ([("", len(CODE))], [Found("code-other", "", 77)], 0)
    assert compared(HandCode(1, CODE, "ZZZZ"))[0] == [("ZZZZ", len(CODE))]
    assert compared(HandCode(1, CODE, "", "B"))[0] == [("", len(CODE))]
