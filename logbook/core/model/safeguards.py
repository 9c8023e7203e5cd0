# SPDX-License-Identifier: Apache-2.0
"""The kinds that tell how the log itself is kept safe: witnesses outside, sticks, keys, trust, erasure, the end.

Specification: the security research, 3.5 to 3.12. Nothing secret is ever a field here: a key, a PIN or a stick's
secret is only known to have been set, added or taken away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from logbook.core.model.codes import DeviceType, FileSign, How, KeyEvent, Part, Place, StickEvent
from logbook.core.model.frame import Record, Ref, in_person, in_text

ERASABLE = (Part.TEXT, Part.PATIENT, Part.PERSON)
"""The parts that can be erased; who did what to which device when stays for ever."""


@dataclass(frozen=True, slots=True)
class Anchor(Record):
    """The log's state at record `number` was put somewhere outside: on paper, on a stick, on a printed page.

    `head` is that record's head (b64), `code` the hand code if somebody copied it and typed its end back,
    `segment` the segment meant where it is not this one.
    """

    KIND: ClassVar[str] = "anchor"
    place: Place
    number: int
    head: str = ""
    code: str = ""
    segment: str = ""
    stick: str = ""
    witness: str = in_person()
    text: str = in_text()


@dataclass(frozen=True, slots=True)
class Seen(Record):
    """Another ward's checkpoint line, verbatim as it was scanned, read out or typed; unproven here."""

    KIND: ClassVar[str] = "seen"
    line: str
    how: How = How.NOT_STATED
    text: str = in_text()


@dataclass(frozen=True, slots=True)
class Receipt(Record):
    """The incident team's receipt, verbatim (`WT1:…`): they hold this log up to the record it names."""

    KIND: ClassVar[str] = "receipt"
    line: str
    text: str = in_text()


@dataclass(frozen=True, slots=True)
class Trust(Record):
    """The hospital's trust stick was accepted: the versions of its lists; the highest seen is never gone below.

    `digest` is the SHA-256 (hex) of the root that was accepted, `pack_keys` names the keys that may sign packs.
    """

    KIND: ClassVar[str] = "trust"
    root: int
    targets: int
    procedures: int = 0
    digest: str = ""
    first: bool = False
    pack_keys: str = ""


@dataclass(frozen=True, slots=True)
class Pack(Record):
    """A procedure pack was accepted: its version, how many files, the SHA-256 (hex) of its list.

    With the medium `qr` it is one procedure that came as codes: its own version, and the SHA-256 of its file.
    `procedures` names what came, as `P06.3`: code and version.
    """

    KIND: ClassVar[str] = "pack"
    version: int
    files: int
    digest: str
    signed_by: str = ""
    medium: str = ""
    procedures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bulletin(Record):
    """The incident team's word to the wards, as it came on a trusted stick or through the QR bridge.

    `types` and `models` say which devices it is about, if it says so. `signed_by` begins the id of the key that signed
    it, if it came as codes; on a stick the whole pack is signed.
    """

    KIND: ClassVar[str] = "bulletin"
    code: str
    version: int
    digest: str
    title: str = in_text()
    text: str = in_text()
    types: tuple[DeviceType, ...] = ()
    models: tuple[str, ...] = ()
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class Stick(Record):
    """A stick became known to the ward, left with somebody, came back or was lost; `name` is what is written on it."""

    KIND: ClassVar[str] = "stick"
    stick: str
    event: StickEvent
    name: str = ""
    holder: str = in_person()


@dataclass(frozen=True, slots=True)
class Keys(Record):
    """A way to open the log was added or taken away; `slot` is its id in the key file, `way` its kind."""

    KIND: ClassVar[str] = "keys"
    event: KeyEvent
    way: str = ""
    slot: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Erase(Record):
    """One part of one record was erased by law: its commitment stays, its words are gone from this log."""

    KIND: ClassVar[str] = "erase"
    target: Ref
    part: Part
    reason: str = in_text()


@dataclass(frozen=True, slots=True)
class Approval(Record):
    """A sample procedure was approved for this ward by two entitled people; `second` is the other one's id."""

    KIND: ClassVar[str] = "approval"
    code: str
    version: int
    language: str
    digest: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class Close(Record):
    """The whole log is retired by two people: a receipt covers it up to `last`; `second` is the other one's id."""

    KIND: ClassVar[str] = "close"
    last: int
    receipt: Ref | None = None
    second: str = ""
    text: str = in_text()


@dataclass(frozen=True, slots=True)
class Leaving(Record):
    """This PC was closed down, as one about to be switched off or wiped: from here on the log may go on elsewhere.

    With `stays` it is taken back: writing goes on at this PC.
    """

    KIND: ClassVar[str] = "leaving"
    stays: bool = False


@dataclass(frozen=True, slots=True)
class FileAlarm(Record):
    """Written by the program: a file of ours changed under it, as when something encrypts the disk."""

    KIND: ClassVar[str] = "file-alarm"
    sign: FileSign
    file: str


SAFEGUARDS: tuple[type[Record], ...] = (
    Anchor, Seen, Receipt, Trust, Pack, Bulletin, Stick, Keys, Erase, Approval, Close, Leaving, FileAlarm,
)  # fmt: skip
