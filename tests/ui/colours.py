# SPDX-License-Identifier: Apache-2.0
"""How far two colours stand apart, as WCAG 2.2 reckons it (1.4.3); and in a picture, the words from their ground."""

from collections import Counter


def luminance(red, green, blue):
    """Return the relative luminance of a colour given in 0 … 255."""
    parts = [part / 255 for part in (red, green, blue)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Return the ratio of two luminances, from 1 to 21."""
    high, low = max(one, other), min(one, other)
    return (high + 0.05) / (low + 0.05)


def seen(image, area):
    """Return the contrast, in a 32-bit picture, between an area's commonest colour and what differs most from it."""
    piece = image.copy(area)
    counts = Counter(memoryview(piece.constBits()).cast("I"))
    light = {colour: luminance(colour >> 16 & 255, colour >> 8 & 255, colour & 255) for colour in counts}
    ground = max(counts, key=lambda colour: counts[colour], default=0)
    return max((contrast(light[colour], light[ground]) for colour in counts), default=21.0)
