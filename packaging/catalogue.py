# SPDX-License-Identifier: Apache-2.0
"""The catalogue of words: from the source to resources/translations and back.

    python packaging/catalogue.py update    take new texts into es and ca, drop those no longer used, compile
    python packaging/catalogue.py compile   make the .mo files again after a translation was edited
    python packaging/catalogue.py check     say what is missing, stale or wrong; ends with 1 if anything is

A text is found where it is written: `words("…")`, `words.n("{n} bed", "{n} beds", n)` and `N_("…")`, also with an
attribute such as `self.words`. Edit the .po files by hand, never the .mo files. Needs Babel, a tool of ours that is
no part of the program.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
TRANSLATED = ("es", "ca")
# the files must not change when nothing changed
_DATE = datetime(2026, 1, 1, tzinfo=UTC)
_NAMES = {"words", "_words", "N_"}

Text = str | tuple[str, str]


class CatalogueError(Exception):
    """A call whose text cannot be found by reading the source: the message names file and line."""


def texts_in(source: str, where: str) -> Iterator[Text]:
    """Yield each text marked in `source`; `where` names the file in errors.

    Raises CatalogueError for a text that is put together on the spot (f-string, sum, `.format` inside the call).
    """
    for node in ast.walk(ast.parse(source, where)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        if _is_words(node.func):
            found = _texts(node.args[:1])
        elif isinstance(node.func, ast.Attribute) and node.func.attr == "n" and _is_words(node.func.value):
            found = _texts(node.args[:2])
        else:
            continue
        if found is None:
            raise CatalogueError(f"{where}:{node.lineno}: write the text itself, fill it afterwards")
        if found:
            yield (found[0], found[1]) if len(found) > 1 else found[0]


def extract() -> Catalog:
    """Return the template: every text of the program with the files that say it."""
    template = Catalog(charset="utf-8")
    for path in sorted((ROOT / "logbook").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for text in texts_in(path.read_text("utf-8"), name):
            template.add(text, locations=[(name, 0)])
    return template


def update(lang: str, template: Catalog) -> int:
    """Take the texts of `template` into the language's .po file; return how many wait for a translation."""
    catalogue = load(lang) if po_path(lang).exists() else _empty(lang)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    po_path(lang).parent.mkdir(parents=True, exist_ok=True)
    po_path(lang).write_bytes(as_po(catalogue))
    return sum(not all(_forms(message.string)) for message in catalogue if message.id)


def compile_mo(lang: str) -> None:
    """Write the language's .mo file from its .po file."""
    mo_path(lang).write_bytes(as_mo(load(lang)))


def findings(template: Catalog) -> Iterator[str]:
    """Yield one line for each thing wrong in the translations."""
    wanted = {message.id for message in template if message.id}
    for lang in TRANSLATED:
        catalogue = load(lang)
        have = {message.id: message for message in catalogue if message.id}
        yield from (f"{lang}: new, run update: {text!r}" for text in sorted(map(str, wanted - set(have))))
        yield from (f"{lang}: no longer used, run update: {text!r}" for text in sorted(map(str, set(have) - wanted)))
        for text, message in have.items():
            yield from (f"{lang}: {fault}: {text!r}" for fault in _faults(message))
        if mo_path(lang).read_bytes() != as_mo(catalogue):
            yield f"{lang}: the .mo file is older than the .po file, run compile"


def load(lang: str) -> Catalog:
    """Return the language's catalogue as it lies in its .po file."""
    return read_po(io.BytesIO(po_path(lang).read_bytes()), locale=lang)


def po_path(lang: str) -> Path:
    """Return where people edit."""
    return TRANSLATIONS / lang / "LC_MESSAGES" / "logbook.po"


def mo_path(lang: str) -> Path:
    """Return what the program reads."""
    return po_path(lang).with_suffix(".mo")


def as_po(catalogue: Catalog) -> bytes:
    """Return the bytes of the .po file, the same for the same texts on any day."""
    _settle(catalogue)
    out = io.BytesIO()
    write_po(out, catalogue, width=110, sort_output=True, include_lineno=False, include_previous=False)
    return out.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """Return the bytes of the .mo file, the same for the same translations on any day."""
    _settle(catalogue)
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands; return 0, or 1 where something is missing."""
    parser = argparse.ArgumentParser(description="Keep the catalogue of words.")
    parser.add_argument("command", choices=("update", "compile", "check"))
    command = parser.parse_args(arguments).command
    template = extract()
    if command == "check":
        lines = list(findings(template))
        print("\n".join(lines) or f"{len(template)} texts, all translated.")
        return 1 if lines else 0
    for lang in TRANSLATED:
        if command == "update":
            print(f"{lang}: {update(lang, template)} texts wait for a translation")
        compile_mo(lang)
    return 0


def _is_words(node: ast.expr) -> bool:
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return name in _NAMES


def _texts(arguments: list[ast.expr]) -> list[str] | None:
    """Return the literal texts; none for a text looked up in a table; None for one that is put together here."""
    texts = [node.value for node in arguments if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    if len(texts) == len(arguments):
        return texts
    return None if texts or any(map(_is_put_together, arguments)) else []


def _is_put_together(node: ast.expr) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr == "format"
    return not isinstance(node, ast.Name | ast.Attribute | ast.Subscript)


def _faults(message: Message) -> Iterator[str]:
    forms, sources = _forms(message.string), _forms(message.id)
    if not all(forms):
        yield "not translated"
    elif message.fuzzy:
        yield "marked fuzzy"
    elif any(_fields(form) != _fields(sources[min(i, len(sources) - 1)]) for i, form in enumerate(forms)):
        yield "other {fields} than the English text"


def _forms(text: str | Iterable[str] | None) -> list[str]:
    """Return the singular and the plurals, or the only form there is."""
    return [text or ""] if isinstance(text, str | None) else list(text)


def _fields(text: str) -> list[str]:
    return sorted(re.findall(r"\{([^{}]*)\}", text))


def _empty(lang: str) -> Catalog:
    return Catalog(locale=lang, charset="utf-8")


def _settle(catalogue: Catalog) -> None:
    catalogue.fuzzy = False
    catalogue.creation_date = catalogue.revision_date = _DATE
    catalogue.project, catalogue.version = "ward-logbook", "1"
    catalogue.last_translator = catalogue.language_team = "Ward Logbook"
    catalogue.msgid_bugs_address = ""
    catalogue.header_comment = (
        "# SPDX-License-Identifier: Apache-2.0\n# Edit here, then: python packaging/catalogue.py compile"
    )


if __name__ == "__main__":
    sys.exit(main())
