# SPDX-License-Identifier: Apache-2.0
"""The colours, by what they are for. Blue, orange, black and grey speak of state; no red, no green: those are alarms.

Day is white and petrol. Night is dim and warm with little blue. An exercise is violet, by day and by night.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Tokens:
    """One theme; every colour is "#rrggbb"."""

    name: str
    drill: bool

    ground: str  # behind everything
    surface: str  # cards, tiles, fields, secondary buttons
    sunken: str  # badges, "before" boxes, what is out of use
    line: str  # hair lines, never the only sign of anything
    edge: str  # edges of what can be pressed or typed into
    text: str
    muted: str

    nav: str
    nav_text: str
    nav_chosen: str
    nav_mark: str

    primary: str
    primary_text: str
    primary_hover: str
    chosen: str  # filling of what is chosen
    accent: str  # edge of what is chosen
    hover: str
    focus: str

    works: str
    attention: str  # limited and suspect
    attention_fill: str
    broken: str
    broken_fill: str
    unknown: str  # not checked and out of use

    band: str  # the standing stripe of an exercise
    band_stripe: str
    band_text: str


DAY = Tokens(
    name="day",
    drill=False,
    ground="#f2f4f5",
    surface="#ffffff",
    sunken="#ebeff1",
    line="#d9e0e3",
    edge="#72868f",
    text="#14232a",
    muted="#4b5c64",
    nav="#18303a",
    nav_text="#e6eef0",
    nav_chosen="#2a4650",
    nav_mark="#ffffff",
    primary="#17414f",
    primary_text="#ffffff",
    primary_hover="#205567",
    chosen="#e3ecef",
    accent="#17414f",
    hover="#f0f5f6",
    focus="#0a58ca",
    works="#1a5aa8",
    attention="#a84e00",
    attention_fill="#fceedc",
    broken="#101517",
    broken_fill="#e7eaeb",
    unknown="#56666d",
    band="#17414f",
    band_stripe="#17414f",
    band_text="#ffffff",
)

NIGHT = Tokens(
    name="night",
    drill=False,
    ground="#12100d",
    surface="#1b1814",
    sunken="#26211b",
    line="#332d25",
    edge="#82766a",
    text="#d9cdb9",
    muted="#a79a87",
    nav="#0d0b09",
    nav_text="#cdc1ae",
    nav_chosen="#28221b",
    nav_mark="#d9cdb9",
    primary="#44514a",
    primary_text="#efe5d3",
    primary_hover="#52625a",
    chosen="#2a2b24",
    accent="#9aab9a",
    hover="#241f19",
    focus="#e8c46a",
    works="#93b3c0",
    attention="#dc9c55",
    attention_fill="#35260f",
    broken="#f2e8d6",
    broken_fill="#37312a",
    unknown="#a79a87",
    band="#44514a",
    band_stripe="#44514a",
    band_text="#efe5d3",
)

_DRILL_DAY = replace(
    DAY,
    drill=True,
    ground="#f3ecf9",
    line="#dccfe8",
    nav="#45206b",
    nav_text="#f2e9fb",
    nav_chosen="#5f3789",
    primary="#5b2a86",
    primary_hover="#6f3a9e",
    chosen="#ecdff7",
    accent="#5b2a86",
    hover="#f7f1fc",
    band="#5b2a86",
    band_stripe="#7a4aa6",
)

_DRILL_NIGHT = replace(
    NIGHT,
    drill=True,
    ground="#17101c",
    surface="#201726",
    sunken="#2c2034",
    line="#3d2e47",
    edge="#8b7699",
    nav="#26123a",
    nav_text="#dcc9ea",
    nav_chosen="#41275a",
    primary="#5d3d7a",
    primary_hover="#6d4a8c",
    chosen="#33203f",
    accent="#bb9cd6",
    hover="#2a1e32",
    band="#4f2e6b",
    band_stripe="#6a4488",
)

_THEMES = {("day", False): DAY, ("night", False): NIGHT, ("day", True): _DRILL_DAY, ("night", True): _DRILL_NIGHT}


def tokens_for(theme: str, *, drill: bool) -> Tokens:
    """Return the colours of "day" or "night", in an exercise or not. Raises KeyError for any other theme."""
    return _THEMES[theme, drill]
