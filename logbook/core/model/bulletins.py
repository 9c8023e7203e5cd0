# SPDX-License-Identifier: Apache-2.0
"""A bulletin as the incident team writes it: one small TOML file, read whole or refused.

It is words for people. Nothing in it is ever executed, followed or shown as markup.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from typing import Any

from logbook.core.model.codes import DeviceType
from logbook.core.model.errors import BadInput, TooLarge
from logbook.core.model.plain import one_line
from logbook.core.model.spelling import quoted

LIMIT = 64 * 1024
_CODE = re.compile(r"[A-Z][A-Za-z0-9-]{0,23}", re.ASCII)
_FIELDS = frozenset({"code", "version", "title", "text", "types", "models"})
_NEEDED = frozenset({"code", "version", "title", "text"})
_TITLE, _TEXT, _MOST = 200, 8_000, 50


@dataclass(frozen=True, slots=True)
class Notice:
    """One bulletin: `digest` is the SHA-256 (hex) of its file; `types` and `models` say which devices it concerns."""

    code: str
    version: int
    title: str
    text: str
    digest: str
    types: tuple[DeviceType, ...] = ()
    models: tuple[str, ...] = ()


def read(data: bytes) -> Notice:
    """Read one bulletin (UTF-8 TOML); raises BadInput with field and reason, TooLarge."""
    if len(data) > LIMIT:
        raise TooLarge(size=len(data), limit=LIMIT)
    table = _table(data)
    if not table.keys() <= _FIELDS:
        raise BadInput(field="", reason="unknown-field")
    for name in sorted(_NEEDED - table.keys()):
        raise BadInput(field=name, reason="missing-field")
    code, version = _text(table["code"], "code", _TITLE), table["version"]
    if not _CODE.fullmatch(code):
        raise BadInput(field="code", reason="not-a-code")
    if type(version) is not int or not 0 < version < 2**31:
        raise BadInput(field="version", reason="not-a-version")
    return Notice(
        code, version, one_line(_text(table["title"], "title", _TITLE)), _text(table["text"], "text", _TEXT).strip(),
        hashlib.sha256(data).hexdigest(), tuple(map(_type, _list(table, "types"))),
        tuple(one_line(_text(model, "models", _TITLE)) for model in _list(table, "models")),
    )  # fmt: skip


def write(notice: Notice) -> bytes:
    """Spell a bulletin as a file; its digest is not looked at. Raises BadInput as reading it would."""
    lines = [
        f"code = {quoted(notice.code)}", f"version = {notice.version}", f"title = {quoted(notice.title)}",
        f"text = {quoted(notice.text)}", f"types = [{', '.join(quoted(one.value) for one in notice.types)}]",
        f"models = [{', '.join(map(quoted, notice.models))}]",
    ]  # fmt: skip
    data = "".join(f"{line}\n" for line in lines).encode("utf-8")
    read(data)
    return data


def _table(data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInput(field="", reason="not-utf-8") from error
    except (ValueError, RecursionError) as error:
        raise BadInput(field="", reason="not-toml") from error


def _text(value: Any, field: str, most: int) -> str:
    if not isinstance(value, str) or not value.strip():
        raise BadInput(field=field, reason="missing-text")
    if len(value) > most:
        raise BadInput(field=field, reason="too-long")
    return value


def _list(table: dict[str, Any], field: str) -> list[Any]:
    value = table.get(field, [])
    if not isinstance(value, list):
        raise BadInput(field=field, reason="not-a-list")
    if len(value) > _MOST:
        raise BadInput(field=field, reason="too-long")
    return value


def _type(value: Any) -> DeviceType:
    try:
        return DeviceType(value)
    except ValueError as error:
        raise BadInput(field="types", reason="unknown-code") from error
