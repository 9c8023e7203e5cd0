# SPDX-License-Identifier: Apache-2.0
"""One of several, and yes or no: radio buttons and check boxes, drawn as large tiles, announced as what they are."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QSizePolicy, QWidget

from logbook.core.model.plain import one_line
from logbook.ui.look.look import Look
from logbook.ui.look.marks import State, paint_mark
from logbook.ui.widgets.buttons import ENTER, TARGET, WIDEST
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.heard import GROUP, heard_as
from logbook.ui.widgets.once import Once
from logbook.ui.widgets.paint import Face, box, focus_ring, icon, width_of, write

_ICON, _GAP, _PAD = 20, 9, 15
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Choice(Once, QRadioButton):
    """One of several, with an icon or a mark of state before the word."""

    def __init__(self, look: Look, text: str, *, icon: str = "", mark: State | None = None, letter: str = "") -> None:
        super().__init__()
        self._look = look
        self._word = one_line(text)
        self._icon = icon
        self._mark = mark
        self._letter = letter
        self.setAccessibleName(self._word)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @property
    def word(self) -> str:
        """The word on the tile."""
        return self._word

    def hitButton(self, pos: QPoint) -> bool:
        """Take a press anywhere on the tile."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Return the room for icon and word."""
        look = self._look
        wide = max(look.px(TARGET), self._content_width() + 2 * look.px(_PAD))
        return QSize(min(wide, look.px(WIDEST)), look.px(TARGET))

    def minimumSizeHint(self) -> QSize:
        """Return the same as sizeHint: a word is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter too; on what is chosen already, Enter is left to the page."""
        if event.key() in ENTER and not self.isChecked():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tile."""
        look, face = self._look, choice_face(self, self._look)
        painter = QPainter(self)
        box(painter, self.rect(), face, look.px(10))
        x = max(float(look.px(8)), (self.width() - self._content_width()) / 2)
        top = (self.height() - look.px(_ICON)) / 2
        if self._mark is not None:
            square = QRectF(x, top, look.px(_ICON), look.px(_ICON))
            paint_mark(painter, square, self._mark, look.tokens, self._letter)
        elif self._icon:
            icon(painter, look, self._icon, face.text, QPointF(round(x), round(top)), _ICON)
        if self._icon or self._mark is not None:
            x += look.px(_ICON + _GAP)
        area = QRectF(x, 0, self.width() - x - look.px(6), self.height())
        write(painter, area, self._word, look.font(16, bold=face.bold), face.text)
        if self.hasFocus():
            focus_ring(painter, self.rect(), look, look.px(10))

    def _content_width(self) -> int:
        look = self._look
        before = look.px(_ICON + _GAP) if self._icon or self._mark is not None else 0
        return before + width_of(self._word, look.font(16, bold=True))


class Choices(QWidget):
    """A row of choices, broken into lines where it is narrow; exactly one or none is chosen.

    Tab comes to the row once, arrows go along it, Enter or the space bar chooses.
    """

    chosen = Signal(object)

    def __init__(self, name: str, *, fill: bool = False) -> None:
        super().__init__()
        heard_as(self, GROUP)
        self.setAccessibleName(one_line(name))
        self._group = QButtonGroup(self)
        self._keys: dict[QRadioButton, object] = {}
        self._flow = Flow(self, fill=fill)
        self._group.buttonClicked.connect(self._clicked)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def offer(self, choices: Iterable[tuple[object, QRadioButton]]) -> None:
        """Show these keys and buttons instead of what was there."""
        for button in self._keys:
            self._group.removeButton(button)
            button.removeEventFilter(self)
            self._flow.removeWidget(button)
            button.setParent(None)
            button.deleteLater()
        self._keys.clear()
        for key, button in choices:
            self._keys[button] = key
            self._group.addButton(button)
            self._flow.addWidget(button)
            button.installEventFilter(self)
        self._keep_place()

    def choose(self, key: object) -> None:
        """Choose by program, without a signal; a key that is not offered unchooses all."""
        self._group.setExclusive(False)
        for button, its in self._keys.items():
            button.setChecked(its == key)
        self._group.setExclusive(True)

    def key(self) -> object | None:
        """Return what is chosen, or None."""
        button = self._group.checkedButton()
        return self._keys[button] if isinstance(button, QRadioButton) else None

    def buttons(self) -> list[QRadioButton]:
        """Return the buttons in order."""
        return list(self._keys)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows go from one to the next and choose nothing: a choice may be a record, and that takes Enter."""
        if not (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ARROWS):
            return super().eventFilter(watched, event)
        open_ones = [button for button in self._keys if button.isEnabled() and not button.isHidden()]
        here = next(n for n, button in enumerate(open_ones) if button is watched)
        at = (here + _ARROWS[Qt.Key(event.key())]) % len(open_ones)
        open_ones[at].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _keep_place(self) -> None:
        """Let Tab find the buttons where the row stands; Qt puts what is made later at the end of the window."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # for a moment: Qt orders only what takes the keyboard
        before: QWidget = self
        for button in self._keys:
            self.setTabOrder(before, button)
            before = button
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _clicked(self, button: QRadioButton) -> None:
        self.chosen.emit(self._keys[button])


class Tick(Once, QCheckBox):
    """A thing to be seen and ticked: icon, name, a note beside it, a round tick at the right."""

    def __init__(self, look: Look, text: str, *, icon: str = "", note: str = "") -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._word = one_line(text)
        self._note = ""
        self.setAccessibleName(self._word)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.note(note)

    def note(self, text: str) -> None:
        """Change the note, as "tap when seen" to "07:08"."""
        self._note = one_line(text)
        self.setAccessibleDescription(self._note)
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a press anywhere on the row."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Return the room for name, note and tick."""
        look = self._look
        wide = look.px(48 + 60) + width_of(self._word, look.font(16, bold=True)) + width_of(self._note, look.font(13))
        return QSize(min(wide, look.px(WIDEST)), look.px(52))

    def minimumSizeHint(self) -> QSize:
        """Return a width at which the name still shows; the note may end in an ellipsis."""
        wide = self._look.px(48 + 60) + width_of(self._word, self._look.font(16, bold=True))
        return QSize(min(wide, self._look.px(WIDEST)), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Enter too."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row."""
        look, t = self._look, self._look.tokens
        face = choice_face(self, look, dashed=not self.isChecked())
        painter = QPainter(self)
        box(painter, self.rect(), face, look.px(10))
        x, middle = look.px(16), self.height() / 2
        if self._icon:
            icon(painter, look, self._icon, t.text, QPointF(x, round(middle - look.px(11))), 22)
            x += look.px(36)
        right = self.width() - look.px(54)
        name = look.font(16, bold=True)
        wide = min(width_of(self._word, name), right - x)
        write(painter, QRectF(x, 0, wide, self.height()), self._word, name, t.text)
        x += wide + look.px(18)
        if right > x:
            write(painter, QRectF(x, 0, right - x, self.height()), self._note, look.font(13), t.muted)
        self._paint_tick(painter, QRectF(self.width() - look.px(44), middle - look.px(14), look.px(28), look.px(28)))
        if self.hasFocus():
            focus_ring(painter, self.rect(), look, look.px(10))

    def _paint_tick(self, painter: QPainter, circle: QRectF) -> None:
        look, t = self._look, self._look.tokens
        radius = circle.width() / 2
        if not self.isChecked():
            box(painter, circle, Face(fill=t.surface, edge=t.edge, width=1.5), radius)
            return
        box(painter, circle, Face(fill=t.primary), radius)
        inset = (circle.width() - look.px(18)) / 2
        icon(painter, look, "check", t.primary_text, circle.topLeft() + QPointF(inset, inset), 18)


def choice_face(button: QRadioButton | QCheckBox, look: Look, *, dashed: bool = False) -> Face:
    """Return how a tile that can be chosen is drawn: chosen is filled, has a strong edge and a bold word."""
    t = look.tokens
    if not button.isEnabled():
        return Face(fill=t.sunken, edge=t.line, text=t.muted)
    if button.isChecked():
        return Face(fill=t.chosen, edge=t.accent, text=t.text, width=2.0, bold=True)
    over = button.underMouse() or button.isDown()
    return Face(fill=t.hover if over else t.surface, edge=t.edge, text=t.text, dashed=dashed)
