# SPDX-License-Identifier: Apache-2.0
"""The two nights can be played whole, fit the devices, people and procedures they name, and hold every trouble."""

import json
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from logbook.core.exchange import inventory, play, scenario
from logbook.core.exchange.scenario import Act, ClockMove, Scenario
from logbook.core.model import library
from logbook.core.model.codes import Certainty, Meaning, Part
from logbook.core.model.frame import part_of
from logbook.core.model.records import KINDS

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "resources" / "demo"
WARDS = {
    "uci": ("night-uci.jsonl", "inventory-uci.csv", "staff.csv"),
    "5b": ("night-5b.jsonl", "inventory-5b.csv", "staff-5b.csv"),
}
HOUR = 3_600_000
LATE = 10 * 60_000


def _library() -> dict[str, library.Procedure]:
    read = (library.read(path.read_bytes()) for path in (ROOT / "resources" / "procedures").iterdir())
    return {procedure.code: procedure for procedure in read}


def _night(ward: str) -> Scenario:
    return scenario.read((DEMO / WARDS[ward][0]).read_bytes())


def _acts(ward: str) -> list[Act]:
    return [step for step in _night(ward).steps if isinstance(step, Act)]


@pytest.fixture(params=WARDS)
def ward(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


def test_the_first_night_is_long_and_the_second_shorter() -> None:
    assert len(_acts("uci")) >= 150
    assert len(_acts("5b")) >= 40


def test_the_first_night_runs_from_the_freeze_for_fourteen_hours() -> None:
    acts = _acts("uci")
    first = min(act.happened.at for act in acts)
    assert datetime.fromtimestamp(first / 1000, UTC).isoformat() == "2026-11-23T01:40:00+00:00"
    assert acts[-1].at - first == 14 * HOUR
    assert {act.zone for act in acts} == {60}


def test_both_nights_pass_the_check_before_playing(ward: str) -> None:
    play.check(_night(ward), {}, _library())


def test_every_device_is_in_the_ward_or_arrives(ward: str) -> None:
    known = {device.device for device in inventory.read((DEMO / WARDS[ward][1]).read_bytes()).devices}
    for act in _acts(ward):
        if act.kind == "device":
            known.add(act.fields["device"])
        named = [act.fields.get(name, "") for name in ("device", "second_device", "replaces")]
        assert {name for name in [*named, *act.fields.get("devices", ())] if name} <= known, act.line


def test_gates_stand_only_on_life_support(ward: str) -> None:
    devices = {device.device: device for device in inventory.read((DEMO / WARDS[ward][1]).read_bytes()).devices}
    for act in _acts(ward):
        if act.fields.get("life_support") and act.kind == "intervention":
            assert devices[act.fields["device"]].life_support, act.line


def test_what_a_gate_lacks_is_said_to_be_missing(ward: str) -> None:
    """Only what was said or seen, or said to be missing; nothing is left silently open."""
    told = {"clinical-yes": "yes_by", "manual-backup": "backups", "witness": "witness"}
    for act in _acts(ward):
        if act.fields.get("life_support") and act.kind == "intervention":
            for missing, field in told.items():
                assert act.fields.get(field) or missing in act.fields.get("missing", ()), (act.line, missing)


def test_everybody_is_on_the_staff_list_but_the_agency_nurse(ward: str) -> None:
    staff = (DEMO / WARDS[ward][2]).read_text(encoding="utf-8")
    people = [act.fields for act in _acts(ward) if act.kind == "person"]
    strangers = [person for person in people if f"{person['name']};{person['role']};{person['number']};" not in staff]
    assert [person["name"] for person in strangers] == (["Grace Bennett"] if ward == "uci" else [])
    assert all(person["listed"] is False for person in strangers)


def test_nobody_signs_the_own_record(ward: str) -> None:
    author = {f"ref:{act.label}": act.who for act in _acts(ward) if act.label}
    for act in _acts(ward):
        if act.kind == "witness":
            assert author[act.fields["target"]] != act.who, act.line
        assert act.cosign != act.who, act.line


def test_steps_and_answers_are_those_of_the_procedure(ward: str) -> None:
    books, in_force = _library(), {}
    for act in _acts(ward):
        if act.kind == "procedure":
            in_force[f"ref:{act.label}"] = books[act.fields["code"]].edition(act.fields["language"])
        if act.fields.get("step"):
            step = in_force[act.fields["procedure"]].step(act.fields["step"])
            assert step is not None, act.line
            assert act.fields.get("answer", "") in {"", *step.answers}, act.line
            assert not act.fields.get("bed") or step.per_bed or act.kind == "intervention" or step.id == "P03.11"


def test_patient_codes_travel_in_the_patient_part_alone(ward: str) -> None:
    codes = {act.fields["patient"] for act in _acts(ward) if act.fields.get("patient")}
    assert len(codes) >= 6
    for act in _acts(ward):
        open_words = json.dumps(_without_patient(act), ensure_ascii=False) + act.why
        assert not any(code in open_words for code in codes), act.line


def test_the_first_night_holds_every_trouble() -> None:
    acts = _acts("uci")
    fields = [act.fields for act in acts]
    assert {act.kind for act in acts} == {
        "person", "vouch", "sign-on", "note", "intervention", "completion", "device", "state", "move", "level",
        "procedure", "step", "acknowledge", "procedure-end", "correction", "witness", "clock-check",
        "request", "request-step", "system", "contact", "call",
    }  # fmt: skip
    assert sum(act.at - act.happened.at > LATE for act in acts) >= 5
    assert {act.happened.certainty for act in acts} == set(Certainty)
    assert sum(bool(act.corrects) for act in acts) >= 3
    assert {field["meaning"] for field in fields if "meaning" in field} >= {Meaning.WITNESSED, Meaning.NOT_AGREED}
    assert sum(field.get("emergency", False) for field in fields) >= 3
    assert any(field.get("photo") for field in fields)
    assert any(act.recorded_by for act in acts)
    assert {field["clock"] for field in fields if "clock" in field} == {"radio", "wall", "device"}


def test_twelve_network_cables_leave_life_support_and_blood_gas() -> None:
    out = [act for act in _acts("uci") if act.fields.get("readings") and _reads(act, "network", "cable-out")]
    struck = {act.corrects for act in _acts("uci") if act.corrects}
    standing = [act for act in out if act.kind == "intervention" and f"ref:{act.label}" not in struck]
    assert len(standing) == 12


def test_ten_alarms_are_heard_at_the_bed_and_two_not_tested() -> None:
    looks = [act for act in _acts("uci") if act.label.startswith("look-")]
    assert sum(_reads(act, "alarms", "heard-at-bed") for act in looks) == 10
    assert sum(_reads(act, "alarms", "not-tested") for act in looks) == 2


def test_a_gate_left_open_is_completed_later() -> None:
    acts = {f"ref:{act.label}": act for act in _acts("uci") if act.label}
    supplied = {
        (act.fields["target"], what)
        for act in _acts("uci")
        if act.kind == "completion"
        for what in act.fields["supplies"]
    }
    missing = {(label, what) for label, act in acts.items() for what in act.fields.get("missing", ())}
    assert supplied
    assert supplied <= missing
    assert ("ref:iabp-plug", "manual-backup") in missing - supplied


def test_the_clock_is_set_back_an_hour_and_put_right() -> None:
    assert [step.seconds for step in _night("uci").steps if isinstance(step, ClockMove)] == [-3600, 3600]


def test_the_second_ward_s_clock_is_24_minutes_fast() -> None:
    checks = [act.fields for act in _acts("5b") if act.kind == "clock-check" and act.fields["clock"] == "radio"]
    assert [(check["pc"] - check["shown"]) // 60_000 for check in checks] == [24]


def test_the_second_ward_has_a_gap_in_time() -> None:
    acts = _acts("5b")
    assert max(later.at - act.at for act, later in pairwise(acts)) > 2 * HOUR


def test_devices_travel_between_the_wards() -> None:
    for device, there, here in (("TM-13", "5b", "uci"), ("BI-08", "uci", "5b")):
        assert any(act.kind == "move" and act.fields["device"] == device for act in _acts(there))
        assert any(act.kind == "device" and act.fields["device"] == device for act in _acts(here))


def _reads(act: Act, axis: str, value: str) -> bool:
    return any((item["axis"], item["value"]) == (axis, value) for item in act.fields.get("readings", ()))


def _without_patient(act: Act) -> dict[str, Any]:
    parts = {spec.name: part_of(spec) for spec in KINDS[act.kind].__dataclass_fields__.values()}
    return {name: value for name, value in act.fields.items() if parts[name] is not Part.PATIENT}
