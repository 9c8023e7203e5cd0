# SPDX-License-Identifier: Apache-2.0
"""Playing writes each line at its time, and finds what can be known to fail before the first record."""

import json

import pytest

from logbook.core.exchange import play, scenario
from logbook.core.exchange.play import House
from logbook.core.model import library
from logbook.core.model.codes import Certainty, Meaning, Means
from logbook.core.model.errors import BadInput
from logbook.core.model.frame import Entry, Frame, Ref, Written
from logbook.i18n import resources

P01 = library.read((resources() / "procedures" / "P01.toml").read_bytes())
AT = "2026-11-23T02:40:00+01:00"
LATER = "2026-11-23T02:50:00+01:00"


class Paper:
    """Somewhere to write: keeps what came, numbers it, and reads the clock as a ward does."""

    def __init__(self, clock):
        self.clock = clock
        self.entries = []

    def write(self, what, author, happened, corrects, why):
        now = self.clock()
        written = Written(now.wall, now.boot, now.zone, 1)
        frame = Frame(author, happened, corrects, why)
        self.entries.append(Entry(Ref("A", len(self.entries) + 2), "L", "h", written, frame, what))
        return self.entries[-1]

    def new_id(self):
        return f"p{len(self.entries) + 1}"


def person(name, at=AT):
    return {"at": at, "as": name, "kind": "person", "name": name, "role": "nurse"}


def line(kind, who="Anna", **fields):
    return {"at": LATER, "as": who, "kind": kind, **fields}


def played(*lines, people=None, simulated=True):
    script = scenario.read("\n".join(map(json.dumps, [{"scenario": 1}, *lines])).encode())
    clock = play.clock_for(script)
    paper = Paper(clock)
    house = House(paper.write, people or {}, paper.new_id, {"P01": P01})
    given = list(play.play(script, house, clock if simulated else None))
    assert given == paper.entries
    return given


def fault(*lines):
    with pytest.raises(BadInput) as caught:
        played(*lines)
    return caught.value.facts["line"], caught.value.facts["field"], caught.value.facts["reason"]


def test_a_person_is_enrolled_and_writes_under_the_new_id():
    enrolled, note = played(person("Anna"), line("note", text="x", on_behalf_of="Anna", cosign="Anna"))
    assert enrolled.record.user == enrolled.user == note.user == "p1"
    assert (note.frame.author.means, note.frame.author.on_behalf_of, note.frame.author.cosign) == (
        Means.SIMULATED, "p1", "p1",
    )  # fmt: skip


def test_somebody_the_ward_knows_keeps_the_id():
    assert played(person("Anna"), people={"Anna": "p7"})[0].record.user == "p7"


def test_each_record_is_written_at_the_time_of_its_line():
    first, second = played(person("Anna"), line("note", text="x", about=AT))
    assert second.written.wall - first.written.wall == second.written.boot - first.written.boot == 600_000
    assert (second.delay, second.frame.happened.certainty) == (600_000, Certainty.ABOUT)


def test_a_clock_that_is_set_leaves_the_time_since_boot_alone():
    first, second = played(person("Anna"), {"at": AT, "clock": -60}, line("note", at=AT, text="x"))
    assert second.written.wall == first.written.wall
    assert second.written.boot - first.written.boot == 60_000


def test_without_a_simulated_clock_a_line_is_a_late_entry():
    first, second = played(person("Anna"), {"at": AT, "clock": -60}, line("note", text="x"), simulated=False)
    assert first.written == second.written
    assert second.frame.happened.at - first.frame.happened.at == 600_000


def test_labels_become_numbers():
    people = [person("Anna"), person("Marc")]
    entries = played(
        *people,
        line("note", text="ref:look", id="look"),
        line("witness", who="Marc", target="ref:look", meaning="witnessed"),
        line("note", text="y", corrects="ref:look", why="wrong"),
        line("correction", corrects="A.3", why="wrong"),
    )
    assert entries[2].record.text == "ref:look"
    assert (entries[3].record.target, entries[3].record.meaning) == (Ref("A", 4), Meaning.WITNESSED)
    assert [entry.frame.corrects for entry in entries[4:]] == [Ref("A", 4), Ref("A", 3)]


def test_names_become_ids_where_the_record_holds_one():
    assert played(person("Anna"), person("Marc"), line("vouch", user="Marc"))[2].record.user == "p2"


@pytest.mark.parametrize(("language", "title"), [({}, "es"), ({"language": "ca"}, "ca")])
def test_a_procedure_comes_from_the_library(language, title):
    record = played(person("Anna"), line("procedure", code="P01", supersedes=None, **language))[1].record
    assert (record.title, record.digest, record.sample) == (P01.edition(title).title, P01.digest, True)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (line("note", who="Nobody", text="x"), (3, "as", "unknown-person")),
        (line("note", text="x", cosign="Nobody"), (3, "cosign", "unknown-person")),
        (line("vouch", user="Nobody"), (3, "user", "unknown-person")),
        (line("procedure", code="P99"), (3, "code", "unknown-procedure")),
    ],
)
def test_what_is_not_there_is_found_before_the_first_record(last, expected):
    assert fault(person("Anna"), last) == expected


def test_nobody_witnesses_the_own_record():
    own = line("witness", target="ref:a", meaning="witnessed")
    assert fault(person("Anna"), line("note", text="x", id="a"), own) == (4, "as", "witness-is-author")
