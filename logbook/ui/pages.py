# SPDX-License-Identifier: Apache-2.0
"""The list of pages, in the order of the rail. The only place that knows them all; pages never know each other."""

from __future__ import annotations

from logbook.i18n import N_
from logbook.ui.backentry import page as backentry
from logbook.ui.beds import page as beds
from logbook.ui.bulletins import page as bulletins
from logbook.ui.cabinet import page as cabinet
from logbook.ui.check import page as check
from logbook.ui.clocks import page as clocks
from logbook.ui.closing import page as closing
from logbook.ui.codes import page as codes
from logbook.ui.contacts import page as contacts
from logbook.ui.coordinated import page as coordinated
from logbook.ui.copies import page as copies
from logbook.ui.custody import page as custody
from logbook.ui.desk import PageSpec
from logbook.ui.device_paper import page as device_paper
from logbook.ui.devices import page as devices
from logbook.ui.dossier import page as dossier
from logbook.ui.drill import page as drill
from logbook.ui.ending import page as ending
from logbook.ui.export import page as export
from logbook.ui.extortion import page as extortion
from logbook.ui.found import page as found
from logbook.ui.gate import page as gate
from logbook.ui.handover import page as handover
from logbook.ui.help import page as helping
from logbook.ui.help.texts import KEY as HELP
from logbook.ui.hub.page import maker
from logbook.ui.keys import page as keys
from logbook.ui.labels import page as labels
from logbook.ui.level import page as level
from logbook.ui.log import page as log
from logbook.ui.loops import page as loops
from logbook.ui.overview import page as overview
from logbook.ui.own import page as own
from logbook.ui.printing import page as printing
from logbook.ui.procedures import page as procedures
from logbook.ui.protect import page as protect
from logbook.ui.ready import page as ready
from logbook.ui.replay import page as replay
from logbook.ui.round import page as rounds
from logbook.ui.settings import page as settings
from logbook.ui.sheets import page as sheets
from logbook.ui.signing import page as signing
from logbook.ui.systems import page as systems
from logbook.ui.teachin import page as teachin
from logbook.ui.transcribe import page as transcribe
from logbook.ui.trust import page as trust
from logbook.ui.witnesses import page as witnesses

