# SPDX-License-Identifier: Apache-2.0
"""The command line: the same core as the window, for scripts and for the incident team. It never imports Qt.

Exit codes are an interface: 0 good, 1 findings or refused, 2 usage, 3 cannot read or write, 4 known trouble.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import TextIO

from logbook import __version__, config
from logbook.cli import (
    backup,
    bridge,
    closing,
    collect,
    contacts,
    demo,
    devices,
    erase,
    export,
    keyring,
    new,
    people,
    printing,
    ready,
    replay,
    restore,
    retire,
    trust,
    verify,
)
from logbook.cli.context import Context, add_language
from logbook.core.model import errors
from logbook.core.model.errors import LogbookError
from logbook.i18n import LANGUAGES, Words, words_for
from logbook.no_core_dump import refuse_core_dumps
from logbook.no_network import refuse_sockets
from logbook.trouble import tell

COMMANDS = (
    *(new, people, keyring, devices, contacts, replay, export, backup, restore),
    *(ready, bridge, closing, verify, collect, printing, erase, retire, trust, demo),
)
GOOD, FINDINGS, USAGE, CANNOT_READ, TROUBLE = range(5)
_CODES: tuple[tuple[type[LogbookError], int], ...] = (
    (errors.LockedByAnother, TROUBLE),
    (errors.DiskFull, TROUBLE),
    (errors.PinTooWeak, FINDINGS),
    (errors.KeyTrouble, TROUBLE),
    (errors.PrinterTrouble, TROUBLE),
    (errors.StorageTrouble, CANNOT_READ),
    (LogbookError, FINDINGS),
)


def main(
    argv: Sequence[str] | None = None,
    out: TextIO | None = None,
    err: TextIO | None = None,
    source: TextIO | None = None,
) -> int:
    """Run one command and return its exit code; without arguments the window opens.

    With None for `argv` this is the process itself: the doors nobody needs are shut first.
    """
    typed = sys.argv[1:] if argv is None else argv
    if not typed:
        # by name: the command line must not depend on the window, not even on paper
        code: int = importlib.import_module("logbook.__main__").window()
        return code
    if argv is None:
        _shut_doors()
    return _run(typed, Context(words_for(_language(typed)), out or sys.stdout, err or sys.stderr, source or sys.stdin))


def _shut_doors() -> None:
    refuse_core_dumps()
    refuse_sockets()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old terminal must not turn a name into a crash


def _run(argv: Sequence[str], context: Context) -> int:
    words = context.words
    try:
        options = parser(words).parse_args(argv)
        status: int = options.run(context, options)
    except LogbookError as error:
        context.err.write(f"{tell(error, words)}\n")
        status = next(code for kind, code in _CODES if isinstance(error, kind))
    except SystemExit as leaving:  # argparse: 0 after --help, 2 after a slip
        status = leaving.code if isinstance(leaving.code, int) else USAGE
    except BrokenPipeError:  # whoever read us has gone: `logbook verify … | head`
        status = CANNOT_READ
    except KeyboardInterrupt:
        context.warn("\n" + words("Stopped. Everything written before is safe."))
        status = TROUBLE
    except Exception as error:  # noqa: BLE001 - a bug is said as one, without what was typed
        context.err.write(words("This is a fault of the program, not yours. Everything written before is safe.") + "\n")
        context.err.write("".join(traceback.format_tb(error.__traceback__)) + type(error).__name__ + "\n")
        status = CANNOT_READ
    return status


def parser(words: Words) -> argparse.ArgumentParser:
    """Make the parser of all commands."""
    top = argparse.ArgumentParser(
        prog="logbook",
        description=words("An encrypted, signed log for a hospital ward whose network is down."),
        epilog=words("Exit codes: 0 good, 1 findings or refused, 2 usage, 3 cannot read or write, 4 known trouble."),
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"Ward Logbook {__version__}")
    commands = top.add_subparsers(metavar=words("COMMAND"), required=True)
    for command in COMMANDS:
        command.add(commands, words)
    for one in (top, *commands.choices.values()):  # before the command and after it: people type both
        add_language(one, words)
    return top


def _language(argv: Sequence[str]) -> str:
    before = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    before.add_argument("--lang", nargs="?")  # a wrong language or none: the real parser says so
    typed = before.parse_known_args(list(argv))[0].lang
    return typed if typed in LANGUAGES else config.system_language(os.environ)
