# SPDX-License-Identifier: Apache-2.0
"""A procedure while it is being written: half filled in, in several languages, until it is whole enough to be a file.

It invents no words: a language in which a sentence is missing does not get into the file, and who writes is told so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from logbook.core.model import library
from logbook.core.model.editions import Edition
from logbook.core.model.errors import BadInput
from logbook.core.model.library import Heading, Procedure
from logbook.core.model.spelling import quoted

Texts = Mapping[str, str]
"""By language."""

_NUMBER = re.compile(r"[A-Za-z0-9-]+\.([0-9]{1,7})", re.ASCII)
_BETWEEN = ";"


@dataclass(frozen=True, slots=True)
class Line:
    """One step being written; `answers` holds a language's answers in one text, with semicolons between them."""

    id: str
    text: Texts
    more: Texts
    answers: Texts
    per_bed: bool = False


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The whole; `last` is the highest number ever given to a step, which is never given again.

    `base` is the digest of the text it was made from, `note` what is being changed, and why.
    """

    code: str
    owner: str
    titles: Texts
    triggers: Texts
    lines: Mapping[Heading, tuple[Line, ...]]
    last: int = 0
    base: str = ""
    note: str = ""


def blank(code: str = "") -> Manuscript:
    """Begin a new one, with an empty step under each heading."""
    made = Manuscript(code, "", {}, {}, dict.fromkeys(Heading, ()))
    for heading in Heading:
        made = with_line(made, heading)
    return made


def taken_from(procedure: Procedure) -> Manuscript:
    """Begin with what a procedure says, in all its languages."""
    editions = procedure.editions
    lines: dict[Heading, tuple[Line, ...]] = {}
    for n, section in enumerate(editions[0].sections):
        lines[section.heading] = tuple(
            Line(
                step.id,
                {one.language: one.sections[n].steps[k].text for one in editions},
                {one.language: one.sections[n].steps[k].more for one in editions},
                {one.language: f"{_BETWEEN} ".join(one.sections[n].steps[k].answers) for one in editions},
                step.per_bed,
            )
            for k, step in enumerate(section.steps)
        )
    titles = {one.language: one.title for one in editions}
    triggers = {one.language: one.trigger for one in editions}
    ids = [line.id for found in lines.values() for line in found]
    return Manuscript(procedure.code, procedure.owner, titles, triggers, lines, _last(ids), procedure.digest)


def with_line(manuscript: Manuscript, heading: Heading) -> Manuscript:
    """Add an empty step at the end of a heading, under a number that no step ever had."""
    last = manuscript.last + 1
    line = Line(f"{manuscript.code}.{last}", {}, {}, {})
    lines = {**manuscript.lines, heading: (*manuscript.lines[heading], line)}
    return replace(manuscript, lines=lines, last=last)


def with_title(manuscript: Manuscript, language: str, text: str) -> Manuscript:
    """Give it a title in a language."""
    return replace(manuscript, titles={**manuscript.titles, language: text})


def with_trigger(manuscript: Manuscript, language: str, text: str) -> Manuscript:
    """Say in a language when it applies."""
    return replace(manuscript, triggers={**manuscript.triggers, language: text})


def with_code(manuscript: Manuscript, code: str) -> Manuscript:
    """Give it another code; its steps keep their numbers."""
    lines = {
        heading: tuple(replace(line, id=f"{code}.{line.id.rpartition('.')[2]}") for line in found)
        for heading, found in manuscript.lines.items()
    }
    return replace(manuscript, code=code, lines=lines)


def gaps(manuscript: Manuscript, language: str, among: Collection[str]) -> int:
    """Count the sentences a language lacks: title, trigger, steps, and what one `among` the others has besides them."""
    missing = [not _said(manuscript.titles, language), not _said(manuscript.triggers, language)]
    for line in _all(manuscript):
        missing.append(not _said(line.text, language))
        missing.append(any(_said(line.more, one) for one in among) and not _said(line.more, language))
        most = max((len(_answers(line, one)) for one in among), default=0)
        missing.append(len(_answers(line, language)) < most)
    return sum(missing)


def begun(manuscript: Manuscript, languages: Iterable[str]) -> tuple[str, ...]:
    """Say in which languages anything was written at all."""
    return tuple(
        one
        for one in languages
        if _said(manuscript.titles, one)
        or _said(manuscript.triggers, one)
        or any(_said(line.text, one) for line in _all(manuscript))
    )


def write(manuscript: Manuscript, version: int, languages: Iterable[str]) -> bytes:
    """Spell it as a procedure file, as a sample, in these languages; raises what reading the file raises."""
    chosen = tuple(languages)
    if not chosen:
        raise BadInput(field="title", reason="no-languages")
    said = [
        f"code = {quoted(manuscript.code)}", f"version = {version}", 'status = "sample"',
        f"owner = {quoted(manuscript.owner)}", *_table("[title]", manuscript.titles, chosen),
        *_table("[trigger]", manuscript.triggers, chosen),
    ]  # fmt: skip
    for heading in Heading:
        for line in manuscript.lines[heading]:
            said += _step(heading, line, chosen)
    data = "".join(f"{one}\n" for one in said).encode("utf-8", "replace")
    library.read(data)
    return data


def edition_of(manuscript: Manuscript, version: int, languages: Iterable[str]) -> Edition:
    """Return the record that puts it into the log. Raises as `write` does."""
    data = write(manuscript, version, languages)
    made = library.read(data)
    return Edition(
        made.code,
        version,
        made.digest,
        made.languages,
        manuscript.base,
        made.editions[0].title,
        data.decode(),
        manuscript.note.strip(),
    )


def kept(manuscript: Manuscript) -> dict[str, Any]:
    """Return it as a plain JSON object, for a draft."""
    lines = {
        str(heading): [[one.id, dict(one.text), dict(one.more), dict(one.answers), one.per_bed] for one in found]
        for heading, found in manuscript.lines.items()
    }
    return {
        "code": manuscript.code, "owner": manuscript.owner, "titles": dict(manuscript.titles),
        "triggers": dict(manuscript.triggers), "lines": lines, "last": manuscript.last,
        "base": manuscript.base, "note": manuscript.note,
    }  # fmt: skip


def found_again(draft: Mapping[str, Any]) -> Manuscript:
    """Read such an object, which this program wrote itself."""
    lines = {heading: tuple(Line(*one) for one in draft["lines"][str(heading)]) for heading in Heading}
    return Manuscript(
        draft["code"],
        draft["owner"],
        draft["titles"],
        draft["triggers"],
        lines,
        draft["last"],
        draft["base"],
        draft["note"],
    )


def _step(heading: Heading, line: Line, languages: tuple[str, ...]) -> list[str]:
    said = ["", f"[[{heading}]]", f"id = {quoted(line.id)}", *(["per_bed = true"] if line.per_bed else [])]
    said += [f"{one} = {quoted(_said(line.text, one))}" for one in languages]
    if any(_said(line.more, one) for one in languages):
        said += [f"more.{one} = {quoted(_said(line.more, one))}" for one in languages]
    if any(_answers(line, one) for one in languages):
        said += [f"answers.{one} = [{', '.join(map(quoted, _answers(line, one)))}]" for one in languages]
    return said


def _table(name: str, texts: Texts, languages: tuple[str, ...]) -> list[str]:
    return ["", name, *(f"{one} = {quoted(_said(texts, one))}" for one in languages)]


def _said(texts: Texts, language: str) -> str:
    return texts.get(language, "").strip()


def _all(manuscript: Manuscript) -> Iterable[Line]:
    return (line for found in manuscript.lines.values() for line in found)


def _answers(line: Line, language: str) -> tuple[str, ...]:
    return tuple(filter(None, (one.strip() for one in line.answers.get(language, "").split(_BETWEEN))))


def _last(ids: Iterable[str]) -> int:
    found = (_NUMBER.fullmatch(one) for one in ids)
    return max((int(one[1]) for one in found if one), default=0)
