# SPDX-License-Identifier: Apache-2.0
"""The steps on the screen: the current one very large, the others small, ticks with time and name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from logbook.core.model.codes import StepResult
from logbook.core.model.library import Step
from logbook.core.model.plain import visible
from logbook.ui.numbered import Number
from logbook.ui.widgets.buttons import ENTER, Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.once import Once
from logbook.ui.widgets.paint import CENTRE, LEFT, Face, box, focus_ring, icon, width_of, write
from logbook.ui.widgets.text import label, line

_HIGH, _ROUND = 44, 28
_LARGE, _SMALLER = 46, 28
_ROOMY, _HIGH_WINDOW, _SHORT = 620, 700, 40


class StepRow(Once, QAbstractButton):
    """One step that is not the current one; a press makes it so. `note` says what became of it."""

    def __init__(self, kit: Kit, number: str, text: str, note: str, *, ticked: bool) -> None:
        super().__init__()
        self._look = kit.look
        self._number, self._text, self._note, self._ticked = number, visible(text), visible(note), ticked
        self.setAccessibleName(" · ".join(filter(None, (f"{number} {self._text}", self._note))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return a row of one line."""
        return QSize(self._look.px(320), self._look.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest row."""
        return QSize(self._look.px(200), self._look.px(_HIGH))

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow row needs more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at which the whole sentence stands."""
        room = max(80, width - self._left() - self._right())
        bounds = QFontMetrics(self._font()).boundingRect(0, 0, room, 10_000, Qt.TextFlag.TextWordWrap, self._text)
        return max(self._look.px(_HIGH), bounds.height() + self._look.px(14))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter too."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circle, sentence and note."""
        look, t = self._look, self._look.tokens
        painter = QPainter(self)
        if self.underMouse():
            box(painter, self.rect(), Face(fill=t.hover), look.px(8))
        size = look.px(_ROUND)
        circle = QRectF(look.px(8), (self.height() - size) / 2, size, size)
        if self._ticked:
            box(painter, circle, Face(fill=t.primary), size / 2)
            inset = (size - look.px(18)) / 2
            icon(painter, look, "check", t.primary_text, circle.topLeft() + QPointF(inset, inset), 18)
        else:
            box(painter, circle, Face(edge=t.edge, width=1.5), size / 2)
            write(painter, circle, self._number, look.font(13, bold=True), t.text, CENTRE)
        painter.setFont(self._font())
        painter.setPen(t.muted if self._ticked else t.text)
        area = QRectF(self._left(), 0, self.width() - self._left() - self._right(), self.height())
        painter.drawText(area, int(LEFT) | int(Qt.TextFlag.TextWordWrap), self._text)
        if self._note:
            wide = self._right()
            at = QRectF(self.width() - wide + look.px(8), 0, wide - look.px(14), self.height())
            write(painter, at, self._note, look.font(13, bold=True), t.text, LEFT)
        if self.hasFocus():
            focus_ring(painter, self.rect(), look, look.px(8))

    def _font(self) -> QFont:
        return self._look.font(16)

    def _left(self) -> int:
        return self._look.px(8 + _ROUND + 12)

    def _right(self) -> int:
        if not self._note:
            return self._look.px(10)
        return min(width_of(self._note, self._look.font(13, bold=True)) + self._look.px(22), self.width() // 2)


class BigStep(QWidget):
    """The current step; `where` says for which bed it counts. Signal: `answered(StepResult, str, str)` with words."""

    answered = Signal(object, str, str)

    def __init__(self, kit: Kit, number: str, step: Step, note: str, where: str = "") -> None:
        super().__init__()
        self._kit = kit
        self._step = step
        words, look = kit.words, kit.look
        self._said = label(step.text, wrap=True)
        self._more = label(step.more, "heading", wrap=True)
        self._more.setVisible(bool(step.more))
        self._reason = line(words("Why"))
        self._keep = Button(look, words("Record"), icon="check")
        self._why = QWidget()
        self._asked = StepResult.NOT_APPLICABLE
        self._buttons = self._make_buttons()
        beside = QHBoxLayout(self._why)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._reason, 1)
        beside.addWidget(self._keep)
        self._why.hide()
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self._said)
        column.addWidget(self._more)
        for told in filter(None, (note, where)):
            column.addWidget(label(told, "strong", wrap=True))
        column.addWidget(self._buttons)
        column.addWidget(self._why)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(14)
        row.addWidget(Number(kit, number, 46), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self._keep.clicked.connect(self._finish)
        self._reason.returnPressed.connect(self._finish)
        self._fit()

    def start(self) -> None:
        """Take the keyboard."""
        self.findChildren(Button)[0].setFocus()

    def back(self) -> bool:
        """Put the question for a reason away; False if there is none."""
        if self._why.isHidden():
            return False
        self._why.hide()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the largest type that the width allows."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box that stands out."""
        t = self._kit.look.tokens
        face = Face(fill=t.chosen, edge=t.accent, width=2.0)
        box(QPainter(self), self.rect(), face, self._kit.look.px(12))

    def _fit(self) -> None:
        look = self._kit.look
        roomy = self.width() >= look.px(_ROOMY) and self.window().height() >= look.px(_HIGH_WINDOW)
        large = roomy and len(self._step.text) < _SHORT
        self._said.setFont(look.font(_LARGE if large else _SMALLER, bold=True))

    def _make_buttons(self) -> QWidget:
        words, look = self._kit.words, self._kit.look
        made = QWidget()
        flow = Flow(made, gap=10)
        answers = self._step.answers or (words("Done"),)
        for n, answer in enumerate(answers):
            button = Button(look, answer, kind="secondary" if n else "primary", icon="" if n else "check")
            said = answer if self._step.answers else ""
            button.clicked.connect(lambda _=False, said=said: self.answered.emit(StepResult.DONE, said, ""))
            flow.addWidget(button)
        for result, said in (
            (StepResult.NOT_DONE, words("Not done…")),
            (StepResult.NOT_APPLICABLE, words("Does not apply…")),
        ):
            button = Button(look, said)
            button.clicked.connect(lambda _=False, result=result: self._ask(result))
            flow.addWidget(button)
        return made

    def _ask(self, result: StepResult) -> None:
        words = self._kit.words
        self._asked = result
        asked = words("Why not?") if result is StepResult.NOT_DONE else words("Why does it not apply?")
        self._reason.setPlaceholderText(asked)
        self._reason.setAccessibleName(asked)
        self._why.show()
        self._reason.setFocus()

    def _finish(self) -> None:
        self.answered.emit(self._asked, "", self._reason.text().strip())
