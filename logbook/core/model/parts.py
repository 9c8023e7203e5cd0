# SPDX-License-Identifier: Apache-2.0
"""Records to the bytes of their four parts, and back.

The bytes are what is committed to; reading never guesses: a field that does not fit its kind is a `BadRecord`,
a kind or version this program does not know becomes a `Raw` and stays readable.
"""

from __future__ import annotations

import dataclasses
import json
import re
import types
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from logbook.core.model.codes import PARTS, Part
from logbook.core.model.errors import BadRecord, TooLarge
from logbook.core.model.frame import Author, Frame, Happened, Raw, Record, Ref, part_of
from logbook.core.model.records import KINDS

VERSION = 1
LIMIT = 64 * 1024
ZONE_LIMIT = 24 * 60
_SURROGATE = re.compile("[\ud800-\udfff]")
Words = dict[Part, dict[str, Any]]


def to_words(frame: Frame, record: Record) -> Words:
    """Lay a record out by parts as plain values; fields at their default stay out."""
    words: Words = {part: {} for part in PARTS}
    words[Part.ACT] |= {"v": VERSION, "at": _plain(frame.happened), "by": _author(frame.author)}
    if frame.corrects is not None:
        words[Part.ACT]["fix"] = _plain(frame.corrects)
    if frame.why:
        words[Part.TEXT]["why"] = frame.why
    for spec in dataclasses.fields(record):
        value = getattr(record, spec.name)
        if value != spec.default:
            words[part_of(spec)][spec.name] = _plain(value)
    return words


def to_bytes(words: Words) -> dict[Part, bytes]:
    """Spell each part as UTF-8 JSON; `TooLarge` beyond 64 KiB, and lone surrogates become a question mark."""
    spelled = {
        part: json.dumps(words[part], sort_keys=True, separators=(",", ":"), ensure_ascii=False) for part in PARTS
    }
    data = {part: text.encode("utf-8", "replace") for part, text in spelled.items()}
    for part, content in data.items():
        if len(content) > LIMIT:
            raise TooLarge(part=str(part), size=len(content), limit=LIMIT)
    return data


def from_bytes(kind: str, user: str, opened: Mapping[Part, bytes]) -> tuple[Frame | None, Record]:
    """Read the parts that are open; the frame is None where `act` is closed or of another version.

    Raises `BadRecord`, also for what another reader could take otherwise: a key twice in one object, a lone
    surrogate, an author other than the header's `user`.
    """
    texts = {part: _utf8(kind, part, content) for part, content in opened.items()}
    words: Words = {part: {} for part in PARTS} | {part: _object(kind, part, text) for part, text in texts.items()}
    version = words[Part.ACT].get("v")
    frame = _frame(kind, user, words) if type(version) is int and version == VERSION else None
    known = KINDS.get(kind)
    if known is None or frame is None:
        return frame, Raw(kind, tuple((str(part), text) for part, text in texts.items()))
    return frame, from_fields(known, _merged(kind, words), open_parts=frozenset(opened))


def from_fields(
    kind: type[Record], values: Mapping[str, Any], open_parts: frozenset[Part] = frozenset(PARTS)
) -> Record:
    """Build a record from plain values, each checked against its field's type; `BadRecord` names the field."""
    given = {}
    specs = {spec.name: spec for spec in dataclasses.fields(kind)}
    for name, value in values.items():
        if name not in specs:
            raise BadRecord(kind=kind.KIND, field=name, reason="unknown-field")
        given[name] = _typed(kind.KIND, name, _hints(kind)[name], value)
    for name, spec in specs.items():
        if name not in given and spec.default is dataclasses.MISSING and part_of(spec) in open_parts:
            raise BadRecord(kind=kind.KIND, field=name, reason="missing-field")
    return kind(**given)


def _merged(kind: str, words: Words) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for part in PARTS:
        for name, value in words[part].items():
            if (part is Part.ACT and name in {"v", "at", "by", "fix"}) or (part is Part.TEXT and name == "why"):
                continue
            if _parts_of_fields(kind).get(name) is not part:
                raise BadRecord(kind=kind, field=name, reason="wrong-part")
            merged[name] = value
    return merged


