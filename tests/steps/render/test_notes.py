"""Notes, and lines of headers and footers with page numbers: what Word shows, all formats say."""

from __future__ import annotations

import json
from dataclasses import replace

import html5lib
import jsonschema
import pytest
from lxml import etree
from markdown_it import MarkdownIt

from comity.model.drafts.request import Request
from comity.model.errors import RenderError
from comity.steps.render import html, jsonout, markdown, render
from comity.steps.render.document_schema import document_schema
from comity.word.notes import Note, raised
from comity.word.readback import Paragraph, walk

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def reference(number: int, kind: str = "footnote", own: str = "") -> str:
    custom = ' w:customMarkFollows="1"' if own else ""
    mark = f"<w:t>{own}</w:t>" if own else ""
    return f'<w:r>{RAISED}<w:{kind}Reference{custom} w:id="{number}"/>{mark}</w:r>'


def note(number: int, text: str, kind: str = "footnote", own: str = "") -> str:
    mark = f"<w:r>{RAISED}<w:t>{own}</w:t></w:r>" if own else f"<w:r>{RAISED}<w:{kind}Ref/></w:r>"
    said = f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r>'
    return f'<w:{kind} w:id="{number}"><w:p>{mark}{said}</w:p></w:{kind}>'


def with_parts(**parts: str):
    """Give a template footnotes or endnotes: their notes as XML."""

    def edit(members: dict[str, bytes]) -> None:
        for kind, notes in parts.items():
            xml = f'<w:{kind} xmlns:w="{W}">{notes}</w:{kind}>'
            members[f"word/{kind}.xml"] = xml.encode()
            related = etree.fromstring(members["word/_rels/document.xml.rels"])
            given = {"Id": f"rId{kind}", "Type": f"{OFFICE}/{kind}", "Target": f"{kind}.xml"}
            etree.SubElement(related, related[0].tag, given)
            members["word/_rels/document.xml.rels"] = etree.tostring(related)
            types = etree.fromstring(members["[Content_Types].xml"])
            declared = {"PartName": f"/word/{kind}.xml", "ContentType": f"{WORD}.{kind}+xml"}
            etree.SubElement(types, types.tag.replace("Types", "Override"), declared)
            members["[Content_Types].xml"] = etree.tostring(types)

    return edit


def paragraph(text: str, more: str = "") -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r>{more}</w:p>'


@pytest.fixture
def noted(small, make_template):
    """A document with two footnotes, the first with a value in it, and an endnote."""
    body = paragraph("It is said", reference(2)) + paragraph("and twice", reference(3))
    body += paragraph("and at the end", reference(2, "endnote"))
    edit = with_parts(
        footnotes=note(2, "By {{ x }} *himself*.") + note(3, "By others: a &lt; b."),
        endnotes=note(2, "Last of all.", "endnote"),
    )
    content = replace(small("Ngozi Eze"), placed={"witness": ("Ngozi Eze",)})
    return render(content, make_template(body, edit=edit))


def shown(rendered) -> dict[str, str]:
    """The text of each format, as its reader shows it."""
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    pages = (html.export(rendered).decode(), reader.render(markdown.export(rendered).decode()))
    trees = [html5lib.parse(page, namespaceHTMLElements=False).find("body") for page in pages]
    web, marked = (" ".join("".join(tree.itertext()).split()) for tree in trees)
    text = json.loads(jsonout.export(rendered))["text"]
    said = [block["text"] for block in text["blocks"]]
    said += [f"{raised(one['mark'])} {one['text']}" for one in text.get("notes", ())]
    return {"html": web, "md": marked, "json": " ".join((*said, *text["footer"]))}


def test_notes_stand_in_every_format_with_their_marks(noted):
    assert walk(noted.docx).notes == (
        Note("1", "By Ngozi Eze *himself*."),
        Note("2", "By others: a < b."),
        Note("i", "Last of all."),
    )
    for text in shown(noted).values():
        assert "It is said\u00b9 and twice\u00b2 and at the end\u2071" in text
        assert "\u00b9 By Ngozi Eze *himself*. \u00b2 By others: a < b. \u2071 Last of all." in text


def test_json_gives_notes_with_plain_marks_and_none_where_there_are_none(
    noted, request_content, request_template
):
    document = json.loads(jsonout.export(noted))
    assert document["text"]["notes"][0] == {"mark": "1", "text": "By Ngozi Eze *himself*."}
    schema = document_schema("request", Request)["properties"]["text"]
    jsonschema.validate(document["text"], schema)
    plain = json.loads(jsonout.export(render(request_content, request_template)))
    assert "notes" not in plain["text"]


