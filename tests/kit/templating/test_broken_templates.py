"""Each way in which people break a template is told, with the paragraph and the cure."""

from __future__ import annotations

import copy
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt, RGBColor
from template_edits import find, into_body, paragraphs, relate, remove, rewrite, typed

Found = Callable[[Path], dict[str, Any]]


def body_text(document: Document) -> Any:
    return find(document, "{{ text }}")


def own(document: Document, text: str = "We thank you.", style: str = "Body Text") -> Any:
    """A paragraph of the office's own, below the subject."""
    return typed(find(document, "{%p if salutation %}"), text, style)


def move_end(document: Document) -> None:
    """Close an if before the for within it."""
    end_for = find(document, "{%p endfor %}", 1)
    end_if = find(document, "{%p endif %}", 2)
    end_for.runs[0].text, end_if.runs[0].text = end_if.runs[0].text, end_for.runs[0].text


def cut(document: Document, first: str, last: str) -> None:
    """Delete everything from one paragraph to another, both included."""
    nodes = list(document.element.body)
    begin = nodes.index(find(document, first)._p)
    end = nodes.index(find(document, last)._p)
    for node in nodes[begin:end]:
        node.getparent().remove(node)


def uncrossed(document: Document) -> None:
    paragraph = find(document, "{%tr endfor %}")
    paragraph.runs[0].text = ""
    typed(find(document, "{%p endif %}", 3), "{%tr endfor %}", "Tag")


def number_by_word(document: Document) -> None:
    properties = own(document)._p.get_or_add_pPr()
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_ilvl().val = 0
    numbering.get_or_add_numId().val = 1


def no_header_row(document: Document) -> None:
    for row in document.element.body.iter(qn("w:tblHeader")):
        row.getparent().remove(row)


def restyle(document: Document, old: str, new: str) -> None:
    for paragraph in paragraphs(document):
        if paragraph.style.name == old:
            paragraph.style = document.styles[new]


def lower(document: Document) -> None:
    find(document, "{{ parts.basis.heading }}").style = document.styles["Heading 3"]


