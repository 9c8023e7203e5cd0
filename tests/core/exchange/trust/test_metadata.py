# SPDX-License-Identifier: Apache-2.0
"""Signed lists: what two of three say is taken, and every way round it is refused (hostile input H21)."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.core import crypto
from logbook.core.exchange.trust import metadata
from logbook.core.model.codes import Realm
from logbook.core.model.errors import NotTrusted, OlderThanKnown

A, B, C, D, E, PACK, PACK2, THIEF = (bytes([number]) * 32 for number in range(1, 9))
EXPIRES = datetime(2027, 11, 26, tzinfo=UTC)
FILES = {"recipients.txt": b"# nobody\n", "team.pem": b"no key"}
PACKED = {"procedures/p06.toml": b"code = 1"}


def public(*seeds):
    return [crypto.record_public(seed) for seed in seeds]


def root(version=1, keys=(A, B, C), by=(A, B), realm=Realm.REAL):
    return signed(metadata.new_root(version, public(*keys), EXPIRES, realm), *by)


def signed(data, *by):
    for seed in by:
        data = metadata.sign(data, seed)
    return data


def targets(version=1, by=(A, B), packers=(PACK,), files=None):
    return signed(metadata.new_targets(version, FILES if files is None else files, public(*packers), EXPIRES), *by)


def pack(version=1, by=(PACK,), files=None):
    return signed(metadata.new_pack(version, PACKED if files is None else files, EXPIRES), *by)


ROOT = metadata.read_root(root())
LISTS = metadata.read_targets(ROOT, targets(), 0)


def why(act, *args):
    with pytest.raises(NotTrusted) as caught:
        act(*args)
    return caught.value.facts["reason"]


def respelled(data, change, *by):
    """Change what is signed, drop the signatures, and sign anew."""
    table = json.loads(data)
    change(table["signed"])
    table["signatures"] = []
    return signed_raw(table, *by)


def signed_raw(table, *by):
    from securesystemslib.formats import encode_canonical  # noqa: PLC0415 - the library's own form, for forgers

    text = encode_canonical(table["signed"]).encode()
    table["signatures"] = [
        {"keyid": metadata.key_of(crypto.record_public(seed)).keyid, "sig": crypto.sign_record(seed, text).hex()}
        for seed in sorted(by)
    ]
    return json.dumps(table, sort_keys=True, separators=(",", ":")).encode()


def test_a_root_and_its_lists_are_taken():
    metadata.begins(ROOT)
    assert metadata.realm_of(ROOT) is Realm.REAL
    assert LISTS.signed.version == 1
    assert metadata.take_files("targets", LISTS, lambda name, _: FILES[name]) == FILES
    taken, signer = metadata.read_pack(LISTS, pack(), 0)
    assert metadata.take_files("procedures", taken, lambda name, _: PACKED[name]) == PACKED
    assert signer == metadata.key_of(public(PACK)[0]).keyid[:16]


def test_lists_without_a_pack_delegate_to_nobody():
    lists = metadata.read_targets(ROOT, targets(packers=()), 0)
    assert metadata.pack_keys(lists) == ""
    assert why(metadata.read_pack, lists, pack(), 0) == "signatures"


def test_who_may_sign_a_pack_alone_is_known_by_key():
    assert metadata.lone_packers(LISTS) == tuple(public(PACK))
    both = metadata.read_targets(ROOT, targets(packers=(PACK, PACK2)), 0)
    assert set(metadata.lone_packers(both)) == set(public(PACK, PACK2))
    assert metadata.lone_packers(metadata.read_targets(ROOT, targets(packers=()), 0)) == ()
    two = respelled(
        targets(packers=(PACK, PACK2)), lambda words: words["delegations"]["roles"][0].update(threshold=2), A, B
    )
    assert metadata.lone_packers(metadata.read_targets(ROOT, two, 0)) == ()


def test_nothing_that_could_reach_a_network_is_loaded():
    code = (
        "import sys, logbook.core.exchange.trust.metadata\n"
        "print([m for m in ('socket', 'ssl', 'http.client', 'urllib.request', 'urllib3', 'requests', 'tuf.ngclient')"
        " if m in sys.modules])"
    )
    root = Path(__file__).parents[4]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_next_root_is_signed_by_the_old_set_and_by_the_new():
    metadata.step(ROOT, metadata.read_root(root(2, (A, B, D), (A, B))))
    metadata.step(ROOT, metadata.read_root(root(2, (A, D, E), (A, B, D))))


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        (root(3), "root-step"),
        (root(1), "root-step"),
        (root(2, realm=Realm.DRILL), "root-step"),
        (root(2, (A, B, D), (A,)), "signatures"),
        (root(2, (A, B, D), (A, D)), "signatures"),
        (root(2, (A, D, E), (A, B)), "signatures"),
        (root(2, (D, E, THIEF), (D, E, THIEF)), "signatures"),
        (root(2, (A, B, D), ()), "signatures"),
    ],
    ids=range(8),
)
def test_a_root_that_does_not_follow_is_refused(new, reason):
    assert why(metadata.step, ROOT, metadata.read_root(new)) == reason


def test_a_first_root_signed_by_one_alone_begins_nothing():
    assert why(metadata.begins, metadata.read_root(root(by=(A,)))) == "signatures"


def doubled(data):
    table = json.loads(data)
    table["signatures"].append(table["signatures"][0])
    return json.dumps(table, sort_keys=True, separators=(",", ":")).encode()


def twice_the_same_key(signed):
    """One key under a second name would count twice."""
    first, second, _ = signed["keys"]
    signed["keys"]["f" * 64] = signed["keys"][first]
    signed["roles"]["root"]["keyids"] = [first, "f" * 64, second]


def keyids_twice(signed):
    signed["roles"]["root"]["keyids"] *= 2


def one_of_three(signed):
    signed["roles"]["root"]["threshold"] = 1


def one_of_three_for_lists(signed):
    signed["roles"]["targets"]["threshold"] = True


def two_keys(signed):
    del signed["roles"]["targets"]["keyids"][0]


def key_field(**fields):
    def change(signed):
        next(iter(signed["keys"].values())).update(fields)

    return change


def top_field(**fields):
    return lambda signed: signed.update(fields)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (twice_the_same_key, "key"),
        (keyids_twice, "spelling"),
        (one_of_three, "threshold"),
        (one_of_three_for_lists, "threshold"),
        (two_keys, "threshold"),
        (key_field(scheme="rsassa-pss-sha256", keytype="rsa"), "key"),
        (key_field(keyval={"public": "AB" * 32}), "key"),
        (key_field(keyval={"public": "ab" * 32}), "key"),
        (key_field(keyval={"public": "ab" * 32, "more": "1"}), "key"),
        (key_field(name="x"), "key"),
        (top_field(realm="wardlog/2"), "spelling"),
        (top_field(extra="x"), "spelling"),
        (top_field(version=2**31), "version"),
        (top_field(version=True), "version"),
        (top_field(_type="targets"), "spelling"),
        (top_field(spec_version="2.0"), "spelling"),
        (top_field(expires="soon"), "spelling"),
    ],
    ids=range(17),
)
def test_a_root_that_is_not_quite_one_is_refused(change, reason):
    assert why(metadata.read_root, respelled(root(), change, A, B)) == reason


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"7",
        b"\xff",
        b"[" * 100_000,
        b"{" + b" " * 100 + root()[1:],
        root() + b"\n",
        root()[:-1] + b',"more":1}',
        doubled(root()),
        targets(),
    ],
    ids=range(9),
)
def test_what_is_no_root_at_all_is_refused(data):
    assert why(metadata.read_root, data) == "spelling"


def test_a_signature_in_capitals_is_another_spelling():
    table = json.loads(root())
    table["signatures"][0]["sig"] = table["signatures"][0]["sig"].upper()
    assert why(metadata.read_root, json.dumps(table, sort_keys=True, separators=(",", ":")).encode()) == "spelling"


def test_a_list_too_large_is_not_read():
    assert why(metadata.read_root, b" " * (metadata.LIMIT + 1)) == "too-large"


def delegating(change):
    return respelled(targets(), lambda signed: change(signed["delegations"]), A, B)


def other_role(delegations):
    delegations["roles"][0]["name"] = "devices"


def succinct(delegations):
    delegations["succinct_roles"] = {
        "keyids": delegations.pop("roles")[0]["keyids"], "threshold": 1, "bit_length": 1, "name_prefix": "procedures",
    }  # fmt: skip


def nobody(delegations):
    delegations["roles"][0]["keyids"] = []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (targets(by=(A,)), "signatures"),
        (targets(by=(A, THIEF)), "signatures"),
        (targets(by=(PACK,)), "signatures"),
        (pack(by=(PACK,), files=FILES), "signatures"),
        (root(), "spelling"),
        (targets(files={"procedures/p.toml": b""}), "may-not-name"),
        (targets(files={"../team.pem": b""}), "may-not-name"),
        (targets(version=2**31), "version"),
        (respelled(targets(), top_field(extra="x"), A, B), "spelling"),
        (delegating(other_role), "delegation"),
        (delegating(succinct), "delegation"),
        (delegating(nobody), "threshold"),
    ],
    ids=range(12),
)
def test_lists_that_the_team_did_not_sign_so_are_refused(data, reason):
    assert why(metadata.read_targets, ROOT, data, 0) == reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pack(by=()), "signatures"),
        (pack(by=(A, B)), "signatures"),
        (pack(by=(PACK2,)), "signatures"),
        (pack(files={"devices.json": b""}), "may-not-name"),
        (pack(files={"recipients.txt": b""}), "may-not-name"),
        (pack(files={"procedures/p.svg": b""}), "may-not-name"),
        (pack(files={"procedures/../x.toml": b""}), "may-not-name"),
        (pack(files={"procedures/P06.toml": b""}), "may-not-name"),
        (pack(files={"procedures/p.toml\n": b""}), "may-not-name"),
        (pack(files={"bulletins/b.png": b""}), "may-not-name"),
        (targets(by=(PACK,)), "delegation"),
        (pack(version=2**31), "version"),
    ],
    ids=range(12),
)
def test_a_pack_key_can_only_say_what_it_is_there_for(data, reason):
    assert why(metadata.read_pack, LISTS, data, 0) == reason


def test_a_list_with_numbers_that_cannot_be_signed_is_refused():
    data = targets().replace(b'"length":9', b'"length":9.5')
    assert why(metadata.read_targets, ROOT, data, 0) == "signatures"


def test_an_older_list_is_refused_and_the_same_taken_again():
    lists = metadata.read_targets(ROOT, targets(version=7), 7)
    with pytest.raises(OlderThanKnown) as caught:
        metadata.read_targets(ROOT, targets(version=6), 7)
    assert caught.value.facts == {"path": "targets", "found": 6, "known": 7}
    with pytest.raises(OlderThanKnown):
        metadata.read_pack(lists, pack(version=2), 3)


def test_what_expired_is_told_and_taken_all_the_same():
    last = int(EXPIRES.timestamp() * 1000)
    assert not metadata.expired(LISTS, last - 1)
    assert metadata.expired(LISTS, last)


def test_other_keys_or_another_threshold_have_another_name():
    more = metadata.read_targets(ROOT, targets(packers=(PACK, PACK2)), 0)
    assert metadata.pack_keys(more) != metadata.pack_keys(LISTS) != ""
    roles = ROOT.signed.roles
    assert metadata.keys_of(roles["targets"]) == metadata.keys_of(roles["root"])


@pytest.mark.parametrize(
    ("found", "reason"),
    [(None, "not-there"), (b"# nobody", "other-file"), (b"# nobody\n\n", "other-file"), (b"# nobodY\n", "other-file")],
)
def test_a_file_is_taken_only_as_it_was_signed(found, reason):
    files = FILES | {"recipients.txt": found}
    assert why(metadata.take_files, "targets", LISTS, lambda name, _: files[name]) == reason


def test_files_too_large_or_too_many_are_not_even_read():
    def never(*_):
        pytest.fail("was read")

    def sized(length):
        return lambda signed: signed["targets"]["procedures/p06.toml"].update(length=length)

    for length in (metadata.LIMIT + 1, 65 * 1024 * 1024):
        taken, _ = metadata.read_pack(LISTS, respelled(pack(), sized(length), PACK), 0)
        assert why(metadata.take_files, "procedures", taken, never) == "too-large"
    many, _ = metadata.read_pack(LISTS, pack(files={f"procedures/{n}.png": b"" for n in range(501)}), 0)
    assert why(metadata.take_files, "procedures", many, never) == "too-large"


def test_another_hash_than_sha256_is_no_hash():
    def weak(signed):
        signed["targets"]["recipients.txt"]["hashes"] = {"md5": "0" * 32}

    lists = metadata.read_targets(ROOT, respelled(targets(), weak, A, B), 0)
    assert why(metadata.take_files, "targets", lists, lambda name, _: FILES[name]) == "other-file"


@given(st.data())
def test_no_changed_byte_is_taken(data):
    whole = data.draw(st.sampled_from([root(), targets()]))
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
    with pytest.raises(NotTrusted):
        metadata.begins(metadata.read_root(changed))
    with pytest.raises(NotTrusted):
        metadata.read_targets(ROOT, changed, 0)


def test_the_team_can_tell_what_is_in_a_list():
    assert metadata.same_words(targets(), targets(version=9, by=()))
    assert not metadata.same_words(targets(), targets(packers=(PACK2,)))
    assert not metadata.same_words(targets(), targets(files={}))
    assert metadata.version_of(root(7)) == 7
    assert [metadata.signers(targets(by=by)) for by in ((), (A,), (A, B))] == [0, 1, 2]
    assert sorted(metadata.keys_in(ROOT).values()) == sorted(public(A, B, C))
