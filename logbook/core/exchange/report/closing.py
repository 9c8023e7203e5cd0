# SPDX-License-Identifier: Apache-2.0
"""The last pages: who the people are, and what is known of the clocks."""

from __future__ import annotations

from collections.abc import Iterator

from logbook.core.exchange.draw.values import Block, Column, Heading, Items, Para, Row, Table
from logbook.core.exchange.report.contents import Contents, bold, text
from logbook.core.model.people import UserView
from logbook.telling.clocks import check_line, step_line
from logbook.telling.codes import word


def people(contents: Contents) -> Iterator[Block]:
    """The signature sheet: everybody who wrote, with what vouches for them."""
    words = contents.words
    yield Heading(words("People"))
    users = contents.folds.people.users()
    if not users:
        yield Para(text(words("Nobody was enrolled.")))
        return
    columns = (
        Column(words("Id"), 0.6, heads=True), Column(words("Name"), 2.4), Column(words("Role"), 1.6),
        Column(words("Professional no."), 1.4), Column(words("How known"), 2.8), Column(words("Entries"), 0.8),
    )  # fmt: skip
    written: dict[str, int] = {}
    for entry in contents.own:
        written[entry.user] = written.get(entry.user, 0) + 1
    yield Table(columns, (_person(contents, view, written.get(view.user, 0)) for view in users))


def _person(contents: Contents, view: UserView, entries: int) -> Row:
    words, folds = contents.words, contents.folds
    if view.listed:
        known = words("on the ward's list")
    elif view.vouched_by:
        names = ", ".join(folds.people.name(user) for user in view.vouched_by)
        known = words("not on the list, vouched for by {names}").format(names=names)
    else:
        known = words("not on the list, nobody vouched")
    name = view.name or words("(withheld)")
    cells = (view.user, name, word(words, view.role), view.number or "–", known, str(entries))
    return Row(tuple((bold(cell) if index == 1 else text(cell),) for index, cell in enumerate(cells)))


def clocks(contents: Contents) -> Iterator[Block]:
    """The clock statement: sessions, steps, checks. Times in this file were never corrected."""
    words = contents.words
    statement = contents.folds.clocks.statement()
    yield Heading(words("Clocks"))
    yield Para(text(words(
        "Every time in this file is what this PC's clock showed. Nothing was put in another order, and nothing was "
        "corrected, because of a clock."
    )))  # fmt: skip
    told = [words.n("{n} start of the program.", "{n} starts of the program.", len(statement.sessions)).format(
        n=len(statement.sessions)
    )]  # fmt: skip
    told += [step_line(step, contents.at(step.wall), words) for step in statement.steps]
    told += [check_line(check, contents.at(check.wall), words) for check in statement.checks]
    if not statement.checks:
        told.append(words("Nobody compared this PC's clock with another."))
    yield Items(tuple(text(line) for line in told))
