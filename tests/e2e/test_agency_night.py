# SPDX-License-Identifier: Apache-2.0
"""An agency nurse's night in Spanish on a small screen, with real mouse and keys; its log is verified from outside."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.e2e.outside import by_hand, read, verified

SCRIPT = Path(__file__).with_name("agency_night.py")


@pytest.mark.x11
def test_who_is_not_on_the_list_works_through_the_night_under_her_own_name(screen, tool, tmp_path):
    tool("xdotool")
    acts = by_hand(SCRIPT, screen, tmp_path)
    verified(tmp_path / "out" / "night.pdf")
    records = list(read(tmp_path / "out" / "night.pdf"))
    expected = {
        "vouch": 1, "acknowledge": 1, "step": 1, "state": 1, "device": 83, "note": 2, "call": 1, "extortion": 1,
        "sealed-note": 1, "wrong-pin": 1, "procedure": 1,
    }  # fmt: skip
    kinds = Counter(header.k for header, _ in records)
    assert {kind: kinds[kind] for kind in expected} == expected
    by = {header.k: header.u for header, _ in records}
    hers = by["call"]
    assert {by[kind] for kind in ("acknowledge", "step", "state", "note", "extortion")} == {hers}
    assert hers not in {by["procedure"], by["vouch"]}
    (vouch,) = [json.loads(parts[0]) for header, parts in records if header.k == "vouch"]
    assert hers in vouch.values()
    text = "\n".join(part for _, parts in records for part in parts)
    for typed in ("<b>Cama 5</b>: aspirado & cambiado", "LOAN-1", "Vienen a por el VM-07", "Fondo rojo, piden bitcoin"):
        assert json.dumps(typed)[1:-1] in text
    assert "Monitor de la 8 apagado un minuto" in text, "the note of a passer-by came in when she signed on"
    assert acts["her_language"] <= 2
