# SPDX-License-Identifier: Apache-2.0
"""A code finds the device that bears it, however its label is spelled."""

import pytest

from logbook.core.exchange import scan, scan_match
from logbook.core.model.codes import DeviceType
from logbook.core.model.records import Device

DEVICES = (
    Device("VM-07", DeviceType.VENTILATOR, serial="ASHK-0411", udi="02990001000117", bed="3"),
    Device("AB-12/7", DeviceType.MONITOR, serial="20866", giai="841234500UCI-7"),
    Device("BI-1", DeviceType.INFUSION_PUMP, scan="010299000600061710L006121FT-7B"),
    Device("BI-2", DeviceType.INFUSION_PUMP, scan="+A99912345/$$52001510X3/16D20111212/S77DE1G45-"),
    Device("M-1", DeviceType.MONITOR, serial="DOUBLE"),
    Device("M-2", DeviceType.MONITOR, serial="DOUBLE"),
    Device("M-3", DeviceType.MONITOR),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vm-07", ("VM-07",)),
        ("]C0AB-12/7", ("AB-12/7",)),
        ("]d28004841234500UCI-7", ("AB-12/7",)),
        ("8004841234500UCI-7", ("AB-12/7",)),
        ("]d20102990001000117" + "21ASHK-0411", ("VM-07",)),
        ("010299000100011710L21ASHK-0411", ("VM-07",)),
        ("0102990006000617" + "10L0061" + "21FT-7B", ("BI-1",)),
        ("(01)02990006000617(21)FT-7B(17)280131", ("BI-1",)),
        ("+A99912345/$$52001510X3/16D20111212/S77DE1G45-", ("BI-2",)),
        ("77DE1G45", ("BI-2",)),
        ("20866", ("AB-12/7",)),
        ("double", ("M-1", "M-2")),
        ("(01)02990001000124(21)ASHK-0411", ()),
        ("(01)02990001000117", ()),
        ("NEW-1", ()),
        ("", ()),
    ],
)
def test_a_code_means_the_devices_that_bear_it(text, found):
    assert scan_match.devices(scan.read(text), DEVICES) == found


def test_a_beds_label_means_the_wards_own_bed():
    assert scan_match.bed(scan.read("WBEDuci3"), ["2", "UCI-3"]) == "UCI-3"
    assert scan_match.bed(scan.read("WBED9"), ["2", "UCI-3"]) == "9"
