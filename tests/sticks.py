# SPDX-License-Identifier: Apache-2.0
"""Trust sticks for tests: real keys, real signatures, as a folder of bytes that a test may spoil."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from logbook.core import crypto
from logbook.core.exchange.trust import card, lists, metadata
from logbook.core.exchange.trust.lists import KnownDevice
from logbook.core.model import bulletins
from logbook.core.model.bulletins import Notice
from logbook.core.model.codes import DeviceType, Realm

ROOTS = [bytes([number]) * 32 for number in range(1, 7)]
PACKER, OTHER_PACKER = b"p" * 32, b"q" * 32
TEAM = crypto.device_key_from(bytes(31) + b"\x05")
IDENTITY = "AGE-SECRET-KEY-1LV94Q3A6LFV3L87WP8HHW9MW82S0J7DV5YPTW9PD8CT7Q6VM6TGQFCWUMK"
EXPIRES = datetime(2027, 11, 26, tzinfo=UTC)
PICTURE = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55")

PROCEDURE = b"""code = "P06"
version = 3
status = "approved"
owner = "ICU committee"
[title]
en = "Ventilator"
es = "Respirador"
[trigger]
en = "Alarms do not reach the desk."
es = "Las alarmas no llegan."
""" + b"".join(
    b"""[[%s]]
id = "P06.%d"
en = "Look at it."
es = "Mire."
"""
    % (heading, number)
    for number, heading in enumerate([b"first", b"then", b"write", b"ask", b"end"], 1)
)
NOTICE = Notice(
    "B7", 1, "Pumps of one maker", "Take them off the network.\nTell us.", "", (DeviceType.INFUSION_PUMP,), ("X2",)
)


def publics(seeds):
    return [crypto.record_public(seed) for seed in seeds]


def signed(data, seeds):
    for seed in seeds:
        data = metadata.sign(data, seed)
    return data


@dataclass
class Stick:
    """What a team puts on a stick; `files()` gives the bytes by name. Each field may be changed before."""

    realm: Realm = Realm.REAL
    roots: list = field(default_factory=lambda: [(ROOTS[:3], ROOTS[:2])])
    targets: int = 1
    by: list = field(default_factory=lambda: ROOTS[:2])
    packers: list = field(default_factory=lambda: [PACKER])
    version: int = 1
    pack_by: list = field(default_factory=lambda: [PACKER])
    devices: list = field(default_factory=lambda: [KnownDevice(TEAM.point, ward="UCI 2")])
    recipients: list = field(default_factory=lambda: [crypto.age_recipient(IDENTITY)])
    packed: dict = field(
        default_factory=lambda: {
            "procedures/p06.toml": PROCEDURE,
            "procedures/p06-1.png": PICTURE,
            "bulletins/b7.toml": bulletins.write(NOTICE),
        }
    )
    expires: datetime = EXPIRES

    def root(self, number):
        """One root, signed as said."""
        keys, by = self.roots[number - 1]
        return signed(metadata.new_root(number, publics(keys), self.expires, self.realm), by)

    def files(self):
        """All of it."""
        said = {
            lists.DEVICES: lists.write_devices(self.devices),
            lists.RECIPIENTS: lists.write_recipients(self.recipients),
            lists.TEAM: lists.write_team([TEAM.point]),
        }
        made = {metadata.root_name(n): self.root(n) for n in range(1, len(self.roots) + 1)}
        made["targets.json"] = signed(
            metadata.new_targets(self.targets, said, publics(self.packers), self.expires), self.by
        )
        if self.packers:
            made["procedures.json"] = signed(metadata.new_pack(self.version, self.packed, self.expires), self.pack_by)
        return made | said | self.packed

    def card(self, number=1):
        """The letters on the team's card."""
        return card.code(self.root(number), self.realm)

    def put(self, folder):
        """Write it into a folder, as a stick would hold it."""
        for name, data in self.files().items():
            path = folder.joinpath(*name.split("/"))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return folder


def reader(files):
    """Read from a folder of bytes."""

    def read(name, most):
        data = files.get(name)
        return None if data is None else data[: most + 1]

    return read
