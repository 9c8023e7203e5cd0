# SPDX-License-Identifier: Apache-2.0
"""The device board by what happened."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from logbook.core.model.codes import NOT_CHECKED, Act, Axis, Certainty, ClockUsed, DeviceType, Level
from logbook.core.model.devices import DeviceBoard
from logbook.core.model.frame import PROGRAM, Ref
from logbook.core.model.records import (
    AxisReading,
    ClockCheck,
    Correction,
    Device,
    FieldReading,
    Intervention,
    LevelSet,
    Move,
    Note,
    State,
)
from logbook.core.model.topics import STORE
from logbook.core.model.traces import ClockStep
from tests.core.model.acts import MINUTE, T0, Night, state

PUMP = DeviceType.INFUSION_PUMP


def board_of(night):
    return night.into(DeviceBoard())


def axis_of(night, axis=Axis.FUNCTION, device="BI-1"):
    return board_of(night).device(device).axes[axis]


def test_an_empty_board_is_empty():
    assert DeviceBoard().devices() == ()
    assert DeviceBoard().beds() == ()
    assert DeviceBoard().device("BI-1") is None


def test_a_new_device_is_not_checked_since_it_was_added():
    night = Night()
    night.write(Device("BI-1", PUMP, bed="3", patient="K4", life_support=True))
    (view,) = board_of(night).devices()
    assert (view.id, view.known, view.bed, view.bed_since, view.patient) == ("BI-1", True, "3", T0 + MINUTE, "K4")
    assert view.last_check is None
    for axis in Axis:
        shown = view.axes[axis]
        assert (shown.value, shown.at, shown.age_at, shown.ref) == (NOT_CHECKED, T0 + MINUTE, T0 + MINUTE, None)


def test_an_outage_that_began_later_is_since_when_nobody_looked():
    night = Night()
    night.write(Device("BI-1", PUMP))
    board = board_of(night)

    def since(device="BI-1"):
        return board.device(device).axes[Axis.FUNCTION].at

    assert since() == T0 + MINUTE
    level = night.write(LevelSet(Level.D1))
    board.apply(level)
    assert since() == T0 + 2 * MINUTE
    board.apply(night.write(Device("BI-2", PUMP)))
    assert since("BI-2") == T0 + 3 * MINUTE
    board.apply(night.write(Correction(), corrects=level.ref))
    assert since() == T0 + MINUTE


def test_declaring_a_level_does_not_make_what_was_seen_vanish():
    night = Night()
    night.write(state("BI-1", "does-not-work"))
    night.write(LevelSet(Level.D3))
    assert axis_of(night).value == "does-not-work"


def test_a_reading_tells_value_words_time_person_and_record():
    night = Night()
    read = night.write(
        state("BI-1", "heard-at-bed", Axis.ALARMS, "Joan"), user="p2", certainty=Certainty.ABOUT, verified=False
    )
    shown = axis_of(night, Axis.ALARMS)
    assert (shown.value, shown.detail, shown.by, shown.ref) == ("heard-at-bed", "Joan", "p2", read.ref)
    assert (shown.at, shown.age_at, shown.certainty) == (T0 + MINUTE, T0 + MINUTE, Certainty.ABOUT)
    assert (shown.checked, shown.undecided, shown.history, shown.verified) == (None, (), (read.ref,), False)


def test_a_late_entry_goes_into_the_history():
    night = Night()
    first = night.write(state("BI-1", "works"))
    late = night.write(state("BI-1", "limited"), at=T0 - 30 * MINUTE)
    shown = axis_of(night)
    assert shown.value == "works"
    assert shown.history == (late.ref, first.ref)


def test_a_correction_withdraws_a_reading_and_its_own_correction_restores_it():
    night = Night()
    night.write(state("BI-1", "works"))
    wrong = night.write(state("BI-1", "limited"))
    board = board_of(night)

    def after(target):
        entry = night.write(Correction(), corrects=target)
        board.apply(entry)
        return board.device("BI-1").axes[Axis.FUNCTION].value, entry.ref

    assert board.device("BI-1").axes[Axis.FUNCTION].value == "limited"
    value, correction = after(wrong.ref)
    assert value == "works"
    assert after(correction)[0] == "limited"


def test_times_that_cannot_be_told_apart_show_both_values():
    night = Night()
    night.pass_time(60)
    night.write(state("BI-1", "works"), at=T0 + 10 * MINUTE)
    rival = night.write(state("BI-1", "limited", detail="slow"), at=T0 + 8 * MINUTE, certainty=Certainty.ABOUT)
    shown = axis_of(night)
    assert (shown.value, shown.undecided) == ("works", (("limited", "slow", rival.ref),))


def test_as_before_renews_every_axis_ever_read_and_no_other():
    night = Night()
    read = night.write(State("BI-1", (AxisReading(Axis.FUNCTION, "works"), AxisReading(Axis.POWER, "battery"))))
    look = night.write(State("BI-1", (AxisReading(Axis.POWER, "none"),), as_before=True), user="p2")
    again = night.write(State("BI-1", as_before=True), user="p3")
    shown = axis_of(night)
    assert (shown.value, shown.at, shown.by, shown.ref, shown.checked) == (
        "works", T0 + 3 * MINUTE, "p3", read.ref, again.ref,
    )  # fmt: skip
    power = axis_of(night, Axis.POWER)
    assert (power.value, power.ref) == ("none", look.ref)
    assert axis_of(night, Axis.TRUST).ref is None


def test_as_before_falls_with_the_reading_it_repeats():
    night = Night()
    night.write(state("BI-1", "limited"))
    wrong = night.write(state("BI-1", "works"))
    night.write(State("BI-1", as_before=True))
    night.write(Correction(), corrects=wrong.ref)
    shown = axis_of(night)
    assert (shown.value, shown.at, shown.checked) == ("limited", T0 + MINUTE, None)


def test_a_late_entry_does_not_undo_a_later_look_that_found_it_as_before():
    night = Night()
    night.write(state("BI-1", "works"))
    night.pass_time(10)
    night.write(State("BI-1", as_before=True))
    night.write(state("BI-1", "limited"), at=T0 + 5 * MINUTE)
    assert axis_of(night).value == "works"


def test_as_before_says_nothing_of_what_is_undecided_or_came_later():
    night = Night()
    night.pass_time(60)
    night.write(state("BI-1", "works"), at=T0 + 10 * MINUTE)
    night.write(State("BI-1", as_before=True), at=T0 + 9 * MINUTE)
    assert axis_of(night).checked is None
    night.write(state("BI-1", "limited"), at=T0 + 8 * MINUTE, certainty=Certainty.ABOUT)
    night.write(State("BI-1", as_before=True))
    shown = axis_of(night)
    assert (shown.checked, len(shown.undecided)) == (None, 1)


def test_an_intervention_carries_readings():
    night = Night()
    readings = (AxisReading(Axis.NETWORK, "cable-out"), AxisReading(Axis.MODE, "stand-alone"))
    done = night.write(Intervention(Act.NETWORK_OUT, device="BI-1", readings=readings))
    view = board_of(night).device("BI-1")
    assert (view.axes[Axis.NETWORK].value, view.axes[Axis.MODE].value) == ("cable-out", "stand-alone")
    assert view.last_check.ref == done.ref


def test_the_last_check_is_the_last_look_and_no_other_act():
    night = Night()
    look = night.write(State("BI-1"), user="p2")
    night.write(Intervention(Act.DRUG, device="BI-1"))
    check = board_of(night).device("BI-1").last_check
    assert (check.ref, check.by, check.at, check.age_at) == (look.ref, "p2", T0 + MINUTE, T0 + MINUTE)
    tested = night.write(Intervention(Act.ALARM_TEST, device="BI-1"))
    assert board_of(night).device("BI-1").last_check.ref == tested.ref


def test_history_lists_every_entry_about_the_device_also_struck_ones():
    night = Night()
    night.write(Device("BI-1", PUMP))
    note = night.write(Note(devices=("BI-1",)))
    night.write(ClockCheck(ClockUsed.DEVICE, T0, T0, device="BI-1"))
    night.write(Correction(), corrects=note.ref)
    assert [ref.number for ref in board_of(night).device("BI-1").history] == [0, 1, 2]


def test_a_device_only_mentioned_is_not_on_the_board_but_one_looked_at_is():
    night = Night()
    night.write(Note(devices=("X-9",)))
    assert board_of(night).devices() == ()
    night.write(state("X-9", "works"))
    (view,) = board_of(night).devices()
    assert (view.known, view.description, view.bed) == (False, Device("X-9", DeviceType.OTHER), "")


def test_a_device_entered_by_mistake_leaves_the_board():
    night = Night()
    wrong = night.write(Device("BI-1", PUMP))
    night.write(Correction(), corrects=wrong.ref)
    assert board_of(night).devices() == ()


def test_a_renewed_description_counts_and_a_struck_one_does_not():
    night = Night()
    night.write(Device("BI-1", PUMP, serial="1"))
    night.write(Device("BI-1", PUMP, serial="2"))
    wrong = night.write(Device("BI-1", PUMP, serial="3"))
    night.write(Correction(), corrects=wrong.ref)
    assert board_of(night).device("BI-1").description.serial == "2"


def place(night, device="BI-1"):
    return board_of(night).device(device).bed


def test_a_move_changes_the_bed_and_a_late_one_does_not():
    night = Night()
    night.write(Device("BI-1", PUMP, bed="3"))
    night.write(Move("BI-1", "5", patient="K5"))
    night.write(Move("BI-1", "4"), at=T0)
    view = board_of(night).device("BI-1")
    assert (view.bed, view.patient, view.bed_since) == ("5", "K5", T0 + 2 * MINUTE)


def test_a_description_that_repeats_its_bed_does_not_undo_a_move():
    night = Night()
    night.write(Device("BI-1", PUMP, bed="3"))
    night.write(Move("BI-1", "5"))
    night.write(Device("BI-1", PUMP, bed="3", serial="2"))
    assert place(night) == "5"
    night.write(Device("BI-1", PUMP, bed="7"))
    assert place(night) == "7"


def test_a_swap_puts_the_other_device_away_and_claims_nothing_else():
    night = Night()
    night.write(Device("BI-1", PUMP, bed="3"))
    night.write(Move("BI-2", "3", replaces="BI-1", patient="K4"))
    assert (place(night, "BI-1"), place(night, "BI-2")) == (STORE, "3")
    assert axis_of(night, Axis.MODE).value == NOT_CHECKED
    assert board_of(night).device("BI-1").patient == ""
    night.write(Move("BI-1", "4", replaces="BI-2", replaced_to="box"))
    assert (place(night, "BI-1"), place(night, "BI-2")) == ("4", "box")


def test_a_swap_told_as_an_intervention_uses_the_first_devices_bed():
    night = Night()
    night.write(Device("BI-1", PUMP, bed="3"))
    night.write(Intervention(Act.SWAP, device="BI-1", second_device="BI-2"))
    assert (place(night, "BI-1"), place(night, "BI-2")) == (STORE, "3")
    night.write(Intervention(Act.SWAP, device="BI-7", second_device="BI-8"))
    assert (place(night, "BI-7"), place(night, "BI-8")) == (STORE, "")
    night.write(Intervention(Act.SWAP, device="BI-8", second_device="BI-9", bed="6"))
    assert place(night, "BI-9") == "6"


def test_ages_are_told_on_the_pcs_clock_as_it_runs_now():
    night = Night()
    night.write(Device("BI-2", PUMP))
    night.write(LevelSet(Level.D1))
    night.write(state("BI-1", "works"))
    night.wall -= 60 * MINUTE
    night.write(ClockStep(-60 * MINUTE), user=PROGRAM)
    board = board_of(night)
    shown = board.device("BI-1").axes[Axis.FUNCTION]
    assert (shown.at, shown.age_at) == (T0 + 3 * MINUTE, T0 - 57 * MINUTE)
    assert board.device("BI-2").axes[Axis.FUNCTION].age_at == T0 - 58 * MINUTE
    board.apply(night.write(state("BI-1", "limited")))
    assert board.device("BI-1").axes[Axis.FUNCTION].value == "limited"


def test_a_clock_check_and_its_correction_reorder_the_board():
    night = Night()
    night.pass_time(60)
    night.write(state("BI-1", "limited"), at=T0 + 20 * MINUTE, clock=ClockUsed.WALL)
    night.write(state("BI-1", "works"), at=T0 + 10 * MINUTE)
    assert axis_of(night).undecided
    check = night.write(ClockCheck(ClockUsed.WALL, shown=T0 + 12 * MINUTE, pc=T0))
    assert (axis_of(night).value, axis_of(night).undecided) == ("works", ())
    night.write(Correction(), corrects=check.ref)
    assert axis_of(night).undecided


def test_devices_come_as_people_count_and_beds_hold_them():
    night = Night()
    for name in ("BI-10", "BI-2"):
        night.write(Device(name, PUMP, bed="3"))
    board = board_of(night)
    assert [view.id for view in board.devices()] == ["BI-2", "BI-10"]
    assert [(bed.bed, bed.tiles[0].count) for bed in board.beds()] == [("3", 2)]


def test_a_view_is_kept_until_something_changes():
    night = Night()
    night.write(state("BI-1", "works"))
    board = board_of(night)
    before = board.device("BI-1")
    board.apply(night.write(Note(text="x")))
    assert board.device("BI-1") is before
    board.apply(night.write(Correction(), corrects=Ref("A", 1)))
    assert board.device("BI-1") is before


def anything(draw, night):
    """Write one record of any kind the board looks at, anyhow."""
    device = draw(st.sampled_from(["BI-1", "BI-2"]))
    back, width = draw(st.integers(0, 60)) * MINUTE, draw(st.integers(-5, 90)) * MINUTE
    how = {"at": night.wall - back, "clock": draw(st.sampled_from(ClockUsed))}
    how["certainty"] = draw(st.sampled_from(Certainty))
    if draw(st.booleans()):
        how["until"] = how["at"] + width
    if night.number and draw(st.integers(0, 5)) == 0:
        how["corrects"] = Ref("A", draw(st.integers(0, night.number - 1)))
    kinds = [
        state(device, draw(st.sampled_from(["works", "limited"]))),
        State(device, as_before=True),
        ClockCheck(how["clock"], how["at"], night.wall, error=draw(st.sampled_from([0, 3600])), device=device),
        ClockStep(width),
        Move(device, "5"),
        Device(device, PUMP, bed=draw(st.sampled_from(["3", "4"]))),
        Intervention(Act.SWAP, device=device, second_device="BI-9"),
        LevelSet(draw(st.sampled_from(Level))),
        Correction(),
    ]
    night.write(draw(st.sampled_from(kinds)), **how)


@given(st.data())
def test_who_looks_between_and_who_looks_at_the_end_see_the_same_board(data):
    night, watched = Night(), DeviceBoard()
    for _ in range(data.draw(st.integers(1, 30))):
        anything(data.draw, night)
        watched.apply(night.entries[-1])
        watched.devices()
    assert watched.devices() == night.into(DeviceBoard()).devices()


VALUES = st.sampled_from(["works", "limited", "does-not-work", "out-of-use"])


@given(st.lists(st.tuples(st.integers(0, 10_000), VALUES), min_size=1, unique_by=lambda pair: pair[0]))
def test_however_late_each_was_written_the_latest_happened_is_shown(readings):
    night = Night()
    night.pass_time(20_000)
    for minute, value in readings:
        night.write(state("BI-1", value), at=T0 + minute * MINUTE)
    shown = axis_of(night)
    assert shown.value == max(readings)[1]
    assert len(shown.history) == len(readings)
    assert [night.entries[ref.number].frame.happened.at for ref in shown.history] == sorted(
        T0 + minute * MINUTE for minute, _ in readings
    )


def test_a_log_that_asks_for_too_much_gets_no_repeated_readings():
    night = Night()
    night.pass_time(3000)
    night.write(state("BI-1", "works"), at=T0 - 10**9, until=T0, certainty=Certainty.BETWEEN)
    for _ in range(2500):
        night.write(State("BI-1", as_before=True))
    shown = night.into(DeviceBoard()).device("BI-1").axes[Axis.FUNCTION]
    assert shown.value == "works"
    assert 500 < len(shown.history) < 2500
    for _ in range(500):  # every look at its description costs a step more than the record earned
        struck = night.write(Device("BI-1", DeviceType.INFUSION_PUMP, bed="3"))
        night.write(Correction(), corrects=struck.ref)
    assert night.into(DeviceBoard()).device("BI-1").axes[Axis.FUNCTION].value == "works"


def test_without_patience_no_earlier_description_is_looked_for():
    night, board = Night(), DeviceBoard()
    night.write(Device("BI-1", PUMP, bed="2"))
    for _ in range(250):  # more struck descriptions than one record earns steps
        struck = night.write(Device("BI-1", PUMP, bed="3"))
        night.write(Correction(), corrects=struck.ref)
    night.into(board)
    while board._patience.spend(1):
        pass
    board.apply(night.write(Device("BI-1", PUMP, bed="2")))
    assert board.device("BI-1").bed == "2"


def test_fields_of_a_check_are_shown_as_last_read():
    night = Night()
    night.write(State("BI-1", fields=(FieldReading("rate", "4"),)))
    night.write(Correction(), corrects=night.write(State("BI-1", fields=(FieldReading("drug", "x"),))).ref)
    assert [(key, view.value) for key, view in board_of(night).device("BI-1").fields.items()] == [("rate", "4")]
