# SPDX-License-Identifier: Apache-2.0
"""The incident team's commands, from the first key to the stick."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from logbook.core.actions import trust_folder
from logbook.core.crypto import age_recipient
from logbook.core.exchange.trust import keyfile, lists
from tests.cli.conftest import run
from tests.sticks import IDENTITY, PICTURE, PROCEDURE

AGE = age_recipient(IDENTITY)


@dataclass(frozen=True)
class Team:
    """A team's folder and its keys."""

    place: Path

    @property
    def folder(self):
        return self.place / "team"

    def key(self, name):
        return ("--key", self.place / f"{name}.json", "--passphrase-file", self.place / f"{name}.words")

    def new(self, name):
        return ("--key", self.place / f"{name}.json", "--passphrase-out", self.place / f"{name}.words", "--name", name)

    def run(self, act, *words):
        return run("trust", act, self.folder, *words)

    def sign(self):
        return self.run("sign", *self.key("a"), *self.key("b"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    made = Team(tmp_path_factory.mktemp("team"))
    files = [made.place / f"{name}.json" for name in "abc"]
    words = [made.place / f"{name}.words" for name in "abc"]
    done = made.run("init", "--key", *files, "--passphrase-out", *words, "--exercise")
    assert (done.code, "The card's letters: " in done.out, done.err) == (0, True, "")
    return made


@pytest.fixture
def team(whole, tmp_path):
    """A team of one's own."""
    shutil.copytree(whole.place, tmp_path / "place")
    return Team(tmp_path / "place")


def test_from_keys_to_a_stick(team, drill, tmp_path):
    assert team.run("team-key", *team.new("t")).code == 0
    assert team.run("pack-key", *team.new("p")).code == 0
    assert team.run("recipients", "add", AGE).out.startswith(AGE)
    assert drill.run("export", "--out", tmp_path / "n.pdf").code == 0
    assert "UCI" in team.run("devices", "add", tmp_path / "n.pdf", "--note", "by phone").out
    row = team.run("devices", "list", "--json").json[0]
    assert (row["note"], row["until"], len(row["log"])) == ("by phone", None, 24)
    assert "trusted up to 9" in team.run("devices", "revoke", row["device"], "--until", "9").out
    (tmp_path / "P06.toml").write_bytes(PROCEDURE)
    (tmp_path / "p06-1.png").write_bytes(PICTURE)
    (tmp_path / "text").write_text("Off the network.\nTell us.\n")
    told = team.run("bulletin", "B7", "--title", "Pumps", "--text-file", tmp_path / "text", "--type", "infusion-pump")
    assert "Bulletin B7, version 1" in told.out
    packed = team.run("pack", tmp_path / "P06.toml", tmp_path / "p06-1.png", *team.key("p"))
    assert packed.out == "The pack is signed: version 1\n"
    half = team.run("sign", *team.key("a"))
    assert "1 of 2 signatures" in half.out
    assert team.sign().out == "Everything is signed.\n"
    done = team.run("stick", tmp_path / "stick")
    assert (done.code, "EXERCISE" in done.out, "P06 v3" in done.out) == (0, True, True)
    shown = run("trust", "show", tmp_path / "stick", "--json").json
    assert (shown["recipients"], shown["devices"], shown["team_keys"], shown["bulletins"]) == ([AGE], 1, 1, ["B7 v1"])
    assert team.run("recipients", "remove", AGE, "--json").out == "[]\n"
    assert team.run("sign", *team.key("a"), "--json").json == [{"list": "targets.json", "signatures": 1, "version": 3}]


def test_the_card_is_said_and_drawn(team, tmp_path):
    said = team.run("card", "--out", tmp_path / "card.pdf", "--json").json
    assert len(said["card"]) == 19
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")


def test_a_root_key_is_replaced(team, tmp_path):
    keys = json.loads((team.folder / "1.root.json").read_bytes())["signed"]["roles"]["root"]["keyids"]
    mine = keyfile.read((team.place / "c.json").read_bytes()).public
    _, root = trust_folder.newest_root(team.folder)
    going = next(keyid for keyid, key in trust_folder.metadata.keys_in(root).items() if key == mine)
    assert going in keys
    assert team.run("rotate", "--drop", going[:8], *team.new("d")).code == 0
    assert team.sign().code == 0
    assert team.run("card", "--json").json["root"] == 2
    assert team.run("stick", tmp_path / "stick", "--json").json["root"] == 2


def test_a_passphrase_without_a_file_is_shown_once(team):
    done = team.run("pack-key", "--key", team.place / "q.json", "--name", "q")
    shown = done.err.strip().rpartition(": ")[2]
    assert len(shown.split()) == 6
    assert keyfile.read((team.place / "q.json").read_bytes()).open(shown)


def test_no_key_is_ever_written_over(team):
    before = (team.place / "a.json").read_bytes()
    assert team.run("pack-key", "--key", team.place / "a.json", "--name", "x").code == 3
    assert (team.place / "a.json").read_bytes() == before
    one = team.place / "one.json"
    assert run("trust", "init", team.place / "new", "--key", one, one, one).code == 2


def test_what_does_not_fit_is_refused(team, tmp_path):
    assert team.run("pack-key", *team.new("k"), "--json").json == {"signed": False}
    assert team.run("sign", "--key", team.place / "a.json", "--passphrase-file", team.place / "b.words").code == 4
    assert team.run("sign", *team.key("k")).code == 1
    assert team.run("sign", *team.key("a"), "--key", team.place / "b.json").code == 2
    assert team.run("devices", "revoke", "nobody", "--until", "1").code == 2
    (tmp_path / "none.pdf").write_bytes(b"%PDF-1.7\n")
    assert team.run("devices", "add", tmp_path / "none.pdf").code == 1
    assert team.run("recipients", "add", "age1nobody").code == 1
    assert run("trust", "show", tmp_path).code == 1
    assert team.run("team-key", "--key", tmp_path / "t2.json", "--name", "t2", "--json").json == {"signed": False}
    assert len(lists.read_team(trust_folder.read_list(team.folder, lists.TEAM))) == 1
