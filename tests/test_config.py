# SPDX-License-Identifier: Apache-2.0
"""Folders, preferences and the window's command line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.config import Preferences, Start, load, places, read_start, save, system_language
from logbook.core.model.errors import StorageTrouble
from logbook.i18n import words_for

WORDS = words_for("en")


@pytest.fixture
def home(tmp_path):
    return {"HOME": str(tmp_path), "LANG": "es_ES.UTF-8"}


def test_linux_folders_follow_the_xdg_rules():
    here = places({"HOME": "/home/w"}, "linux")
    assert here.preferences == Path("/home/w/.config/ward-logbook/preferences.toml")
    assert here.ward(exercise=False) == Path("/home/w/.local/share/ward-logbook/ward")
    assert here.ward(exercise=True) == Path("/home/w/.local/share/ward-logbook/exercise")


def test_folders_named_by_the_environment_win_unless_they_are_relative():
    here = places({"HOME": "/home/w", "XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "d"}, "linux")
    assert here.preferences == Path("/c/ward-logbook/preferences.toml")
    assert here.wards == Path("/home/w/.local/share/ward-logbook")


def test_windows_folders_are_the_roaming_and_the_local_one():
    here = places({"USERPROFILE": "/u", "APPDATA": "/u/roam"}, "win32")
    assert here.preferences == Path("/u/roam/ward-logbook/preferences.toml")
    assert here.wards == Path("/u/AppData/Local/ward-logbook")


def test_macos_folders_lie_in_the_library():
    assert places({"HOME": "/h"}, "darwin").wards == Path("/h/Library/Application Support/ward-logbook")


@given(st.builds(Preferences, st.text(), st.text(), st.text()))
def test_preferences_come_back_as_they_were(tmp_path_factory, preferences):
    file = tmp_path_factory.mktemp("config") / "deep" / "preferences.toml"
    save(file, preferences)
    assert load(file) == preferences


def test_a_folder_name_that_is_no_text_comes_back_too(tmp_path):
    odd = Preferences(ward="/srv/ward-\udce9")
    save(tmp_path / "p.toml", odd)
    assert load(tmp_path / "p.toml") == odd


@pytest.mark.parametrize("damaged", [b"", b"\xff\xfe", b"language = ", b"language = 7\ntheme = true\nelse = 'x'\n"])
def test_damaged_preferences_fall_back(tmp_path, damaged):
    file = tmp_path / "p.toml"
    file.write_bytes(damaged)
    assert load(file) == Preferences()


def test_one_damaged_value_does_not_take_the_others_with_it(tmp_path):
    file = tmp_path / "p.toml"
    file.write_text('language = 3\ntheme = "night"\n')
    assert load(file) == Preferences(theme="night")


def test_missing_preferences_are_the_defaults(tmp_path):
    assert load(tmp_path / "none.toml") == Preferences()


def test_preferences_that_cannot_be_written_are_a_typed_trouble(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageTrouble) as caught:
        save(tmp_path / "file" / "p.toml", Preferences())
    assert caught.value.facts["path"] == tmp_path / "file" / "p.toml"


def test_the_system_language_is_the_first_one_named():
    assert system_language({"LC_ALL": "", "LC_MESSAGES": "ca_ES.UTF-8", "LANG": "es_ES"}) == "ca"
    assert system_language({}) == "en"


def test_a_first_start_takes_everything_from_the_system(home, tmp_path):
    assert read_start([], WORDS, home) == Start(
        ward=tmp_path / ".local/share/ward-logbook/ward", exercise=False, language="es", night=False
    )


def test_what_was_preferred_is_used_and_what_is_typed_wins(home, tmp_path):
    save(places(home).preferences, Preferences("ca", "night", str(tmp_path / "uci")))
    assert read_start([], WORDS, home) == Start(tmp_path / "uci", exercise=False, language="ca", night=True)
    typed = read_start(["--ward", "x", "--lang", "en"], WORDS, home)
    assert typed == Start(Path("x"), exercise=False, language="en", night=True)


def test_an_exercise_never_opens_the_folder_of_the_real_ward(home, tmp_path):
    save(places(home).preferences, Preferences(ward=str(tmp_path / "uci")))
    start = read_start(["--exercise"], WORDS, home)
    assert start.exercise
    assert start.ward == places(home).ward(exercise=True)


def test_a_slip_on_the_command_line_ends_with_two(home, capsys):
    with pytest.raises(SystemExit) as ended:
        read_start(["--lang", "xx"], WORDS, home)
    assert ended.value.code == 2
    assert "--lang" in capsys.readouterr().err
