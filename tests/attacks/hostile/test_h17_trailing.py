# SPDX-License-Identifier: Apache-2.0
"""Hostile input H17: bytes are put behind a sealed PDF, or its metadata alone is updated.

The seal goes red, where the library that signs says "valid" to both; the log inside is read all the same. Openly not
protected: other programs' verdicts on such a file.
"""

from __future__ import annotations

import io

import pytest
from pyhanko.pdf_utils.generic import DictionaryObject, NameObject, TextStringObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from logbook.core.exchange.verify import verify
from tests.attacks import forgeries as forge
from tests.attacks.exports import exported, judged
from tests.attacks.said import ADDED, about

NO_PDF = "[seal-not-a-pdf]: This is no sound PDF. The log inside was read all the same."


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return exported(tmp_path_factory.mktemp("ward"))


def title(writer):
    writer.set_info(writer.add_object(DictionaryObject({NameObject("/Title"): TextStringObject("Other")})))


@pytest.mark.parametrize(
    ("tail", "told"),
    [(b"\n", ADDED), (b"%", ADDED), (b"\0" * 9, ADDED), (b" " * 4096, NO_PDF), (b"\nstartxref\n0\n%%EOF\n", NO_PDF)],
)
def test_trailing_bytes_are_told_and_the_log_read(made, tail, told):
    found = verify(made.pdf + tail, judged)
    assert about(made.pdf + tail) == [told]
    assert found.report.seal is False
    assert len(found.entries) == len(verify(made.pdf, judged).entries)


def test_a_metadata_update_is_told_although_the_library_calls_it_valid(made):
    data = forge.updated(made.pdf, title)
    (seal,) = PdfFileReader(io.BytesIO(data)).embedded_signatures
    status = validate_pdf_signature(seal, ValidationContext(trust_roots=[], allow_fetching=False))
    assert (status.intact, status.valid) == (True, True)
    assert about(data) == [ADDED]
