"""Notes of an office's template keep the witness calm; marks that read as figures are told."""

from __future__ import annotations

import importlib.util
import io
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from comity.steps.render import render
from comity.steps.witness import hear
from comity.steps.witness.beside import reads_on
from comity.steps.witness.lines import Letter
from comity.steps.witness.own import own_words
from comity.steps.witness.printed_pages import Glyph

_spec = importlib.util.spec_from_file_location(
    "listing_of_notes", Path(__file__).parent / "listing.py"
)
assert _spec is not None
assert _spec.loader is not None
listing = importlib.util.module_from_spec(_spec)
sys.modules["listing_of_notes"] = listing
_spec.loader.exec_module(listing)

pytestmark = [pytest.mark.documents, pytest.mark.needs_country]

W, made, w = listing.W, listing.made, listing.w
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
BASELINE = RAISED.replace("superscript", "baseline")
SEPARATORS = "".join(
    f'<w:{{0}} w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:{{0}}>'
    for number, kind in enumerate(("separator", "continuationSeparator"))
)


def reference(number: int, kind: str = "footnote", letters: str = RAISED) -> etree._Element:
    return made(f'<w:r>{letters}<w:{kind}Reference w:id="{number}"/></w:r>')


def with_notes(docx: bytes, body: etree._Element, kinds: dict[str, list[str]]) -> bytes:
    """A DOCX with another body and with notes: their texts by kind."""
    parts = {"word/document.xml": body}
    for name in ("word/_rels/document.xml.rels", "[Content_Types].xml"):
        parts[name] = listing.part(docx, name)
    added = {}
    for kind, texts in kinds.items():
        one = kind.removesuffix("s")
        notes = SEPARATORS.format(one)
        for number, text in enumerate(texts, start=2):
            mark = f"<w:r>{RAISED}<w:{one}Ref/></w:r>"
            said = f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r>'
            notes += f'<w:{one} w:id="{number}"><w:p>{mark}{said}</w:p></w:{one}>'
        added[f"word/{kind}.xml"] = f'<w:{kind} xmlns:w="{W}">{notes}</w:{kind}>'
        related, types = parts["word/_rels/document.xml.rels"], parts["[Content_Types].xml"]
        given = {"Id": f"rId{kind}", "Type": f"{OFFICE}/{kind}", "Target": f"{kind}.xml"}
        etree.SubElement(related, related[0].tag, given)
        declared = {"PartName": f"/word/{kind}.xml", "ContentType": f"{WORD}.{kind}+xml"}
        etree.SubElement(types, types.tag.replace("Types", "Override"), declared)
    data = io.BytesIO(listing.altered(docx, parts))
    with zipfile.ZipFile(data, "a") as package:
        for name, xml in added.items():
            package.writestr(name, xml)
    return data.getvalue()


def _say(body: etree._Element, part: str, text: str, mark: etree._Element) -> None:
    """A sentence of the template's own with the mark of a note, before a part."""
    xml = f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
    paragraph = made(xml)
    paragraph.append(mark)
    listing.holding(body, f"{{%p if parts.{part}.shown %}}")[0].addprevious(paragraph)


def _salutation(body):
    _say(body, "introduction", "This office asks for no fee.", reference(2))
    return {"footnotes": ["The forms of this office are free of charge."]}


def _three(body):
    _say(body, "introduction", "This office writes twice.", reference(2))
    _say(body, "facts", "This office rests on some days", reference(3))
    _say(body, "facts", "What the law says is known.", reference(4))
    return {"footnotes": ["12 copies are made.", "1 May is no day of work.", "See Article 12."]}


def _endnotes(body):
    _say(body, "introduction", "This office is safe.", reference(2, "endnote"))
    _say(body, "facts", "This office gives what it has.", reference(3, "endnote"))
    return {"endnotes": ["ISO 27001 is followed.", "In so far as the law allows."]}


def _both(body):
    return {**_salutation(body), **_endnotes(body)}


def _value_in_a_note(body):
    _say(body, "introduction", "This letter has one subject.", reference(2))
    return {"footnotes": ["This letter is about {{ doc.subject }}, and nothing else."]}


def _on_values(body):
    _say(body, "facts", "This office has more to say.", reference(2))
    return {"footnotes": ["A long note. " + "It goes on and on for lines. " * 12]}


HONEST = {
    "one footnote": _salutation,
    "three footnotes with figures": _three,
    "two endnotes": _endnotes,
    "footnotes and endnotes": _both,
    "a value in a footnote": _value_in_a_note,
    "a long footnote": _on_values,
}


def _figure(root):
    """The first paragraph of a filled letter that begins with a figure."""
    return next(p for p in root.iter(w("p")) if "".join(p.itertext())[:1].isdigit())


def _mark_before(letters):
    def change(root):
        next(_figure(root).iter(w("r"))).addprevious(reference(2, letters=letters))
        return {"footnotes": ["A note."]}

    return change


FORGED = {
    "a mark right before a figure": _mark_before(RAISED),
    "a mark that is not raised before a figure": _mark_before(BASELINE),
}


@pytest.fixture(scope="module")
def heard(letter, printed, tmp_path_factory):
    folder, filled, owns = tmp_path_factory.mktemp("notes"), {}, {}
    source = letter.template.path.read_bytes()
    for name, change in HONEST.items():
        body = listing.part(source, "word/document.xml")
        kinds = change(body)
        path = folder / f"{name}.docx"
        path.write_bytes(with_notes(source, body, kinds))
        filled[name] = render(letter.content, replace(letter.template, path=path)).docx
        owns[name] = own_words(path.read_bytes(), path.name)
    for name, change in FORGED.items():
        body = listing.part(letter.rendered.docx, "word/document.xml")
        filled[name] = with_notes(letter.rendered.docx, body, change(body))
        owns[name] = (*letter.own, "A note.")
    pages = printed(filled)
    return {n: hear(filled[n], pages[n], letter.content, owns[n]) for n in filled}


@pytest.mark.parametrize("name", HONEST)
def test_notes_of_an_office_are_calm(heard, name):
    assert heard[name].findings == ()


@pytest.mark.parametrize("name", FORGED)
def test_the_mark_of_a_note_that_reads_as_a_figure_is_told(heard, name):
    assert {found.kind for found in heard[name].findings} & {"surplus", "altered"}


def _letter(text: str, left: float, high: float = 10.0, low: float = 0.0) -> Letter:
    glyph = Glyph(text, left, low, left + 5, high, low, high)
    return Letter(text, 1, glyph)


@pytest.mark.parametrize(
    ("before", "mark", "behind", "reads"),
    [
        (_letter("7", 0), [_letter("1", 5, 10, 5)], None, False),
        (_letter("7", 0), [_letter("1", 5)], None, True),  # not raised
        (_letter("x", 0), [_letter("1", 5)], None, True),
        (_letter(".", 0), [_letter("1", 5)], None, False),
        (_letter("7", 0), [_letter("1", 9)], None, False),  # a blank between
        (None, [_letter("1", 5, 10, 5)], _letter("5", 10), True),
        (None, [_letter("1", 5, 10, 5), _letter("2", 10, 10, 5)], _letter("a", 15), True),
        (None, [_letter("1", 5, 10, 5)], _letter(",", 10), False),
        (None, [_letter("1", 5, 10, 5)], _letter("5", 15), False),
    ],
)
def test_a_mark_reads_as_part_of_what_it_touches_unless_it_is_raised_behind_it(
    before, mark, behind, reads
):
    assert reads_on(before, mark, behind) is reads
