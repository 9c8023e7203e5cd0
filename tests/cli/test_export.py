# SPDX-License-Identifier: Apache-2.0
"""The signed PDF, sealed if recipients are given."""

import shutil
from dataclasses import replace

from logbook.core.crypto import age_decrypt, new_age_identity
from logbook.core.model.codes import Realm
from logbook.core.vault import keys
from logbook.core.vault import store as stores
from logbook.core.vault.slots import Passphrase
from tests.cli.conftest import run
from tests.sticks import IDENTITY, Stick


def test_a_pdf_is_made_and_verifies(drill, tmp_path):
    done = drill.run("export", "--out", tmp_path / "n.pdf")
    assert (done.code, "n.pdf: records 0 to" in done.out) == (0, True)
    assert run("verify", tmp_path / "n.pdf").code == 0


def test_for_recipients_it_is_sealed(drill, tmp_path):
    identity, recipient = new_age_identity()
    (tmp_path / "team").write_text(f"# the team\n{recipient}\n")
    made = drill.run("export", "--out", tmp_path / "n.pdf", "--to", tmp_path / "team", recipient, "--json").json
    sealed = (tmp_path / "n.pdf.age").read_bytes()
    assert (made[0]["sealed_to"], made[0]["file"]) == (1, str(tmp_path / "n.pdf.age"))
    assert age_decrypt(sealed, identity).startswith(b"%PDF")
    assert not (tmp_path / "n.pdf").exists()
    found = run("verify", tmp_path / "n.pdf.age")
    assert (found.code, "[sealed]" in found.out) == (1, True)


def test_what_is_left_unsealed_is_told(drill, tmp_path):
    assert "Whoever finds the stick can read it." in drill.run("export", "--out", tmp_path / "a.pdf").err
    assert drill.run("export", "--out", tmp_path / "b.pdf", "--unsealed").err == ""
    assert drill.run("export", "--out", tmp_path / "c.pdf", "--unsealed", "--to", "age1x").code == 2


def test_once_the_team_is_known_it_is_sealed_for_the_team(ward, tmp_path):
    stick = Stick(realm=Realm.DRILL)
    stick.put(tmp_path / "stick")
    taken = run("trust", "import", ward.folder, tmp_path / "stick", "--passphrase-file", ward.secret,
                "--code-file", "-", typed=stick.card() + "\n")  # fmt: skip
    assert taken.code == 0
    assert ward.run("export", "--out", tmp_path / "n.pdf").err == ""
    assert age_decrypt((tmp_path / "n.pdf.age").read_bytes(), IDENTITY).startswith(b"%PDF")
    identity, other = new_age_identity()
    ward.run("export", "--out", tmp_path / "both.pdf", "--to", other)
    for key in (identity, IDENTITY):  # naming another reader does not drop the team
        assert age_decrypt((tmp_path / "both.pdf.age").read_bytes(), key).startswith(b"%PDF")
    assert ward.run("export", "--out", tmp_path / "open.pdf", "--unsealed").code == 0
    assert (tmp_path / "open.pdf").read_bytes().startswith(b"%PDF")
    closed = ward.run("close-down", "--out", tmp_path)
    assert (closed.code, len(list(tmp_path.rglob("*.age")))) == (0, 3)


def test_a_misspelt_recipient_makes_nothing(drill, tmp_path):
    done = drill.run("export", "--out", tmp_path / "n.pdf", "--to", "age1nonsense")
    assert (done.code, "misspelt" in done.err) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_cannot_be_written(drill, tmp_path):
    assert drill.run("export", "--out", tmp_path / "gone" / "n.pdf").code == 3


def test_a_wrong_passphrase_is_known_trouble(drill, tmp_path):
    done = run("export", drill.folder, "--out", tmp_path / "n.pdf", "--passphrase-file", "-", typed="a b c d e f\n")
    assert (done.code, "does not open the log" in done.err) == (4, True)


def test_a_folder_is_no_name_for_a_file(drill, tmp_path):
    done = drill.run("export", "--out", tmp_path)
    assert (done.code, "Add the name of the file." in done.err) == (2, True)
    assert not tmp_path.with_name(tmp_path.name + ".pdf").exists()


def test_a_profile_that_is_none_gets_the_three_names(drill, tmp_path, capsys):
    assert drill.run("export", "--out", tmp_path / "n.pdf", "--profile", "all").code == 2
    assert "clinical, incident, outside" in capsys.readouterr().err.replace("'", "")


def test_a_restored_segment_leaves_as_a_copy_that_joins_what_left_before(drill, tmp_path):
    ward = replace(drill, folder=shutil.copytree(drill.folder, tmp_path / "ward"))
    (tmp_path / "stick").mkdir()
    assert ward.run("export", "--out", tmp_path / "before.pdf").code == 0
    assert ward.run("backup", "--to", tmp_path / "stick").code == 0
    restored = ("restore", tmp_path / "stick", "--into", tmp_path / "back", "--passphrase-file", ward.secret)
    assert run(*restored).code == 0
    back = replace(drill, folder=tmp_path / "back")
    done = back.run("export", "--out", tmp_path / "after.pdf")
    assert done.code == 0
    assert "A copy: the key of this segment is not here" in done.out
    report = run("verify", tmp_path / "after-A.pdf", tmp_path / "after-B.pdf", "--json").json
    assert [bool(one["copied_by"]) for one in report] == [True, False]
    assert ["copy" in one["not_proven"] for one in report] == [True, False]
    assert "A copy, handed in by device" in run("verify", tmp_path / "after-A.pdf").out
    files = [tmp_path / name for name in ("before.pdf", "after-A.pdf", "after-B.pdf")]
    case = run("collect", *files, "--into", tmp_path / "case", "--json").json
    assert [log["segment"] for log in case["logs"]] == ["A", "B"]
    assert {one["code"] for one in case["findings"]} <= {"continued-by-other-device"}


def test_of_a_log_that_does_not_hold_the_first_bad_record_is_named(drill, tmp_path):
    ward = replace(drill, folder=shutil.copytree(drill.folder, tmp_path / "ward"))
    key = keys.unlock(ward.folder, Passphrase(ward.secret.read_text())).key
    store = stores.open_store(ward.folder / "A" / "ward.db", key)
    store.execute("UPDATE rec SET text = ? WHERE i = 9", (bytes(40),))
    store.execute("UPDATE secret SET value = ? WHERE name = 'record_key'", (bytes(32),))
    store.close()
    done = ward.run("export", "--out", tmp_path / "n.pdf")
    assert done.code == 1
    assert "✗ Record A·9 is the first that does not hold." in done.out
    assert ward.run("export", "--out", tmp_path / "n.pdf", "--json").json[0]["first_bad"] == 9
