# SPDX-License-Identifier: Apache-2.0
"""A nurse's night from 02:40 to the signed handover, with real mouse and keys; its log is verified from outside."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.e2e.outside import by_hand, read, verified

SCRIPT = Path(__file__).with_name("nurse_night.py")
SIGNED = ("intervention", "witness", "handover")


@pytest.mark.x11
def test_the_night_of_a_nurse_ends_in_a_signed_handover(screen, tool, tmp_path):
    tool("xdotool")
    acts = by_hand(SCRIPT, screen, tmp_path)
    verified(tmp_path / "out" / "night.pdf")
    assert (tmp_path / "out" / "HICS-214.pdf").read_bytes().startswith(b"%PDF")
    records = list(read(tmp_path / "out" / "night.pdf"))
    kinds = Counter(header.k for header, _ in records)
    expected = {
        "device": 82, "note": 2, "correction": 1, "round": 1, "admission": 1, "intervention": 2, "witness": 2,
        "procedure": 1, "step": 2, "request": 1, "request-step": 3, "system": 2, "level": 1, "custody": 1, "forms": 1,
        "handover": 1,
    }  # fmt: skip
    assert {kind: kinds[kind] for kind in expected} == expected
    assert kinds["state"] == 18, "two at the ventilator, fourteen on the round, a pump and a monitor"
    text = "\n".join(part for _, parts in records for part in parts)
    for typed in ("Charting froze", "PC-BIPAP", "Blood gas", "pH 7.31", "Dr Ferrer, doctor", "wrong bed"):
        assert typed in text
    assert acts["note"] <= 5
    signed_by_two(records)


def signed_by_two(records):
    """The act on life support at bed 7 and the handover are the nurse's; a colleague signed both."""
    by = {kind: [(header, json.loads(parts[0])) for header, parts in records if header.k == kind] for kind in SIGNED}
    (out, pulled), (back, put_back) = by["intervention"]
    assert (pulled["act"], pulled["device"], pulled["bed"]) == ("network-out", "VM-07", "7")
    assert (put_back["act"], put_back["restores"]) == ("network-back", f"A.{out.i}")
    (handover, handed), (witness, seen), (receiver, received) = *by["handover"], *by["witness"]
    nurse, colleague = out.u, witness.u
    assert nurse != colleague
    assert {out.u, back.u, handover.u} == {nurse}
    assert {witness.u, receiver.u, handed["receiver"]} == {colleague}
    assert (seen["meaning"], seen["target"]) == ("witnessed", f"A.{out.i}")
    assert (received["meaning"], received["target"]) == ("received", f"A.{handover.i}")
