# SPDX-License-Identifier: Apache-2.0
"""The parent believes of the child only what fits, and a child that fails costs its file alone."""

import sys

import pytest

from logbook.core import crypto
from logbook.core.crypto import new_device_key
from logbook.core.exchange import apart
from logbook.core.exchange.apart import NOT_CHECKED, judge, open_sealed
from logbook.core.exchange.badge import Badge
from logbook.core.exchange.verify import Finding, Judged, verify
from logbook.core.exchange.verify import judge as judge_here
from logbook.core.model import chain
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput, Unreadable
from tests.chains import Chain

LOG = Chain().notes(3)
TEXT = LOG.text()
HEAD = chain.b64(LOG.tails[-1].head)


def saying(text):
    return [sys.executable, "-I", "-c", f"import sys; sys.stdout.write({text!r})"]


def said(text, data=TEXT):
    return judge(data, saying(text))


@pytest.mark.parametrize(
    "data",
    [
        TEXT, b"noise before" + TEXT, LOG.text(first=2), Chain(realm=Realm.DRILL).text(), TEXT[:-30], TEXT + TEXT, b"",
        TEXT.replace(b'"k":"note"', b'"k":"node"'), b"[" * 100_000, b"WARDLOG 1\n" + b"\n" * 50 + b"END x\n",
        LOG.text(sign=new_device_key().sign),
    ],
    ids=range(11),
)  # fmt: skip
def test_a_file_apart_is_judged_as_here(data):
    assert judge(data) == judge_here(data)
    assert verify(data, lambda *_: Badge(()), judge) == verify(data, lambda *_: Badge(()))


@pytest.mark.parametrize(
    "answer",
    [
        "", "WARDCHECK 1\nend\n", f"WARDCHECK 1\ngood 3 {HEAD}\n", f"WARDCHECK 2\ngood 3 {HEAD}\nend\n",
        f"WARDCHECK 1\ngood 03 {HEAD}\nend\n", f"WARDCHECK 1\ngood 3 {HEAD}\nend\nend\n",
        "WARDCHECK 1\nfinding <b>x</b> -\nend\n", "WARDCHECK 1\nfinding " + "x" * 42 + " -\nend\n",
        "WARDCHECK 1\nfinding fork 99999999\nend\n", "x" * 300, "é",
    ],
    ids=range(11),
)  # fmt: skip
def test_an_answer_of_another_shape_is_not_believed(answer):
    assert said(answer) == Judged(NOT_CHECKED)


def test_a_finding_is_taken_with_its_number():
    assert said("WARDCHECK 1\nfinding chain 7\nend\n") == Judged(Finding("chain", 7))
    assert said("WARDCHECK 1\nfinding no-log -\nend\n") == Judged(Finding("no-log"))


def test_a_good_answer_must_fit_the_bytes():
    good = f"WARDCHECK 1\ngood 3 {HEAD}\nend\n"
    assert said(good).finding is None
    assert said(f"WARDCHECK 1\ngood 2 {HEAD}\nend\n") == Judged(NOT_CHECKED)
    assert said(f"WARDCHECK 1\ngood 3 {'A' * 43}\nend\n") == Judged(NOT_CHECKED)
    for broken in (b"noise", TEXT[:-30], TEXT.replace(b'"k":"note"', b'"k":"node"')):
        assert said(good, broken) == Judged(NOT_CHECKED)


def test_a_child_that_hangs_or_breaks_costs_its_file():
    hangs = [sys.executable, "-I", "-c", "while True: pass"]
    assert judge(TEXT, hangs, seconds=0.5) == Judged(NOT_CHECKED)
    assert judge(TEXT, [sys.executable, "-I", "-c", "import os; os.abort()"]) == Judged(NOT_CHECKED)


def test_a_sealed_file_is_opened_by_its_key_alone():
    secret, public = crypto.new_age_identity()
    other, _ = crypto.new_age_identity()
    sealed = crypto.age_encrypt(TEXT, [public])
    assert open_sealed(sealed, f" {secret}\n") == TEXT
    for data, key in ((sealed, other), (sealed[:-1], secret), (b"age-encryption.org/v1\n", secret), (b"", secret)):
        with pytest.raises(Unreadable):
            open_sealed(data, key)
    with pytest.raises(BadInput):
        open_sealed(sealed, "AGE-SECRET-KEY-1X")


def test_a_passphrase_is_never_tried():
    """A stanza of scrypt with a work factor of 2⁴⁰ would take for ever (hostile input H10)."""
    secret, _ = crypto.new_age_identity()
    stanza = b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 40\n" + b"A" * 43 + b"\n--- " + b"A" * 43 + b"\n"
    with pytest.raises(Unreadable):
        open_sealed(stanza + bytes(40), secret)


def test_more_words_than_were_sealed_are_not_believed():
    with pytest.raises(Unreadable):
        open_sealed(b"12345", "key", saying("+123456"))
    assert open_sealed(b"12345", "key", saying("+12345")) == b"12345"


def test_a_built_program_has_two_hidden_arguments():
    assert (apart.CHECK, apart.OPEN) == ("check-log", "open-sealed")
