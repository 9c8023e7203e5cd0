# SPDX-License-Identifier: Apache-2.0
"""Hostile input H19: the PDF of a true log bears the ward's name, but the attacker's key or certificate.

The seal is red and says that the key is not the log's; the name in a certificate counts for nothing. Openly not
protected: a person who reads a name in another program and believes it.
"""

from __future__ import annotations

import pytest

from logbook.core.crypto import device_certificate, new_device_key
from logbook.core.exchange.verify import verify
from tests.attacks import forgeries as forge
from tests.attacks.exports import exported, judged
from tests.attacks.said import CHANGED, about, collect, findings
from tests.core.exchange.conftest import draw

OTHER_KEY = "[seal-other-key]: The PDF was sealed by another device than the log's."


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return exported(tmp_path_factory.mktemp("ward"))


@pytest.fixture(scope="module")
def stranger():
    return new_device_key()


def test_a_seal_by_another_device_under_the_same_name_is_refused_and_the_log_read(made, stranger, tmp_path):
    certificate = device_certificate(stranger, "UCI 2 A", 7)
    data = forge.signed(made, draw(made.text), stranger, certificate)
    assert about(data) == [OTHER_KEY]
    assert len(verify(data, judged).entries) == len(verify(made.pdf, judged).entries)
    (tmp_path / "ward.pdf").write_bytes(data)
    assert findings(collect(tmp_path, tmp_path / "ward.pdf")) == [f"✗ {OTHER_KEY}"]


def test_another_devices_seal_under_the_right_certificate_is_refused(made, stranger):
    assert about(forge.signed(made, draw(made.text), stranger)) == [CHANGED]


def test_another_certificate_for_the_same_key_is_refused(made, stranger):
    other = forge.certificate_for(made.device, stranger)
    assert about(forge.with_certificate(made, other)) == [CHANGED]


def test_the_devices_own_second_certificate_cannot_be_put_in(made):
    assert about(forge.with_certificate(made, device_certificate(made.device, "UCI 2 A", 99))) == [CHANGED]
