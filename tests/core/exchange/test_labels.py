# SPDX-License-Identifier: Apache-2.0
"""Every label is read back from its printed sheet, whatever the sheet and the code."""

import subprocess

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from logbook.core.exchange import labels, pictures, scan, scan_match
from logbook.core.exchange.draw.values import Bars
from logbook.core.exchange.forms import serials
from logbook.core.exchange.labels import SHEETS, Label, Sheet, Style
from logbook.core.exchange.stamp import Stamp
from logbook.core.model.board import DeviceView
from logbook.core.model.codes import DeviceType, Role
from logbook.core.model.frame import Now, Ref
from logbook.core.model.paperwork import Forms
from logbook.core.model.people import UserView
from logbook.core.model.records import Device
from logbook.core.model.sheets import Sheets
from logbook.i18n import resources, words_for
from logbook.telling.codes import word
from tests.core.model.acts import Night

EN = words_for("en")
KIND = word(EN, DeviceType.MONITOR)
MADE = Now(1_795_398_000_000, 0, 60, "b")
SOME = (
    *(Label(f"WBED{n}", (f"Bed {n}", "UCI 2")) for n in range(1, 10)),
    Label("AB-12/7", ("AB-12/7", "monitor", "Acme Vigil 3")),
    Label("VM-07-A-VERY-LONG-NUMBER-0001", ("VM-07-A-VERY-LONG-NUMBER-0001", "ventilator")),
    Label("HV00417", ("Anna Puig i Castellví de la Font Vella", "nurse")),
    Label("CAMA Ñ", ("Cama Ñ",)),
)
SCALE = 300 / 72


def drawn(sheet=Sheet.A4_3X7, style=Style.SQUARE, some=SOME, first=0):
    return labels.draw(some, sheet, style, MADE, "Labels", EN, resources() / "fonts", first)


def seen(pdf):
    with pypdfium2.PdfDocument(pdf) as pages:
        return [[found.text for found in zxingcpp.read_barcodes(page.render(scale=SCALE, grayscale=True).to_pil())]
                for page in pages]  # fmt: skip


def view(device, kind=DeviceType.MONITOR, bed="", *, known=True, **more):
    return DeviceView(Device(device, kind, bed=bed, **more), known, bed, None, "", {}, None, ())


def person(user, badge="", name=""):
    return UserView(
        user, Ref("A", 1), Role.NURSE, name, "", badge, pin_set=True, listed=True, enrolled_by="", enrolled_at=0
    )


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("sheet", Sheet)
def test_every_label_of_every_sheet_is_read_back(sheet, style):
    found = [text for page in seen(drawn(sheet, style)) for text in page]
    assert sorted(found) == sorted(label.code for label in SOME)


def test_the_programs_own_reader_reads_the_squares():
    assert sorted(pictures.read(drawn())) == sorted(label.code for label in SOME)


def test_a_used_sheet_goes_on_where_it_was_left():
    pages = seen(drawn(some=SOME[:9], first=20))
    assert list(map(len, pages)) == [1, 8]


def test_no_label_leaves_its_paper():
    for paper, grid in SHEETS.values():
        wide, high = (side / 72 * 25.4 for side in paper.value)
        assert grid.left + (grid.columns - 1) * grid.across + grid.width <= wide
        assert grid.top + (grid.rows - 1) * grid.down + grid.height <= high


def test_what_stands_beside_a_code_can_be_read(tmp_path, tool):
    path = tmp_path / "labels.pdf"
    path.write_bytes(drawn())
    text = subprocess.run([tool("pdftotext"), "-raw", path, "-"], capture_output=True, check=True).stdout.decode()
    for said in ("Bed 7", "UCI 2", "AB-12/7", "Acme Vigil 3", "WBED9", "HV00417"):
        assert said in text


