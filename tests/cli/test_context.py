# SPDX-License-Identifier: Apache-2.0
"""Secrets come from a prompt, a file or input; files are read whole, bounded, and only if they are files."""

import getpass
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from logbook import config
from logbook.cli.context import Context, names, opened, read_file
from logbook.core.model.errors import StorageTrouble, TooLarge
from logbook.core.vault.folder import store_path
from logbook.core.vault.slots import Passphrase
from logbook.core.ward import shut
from logbook.i18n import words_for
from logbook.mounts import Mount

HOLD = """
import sys
from pathlib import Path
from logbook.cli.context import this_machine
from logbook.core import ward
from logbook.core.actions import opening
from logbook.core.vault.folder import store_path
from logbook.core.vault.slots import Passphrase
path = Path(sys.argv[1])
held = opening.open_ward(path, opening.unlock(path, Passphrase(Path(sys.argv[2]).read_text())), this_machine())
print("open", flush=True)
sys.stdin.readline()
ward.shut(held)
"""


ROOT = Path(__file__).parents[2]


class Terminal(io.StringIO):
    """Somebody sits there."""

    def isatty(self):
        return True


def context(source):
    return Context(words_for("en"), io.StringIO(), io.StringIO(), source)


def test_a_secret_is_the_first_line(tmp_path):
    (tmp_path / "f").write_bytes(b"six words\r\nmore\n")
    (tmp_path / "empty").write_bytes(b"")
    here = context(io.StringIO("one\r\ntwo\n"))
    assert here.secret(str(tmp_path / "f"), "", "") == "six words"
    assert here.secret(str(tmp_path / "empty"), "", "") == ""
    assert [here.secret("-", "", ""), here.secret("-", "", "")] == ["one", "two"]


def test_a_person_is_asked_without_showing(monkeypatch):
    monkeypatch.setattr(getpass, "getpass", lambda prompt: f"<{prompt}>")
    assert context(Terminal()).secret(None, "PIN:", "--pin-file") == "<PIN: >"


def test_a_stick_that_lies_in_the_pc_is_held_against_the_log(ward, tmp_path):
    stick, path = tmp_path / "stick", store_path(ward.folder, "A")
    stick.mkdir()
    kept = path.read_bytes()
    assert ward.run("backup", "--to", stick).code == 0
    path.write_bytes(kept)
    config.places(os.environ).memory.unlink()
    secret = Passphrase(ward.secret.read_text().strip())
    here = opened(secret, ward.folder, see=lambda: (Mount(stick, "stick", 0, writable=True),))
    shut(here)
    assert (here.start.segment, here.start.reason) == ("B", "put-back")


def test_where_nobody_sits_it_is_usage():
    with pytest.raises(SystemExit) as leaving:
        context(io.StringIO()).secret(None, "PIN:", "--pin-file")
    assert leaving.value.code == 2


def test_a_file_is_read_whole_or_refused(tmp_path):
    (tmp_path / "f").write_bytes(b"12345")
    assert read_file(tmp_path / "f", 5) == b"12345"
    with pytest.raises(TooLarge):
        read_file(tmp_path / "f", 4)
    with pytest.raises(StorageTrouble):
        read_file(tmp_path / "gone", 4)


def test_a_pipe_or_a_folder_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(StorageTrouble):
            read_file(path, 4)


def test_a_name_that_two_people_have_stands_for_nobody(drill):
    class Twice:
        class people:  # noqa: N801
            @staticmethod
            def users():
                return [type("U", (), {"name": name, "user": user}) for name, user in (("A", 1), ("A", 2), ("B", 3))]

    assert names(Twice) == {"B": 3}


def test_a_ward_that_is_open_elsewhere_is_known_trouble(drill, tmp_path):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, drill.folder, drill.secret], cwd=ROOT, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert holder.stdout.readline() == "open\n"
    done = drill.run("export", "--out", tmp_path / "n.pdf")
    holder.communicate("go\n", timeout=30)
    assert (done.code, "open in another program" in done.err) == (4, True)
