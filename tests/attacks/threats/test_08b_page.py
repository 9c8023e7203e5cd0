# SPDX-License-Identifier: Apache-2.0
"""Threat 8b: single pages of the database are put back to an older copy, without the key.

SQLCipher does not notice that: an older page bears a good seal. Detects: the chain does, or the people or the keys no
longer fit; where nothing is noticed, every record is proven to be as it was, so the page did not matter.
"""

from __future__ import annotations

from logbook.core.vault import folder as folders
from logbook.core.vault import store as stores
from tests.attacks import bad_pages
from tests.attacks.told import begun, opened, strip


def test_no_page_of_an_older_copy_changes_a_word_unnoticed(tmp_path):
    toll = bad_pages.campaign(tmp_path, ways=("older",))
    assert toll.good, toll
    assert toll.pages > 20
    assert toll.told["said at opening"] + toll.told["said by the check of all signatures"] > 5, toll.told
    assert toll.told["said at opening"], toll.told


def test_the_cipher_alone_says_nothing_of_it_and_the_window_does(tmp_path):
    world, older = bad_pages.two_nights(tmp_path)
    place = folders.store_path(world.path, "A")
    whole, key = place.read_bytes(), world.ward.unlocked.key
    clean = []
    for page in range(1, len(older) // bad_pages.PAGE):
        spoilt = bad_pages.WAYS["older"](whole, older, page, None)
        if spoilt != whole:
            place.write_bytes(spoilt)
            store = stores.open_store(place, key)
            sealed = not store.query("PRAGMA cipher_integrity_check")
            store.close()
            clean += [page] if sealed else []
    assert clean, "no page was found that the cipher accepts"
    reasons = set()
    for page in clean:
        place.write_bytes(bad_pages.WAYS["older"](whole, older, page, None))
        world.ward = opened(world).ward
        if world.ward.broken:
            reasons.add(begun(world.ward)["Why"])
            assert strip(world)["Log check"] == "broken: A"
        world.shut()
        for name in folders.segments(world.path)[1:]:
            folders.store_path(world.path, name).unlink()
            folders.store_path(world.path, name).parent.rmdir()
    assert reasons, "no page of an older copy was told at opening"
