# SPDX-License-Identifier: Apache-2.0
"""Threat 6: a thief takes every key the running program holds at record n, and rewrites record n - k.

Prevents: the keys that signed the past exist nowhere any more. Detects: what he writes in their place is named, on the
ward and by the incident team. Openly not protected: who was in the PC already at record n - k kept its key, and can
rewrite from there up to the next state that somebody outside has seen; then it is said, and disputed.
"""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from logbook.cli.findings import finding_words
from logbook.core import crypto
from logbook.core.actions import opening
from logbook.core.exchange.verify import verify
from logbook.core.model import chain, logtext
from logbook.core.model.chain import Tail
from logbook.core.model.codes import Means, Profile
from logbook.core.model.errors import BadChain
from logbook.core.model.frame import Author, Frame, Happened
from logbook.core.model.records import Note
from logbook.core.vault.sealing import sealed
from logbook.core.vault.store import PAGE, SALT
from tests.attacks.told import WORDS, collect, evidence, finding, findings, image, leave, line, opened, shut
from tests.wards import make

RECORDS = 30
BACK = (1, 2, 10, 25)
_TAIL = 80
"""Bytes at the end of a page that are not text: 16 of the first block, 64 of the seal."""


def key_of(world):
    ((key,),) = world.on_thread(world.ward.store.query, "SELECT value FROM secret WHERE name = 'record_key'")
    return key


@pytest.fixture
def spied(tmp_path):
    """A ward of some records, and every record key as it was while it was in use, the current one last."""
    world = make(tmp_path, people=("Anna Puig",))
    keys = []
    for number in range(RECORDS):
        keys.append(key_of(world))
        world.clock.pass_(60)
        world.record(Note(f"{number} seen"))
    yield world, [*keys, key_of(world)]
    world.shut()


def plain(path, key):
    """Every page of the database, decrypted by hand: free pages and what lies behind the rows too."""
    data = path.read_bytes()
    for at in range(0, len(data), PAGE):
        page = data[at + (SALT if at == 0 else 0) : at + PAGE]
        block = modes.CBC(page[-_TAIL : -_TAIL + 16])
        yield Cipher(algorithms.AES(key[:32]), block).decryptor().update(page[:-_TAIL])


def test_no_past_key_is_left_in_any_byte_of_the_disk(spied):
    world, keys = spied
    path, ward_key = shut(world), world.ward.unlocked.key
    clear = b"".join(plain(path, ward_key))
    assert b"CREATE TABLE rec" in clear, "the search cannot read the pages"
    raw = b"".join(file.read_bytes() for file in world.path.rglob("*") if file.is_file())
    assert [key in clear for key in keys] == [False] * RECORDS + [True]
    assert not [key for key in keys if key in raw]
    world.ward = opened(world).ward


def stolen(world):
    """Everything of 32 bytes the database keeps as a secret."""
    rows = world.on_thread(world.ward.store.query, "SELECT name, value FROM secret")
    assert {"record_key", "device_key"} <= {name for name, _ in rows}
    return {name: value for name, value in rows if len(value) == crypto.SEED_SIZE}


def rewritten(world, target, key):
    """The chain with a record replaced by a lie and gone on with, every signature made by `key`."""
    journal, realm = world.ward.journal, world.ward.realm
    links = [link for _, link in journal.links()]
    old = chain.read_header(links[target].raw, target)
    now = world.clock()
    author = Author(old.u, Means.PIN)
    before = journal.before(target)
    lie = Frame(author, Happened(old.w, 60))
    for number in range(target, target + 2):
        links[number], key = sealed(
            realm, before, Note("all was well"), lie, now, old.s, key, crypto.secrets.token_bytes
        )
        head = chain.head_of(realm, links[number].raw)
        before = Tail(number, head, crypto.record_public(key), before.log, before.device)
    opening_line = logtext.Opening(realm, Profile.CLINICAL, Tail(-1, b"", b"", before.log, before.device))
    at = now.wall // 1000
    return links[: target + 2], logtext.write(opening_line, links[: target + 2], before, at, journal.device.sign)


@pytest.mark.parametrize("back", BACK)
def test_no_stolen_key_signs_an_earlier_record(spied, back):
    world, _ = spied
    target = world.ward.journal.tail.number - back
    for name, key in stolen(world).items():
        links, text = world.on_thread(rewritten, world, target, key)
        with pytest.raises(BadChain) as caught:
            chain.verify(world.ward.realm, links, opening.journals.SIGNATURES)
        assert (caught.value.facts["number"], caught.value.facts["code"]) == (target, "signature"), name
        told = [finding_words(WORDS, one) for one in verify(text).report.findings]
        assert told == [f"[signature] record {target}: The signature of the record is wrong."], name


def test_the_same_forgery_with_the_key_of_that_moment_is_what_the_past_must_not_hold(spied):
    """The attack itself works: only the key is missing. Without this, the tests above could pass for any reason."""
    world, keys = spied
    target = world.ward.journal.tail.number - 3
    links, text = world.on_thread(rewritten, world, target, keys[-5])
    chain.verify(world.ward.realm, links, opening.journals.SIGNATURES)
    assert verify(text).report.findings == ()


def test_who_was_in_the_pc_already_is_told_from_what_somebody_outside_saw(spied, tmp_path):
    world, _ = spied
    copy = image(world, tmp_path / "kept")  # he kept the keys of this moment, with all else
    world.record(Note("the pump stopped"))
    on_paper, number = line(world), world.ward.journal.tail.number
    world.shut()
    forged = opened(world, copy)
    for text in ("all was well", "and still is"):
        forged.record(Note(text))
    log = forged.ward.journal.tail.log
    assert forged.on_thread(opening.verify, forged.ward) == {"A": None}
    pdf = leave(forged, tmp_path / "night.pdf")
    forged.shut()
    told, report = collect(tmp_path / "alone", [pdf])
    assert (told.code, findings(told)) == (0, [])
    assert set(evidence(report, log)) <= {"B", "C"}
    (tmp_path / "seen").write_text(f"{on_paper}\n")
    told, report = collect(tmp_path / "case", [pdf], "--seen", tmp_path / "seen")
    assert (told.code, findings(told)) == (1, [finding("seen-differs", log, number)])
    assert evidence(report, log)["D"] == 2  # both lies: from the record that somebody outside holds otherwise
    world.ward = opened(world).ward
