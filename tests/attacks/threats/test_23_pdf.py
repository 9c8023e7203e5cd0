# SPDX-License-Identifier: Apache-2.0
"""Threat 23: a hostile or altered PDF with a true log in it is handed to the team.

The team's program neither renders nor believes it: the seal goes red with the reason and the log inside is read all the
same; ten attacks of those published go red, two good files stay green. Other programs say "valid" to some of them,
which is why the rule is our own. Openly not protected: a person who opens a bad PDF in another program.
"""

from __future__ import annotations

import os
import subprocess

import pikepdf
import pytest
from pyhanko.pdf_utils.generic import DictionaryObject, NameObject, TextStringObject

from logbook.core.crypto import device_certificate, new_device_key
from logbook.core.exchange.verify import verify
from logbook.core.model.codes import Profile
from tests.attacks import forgeries as forge
from tests.attacks.exports import exported
from tests.attacks.said import collect, findings
from tests.cli.conftest import run
from tests.core.exchange.conftest import draw

ADDED = "Something was added to the PDF after it was sealed."
ACTS = "The PDF holds something that acts by itself. It was not opened."


def _metadata(writer):
    writer.set_info(writer.add_object(DictionaryObject({NameObject("/Title"): TextStringObject("Other")})))


def _javascript(pdf):
    pdf.Root["/OpenAction"] = forge.dictionary({"/S": "/JavaScript", "/JS": "app.alert(1)"})


def _launch(pdf):
    pdf.Root["/AA"] = forge.dictionary({"/WC": {"/S": "/Launch", "/F": "calc.exe"}})


def _spelt(made):
    """The same name in another spelling, under the device's own seal."""
    odd = pikepdf.Array([pikepdf.Name("/JavaScript"), pikepdf.String("xx")])
    plain = forge.changed(draw(made.text), lambda pdf: pdf.Root.__setitem__("/Odd", odd))
    assert plain.count(b"/JavaScript (xx)") == 1
    return forge.signed(made, plain.replace(b"/JavaScript (xx)", b"/J#61vaScript ()"))


def _stranger(made):
    key = new_device_key()
    return forge.signed(made, draw(made.text), key, device_certificate(key, "UCI 2 A", 7))


ATTACKS = {
    "trailing bytes": (lambda made: made.pdf + b"\n", "seal-not-whole-file", ADDED),
    "a revision of the page": (lambda made: forge.updated(made.pdf), "seal-not-whole-file", ADDED),
    "a revision of the metadata": (lambda made: forge.updated(made.pdf, _metadata), "seal-not-whole-file", ADDED),
    "a byte of the drawing": (
        lambda made: made.pdf.replace(b"/MediaBox", b"/MediaBax", 1),
        "seal-broken",
        "The PDF was changed after it was sealed.",
    ),
    "no seal at all": (lambda made: draw(made.text), "seal-missing", "The PDF is not sealed."),
    "another key, the same name": (
        _stranger,
        "seal-other-key",
        "The PDF was sealed by another device than the log's.",
    ),
    "a second attachment": (
        lambda made: forge.signed(made, forge.changed(draw(made.text), forge.attach)),
        "seal-attachments",
        "The PDF does not carry exactly the log.",
    ),
    "a script": (
        lambda made: forge.signed(made, forge.changed(draw(made.text), _javascript)),
        "seal-active-content",
        ACTS,
    ),
    "a program": (
        lambda made: forge.signed(made, forge.changed(draw(made.text), _launch)),
        "seal-active-content",
        ACTS,
    ),
    "a script in another spelling": (_spelt, "seal-active-content", ACTS),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return exported(tmp_path_factory.mktemp("ward"))


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_collector_is_told_the_reason_and_reads_the_log(attack, made, tmp_path):
    act, code, sentence = ATTACKS[attack]
    (tmp_path / "ward.pdf").write_bytes(act(made))
    done = collect(tmp_path, tmp_path / "ward.pdf")
    assert (done.code, done.err) == (1, "")
    assert "ward.pdf: FINDINGS" in done.out
    assert findings(done) == [f"✗ [{code}]: {sentence}"]
    assert (tmp_path / "case" / "timeline.csv").read_text("utf-8-sig").count("Ventilator alarm heard") == 1


@pytest.mark.parametrize("profile", [Profile.INCIDENT, Profile.CLINICAL])
def test_a_good_file_is_green_here_and_elsewhere(profile, tmp_path, tool):
    (tmp_path / "ward.pdf").write_bytes(exported(tmp_path, profile=profile).pdf)
    done = run("verify", tmp_path / "ward.pdf")
    assert (done.code, done.out.splitlines()[0]) == (0, f"{tmp_path / 'ward.pdf'}: GOOD")
    assert "✓ The PDF is as the device sealed it, to the last byte." in done.out
    said = pdfsig(tool, tmp_path / "ward.pdf")
    assert "Signature is Valid" in said
    assert "Total document signed" in said


def pdfsig(tool, path):
    plain = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [tool("pdfsig"), "-nocert", path], capture_output=True, text=True, check=False, env=plain
    ).stdout


ELSEWHERE = {
    "a byte of the drawing": "Digest Mismatch",
    "no seal at all": "",
    "a revision of the page": "Not total document signed",
    "a revision of the metadata": "Not total document signed",
    "another key, the same name": "Signature is Valid",
    "a second attachment": "Signature is Valid",
    "a script": "Signature is Valid",
}
"""What poppler says of the same files: where it says valid, nothing but our own rule is left."""


@pytest.mark.parametrize("attack", ELSEWHERE)
def test_poppler_never_says_more_than_we_do(attack, made, tmp_path, tool):
    (tmp_path / "ward.pdf").write_bytes(ATTACKS[attack][0](made))
    assert ELSEWHERE[attack] in pdfsig(tool, tmp_path / "ward.pdf")
    assert verify((tmp_path / "ward.pdf").read_bytes()).report.seal is False
