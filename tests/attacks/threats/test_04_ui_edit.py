# SPDX-License-Identifier: Apache-2.0
"""Threat 4: an insider wants to change a record later, inside the program.

Prevents: there is no editing. Whatever is done in the window or by commands, no statement that reaches a database ever
changes or deletes a row of the log; a correction is a new record, and the old one stays readable, struck through. The
one exception is an erasure, which replaces words by their commitment and is a record itself (threat 28). Openly not
protected: a false entry that is false when it is written.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from sqlcipher3 import dbapi2

from logbook.config import Start
from logbook.core.actions import erasing
from logbook.core.model.codes import Part
from logbook.core.model.records import Correction, Note
from logbook.core.vault.slots import Cost, Passphrase
from logbook.ui.log.row import Rows
from logbook.ui.program import Program
from tests import wards
from tests.attacks.told import WORDS
from tests.cli.conftest import run
from tests.ui import nights, page_views

ROOT = Path(__file__).parents[3]
SIX = "amber basin canal dried early flint"
SECRET = Passphrase(SIX, Cost(64 << 10, 1, 1))
CHANGES = re.compile(
    r"\s*(?:UPDATE\s+(?:OR\s+\w+\s+)?|DELETE\s+FROM\s+|(?:INSERT\s+OR\s+\w+|REPLACE)\s+INTO\s+|DROP\s+TABLE\s+|ALTER\s+TABLE\s+)"
    r"(?:main\.)?\W?rec\b",
    re.IGNORECASE,
)


@pytest.fixture
def traced(monkeypatch):
    """Every statement that any connection of this process runs, as SQLite itself reports it."""
    statements = []
    connect = dbapi2.connect

    def watched(*words, **more):
        connection = connect(*words, **more)
        connection.set_trace_callback(statements.append)
        return connection

    monkeypatch.setattr(dbapi2, "connect", watched)
    return statements


def changing(statements):
    return [one for one in statements if CHANGES.match(one)]


def inserted(statements):
    return sum(one.startswith("INSERT INTO rec(") for one in statements)


def test_the_search_itself_sees_every_way_to_change_a_row():
    for sql in (
        "UPDATE rec SET text = ?", "update or ignore rec set i = 1", 'DELETE FROM "rec" WHERE i = 3',
        "REPLACE INTO rec VALUES (1)", "INSERT OR REPLACE INTO main.rec VALUES (1)", "DROP TABLE rec",
        "ALTER TABLE rec RENAME TO old",
    ):  # fmt: skip
        assert CHANGES.match(sql), sql
    assert not CHANGES.match("INSERT INTO rec(i, kind) VALUES (1, 'x')")
    assert not CHANGES.match("UPDATE secret SET value = 'rec'")


def test_only_the_eraser_holds_such_a_statement():
    holders = set()
    for path in sorted((ROOT / "logbook").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CHANGES.match(node.value):
                holders.add(path.name)
    assert holders == {"closed.py"}


def test_a_correction_is_a_new_record_and_the_old_one_stays_readable(tmp_path, traced):
    world = wards.make(tmp_path, people=("Anna Puig",))
    first = world.record(Note("bomba 3 a la cama 5"))
    again = world.record(Note("bomba 5 a la cama 3"), corrects=first.ref, why="read wrongly")
    rows = Rows(WORDS, world.ward.folds)
    old = rows.row(first.ref)
    assert (old.title, old.withdrawn) == ("bomba 3 a la cama 5", True)
    assert [badge.text for badge in old.badges] == [f"Struck out by {again.ref}"]
    new = rows.row(again.ref)
    assert new.struck.endswith("bomba 3 a la cama 5")
    assert [badge.text for badge in new.badges] == [f"Corrects {first.ref}"]
    gone = world.record(Correction(), corrects=again.ref, why="never happened")
    assert rows.row(again.ref).title == "bomba 5 a la cama 3"
    assert rows.row(again.ref).badges[0].text == f"Struck out by {gone.ref}"
    assert not rows.row(first.ref).withdrawn  # what a struck correction had struck stands again
    world.shut()
    assert inserted(traced) >= 5
    assert changing(traced) == []


def test_no_page_of_the_window_changes_a_record(tmp_path, traced, qapp, qtbot, monkeypatch):
    """Walk every view of every page, with what people do there, over a night of every kind of record."""
    monkeypatch.setenv("HOME", str(tmp_path))
    world = wards.make(tmp_path, people=tuple(wards.PINS))
    nights.fill(world)
    page_views.fill(world)
    world.shut()
    program = Program(qapp, Start(world.path, exercise=False, language="en", night=False), lambda: world.machine)
    program.run()
    try:
        qtbot.waitUntil(lambda: program.lock_page is not None and program.session.ward.loaded)
        program.reception.sign_on(world.user("Anna Puig"), wards.PINS["Anna Puig"])
        qtbot.waitUntil(lambda: program.main is not None)
        for show in page_views.VIEWS.values():
            show(program.main, qapp)
        before = inserted(traced)
        program.session.record(Note("and one more"))
        qtbot.waitUntil(lambda: inserted(traced) > before)
    finally:
        program.shut()
        program.tasks.stop()
        shiboken6.delete(program.stage)
        shiboken6.delete(program)
        qapp.setStyleSheet("")
        QApplication.processEvents()
    assert changing(traced) == []


def test_no_command_changes_a_record(tmp_path, traced):
    ward, words, stick = tmp_path / "ward", tmp_path / "words", tmp_path / "stick"
    stick.mkdir()
    assert run("demo", ward, "--passphrase-out", words).code == 0
    (tmp_path / "pin").write_text("482915\n")
    (tmp_path / "new.csv").write_text("Etiqueta;Tipo;Cama\nVM-77;respirador;7\n", encoding="utf-8")
    opened = ("--passphrase-file", words)
    for command in (
        ("people", ward, "add", "Lucia Mas", "--role", "nurse", "--new-pin-file", tmp_path / "pin"),
        ("devices", ward, "import", tmp_path / "new.csv"),
        ("export", ward, "--out", tmp_path / "night.pdf"),
        ("backup", ward, "--to", stick),
        ("ready", ward),
    ):
        done = run(*command, *opened)
        assert done.code in {0, 1}, done.err
        assert "usage" not in done.err
    assert run("restore", stick, "--into", tmp_path / "back", *opened).code == 0
    assert inserted(traced) > 100
    assert changing(traced) == []


def test_an_erasure_replaces_words_by_their_commitment_and_nothing_else(tmp_path, traced):
    world = wards.make(tmp_path, people=("Anna Puig", "Laia Soler"), locks=(SECRET,))
    note = world.record(Note("a name typed by mistake"))
    before = world.on_thread(lambda: list(world.ward.journal.links()))
    proof = erasing.Proof(world.user("Laia Soler"), wards.PINS["Laia Soler"], SECRET)
    order = erasing.Order(note.ref, Part.TEXT, "asked for by the patient")
    assert changing(traced) == []
    done = world.on_thread(erasing.erase, world.ward, order, proof)
    assert done.trouble is None
    (change,) = changing(traced)
    assert re.fullmatch(rf"UPDATE rec SET text = (x'[0-9a-f]{{64}}'|\?) WHERE i = ({note.ref.number}|\?)", change)
    after = dict(world.on_thread(lambda: list(world.ward.journal.links())))
    for number, link in before:
        same = after[number].raw == link.raw and after[number].signature == link.signature
        others = [a == b for a, b in zip(link.parts, after[number].parts, strict=True)]
        assert same
        assert others == ([True, False, True, True] if number == note.ref.number else [True] * 4)
    world.shut()
