# SPDX-License-Identifier: Apache-2.0
"""The way in where no stick may be plugged in: the team's receipts, bulletins and short procedures, scanned or typed.

Lines are read in any order; a set that is whole is checked against the pack keys of the stick this ward took over, and
shown before it is taken over and told in the log. Whatever does not hold changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from logbook.core import ward as wards
from logbook.core.actions import trusting
from logbook.core.exchange import bridge, checkpoint, word
from logbook.core.exchange.bridge import Batch, Cargo, Frame
from logbook.core.exchange.word import Kind
from logbook.core.model import frame as frames_of
from logbook.core.model.bulletins import Notice
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput, NotAllowed, NotTrusted, OlderThanKnown
from logbook.core.model.frame import Author, Entry, Happened
from logbook.core.model.library import Procedure
from logbook.core.model.people import Right
from logbook.core.model.safeguards import Bulletin, Pack
from logbook.core.model.trust import write_name
from logbook.core.vault import trusted
from logbook.core.ward import Ward

MEDIUM = "qr"
"""What a `Pack` record says of a procedure that came as codes."""

_BEGIN = r"[WD][BST]1"
_BREAK = re.compile(rf"[\r\n\u2028\u2029]+|[ \t]+(?={_BEGIN})", re.IGNORECASE)
_STARTS = re.compile(_BEGIN, re.IGNORECASE)
_LONGEST = 2_500
"""Characters of the longest code with a blank after every second letter."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What was scanned or typed: codes of sets, receipts in their one spelling, and why the rest was not read."""

    frames: tuple[Frame, ...] = ()
    receipts: tuple[str, ...] = ()
    unread: tuple[BadInput, ...] = ()


@dataclass(frozen=True, slots=True)
class Brought:
    """A whole set that holds good and is news: a bulletin or a procedure, and the beginning of the id of its key."""

    batch: Batch
    said: Notice | Procedure
    file: bytes
    signed_by: str

    @property
    def right(self) -> Right:
        """What whoever takes it over must hold: everybody may pass on a bulletin, a procedure is the house's."""
        return Right.TRUST if isinstance(self.said, Procedure) else Right.WRITE


def read(text: str) -> Lines:
    """Read scanned or typed lines; a code may go on over several lines, and what is no code of ours is left out."""
    frames: list[Frame] = []
    receipts: list[str] = []
    unread: list[BadInput] = []
    pieces = [piece for piece in _BREAK.split(text) if piece.strip()]
    at = 0
    while at < len(pieces):
        if not _STARTS.match(pieces[at].strip()):
            at += 1
            continue
        found, at = _longest(pieces, at)
        if isinstance(found, Frame):
            frames.append(found)
        elif isinstance(found, str):
            receipts.append(found)
        else:
            unread.append(found)
    return Lines(tuple(dict.fromkeys(frames)), tuple(dict.fromkeys(receipts)), tuple(unread))


def _longest(pieces: list[str], at: int) -> tuple[Frame | str | BadInput, int]:
    """Read the code that begins here, over as many lines as it takes; else say why not, and where the next begins."""
    typed, first, end = "", None, at
    while end < len(pieces) and len(typed) + len(pieces[end]) <= _LONGEST:
        typed += pieces[end]
        end += 1
        found = _one(typed)
        if not isinstance(found, BadInput):
            return found, end
        first = first or found
    following = (n for n in range(at + 1, len(pieces)) if _STARTS.match(pieces[n].strip()))
    return first or BadInput(field="code", reason="code-shape"), next(following, len(pieces))


def _one(typed: str) -> Frame | str | BadInput:
    bare = "".join(typed.split())
    if bare[1:2].upper() == "T":
        claims = checkpoint.claims(bare)
        return bare.upper() if claims else BadInput(field="code", reason="code-shape")
    try:
        return bridge.read_frame(bare)
    except BadInput as error:
        return error


def sets(frames: Iterable[Frame]) -> tuple[Batch, ...]:
    """Sort codes by their sets, those cut for typing apart from those cut for scanning.

    Raises BadInput where two codes claim one place.
    """
    kept = tuple(frames)
    sizes = dict.fromkeys(frame.total for frame in kept)
    return tuple(batch for size in sizes for batch in bridge.batches(one for one in kept if one.total == size))


def look(ward: Ward, batch: Batch) -> Brought:
    """Check a whole set; on the worker's thread.

    Raises NotTrusted with the reason (another realm, no stick taken over, an unknown key, another signature, another
    text under a version known here), OlderThanKnown, BadInput where it is no word of the team or is here already.
    """
    if batch.cargo is not Cargo.WORD:
        raise BadInput(reason="codes-not-for-wards")
    if batch.realm is not ward.realm:
        raise NotTrusted(reason="exercise" if batch.realm is Realm.DRILL else "not-exercise")
    if ward.folds.trust.accepted is None:
        raise NotTrusted(reason="no-team")
    keys = trusting.pack_keys(ward.store)
    if not keys:
        raise NotTrusted(reason="no-pack-keys")
    one = word.read(bridge.join(batch))
    signer = word.signed_by(one, keys, ward.realm)
    pack = word.contents(one.kind, one.file)
    said: Notice | Procedure = pack.notices[0] if one.kind is Kind.BULLETIN else pack.procedures[0]
    version, digest = _known(ward, said)
    _judge(said, version, digest)
    return Brought(batch, said, one.file, signer)


def _known(ward: Ward, said: Notice | Procedure) -> tuple[int, str]:
    """Say the highest version known here of what has this code, and the digest if its text is still here."""
    if isinstance(said, Notice):
        before = ward.folds.trust.bulletin(said.code)
        return (before.version, before.digest) if before is not None else (0, "")
    here = next((one for one in trusting.procedures(ward.store) if one.code == said.code), None)
    highest = ward.folds.trust.procedure(said.code)
    if here is None or here.version < highest:
        return highest, ""
    return here.version, here.digest


def _judge(said: Notice | Procedure, version: int, digest: str) -> None:
    if said.version < version:
        raise OlderThanKnown(what=said.code, found=said.version, known=version)
    if said.version == version and digest == said.digest:
        raise BadInput(field=said.code, reason="here-already")
    if said.version == version and digest:
        raise NotTrusted(field=said.code, reason="other-text")


def accept(ward: Ward, brought: Brought, author: Author) -> list[Entry]:
    """Take over what was shown, checked once more, and tell it in the log; on the worker's thread.

    The caller folds what it returns. Raises NotAllowed, the storage errors, and what `look` raises: meanwhile another
    stick may have been taken over.
    """
    if author.user in {view.user for view in ward.people.users()} and not ward.people.may(author.user, brought.right):
        raise NotAllowed(act=brought.right)
    said = look(ward, brought.batch).said
    if isinstance(said, Procedure):  # a bulletin is whole in its record
        trusted.put(ward.store, trusting.BY_CODES + said.code, brought.file)
    now = ward.machine.clock()
    return wards.append(ward, _record(brought), frames_of.Frame(author, Happened(now.wall, now.zone)))


def _record(brought: Brought) -> Bulletin | Pack:
    said, signer = brought.said, brought.signed_by
    if isinstance(said, Procedure):
        return Pack(said.version, 1, said.digest, signer, MEDIUM, (write_name(said.code, said.version),))
    return Bulletin(said.code, said.version, said.digest, said.title, said.text, said.types, said.models, signer)
