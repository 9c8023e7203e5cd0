# SPDX-License-Identifier: Apache-2.0
"""The catalogue holds what the program says: no more, no less, in every language."""

import importlib.util
from pathlib import Path

import pytest
from babel.messages import Catalog

PATH = Path(__file__).parent.parent / "packaging" / "catalogue.py"


@pytest.fixture(scope="module")
def catalogue():
    spec = importlib.util.spec_from_file_location("catalogue", PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def elsewhere(catalogue, monkeypatch, tmp_path):
    """The same tool on a small program of its own."""
    (tmp_path / "logbook").mkdir()
    (tmp_path / "logbook" / "a.py").write_text('words("one {x}")\nwords.n("{n} bed", "{n} beds", n)\n')
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    monkeypatch.setattr(catalogue, "TRANSLATIONS", tmp_path / "translations")
    assert catalogue.main(["update"]) == 0
    return catalogue


def translate(catalogue, lang, **forms):
    have = catalogue.load(lang)
    have.get("one {x}").string = forms.get("one", "uno {x}")
    have.get("{n} bed").string = forms.get("beds", ("{n} cama", "{n} camas"))
    catalogue.po_path(lang).write_bytes(catalogue.as_po(have))


def findings(catalogue):
    return list(catalogue.findings(catalogue.extract()))


def test_every_text_of_the_program_is_translated_with_the_same_fields(catalogue):
    assert findings(catalogue) == []


def test_each_way_to_write_a_text_is_found(catalogue):
    found = 'self.words("a")\n_words("b" "c")\nwords.n("d", "e", 3)\nself._words.n("f", "g", n)\nN_("h")\n'
    source = found + 'other("i")\nx.n("j")\n'
    assert set(catalogue.texts_in(source, "x.py")) == {"a", "bc", ("d", "e"), ("f", "g"), "h"}


def test_a_name_is_left_to_the_table_it_comes_from(catalogue):
    assert (
        list(
            catalogue.texts_in(
                "words(text)\nwords(STATE.word)\nwords(TABLE[kind])\nwords(TABLE.get(kind, other))\nwords()\n", "x.py"
            )
        )
        == []
    )


@pytest.mark.parametrize(
    "call", ['words(f"a {b}")', 'words("a" + b)', 'words("a {}".format(b))', 'words.n("a", f"{b}", n)']
)
def test_a_text_put_together_on_the_spot_is_refused(catalogue, call):
    with pytest.raises(catalogue.CatalogueError, match=r"x\.py:2"):
        list(catalogue.texts_in(f"\n{call}", "x.py"))


def test_a_translated_catalogue_has_no_findings(elsewhere, capsys):
    for lang in elsewhere.TRANSLATED:
        translate(elsewhere, lang)
    assert elsewhere.main(["compile"]) == 0
    assert elsewhere.main(["check"]) == 0
    assert "2 texts, all translated" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("forms", "finding"),
    [
        ({"one": ""}, "es: not translated: 'one {x}'"),
        ({"beds": ("{n} cama", "")}, "es: not translated: ('{n} bed', '{n} beds')"),
        ({"one": "uno {y}"}, "es: other {fields} than the English text: 'one {x}'"),
        ({"beds": ("{n} cama", "camas")}, "es: other {fields} than the English text: ('{n} bed', '{n} beds')"),
    ],
)
def test_a_wrong_translation_is_found(elsewhere, forms, finding):
    translate(elsewhere, "ca")
    translate(elsewhere, "es", **forms)
    elsewhere.main(["compile"])
    assert findings(elsewhere) == [finding]


def test_a_stale_compiled_file_is_found(elsewhere):
    for lang in elsewhere.TRANSLATED:
        translate(elsewhere, lang)
    assert [line for line in findings(elsewhere) if ".mo file is older" in line] == [
        f"{lang}: the .mo file is older than the .po file, run compile" for lang in elsewhere.TRANSLATED
    ]


def test_new_and_unused_texts_are_found_and_update_settles_them(elsewhere):
    (elsewhere.ROOT / "logbook" / "a.py").write_text('words("two")\n')
    lines = findings(elsewhere)
    assert "es: new, run update: 'two'" in lines
    assert "es: no longer used, run update: 'one {x}'" in lines
    assert elsewhere.main(["check"]) == 1
    elsewhere.main(["update"])
    assert {line.partition(": ")[2] for line in findings(elsewhere)} == {"not translated: 'two'"}


def test_a_fuzzy_translation_is_not_taken_for_done(catalogue):
    message = Catalog().add("a", "b", flags=["fuzzy"])
    assert list(catalogue._faults(message)) == ["marked fuzzy"]


def test_the_files_are_the_same_on_any_day(elsewhere):
    before = [path.read_bytes() for path in sorted(elsewhere.TRANSLATIONS.rglob("*.?o"))]
    elsewhere.main(["update"])
    assert [path.read_bytes() for path in sorted(elsewhere.TRANSLATIONS.rglob("*.?o"))] == before
