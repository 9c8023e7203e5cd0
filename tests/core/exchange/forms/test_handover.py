# SPDX-License-Identifier: Apache-2.0
"""The handover sheet: every bed, every fact, the records of the shift, and room for two signatures."""

from logbook.core.exchange.draw.values import Boxes, Para, Table
from logbook.core.exchange.forms import engine, handover
from logbook.i18n import resources
from logbook.telling.handing import BedTold, DeviceTold, HandoverTold

TOLD = HandoverTold(
    beds=(
        BedTold("7", "Bed 7", ("7·K4 · here 3 h",), (
            DeviceTold("Ventilator VM-7", ("Function: works (2 min ago)",), "PEEP 8", "heard at the desk", True),
            DeviceTold("Monitor M-7", (), "settings not read", "alarms not checked"),
        )),
        BedTold("8", "Bed 8", (), ()),
    ),
    ward=(("Level", ("D3",)), ("Staff on", ("Anna", "Joan"))),
    since="There was no handover yet.",
    sealed="A·0 – A·9",
)  # fmt: skip


def words_of(blocks):
    """Every word of some blocks, tables and boxes too."""
    told = []
    for block in blocks:
        if isinstance(block, Para):
            told.append("".join(run.text for run in block.line))
        elif isinstance(block, Table):
            told += ["".join(run.text for line in cell for run in line) for row in block.rows for cell in row.cells]
        elif isinstance(block, Boxes):
            told += [box.label + "".join(run.text for line in box.lines for run in line) for box in block.boxes]
    return told


def test_everything_is_on_the_sheet(sheet):
    signed = handover.Signed("Anna Puig", "Joan Riera", "O2 2", "quiet", "A·10")
    told = words_of(handover.form(TOLD, signed).blocks(sheet()))
    text = "\n".join(told)
    for piece in (
        "Bed 7", "7·K4", "Ventilator VM-7", "PEEP 8", "heard at the desk", "Bed 8", "no patient in the log",
        "no device", "D3", "Anna",
        "O2 2", "quiet", "Records of this shift: A·0 – A·9. Handed over in record A·10.",
        "Handed over byAnna Puig", "Taken over byJoan Riera",
    ):  # fmt: skip
        assert piece in text, piece
    assert told.count("Signature") == 2


def test_a_sheet_nobody_has_signed_yet_leaves_the_names_open(sheet):
    bare = HandoverTold((), (), "since", "")
    text = "\n".join(words_of(handover.form(bare, handover.Signed("")).blocks(sheet())))
    assert "Records of this shift" not in text
    assert "Taken over by" in text


def test_it_is_drawn_as_a_pdf(sheet):
    pdf = engine.draw(handover.form(TOLD, handover.Signed("Anna Puig")), sheet(serial=None), resources() / "fonts")
    assert pdf.startswith(b"%PDF")
