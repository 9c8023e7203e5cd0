# SPDX-License-Identifier: Apache-2.0
"""The night of a nurse at a real X server, by hand: `nurse_night.py FOLDER`; run by test_nurse_night.py.

Marc Vidal signs on at 02:40, when the charting has just frozen, and works through to the handover to Joan Riera.
Everything goes through the window with mouse and keys. The acts of each task are printed as JSON at the end.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from logbook.i18n import words_for
from tests import wards
from tests.e2e.ward_night import WardNight

NURSE, OTHER = "Marc Vidal", "Joan Riera"
FIVE_BACK = "\N{MINUS SIGN}5 min"


def note(night: WardNight) -> None:
    """The charting froze five minutes ago; a word on the wrong bed, to be struck out later."""
    hands = night.hands
    night.record(lambda: (hands.type("Charting froze"), hands.click(FIVE_BACK), hands.click("Record")))
    night.record(lambda: (hands.type("Bed 9: patient asleep"), hands.press("Return")))


def strike(night: WardNight) -> None:
    """What was written for the wrong bed is struck out."""
    hands = night.hands
    hands.click_first("The log, newest entry first")
    hands.click("Correct or strike out…")
    hands.click("Why is it wrong?")
    hands.type("wrong bed")
    night.record(lambda: hands.click("Only strike it out"))


def ventilator(night: WardNight) -> None:
    """What is at bed 7; the ventilator's settings read by eye; its alarm is heard at the bed only."""
    hands = night.hands
    hands.press("F2")
    hands.type("bed 7")
    for device in ("Ventilator VM-07", "Infusion pump BI-07", "Monitor MO-07", "Bed CA-07"):
        hands.expect(device)
    hands.click("Find a device")
    hands.press("ctrl+a")
    hands.type("VM-07")
    hands.press("Return")
    night.record(lambda: hands.click("heard at the bed only"))
    hands.click("Check…")
    for value in ("PC-BIPAP", "45", "8", "16"):
        hands.type(value)
        hands.press("Tab")
    night.record(lambda: hands.click("Record the check"))
    hands.expect("PEEP set: 8")


def go_round(night: WardNight) -> None:
    """Beds 1 to 3 one device after the other: as before, but for one monitor."""
    hands = night.hands
    hands.press("F7")
    hands.click("Round")
    night.record(lambda: hands.press("Return"))
    for _ in range(3):
        night.record(lambda: hands.press("Return"))
    hands.click("Changed…")
    hands.click("works with limits")
    night.record(lambda: hands.click("Record 1 reading"))
    for _ in range(10):
        night.record(lambda: hands.press("Return"))


def patient(night: WardNight) -> None:
    """Somebody lies at bed 7, under the ward's next code."""
    hands = night.hands
    hands.press("F7")
    hands.click("Beds and patients")
    hands.click("Bed 7")
    hands.click("New patient here")
    night.record(lambda: hands.press("Return"))
    hands.expect("7·K1")


def cable(night: WardNight) -> None:
    """The ventilator's network cable comes out: the doctor said yes, the bag is there, a colleague is witness."""
    hands = night.hands
    pull(night, "cable out by us", "VM-07")
    hands.click("Dr Ferrer")
    hands.click("by phone")
    hands.click("Read back")
    hands.click("Bag-valve-mask")
    hands.click("no effect on the patient seen")
    hands.click(OTHER)
    hands.type(wards.PINS[OTHER])
    hands.press("Return")
    hands.expect(f"{OTHER} signs with this record.")
    before = night.entries()
    hands.press("Return")
    hands.wait(lambda: night.entries() >= before + 2, "the act and the witness's signature")


def pull(night: WardNight, value: str, device: str) -> None:
    """Open a device by its number, from wherever one is, and press a value."""
    hands = night.hands
    hands.press("F2", "F2")
    hands.click("Find a device")
    hands.press("ctrl+a")
    hands.type(device)
    hands.press("Return")
    hands.click(value)


def procedure(night: WardNight) -> None:
    """The downtime procedure of the ventilator on the doctor's word; its first two steps."""
    hands = night.hands
    hands.press("F3")
    hands.click("P06…")
    hands.click("Put in force…")
    hands.click("On whose word?")
    hands.type("Dr Ferrer, doctor")
    night.record(lambda: hands.click("Put in force"))
    for _ in range(2):
        night.record(lambda: hands.click("Done"))


