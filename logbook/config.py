# SPDX-License-Identifier: Apache-2.0
"""This machine: where its folders are, what was preferred last time, and the words typed when the window is started.

Known to the window and the command line only. It must never hold anything about patients, people or devices: the file
lies unencrypted beside the program's other settings.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path, PurePath

from logbook.core.model.errors import StorageTrouble
from logbook.i18n import LANGUAGES, Words, language_of

_NAME = "ward-logbook"


@dataclass(frozen=True)
class Places:
    """Folders of this person on this machine; none of them needs to exist."""

    preferences: Path
    """The TOML file of preferences."""
    wards: Path
    """The folder that holds the real ward's folder and the exercise's, apart from each other."""

    @property
    def memory(self) -> Path:
        """The file of the newest checkpoints, beside the preferences and away from the wards."""
        return self.preferences.with_name("last.json")

    def ward(self, *, exercise: bool) -> Path:
        """Return where a ward's folder goes when nobody says otherwise."""
        return self.wards / ("exercise" if exercise else "ward")


@dataclass(frozen=True)
class Preferences:
    """What the window remembers; an empty text means: as the system has it."""

    language: str = ""
    theme: str = ""
    ward: str = ""
    """Folder of the real ward opened last; exercises are never remembered, so that none opens by itself."""
    lock_after: str = ""
    """Minutes until the screen locks by itself, as digits; "0" for never."""
    scanner: str = ""
    """What was learnt of this PC's hand scanner, as `ui.scanning.teaching` writes it."""


@dataclass(frozen=True)
class Start:
    """How the window shall start, after command line and preferences were weighed."""

    ward: Path
    exercise: bool
    language: str
    night: bool


def places(environ: Mapping[str, str], platform: str = sys.platform) -> Places:
    """Return the folders the system gives us (XDG base directories, Windows known folders, macOS library)."""
    home = Path(environ.get("USERPROFILE" if platform == "win32" else "HOME") or Path.home())
    if platform == "win32":
        roaming = _absolute(environ.get("APPDATA")) or home / "AppData" / "Roaming"
        local = _absolute(environ.get("LOCALAPPDATA")) or home / "AppData" / "Local"
        return Places(roaming / _NAME / "preferences.toml", local / _NAME)
    if platform == "darwin":
        library = home / "Library" / "Application Support" / _NAME
        return Places(library / "preferences.toml", library)
    settings = _absolute(environ.get("XDG_CONFIG_HOME")) or home / ".config"
    data = _absolute(environ.get("XDG_DATA_HOME")) or home / ".local" / "share"
    return Places(settings / _NAME / "preferences.toml", data / _NAME)


def load(file: Path) -> Preferences:
    """Read the preferences; whatever is missing, damaged or unknown falls back, because care goes on without them."""
    found: dict[str, object] = {}
    with contextlib.suppress(OSError, tomllib.TOMLDecodeError):
        found = tomllib.loads(file.read_text(encoding="utf-8", errors="surrogateescape"))
    known = {field.name: found.get(field.name) for field in fields(Preferences)}
    return Preferences(**{name: value for name, value in known.items() if isinstance(value, str)})


def save(file: Path, preferences: Preferences) -> None:
    """Write the preferences whole or not at all; raises StorageTrouble (path, detail) where that is not possible."""
    lines = [f"{name} = {_quoted(value)}\n" for name, value in asdict(preferences).items()]
    half = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        half.write_text("".join(lines), encoding="utf-8", errors="surrogateescape", newline="\n")
        half.replace(file)
    except OSError as error:
        raise StorageTrouble(path=file, detail=error.strerror) from error


def system_language(environ: Mapping[str, str]) -> str:
    """Return the language of ours that is nearest to the system's."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - a Windows call, made once
        import locale  # noqa: PLC0415 - its table of language numbers

        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return language_of(locale.windows_locale.get(number, ""))
    return language_of(next(filter(None, map(environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), ""))


def read_start(arguments: Sequence[str], words: Words, environ: Mapping[str, str] = os.environ) -> Start:
    """Weigh the window's command line against the preferences; a slip ends the program with 2, as argparse does."""
    parser = argparse.ArgumentParser(prog=_NAME, description=words("Opens the window of Ward Logbook."))
    parser.add_argument("--ward", type=Path, metavar="FOLDER", help=words("the folder of the ward's log"))
    parser.add_argument("--exercise", action="store_true", help=words("open the exercise, never the real log"))
    parser.add_argument("--lang", choices=sorted(LANGUAGES), help=words("the language of the window"))
    parser.add_argument("--night", action="store_true", help=words("dark colours for the night"))
    typed = parser.parse_args(arguments)
    here = places(environ)
    liked = load(here.preferences)
    remembered = Path(liked.ward) if liked.ward and not typed.exercise else here.ward(exercise=typed.exercise)
    return Start(
        ward=typed.ward or remembered,
        exercise=typed.exercise,
        language=typed.lang or (liked.language if liked.language in LANGUAGES else system_language(environ)),
        night=typed.night or liked.theme == "night",
    )


def _absolute(text: str | None) -> Path | None:
    """Return a folder the environment names; a relative one is void (XDG base directory specification)."""
    return Path(text) if text and PurePath(text).is_absolute() else None


def _quoted(text: str) -> str:
    """Write a TOML basic string: JSON's escapes are TOML's, but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
