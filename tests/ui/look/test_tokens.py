# SPDX-License-Identifier: Apache-2.0
"""Every theme can be read, and an exercise looks like nothing else."""

import colorsys
from itertools import product

import pytest

from logbook.ui.look.tokens import DAY, NIGHT, tokens_for
from tests.ui.colours import contrast as between
from tests.ui.colours import luminance as of_parts

THEMES = [tokens_for(theme, drill=drill) for theme, drill in product(("day", "night"), (False, True))]


@pytest.fixture(params=THEMES, ids=lambda t: f"{t.name}{'-drill' if t.drill else ''}")
def t(request):
    return request.param


def channels(colour):
    return [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def luminance(colour):
    return of_parts(*(255 * part for part in channels(colour)))


def contrast(one, other):
    return between(luminance(one), luminance(other))


def test_all_text_has_a_contrast_of_4_5(t):
    grounds = (t.ground, t.surface, t.sunken, t.chosen, t.hover, t.attention_fill, t.broken_fill)
    pairs = [(ink, ground) for ink in (t.text, t.muted) for ground in grounds]
    pairs += [(t.nav_text, t.nav), (t.nav_text, t.nav_chosen), (t.nav_mark, t.nav_chosen)]
    pairs += [(t.primary_text, t.primary), (t.primary_text, t.primary_hover)]
    pairs += [(t.band_text, t.band)]
    pairs += [(ink, ground) for ink in (t.works, t.attention, t.broken, t.unknown) for ground in (t.ground, t.surface)]
    pairs += [(t.attention, t.attention_fill), (t.broken, t.broken_fill), (t.unknown, t.sunken)]
    assert {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < 4.5} == {}


def test_edges_and_focus_have_a_contrast_of_3(t):
    edges = (t.edge, t.accent, t.focus, t.attention, t.broken)
    pairs = [(edge, ground) for edge in edges for ground in (t.ground, t.surface)]
    pairs += [(t.accent, t.chosen), (t.attention, t.attention_fill), (t.focus, t.chosen), (t.nav_mark, t.nav)]
    assert {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < 3} == {}


def test_no_state_is_red_or_green(t):
    for ink in (t.works, t.attention, t.broken, t.unknown, t.attention_fill):
        hue, _light, saturation = colorsys.rgb_to_hls(*channels(ink))
        assert saturation < 0.35 or 25 <= hue * 360 <= 45 or 195 <= hue * 360 <= 230, ink


def test_night_is_dark_and_has_little_blue():
    assert all(luminance(colour) < 0.03 for colour in (NIGHT.ground, NIGHT.surface, NIGHT.sunken, NIGHT.nav))
    for colour in (NIGHT.ground, NIGHT.surface, NIGHT.sunken, NIGHT.text, NIGHT.muted, NIGHT.broken, NIGHT.focus):
        red, _green, blue = channels(colour)
        assert blue < red, colour
    assert luminance(NIGHT.text) < luminance(DAY.ground) * 0.8


@pytest.mark.parametrize("theme", ["day", "night"])
def test_an_exercise_is_violet_where_the_real_log_is_not(theme):
    real, drill = tokens_for(theme, drill=False), tokens_for(theme, drill=True)
    assert (real.drill, drill.drill) == (False, True)
    for name in ("nav", "primary", "band", "accent"):
        hue = colorsys.rgb_to_hls(*channels(getattr(drill, name)))[0] * 360
        assert 265 <= hue <= 290, name
        assert getattr(real, name) != getattr(drill, name)


def test_an_unknown_theme_is_refused():
    with pytest.raises(KeyError):
        tokens_for("dusk", drill=False)
