# SPDX-License-Identifier: Apache-2.0
"""Threat 15: PINs are guessed for somebody's name, and the program is killed and started again to forget the tries.

Detects: each wrong try is a record, so it outlives kill and restart; five slow down that one name, from 30 seconds to
15 minutes, ten stop it until somebody in charge helps. Nobody else waits. Openly not protected: a PIN that was
watched. A record is the seal of the ward's log, not a personal signature.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from logbook import trouble
from logbook.core import ward as wards
from logbook.core.actions import opening, signing_on
from logbook.core.model.errors import PinStopped, WrongPin
from logbook.core.model.traces import WrongPin as WrongPinRecord
from logbook.telling.entry import tell
from tests.attacks.told import WORDS, opened
from tests.wards import CHEAP_PIN, NIGHT, PINS, HandClock, Machine, make

ROOT = Path(__file__).parents[3]
TRIES = 20


def machine(seconds):
    """The PC so many seconds into the night."""
    clock = HandClock(NIGHT)
    clock.pass_(seconds)
    return Machine(clock, "machine-1", "Ward Logbook test", CHEAP_PIN)


def guess(path, user, pin, seconds):
    """Open the ward as the program does, try one PIN, say what came of it, and wait to be killed."""
    ward = wards.load(opening.open_ward(path, opening.unlock(path), machine(seconds)))
    try:
        fits, _ = ward.worker.submit(signing_on.sign_on, ward, user, pin).result()
        said = "right" if fits else "wrong"
    except (WrongPin, PinStopped) as error:
        said = f"{type(error).__name__} {error.facts.get('wait', '')}"
    os.write(1, f"{os.getpid()} {said}\n".encode())
    signal.pause()


def main(path, user):
    """Start a process for each guess on the input, and say when it has died."""
    for line in sys.stdin:
        pin, seconds = line.split()
        pid = os.fork()
        if not pid:
            guess(path, user, pin, int(seconds))
        os.waitpid(pid, 0)
        os.write(1, b"dead\n")


def guessed(path, user, guesses):
    """What came of each guess (PIN, seconds into the night); the program is killed and started again after each."""
    command = [sys.executable, "-m", "tests.attacks.threats.test_15_pin", str(path), user]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as nursery:
        for pin, seconds in guesses:
            nursery.stdin.write(f"{pin} {seconds}\n")
            nursery.stdin.flush()
            pid, _, said = nursery.stdout.readline().strip().partition(" ")
            os.kill(int(pid), signal.SIGKILL)
            assert nursery.stdout.readline() == "dead\n"
            yield said.strip()
        nursery.stdin.close()


@pytest.fixture(scope="module")
def raided(tmp_path_factory):
    """A ward after twenty guesses at one name, each killed, the PC's clock patient enough each time; what was said."""
    world = make(tmp_path_factory.mktemp("pin"))
    user = world.user("Marc Vidal")
    world.shut()
    said = list(guessed(world.path, user, [(f"{number:06}", 3600 * number) for number in range(1, TRIES + 1)]))
    world.machine = machine(3600 * (TRIES + 1))
    world.clock = world.machine.clock
    world.ward = opened(world).ward
    yield world, user, said
    world.shut()


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is the other systems'")


def test_no_restart_forgets_a_try_and_the_tenth_is_the_last(raided):
    world, user, said = raided
    assert said == ["wrong"] * 10 + ["PinStopped"] * 10
    records = [entry for entry in world.ward.folds.timeline.entries if isinstance(entry.record, WrongPinRecord)]
    assert [entry.record.tries for entry in records] == list(range(1, 11))
    told = [tell(entry, world.ward.folds, WORDS).title for entry in records]
    assert told == [f"Wrong PIN for Marc Vidal, try {number}" for number in range(1, 11)]
    assert world.ward.people.user(user).wrong_tries == signing_on.MOST_TRIES


def test_then_not_even_the_right_pin_opens_and_the_way_on_is_said(raided):
    world, user, _ = raided
    with pytest.raises(PinStopped) as caught:
        world.on_thread(signing_on.sign_on, world.ward, user, PINS["Marc Vidal"])
    assert str(trouble.tell(caught.value, WORDS)).splitlines() == [
        "Ten wrong PINs were typed for this name.",
        "Nothing was changed. A sealed note can always be written.",
        "Ask the charge nurse or the incident lead for a new PIN. Another person can go on writing.",
    ]


def test_nobody_else_waits(raided):
    world, _, _ = raided
    for name in ("Anna Puig", "Dr Ferrer"):
        assert world.on_thread(signing_on.sign_on, world.ward, world.user(name), PINS[name])[0]


def test_a_restart_shortens_no_wait(tmp_path):
    world = make(tmp_path)
    user = world.user("Marc Vidal")
    world.shut()
    right = PINS["Marc Vidal"]
    guesses = [*[("000000", 60)] * 5, (right, 61), (right, 89), (right, 91)]
    assert list(guessed(world.path, user, guesses)) == [*["wrong"] * 5, "WrongPin 29", "WrongPin 1", "right"]
    told = trouble.tell(WrongPin(user=user, wait=29), WORDS)
    assert (told.what, told.where) == ("This is not this person's PIN.", "wait 29 s")


def test_the_waits_double_up_to_a_quarter_of_an_hour():
    assert [signing_on.wait_after(tries) for tries in range(3, 11)] == [0, 0, 30, 60, 120, 240, 480, 900]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
