# SPDX-License-Identifier: Apache-2.0
"""The verifier that shares nothing with ours agrees with it: on the vectors, on real exports, on changed ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from logbook.core.crypto import new_device_key
from logbook.core.model import chain, logtext
from logbook.core.model.chain import Link
from logbook.core.model.codes import PARTS, Part, Profile, Realm
from logbook.core.model.frame import Ref
from logbook.core.model.safeguards import Erase
from logbook.i18n import resources
from tests.attacks.exports import exported
from tests.attacks.second import campaign, differ, second
from tests.chains import Chain, note

VERIFIER = resources() / "verifier" / "verify_wardlog.py"
VECTORS = Path(__file__).parents[1] / "core" / "model" / "vectors"


def run(*words):
    done = subprocess.run(
        [sys.executable, "-I", str(VERIFIER), *map(str, words)], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


def test_it_stays_small_and_stands_alone():
    source = VERIFIER.read_text(encoding="utf-8")
    assert len(source.splitlines()) < 200
    imported = [line.split()[1] for line in source.splitlines() if line.startswith(("from ", "import "))]
    assert not [name for name in imported if name.split(".")[0] not in {*sys.stdlib_module_names, "cryptography"}]


def test_it_agrees_with_every_vector():
    code, said = run("--vectors", VECTORS)
    assert (code, said.count("GOOD")) == (0, len(list(VECTORS.glob("*.txt"))))
    assert said.count("GOOD") >= 60


@pytest.mark.parametrize("realm", Realm)
def test_it_takes_what_the_program_exports(tmp_path, realm):
    for profile in Profile:
        place = tmp_path / profile
        place.mkdir()
        made = exported(place, realm, profile)
        (place / "export.pdf").write_bytes(made.pdf)
        code, said = run(place / "export.pdf")
        assert (code, "DRILL" in said, profile in said) == (0, realm is Realm.DRILL, True)
        assert differ(made.text) == ""
        broken = bytearray(made.pdf)
        broken[made.log.start + len(made.text) // 2] ^= 1
        (place / "export.pdf").write_bytes(broken)
        assert run(place / "export.pdf")[0] == 1


def erased(log: Chain, number: int, part: Part) -> list[Link]:
    at = PARTS.index(part)
    shut = chain.part_hash(log.realm, part, log.links[number].parts[at])
    parts = [*log.links[number].parts]
    parts[at] = shut
    return [
        *log.links[:number],
        Link(log.links[number].raw, log.links[number].signature, tuple(parts)),
        *log.links[number + 1 :],
    ]


@pytest.mark.parametrize(
    "told", [Erase(Ref("A", 2), Part.TEXT), Erase(Ref("A", 1), Part.TEXT), Erase(Ref("B", 2), Part.TEXT), None]
)
@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("by", [b"", new_device_key()])
def test_both_judge_erasures_and_copies_alike(told, profile, by):
    log = Chain()
    for number in range(3):
        log.add(note(f"alarm {number}"))
    log.add(told or note("nothing"))
    before = chain.Tail(-1, b"", b"", log.tails[-1].log, log.device.point)
    opening = logtext.Opening(log.realm, profile, before)
    by_point, sign = (by.point, by.sign) if by else (b"", log.device.sign)
    text = logtext.write(opening, erased(log, 2, Part.TEXT), log.tails[-1], 1_795_401_234, sign, by_point)
    assert differ(text) == ""
    whole = logtext.write(opening, log.links, log.tails[-1], 1_795_401_234, sign, by_point)
    assert differ(whole) == ""
    good = second().verdict(text)[0]
    assert good is (profile is Profile.OUTSIDE or (told is not None and told.target == Ref("A", 2)))


def test_both_agree_on_two_thousand_changed_exports():
    toll = campaign(2_000)
    assert toll.apart == []
    assert toll.tried >= 2_000
