# SPDX-License-Identifier: Apache-2.0
"""The axes of a device on the screen: their icons, what is offered next, and what asks for a word more.

Pure tables. Whether somebody acted on a device or only looked at it is told apart here: looking never needs a yes.
"""

from __future__ import annotations

from logbook.core.model.codes import NOT_CHECKED, Act, Axis
from logbook.core.model.marks import mark_of
from logbook.i18n import N_
from logbook.ui.look.marks import State
from logbook.ui.shapes import SHAPES

ICONS = {
    Axis.FUNCTION: "activity",
    Axis.NETWORK: "ethernet-port",
    Axis.TRUST: "eye",
    Axis.MODE: "sliders-horizontal",
    Axis.ALARMS: "volume-2",
    Axis.POWER: "plug",
    Axis.QUARANTINE: "package",
}

_OFFERED: dict[Axis, tuple[tuple[str, str], ...]] = {
    Axis.FUNCTION: (("works", ""), ("limited", ""), ("does-not-work", ""), ("out-of-use", "")),
    Axis.NETWORK: (
        ("cable-out", "unplug"),
        ("wifi-off", "wifi-off"),
        ("no-link", "circle-slash-2"),
        ("connected", "link"),
        ("never-networked", "circle-slash-2"),
    ),
    Axis.TRUST: (("suspect", ""), ("no-suspicion", "check"), ("confirmed", ""), ("cleared", "user-check")),
    Axis.MODE: (
        ("stand-alone", "power"),
        ("manual", "hand"),
        ("normal", "network"),
        ("replaced", "replace"),
        ("out-of-service", "circle-slash-2"),
    ),
    Axis.ALARMS: (
        ("heard-at-desk", "check"),
        ("heard-at-bed", "ear"),
        ("not-heard", "volume-x"),
        ("not-tested", "circle"),
    ),
    Axis.POWER: (
        ("emergency-outlet", "zap"),
        ("normal-outlet", "plug"),
        ("battery", "battery-medium"),
        ("none", "circle-slash-2"),
    ),
    Axis.QUARANTINE: (("no", "check"), ("tagged", "tag"), ("taken-away", "package")),
}

ASKS: dict[tuple[Axis, str], str] = {
    (Axis.TRUST, "confirmed"): N_("By whom?"),
    (Axis.TRUST, "cleared"): N_("By whom?"),
    (Axis.MODE, "replaced"): N_("By which device?"),
    (Axis.POWER, "battery"): N_("Minutes or per cent read"),
    (Axis.QUARANTINE, "tagged"): N_("Number of the tag, who keeps it"),
    (Axis.QUARANTINE, "taken-away"): N_("Number of the tag, where it is now"),
}
"""Values that are worth a word more; it may be left empty."""

_ACTS: dict[tuple[Axis, str], Act] = {
    (Axis.FUNCTION, "out-of-use"): Act.OTHER,
    (Axis.NETWORK, "cable-out"): Act.NETWORK_OUT,
    (Axis.NETWORK, "wifi-off"): Act.NETWORK_OUT,
    (Axis.NETWORK, "connected"): Act.NETWORK_BACK,
    (Axis.MODE, "normal"): Act.SETTING,
    (Axis.MODE, "stand-alone"): Act.STAND_ALONE,
    (Axis.MODE, "manual"): Act.MANUAL_START,
    (Axis.MODE, "replaced"): Act.SWAP,
    (Axis.MODE, "out-of-service"): Act.OTHER,
    (Axis.POWER, "emergency-outlet"): Act.POWER,
    (Axis.POWER, "normal-outlet"): Act.POWER,
    (Axis.POWER, "battery"): Act.POWER,
    (Axis.QUARANTINE, "tagged"): Act.QUARANTINE,
    (Axis.QUARANTINE, "taken-away"): Act.QUARANTINE,
    (Axis.QUARANTINE, "no"): Act.RELEASE,
}
"""Values that somebody brought about; all others are only seen (that it does not work, that there is no link)."""


def offered(axis: Axis, value: str) -> tuple[tuple[str, str], ...]:
    """Return (value, icon) of what may come next, the likeliest first; what is shown already is left out."""
    return tuple((next_, icon) for next_, icon in _OFFERED[axis] if next_ != value)


def act_for(axis: Axis, value: str, before: str) -> Act | None:
    """Return the act that leads to `value`, or None where it is only seen.

    Where nobody knew the value, an outlet, a connection or a normal mode that is found is no act either.
    """
    act = _ACTS.get((axis, value))
    found = {(Axis.NETWORK, "connected"), (Axis.MODE, "normal"), (Axis.QUARANTINE, "no")}
    if before == NOT_CHECKED and (axis is Axis.POWER or (axis, value) in found):
        return None
    return act


def state_of(axis: Axis, value: str) -> State | None:
    """Return the drawn mark of a value, if it has one."""
    if axis is not Axis.FUNCTION and value == NOT_CHECKED:
        return State.UNCHECKED
    mark = mark_of(axis, value)
    return SHAPES[mark] if mark is not None else None
