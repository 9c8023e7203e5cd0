# SPDX-License-Identifier: Apache-2.0
"""The sealed PDF before other programs' eyes, and the traps of the library that writes it."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime

import page
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from logbook.core.exchange.pdfsign import sign
from logbook.core.model.errors import BadInput

AT = datetime(2026, 11, 23, 16, 52, tzinfo=UTC)


def tool(name):
    path = shutil.which(name)
    return path or pytest.skip(f"{name} is not on this machine")


@pytest.fixture
def file(sealed, tmp_path):
    path = tmp_path / "log.pdf"
    path.write_bytes(sealed.pdf)
    return path


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1])
def test_the_sealed_pdf_stays_archival_and_accessible(file, profile):
    assert page.validate_pdf(str(file), profile=profile).failures == []


def test_poppler_agrees_that_all_of_it_is_signed(file):
    plain = {**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    said = subprocess.run([tool("pdfsig"), file], capture_output=True, text=True, check=False, env=plain).stdout
    assert "Total document signed" in said
    assert "Signature is Valid" in said
    assert "Nov 23 2026 16:52:00" in said


def test_qpdf_finds_nothing_wrong(file):
    said = subprocess.run([tool("qpdf"), "--check", file], capture_output=True, text=True, check=True).stdout
    assert "No syntax or stream encoding errors" in said


def test_openssl_verifies_the_signature(sealed, tmp_path):
    _, start, end, _ = map(int, re.search(rb"/ByteRange \[\s*(\d+) (\d+) (\d+) (\d+)", sealed.pdf).groups())
    der = bytes.fromhex(sealed.pdf[start + 1 : end - 1].decode())
    (tmp_path / "sig").write_bytes(der[: 4 + int.from_bytes(der[2:4], "big")])
    (tmp_path / "data").write_bytes(sealed.pdf[:start] + sealed.pdf[end:])
    (tmp_path / "ca").write_bytes(sealed.certificate)
    convert = [tool("openssl"), "x509", "-inform", "DER", "-in", "ca", "-out", "ca.pem"]
    verify = [tool("openssl"), "cms", "-verify", "-binary", "-inform", "DER", "-in", "sig", "-content", "data"]
    verify += ["-CAfile", "ca.pem", "-purpose", "any", "-out", "out"]
    subprocess.run(convert, cwd=tmp_path, check=True)
    done = subprocess.run(verify, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "successful" in done.stderr


def test_the_librarys_own_verdict_is_good_too(sealed, file):
    with file.open("rb") as stream:
        (embedded,) = PdfFileReader(stream, strict=True).embedded_signatures
        context = ValidationContext(trust_roots=[embedded.signer_cert], allow_fetching=False)
        status = validate_pdf_signature(embedded, context)
    assert (status.valid, status.intact, status.docmdp_ok) == (True, True, True)
    assert status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    assert status.modification_level is ModificationLevel.NONE
    assert embedded.signer_cert.dump() == sealed.certificate


def test_what_was_drawn_stays_as_it_was(sealed):
    assert sealed.pdf.startswith(sealed.plain)


def test_neither_metadata_nor_version_are_written_again(sealed):
    added = sealed.pdf[len(sealed.plain) :]
    assert b"/CreationDate" not in added
    assert b"<x:xmpmeta" not in added
    assert b"/Version /2.0" not in re.sub(rb"/BaseVersion /\S+", b"", added)


def test_the_marker_of_the_log_occurs_once(sealed):
    assert sealed.pdf.count(b"WARDLOG 1\n") == 1


def test_signing_runs_no_event_loop(sealed, monkeypatch):
    def refuse():
        raise AssertionError("an event loop opens sockets")

    monkeypatch.setattr(asyncio, "new_event_loop", refuse)
    assert sign(sealed.plain, sealed.device, sealed.certificate, AT, "Seal").startswith(sealed.plain)


@pytest.mark.parametrize("pdf", [b"", b"nothing", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_refused(sealed, pdf):
    with pytest.raises(BadInput, match="pdf"):
        sign(pdf, sealed.device, sealed.certificate, AT, "Seal")


def test_a_sealed_pdf_is_not_sealed_again(sealed):
    with pytest.raises(BadInput, match="pdf"):
        sign(sealed.pdf, sealed.device, sealed.certificate, AT, "Seal")