def test_beds_have_labels_that_lead_back_to_them():
    made = labels.beds(["10", "2", "store", "", "2", "control"], "UCI 2", EN)
    assert [label.lines[0] for label in made] == ["Bed 2", "Bed 10", "control", "Store"]
    found = [scan_match.bed(scan.read(label.code), ["2", "10", "control"]) for label in made]
    assert found == ["2", "10", "control", "store"]


def test_devices_that_were_described_have_their_number():
    made = labels.devices(
        [view("M-2", bed="10"), view("M-1", bed="2", maker="Acme", model="V", serial="S1"), view("X", known=False)], EN
    )
    assert made == (Label("M-1", ("M-1", KIND, "Acme V", "S1")), Label("M-2", ("M-2", KIND)))


def test_who_has_no_badge_gets_no_label():
    made = labels.badges([person("p1", "HV00417", "Anna Puig"), person("p2"), person("p3", "HV2")], EN)
    assert made == (Label("HV00417", ("Anna Puig", "nurse")), Label("HV2", ("p3", "nurse")))


def test_a_code_that_is_too_long_for_a_label_is_said():
    assert labels.fits(Label("A", ()))
    assert not labels.fits(Label("a" * 61, ()))
    assert not labels.fits(Label("", ()))


def test_bars_say_ascii_and_nothing_else():
    assert isinstance(labels.code_128("AB-12/7"), Bars)
    assert labels.code_128("CAMA Ñ") is None
    assert labels.code_128("") is None


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=60))
def test_another_programs_reader_reads_every_small_square(text):
    rows = labels.data_matrix(text)
    picture = Image.new("L", (len(rows[0]) + 4, len(rows) + 4), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            picture.putpixel((x + 2, y + 2), 0 if dark else 255)
    (found,) = zxingcpp.read_barcodes(picture.resize((picture.width * 4, picture.height * 4), Image.Resampling.NEAREST))
    assert (found.text, found.format) == (text, zxingcpp.BarcodeFormat.DataMatrix)


def test_a_label_has_the_code_that_was_asked_for():
    kinds = {
        style: {str(found.format) for page in pypdfium2.PdfDocument(drawn(style=style, some=SOME[:1]))
                for found in zxingcpp.read_barcodes(page.render(scale=SCALE, grayscale=True).to_pil())}
        for style in Style
    }  # fmt: skip
    assert [len(kind) for kind in kinds.values()] == [1, 1, 1]
    assert len(set.union(*kinds.values())) == len(Style)


def test_small_squares_say_ascii_and_nothing_else():
    assert labels.data_matrix("CAMA Ñ") is None


def test_a_numbered_form_gets_a_label_that_leads_to_it_and_is_read_back():
    line = f"WL1:{'Q' * 24}:214:{'A' * 52}:1795398000:{'A' * 103}"
    stamp = Stamp("UCI 2", "B·214", "547B-AWTQ-0KG7-2A0K", line)
    night = Night()
    night.write(Forms("mar", 7, 8, 5))
    made = labels.forms(night.into(Sheets()).all(), stamp, EN)
    assert [one.lines for one in made] == [("Form no. 7", "Drug chart"), ("Form no. 8", "Drug chart")]
    assert labels.only(made, "no. 7") == made[:1]  # though the code holds a 7 of another number
    for sheet in Sheet:
        (found,) = seen(drawn(sheet, Style.BARS, made))
        assert [serials.read(text).serial for text in found] == [7, 8]
        assert scan.read(found[0]).kind is scan.Kind.FORM


def test_only_what_fits_and_says_every_word_is_chosen():
    made = (Label("A1", ("Àrea 1", "UCI")), Label("A2", ("Area 2", "UCI")), Label("x" * 61, ("Area 3",)))
    assert [one.code for one in labels.only(made, "area")] == ["A1", "A2"]
    assert [one.code for one in labels.only(made, "AREA uci 2")] == ["A2"]
    assert [labels.fits(Label("X" * n, ())) for n in (0, 60, 90, 91)] == [False, True, True, False]
    assert not labels.fits(Label("x" * 61, ()))
