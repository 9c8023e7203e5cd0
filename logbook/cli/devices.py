# SPDX-License-Identifier: Apache-2.0
"""`logbook devices FOLDER import FILE.csv`: takes a hospital's list of devices into the log."""

from __future__ import annotations

import argparse
from pathlib import Path

from logbook.cli import lists
from logbook.cli.context import Context, author, named, open_ward, read_file
from logbook.cli.lists import Taken, report
from logbook.core import ward as wards
from logbook.core.exchange import csv_table, inventory
from logbook.core.exchange.inventory import Inventory
from logbook.core.model.errors import BadInput
from logbook.core.model.frame import Author
from logbook.core.model.people import Right
from logbook.core.ward import Ward
from logbook.i18n import Words


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    told = (
        words("take a list of devices"),
        words("Takes a list of devices (CSV). Shows how columns are read; lists bad rows and skips them."),
    )
    lists.add(commands, words, "devices", told, run)


def run(context: Context, options: argparse.Namespace) -> int:
    """Read the whole list first, then write what is new in it; 1 if rows were skipped."""
    found = read_inventory(options.file)
    with open_ward(context, options) as ward:
        by, _ = author(context, options, ward, Right.SETTINGS)
        written = take(ward, found, by)
    unchanged = len(found.devices) - written
    taken = Taken(found.mapping, found.bad_rows, found.encoding, found.delimiter, written, unchanged)
    count = len(found.devices)
    counted = context.words.n("{n} device in the list", "{n} devices in the list", count).format(n=count)
    return report(context, taken, [counted], json=options.json)


def read_inventory(path: Path) -> Inventory:
    """Read a list; an error names the file."""
    try:
        return inventory.read(read_file(path, csv_table.FILE_LIMIT))
    except BadInput as error:
        raise named(path, error) from error


def take(ward: Ward, found: Inventory, by: Author) -> int:
    """Write the devices that are new or described anew; doing it again writes nothing. Returns how many."""
    known = {view.id: view.description for view in ward.folds.devices.devices()}
    fresh = [device for device in found.devices if known.get(device.device) != device]
    for device in fresh:
        wards.record(ward, device, by)
    return len(fresh)
