# SPDX-License-Identifier: Apache-2.0
"""The words hospitals use in their lists of devices, in Spanish, Catalan and English, and what we take them for.

Tables only: they are compared after `plain_word`, so accents, case and punctuation do not matter. A word that is not
here is not guessed.
"""

from __future__ import annotations

import unicodedata

from logbook.core.model.codes import DeviceType, Removal, YesNoUnknown
from logbook.core.model.topics import STORE


def plain_word(text: str) -> str:
    """Reduce a word to what is compared: "Nº de sèrie " and "n de serie" are the same; a bare sign stays itself."""
    spread = unicodedata.normalize("NFKD", text.replace("º", " ").replace("ª", " ").casefold())
    letters = "".join(char if char.isalnum() else " " for char in spread if not unicodedata.combining(char))
    return " ".join(letters.split()) or text.strip()


def _table(lines: dict[str, str]) -> dict[str, str]:
    return {plain_word(word): name for name, words in lines.items() for word in words.split("|")}


COLUMNS = _table(
    {
        "device": "device|asset tag|asset|asset no|inventory no|tag|device no|nº inventario|número de inventario|"
        "inventario|etiqueta|código|código de equipo|nº equipo|identificador|núm. inventari|número d'inventari|"
        "inventari|codi|codi d'equip|equip",
        "type": "type|device type|kind|tipo|tipo de equipo|tipo de dispositivo|clase de equipo|tipus|tipus d'equip|"
        "tipus de dispositiu",
        "maker": "maker|manufacturer|make|brand|fabricante|marca|fabricant",
        "model": "model|modelo",
        "serial": "serial|serial no|serial number|s/n|sn|nº de serie|número de serie|nº serie|serie|núm. de sèrie|"
        "número de sèrie|sèrie",
        "scan": "udi|udi code|gs1|gtin|barcode|scan|código udi|código de barras|código gs1|codi udi|codi de barres",
        "giai": "giai|8004",
        "lot": "lot|lot no|batch|lote|nº lote",
        "software": "software|software version|firmware|version|versión|versión software|versión de software|"
        "versió|versió de programari|programari|versió software",
        "network": "network|ip|ip address|hostname|mac|connection|red|conexión|dirección ip|xarxa|connexió|adreça ip",
        "owner": "owner|propietario|propiedad|propietari|propietat",
        "site": "site|building|floor|sede|edificio|centro|planta|seu|edifici|centre",
        "bed": "bed|room|place|location|cama|box|habitación|ubicación|llit|habitació|ubicació",
        "life_support": "life support|life supporting|soporte vital|suport vital",
        "dependent": "dependent|patient dependent|paciente dependiente|dependiente|pacient dependent",
        "removal": "removal|removal class|may be removed|clase de retirada|retirada|desconexión|classe de retirada|"
        "desconnexió",
        "remark": "remark|remarks|notes|comment|observaciones|notas|comentario|observacions|notes i observacions|"
        "comentari",
    }
)

TYPES = _table(
    {
        DeviceType.VENTILATOR: "ventilator|respirator|respirador|ventilador|ventilador mecánico|ventilador mecànic",
        DeviceType.INFUSION_PUMP: "infusion pump|volumetric pump|bomba de infusión|bomba volumétrica|"
        "bomba d'infusió|bomba volumètrica",
        DeviceType.SYRINGE_PUMP: "syringe pump|bomba de jeringa|perfusor|bomba de xeringa",
        DeviceType.PCA: "pca|pca pump|bomba pca|bomba de analgesia|bomba d'analgèsia",
        DeviceType.MONITOR: "monitor|patient monitor|bedside monitor|monitor de paciente|monitor multiparamétrico|"
        "monitor de pacient|monitor multiparamètric",
        DeviceType.TELEMETRY: "telemetry|telemetría|telemetria",
        DeviceType.CENTRAL_STATION: "central station|central monitor|central de monitorización|central|"
        "estación central|central de monitoratge|central de monitorització|estació central",
        DeviceType.DEFIBRILLATOR: "defibrillator|desfibrilador|desfibril·lador|dea",
        DeviceType.DIALYSIS: "dialysis|crrt|haemofiltration|diálisis|hemofiltración|trrc|tcrr|diálisis (trrc)|"
        "diàlisi|hemofiltració|diàlisi (trrc)",
        DeviceType.ECMO: "ecmo",
        DeviceType.BALLOON_PUMP: "balloon pump|iabp|balón de contrapulsación|balón intraaórtico|contrapulsación|"
        "baló de contrapulsació|baló intraaòrtic",
        DeviceType.ANAESTHESIA: "anaesthesia|anesthesia|anaesthesia machine|anestesia|máquina de anestesia|"
        "anestèsia|màquina d'anestèsia",
        DeviceType.INCUBATOR: "incubator|incubadora",
        DeviceType.BLOOD_GAS: "blood gas|blood gas analyser|poct|gasometría|gasómetro|gasometria|gasòmetre",
        DeviceType.ULTRASOUND: "ultrasound|ecógrafo|ecografía|ecògraf|ecografia",
        DeviceType.XRAY: "xray|x ray|mobile x ray|rayos x|rayos x portátil|raigs x|raigs x portàtil",
        DeviceType.DISPENSING_CABINET: "dispensing cabinet|armario dispensador|dispensador|armari dispensador",
        DeviceType.BED: "bed|cama|llit",
        DeviceType.PC: "pc|computer|terminal|workstation|ordenador|estación de trabajo|ordinador|estació de treball",
        DeviceType.PACS_VIEWER: "pacs viewer|pacs|visor pacs|visor d'imatge",
        DeviceType.LABEL_PRINTER: "label printer|impresora de etiquetas|impressora d'etiquetes",
        DeviceType.PHONE: "phone|telephone|teléfono|telèfon",
        DeviceType.NURSE_CALL: "nurse call|llamada enfermera|llamada de enfermería|llamada a enfermería|"
        "crida infermera|crida d'infermeria",
        DeviceType.OTHER: "other|otro|otros|altre|altres",
    }
)

REMOVALS = _table(
    {
        Removal.PATIENT_AND_NETWORK: "patient and network|both|paciente y red|ambas|pacient i xarxa|ambdues",
        Removal.NETWORK_ONLY: "network only|network|solo red|sólo red|red|només xarxa|xarxa",
        Removal.NEITHER: "neither|none|never|ninguna|ninguno|nunca|cap|mai",
        Removal.ASK_CLINICIAN: "ask clinician|ask|preguntar al clínico|preguntar|consultar|preguntar al clínic",
    }
)

PLACES = _table({STORE: "store|storage|store room|almacén|magatzem"})
"""Words for the one place that the board knows by itself; all other places are called what the list calls them."""

ANSWERS = _table(
    {
        YesNoUnknown.YES: "yes|y|true|1|x|sí|si|s|verdadero|vertader|✓|✔",
        YesNoUnknown.NO: "no|n|false|0|falso|fals",
        YesNoUnknown.UNKNOWN: "unknown|?|-|desconocido|no se sabe|no consta|desconegut|no se sap",
    }
)

ALWAYS_LIFE_SUPPORT = frozenset(
    {DeviceType.VENTILATOR, DeviceType.ECMO, DeviceType.BALLOON_PUMP, DeviceType.ANAESTHESIA}
)
"""What counts as life support when a list leaves it open: to ask once too often costs a question."""
