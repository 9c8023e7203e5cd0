# SPDX-License-Identifier: Apache-2.0
"""A fallback procedure as the hospital writes it: one TOML file, every language side by side.

It reads what staff wrote in a plain editor and never guesses: a language that lacks one sentence refuses the file,
because a nurse must not be shown half a procedure. It never shows a sample as approved. Form: domain research, 7.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from logbook.core.model.errors import BadInput, TooLarge

LIMIT = 256 * 1024
"""Bytes of the largest file taken; the starter procedures are about 10 KiB."""

_CODE = re.compile(r"[A-Z][A-Za-z0-9-]{0,23}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z]{2,12})?")
_STEP = re.compile(r"[0-9A-Za-z]{1,8}")
_TOML_LINE = re.compile(r"at line (\d+)")
_HEAD_FIELDS = frozenset({"code", "version", "status", "owner", "title", "trigger"})
_STEP_FIELDS = frozenset({"id", "per_bed", "more", "answers"})

Texts = dict[str, str]
Lists = dict[str, tuple[str, ...]]


class Status(StrEnum):
    """What the hospital says about the text."""

    SAMPLE = "sample"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class Heading(StrEnum):
    """The five lists of steps, in the order they are shown; the trigger stands above them."""

    FIRST = "first"
    THEN = "then"
    WRITE = "write"
    ASK = "ask"
    END = "end"

    @property
    def ticked(self) -> bool:
        """Whether its steps are acts to tick; "ask for help if" lists conditions."""
        return self is not Heading.ASK


@dataclass(frozen=True, slots=True)
class Step:
    """One act. `id` is the same in all languages and versions; `per_bed` steps are ticked once for each bed."""

    id: str
    text: str
    more: str = ""
    answers: tuple[str, ...] = ()
    per_bed: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The steps under one heading."""

    heading: Heading
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """The whole procedure in one language."""

    language: str
    title: str
    trigger: str
    sections: tuple[Section, ...]

    def step(self, step_id: str) -> Step | None:
        """Return the step with this id, or None."""
        return next((step for section in self.sections for step in section.steps if step.id == step_id), None)


