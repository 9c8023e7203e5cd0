# SPDX-License-Identifier: Apache-2.0
"""The team's key signs receipts that wards can check, and nothing that a ward's key could have signed."""

import pytest
from cryptography import x509

from logbook.core import crypto
from logbook.core.exchange import checkpoint
from logbook.core.exchange.checkpoint import Checkpoint
from logbook.core.exchange.trust import keyfile, lists, team
from logbook.core.exchange.trust.keyfile import Cost, Use
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput, WrongKey

CHEAP = Cost(64 * 1024, 1, 1)
HELD = Checkpoint(Realm.REAL, "A" * 24, 214, bytes(range(32)), 1_795_401_234)
KEY, OTHER = (crypto.device_key_from(bytes(31) + bytes([number])) for number in (7, 8))


def test_a_team_key_is_made_kept_and_read_back():
    made = team.make("Equipo de incidentes", "abbey motor", CHEAP)
    key = team.open_key(keyfile.write(made), "abbey motor")
    assert key.point == made.public
    with pytest.raises(WrongKey):
        team.open_key(keyfile.write(made), "abbey")
    with pytest.raises(BadInput):
        team.open_key(keyfile.write(keyfile.make(Use.PACK, "x", "abbey", CHEAP)), "abbey")


@pytest.mark.parametrize(("realm", "prefix"), [(Realm.REAL, "WT1:"), (Realm.DRILL, "DT1:")])
def test_a_receipt_is_read_by_whoever_has_the_list_of_team_keys(realm, prefix):
    held = Checkpoint(realm, HELD.log, HELD.number, HELD.head, HELD.at)
    line = team.receipt(KEY, held)
    assert line.startswith(prefix)
    points = lists.read_team(lists.write_team([OTHER.point, KEY.point]))
    assert team.read_receipt(line, points) == held
    assert checkpoint.read_receipt(line, KEY.point) == held


def test_a_receipt_that_no_key_of_the_team_signed_is_none():
    def reason(line, *points):
        with pytest.raises(BadInput) as caught:
            team.read_receipt(line, points)
        return caught.value.facts["reason"]

    assert reason(team.receipt(KEY, HELD), OTHER.point) == "signature"
    assert reason(team.receipt(KEY, HELD)) == "signature"
    assert reason(checkpoint.write_line(HELD, KEY.sign), KEY.point) == "shape"
    assert reason("hello", KEY.point) == "shape"


def test_the_certificate_names_the_team_and_its_key():
    read = x509.load_der_x509_certificate(team.certificate(KEY, "Equipo de incidentes"))
    again = x509.load_der_x509_certificate(team.certificate(KEY, "Equipo de incidentes"))
    assert read.subject.rfc4514_string() == "CN=Equipo de incidentes"
    assert read.serial_number == again.serial_number > 0
    assert read.public_key().public_numbers() == KEY._key.public_key().public_numbers()