@cache
def _parts_of_fields(kind: str) -> dict[str, Part]:
    return {spec.name: part_of(spec) for spec in dataclasses.fields(KINDS[kind])}


def _utf8(kind: str, part: Part, content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRecord(kind=kind, field=str(part), reason="not-utf-8") from error


def _object(kind: str, part: Part, text: str) -> dict[str, Any]:
    try:
        value = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise BadRecord(kind=kind, field=str(part), reason="not-json") from error
    if type(value) is not dict:
        raise BadRecord(kind=kind, field=str(part), reason="not-an-object")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


def _frame(kind: str, user: str, words: Words) -> Frame:
    act = words[Part.ACT]
    by = act.get("by")
    if type(by) is not dict or "at" not in act:
        raise BadRecord(kind=kind, field="by", reason="missing-field")
    if "user" in by:  # the header names the author, and nothing else may
        raise BadRecord(kind=kind, field="by", reason="unknown-field")
    happened = _typed(kind, "at", Happened, act["at"])
    if abs(happened.zone) > ZONE_LIMIT:
        raise BadRecord(kind=kind, field="at", reason="out-of-range")
    return Frame(
        author=_typed(kind, "by", Author, by | {"user": user}),
        happened=happened,
        corrects=_typed(kind, "fix", Ref, act["fix"]) if "fix" in act else None,
        why=_typed(kind, "why", str, words[Part.TEXT].get("why", "")),
    )


def _author(author: Author) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(author)
    del plain["user"]  # the header holds it
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, Ref):
        return f"{value.segment}.{value.number}"
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value):
        pairs = ((s, getattr(value, s.name)) for s in dataclasses.fields(value))
        return {spec.name: _plain(item) for spec, item in pairs if item != spec.default}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


_hints: Callable[[Any], dict[str, Any]] = cache(get_type_hints)


def _typed(kind: str, name: str, hint: Any, value: Any) -> Any:
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        inner = next(arg for arg in get_args(hint) if arg is not type(None))
        return None if value is None else _typed(kind, name, inner, value)
    if origin is tuple:
        if type(value) is not list:
            raise BadRecord(kind=kind, field=name, reason="not-a-list")
        return tuple(_typed(kind, name, get_args(hint)[0], item) for item in value)
    if hint is Ref:
        return _ref(kind, name, value)
    if dataclasses.is_dataclass(hint):
        return _value(kind, name, hint, value)
    return _scalar(kind, name, hint, value)


def _scalar(kind: str, name: str, hint: Any, value: Any) -> Any:
    if issubclass(hint, Enum):
        try:
            return hint(value)
        except ValueError as error:
            raise BadRecord(kind=kind, field=name, reason="unknown-code") from error
    if type(value) is not hint:
        raise BadRecord(kind=kind, field=name, reason="wrong-type")
    if hint is int and abs(value) > 2**53:
        raise BadRecord(kind=kind, field=name, reason="out-of-range")
    if hint is str and not value.isascii() and _SURROGATE.search(value):
        raise BadRecord(kind=kind, field=name, reason="not-text")
    return value


def _value(kind: str, name: str, hint: Any, value: Any) -> Any:
    if type(value) is not dict:
        raise BadRecord(kind=kind, field=name, reason="not-an-object")
    hints = _hints(hint)
    if not value.keys() <= hints.keys():
        raise BadRecord(kind=kind, field=name, reason="unknown-field")
    given = {key: _typed(kind, name, hints[key], item) for key, item in value.items()}
    try:
        return hint(**given)
    except TypeError as error:
        raise BadRecord(kind=kind, field=name, reason="missing-field") from error


def _ref(kind: str, name: str, value: Any) -> Ref:
    segment, _, number = value.partition(".") if type(value) is str else ("", "", "")
    if not (segment.isascii() and segment.isupper() and segment.isalpha() and number.isascii() and number.isdigit()):
        raise BadRecord(kind=kind, field=name, reason="not-a-reference")
    if len(segment) > 3 or len(number) > 8:  # noqa: PLR2004 - A…ZZZ and the chain's own ten million
        raise BadRecord(kind=kind, field=name, reason="not-a-reference")
    return Ref(segment, int(number))
