"""Honest letters keep the witness calm: every sample, in every language, on other papers.

Every day each sample in one language; in each language, as a draft and not, in the long run.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import comity_templates
from comity.kit.samples import sample_files
from comity.steps.render import render
from comity.steps.witness import hear
from comity.steps.witness.own import own_words

pytestmark = [pytest.mark.documents, pytest.mark.needs_country]

CATALOGUES = Path(comity_templates.__file__).parent / "catalogues"
LANGUAGES = sorted(file.stem for file in CATALOGUES.glob("*.po"))
SAMPLES = sorted(file.stem for file in sample_files())
EVERY = [(n, tag, draft) for n in SAMPLES for tag in LANGUAGES for draft in (False, True)]
FEW = [
    (name, LANGUAGES[at % len(LANGUAGES)], bool(at // len(LANGUAGES) % 2))
    for at, name in enumerate(SAMPLES)
]
"""Each sample once, in one language after the other, a draft or not."""
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(scope="module")
def testimonies(sample_content, printed):
    """``testimonies(keys)``: what the witness says of samples, printed with one run of LibreOffice.

    Each key is a name, a language and whether it is a draft.
    """

    @cache
    def testimonies(keys):
        made = {}
        for name, language, draft in keys:
            content, template = sample_content(name, draft=draft, language=language)
            made[f"{name}.{language}{'.draft' * draft}"] = (render(content, template), template)
        pages = printed({stem: rendered.docx for stem, (rendered, _) in made.items()})
        return {
            stem: hear(
                rendered.docx,
                pages[stem],
                rendered.content,
                own_words(template.path.read_bytes(), template.path.name),
            )
            for stem, (rendered, template) in made.items()
        }

    return testimonies


@pytest.mark.parametrize("name", SAMPLES)
def test_every_page_of_a_sample_says_what_its_data_say(testimonies, name):
    is_calm(testimonies(tuple(FEW)), name, 1)


@pytest.mark.long
@pytest.mark.parametrize("name", SAMPLES)
def test_so_does_every_page_of_a_sample_in_each_language_as_a_draft_and_not(testimonies, name):
    rest = tuple(key for key in EVERY if key not in FEW)
    is_calm(testimonies(rest), name, 2 * len(LANGUAGES) - 1)


def is_calm(heard, name, count):
    mine = {s: t for s, t in heard.items() if s.partition(".")[0] == name}
    assert len(mine) == count
    assert {stem: t.findings for stem, t in mine.items() if not t.agrees} == {}
    assert all(t.words > 200 and not t.not_compared and not t.notes for t in mine.values())


# --- other papers ---------------------------------------------------------------------------------


def _altered(docx: bytes, alter: Mapping[str, Any]) -> bytes:
    """A DOCX with some of its parts altered by functions of their trees."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            for pattern, change in alter.items():
                if re.fullmatch(pattern, name):
                    root = etree.fromstring(blob)
                    change(root)
                    blob = etree.tostring(root)
            new.writestr(name, blob)
    return data.getvalue()


def _w(xml: str) -> etree._Element:
    return etree.fromstring(f'<x xmlns:w="{W}">{xml}</x>')[0]


def wide_margins(root):
    for margins in root.iter(f"{{{W}}}pgMar"):
        for side in ("left", "right"):
            margins.set(f"{{{W}}}{side}", "3600")


def large_type(root):
    for properties in root.iter(f"{{{W}}}rPrDefault"):
        for size in list(properties.iter(f"{{{W}}}sz", f"{{{W}}}szCs")):
            size.set(f"{{{W}}}val", "32")


def justified_and_hyphenated(root):
    for style in root.iter(f"{{{W}}}style"):
        if style.get(f"{{{W}}}styleId") == "BodyText":
            properties = style.find(f"{{{W}}}pPr")
            if properties is None:
                properties = etree.SubElement(style, f"{{{W}}}pPr")
            properties.append(_w('<w:jc w:val="both"/>'))


def hyphenation(root):
    root.insert(0, _w('<w:autoHyphenation w:val="1"/>'))


def small_capitals(root):
    for style in root.iter(f"{{{W}}}style"):
        if style.get(f"{{{W}}}styleId", "").startswith("Heading"):
            properties = style.find(f"{{{W}}}rPr")
            if properties is not None:
                properties.append(_w("<w:smallCaps/>"))


def grey_notes(root):
    for style in root.iter(f"{{{W}}}style"):
        if style.get(f"{{{W}}}styleId") == "ItemNote":
            style.append(_w('<w:rPr><w:color w:val="767676"/><w:sz w:val="14"/></w:rPr>'))


