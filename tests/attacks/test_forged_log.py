# SPDX-License-Identifier: Apache-2.0
"""Forged logs: cut, thinned, mixed, rewritten with the keys a thief has. The log alone must refuse each."""

from __future__ import annotations

import dataclasses
import time

import pytest

from logbook.core import crypto
from logbook.core.exchange import verify as verifying
from logbook.core.model import chain, logtext
from logbook.core.model.codes import Part, Profile, Realm
from logbook.core.vault.sealing import sealed
from tests.attacks.exports import codes, end_again
from tests.chains import Chain, note


@pytest.fixture(scope="module")
def log():
    return Chain().notes(6)


def lines_of(log, **how):
    return log.text(**how).split(b"\n")


def joined(lines, log, device, **changes):
    """Lines with an END of the attacker's making."""
    return end_again(b"\n".join(lines), log.realm, device, **changes)


def without_last(log):
    lines = lines_of(log)
    return lines[:-4] + lines[-2:]


def end_for(log, last):
    return {"count": last + 1, "last": last, "head": chain.b64(log.tails[last].head)}


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


@pytest.mark.parametrize(
    ("name", "change", "number"),
    [
        ("removed", lambda lines: lines[:6] + lines[8:], 2),
        ("doubled", lambda lines: lines[:8] + lines[6:], 3),
        ("swapped", lambda lines: lines[:6] + lines[8:10] + lines[6:8] + lines[10:], 2),
        ("words swapped", lambda lines: [*lines[:7], lines[9], lines[8], lines[7], *lines[10:]], 2),
    ],
)
def test_a_record_is_named_that_was(log, name, change, number):
    lines = change(lines_of(log))
    count = (len(lines) - 4) // 2
    (found,) = verifying.verify(joined(lines, log, log.device, count=count)).report.findings
    assert (found.number, found.code) == (number, "body" if name == "words swapped" else "number")


def test_a_record_of_another_log_is_named(log):
    lines, foreign = lines_of(log), lines_of(Chain().notes(6))
    lines[6:8] = foreign[6:8]
    (found,) = verifying.verify(joined(lines, log, log.device)).report.findings
    assert (found.number, found.code) == (2, "other-log")


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


def test_a_start_made_anew_by_another_device_is_another_log(log):
    """It proves itself and is no forgery of this one: neither id nor device can be kept."""
    report, other = (verifying.verify(one.text()).report for one in (log, Chain().notes(6)))
    assert other.findings == ()
    assert (report.log, report.device) != (other.log, other.device)
    assert report.log != other.log


@pytest.mark.parametrize(("was", "to"), [(Realm.DRILL, Realm.REAL), (Realm.REAL, Realm.DRILL)])
def test_a_drill_cannot_pose_as_real_nor_the_other_way(was, to):
    text = Chain(realm=was).notes(2).text()
    assert codes(text) == []
    posing = text.replace(logtext.MARKERS[was], logtext.MARKERS[to])
    assert "end-lines" in codes(posing)
    device = crypto.new_device_key()
    assert codes(end_again(posing, to, device)) == ["signature"]


SPELLINGS = [
    (b'"v":1', b'"v":1.0'),
    (b'"v":1', b'"v":1e0'),
    (b'"v":1', b'"v":true'),
    (b'"v":1', b'"v":01'),
    (b'"v":1', b'"v":1,"v":1'),
    (b'"v":1', b'"v": 1'),
    (b'"v":1', b'"v":1 '),
    (b'"s":1', b'"s":-0'),
    (b'"s":1', b'"s":NaN'),
    (b'"s":1', b'"s":Infinity'),
    (b'"k":"note"', b'"k":"\\u006eote"'),
    (b'"k":"note"', b'"\\u006b":"note"'),
    (b'"k":"note"', '"k":"n\u043ete"'.encode()),
    (b'"z":60', b'"z":"60"'),
    (b'"z":60', b'"z":+60'),
]


@pytest.mark.parametrize(("was", "to"), SPELLINGS)
@pytest.mark.parametrize("again", [False, True])
def test_a_second_spelling_of_the_same_is_refused(log, was, to, again):
    """H06, with the END as it was, and with an END the device itself made for it."""
    lines = lines_of(log)
    assert was in lines[6]
    lines[6] = lines[6].replace(was, to)
    assert codes(joined(lines, log, log.device) if again else b"\n".join(lines))


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "utf-7"])
def test_another_encoding_is_refused(log, codec):
    assert codes(log.text().decode().encode(codec))


@pytest.mark.parametrize("ends", [b"\r\n", b"\r", b"\n\n", b"\x0b\n", "\u2028".encode()])
def test_other_line_ends_are_refused(log, ends):
    assert codes(log.text().replace(b"\n", ends))


@pytest.mark.parametrize(
    "header",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"9" * 5_000,
        b'{"v":' + b"9" * 5_000 + b"}",
        b'"' + b"x" * 4_000,
        b"\xff" * 90,
    ],
)
def test_nested_and_endless_json_is_refused_at_once(log, header):
    """H07, in a record, in SLICE and in END."""
    for row in (1, 6, -2):
        lines = lines_of(log)
        words = lines[row].split(b" ")
        lines[row] = b" ".join([*words[:-1], header])
        begun = time.process_time()
        assert codes(b"\n".join(lines))
        assert time.process_time() - begun < 0.5


def test_a_line_without_end_is_refused_within_limits():
    """H08, at the size of the largest file there may be."""
    begun = time.process_time()
    largest = b"WARDLOG 1\nSLICE " + b"x" * (verifying.FILE_LIMIT - 40) + b"\nEND x\n"
    assert codes(largest) == ["line-too-long"]
    assert codes(b"WARDLOG 1\n" + b"x" * (verifying.FILE_LIMIT - 40)) == ["log-cut-off"]
    assert codes(largest + b"x" * 100) == ["too-large"]
    assert time.process_time() - begun < 5


def test_a_million_records_are_refused_within_limits(log):
    body = b"R x y\nP - - - -\n" * 1_000_000
    assert codes(b"WARDLOG 1\n" + lines_of(log)[1] + b"\n" + body + b"END x y\n") == ["line-count"]


def test_a_part_beyond_its_limit_is_refused(log):
    lines = lines_of(log)
    large = chain.b64(b"\0" * (chain.SALT + chain.PART_LIMIT + 1)).encode()
    lines[7] = b"P +" + large + b" " + b" ".join(lines[7].split(b" ")[2:])
    assert codes(joined(lines, log, log.device)) == ["part"]


def test_bytes_after_the_end_and_an_end_that_lies_are_refused(log):
    assert codes(log.text() + b"R more\n") == ["bytes-around-log"]
    for lie in ({"count": 5}, {"last": 5}, {"first": 1}, {"head": chain.b64(bytes(32))}, {"profile": "incident"}):
        assert codes(joined(lines_of(log), log, log.device, **lie)), lie
