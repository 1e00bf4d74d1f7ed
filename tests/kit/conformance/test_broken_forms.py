"""Countries whose DOCX are missing, unsafe, or in another language."""

from __future__ import annotations

import pytest
from broken import (
    HOME,
    Files,
    Flaw,
    Run,
    assert_named,
    country,
    in_docx,
    in_turn,
    shown,
    with_words,
)

PAGE, SORT = "kit-messages.md", "Forms"


def docx_with_macro(files: Files) -> None:
    def edit(parts: dict[str, bytes]) -> None:
        parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
        types = parts["[Content_Types].xml"].decode()
        kind = "application/vnd.ms-office.vbaProject"
        macro = f'<Override PartName="/word/vbaProject.bin" ContentType="{kind}"/>'
        parts["[Content_Types].xml"] = types.replace("</Types>", f"{macro}</Types>").encode()

    in_docx(files, "notice.docx", edit)


def name_undefined(files: Files) -> None:
    def edit(parts: dict[str, bytes]) -> None:
        tag = "<w:p><w:r><w:t>{{ ministry.motto }}</w:t></w:r></w:p>"
        body = parts["word/document.xml"].decode()
        at = body.index("<w:sectPr", body.index("<w:body"))
        parts["word/document.xml"] = f"{body[:at]}{tag}{body[at:]}".encode()

    in_docx(files, "request.docx", edit)


def docx_of_no_document(files: Files) -> None:
    files[f"{HOME}/templates/requests.docx"] = files[f"{HOME}/templates/request.docx"]


def words_in_portuguese(files: Files) -> None:
    with_words(files, "request.docx", "Com os protestos da nossa mais alta estima e consideração.")


def words_in_english(files: Files) -> None:
    country(files, "FR", "fr")
    source = f"{HOME}/templates/request.docx"
    files[source] = files.pop("src/comity_fr/templates/request.docx")
    with_words(files, "request.docx", "This letter is written for the purpose of the request.")
    files["src/comity_fr/templates/request.docx"] = files.pop(source)


FLAWS = {
    "A DOCX that is missing": Flaw(
        lambda files: files.pop(f"{HOME}/templates/request.docx"), "forms"
    ),
    "A DOCX with a macro": Flaw(docx_with_macro, "forms"),
    "A name in a DOCX that nothing gives": Flaw(name_undefined, "forms"),
    "A DOCX from which nothing is made": Flaw(docx_of_no_document, "rendering"),
    "A form with words in Portuguese": Flaw(words_in_portuguese, "form-words"),
    "A French form with words in English": Flaw(words_in_english, "form-words", "FR"),
}


@pytest.mark.parametrize("flaw", in_turn(FLAWS))
def test_the_kit_names_the_flaw_and_the_page_shows_what_it_says(
    flaw: str, quarryland: Files, score: Run
) -> None:
    assert_named(FLAWS[flaw], shown(PAGE, SORT).get(flaw), quarryland, score, code=True)


def test_the_page_shows_every_flaw_of_this_sort_and_no_other() -> None:
    assert list(shown(PAGE, SORT)) == list(FLAWS)