def test_a_note_with_a_mark_of_its_own_is_not_counted(small, make_template):
    body = paragraph("One", reference(2, own="*")) + paragraph("Two", reference(3))
    edit = with_parts(footnotes=note(2, "A star.", own="*") + note(3, "A number."))
    document = walk(render(small(), make_template(body, edit=edit)).docx)
    assert [block.text for block in document.blocks] == ["One*", "Two\u00b9"]
    assert document.notes == (Note("", "* A star."), Note("1", "A number."))


def test_a_note_that_a_tag_leaves_out_is_in_no_format(small, make_template):
    body = paragraph("One", reference(2)) + paragraph("{%p if not x %}")
    body += paragraph("Two", reference(3)) + paragraph("{%p endif %}")
    edit = with_parts(footnotes=note(2, "First.") + note(3, "Second."))
    document = walk(render(small(), make_template(body, edit=edit)).docx)
    assert document.notes == (Note("1", "First."),)


def test_every_figure_and_roman_number_has_raised_signs():
    assert raised("1234567890") == "\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u2070"
    assert all(one != sign for one, sign in zip("ivxlcdm", raised("ivxlcdm"), strict=True))


# --- headers and footers --------------------------------------------------------------------------

SIMPLE = '<w:fldSimple w:instr=" {} ">{}</w:fldSimple>'
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
FIELD += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}'
FIELD += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
PAGE = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
PAGE += '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
PAGE += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
NUMBER, COUNT = PAGE.format("PAGE"), PAGE.format("NUMPAGES")
TAB = "<w:r><w:tab/></w:r>"


def footed(line: str):
    """Give a template a footer of one paragraph."""

    def edit(members: dict[str, bytes]) -> None:
        name = "word/footer1.xml"
        members[name] = f'<w:ftr xmlns:w="{W}"><w:p>{line}</w:p></w:ftr>'.encode()

    return edit


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("line", "footer"),
    [
        (run("Page ") + NUMBER + run(" of ") + COUNT, ()),
        (run("– ") + NUMBER + run(" –"), ()),
        (NUMBER, ()),
        (run("Ref. {{ x }}") + TAB + run("Page ") + NUMBER, ("Ref. DPP/7",)),
        (run("{{ x }}") + TAB + run("Box 9") + TAB + NUMBER, ("DPP/7", "Box 9")),
        (run("Our reference: {{ x }}, page ") + NUMBER, ("Our reference: DPP/7, page …",)),
        (run("The Ministry of Justice, ") + NUMBER, ("The Ministry of Justice, …",)),
        (run("{{ x }}") + TAB + run("no field"), ("DPP/7\tno field",)),
        (run("Page ") + NUMBER + run(" sur ") + COUNT, ()),
        (run("(") + NUMBER + run(" / ") + COUNT + run(")"), ()),
        (run("void copy ") + NUMBER, ("void copy …",)),
        (run("void ") + NUMBER, ("void …",)),
        (NUMBER + run(" draft"), ("… draft",)),
        (run("of of ") + NUMBER, ("of of …",)),
        (NUMBER + run(" page"), ("… page",)),
        (run("£ ") + NUMBER, ("£ …",)),
        (run("State: ") + FIELD.format("REF b", run("Kenya")), ("State: Kenya",)),
        (FIELD.format("STYLEREF Title", run("Request")) + run(" ") + NUMBER, ("Request …",)),
        (SIMPLE.format("REF b", run("Kenya")) + TAB + SIMPLE.format("PAGE", run("1")), ("Kenya",)),
        (FIELD.format("REF b", run("Kenya ") + NUMBER) + run("."), ("Kenya ….",)),
    ],
)
def test_a_line_with_a_page_number_keeps_what_else_it_says(small, make_template, line, footer):
    template = make_template(paragraph("{{ x }}"), edit=footed(line))
    document = walk(render(small("DPP/7"), template).docx)
    assert document.footer == footer
    assert document.blocks[0].text == "DPP/7"


def test_a_value_beside_a_page_number_stays(small, make_template):
    content = replace(small("Secret"), placed={"mark": ("Secret",)})
    for between, footer in (" ", "Secret …"), (TAB, "Secret"):
        line = run("{{ x }}") + (between if between == TAB else run(between)) + NUMBER
        template = make_template(paragraph("Text"), edit=footed(line))
        assert walk(render(content, template).docx).footer == (footer,)