PAGES: tuple[PageSpec, ...] = (
    PageSpec("log", log.make, "scroll-text", N_("Log"), "F1"),
    PageSpec("devices", devices.make, "layout-grid", N_("Devices"), "F2"),
    PageSpec("procedures", procedures.make, "clipboard-check", N_("Procedures"), "F3"),
    PageSpec("ward", maker("ward", "stethoscope", N_("The ward tonight")), "stethoscope", N_("Ward"), "F7"),
    PageSpec(
        "handover", handover.make, "users", N_("Handover"), under="ward", status=handover.status,
        about=N_("From shift to shift: walked bed to bed, signed by both; it seals the shift and prints its sheet."),
    ),
    PageSpec(
        "beds", beds.make, "bed-single", N_("Beds and patients"), under="ward", status=beds.status,
        about=N_("Who lies where since when, as bed and code; a new patient, a move, an identity card."),
    ),
    PageSpec(
        "loops", loops.make, "arrow-left-right", N_("Open loops"), under="ward", status=loops.status,
        about=N_("Laboratory, blood, imaging, pharmacy, messages: open until a named person has the answer."),
    ),
    PageSpec(
        "round", rounds.make, "stethoscope", N_("Round"), under="ward", status=rounds.status,
        about=N_("From bed to bed, each device as before, changed or looked at; what is done stays done."),
    ),
    PageSpec(
        "level", level.make, "unplug", N_("Level of the outage"), under="ward", status=level.status,
        about=N_("Which level is declared, on whose word, what it means, and those before."),
    ),
    PageSpec(
        "systems", systems.make, "network", N_("Systems"), under="ward", status=systems.status,
        about=N_("Record, laboratory, telephones, power, suppliers: works or not, who tried it, when. One press each."),
    ),
    PageSpec(
        "contacts", contacts.make, "phone", N_("Contacts"), under="ward", status=contacts.status,
        about=N_("Telephones, pagers, radio channels, runners, kept here and on paper; who was called, what was said."),
    ),
    PageSpec(
        "ready", ready.make, "square-check", N_("Readiness check"), under="ward", status=ready.status,
        about=N_("Once a shift: printer, forms, stick, clock, space, scanner, battery, last drill, procedures."),
    ),
    PageSpec(
        "coordinated", coordinated.make, "heart-pulse", N_("Acts on life support"), under="ward",
        status=coordinated.status,
        about=N_("Asked for, yes said, done, restored: each act on life support, and what is not restored yet."),
    ),
    PageSpec(
        "own", own.make, "notebook-pen", N_("My record"), under="ward",
        about=N_("What you wrote yourself, as HICS 214: on paper, or as a sealed PDF to keep."),
    ),
    PageSpec(
        "backentry", backentry.make, "list", N_("Back-entry"), under="ward", status=backentry.status,
        about=N_("After the all-clear: what must be typed, by bed, pharmacy first, for whom, verified by whom."),
    ),
    PageSpec(
        "bulletins", bulletins.make, "message-square-text", N_("Bulletins"), under="ward", status=bulletins.status,
        about=N_("What the incident team says about devices, and at which of ours it is done."),
    ),
    PageSpec(
        "cabinet", cabinet.make, "megaphone", N_("Crisis cabinet"), under="ward", status=cabinet.state,
        about=N_("Whether it sits, who was reached, what it handed down, when it meets next."),
    ),
    PageSpec(
        "extortion", extortion.make, "hand", N_("Somebody asks for money"), under="ward", status=extortion.status,
        about=N_("A message on a screen, a call: what nobody does, and what was seen."),
    ),
    PageSpec(
        "replay", replay.make, "history", N_("As it was at…"), under="ward",
        about=N_("The board, the level and the procedures as they were at a time gone by."),
    ),
    PageSpec(
        "overview", overview.make, "activity", N_("Pictures of the log"), under="ward",
        about=N_("Each device over time, when somebody last looked, and the shift by the hour."),
    ),
    PageSpec(
        "drill", drill.make, "graduation-cap", N_("Drill"), under="ward", status=drill.status, drill=True,
        about=N_("Injects at their time: read them out, do what you would do, write down what became of them."),
    ),
    PageSpec("paper", maker("paper", "printer", N_("Paper")), "printer", N_("Paper"), "Ctrl+P"),
    PageSpec("safety", maker("safety", "shield-check", N_("Safety of the log")), "shield-check", N_("Safety"), "F5"),
    PageSpec("export", export.make, "hard-drive-download", N_("Export"), "F6"),
    PageSpec("settings", settings.make, "settings", N_("Settings"), "Ctrl+,"),
    PageSpec(
        "copies", copies.make, "usb", N_("Copies"), under="safety", status=copies.status,
        about=N_("Sticks that bring the log back if this PC is lost, wiped or encrypted."),
    ),
    PageSpec(
        "closing", closing.make, "power", N_("Close down"), "F8", under="safety",
        about=N_("This PC is ordered off or moved: copy, export, number on paper, notice for the PC, in two minutes."),
    ),
    PageSpec(
        "clocks", clocks.make, "clock", N_("Clocks"), under="safety", status=clocks.status,
        about=N_("How far this PC's clock is from the wall clock, a phone or a device: once a shift, three acts."),
    ),
    PageSpec(
        "codes", codes.make, "scan-barcode", N_("Codes without a stick"), under="safety",
        about=N_("Where no stick may be plugged in: the newest records as square codes, and the team's word back in."),
    ),
    PageSpec(
        "witnesses", witnesses.make, "eye", N_("Witnesses"), under="safety", status=witnesses.status,
        about=N_("A code for paper, for another ward or the team: only who has seen the log can tell if it is cut."),
    ),
    PageSpec(
        "ending", ending.make, "eraser", N_("Erase and retire"), under="safety",
        about=N_("Only for the incident lead: what a law asks to erase, and the end of the whole log."),
    ),
    PageSpec("signing", signing.make, "signature", N_("Sign as…"), "F4", under="log"),
    PageSpec(
        HELP, helping.maker(lambda: PAGES), "circle-question-mark", N_("Help"), "Ctrl+H", under="log",
        about=N_("What the page is for that you came from."),
    ),
    PageSpec("check", check.make, under="devices"),
    PageSpec("custody", custody.make, under="devices"),
    PageSpec(
        "printing", printing.make, "printer", N_("Print forms"), under="paper", status=printing.status,
        about=N_("Blank forms with numbers, posters, procedures: a few, or the whole box in one act."),
    ),
    PageSpec("dossier", dossier.make, under="devices"),
    PageSpec("intervention", gate.make, under="devices"),
    PageSpec("found", found.make, under="devices"),
    PageSpec(
        "sheets", sheets.make, "hash", N_("Where is the paper?"), under="paper", status=sheets.counts,
        about=N_("Every numbered sheet: for which bed, back or not, typed in, void, missing. Scan or type its number."),
    ),
    PageSpec(
        "transcribe", transcribe.make, "keyboard", N_("Type in from paper"), under="paper",
        about=N_("Line after line of a written sheet into the log, with its own time; a second person reads along."),
    ),
    PageSpec(
        "protect", protect.make, "lock", N_("Protect the log"), under="safety", status=protect.status,
        about=N_("Six words on paper and a recovery key, so that whoever takes this PC cannot read the log."),
    ),
    PageSpec(
        "keys", keys.make, "key-round", N_("Ways in"), under="safety", status=keys.status,
        about=N_("Six words, key sticks with a PIN, recovery keys: add one, take one away, close and lock the log."),
    ),
    PageSpec(
        "trust", trust.make, "package", N_("Trust stick"), under="safety", status=trust.status,
        about=N_("Who may read exports, approved procedures and bulletins, as the incident team signed them."),
    ),
    PageSpec(
        "device-paper", device_paper.make, "layout-grid", N_("Sheets of devices"), under="paper",
        about=N_("The board by bed; of one device its tag, its custody and its dossier, filled from the log."),
    ),
    PageSpec(
        "labels", labels.make, "tag", N_("Labels"), under="paper",
        about=N_("For beds, devices and name badges, on sheets of labels, so that the scanner knows them."),
    ),
    PageSpec(
        "scanner", teachin.make, "scan-barcode", N_("Scanner"), under="paper", status=teachin.status,
        about=N_("Teach this PC its hand scanner with one printed page, and see what any code says."),
    ),
)  # fmt: skip