def blood_gas(night: WardNight) -> None:
    """Blood gas to the laboratory by runner; its result comes on paper, is read back, and is closed."""
    hands = night.hands
    hands.press("F7")
    hands.click("Open loops")
    hands.press("Return")
    hands.expect("What is asked for?")
    hands.type("Blood gas")
    hands.click("Bed")
    hands.type("7")
    night.record(lambda: hands.click("Record the request"))
    night.record(lambda: hands.click("Taken by runner"))
    hands.click("Laboratory: Blood gas…")
    hands.click("Read back")
    hands.click("The answer, or what was said")
    hands.type("pH 7.31")
    night.record(lambda: hands.click("Record the step"))
    night.record(lambda: hands.click("I have the answer"))
    hands.expect("Nothing is open.")


def outside(night: WardNight) -> None:
    """Telephones are down, the radio works; the level of the outage."""
    hands = night.hands
    hands.press("F7")
    hands.click("Systems")
    hands.click("Communication")
    for row, status in (("Telephone, internal", "does not work"), ("Radio", "works")):
        night.record(lambda row=row, status=status: hands.click(status, within=row))
    hands.press("F7")
    hands.click("Level of the outage")
    hands.click("D4 Cyber isolation")
    hands.click("On whose word?")
    hands.type("Dr Ferrer")
    night.record(lambda: hands.click("Record the level"))


def suspect(night: WardNight) -> None:
    """A pump behaves strangely and is taken out of use; a monitor loses its network cable."""
    hands = night.hands
    pull(night, "Suspect…", "BI-03")
    night.record(lambda: hands.click("Record"))
    night.record(lambda: pull(night, "cable out by us", "MO-07"))


def look_up(night: WardNight) -> None:
    """The result that came by runner, and the board as it was before the night's acts."""
    hands = night.hands
    hands.press("F1")
    hands.press("ctrl+f")
    hands.type("pH 7.31")
    hands.expect("1 of ")
    hands.press("F7")
    hands.click("As it was at…")
    hands.click("Time, as 03:10")
    hands.press("ctrl+a")
    hands.type("02:39")
    hands.click("Show it")
    hands.expect("No level declared")


def blank_chart(night: WardNight) -> None:
    """A blank observation chart on the screen, to be copied by hand."""
    hands = night.hands
    hands.press("ctrl+p")
    hands.click("Print forms")
    hands.type("observation")
    hands.wait(lambda: not hands.sees("Drug chart"), "only what was looked for")
    hands.click("One more: Observation chart")
    hands.expect("1 sheet")
    hands.click("Print or save…")
    hands.click("Show, to copy by hand")
    hands.expect("Page before")


def restore(night: WardNight) -> None:
    """The ventilator is on the network again."""
    hands = night.hands
    pull(night, "connected", "VM-07")
    hands.click("Dr Ferrer")
    hands.click("no effect on the patient seen")
    night.record(lambda: hands.click("Record"))


def hand_over(night: WardNight) -> None:
    """The shift goes to a colleague; both sign."""
    hands = night.hands
    hands.press("F7")
    hands.click("Handover")
    for bed in range(1, 7):
        hands.expect(f"Bed {bed} of ")
        hands.press("Return")
    hands.expect("Ventilator VM-07")
    hands.expect("PEEP set: 8")
    hands.click("Ward and signatures")
    hands.click("To the signatures")
    hands.type(wards.PINS[NURSE])
    hands.press("Return")
    hands.click(f"{OTHER}…")
    hands.type(wards.PINS[OTHER])
    before = night.entries()
    hands.press("Return")
    hands.wait(lambda: night.entries() >= before + 2, "the handover and its second signature")
    hands.expect("Print the handover")


def own_record(night: WardNight) -> None:
    """What the nurse wrote, as HICS 214, to take away."""
    hands = night.hands
    hands.press("F7")
    hands.click("My record")
    hands.click("the whole log")
    path = night.save_as("HICS-214.pdf")
    hands.click("Save as a sealed PDF…")
    hands.wait(path.exists, "the own record")


def leave(night: WardNight) -> None:
    """The log leaves as a signed PDF, to be looked at from outside."""
    night.leave(words_for("en"))


TASKS = (
    note, strike, ventilator, go_round, patient, cable, procedure, blood_gas, outside, suspect, look_up, blank_chart,
    restore, hand_over, own_record, leave,
)  # fmt: skip


def main(folder: Path) -> None:
    """Live through the night and print the acts of each task."""
    night = WardNight(folder)
    night.open()
    night.sign_on(NURSE)
    night.live(TASKS)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