def test_a_value_that_would_be_in_the_word_file_alone_is_refused(small, make_template):
    content = replace(small("Page"), placed={"mark": ("Page",)})
    template = make_template(paragraph("Text"), edit=footed(run("{{ x }} ") + NUMBER))
    with pytest.raises(RenderError, match=r"mark is printed only next to a page number.*put a tab"):
        render(content, template)


@pytest.mark.parametrize("field", [FIELD, SIMPLE], ids=["runs", "simple"])
@pytest.mark.parametrize("code", ["REF b", "STYLEREF Title", " ref b "])
def test_a_field_of_a_footer_whose_words_only_pages_would_have_is_refused(
    small, make_template, field, code
):
    template = make_template(paragraph("Text"), edit=footed(field.format(code, "")))
    with pytest.raises(RenderError, match=r"REF in a header or footer has no stored result.*F9"):
        render(small("x"), template)
    for quiet in field.format("NUMPAGES", ""), field.format(code, run("Kenya")):
        render(small("x"), make_template(paragraph("Text"), edit=footed(quiet)))


def test_a_mark_in_the_header_is_read_beside_a_page_number_too(small, make_template):
    def edit(members: dict[str, bytes]) -> None:
        name = "word/header1.xml"
        line = run("{{ x }}") + TAB + NUMBER
        style = '<w:pPr><w:pStyle w:val="Classification"/></w:pPr>'
        members[name] = f'<w:hdr xmlns:w="{W}"><w:p>{style}{line}</w:p></w:hdr>'.encode()

    [mark] = walk(render(small("Secret"), make_template(paragraph("Text"), edit=edit)).docx).header
    assert isinstance(mark, Paragraph)
    assert (mark.role.value, mark.text) == ("classification", "Secret")


def kept_aside(kind: str, name: str, switch: str = ""):
    """Give a template a header or footer for some pages alone, as Word keeps them in a file."""

    def edit(members: dict[str, bytes]) -> None:
        marks = "".join(map(paragraph, ("{{ doc.classification }}", "{{ doc.draft_mark }}")))
        tag = "hdr" if name == "header" else "ftr"
        root = f'<w:{tag} xmlns:w="{W}"><w:p>{run("Kept aside")}</w:p>{marks}</w:{tag}>'
        members[f"word/{name}9.xml"] = root.encode()
        related = etree.fromstring(members["word/_rels/document.xml.rels"])
        given = {"Id": "rId99", "Type": f"{OFFICE}/{name}", "Target": f"{name}9.xml"}
        etree.SubElement(related, related[0].tag, given)
        members["word/_rels/document.xml.rels"] = etree.tostring(related)
        types = etree.fromstring(members["[Content_Types].xml"])
        declared = {"PartName": f"/word/{name}9.xml", "ContentType": f"{WORD}.{name}+xml"}
        etree.SubElement(types, types.tag.replace("Types", "Override"), declared)
        members["[Content_Types].xml"] = etree.tostring(types)
        pointer = f'<w:{name}Reference w:type="{kind}" r:id="rId99"/>'
        document = members["word/document.xml"].decode()
        document = document.replace("<w:sectPr>", f"<w:sectPr>{pointer}")
        if switch == "titlePg":
            document = document.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")
        elif switch:
            settings = members["word/settings.xml"].decode()
            at = settings.index("<w:characterSpacingControl")
            settings = f"{settings[:at]}<w:{switch}/>{settings[at:]}"
            members["word/settings.xml"] = settings.encode()
        members["word/document.xml"] = document.encode()

    return edit


@pytest.mark.parametrize("name", ["header", "footer"])
@pytest.mark.parametrize(("kind", "switch"), [("first", "titlePg"), ("even", "evenAndOddHeaders")])
def test_words_for_pages_that_no_page_is_are_in_no_format(small, make_template, name, kind, switch):
    for switched in ("", switch):
        template = make_template(paragraph("Text"), edit=kept_aside(kind, name, switched))
        rendered = render(small("x"), template)
        document = walk(rendered.docx)
        lines = [*(line.text for line in document.header), *document.footer]
        assert ("Kept aside" in lines) == bool(switched)
        assert ("Kept aside" in markdown.export(rendered).decode()) == bool(switched)