def picture() -> BytesIO:
    """The smallest PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(b"\x00\x00"))
    return BytesIO(b"\x89PNG\r\n\x1a\n" + header + data + chunk(b"IEND", b""))


def no_language(document: Document) -> None:
    for language in list(document.styles.element.iter(qn("w:lang"))):
        language.getparent().remove(language)


def no_page_number(document: Document) -> None:
    for code in document.sections[0].footer._element.iter(qn("w:instrText")):
        code.text = code.text.replace(" PAGE ", " NUMPAGES ")


def no_mark(document: Document, name: str) -> None:
    for paragraph in document.sections[0].header.paragraphs:
        if name in paragraph.text:
            paragraph.runs[0].text = ""


EDITS: list[tuple[str, Callable[[Document], object], str, str]] = [
    ("half-tag", lambda d: rewrite(d, "{{ doc.title }}", "{{ doc.title"), "{{ doc.title", "{{"),
    ("half-tag", lambda d: rewrite(d, "{{ doc.title }}", "doc.title }}"), "doc.title }}", "}}"),
    ("half-tag", lambda d: rewrite(d, "{{ doc.title }}", "{{ doc.title }"), "", "half"),
    ("half-tag", lambda d: rewrite(d, "{{ doc.title }}", "{ { doc.title } }"), "{ {", "separated"),
    ("not-closed", lambda d: remove(find(d, "{%p endif %}", -1)), "parts.law.shown", "no endif"),
    ("mis-nested", lambda d: remove(find(d, "{%p endfor %}")), "for line in", "Put endfor before"),
    ("not-closed", lambda d: own(d, "{%p if doc.subject %}"), "doc.subject", "endif"),
    ("closes-nothing", lambda d: own(d, "{%p endfor %}"), "endfor", "no for is open"),
    ("closes-nothing", lambda d: own(d, "{%p else %}"), "else", "does not belong to any if"),
    ("mis-nested", move_end, "", "still open"),
    ("mis-nested", uncrossed, "", ""),
    (
        "mis-nested",
        lambda d: rewrite(d, "{%p endif %}", "{% endif %}"),
        "{% endif %}",
        "letters after",
    ),
    (
        "unknown-name",
        lambda d: rewrite(d, "parts.urgency.paragraphs", "parts.urgencey.paragraphs"),
        "parts.urgencey.paragraphs",
        "Did you mean parts.urgency?",
    ),
    (
        "unknown-name",
        lambda d: rewrite(d, "{{ r.label }}", "{{ r.lable }}"),
        "{{ r.lable }}",
        "Did you mean r.label?",
    ),
    (
        "unknown-name",
        lambda d: own(d, "{% if doc.title %}x{% else %}{{ doc.titel }}{% endif %}"),
        "doc.titel",
        "Did you mean doc.title?",
    ),
    ("unknown-name", lambda d: own(d, "{{ Doc.title }}"), "Doc.title", "Did you mean doc?"),
    (
        "unknown-name",
        lambda d: own(d, "{{ parts.basis.items.text }}"),
        "items.text",
        "Loop over it",
    ),
    ("unknown-name", lambda d: own(d, "{{ doc.title.length }}"), "length", "is text"),
    ("unknown-name", lambda d: own(d, "{{ requesting.nothing }}"), "requesting.nothing", "no"),
    (
        "tag-not-alone",
        lambda d: rewrite(d, "{%p if doc.subject %}", "{%p if doc.subject %} About:"),
        "About:",
        "removes its whole paragraph",
    ),
    (
        "tag-not-alone",
        lambda d: rewrite(d, "{{ r.label }}", "{{ r.label }} {%tr if 1 %}"),
        "{{ r.label }}",
        "table row",
    ),
    ("raw-print", lambda d: own(d, "{{r salutation }}"), "{{r", "Write {{ salutation }}"),
    ("refused-tag", lambda d: own(d, '{% include "x.docx" %}'), "include", "not allowed"),
    ("unknown-tag", lambda d: own(d, "{%p iff doc.subject %}"), "iff", "Did you mean if?"),
    ("unknown-tag", lambda d: own(d, "{%p\u00a0if doc.subject %}"), "if", "non-breaking"),
    ("unknown-tag", lambda d: own(d, "{%pif doc.subject %}"), "pif", "not a template statement"),
    (
        "unknown-filter",
        lambda d: own(d, "{{ doc.title|lenght }}"),
        "lenght",
        "Did you mean length?",
    ),
    (
        "altered-value",
        lambda d: own(d, "{{ doc.title|upper }}"),
        "upper",
        "let the style say how it looks",
    ),
    ("broken-tag", lambda d: own(d, "{{ doc title }}"), "doc title", "cannot be read"),
    ("broken-tag", lambda d: own(d, "{{ }}"), "{{ }}", "cannot be read"),
    (
        "not-printable",
        lambda d: own(d, "{{ parts.urgency.paragraphs }}"),
        "parts.urgency.paragraphs",
        "a list",
    ),
    ("not-printable", lambda d: own(d, "{{ parts.urgency }}"), "parts.urgency", "Loop over"),
    (
        "not-a-list",
        lambda d: own(d, "{% for x in doc.title %}{{ x }}{% endfor %}"),
        "doc.title",
        "is not a list",
    ),
    (
        "part-without-place",
        lambda d: cut(d, "{%p if parts.urgency.shown %}", "{%p if parts.confidentiality.shown %}"),
        "",
        "urgency.reason",
    ),
    (
        "part-without-place",
        lambda d: cut(d, "{%p for line in addressee %}", "{{ doc.title }}"),
        "",
        "no tag prints addressee",
    ),
    ("hand-emphasis", lambda d: setattr(body_text(d).runs[0], "bold", True), "{{ text }}", "bold"),
    (
        "hand-font",
        lambda d: setattr(body_text(d).runs[0].font, "size", Pt(14)),
        "{{ text }}",
        "direct formatting: size",
    ),
    (
        "hand-colour",
        lambda d: setattr(body_text(d).runs[0].font.color, "rgb", RGBColor(255, 0, 0)),
        "{{ text }}",
        "colour",
    ),
    (
        "hand-paragraph",
        lambda d: setattr(own(d), "alignment", WD_ALIGN_PARAGRAPH.CENTER),
        "We thank you.",
        "alignment",
    ),
    ("hand-list", number_by_word, "We thank you.", "applied directly"),
    ("hand-number", lambda d: own(d, "1. We thank you."), "1. We thank you.", "'1.'"),
    ("empty-paragraph", lambda d: own(d, ""), "", "an empty paragraph (Body Text)"),
    (
        "unknown-style",
        lambda d: own(d)._p.get_or_add_pPr().get_or_add_pStyle().set(qn("w:val"), "Gone"),
        "We thank you.",
        "'Gone'",
    ),
    ("no-title", lambda d: restyle(d, "Title", "Body Text"), "", "style Title"),
    ("no-headings", lambda d: [restyle(d, n, "Heading 2") for n in HEADS], "", "Heading 1"),
    ("heading-jump", lower, "parts.basis.heading", "Heading 3"),
    (
        "heading-style",
        lambda d: setattr(find(d, "parts.facts.heading }}"), "style", d.styles["Body Text"]),
        "parts.facts.heading",
        "not a heading style",
    ),
    (
        "heading-style",
        lambda d: setattr(own(d, "Our position").runs[0], "bold", True),
        "Our position",
        "looks like a heading",
    ),
    ("table-head", no_header_row, "{{ h }}", "header row"),
    ("picture-text", lambda d: own(d).add_run().add_picture(picture()), "", "alternative text"),
    ("no-language", no_language, "", "language"),
    ("no-page-number", no_page_number, "", "page number"),
    ("no-draft-mark", lambda d: no_mark(d, "draft_mark"), "", "doc.draft_mark"),
    ("no-classification", lambda d: no_mark(d, "classification"), "", "doc.classification"),
]
HEADS = ("Heading 1", "Annex Heading", "Annex Heading Next", "Summary Heading")


@pytest.mark.parametrize(
    ("id", "edit", "text", "says"), EDITS, ids=[f"{n}-{e[0]}" for n, e in enumerate(EDITS)]
)
def test_what_was_broken_is_told(
    id: str, edit: Callable[[Document], object], text: str, says: str, edited, found: Found
) -> None:
    findings = found(edited(edit))

    assert id in findings, {f.id: f.message for f in findings.values()}
    told = findings[id]
    assert text in told.text or (not told.text and not text)
    assert says in f"{told.message} {told.cure}"
    assert told.cure


FORBIDDEN: list[tuple[Callable[[dict[str, bytes]], object], str]] = [
    (
        lambda m: relate(m, "image", "http://a.example/x.png", ' TargetMode="External"'),
        "links to 'http://a.example/x.png'",
    ),
    (
        lambda m: relate(m, "attachedTemplate", "file:///C:/x.dotm", ' TargetMode="External"'),
        "attachedTemplate",
    ),
    (lambda m: m.update({"word/vbaProject.bin": b"x"}), "active content"),
    (lambda m: into_body(m, "<w:p><w:r><w:object/></w:r></w:p>"), "OLE"),
    (lambda m: into_body(m, "<w:p><w:r><w:control/></w:r></w:p>"), "ActiveX"),
    (lambda m: into_body(m, "<w:altChunk/>"), "altChunk"),
    (
        lambda m: into_body(m, '<w:p><w:fldSimple w:instr=" INCLUDETEXT x "/></w:p>'),
        "INCLUDETEXT",
    ),
    (
        lambda m: into_body(m, '<w:p><w:ins w:author="Jo"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'),
        "accept or reject",
    ),
    (
        lambda m: (m.update({"word/media/i.emf": b"x"}), relate(m, "image", "media/i.emf")),
        "not a png, jpeg or gif",
    ),
]


@pytest.mark.parametrize(("edit", "says"), FORBIDDEN, ids=[says for _, says in FORBIDDEN])
def test_what_may_not_be_in_a_template_is_told(edit, says: str, repacked, found: Found) -> None:
    findings = found(repacked(edit))

    told = findings["forbidden"]
    assert says.lower() in f"{told.message} {told.cure}".lower()
    assert set(findings) == {"forbidden"}


def test_forbidden_content_is_told_with_the_text_around_it_and_all_of_it(repacked, checker) -> None:
    inserted = '<w:p><w:ins w:author="Jo"><w:r><w:t>New words</w:t></w:r></w:ins></w:p>'
    path = repacked(lambda m: into_body(m, f"{inserted}<w:altChunk/>"))
    findings = checker.check(path).findings

    assert {f.id for f in findings} == {"forbidden"}
    assert len(findings) == 2
    assert any(f.text == "New words" and "Accept" in f.cure for f in findings)


def test_everything_is_told_in_one_pass(edited, checker) -> None:
    def edit(document: Document) -> None:
        rewrite(document, "{{ r.label }}", "{{ r.lable }}")
        own(document, "{%p if doc.subject %}")
        own(document, "{{ doc.titel }}").runs[0].italic = True
        own(document, "{{ half")
        rewrite(document, "parts.facts.items", "parts.fact.items")

    findings = checker.check(edited(edit)).findings
    told = [(f.id, f.text) for f in findings]

    assert ("unknown-name", "{{ r.lable }}") in told
    assert ("unknown-name", "{{ doc.titel }}") in told
    assert ("unknown-name", "{%p for i in parts.fact.items %}") in told
    assert ("half-tag", "{{ half") in told
    assert ("not-closed", "{%p if doc.subject %}") in told
    assert "hand-emphasis" in {f.id for f in findings}
    assert [f.severity.rank for f in findings] == sorted(f.severity.rank for f in findings)


def test_a_tag_that_word_split_and_spoiled_is_no_finding(edited, checker) -> None:
    def edit(document: Document) -> None:
        paragraph = find(document, "{{ doc.title }}")
        run = paragraph.runs[0]
        for piece in ("{", "{ doc.", "title", "\u00a0}", "}"):
            new = copy.deepcopy(run._r)
            new.find(qn("w:t")).text = piece
            run._r.addprevious(new)
            proof = OxmlElement("w:proofErr")
            proof.set(qn("w:type"), "spellStart")
            run._r.addprevious(proof)
        run._r.getparent().remove(run._r)
        own(document, "{% if doc.language == “en” %}A word.{% endif %}")

    assert checker.check(edited(edit)).findings == ()


def test_names_that_a_template_makes_itself_are_known(edited, checker) -> None:
    def edit(document: Document) -> None:
        own(document, "{% set first = parts.facts.items|first %}{{ first.text }}")
        own(document, "{% for i in parts.facts.items %}{% if loop.last %}.{% endif %}{% endfor %}")
        own(document, "{% if requesting.unheard is defined %}{{ doc.date }}{% endif %}")
        own(document, "{{ doc.nothing|default('none') }}")

    assert checker.check(edited(edit)).findings == ()


def test_a_runaway_template_is_ended_and_told(edited, found: Found) -> None:
    loop = "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}"
    findings = found(edited(lambda d: own(d, loop)))

    assert set(findings) == {"trial"}
    assert "more work" in findings["trial"].message


def test_text_of_a_part_without_fields_may_be_left_out_but_it_is_said(edited, found) -> None:
    def edit(document: Document) -> None:
        rewrite(
            document, "{%p for text in parts.introduction.paragraphs %}", "{%p for text in [] %}"
        )

    findings = found(edited(edit))
    assert {"part-without-place", "part-left-out"} & set(findings)


def test_a_broken_template_says_which_parts_it_does_not_even_name(edited, checker) -> None:
    def edit(document: Document) -> None:
        cut(document, "{%p if parts.urgency.shown %}", "{%p if parts.confidentiality.shown %}")
        own(document, "{{ half")

    messages = [f.message for f in checker.check(edited(edit)).findings]
    assert "no tag prints parts.urgency" in messages
