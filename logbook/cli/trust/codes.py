# SPDX-License-Identifier: Apache-2.0
"""`logbook trust codes`: bulletins and short procedures as signed square codes, for wards that take no stick."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from logbook import __version__, clock
from logbook.cli.context import Context, named, read_file
from logbook.core.exchange.trust import keyfile
from logbook.core.exchange.trust.keyfile import Use
from logbook.core.model import library
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput
from logbook.core.vault import files
from logbook.i18n import Words, resources

if TYPE_CHECKING:
    from logbook.core.exchange.word_sheets import Spoken

_TYPED = 12
"""Lines a person may be asked to type; what is longer is for a scanner only."""


def run(context: Context, options: argparse.Namespace) -> int:
    """Sign each file, and write its codes as a PDF, or as text where the name ends in .txt."""
    key = keyfile.read(read_file(options.key, keyfile.LIMIT), Use.PACK)
    asked = context.words("Passphrase of {file}:").format(file=options.key)
    seed = key.open(context.secret(options.passphrase_file, asked, "--passphrase-file"))
    realm = Realm.DRILL if options.exercise else Realm.REAL
    spoken = tuple(_spoken(path, seed, realm, context.words) for path in options.files)
    if options.out.suffix.lower() == ".txt":
        files.write_file(options.out, "".join(map(_lines, spoken)).encode("utf-8"))
    else:
        files.write_file(options.out, _drawn(context, spoken, realm, key.name))
    if options.json:
        context.report([{"code": one.code, "version": one.version, "codes": len(one.frames)} for one in spoken])
        return 0
    for one in spoken:
        told = context.words("{code}, version {version}. Codes: {codes}")
        context.say(told.format(code=one.code, version=one.version, codes=len(one.frames)))
    context.say(context.words("Written: {file}").format(file=options.out))
    return 0


def _spoken(path: Path, seed: bytes, realm: Realm, words: Words) -> Spoken:
    from logbook.core.exchange import bridge, word, word_sheets  # noqa: PLC0415 - drawing, that --help must not load

    data = read_file(path, library.LIMIT)
    try:
        kind = word.kind_of(data)
        payload = word.write(kind, data, seed, realm)
        frames = bridge.cut(realm, bridge.Cargo.WORD, payload)
    except BadInput as error:
        raise named(path, error) from error
    short = len(payload) <= _TYPED * bridge.TYPED_BYTES
    typed = bridge.cut(realm, bridge.Cargo.WORD, payload, bridge.TYPED_BYTES) if short else ()
    pack = word.contents(kind, data)
    for notice in pack.notices:
        return word_sheets.Spoken(notice.code, notice.title, notice.version, frames, typed)
    (procedure,) = pack.procedures
    title = procedure.edition(words.lang).title
    return word_sheets.Spoken(procedure.code, title, procedure.version, frames, typed)


def _lines(one: Spoken) -> str:
    return f"# {one.code} · {one.version} · {one.title}\n" + "".join(f"{frame}\n" for frame in one.frames)


def _drawn(context: Context, spoken: tuple[Spoken, ...], realm: Realm, signer: str) -> bytes:
    from logbook.core.exchange import word_sheets  # noqa: PLC0415 - as above

    program = f"Ward Logbook {__version__}"
    wanted = word_sheets.WordSheets(context.words, realm, signer, spoken, clock.read_clock(), program)
    return word_sheets.draw(wanted, resources() / "fonts")
