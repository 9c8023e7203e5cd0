# SPDX-License-Identifier: Apache-2.0
"""A state machine: a night of random acts: the folds agree with a model so plain that it can be read off the page."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from logbook.core.model.codes import Axis, Certainty, DeviceType, Meaning, Role
from logbook.core.model.folds import Folds
from logbook.core.model.frame import PROGRAM, Ref
from logbook.core.model.records import (
    AxisReading,
    Correction,
    Device,
    InForce,
    Move,
    Note,
    Person,
    State,
    Step,
    Witness,
)
from logbook.core.model.timeline import Filter
from logbook.core.model.traces import ClockStep
from tests.core.model.acts import MINUTE, Night

DEVICES = st.sampled_from(["BI-1", "BI-2"])
BEDS = st.sampled_from(["1", "2", "10"])
VALUES = st.sampled_from(["works", "limited", "does-not-work"])
LATE = st.integers(0, 90)
PICK = st.integers(0, 10_000)


@dataclass(frozen=True)
class Said:
    """One act as the plain model keeps it; `when` is true time in minutes, which no clock can set back."""

    ref: Ref
    what: str
    who: str
    when: float
    about: str = ""
    value: str = ""
    strikes: Ref | None = None
    repeats: Ref | None = None


class ANight(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.night, self.folds, self.said = Night(), Folds(), []

    # The plain model

    def stands(self, ref):
        return not any(other.strikes == ref and self.stands(other.ref) for other in self.said)

    def standing(self, what, about=None):
        found = [said for said in self.said if said.what == what and self.stands(said.ref)]
        return [said for said in found if about is None or said.about == about]

    def latest(self, what, about):
        found = [s for s in self.standing(what, about) if s.repeats is None or self.stands(s.repeats)]
        return max(found, key=lambda said: (said.when, self.said.index(said)), default=None)

    # The acts

    def write(self, record, late=0, **how):
        """Write a record, declared `late` minutes before now, or up to 15 minutes ahead if negative."""
        at = self.night.wall + MINUTE - late * MINUTE
        entry = self.night.write(record, at=at, **how)
        self.folds.apply(entry)
        return entry.ref, self.night.boot // MINUTE - max(late, 0)

    def say(self, what, record, late=0, about="", value="", who="p1", **how):
        ref, when = self.write(record, late, user=who, corrects=how.get("strikes"))
        self.said.append(Said(ref, what, who, when, about, value, **how))

    @initialize()
    def begin(self):
        for user in ("p1", "p2"):
            self.say("person", Person(user, Role.NURSE, name=f"Name {user}"), about=user, value=f"Name {user}")

    @rule(user=st.sampled_from(["p1", "p2", "p3"]), name=st.sampled_from(["Anna", "Núria"]))
    def enrol(self, user, name):
        self.say("person", Person(user, Role.NURSE, name=name), about=user, value=name)

    @rule(bed=BEDS, late=LATE)
    def note(self, bed, late):
        self.say("note", Note(text="pump is odd", bed=bed), late, about=bed)

    @rule(device=DEVICES, value=VALUES, late=st.integers(-15, 90))
    def look(self, device, value, late):
        record = State(device, (AxisReading(Axis.FUNCTION, value),))
        self.say("reading", record, late, about=device, value=value)

    @rule(device=DEVICES, late=LATE)
    def look_as_before(self, device, late):
        latest = self.latest("reading", device)
        ref, when = self.write(State(device, as_before=True), late)
        if latest and latest.when <= when:
            source = latest.repeats or latest.ref
            self.said.append(Said(ref, "reading", "p1", when, device, latest.value, repeats=source))
        else:
            self.said.append(Said(ref, "look", "p1", when, device))

    @rule(device=DEVICES, bed=BEDS, late=LATE)
    def move(self, device, bed, late):
        self.say("place", Move(device, bed), late, about=device, value=bed)

    @rule(device=DEVICES)
    def describe(self, device):
        self.say("device", Device(device, DeviceType.PCA), about=device)

    @rule(pick=PICK)
    def correct(self, pick):
        self.say("correction", Correction(), strikes=self.said[pick % len(self.said)].ref)

    @rule(pick=PICK, bed=BEDS)
    def correct_by_another_note(self, pick, bed):
        strikes = self.said[pick % len(self.said)].ref
        self.say("note", Note(text="pump is odd", bed=bed), about=bed, strikes=strikes)

    @rule(pick=PICK, who=st.sampled_from(["p1", "p2"]))
    def witness(self, pick, who):
        target = self.said[pick % len(self.said)].ref
        self.say("witness", Witness(target, Meaning.WITNESSED), about=str(target), who=who)

    @rule()
    def put_in_force(self):
        self.say("procedure", InForce("P07", 3, "es", "d", "Bombas", sample=True))

    @rule(pick=PICK, step=st.sampled_from("123"), bed=BEDS, late=LATE)
    def tick(self, pick, step, bed, late):
        put = [said.ref for said in self.said if said.what == "procedure"]
        if put:
            target = put[pick % len(put)]
            self.say("step", Step(target, step, bed=bed), late, about=str(target), value=f"{bed} {step}")

    @rule(minutes=st.integers(-120, 120).filter(bool))
    def set_the_clock(self, minutes):
        self.night.wall += minutes * MINUTE
        ref, when = self.write(ClockStep(minutes * MINUTE), user=PROGRAM)
        self.said.append(Said(ref, "clock", PROGRAM, when))

    @rule(hours=st.integers(1, 5))
    def hours_pass(self, hours):
        self.night.pass_time(hours * 60)

    # What must be so after each

    @invariant()
    def every_entry_is_there_in_order_with_its_strikes(self):
        timeline = self.folds.timeline
        assert [entry.ref for entry in timeline.entries] == [said.ref for said in self.said]
        for said in self.said:
            marks = timeline.marks(said.ref)
            assert (marks.struck_by is None) is self.stands(said.ref)
            signed = [witness.ref for witness in self.standing("witness", str(said.ref))]
            assert list(marks.witnesses) == signed

    @invariant()
    def search_finds_the_notes(self):
        for bed in ("1", "2", "10"):
            found = self.folds.timeline.search("PUMP odd", Filter(bed=bed, kinds=frozenset({"note"})))
            own = {said.ref for said in self.said if said.what == "note" and said.about == bed}
            assert own <= set(found)

    @invariant()
    def the_board_shows_what_truly_happened_last(self):
        for device in ("BI-1", "BI-2"):
            view = self.folds.devices.device(device)
            kinds = ("reading", "look", "place", "device")
            known = any(self.standing(what, device) for what in kinds)
            assert (view is not None) is known
            if view is None:
                continue
            latest, place = self.latest("reading", device), self.latest("place", device)
            shown = view.axes[Axis.FUNCTION]
            assert shown.value == (latest.value if latest else "not-checked")
            assert (shown.checked or shown.ref) == (latest.ref if latest else None)
            assert shown.certainty is Certainty.EXACT
            assert shown.undecided == ()
            assert view.bed == (place.value if place else "")
            if latest:
                assert self.night.wall - shown.age_at == self.night.boot - latest.when * MINUTE

    @invariant()
    def people_are_called_as_last_enrolled(self):
        for user in ("p1", "p2", "p3"):
            named = self.standing("person", user)
            assert self.folds.people.name(user) == (named[-1].value if named else user)

    @invariant()
    def procedures_have_the_steps_that_stand(self):
        shown = {view.ref: view for view in self.folds.procedures.in_force()}
        assert list(shown) == [said.ref for said in self.standing("procedure")]
        for ref, view in shown.items():
            ticked = {said.value for said in self.standing("step", str(ref))}
            assert {f"{bed} {step}" for bed, step in view.steps} == ticked


ANight.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestANight = ANight.TestCase
