# SPDX-License-Identifier: Apache-2.0
"""A square code keeps its modules square, its quiet zone white, and every module its colour."""

from PySide6.QtGui import QColor

from logbook.ui.widgets.square import Square

MATRIX = ((True, False, True), (False, True, False), (True, True, False))


def test_each_module_is_a_square_of_whole_pixels(look, qtbot):
    square = Square("A code", side=50)
    qtbot.addWidget(square)
    square.show_code(MATRIX)
    side = square.sizeHint().width()
    assert side == 44  # eleven modules of four pixels
    square.resize(side, side)
    image = square.grab().toImage()
    white, black = QColor("white"), QColor("black")
    assert image.pixelColor(2, 2) == white
    for y, row in enumerate(MATRIX):
        for x, dark in enumerate(row):
            for at in (0, 3):
                assert image.pixelColor((4 + x) * 4 + at, (4 + y) * 4 + at) == (black if dark else white)


def test_without_a_code_it_is_white(look, qtbot):
    square = Square("A code")
    qtbot.addWidget(square)
    square.resize(square.minimumSizeHint())
    assert square.grab().toImage().pixelColor(5, 5) == QColor("white")
