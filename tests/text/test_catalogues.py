"""A catalogue is read as it is written, or refused with the line that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.model.errors import InputError
from comity.text.catalogue_writer import Entry, catalogue_text
from comity.text.catalogues import read_catalogue

HEADER = 'msgid ""\nmsgstr ""\n"Language: pt\\n"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "pt.po"


@pytest.mark.parametrize("line", ['msgstr "aberto', 'msgstr "um "texto" assim"', "msgstr texto"])
def test_a_line_whose_quotation_marks_do_not_match_is_refused(file: Path, line: str) -> None:
    file.write_text(f'{HEADER}\nmsgid "a"\n{line}\n', encoding="utf-8")

    with pytest.raises(InputError) as caught:
        read_catalogue(file)

    assert {fault.line for fault in caught.value.faults} == {6}
    assert "is not a valid .po file" in str(caught.value)


def test_the_encoding_that_the_header_names_changes_no_letter(file: Path) -> None:
    header = HEADER + '"Content-Type: text/plain; charset=iso-8859-1\\n"\n'
    file.write_text(f'{header}\nmsgid "a"\nmsgstr "é"\n', encoding="utf-8")

    assert read_catalogue(file).texts == {"a": "é"}


def test_a_catalogue_that_changes_is_read_anew_and_nobody_changes_what_others_read(
    file: Path,
) -> None:
    for text in ("aberto", "fechado"):
        file.write_text(f'{HEADER}\nmsgid "a"\nmsgstr "{text}"\n', encoding="utf-8")
        texts = read_catalogue(file).texts
        assert texts == {"a": text}
        with pytest.raises(TypeError):
            texts["a"] = "outro"  # type: ignore[index]


def test_what_is_written_is_read_again(file: Path) -> None:
    entries = [
        Entry("a", 'Diz "olá"\nassim', "Says\nso", ("a note",), "First", ("sentence", "why: x")),
        Entry("b", "talvez", "perhaps", fuzzy=True),
        Entry("c", "", "open"),
    ]
    text = catalogue_text("pt", entries, table=3, unused=[Entry("d", "velho")], opening=["Read."])
    file.write_text(text, encoding="utf-8")

    read = read_catalogue(file)

    assert read.texts == {"a": 'Diz "olá"\nassim'}
    assert read.english == {"a": "Says\nso", "b": "perhaps", "c": "open"}
    assert (read.tag, read.table, set(read.lines)) == ("pt", 3, {"a", "b", "c"})
    assert '# --- No longer used\n\n#~ msgid "d"\n#~ msgstr "velho"\n' in text
