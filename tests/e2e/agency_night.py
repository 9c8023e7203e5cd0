# SPDX-License-Identifier: Apache-2.0
"""The night of an agency nurse at a real X server, by hand: `agency_night.py FOLDER`; run by test_agency_night.py.

Anna Puig has begun the night and left the screen locked. Nuria Soler, who is not on the list, reads Spanish and has a
small screen, finds her way through one shift. Every button is looked for under its Spanish name, so a word that the
screen says in another language is not found. The acts of each task are printed as JSON at the end.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from logbook.i18n import words_for
from tests import wards
from tests.e2e.ward_night import WardNight

WARDS_OWN, VOUCHER, AGENCY = "Anna Puig", "Marc Vidal", "Nuria Soler"
PIN = "275931"
SMALL = (1093, 614)
TRIES = 10
"""How often one squeezes the trigger: a busy machine may stretch a scan beyond a scanner's pace."""
TEN_BACK = "\N{MINUS SIGN}10 min"
es = words_for("es")


def before_her(night: WardNight) -> None:
    """What the ward did before she came: a note, a procedure in force; then the screen was locked."""
    hands = night.hands
    night.open()
    night.sign_on(WARDS_OWN)
    night.record(lambda: (hands.type("Charting froze, all beds"), hands.press("Return")))
    hands.press("F3")
    hands.click("P06…")
    hands.click("Put in force…")
    hands.click("On whose word?")
    hands.type("Dr Ferrer")
    night.record(lambda: hands.click("Put in force"))
    hands.press("F11")
    hands.expect("Who are you?")


def her_language(night: WardNight) -> None:
    """Spanish, and the colours of the night, before anybody signs on."""
    night.hands.press("F10")
    night.hands.expect(es("Who are you?"))
    night.hands.press("F9")
    night.hands.expect(es("Day"))


def get_in(night: WardNight) -> None:
    """She is not on the list, writes herself down, and chooses a PIN."""
    hands = night.hands
    hands.click(es("Someone else") + "…")
    hands.click(es("Your name"))
    hands.type(AGENCY)
    hands.click(es("Your PIN, six numbers"))
    hands.type(PIN)
    hands.press("Tab")
    hands.type(PIN)
    night.record(lambda: hands.press("Return"))
    hands.expect(es("Switch"))


def vouched(night: WardNight) -> None:
    """A colleague vouches for her with the own PIN, at the same screen."""
    hands = night.hands
    hands.press("ctrl+comma")
    hands.click(es("Vouch…"))
    hands.click(f"{VOUCHER}…")
    hands.type(wards.PINS[VOUCHER])
    night.record(lambda: hands.press("Return"))
    hands.expect(es("vouched for by {names}").format(names=VOUCHER))


def what_is_in_force(night: WardNight) -> None:
    """The procedure in force, in her language; she has read it, and ticks its first step."""
    hands = night.hands
    hands.press("F3")
    hands.click("P06 · Respirador…")
    hands.expect(es("Read by, on this shift"))
    night.record(lambda: hands.click(AGENCY))
    night.record(lambda: hands.click(es("Done")))


def pump(night: WardNight) -> None:
    """The pump at bed 5, found by its label read by a hand scanner, and its check."""
    hands = night.hands
    hands.press("F7")
    for _ in range(TRIES):
        hands.scan("BI-05")
        if hands.sees(es("Check…")):
            break
    hands.click(es("Check…"))
    hands.expect(es("Record the check"))
    hands.type("4.2")
    night.record(lambda: hands.click(es("Record the check")))


def unknown_device(night: WardNight) -> None:
    """A monitor that is on no list, at bed 5."""
    hands = night.hands
    hands.press("F2", "F2")
    hands.click(es("Add a device"))
    hands.click(es("Number on the label"))
    hands.type("LOAN-1")
    hands.click(es("Bed"))
    hands.type("5")
    hands.click(es("Monitor"))
    night.record(lambda: hands.twice(es("Record the device")))


def late_note(night: WardNight) -> None:
    """Something done ten minutes ago, with signs in it that other programs would take for markup."""
    hands = night.hands
    hands.press("F1")
    hands.click(es("What happened?"))
    hands.type("<b>Cama 5</b>: aspirado & cambiado")
    hands.click(TEN_BACK)
    night.record(lambda: hands.click(es("Record")))


def helped(night: WardNight) -> None:
    """The help of a page, and back to the page that was asked about."""
    hands = night.hands
    hands.press("F7")
    hands.click(es("Contacts"))
    hands.press("ctrl+h")
    hands.wait(lambda: not hands.sees(es("Another call")), "the help")
    hands.press("Escape")
    hands.expect(es("Another call"))


def call(night: WardNight) -> None:
    """A call for the ventilator, answered and read back."""
    hands = night.hands
    hands.click(es("Another call"))
    hands.click(es("Name"))
    hands.type("Electromedicina")
    hands.click(es("What was said"))
    hands.type("Vienen a por el VM-07")
    hands.click(es("Read back"))
    night.record(lambda: hands.twice(es("Record the call")))
    hands.expect(
        es("Another call")
    )  # the second half met “New contact”, which came under the hand, and pressed nothing


def threat(night: WardNight) -> None:
    """Somebody asks for money on a screen; what was seen is written, nothing is touched or answered."""
    hands = night.hands
    hands.press("F7")
    hands.click(es("Somebody asks for money"))
    hands.click(es("Message on a screen"))
    hands.click(es("What exactly was seen or heard?"))
    hands.type("Fondo rojo, piden bitcoin")
    night.record(lambda: hands.click(es("Record")))


def sealed(night: WardNight) -> None:
    """She locks the screen; a passer-by leaves a sealed note."""
    hands = night.hands
    hands.press("F11")
    hands.click(es("Write a sealed note") + "…")
    hands.click(es("Your name"))
    hands.type("Pau")
    hands.click(es("What happened?"))
    hands.type("Monitor de la 8 apagado un minuto")
    hands.click(es("Seal the note"))
    hands.rest()


def wrong_pin(night: WardNight) -> None:
    """She mistypes her PIN once, then signs on again."""
    hands = night.hands
    hands.click(f"{AGENCY}…")
    night.record(lambda: (hands.type("275932"), hands.press("Return")))
    hands.expect(AGENCY)
    hands.type(PIN)
    hands.press("Return")
    hands.expect(es("Switch"))


def leave(night: WardNight) -> None:
    """The log leaves as a signed PDF, to be looked at from outside."""
    night.leave(es)


TASKS = (
    her_language, get_in, vouched, what_is_in_force, pump, unknown_device, late_note, helped, call, threat, sealed,
    wrong_pin, leave,
)  # fmt: skip


def main(folder: Path) -> None:
    """Live through the night and print the acts of each task."""
    night = WardNight(folder, SMALL)
    before_her(night)
    night.live(TASKS)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
