# SPDX-License-Identifier: Apache-2.0
"""Text as TOML spells it, for the small files that people may read in a plain editor."""

from __future__ import annotations


def quoted(text: str) -> str:
    """Spell text as a TOML basic string, on one line."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char >= " " and char != "\x7f" else f"\\u{ord(char):04x}" for char in plain) + '"'
