# SPDX-License-Identifier: Apache-2.0
"""Who takes a scan: whatever lies nearest around the keyboard, then the page that is shown, then the ward itself."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from logbook.core.exchange.scan import Kind, read
from logbook.ui.main_window import MainWindow
from logbook.ui.scanning.finding import answer, place
from logbook.ui.scanning.teaching import is_lesson
from logbook.ui.scanning.wedge import Scan
from logbook.ui.where import Where
from logbook.ui.widgets.choices import Choices
from logbook.ui.widgets.scanner import scanner_of


def take(scan: Scan, screen: QWidget | None) -> bool:
    """Let somebody on this screen take a scan; False if nobody does, and it is typed after all."""
    at = QApplication.focusWidget() or screen
    if isinstance(at, QLineEdit) and at.property("scans"):
        _put(at, scan)
        return True
    while at is not None:
        badge = scanner_of(at)
        if badge is not None and badge.take(scan.readings):
            return True
        at = at.parentWidget()
    if isinstance(screen, MainWindow):
        _take_in(screen, scan)
        return True
    return False


def fill(ground: QWidget, scan: Scan) -> bool:
    """Put a code into a field that wants it (see `text.scans_into`): the one with the keyboard, or the first empty."""
    fields = [field for field in ground.findChildren(QLineEdit) if field.property("scans") and field.isVisible()]
    here = [field for field in fields if field.hasFocus()] or [field for field in fields if not field.text()]
    for field in here[:1]:
        _put(field, scan)
    return bool(here)


def _choose(main: MainWindow, page: QWidget, scan: Scan) -> bool:
    """Choose bed and device where somebody is asked for them, or a bed where beds are chosen from."""
    found = place(main.desk.session.ward, scan.readings)
    if found is None:
        return False
    for where in page.findChildren(Where):
        if where.asks():
            where.choose(*found)
            where.changed.emit()
            return True
    bed, device = found
    beds = (one for one in page.findChildren(Choices) if one.property("scans") and one.isVisible())
    return not device and any(_choose_in(one, bed) for one in beds)


def _choose_in(choices: Choices, bed: str) -> bool:
    before = choices.key()
    choices.choose(bed)
    if choices.key() != bed:
        choices.choose(before)
        return False
    choices.chosen.emit(bed)
    return True


def _put(field: QLineEdit, scan: Scan) -> None:
    """Write a scan into its field, read in the way that makes sense of it."""
    scans = [read(text) for text in scan.readings]
    text = next((one.bare for one in scans if one.kind is not Kind.PLAIN), scans[0].bare if scans else "")
    field.setText(text)
    field.textEdited.emit(text)
    if field.property("scans") == "read":
        field.returnPressed.emit()


def _take_in(main: MainWindow, scan: Scan) -> None:
    if is_lesson(scan.text):
        main.show_page("scanner")
    page = main.page(main.shown)
    if page is None or page.scanned(scan) or fill(page, scan) or _choose(main, page, scan):
        return
    found = answer(main.desk.words, main.desk.session.ward, scan.readings)
    if found.page:
        main.messages.step_aside()
        main.show_page(found.page, found.fields)
    if found.said:
        main.messages.info(found.said)
