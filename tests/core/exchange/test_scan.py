# SPDX-License-Identifier: Apache-2.0
"""Whatever stands on a label is told apart, and nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.core.exchange import scan
from logbook.core.exchange.forms.serials import FormCode
from logbook.core.exchange.scan import Field, Kind

FORM = str(FormCode("A" * 24, "hics-214", 112, 1, 41, "0123-4567-89AB-CDEF"))


@pytest.mark.parametrize(
    ("text", "kind", "fields"),
    [
        ("AB-12/7", Kind.PLAIN, {Field.TAG: "AB-12/7"}),
        ("]C0AB-12/7\r", Kind.PLAIN, {Field.TAG: "AB-12/7"}),
        ("10234567", Kind.PLAIN, {Field.TAG: "10234567"}),
        ("80041234", Kind.PLAIN, {Field.TAG: "80041234"}),
        ("0108435012345673", Kind.PLAIN, {Field.TAG: "0108435012345673"}),
        ("", Kind.PLAIN, {}),
        ("]d18004XY", Kind.PLAIN, {Field.TAG: "8004XY"}),
        ("]d28004841234500UCI-7", Kind.GS1, {Field.GIAI: "841234500UCI-7"}),
        ("8435012345672", Kind.GS1, {Field.GTIN: "08435012345672"}),
        ("4148435012345672", Kind.GS1, {Field.GLN: "8435012345672"}),
        ("]C18018843501234567890126", Kind.GS1, {Field.PATIENT: "843501234567890126"}),
        ("]C18017843501234567890126", Kind.GS1, {Field.STAFF: "843501234567890126"}),
        ("]d2800308435012345672K1", Kind.GS1, {Field.GRAI: "08435012345672K1"}),
        ("(01)08435012345672(11)990100(17)280131(240)AX", Kind.GS1, {
            Field.GTIN: "08435012345672", Field.MADE: "1999-01", Field.EXPIRES: "2028-01-31", Field.OTHER: "(240) AX"}),
        ("0108435012345672" + "10L{GS}21S", Kind.GS1, {
            Field.GTIN: "08435012345672", Field.LOT: "L", Field.SERIAL: "S"}),
        ("(01)08435012345672(17)280131(21)=A", Kind.GS1, {
            Field.GTIN: "08435012345672", Field.EXPIRES: "2028-01-31", Field.SERIAL: "=A"}),
        ("+A99912345/$$52001510X3/S77DE1G45" + "$", Kind.PLAIN, {Field.TAG: "+A99912345/$$52001510X3/S77DE1G45$"}),
        ("+A99912345/$$52001510X3/16D20111212/S77DE1G45-", Kind.HIBC, {
            Field.LABELER: "A999", Field.CATALOGUE: "1234", Field.SERIAL: "77DE1G45", Field.LOT: "10X3",
            Field.MADE: "2011-12-12", Field.EXPIRES: "2020 day 015"}),
        ("=W0000123456700", Kind.ICCBBA, {Field.OTHER: "=W0000123456700"}),
        ("&", Kind.PLAIN, {Field.TAG: "&"}),
        ("WBED12", Kind.BED, {Field.BED: "12"}),
        ("wbed UCI-3", Kind.BED, {Field.BED: "UCI-3"}),
        ("WBED", Kind.PLAIN, {Field.TAG: "WBED"}),
        (FORM, Kind.FORM, {Field.FORM: "hics-214", Field.SERIAL: "112"}),
        ("]Q1" + FORM.lower().replace("wf1", "df1"), Kind.FORM, {Field.FORM: "hics-214", Field.SERIAL: "112"}),
        ("WF9:0112:ABCDE", Kind.FORM, {Field.FORM: "0112:ABCDE"}),
        ("WF1", Kind.PLAIN, {Field.TAG: "WF1"}),
        ("WL1:ABCDEFG", Kind.LOG, {Field.OTHER: "WL1:ABCDEFG"}),
        ("WB1AAAA", Kind.LOG, {Field.OTHER: "WB1AAAA"}),
    ],
)  # fmt: skip
def test_each_spelling_is_known(text, kind, fields):
    found = scan.read(text)
    assert (found.kind, dict(found.fields), found.alternatives) == (kind, fields, ())


def test_a_lost_separator_shows_each_split_and_somebody_chooses():
    found = scan.read("0108435012345672172801311" + "0LOT7721SER0042")
    assert found.unclear
    assert found.get(Field.SERIAL) == "SER0042"
    assert [dict(other).get(Field.LOT) for other in found.alternatives] == ["LOT7721SER0042"]
    other = found.chosen(found.alternatives[0])
    assert (other.unclear, other.get(Field.SERIAL), other.raw) == (False, "", found.raw)


def test_the_prefix_of_a_symbology_is_no_part_of_the_code():
    assert scan.read("]Q1" + FORM + "\r").bare == FORM


def test_a_wrong_check_digit_is_told():
    assert not scan.read("(01)08435012345673").sound
    assert scan.read("(01)08435012345672").sound


@given(st.text(max_size=60))
def test_any_string_is_kept_as_it_is(text):
    assert scan.read(text).raw == text.strip("\r\n\t")


@pytest.mark.parametrize("text", ["(11)0-9", "(01)02991234567893(11)A1", "(17)26123"])
def test_what_stands_where_a_date_should_is_told_as_it_is(text):
    found = scan.read(text)
    assert found.raw == text
    assert text.rpartition(")")[2] in str(found)
