# SPDX-License-Identifier: Apache-2.0
"""What every command needs: where to speak, how to ask for a secret, how to read a file, how to open a ward.

A secret comes from a prompt, a file or standard input, never from the command line, and is never shown again.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from logbook import __version__, clock, config, mounts
from logbook.core import ward as wards
from logbook.core.actions import erasing, opening, recall, signing_on
from logbook.core.model import library
from logbook.core.model.codes import Means
from logbook.core.model.errors import BadInput, NotAWard, StorageTrouble, TooLarge, WrongPin
from logbook.core.model.frame import PROGRAM, Author, Clock
from logbook.core.model.library import Procedure
from logbook.core.model.people import Right
from logbook.core.model.plain import visible
from logbook.core.vault import keys, keysticks
from logbook.core.vault.files import medium
from logbook.core.vault.slots import KeyStick, Secret, typed
from logbook.core.ward import Machine, Ward
from logbook.i18n import LANGUAGES, Words, resources
from logbook.mounts import Mount

_SECRET_LIMIT = 4096
_USAGE = 2


@dataclass(frozen=True, slots=True)
class Context:
    """The words and the three streams of one run."""

    words: Words
    out: TextIO
    err: TextIO
    source: TextIO

    def say(self, text: str) -> None:
        """Say something for people; nothing in it can move the cursor or hide its neighbours."""
        self.out.write(visible(text) + "\n")

    def warn(self, text: str) -> None:
        """Say something that is not the result."""
        self.err.write(visible(text) + "\n")

    def report(self, values: object) -> None:
        """Say something for programs: one line of JSON, ASCII only."""
        self.out.write(json.dumps(values, sort_keys=True) + "\n")

    def usage(self, text: str) -> SystemExit:
        """Say what was typed wrongly; to be raised."""
        self.warn(text)
        return SystemExit(_USAGE)

    def secret(self, file: str | None, prompt: str, option: str) -> str:
        """Ask for a secret: the first line of a file, of standard input (`-`), or typed unseen."""
        if file == "-":
            return self.source.readline(_SECRET_LIMIT).rstrip("\r\n")
        if file is not None:
            lines = read_file(Path(file), _SECRET_LIMIT).decode("utf-8", "replace").splitlines()
            return lines[0] if lines else ""
        if not self.source.isatty():
            raise self.usage(self.words("Nobody can be asked here: give {option}.").format(option=option))
        return getpass.getpass(prompt + " ")


def add_ward(command: argparse.ArgumentParser, words: Words) -> None:
    """Take the ward's folder and the way to its passphrase."""
    command.add_argument("folder", type=Path, metavar=words("FOLDER"), help=words("the folder of the ward's log"))
    add_secret(command, words)


def add_secret(command: argparse.ArgumentParser, words: Words) -> None:
    """Take the way to the ward's passphrase, or to its key stick."""
    command.add_argument(
        "--passphrase-file",
        metavar="F",
        help=words("read the passphrase (or the recovery key) from a file, - for input"),
    )
    command.add_argument(
        "--stick", type=Path, metavar=words("FOLDER"), help=words("open with the key stick mounted here and its PIN")
    )
    command.add_argument("--stick-pin-file", metavar="F", help=words("read the stick's PIN from a file, - for input"))


def add_author(command: argparse.ArgumentParser, words: Words) -> None:
    """Take who does it, and the way to the PIN."""
    command.add_argument("--as", dest="who", metavar=words("NAME"), help=words("an enrolled person; asks for the PIN"))
    command.add_argument("--pin-file", metavar="F", help=words("read the PIN from a file, - for input"))


def ask_secret(context: Context, options: argparse.Namespace) -> Secret | None:
    """Ask for what opens the ward, the words or the stick's PIN; None where it is not yet protected."""
    path: Path = options.folder
    if not path.is_dir():
        raise NotAWard(path=str(path))
    if not opening.protected(path):
        return None
    if options.stick is not None:
        return ask_stick(context, path, options.stick, options.stick_pin_file, "--stick-pin-file")
    return typed(context.secret(options.passphrase_file, context.words("Passphrase:"), "--passphrase-file"))


def ask_stick(context: Context, ward: Path, stick: Path, file: str | None, option: str) -> KeyStick:
    """Ask for the PIN of a key stick of this ward; raises NoKeyStick before asking, DamagedKeyStick."""
    known = keys.public(ward)
    keysticks.open_here(stick, known, "")
    return keysticks.open_here(stick, known, context.secret(file, context.words("PIN of the key stick:"), option))