@dataclass(frozen=True, slots=True)
class Procedure:
    """One file: code, version and `digest` (SHA-256 of its bytes, hex) name the exact text for ever."""

    code: str
    version: int
    status: Status
    owner: str
    digest: str
    editions: tuple[Edition, ...]

    @property
    def sample(self) -> bool:
        """Whether every page must say that no hospital approved it."""
        return self.status is Status.SAMPLE

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it can be read in, in the order of the file."""
        return tuple(edition.language for edition in self.editions)

    def edition(self, language: str) -> Edition:
        """Return it in this language or, when it lacks it, in its first: any text beats none."""
        return next((edition for edition in self.editions if edition.language == language), self.editions[0])


def read(data: bytes) -> Procedure:
    """Read a procedure file (UTF-8 TOML, a byte order mark and Windows line ends are welcome).

    Raises `TooLarge`, or `BadInput` with `field` (such as `then[2].es`), `reason`, and `line` where TOML knows it.
    """
    if len(data) > LIMIT:
        raise TooLarge(size=len(data), limit=LIMIT)
    table = _table(data)
    _only(table, _HEAD_FIELDS | set(Heading), "")
    titles = _texts(table, "title", "title", ())
    languages = tuple(titles)
    triggers = _texts(table, "trigger", "trigger", languages)
    code = _code(table)
    steps = {heading: _steps(table, heading, code, languages) for heading in Heading}
    _unique(steps)
    editions = tuple(
        Edition(
            language,
            titles[language],
            triggers[language],
            tuple(Section(heading, tuple(found[language] for found in steps[heading])) for heading in Heading),
        )
        for language in languages
    )
    digest = hashlib.sha256(data).hexdigest()
    return Procedure(code, _version(table), _status(table), _owner(table), digest, editions)


def _table(data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInput(field="", reason="not-utf-8", line=data.count(b"\n", 0, error.start) + 1) from error
    except (ValueError, RecursionError) as error:
        found = _TOML_LINE.search(str(error))
        raise BadInput(field="", reason="not-toml", line=int(found[1]) if found else None) from error


def _only(table: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    if not table.keys() <= known:
        raise BadInput(field=where, reason="unknown-field")


def _code(table: Mapping[str, Any]) -> str:
    code = table.get("code")
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise BadInput(field="code", reason="not-a-code")
    return code


def _version(table: Mapping[str, Any]) -> int:
    version = table.get("version")
    if type(version) is not int or not 0 < version < 2**31:
        raise BadInput(field="version", reason="not-a-version")
    return version


def _status(table: Mapping[str, Any]) -> Status:
    try:
        return Status(str(table.get("status")))
    except ValueError as error:
        raise BadInput(field="status", reason="unknown-code") from error


def _owner(table: Mapping[str, Any]) -> str:
    owner = table.get("owner", "")
    if not isinstance(owner, str):
        raise BadInput(field="owner", reason="not-text")
    return owner.strip()


def _steps(
    table: Mapping[str, Any], heading: Heading, code: str, languages: tuple[str, ...]
) -> tuple[dict[str, Step], ...]:
    rows = table.get(heading)
    if not isinstance(rows, list) or not rows:
        raise BadInput(field=str(heading), reason="missing-field")
    return tuple(_step(row, f"{heading}[{index}]", code, languages) for index, row in enumerate(rows, 1))


def _step(row: Any, where: str, code: str, languages: tuple[str, ...]) -> dict[str, Step]:
    if not isinstance(row, dict):
        raise BadInput(field=where, reason="not-a-step")
    _only(row, _STEP_FIELDS | set(languages), where)
    step_id, per_bed = row.get("id"), row.get("per_bed", False)
    if (
        not isinstance(step_id, str)
        or not step_id.startswith(f"{code}.")
        or not _STEP.fullmatch(step_id[len(code) + 1 :])
    ):
        raise BadInput(field=f"{where}.id", reason="not-a-step-id")
    if type(per_bed) is not bool:
        raise BadInput(field=f"{where}.per_bed", reason="not-yes-or-no")
    text = {language: _text(row.get(language), f"{where}.{language}") for language in languages}
    more = _texts(row, "more", f"{where}.more", languages) if "more" in row else dict.fromkeys(languages, "")
    answers = _answers(row["answers"], f"{where}.answers", languages) if "answers" in row else {}
    return {
        language: Step(step_id, text[language], more[language], answers.get(language, ()), per_bed)
        for language in languages
    }


def _texts(table: Mapping[str, Any], name: str, where: str, languages: tuple[str, ...]) -> Texts:
    texts = _by_language(table.get(name), where, languages)
    return {language: _text(text, f"{where}.{language}") for language, text in texts.items()}


def _answers(value: Any, where: str, languages: tuple[str, ...]) -> Lists:
    lists = _by_language(value, where, languages)
    answers = {language: _answer_list(items, f"{where}.{language}") for language, items in lists.items()}
    if len({len(items) for items in answers.values()}) != 1:
        raise BadInput(field=where, reason="different-counts")
    return answers


def _answer_list(items: Any, where: str) -> tuple[str, ...]:
    if not isinstance(items, list) or not items:
        raise BadInput(field=where, reason="not-a-list")
    return tuple(_text(item, where) for item in items)


def _by_language(value: Any, where: str, languages: tuple[str, ...]) -> dict[str, Any]:
    """Check that `value` has exactly these languages; with none given (the title), it names them."""
    if not isinstance(value, dict) or not value or not all(map(_LANGUAGE.fullmatch, value)) or "id" in value:
        raise BadInput(field=where, reason="no-languages")
    if languages and set(value) != set(languages):
        raise BadInput(field=where, reason="missing-language")
    return value


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise BadInput(field=where, reason="missing-text")
    return " ".join(value.split())


def _unique(steps: Mapping[Heading, tuple[dict[str, Step], ...]]) -> None:
    seen: set[str] = set()
    for where, step_id in _ids(steps):
        if step_id in seen:
            raise BadInput(field=where, reason="same-id-twice")
        seen.add(step_id)


def _ids(steps: Mapping[Heading, tuple[dict[str, Step], ...]]) -> Iterator[tuple[str, str]]:
    for heading, rows in steps.items():
        for index, row in enumerate(rows, 1):
            yield f"{heading}[{index}].id", next(iter(row.values())).id
