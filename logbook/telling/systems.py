# SPDX-License-Identifier: Apache-2.0
"""What the systems of the ward's board are called, and the headings they stand under."""

from __future__ import annotations

from logbook.core.model.systems import Group
from logbook.i18n import N_, Words

GROUPS = {
    Group.CLINICAL: N_("Clinical systems"),
    Group.IT: N_("Computers and network"),
    Group.COMMUNICATION: N_("Communication"),
    Group.UTILITIES: N_("Power, gases, water"),
    Group.CARE: N_("Patient care"),
    Group.BUILDING: N_("Building and supplies"),
    Group.OUTSIDE: N_("Outside suppliers"),
}

SYSTEMS = {
    "ehr": N_("Electronic record"),
    "ehr-read-only": N_("Read-only copy of the record"),
    "lab-system": N_("Laboratory system"),
    "blood-bank": N_("Blood bank system"),
    "pacs": N_("Image archive (PACS)"),
    "pharmacy-cabinets": N_("Pharmacy and dispensing cabinets"),
    "central-monitoring": N_("Central monitoring"),
    "pump-server": N_("Pump server and drug library"),
    "ventilator-link": N_("Ventilator data link"),
    "login": N_("Identity and login"),
    "device-wifi": N_("Wi-Fi for devices"),
    "label-printers": N_("Label and wristband printers"),
    "badge-readers": N_("Badge readers"),
    "time-service": N_("Time service"),
    "directory": N_("Telephone directory"),
    "it-system": N_("E-mail, registration, intranet"),
    "internet": N_("Internet"),
    "crash-call": N_("Crash call"),
    "nurse-call": N_("Nurse call system"),
    "telephone-internal": N_("Telephone, internal"),
    "telephone-external": N_("Telephone, external"),
    "paging": N_("Paging and public address"),
    "radio": N_("Radio"),
    "fax": N_("Fax"),
    "satellite": N_("Satellite telephone"),
    "video": N_("Video and television"),
    "power": N_("Electric power"),
    "generator": N_("Emergency generator"),
    "oxygen": N_("Oxygen"),
    "medical-gases": N_("Other medical gases"),
    "air-compressor": N_("Compressed air"),
    "vacuum": N_("Vacuum for patients"),
    "water": N_("Water"),
    "water-heater": N_("Hot water"),
    "gas": N_("Natural gas"),
    "boiler": N_("Steam boiler"),
    "sump": N_("Sump pump"),
    "well": N_("Well water"),
    "sanitation": N_("Sewage"),
    "hvac": N_("Heating, ventilation, cooling"),
    "lifts": N_("Lifts"),
    "pneumatic-tube": N_("Pneumatic tube"),
    "hazardous-waste": N_("Hazardous waste"),
    "decontamination": N_("Decontamination"),
    "digital-radiography": N_("Digital radiography"),
    "sterilisers": N_("Steam and chemical sterilisers"),
    "isolation-rooms": N_("Isolation rooms"),
    "fire-detection": N_("Fire detection and suppression"),
    "door-lockdown": N_("Door locks"),
    "cameras": N_("Surveillance cameras"),
    "structure": N_("Building structure"),
    "roadways": N_("Roads on the campus"),
    "food": N_("Food preparation"),
    "ice": N_("Ice machines"),
    "laundry": N_("Laundry and linen"),
}


def system_name(words: Words, system: str, name: str = "") -> str:
    """Name a row: as the ward calls it, by its word, or as it is written where this program does not know it."""
    known = SYSTEMS.get(system)
    return name or (words(known) if known else system)
