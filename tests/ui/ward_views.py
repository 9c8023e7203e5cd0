# SPDX-License-Identifier: Apache-2.0
"""Views of the pages under "Ward" and "Paper", for pictures: each brings its page into a state worth looking at."""

from tests.ui.page_views import page
from tests.ui.shots import settle


def replay(main, app):
    shown = page(main, "replay")
    shown._go_to(shown._at - 7_200_000)
    settle(app, 0.6)


def overview(which):
    def show(main, app):
        shown = page(main, "overview")
        shown._which.choose(which)
        shown._bed.choose("7")
        shown._show()
        settle(app)

    return show


VIEWS = {
    "ward": lambda main, app: (page(main, "ward"), settle(app)),
    "paper": lambda main, app: (page(main, "paper"), settle(app)),
    "replay": replay,
    **{f"overview-{which}": overview(which) for which in ("lives", "ages", "hours")},
}
