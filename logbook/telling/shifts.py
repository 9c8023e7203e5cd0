# SPDX-License-Identifier: Apache-2.0
"""What the kinds of `model.shifts` say. Typed text is handed on as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from logbook.telling.tale import Tale, Teller

TELLERS: dict[type, Callable[[Tale, Any, Teller], None]] = {}
