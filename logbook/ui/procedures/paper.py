# SPDX-License-Identifier: Apache-2.0
"""A procedure on paper, in one language, as it is drawn away from the window."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass

from logbook.core.exchange.stamp import Stamp
from logbook.core.model.frame import Now
from logbook.core.model.library import Procedure
from logbook.i18n import Words, resources
from logbook.ui.procedures.picture_view import for_paper


@dataclass(frozen=True)
class Paper:
    """What is to be drawn; `approved` says who approved it here, in the language of the paper.

    `pictures` are being fetched from the store; drawing waits for them, never the window.
    """

    procedure: Procedure
    words: Words
    made: Now
    program: str
    approved: str = ""
    pictures: Future[tuple[bytes, ...]] | None = None

    def draw(self, stamp: Stamp) -> bytes:
        """Draw it, with the checkpoint of the open ward at the foot of each page."""
        from logbook.core.exchange import binder  # noqa: PLC0415 - drawing, which starting the window must not pay

        approved = {self.procedure.digest: self.approved} if self.approved else {}
        fonts = resources() / "fonts"
        came = self.pictures.result() if self.pictures is not None else ()
        pictures = {self.procedure.digest: tuple(map(for_paper, came))}
        return binder.draw(
            [self.procedure], self.words, self.made, self.program, fonts, stamp, approved=approved, pictures=pictures
        )