def underlined(root):
    for run in root.iter(f"{{{W}}}r"):
        properties = run.find(f"{{{W}}}rPr")
        if properties is None:
            properties = etree.Element(f"{{{W}}}rPr")
            run.insert(0, properties)
        properties.append(_w('<w:u w:val="single"/>'))


def a_shaded_table(root):
    for cell in root.iter(f"{{{W}}}tcPr"):
        cell.append(_w('<w:shd w:val="clear" w:color="auto" w:fill="D9E2F3"/>'))


def rows_that_break(root):
    for node in list(root.iter(f"{{{W}}}cantSplit")):
        node.getparent().remove(node)


PAPERS = {
    "wide margins": {"word/document.xml": wide_margins},
    "large type": {"word/styles.xml": large_type},
    "justified and hyphenated": {
        "word/styles.xml": justified_and_hyphenated,
        "word/settings.xml": hyphenation,
    },
    "small capitals": {"word/styles.xml": small_capitals},
    "grey notes of seven points": {"word/styles.xml": grey_notes},
    "underlined": {"word/document.xml": underlined},
    "a shaded table": {"word/document.xml": a_shaded_table},
    "rows that break": {"word/document.xml": rows_that_break},
}


@pytest.fixture(scope="module")
def papers(letter, printed):
    documents = {name: _altered(letter.rendered.docx, alter) for name, alter in PAPERS.items()}
    pages = printed(documents)
    return {
        name: hear(docx, pages[name], letter.content, letter.own)
        for name, docx in documents.items()
    }


@pytest.mark.parametrize("name", PAPERS)
def test_a_letter_on_other_paper_is_calm(papers, name):
    assert papers[name].findings == ()


# --- own words ------------------------------------------------------------------------------------


def _template(letter, tmp_path: Path, change) -> Any:
    path = tmp_path / "request.docx"
    path.write_bytes(_altered(letter.template.path.read_bytes(), {"word/document.xml": change}))
    return replace(letter.template, path=path)


def test_an_offices_own_words_are_no_surplus_and_its_figures_are_told(letter, printed, tmp_path):
    def add(root):
        said = "Form 12. Please answer within the time that your own law allows."
        root[0].insert(0, _w(f'<w:p><w:r><w:t xml:space="preserve">{said}</w:t></w:r></w:p>'))

    template = _template(letter, tmp_path, add)
    rendered = render(letter.content, template)
    own = own_words(template.path.read_bytes(), "request.docx")
    pdf = printed({"own": rendered.docx})["own"]
    testimony = hear(rendered.docx, pdf, letter.content, own)
    assert testimony.findings == ()
    assert any("Form 12" in note for note in testimony.notes)


def test_a_sum_of_money_among_an_offices_own_words_is_told(letter, printed, tmp_path):
    def add(root):
        root[0].insert(0, _w("<w:p><w:r><w:t>The sum due is GBP 9,000.00.</w:t></w:r></w:p>"))

    template = _template(letter, tmp_path, add)
    rendered = render(letter.content, template)
    own = own_words(template.path.read_bytes(), "request.docx")
    pdf = printed({"sum": rendered.docx})["sum"]
    testimony = hear(rendered.docx, pdf, letter.content, own)
    assert {found.kind for found in testimony.findings} == {"surplus"}


