# SPDX-License-Identifier: Apache-2.0
"""The incident team's own acts of `logbook trust`: keys, lists, signatures, packs, sticks.

Passphrases are drawn, shown once or written into a file; they are asked for, never taken from the command line.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from logbook import __version__, clock
from logbook.cli.context import Context, read_file
from logbook.cli.trust.ward import tell_offer
from logbook.core.actions import protecting
from logbook.core.exchange import verify as verifying
from logbook.core.exchange.trust import keyfile, lists
from logbook.core.exchange.trust import team as teams
from logbook.core.exchange.trust.keyfile import KeyFile, Use
from logbook.core.exchange.trust.lists import KnownDevice
from logbook.core.model.bulletins import Notice
from logbook.core.model.codes import DeviceType, Realm
from logbook.core.model.errors import BadInput, StorageTrouble
from logbook.core.vault import files
from logbook.i18n import resources

_TEXT = 64 * 1024


def init(context: Context, options: argparse.Namespace) -> int:
    """Make root keys, folder, and root 1."""
    from logbook.core.actions import trust_folder  # noqa: PLC0415 - tuf, that --help must not pay

    outs = options.passphrase_out or [None] * 3
    if len({path.absolute() for path in options.key}) != len(options.key):
        raise context.usage(context.words("Three keys need three files."))
    seeds = []
    for number, (path, out) in enumerate(zip(options.key, outs, strict=True), 1):
        key, passphrase = _make_key(context, path, out, Use.ROOT, f"root {number}")
        seeds.append(key.open(passphrase))
    realm = Realm.DRILL if options.exercise else Realm.REAL
    letters = trust_folder.start(options.folder, seeds, realm, clock.read_clock())
    _tell(context, options, {"card": letters}, context.words("The card's letters: {letters}").format(letters=letters))
    return 0


def card(context: Context, options: argparse.Namespace) -> int:
    """Say the card's letters, and draw the card."""
    from logbook.core.actions import trust_folder  # noqa: PLC0415 - tuf
    from logbook.core.exchange.trust import card as cards  # noqa: PLC0415 - drawing

    letters, version, realm = trust_folder.letters(options.folder)
    if options.out is not None:
        program = f"Ward Logbook {__version__}"
        drawn = cards.draw(letters, version, realm, context.words, clock.read_clock(), program, resources() / "fonts")
        files.write_file(options.out, drawn)
    told = context.words("The card's letters: {letters}").format(letters=letters)
    _tell(context, options, {"card": letters, "root": version}, told)
    return 0


def team_key(context: Context, options: argparse.Namespace) -> int:
    """Make the team's key, and put its public half on the list."""
    from logbook.core.actions import trust_folder  # noqa: PLC0415 - tuf

    before = trust_folder.read_list(options.folder, lists.TEAM)
    known = lists.read_team(before) if before else ()
    key, _ = _make_key(context, options.key, options.passphrase_out, Use.TEAM, options.name)
    trust_folder.write_list(options.folder, lists.TEAM, lists.write_team((*known, key.public)))
    return _unsigned(context, options)


def pack_key(context: Context, options: argparse.Namespace) -> int:
    """Make a pack key, and let it sign packs."""
    from logbook.core.actions import trust_folder  # noqa: PLC0415 - tuf

    trust_folder.newest_root(options.folder)
    key, _ = _make_key(context, options.key, options.passphrase_out, Use.PACK, options.name)
    trust_folder.add_packer(options.folder, key.public, key.name)
    return _unsigned(context, options)


def rotate(context: Context, options: argparse.Namespace) -> int:
    """Draft the next root."""
    from logbook.core.actions import trust_folder  # noqa: PLC0415 - tuf

    trust_folder.newest_root(options.folder)
    key, _ = _make_key(context, options.key, options.passphrase_out, Use.ROOT, options.name)
    trust_folder.rotate(options.folder, options.drop, key.public, clock.read_clock())
    return _unsigned(context, options)


def sign(context: Context, options: argparse.Namespace) -> int:
    """Sign what waits."""
    from logbook.core.actions import trust_folder  # noqa: PLC0415 - tuf

    seeds = _open_keys(context, options, Use.ROOT)
    waiting = trust_folder.sign(options.folder, seeds, clock.read_clock())
    if options.json:
        context.report([{"list": one.name, "version": one.version, "signatures": one.signatures} for one in waiting])
    for one in waiting if not options.json else ():
        context.say(
            context.words("{name}, version {version}: {n} of 2 signatures, another key is needed.").format(
                name=one.name, version=one.version, n=one.signatures
            )
        )
    if not waiting and not options.json:
        context.say(context.words("Everything is signed."))
    return 0


