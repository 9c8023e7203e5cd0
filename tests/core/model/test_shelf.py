# SPDX-License-Identifier: Apache-2.0
"""Which text of a procedure is shown: vouched for before approved by its own word, that before samples, then newest."""

from dataclasses import replace

from logbook.core.model import library, shelf
from logbook.core.model.library import Status
from logbook.i18n import resources

P06 = library.read((resources() / "procedures" / "P06.toml").read_bytes())


def _of(version, status=Status.SAMPLE, code="P06"):
    return replace(P06, code=code, version=version, status=status, digest=f"{code}{version}{status}")


def _none(_procedure):
    return False


def test_of_samples_the_newest_and_of_equals_the_first():
    first, twin = _of(2), replace(_of(2), digest="twin")
    assert shelf.newest([_of(1), first, twin], (), _none) == (first,)


def test_a_sample_never_hides_what_was_approved():
    own, signed, draft = _of(2, Status.APPROVED), _of(1, Status.APPROVED), _of(9)
    assert shelf.newest([draft, own, signed], {signed.digest}, _none) == (signed,)
    assert shelf.newest([draft, own], (), _none) == (own,)
    assert shelf.newest([draft, own, signed], {signed.digest}, lambda one: one is draft) == (draft,)
    assert shelf.waiting([draft, own, signed], [signed]) == (draft,)


def test_what_is_withdrawn_is_not_shown_nor_does_a_newer_sample_wait_for_it():
    gone = _of(2, Status.WITHDRAWN)
    assert shelf.newest([gone, _of(1)], (), _none) == ()
    assert shelf.waiting([gone, _of(3)], []) == ()


def test_codes_come_as_people_count():
    many = [_of(1, code=code) for code in ("P10", "P9", "W1")]
    assert [one.code for one in shelf.newest(many, (), _none)] == ["P9", "P10", "W1"]
