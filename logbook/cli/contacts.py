# SPDX-License-Identifier: Apache-2.0
"""`logbook contacts FOLDER import FILE.csv`: takes a hospital's list of contacts into the log."""

from __future__ import annotations

import argparse
from pathlib import Path

from logbook.cli import lists
from logbook.cli.context import Context, author, named, open_ward, read_file
from logbook.cli.lists import Taken, report
from logbook.core import ward as wards
from logbook.core.exchange import contact_list, csv_table
from logbook.core.exchange.contact_list import ContactList
from logbook.core.model.errors import BadInput
from logbook.core.model.frame import Author
from logbook.core.model.people import Right
from logbook.core.ward import Ward
from logbook.i18n import Words


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    told = (
        words("take a list of contacts"),
        words("Takes a list of contacts (CSV). Shows how columns are read; lists bad rows and skips them."),
    )
    lists.add(commands, words, "contacts", told, run)


def run(context: Context, options: argparse.Namespace) -> int:
    """Read the whole list first, then write what is new in it; 1 if rows were skipped."""
    found = _read(options.file)
    with open_ward(context, options) as ward:
        by, _ = author(context, options, ward, Right.SETTINGS)
        written = take(ward, found, by)
    unchanged = len(found.contacts) - written
    taken = Taken(found.mapping, found.bad_rows, found.encoding, found.delimiter, written, unchanged)
    count = len(found.contacts)
    counted = context.words.n("{n} contact in the list", "{n} contacts in the list", count).format(n=count)
    return report(context, taken, [counted], json=options.json)


def take(ward: Ward, found: ContactList, by: Author) -> int:
    """Write the contacts that are new or changed; doing it again writes nothing. Returns how many."""
    contacts = ward.folds.contacts
    known = (view.record for view in contacts.contacts())
    fresh = contact_list.fresh(found.contacts, known, contacts.next_id())
    for contact in fresh:
        wards.record(ward, contact, by)
    return len(fresh)


def _read(path: Path) -> ContactList:
    try:
        return contact_list.read(read_file(path, csv_table.FILE_LIMIT))
    except BadInput as error:
        raise named(path, error) from error
