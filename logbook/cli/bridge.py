# SPDX-License-Identifier: Apache-2.0
"""`logbook bridge FOLDER` and `logbook bridge read FILE…`: the log as square codes where no stick may be plugged in."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from logbook.cli.context import Context, add_author, add_secret, author, named, open_ward, read_file
from logbook.cli.export import recipients
from logbook.core import crypto
from logbook.core.exchange import bridge, pictures, squeeze
from logbook.core.exchange.bridge import Batch, Cargo
from logbook.core.model.codes import Profile
from logbook.core.model.errors import BadInput, TooLarge
from logbook.core.model.people import Right
from logbook.core.vault import files
from logbook.i18n import Words
from logbook.trouble import reason

if TYPE_CHECKING:
    from logbook.core.actions.bridging import Volume

READ = "read"
_AGE = b"age-encryption.org/"
_TEXT_LIMIT = 4 * 1024 * 1024


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "bridge",
        help=words("the log as square codes, out and in"),
        description=words(
            "Prints the newest records as square codes (QR), at most 20 in a set, where no stick may be plugged in. "
            "With --in, takes over what the incident team sent as codes. With read, puts the log together again."
        ),
        epilog=f"{words('Example:')} logbook bridge uci --out codes.pdf\n"
        f"{words('Example:')} logbook bridge uci --in scanned.txt\n"
        f"{words('Example:')} logbook bridge read codes.txt photo.png --out ward.wlog",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "given", nargs="+", metavar=words("FOLDER"), help=words("the ward's folder; or read, and files with codes")
    )
    way = command.add_mutually_exclusive_group(required=True)
    way.add_argument("--out", type=Path, metavar="F", help=words("where the PDF or the log goes"))
    way.add_argument(
        "--in", dest="codes", type=Path, metavar="F", help=words("codes of the incident team, scanned or typed")
    )
    command.add_argument("--look", action="store_true", help=words("only tell what would change"))
    command.add_argument(
        "--since", type=int, metavar="N", help=words("records after number N; after the last receipt if not said")
    )
    command.add_argument(
        "--profile",
        choices=[profile.value for profile in Profile],
        default=Profile.INCIDENT.value,
        help=words("what the codes tell; incident if not said"),
    )
    command.add_argument(
        "--to", nargs="+", default=[], metavar=words("RECIPIENT"), help=words("age recipients, or files that list them")
    )
    command.add_argument(
        "--identity-file", metavar="F", help=words("age identity that opens sealed codes, - for input")
    )
    add_secret(command, words)
    command.add_argument("--json", action="store_true", help=words("report for programs"))
    add_author(command, words)
    command.set_defaults(run=run)


def run(context: Context, options: argparse.Namespace) -> int:
    """Print codes, read a log's, or take over the incident team's."""
    if options.given[0] == READ and len(options.given) > 1 and options.out is not None:
        return _read(context, options, [Path(file) for file in options.given[1:]])
    if len(options.given) > 1:
        raise context.usage(context.words("Say one folder, or read and the files."))
    options.folder = Path(options.given[0])
    if options.codes is not None:
        from logbook.cli import codes_in  # noqa: PLC0415 - what checks signatures, that --help must not load

        return codes_in.run(context, options)
    return _print(context, options)


def _print(context: Context, options: argparse.Namespace) -> int:
    from logbook.core.actions import bridging  # noqa: PLC0415 - drawing, that --help must not load

    with open_ward(context, options) as ward:
        by, _ = author(context, options, ward, Right.EXPORT)
        after = bridging.receipted(ward) if options.since is None else options.since
        taken, now = ward.worker.submit(bridging.take, ward, after).result()
        volumes = bridging.make(taken, now, Profile(options.profile), tuple(recipients(options.to)))
        files.write_file(options.out, bridging.paper(taken, volumes, now, context.words))
        bridging.record(ward, volumes, by)
    if options.json:
        context.report([_plain(one) for one in volumes])
        return 0
    for one in volumes:
        told = context.words("Set {n} of {total}: records {first} to {last} in {codes} codes")
        context.say(told.format(
            n=one.number, total=one.total, first=one.record.first, last=one.record.last, codes=len(one.frames)
        ))  # fmt: skip
    context.say(context.words("Written: {file}").format(file=options.out))
    return 0


def _plain(one: Volume) -> dict[str, object]:
    return {
        "set": bridge.read_frame(one.frames[0]).set, "codes": len(one.frames), "first": one.record.first,
        "last": one.record.last, "profile": one.record.profile, "sealed_to": one.record.sealed_to,
    }  # fmt: skip


def _read(context: Context, options: argparse.Namespace, paths: list[Path]) -> int:
    """Put together what is whole, name what is missing of the rest; 1 if anything is missing or was misread."""
    frames, misread = [], 0
    for path in paths:
        for text in _texts(path):
            try:
                frames.append(bridge.read_frame(text))
            except BadInput as error:
                misread += 1
                told = context.words("{file}: a code was not read: {why}")
                context.warn(told.format(file=path, why=reason(str(error.facts["reason"]), context.words)))
    found = [batch for batch in bridge.batches(frames) if batch.cargo is Cargo.SLICE]
    if not found:
        raise BadInput(reason="no-codes")
    whole = [batch for batch in found if not batch.missing]
    written = {batch.set: _write(context, options, batch, several=len(whole) > 1) for batch in whole}
    report = [{"set": one.set, "codes": one.total, "missing": list(one.missing)} for one in found]
    if options.json:
        context.report([line | {"file": str(written.get(str(line["set"]), ""))} for line in report])
    else:
        _tell(context, found, written)
    return 0 if len(whole) == len(found) and not misread else 1


def _texts(path: Path) -> Iterator[str]:
    """Read what a scanner typed, one code a line, or the codes in a picture or PDF."""
    data = read_file(path, pictures.LIMIT)
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        lines = []
    typed = [line for line in lines if bridge.is_frame(line)]
    if typed and len(data) > _TEXT_LIMIT:
        raise TooLarge(path=str(path), limit=_TEXT_LIMIT)
    if typed:
        yield from typed
        return
    try:
        yield from (text for text in pictures.read(data) if bridge.is_frame(text))
    except BadInput as error:
        raise named(path, error) from error


def _write(context: Context, options: argparse.Namespace, batch: Batch, *, several: bool) -> Path:
    payload = bridge.join(batch)
    if payload.startswith(_AGE):
        identity = context.secret(options.identity_file, context.words("Age identity:"), "--identity-file")
        payload = crypto.age_decrypt(payload, identity.strip())
    out: Path = options.out
    path = out.with_name(f"{out.stem}-{batch.set[:4]}{out.suffix}") if several else out
    files.write_file(path, squeeze.unsqueeze(payload))
    return path


def _tell(context: Context, found: list[Batch], written: dict[str, Path]) -> None:
    words = context.words
    for batch in found:
        name = batch.set[:4]
        if batch.missing:
            missing = ", ".join(map(str, batch.missing))
            told = words("Set {name}: codes {missing} of {total} are missing. Scan them, in any order.")
            context.say(told.format(name=name, missing=missing, total=batch.total))
        else:
            told = words("Set {name}: whole. Written: {file}. Check it with: logbook verify")
            context.say(told.format(name=name, file=written[batch.set]))