def devices(context: Context, options: argparse.Namespace) -> int:
    """List, add or revoke a device."""
    from logbook.core.actions import trust_folder  # noqa: PLC0415 - tuf
    from logbook.core.actions.trusting import device_code  # noqa: PLC0415 - as above

    data = trust_folder.read_list(options.folder, lists.DEVICES)
    known = lists.read_devices(data) if data else ()
    if options.act == "add":
        known = (*known, _from_export(Path(options.what), options.note))
    elif options.act == "revoke":
        found = [one for one in known if options.what in {one.log, device_code(one.dev)} - {""}]
        if len(found) != 1 or options.until is None:
            raise context.usage(context.words("Say one device by its code or log, and --until N."))
        until, note = options.until, options.note or found[0].note
        changed = KnownDevice(found[0].dev, found[0].log, found[0].hospital, found[0].ward, until, note)
        known = tuple(changed if one is found[0] else one for one in known)
    if options.act != "list":
        trust_folder.write_list(options.folder, lists.DEVICES, lists.write_devices(known))
    rows = [
        {"device": device_code(one.dev), "log": one.log, "hospital": one.hospital, "ward": one.ward,
         "until": one.until, "note": one.note}
        for one in known
    ]  # fmt: skip
    if options.json:
        context.report(rows)
        return 0
    for row in rows:
        until = "" if row["until"] is None else context.words("trusted up to {n}").format(n=row["until"])
        context.say(
            " · ".join(
                str(part)
                for part in (row["device"], row["log"], row["ward"], row["hospital"], until, row["note"])
                if part
            )
        )
    return 0 if options.act == "list" else _unsigned(context, options)


def recipients(context: Context, options: argparse.Namespace) -> int:
    """List, add or remove recipients."""
    from logbook.core.actions import trust_folder  # noqa: PLC0415 - tuf

    known = lists.read_recipients(trust_folder.read_list(options.folder, lists.RECIPIENTS))
    if options.act == "add":
        known = tuple(dict.fromkeys((*known, *options.what)))
    elif options.act == "remove":
        known = tuple(one for one in known if one not in options.what)
    if options.act != "list":
        trust_folder.write_list(options.folder, lists.RECIPIENTS, lists.write_recipients(known))
    if options.json:
        context.report(list(known))
        return 0
    for one in known:
        context.say(one)
    return 0 if options.act == "list" else _unsigned(context, options)


def pack(context: Context, options: argparse.Namespace) -> int:
    """Take files in, and sign the pack."""
    from logbook.core.actions import trust_folder  # noqa: PLC0415 - tuf

    trust_folder.add_files(options.folder, options.files)
    (seed,) = _open_keys(context, options, Use.PACK)[:1]
    version = trust_folder.pack(options.folder, seed, clock.read_clock())
    told = context.words("The pack is signed: version {version}").format(version=version)
    _tell(context, options, {"version": version}, told)
    return 0


def bulletin(context: Context, options: argparse.Namespace) -> int:
    """Write a bulletin; it counts once the pack is signed."""
    from logbook.core.actions import trust_folder  # noqa: PLC0415 - tuf

    text = read_file(options.text_file, _TEXT).decode("utf-8", "replace")
    types = tuple(map(DeviceType, options.type))
    made = trust_folder.add_bulletin(
        options.folder, Notice(options.code, 1, options.title, text, "", types, tuple(options.model))
    )
    told = context.words("Bulletin {code}, version {version}: sign the pack next.")
    _tell(context, options, {"code": made.code, "version": made.version},
          told.format(code=made.code, version=made.version))  # fmt: skip
    return 0


def stick(context: Context, options: argparse.Namespace) -> int:
    """Put everything onto a stick."""
    from logbook.core.actions import trust_folder  # noqa: PLC0415 - tuf

    offer = trust_folder.put(options.folder, options.out, clock.read_clock())
    tell_offer(context, options, offer)
    return 0


def _make_key(context: Context, path: Path, out: Path | None, use: Use, name: str) -> tuple[KeyFile, str]:
    """Make a key file under drawn words; files that are there are never replaced."""
    for place in (path, out):
        if place is not None and os.path.lexists(place):
            raise StorageTrouble(path=str(place), detail="EEXIST")
    passphrase = protecting.word_list().new_passphrase()
    made = teams.make(name, passphrase) if use is Use.TEAM else keyfile.make(use, name, passphrase)
    if out is not None:
        files.write_file(out, f"{passphrase}\n".encode())
    files.write_file(path, keyfile.write(made))
    if out is None:
        told = context.words("Passphrase of {file} (shown only now, copy it by hand): {words}")
        context.warn(told.format(file=path, words=passphrase))
    return made, passphrase


def _open_keys(context: Context, options: argparse.Namespace, use: Use) -> list[bytes]:
    secrets = options.passphrase_file or []
    if secrets and len(secrets) != len(options.key):
        raise context.usage(context.words("Give each key its own passphrase file, in the same order."))
    seeds = []
    for number, path in enumerate(options.key):
        key = keyfile.read(read_file(path, keyfile.LIMIT), use)
        asked = context.words("Passphrase of {file}:").format(file=path)
        words = context.secret(secrets[number] if secrets else None, asked, "--passphrase-file")
        seeds.append(key.open(words))
    return seeds


def _from_export(path: Path, note: str) -> KnownDevice:
    verified = verifying.verify(read_file(path, verifying.FILE_LIMIT))
    report, checked = verified.report, verified.checked
    if checked is None or report.first != 0:
        raise BadInput(path=str(path), reason="no-log")
    return KnownDevice(checked.tail.device, report.log, report.hospital, report.ward, None, note)


def _unsigned(context: Context, options: argparse.Namespace) -> int:
    if options.json:
        context.report({"signed": False})
    else:
        context.say(context.words("Written. It counts once two root keys have signed: logbook trust sign"))
    return 0


def _tell(context: Context, options: argparse.Namespace, values: dict[str, object], said: str) -> None:
    if options.json:
        context.report(values)
    else:
        context.say(said)
