# SPDX-License-Identifier: Apache-2.0
"""The merged timeline for other programs: JSON Lines that Timesketch takes without losing a row, and CSV.

Every time has its offset and its microseconds; nothing in a cell can be run by a spreadsheet, or steer how it is drawn.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from logbook import i18n
from logbook.core.exchange.collect.rows import Row
from logbook.core.model.codes import Realm
from logbook.core.model.plain import one_line, visible
from logbook.i18n import Words
from logbook.telling import entry as telling

OCCURRED, RECORDED, BOTH = "Occurred", "Recorded", "Occurred and recorded"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_MESSAGE = 8_000
_COLUMNS = (
    "aligned", "uncertainty_s", "undecided", "occurred", "recorded", "hospital", "ward", "record", "who", "place",
    "title", "text", "before", "after", "details", "marks", "evidence", "struck", "log", "head", "exercise",
)  # fmt: skip


def iso(ms: int) -> str:
    """Spell a time as Timesketch reads it: RFC 3339, UTC, microseconds; one no calendar has as the nearest it has."""
    return i18n.instant(ms, 0).replace(microsecond=ms % 1000 * 1000).isoformat(timespec="microseconds")


def json_lines(rows: Iterable[Row], words: Words) -> bytes:
    """Write JSON Lines, two for a record that was written down later than it happened."""
    lines = (json.dumps(line, ensure_ascii=False, sort_keys=True) for row in rows for line in _events(row, words))
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def table(rows: Iterable[Row], words: Words) -> bytes:
    """Write CSV, one line a record: UTF-8 with its mark and semicolons, as spreadsheets here open it by themselves."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow([visible(harmless(cell)) for cell in _cells(row, words)])
    return out.getvalue().encode("utf-8-sig", "replace")


def harmless(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _events(row: Row, words: Words) -> Iterator[dict[str, Any]]:
    happened, written = row.entry.frame.happened.at, row.entry.written.wall
    common = _common(row, words)
    if happened == written:
        yield _event(common, written, row.aligned, BOTH)
        return
    yield _event(common, happened, row.happened_aligned, OCCURRED)
    yield _event(common, written, row.aligned, RECORDED)


def _event(common: dict[str, Any], shown: int, aligned: int | None, what: str) -> dict[str, Any]:
    at = shown if aligned is None else aligned
    return common | {
        "datetime": iso(at), "timestamp": at * 1000, "timestamp_desc": what, "datetime_shown": iso(shown),
        "aligned": aligned is not None,
    }  # fmt: skip


def _common(row: Row, words: Words) -> dict[str, Any]:
    told = telling.tell(row.entry, row.folds, words)
    start, entry = row.log.start, row.entry
    parts = (told.title, told.body, " → ".join(filter(None, (told.before, told.after))), told.place)
    message = one_line(" · ".join(part for part in parts if part))[:_MESSAGE]
    return {
        "message": message or entry.record.KIND,
        "hospital": one_line(start.hospital) if start else "", "ward": one_line(start.ward) if start else "",
        "record": f"{entry.ref.segment}.{entry.ref.number}", "number": entry.ref.number, "kind": entry.record.KIND,
        "who": one_line(telling.who(entry, row.folds, words)), "log": row.log.log, "head": entry.head,
        "evidence": str(row.merged.level), "uncertainty_s": _seconds(row.half), "undecided": row.undecided,
        "certainty": str(entry.frame.happened.certainty), "clock": str(entry.frame.happened.clock),
        "tag": _tags(row),
    }  # fmt: skip


def _tags(row: Row) -> list[str]:
    marks = row.folds.timeline.marks(row.entry.ref)
    tags = {
        "exercise": row.log.realm is Realm.DRILL, "disputed": row.disputed, "branch": row.branch,
        "struck": marks.struck_by is not None,
        "late": marks.late, "odd-time": row.odd_time,
    }  # fmt: skip
    return [tag for tag, there in tags.items() if there]


def _cells(row: Row, words: Words) -> Iterator[str]:
    told = telling.tell(row.entry, row.folds, words)
    start, entry = row.log.start, row.entry
    struck = row.folds.timeline.marks(entry.ref).struck_by
    yield "" if row.aligned is None else iso(row.aligned)
    yield "" if row.half is None else str(_seconds(row.half))
    yield "yes" if row.undecided else "no"
    yield iso(entry.frame.happened.at)
    yield iso(entry.written.wall)
    yield start.hospital if start else ""
    yield start.ward if start else ""
    yield f"{entry.ref.segment}.{entry.ref.number}"
    yield telling.who(entry, row.folds, words)
    yield told.place
    yield told.title
    yield told.body
    yield told.before
    yield told.after
    yield "; ".join(f"{label}: {value}" for label, value in told.details)
    yield ", ".join((*told.chips, *_tags(row)))
    yield str(row.merged.level)
    yield "" if struck is None else f"{struck.segment}.{struck.number}"
    yield row.log.log
    yield entry.head
    yield "yes" if row.log.realm is Realm.DRILL else "no"


def _seconds(half: int | None) -> float | None:
    return None if half is None else round(half / 1000, 3)
