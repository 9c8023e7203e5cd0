# SPDX-License-Identifier: Apache-2.0
"""What stands behind an empty field of a procedure is what another language says, never the same words once more."""

import pytest

from logbook.ui.procedures.line_form import _field, elsewhere

STEP = {"en": "Power – leave it on.", "es": "Corriente: no la quite.", "ca": ""}


@pytest.mark.parametrize(
    ("language", "hint"), [("en", STEP["es"]), ("es", STEP["en"]), ("ca", STEP["en"]), ("fr", STEP["en"])]
)
def test_the_hint_is_in_another_language(language, hint):
    assert elsewhere(STEP, language) == hint


@pytest.mark.usefixtures("qapp")
def test_a_field_that_only_one_language_fills_has_the_usual_hint():
    field = _field("Step 1", {"en": "Look", "es": " "}, "en", "Thing – act")
    assert (field.text(), field.placeholderText()) == ("Look", "Thing – act")
