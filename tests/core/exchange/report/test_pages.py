# SPDX-License-Identifier: Apache-2.0
"""The whole report: pages in order, with their furniture, in every language, for a rich night and an empty one."""

import pypdfium2
import pytest

from logbook import i18n
from logbook.core.exchange.report import pages
from logbook.core.exchange.report.contents import Contents, Seal, Volume, fold
from logbook.core.model.codes import Profile, Realm
from logbook.core.model.frame import Now
from logbook.i18n import words_for
from tests.wards import make, one_of_each

FONTS = i18n.resources() / "fonts"
SEAL = Seal("WL1:X", tuple(tuple((x * y) % 3 == 0 for x in range(25)) for y in range(25)), "547B-AWTQ-0KG7-2A0K")


def contents_of(world, lang="en", profile=Profile.CLINICAL, volume=None):
    links = world.on_thread(lambda: [link for _, link in world.ward.journal.links()])
    folds, own = fold([(world.ward.realm, "A", links)], profile)
    made = Now(world.clock().wall, 0, 60, "boot")
    last = len(own) - 1
    return Contents(
        words_for(lang), world.ward.realm, profile, world.ward.start, volume or Volume(0, last), folds, own,
        world.ward.journal.tail.log, SEAL, made, "Anna Puig",
    )  # fmt: skip


def text_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


@pytest.fixture(scope="module")
def night(tmp_path_factory):
    world = make(tmp_path_factory.mktemp("night"))
    one_of_each(world)
    yield world
    world.shut()


@pytest.mark.parametrize("lang", ["en", "es", "ca"])
def test_a_rich_night_is_drawn_in_every_language(night, lang):
    text = "\n".join(text_of(pages.draw(contents_of(night, lang), b"LOG\n", FONTS)))
    for said in ("UCI 2", "547B-AWTQ-0KG7-2A0K", "VM-07", "cable amarillo", "UCI-07·K4", "P06", "Lucía"):
        assert said in text


def test_every_page_says_where_it_belongs(night):
    drawn = text_of(pages.draw(contents_of(night), b"LOG\n", FONTS))
    for number, text in enumerate(drawn, 1):
        assert f"Page {number} of {len(drawn)}" in text
        assert "547B-AWTQ-0KG7-2A0K" in text
        assert "Seal of the ward log, not a personal signature." in text


def test_the_parts_stand_in_their_order(night):
    text = "\n".join(text_of(pages.draw(contents_of(night), b"LOG\n", FONTS)))
    places = [
        text.index(word)
        for word in ("What this file proves", "Last look", "Read by", "What happened", "How known", "Clocks\r\n")
    ]
    assert places == sorted(places)


def test_an_empty_ward_has_a_report_too(tmp_path):
    world = make(tmp_path, people=())
    text = "\n".join(text_of(pages.draw(contents_of(world), b"LOG\n", FONTS)))
    for said in ("No device was recorded.", "No fallback procedure was put in force.", "Nobody was enrolled."):
        assert said in text
    world.shut()


def test_an_exercise_says_so_on_every_page(tmp_path):
    world = make(tmp_path, realm=Realm.DRILL, people=("Anna Puig",))
    drawn = text_of(pages.draw(contents_of(world), b"LOG\n", FONTS))
    assert all("EXERCISE" in text for text in drawn)
    assert "Nothing in this file happened to a patient." in drawn[0]
    world.shut()


def test_the_same_contents_give_the_same_bytes(night):
    contents = contents_of(night)
    assert pages.draw(contents, b"LOG\n", FONTS) == pages.draw(contents, b"LOG\n", FONTS)
