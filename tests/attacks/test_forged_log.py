# SPDX-License-Identifier: Apache-2.0
"""Forged logs: cut, thinned, mixed, rewritten with the keys a thief has. The log alone must refuse each."""

from __future__ import annotations

import dataclasses

import pytest

from logbook.core import crypto
from logbook.core.exchange import verify as verifying
from logbook.core.model import chain, logtext
from logbook.core.model.codes import Part, Profile, Realm
from logbook.core.vault.sealing import sealed
from tests.attacks.exports import codes, end_again
from tests.attacks.lines import end_for, joined, lines_of
from tests.chains import Chain, note


@pytest.fixture(scope="module")
def log():
    return Chain().notes(6)


def without_last(log):
    lines = lines_of(log)
    return lines[:-4] + lines[-2:]


def test_a_cut_tail_under_the_old_end_is_refused(log):
    assert codes(b"\n".join(without_last(log))) == ["end-counts"]


def test_a_cut_tail_with_a_recomputed_end_needs_the_devices_key(log):
    cut = without_last(log)
    assert codes(joined(cut, log, crypto.new_device_key(), **end_for(log, 5))) == ["end-signature"]
    good = joined(cut, log, log.device, **end_for(log, 5))
    assert codes(good) == []  # the same bytes from the device itself: only the signature told them apart


def test_a_cut_tail_cannot_take_over_the_old_ends_signature(log):
    cut, old = without_last(log), lines_of(log)[-2].split(b" ")[1]
    lines = joined(cut, log, log.device, **end_for(log, 5)).split(b"\n")
    lines[-2] = b" ".join([b"END", old, lines[-2].split(b" ")[2]])
    assert codes(b"\n".join(lines)) == ["end-signature"]


def test_a_cut_tail_cannot_name_another_device_as_the_logs(log):
    stranger = crypto.new_device_key()
    lines = without_last(log)
    lines[1] = lines[1].replace(chain.b64(log.device.point).encode(), chain.b64(stranger.point).encode())
    assert codes(joined(lines, log, stranger, **end_for(log, 5))) == ["slice-names"]


def test_a_later_slice_cannot_be_given_a_device_of_its_own_inside_the_same_log(log):
    """What such a slice proves is only itself: it names another device, and the collector keeps it apart."""
    stranger = crypto.new_device_key()
    lines = lines_of(log, first=3)
    lines[1] = lines[1].replace(chain.b64(log.device.point).encode(), chain.b64(stranger.point).encode())
    report = verifying.verify(joined(lines, log, stranger)).report
    assert report.device != verifying.verify(log.text()).report.device
    assert verifying.NotProven.EARLIER_RECORDS in report.not_proven


@pytest.mark.parametrize("place", range(1, 7))
def test_a_dropped_text_is_a_finding_whoever_signs_the_end(log, place):
    links = list(log.links)
    links[place] = dataclasses.replace(links[place], parts=chain.bare(log.realm, links[place].parts, {Part.TEXT}))
    found = verifying.verify(dataclasses.replace(log, links=links).text()).report.findings
    assert found == (verifying.Finding("part-missing", place, "text"),)


def test_a_text_cannot_be_said_to_be_withheld_without_the_device(log):
    text = log.text(withheld=[3])
    lines = log.text().split(b"\n")
    lines[1] = text.split(b"\n")[1]
    lines[9] = text.split(b"\n")[9]
    assert codes(joined(lines, log, crypto.new_device_key())) == ["end-signature"]
    assert codes(b"\n".join(lines)) == ["end-lines"]


def test_a_profile_cannot_be_narrowed_without_the_device(log):
    lines, narrow = lines_of(log), lines_of(log, profile=Profile.OUTSIDE)
    assert codes(b"\n".join([*narrow[:-2], *lines[-2:]])) == ["end-counts"]
    assert codes(joined(narrow, log, crypto.new_device_key())) == ["end-signature"]


def test_a_thief_of_the_running_keys_cannot_write_yesterday_anew(log):
    """He holds the device's key and the key of the next record; those of the past are gone."""
    forged = log.branch()
    stolen = forged.key
    now = dataclasses.replace(forged)
    changed, _ = sealed(
        log.realm, log.tails[3], note("never happened"), *_frame_of(log, 4), 1, stolen, crypto.secrets.token_bytes
    )
    now.links[4] = changed
    (found,) = verifying.verify(now.text()).report.findings
    assert (found.number, found.code) == (4, "signature")


def _frame_of(log, number):
    from logbook.core.model.codes import Means  # noqa: PLC0415 - used here alone
    from logbook.core.model.frame import Author, Frame, Happened, Now  # noqa: PLC0415

    header = chain.read_header(log.links[number].raw, number)
    return Frame(Author("p1", Means.PIN), Happened(header.w, 60)), Now(header.w, header.m, 60, "boot")


@pytest.mark.parametrize(("was", "to"), [(Realm.DRILL, Realm.REAL), (Realm.REAL, Realm.DRILL)])
def test_a_drill_cannot_pose_as_real_nor_the_other_way(was, to):
    text = Chain(realm=was).notes(2).text()
    assert codes(text) == []
    posing = text.replace(logtext.MARKERS[was], logtext.MARKERS[to])
    assert "end-lines" in codes(posing)
    device = crypto.new_device_key()
    assert codes(end_again(posing, to, device)) == ["signature"]
