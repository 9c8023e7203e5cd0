# SPDX-License-Identifier: Apache-2.0
"""The keys that may sign packs, named as TUF names them and kept without it."""

from logbook.core import crypto
from logbook.core.exchange.trust import metadata, packers
from tests.sticks import OTHER_PACKER, PACKER

KEYS = tuple(map(crypto.record_public, (PACKER, OTHER_PACKER)))


def test_a_key_has_the_name_that_tuf_gives_it():
    assert [packers.key_id(key) for key in KEYS] == [metadata.key_of(key).keyid for key in KEYS]
    assert len(packers.key_id(KEYS[0])) == 64


def test_what_is_written_is_read():
    assert packers.read(packers.write(KEYS)) == KEYS
    assert packers.read(packers.write(())) == ()


def test_no_stick_may_bring_a_file_of_this_name():
    assert not any(rule.match(packers.NAME) for rule in metadata.MAY_NAME.values())
