# SPDX-License-Identifier: Apache-2.0
"""The help of each page: what it is for, the commonest acts, and what it never does. A few short sentences each.

A page without an entry is explained by its line in the list it stands in.
"""

from __future__ import annotations

from logbook.i18n import N_

KEY = "help"
"""The page's own key in the window."""

EVERYWHERE = (
    N_("Function keys open the pages; the key stands beside each name."),
    N_("Esc goes one step back and loses nothing. Enter presses what is marked."),
    N_("What you type is kept through a lock or a power cut until it is recorded."),
    N_("A hand scanner works on every page: point it at a label, and what it stands for opens."),
    N_("Nothing in the log can be changed or deleted. A mistake is struck out and stays readable."),
)

HELP: dict[str, tuple[str, ...]] = {
    "log": (
        N_("Type what happened, then Enter. It is recorded as now, in your name."),
        N_("Minus 5, 10, 30 minutes or an exact time say when it really happened; bed and device are optional."),
        N_("Press an entry to correct it, to sign it as a witness, or to complete what was missing."),
        N_("The search finds every word in the log; the filter shows one bed, device, person or kind."),
    ),
    "devices": (
        N_("Each tile says the worst that is known of a device, and for how long. Nothing is ever well by default."),
        N_("Press a tile to say what you see: works, cable out, alarms heard, suspect."),
        N_("“As before” records that you looked and nothing changed."),
        N_("A device marked as life support asks who agreed, and what stands ready by hand. It never stops you."),
    ),
    "procedures": (
        N_("Procedures in force stand first: read them once a shift, tick each step as it is done."),
        N_("SAMPLE means: nobody of this hospital has approved it yet."),
        N_("Putting one in force asks on whose word; ending it asks the same."),
    ),
    "ward": (
        N_("Everything a ward does beside the log: handover, open requests, systems, beds, contacts."),
        N_("The line below each name says what is true there now."),
    ),
    "handover": (
        N_("Walk from bed to bed: Enter goes to the next one. What the log knows stands there already."),
        N_("Whoever gives signs with the own PIN, whoever takes over with theirs."),
    ),
    "beds": (
        N_("Each bed says who lies there by code, and since when. A code stays with the patient when they move."),
        N_("Names belong on the identity card only: it is shown on demand and never leaves with an incident export."),
    ),
    "own": (N_("Everything you wrote or signed, as your own record: print it, or save it sealed, and keep it."),),
    "ready": (
        N_("What the program knows is filled in. Answer the rest: yes, no, or not looked."),
        N_("It stops nobody: it only says what the next shift may lack."),
    ),
    "backentry": (
        N_("Only after somebody named gave the all-clear. Pharmacy enters its orders first, then everything else."),
        N_("Enter the real time of care, not the time of typing; typing for a colleague is declared by itself."),
        N_("Another person verifies. Here you only note what was done there: the program knows no other record."),
    ),
    "drill": (
        N_("In an exercise only. Read out what is shown, do what you would do, then write down what was done."),
        N_("Nobody is judged, and no real log takes any of it."),
    ),
    "loops": (
        N_("Every request stays here, with its age, until a named person has the answer."),
        N_("Read back what you were told; then say who has it now."),
    ),
    "systems": (
        N_("One press says how a system stands: works, with limits, does not work. The time is noted."),
        N_("“Not checked” is no bad news: it says that nobody has tried."),
    ),
    "level": (N_("The level is what somebody declared, never what the program guesses. Say on whose word."),),
    "contacts": (
        N_("Whom to reach and how, without a network. Print the list while a printer works."),
        N_("After a call, say whether somebody answered, and what was said."),
        N_("“Take a list” reads a file (CSV) and shows what would come; nothing is written before you say so."),
    ),
    "cabinet": (N_("Write down what the ward hears of the crisis cabinet. Nobody is told from here."),),
    "extortion": (
        N_("Touch nothing, answer nobody, photograph it, tell the incident team. Then write down what was seen."),
    ),
    "bulletins": (
        N_("What the incident team sent, with the devices of this ward it may be about. Say done or not, one by one."),
    ),
    "replay": (
        N_("Choose a time: the board is shown as it stood in the log then, or as is known today. Nothing is written."),
    ),
    "overview": (N_("Pictures of what the log says. They count and show; they judge nothing and put nobody first."),),
    "paper": (N_("Forms, procedures and labels on paper; where each blank form went, and what was typed in from it."),),
    "safety": (
        N_("What keeps the log itself: copies, witnesses, ways in, the close-down. Each key says how it stands."),
    ),
    "export": (
        N_("The log leaves as one signed PDF, sealed for its readers or left open. Identities stay here by default."),
        N_("Copy its code onto paper; whoever has the file compares both later."),
    ),
    "settings": (N_("People and their PINs, this PC's language and look, the check of the log."),),
    "copies": (
        N_("Plug in a stick of the ward: every record is copied onto it, encrypted, without any key."),
        N_("Take one away at the end of the shift and plug in the other."),
    ),
    "closing": (
        N_("This PC must go: the page copies, exports, prints the last number and the notice, in that order."),
    ),
    "clocks": (N_("Type what the wall clock shows now. The difference is noted; no time in the log is changed."),),
    "codes": (
        N_("Where no stick is allowed, the newest records leave as square codes, and the team's word comes in."),
    ),
    "witnesses": (
        N_("Copy one code onto paper, or show it to another ward: afterwards nobody can shorten the log unseen."),
    ),
    "ending": (N_("Only for the incident lead. One part of one record can be erased by law; the chain stays whole."),),
    "labels": (
        N_("Labels with a code for beds, devices and name badges: scanned, they choose what they stand on."),
        N_("Print on plain paper first and hold it against a sheet of labels: some printers shrink what they print."),
    ),
    "scanner": (
        N_("Scan the square once: this PC then knows what its scanner means, whatever keys both are set to."),
        N_("A scan never presses anything. It needs Enter at its end and full speed: see the scanner's manual."),
    ),
    "signing": (N_("Somebody else signs the next record with the own PIN; the screen stays yours."),),
    "intervention": (
        N_("What is done to a device: who agreed, what stands ready, who watched, how the patient was afterwards."),
        N_("In an emergency do it first and write it after. What is missing is shown as missing."),
    ),
    "round": (
        N_("Enter says “as before” and goes on to the next device. “Changed” and “Look” come back here."),
        N_("What was looked at stays done through a lock or a crash, whoever goes on. Ages are shown, never judged."),
    ),
    "check": (
        N_("Write what you read on the device; last values stand beside it with their age."),
        N_(
            "“Same as last” shows the last values. Recording confirms them, and the log says that they were taken over."
        ),
    ),
    "custody": (
        N_("Network out, power stays on: switched off, a device loses what it stored."),
        N_("Every hand it goes through is a step; who receives it signs with the own PIN, now or later."),
    ),
    "coordinated": (
        N_("Who asked, what a clinician said, what was done, and what is not restored yet."),
        N_("Acting needs no answer: do it first and write it after, if it has to be."),
    ),
    "dossier": (
        N_("What the log knows is filled in; everything may be left empty, and what is empty is named."),
        N_("Each recording is a version; all of them stay. The program sends nothing to anybody."),
    ),
    "device-paper": (
        N_("Choose the sheet, then the printer or a file. What the log leaves unsaid is room for a pen."),
    ),
    "found": (N_("What the program found about this log when it was opened, and the one way on."),),
    "protect": (
        N_("Write the six words on paper and keep it off the ward. Without them a lost PC keeps its log for itself."),
    ),
    "keys": (N_("Every way to open this log. Taking one away changes the key, so that it opens nothing any more."),),
    "trust": (
        N_("The incident team's stick says who may read exports, and brings approved procedures and bulletins."),
    ),
}