def _with_note(docx: bytes, text: str) -> bytes:
    """A document with a footnote on its first paragraph of running text."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnote{} w:id="2"/></w:r>'

    def refer(root):
        place = next(p for p in root.iter(f"{{{W}}}p") if "Sir or Madam" in "".join(p.itertext()))
        place.append(_w(mark.format("Reference")))

    def relate(root):
        kind = {"Id": "rIdNotes", "Type": f"{office}/footnotes", "Target": "footnotes.xml"}
        etree.SubElement(root, root[0].tag, kind)

    def declare(root):
        namespace = root.tag.partition("}")[0] + "}"
        kind = {"PartName": "/word/footnotes.xml", "ContentType": f"{word}.footnotes+xml"}
        etree.SubElement(root, f"{namespace}Override", kind)

    data = io.BytesIO(
        _altered(
            docx,
            {
                "word/document.xml": refer,
                "word/_rels/document.xml.rels": relate,
                r"\[Content_Types\].xml": declare,
            },
        )
    )
    reference = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0"><w:p><w:r>'
        "<w:separator/></w:r></w:p></w:footnote>"
        '<w:footnote w:type="continuationSeparator" w:id="1">'
        "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
        f'<w:footnote w:id="2"><w:p>{reference}<w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    with zipfile.ZipFile(data, "a") as package:
        package.writestr("word/footnotes.xml", notes)
    return data.getvalue()


def test_a_footnote_of_an_office_is_calm_and_one_of_nobody_is_told(letter, printed):
    note = "The forms of this office are free of charge."
    docx = _with_note(letter.rendered.docx, note)
    pdf = printed({"note": docx})["note"]
    assert hear(docx, pdf, letter.content, (*letter.own, note)).findings == ()
    kinds = {found.kind for found in hear(docx, pdf, letter.content, letter.own).findings}
    assert kinds == {"altered"}


# --- scripts --------------------------------------------------------------------------------------

TEXTS = {
    "Latin": "Zażółć gęślą jaźń; office, fluffy, naïve, Đà Nẵng, Ťažký: €10,000.00 of 12/2026",
    "Cyrillic": "Запрос о правовой помощи, Ёлкин и Їжак, № 12/2026, сумма 10 000,00 руб.",
    "Greek": "Αίτηση δικαστικής συνδρομής, ΐ ΰ άέήίόύώ, ποσό 10.000,00 ευρώ",
    "Arabic": "طلب المساعدة القانونية المتبادلة بمبلغ 10,000 يورو رقم 12/2026 لا إلى الآن",
    "Hebrew": "בקשה לעזרה משפטית בסך 10,000 אירו מיום 5 בחודש",
    "Armenian": "Իրավական օգնության խնդրանք 10,000 դրամ",
    "Georgian": "სამართლებრივი დახმარების თხოვნა 10,000 ლარი",
    "Devanagari": "पारस्परिक विधिक सहायता का अनुरोध, राशि १०,००० रुपये, क्षत्रिय श्री कर्तृत्व ज्ञान",
}
UNMEASURED = {"Thai": "คำร้องขอ", "Tamil": "பரஸ்பர", "Ethiopic": "የሕግ ድጋፍ"}


def _with_text(letter, text: str):
    """The letter, a fact of which is in another script."""
    content = letter.content
    context = copy.deepcopy(dict(content.context))
    context["parts"]["facts"]["items"][0]["text"] = text
    placed = {name: v for name, v in content.placed.items() if not name.startswith("facts[0]")}
    return replace(content, context=context, placed={**placed, "facts[0].text": (text,)})


@pytest.fixture(scope="module")
def scripts(letter, printed):
    contents = {n: _with_text(letter, text) for n, text in {**TEXTS, **UNMEASURED}.items()}
    docx = {name: render(content, letter.template).docx for name, content in contents.items()}
    pages = printed(docx)
    return {n: (docx[n], pages[n], contents[n]) for n in contents}


@pytest.mark.parametrize("name", TEXTS)
def test_a_measured_script_is_read_as_it_was_written(letter, scripts, name):
    testimony = hear(*scripts[name], letter.own)
    assert testimony.findings == ()
    assert testimony.not_compared == ()


@pytest.mark.parametrize("name", TEXTS)
def test_a_word_that_is_lost_in_a_measured_script_is_told(letter, scripts, name):
    docx, pdf, _ = scripts[name]
    words = TEXTS[name].split()
    other = " ".join([*words[:1], *words[2:]])
    testimony = hear(docx, pdf, _with_text(letter, other), letter.own)
    assert not testimony.agrees


@pytest.mark.parametrize("name", UNMEASURED)
def test_a_script_that_was_not_measured_is_told_and_never_passed_over(letter, scripts, name):
    testimony = hear(*scripts[name], letter.own)
    assert [script for script, _ in testimony.not_compared] == [name]
    assert f"not compared: {name}" in testimony.line


# --- right to left --------------------------------------------------------------------------------

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلم"


def in_arabic(value: Any) -> Any:
    """A text with an Arabic letter for every Latin one: nothing anybody reads, but it runs so."""
    if isinstance(value, str):
        return re.sub("[A-Za-z]", lambda m: ARABIC[ord(m.group().lower()) % 24], value)
    if isinstance(value, Mapping):
        return {key: in_arabic(inner) for key, inner in value.items()}
    return [in_arabic(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", ["notice-gb", "restraint-gb-ng"])
def test_a_letter_that_runs_from_right_to_left_is_calm(sample_content, printed, name):
    content, template = sample_content(name, draft=True)
    context = in_arabic(content.context)
    context["doc"] |= {"language": "ar", "direction": "rtl"}
    content = replace(content, context=context, language="ar", direction="rtl", placed={})
    docx = render(content, template).docx
    own = own_words(template.path.read_bytes(), template.path.name)
    assert hear(docx, printed({"rtl": docx})["rtl"], content, own).findings == ()
