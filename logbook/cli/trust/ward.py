# SPDX-License-Identifier: Apache-2.0
"""A stick looked at, and taken over into a ward: `logbook trust show` and `logbook trust import`.

The letters of the card are read from a file or typed unseen; the program never says the letters of a stick.
"""

from __future__ import annotations

import argparse
from dataclasses import fields
from typing import TYPE_CHECKING

from logbook import clock
from logbook.cli.context import Context, author, open_ward
from logbook.core import ward as wards
from logbook.core.model.codes import Realm
from logbook.core.model.people import Right

if TYPE_CHECKING:
    from logbook.core.actions.trusting import Changes
    from logbook.core.exchange.trust.stick import Offer


def show(context: Context, options: argparse.Namespace) -> int:
    """Check a stick and tell what it brings."""
    from logbook.core.actions import trust_folder  # noqa: PLC0415 - tuf, that --help must not pay

    tell_offer(context, options, trust_folder.check(options.source, clock.read_clock()))
    return 0


def take(context: Context, options: argparse.Namespace) -> int:
    """Take a stick over, or only tell what would change."""
    from logbook.core.actions import trusting  # noqa: PLC0415 - tuf

    with open_ward(context, options) as ward:
        by, _ = author(context, options, ward, Right.TRUST)
        typed = ""
        if ward.folds.trust.accepted is None or options.new_team:
            typed = context.secret(options.code_file, context.words("The letters of the card:"), "--code-file")
        offer = trusting.look(ward, options.source, typed, anew=options.new_team)
        has = ward.worker.submit(trusting.held, ward.store).result()
        changes = trusting.changes(ward, has, offer)
        if not options.look:
            wards.fold(ward, ward.worker.submit(trusting.accept, ward, offer, by).result())
    if options.json:
        context.report(_plain(offer) | {"changes": _counts(changes), "taken": not options.look})
        return 0
    _say(context, offer)
    for name, count in _counts(changes).items():
        context.say(f"  {name}: {count}")
    context.say(context.words("Only looked at.") if options.look else context.words("Taken over into the log."))
    return 0


def tell_offer(context: Context, options: argparse.Namespace, offer: Offer) -> None:
    """Tell what a stick holds."""
    if options.json:
        context.report(_plain(offer))
    else:
        _say(context, offer)


def _say(context: Context, offer: Offer) -> None:
    words = context.words
    if offer.realm is Realm.DRILL:
        context.say(words("EXERCISE – not real"))
    told = words("keys {root}, lists {targets}, procedures {procedures}")
    context.say(words("Whole and signed:") + " " + told.format(
        root=offer.root, targets=offer.targets, procedures=offer.procedures
    ))  # fmt: skip
    rows = (
        (words("Devices"), len(offer.devices)), (words("Recipients"), len(offer.recipients)),
        (words("Team keys"), len(offer.team)),
    )  # fmt: skip
    context.say("  " + " · ".join(f"{name}: {count}" for name, count in rows))
    for procedure in offer.pack.procedures:
        context.say(f"  {procedure.code} v{procedure.version}")
    for notice in offer.pack.notices:
        context.say(f"  {notice.code} v{notice.version} {notice.title}")
    for name in offer.expired:
        context.warn(words("Should have been renewed by now: {name}. It still counts.").format(name=name))


def _plain(offer: Offer) -> dict[str, object]:
    return {
        "realm": offer.realm.value, "exercise": offer.realm is Realm.DRILL, "root": offer.root,
        "targets": offer.targets, "procedures": offer.procedures, "first": offer.first, "digest": offer.digest,
        "devices": len(offer.devices), "recipients": list(offer.recipients), "team_keys": len(offer.team),
        "pack": [f"{one.code} v{one.version}" for one in offer.pack.procedures],
        "bulletins": [f"{one.code} v{one.version}" for one in offer.pack.notices],
        "pictures": list(offer.pack.pictures), "expired": list(offer.expired), "until": offer.until.isoformat(),
    }  # fmt: skip


def _counts(changes: Changes) -> dict[str, int]:
    return {spec.name: len(getattr(changes, spec.name)) for spec in fields(changes) if getattr(changes, spec.name)}