def add_language(command: argparse.ArgumentParser, words: Words) -> None:
    """Take the language of what is said; before a command and after it."""
    command.add_argument(
        "--lang", choices=sorted(LANGUAGES), default=argparse.SUPPRESS, help=words("language of what is said")
    )


@contextmanager
def open_ward(context: Context, options: argparse.Namespace, simulated: Clock | None = None) -> Iterator[Ward]:
    """Unlock and open the ward with its whole log, and let go of it afterwards; raises what opening raises."""
    with open_by(ask_secret(context, options), options.folder, simulated) as ward:
        yield ward


@contextmanager
def open_by(secret: Secret | None, path: Path, simulated: Clock | None = None) -> Iterator[Ward]:
    """Open the ward with what was asked for before; raises what opening raises."""
    ward = opened(secret, path, simulated)
    try:
        erasing.put_right(wards.load(ward))
        yield ward
    finally:
        wards.shut(ward)


def opened(
    secret: Secret | None, path: Path, simulated: Clock | None = None,
    see: Callable[[], tuple[Mount, ...]] = mounts.plugged,
) -> Ward:  # fmt: skip
    """Open the ward and hold against it what the sticks that are plugged in know of it; its log is still to be loaded.

    Raises what opening raises.
    """
    unlocked = opening.unlock(path, secret)
    known = mounts.consult(lambda places: recall.on_sticks(places, unlocked.key), see)
    return opening.open_ward(path, unlocked, this_machine(simulated), known)


def this_machine(simulated: Clock | None = None) -> Machine:
    """Say what the core may know of this PC."""
    memory = config.places(os.environ).memory
    return Machine(simulated or clock.read_clock, clock.machine(), f"Ward Logbook {__version__}", memory=memory)


def author(context: Context, options: argparse.Namespace, ward: Ward, right: Right) -> tuple[Author, str]:
    """Say who does it, and the name to show: `--as` with the own PIN, or else whoever holds the passphrase.

    Raises `BadInput` for a name nobody has, `WrongPin`, and `NotAllowed` where the house keeps this for others.
    """
    if options.who is None:
        return Author(PROGRAM, Means.PASSPHRASE), context.words("whoever holds the passphrase")
    user = named_person(ward, options.who, "--as")
    pin = context.secret(options.pin_file, context.words("PIN:"), "--pin-file")
    fits, written = ward.worker.submit(signing_on.check_pin, ward, user, pin).result()
    wards.fold(ward, written)
    if not fits:
        raise WrongPin(user=user)
    by = Author(user, Means.PIN)
    wards.require(ward, by, right)
    return by, options.who


def person(options: argparse.Namespace, ward: Ward) -> str:
    """Say whose act it is where holding the passphrase is not enough; raises BadInput without `--as`."""
    return named_person(ward, options.who or "", "--as")


def named_person(ward: Ward, name: str, option: str) -> str:
    """Give somebody's id; raises BadInput for a name that nobody or more than one has."""
    user = names(ward).get(name)
    if user is None:
        raise BadInput(field=option, reason="unknown-person")
    return user


def names(ward: Ward) -> Mapping[str, str]:
    """Give everybody's id by name; a name that two people have stands for nobody."""
    users = ward.people.users()
    known = [view.name for view in users]
    return {view.name: view.user for view in users if view.name and known.count(view.name) == 1}


def read_file(path: Path, limit: int) -> bytes:
    """Read a regular file of at most `limit` bytes; raises the storage errors and `TooLarge`."""
    with medium(path):
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise StorageTrouble(path=str(path), detail="not-a-file")
        with os.fdopen(handle, "rb") as file:
            data = file.read(limit + 1)
    if len(data) > limit:
        raise TooLarge(path=str(path), limit=limit)
    return data


def procedures(folder: Path | None = None) -> dict[str, Procedure]:
    """Read the library: the hospital's own folder of procedures, or the samples that come with the program."""
    place = folder or resources() / "procedures"
    with medium(place):
        files = sorted(path for path in place.iterdir() if path.suffix == ".toml")
    read = (_procedure(path) for path in files)
    return {procedure.code: procedure for procedure in read}


def _procedure(path: Path) -> Procedure:
    try:
        return library.read(read_file(path, library.LIMIT))
    except BadInput as error:
        raise type(error)(**{"path": str(path), **error.facts}) from error


def named(path: Path, error: BadInput) -> BadInput:
    """Say in which file something is wrong; to be raised."""
    return type(error)(**{"path": str(path), **error.facts})
