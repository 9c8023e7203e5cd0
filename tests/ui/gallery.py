# SPDX-License-Identifier: Apache-2.0
"""Pictures of every widget to look at: `python tests/ui/gallery.py FOLDER` writes PNGs by size and theme."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from logbook.i18n import words_for
from logbook.ui.look.look import Look
from logbook.ui.look.marks import State
from logbook.ui.widgets.banner import Banner, Messages
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices, Tick
from logbook.ui.widgets.drill import DrillFrame
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, Empty, Page
from logbook.ui.widgets.people import PersonTile
from logbook.ui.widgets.pin import PinPad
from logbook.ui.widgets.rail import Entry, Rail
from logbook.ui.widgets.rows import Badge, Meta, RowModel, RowView
from logbook.ui.widgets.strip import Fact, Strip
from logbook.ui.widgets.text import Labelled, label, line, paragraph
from logbook.ui.widgets.tile import DeviceTile, TileView, legend
from logbook.ui.widgets.timeline import Timeline
from logbook.ui.widgets.times import TimeChooser

PAGES = (
    Entry("log", "scroll-text", "Log", "F1"),
    Entry("devices", "layout-grid", "Devices", "F2"),
    Entry("procedures", "clipboard-check", "Procedures", "F3"),
    Entry("export", "hard-drive-download", "Export", "F6"),
    Entry("settings", "settings", "Settings", "F7"),
)
ACTIONS = (
    Entry("theme", "moon", "Night", "F8"),
    Entry("language", "languages", "Language", tag="ES"),
    Entry("lock", "lock", "Lock", "F9"),
)
FACTS = (
    Fact("Ward", "UCI 2 · Hospital"),
    Fact("Outage", "6 h 42 min", "timer"),
    Fact("Level", "D4 Cyber isolation", "unplug"),
    Fact("Last witnessed", "35 min ago on paper", "file-check"),
    Fact("Stick A", "2 s ago", "usb"),
)
ROWS = (
    RowView(
        "B·219",
        "~ 03:10",
        "Monitor bed 8 went dark and did not restart",
        late="Written 07:02 about 03:10. Reason: hands busy at bed 4.",
        meta=(Meta("user", "Marc Vidal"), Meta("bed-single", "Bed 8"), Meta("rotate-ccw", "back-entry needed")),
        badges=(Badge("Late entry", "history"),),
    ),
    RowView(
        "B·218",
        "06:58",
        "Ventilator VM-07, bed 7: display and bedside count differ",
        meta=(Meta("user", "Anna Puig"), Meta("bed-single", "Bed 7"), Meta("circle-dot", "open: doctor called")),
        badges=(Badge("suspect", state=State.SUSPECT),),
    ),
    RowView(
        "B·217",
        "06:49",
        "Ventilator VM-04, bed 4: network cable pulled",
        before="network connected · mode normal",
        after="cable out by us · stand-alone",
        facts=(Meta("user-check", "Clinical yes: Dr Ferrer, in person, read back 06:47"),),
        meta=(Meta("user", "Anna Puig"), Meta("signature", "witness Joan Riera")),
        badges=(Badge("Intervention · life support", "hand", strong=True),),
        weighty=True,
    ),
    RowView(
        "B·215",
        "06:35",
        "Pump BI-05 moved to bed 5; BI-03 stays at bed 3",
        body="The label on the pole was read from behind. Both pumps were checked by two people and run as before.",
        struck="B·212 06:11  Pump BI-03 moved from bed 3 to bed 5",
        meta=(Meta("user", "Joan Riera"), Meta("message-square-text", "reason: wrong label read")),
        badges=(Badge("Corrects B·212", "pencil"),),
    ),
    RowView(
        "B·212",
        "06:11",
        "Pump BI-03 moved from bed 3 to bed 5",
        withdrawn=True,
        meta=(Meta("user", "Joan Riera"), Meta("bed-single", "Bed 5")),
        badges=(Badge("Corrected by B·215", "pencil"),),
    ),
)
BOARD = (
    TileView("Ventilator", (State.WORKS,), "12 min ago"),
    TileView("Pumps ×4", (State.LIMITED,), "12 min ago", "1 of 4 limited"),
    TileView("Monitor", (State.BROKEN,), "26 min ago"),
    TileView("Ventilator", (State.SUSPECT, State.WORKS), "8 min ago", place="Bed 7"),
    TileView("Pumps ×2", (State.UNCHECKED,), "for 6 h 42 min"),
    TileView("Monitor", (State.OUT,), "for 1 h 05 min"),
)


def main_page(kit: Kit, width: int) -> QWidget:
    """Return log, record bar and board as the main window sets them."""
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(14, 12, 14, 12)
    row.setSpacing(14)
    left = QVBoxLayout()
    left.setSpacing(12)
    row.addLayout(left, 1)
    left.addWidget(Banner(kit, "Not yet protected: nobody has confirmed the six words."))
    bar = Card(margin=12)
    top = QHBoxLayout()
    what = line("What happened?", "What happened?  Type, or scan a device")
    what.setProperty("look", "main")
    top.addWidget(what, 1)
    top.addWidget(Button(kit.look, "Record", kind="primary", icon="plus", key="F5"))
    bar.column.addLayout(top)
    bar.column.addWidget(TimeChooser(kit, "Time"))
    left.addWidget(bar)
    card = Card(margin=6)
    model = RowModel(kit.words, card)
    model.show(60, lambda n: ROWS[n % len(ROWS)])
    card.column.addWidget(Timeline(kit, model, "Log"))
    left.addWidget(card, 1)
    if width >= 1000:
        row.addWidget(board(kit))
        return page
    scrolled = Page(margin=0)
    scrolled.column.addWidget(page)
    return scrolled


def board(kit: Kit) -> QWidget:
    """Return two beds of devices and the legend."""
    made = QWidget()
    made.setFixedWidth(400)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(label("Devices", "heading"))
    grid = QGridLayout()
    for n, view in enumerate(BOARD):
        grid.addWidget(DeviceTile(kit, view), n // 3, n % 3)
    column.addLayout(grid)
    column.addWidget(legend(kit))
    column.addStretch()
    return made


def forms_page(kit: Kit) -> QWidget:
    """Return people, PIN pad, choices, ticks, fields, messages and the empty state."""
    page = Page()
    messages = Messages(kit)
    page.column.addWidget(messages)
    messages.trouble("The stick is full. Nothing is lost: the log goes on. Put in another stick.")
    good = Messages(kit)
    page.column.addWidget(good)
    good.info("Recorded as B·220 at 07:09.")
    columns = Flow(fill=True, gap=12)
    page.column.addLayout(columns)
    people = Choices("Who are you?", fill=True)
    named = (("Anna Puig", "nurse"), ("Marc Vidal", "nurse"), ("Núria Pons", "assistant"))
    tiles = [(name, PersonTile(kit.look, name, role)) for name, role in named]
    people.offer([*tiles, (None, PersonTile(kit.look, "Someone else", "not on the list", unlisted=True))])
    people.choose("Marc Vidal")
    page.column.addWidget(people)
    how = Choices("How?")
    faces = ((0, "In person", "user"), (1, "Phone", "phone"), (2, "Radio", "radio"))
    states = [(s, Choice(kit.look, s.word(kit.words), mark=s, letter=s.letter(kit.words))) for s in State]
    how.offer([*((n, Choice(kit.look, text, icon=icon)) for n, text, icon in faces), *states])
    how.choose(0)
    page.column.addWidget(how)
    card = Card()
    seen = Tick(kit.look, "Bag-valve-mask", icon="hand", note="in the hand · 07:08")
    seen.setChecked(True)
    card.column.addWidget(seen)
    card.column.addWidget(Tick(kit.look, "Suction", icon="wind", note="tap when seen"))
    wrong = Labelled("Exact time", line("Exact time"))
    wrong.trouble("This is no time yet. Write it as 02:40.")
    card.column.addWidget(wrong)
    card.column.addWidget(paragraph("Note", "Several lines"))
    page.column.addWidget(card)
    buttons = Flow()
    buttons.addWidget(Button(kit.look, "Record: cable pulled 07:09", kind="primary", icon="check"))
    buttons.addWidget(
        Button(kit.look, "Emergency: done first, written now", kind="strong", icon="zap", note="one tap, always open")
    )
    buttons.addWidget(Button(kit.look, "Print this page", icon="printer", key="F4"))
    off = Button(kit.look, "Not possible now")
    off.setEnabled(False)
    buttons.addWidget(off)
    page.column.addLayout(buttons)
    page.column.addWidget(Empty(kit.look, "archive", "Nothing here yet", "Put a procedure in force to see it here."))
    return page


def pin_page(kit: Kit) -> QWidget:
    """Return the PIN pad with three digits typed."""
    page = Page()
    pad = PinPad(kit)
    for digit in "123":
        pad.press(digit)
    page.column.addWidget(pad)
    page.column.addStretch()
    return page


def window(kit: Kit, page: QWidget, width: int) -> QWidget:
    """Return `page` with rail and strip in the frame of an exercise, as the main window does."""
    inside = QWidget()
    inside.setProperty("look", "page")
    row = QHBoxLayout(inside)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    rail = Rail(kit, "Ward Logbook", "workstation B", PAGES, ACTIONS)
    rail.set_compact(width < 1000)
    row.addWidget(rail)
    right = QVBoxLayout()
    right.setSpacing(0)
    strip = Strip(kit)
    strip.show_facts(FACTS)
    strip.show_person("Anna Puig", "nurse · signed in 06:12")
    right.addWidget(strip)
    right.addWidget(page, 1)
    row.addLayout(right, 1)
    return DrillFrame(kit, inside)


def make(kit: Kit, name: str, width: int) -> QWidget:
    """Return one of the windows: main, forms or pin."""
    pages = {"main": lambda: main_page(kit, width), "forms": lambda: forms_page(kit), "pin": lambda: pin_page(kit)}
    return window(kit, pages[name](), width)


def main(folder: Path) -> None:
    """Write all pictures."""
    app = QApplication.instance() or QApplication([])
    look = Look(app)
    kit = Kit(look, words_for("en"))
    folder.mkdir(parents=True, exist_ok=True)
    for theme, drill in (("day", False), ("night", False), ("day", True), ("night", True)):
        look.apply(theme, drill=drill)
        for width, height in ((1366, 768), (1093, 614), (683, 384)):
            for name in ("main", "forms", "pin"):
                made = make(kit, name, width)
                made.resize(width, height)
                made.show()
                app.processEvents()
                made.resize(width, height)
                app.processEvents()
                shot = made.grab()
                part = f"{name}-{theme}{'-drill' if drill else ''}-{width}"
                shot.save(str(folder / f"{part}.png"))
                shot.toImage().convertToFormat(QImage.Format.Format_Grayscale8).save(str(folder / f"{part}-grey.png"))
                made.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"))
