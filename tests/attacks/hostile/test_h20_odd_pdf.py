# SPDX-License-Identifier: Apache-2.0
"""Hostile input H20: two signatures, an odd ByteRange, very many objects, a page tree that bites its tail.

The seal is red, or is said not to have been checked when that took too much; the log inside is read all the
same. Openly not protected: the time of one worker, which ends at its limit.
"""

from __future__ import annotations

import pytest
from pyhanko.pdf_utils.generic import ArrayObject, NumberObject

from logbook.core.exchange import badge
from logbook.core.exchange.badge import Finding
from logbook.core.exchange.verify import verify
from tests.attacks import forgeries as forge
from tests.attacks.exports import codes, exported
from tests.attacks.said import ADDED, about
from tests.core.exchange.conftest import draw


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return exported(tmp_path_factory.mktemp("ward"))


def test_an_unsealed_copy_is_refused(made):
    assert about(draw(made.text)) == ["[seal-missing]: The PDF is not sealed."]
    assert "seal-missing" in codes(forge.changed(draw(made.text), lambda _: None))


def test_another_wards_pages_around_this_log_are_refused(made, tmp_path):
    other = exported(tmp_path)
    mixed = other.pdf.replace(other.text, made.text)
    assert set(codes(mixed)) & {"seal-broken", "seal-other-key", "seal-not-a-pdf"}


def ranged(made, change):
    """The four numbers of the ByteRange changed; the file keeps its length."""
    start = made.pdf.index(b"/ByteRange [") + len(b"/ByteRange [")
    end = made.pdf.index(b"]", start)
    numbers = [int(number) for number in made.pdf[start:end].split()]
    told = b" ".join(b"%d" % number for number in change(*numbers))
    assert len(told) <= end - start
    return made.pdf[:start] + told.ljust(end - start) + made.pdf[end:]


RANGES = {
    "not from the beginning": (lambda _, b, c, d: (9, b - 9, c, d), ADDED),
    "not to the end": (lambda a, b, c, d: (a, b, c, d - 1), ADDED),
    "three numbers": (lambda a, b, c, _: (a, b, c), ADDED),
    "backwards": (lambda a, b, c, d: (a, c, b, d), ADDED),
    "a hole for another signature": (lambda a, b, c, d: (a, b - 8, c, d), ADDED),
}


@pytest.mark.parametrize("name", RANGES)
def test_an_odd_byte_range_is_told(made, name):
    change, told = RANGES[name]
    assert about(ranged(made, change)) == [told]


def test_a_second_seal_is_told(made):
    seal = made.pdf[made.pdf.index(b"/ByteRange [") :].partition(b"]")[0] + b"]"

    def second(writer):
        numbers = [NumberObject(int(one)) for one in seal[len(b"/ByteRange [") : -1].split()]
        writer.root["/Second"] = writer.add_object(forge.with_numbers(ArrayObject(numbers)))
        writer.update_root()

    assert "[seal-not-alone]: The PDF has more than one seal." in about(forge.updated(made.pdf, second))


RED = {"seal-missing", "seal-not-a-pdf", "seal-attachments", "seal-not-checked"}


def many(made, count, tree):
    """A PDF of so many objects, each a page, with the log in its last one; `tree` is the page tree."""
    out, places = bytearray(b"%PDF-1.7\n"), []

    def put(body):
        places.append(len(out))
        out.extend(b"%d 0 obj\n%s\nendobj\n" % (len(places), body))

    put(b"<</Type/Catalog/Pages 2 0 R>>")
    put(tree)
    for _ in range(count):
        put(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>")
    put(b"<</Length %d>>\nstream\n%s\nendstream" % (len(made.text), made.text))
    start = len(out)
    out.extend(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    out.extend(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.extend(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start))
    return bytes(out)


@pytest.mark.parametrize(
    ("count", "tree"),
    [
        (3, b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2/Parent 2 0 R>>"),
        (10_000, b"<</Type/Pages/Kids[" + b" ".join(b"%d 0 R" % n for n in range(3, 10_003)) + b"]/Count 10000>>"),
        (1, b"<</Type/Pages/Kids" + b"[" * 5_000 + b"]" * 5_000 + b"/Count 0>>"),
    ],
    ids=["a ring", "ten thousand pages", "nested"],
)
def test_many_objects_and_rings_end_in_words_and_the_log_is_read(made, count, tree):
    data = many(made, count, tree)
    found = verify(data, lambda *given: badge.check(*given, seconds=20))
    assert {one.code for one in found.report.findings} <= RED
    assert found.report.seal is False
    assert len(found.entries) == len(verify(made.pdf, badge.check).entries)


def test_a_seal_that_takes_too_long_costs_the_badge_alone(made):
    hangs = badge.check(made.pdf, b"", b"", seconds=0.001)
    assert hangs.findings == (Finding.NOT_CHECKED,)
    assert about(made.pdf) == []
