from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest
from lxml import etree
from markupsafe import Markup

from comity.model.errors import RenderError
from comity.model.records import Template
from comity.steps.render import render

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

HOSTILE = [
    "Marks & Spencer",
    "AT&T; R&D",
    "Smith <a@b>",
    "Smith <smith@example.org>",
    "]]>",
    "<![CDATA[ x ]]>",
    "</w:t></w:r></w:p><w:p><w:r><w:t>injected",
    '<w:fldSimple w:instr="DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe"/>',
    '{ DDEAUTO cmd "/k calc.exe" }',
    "{{ x }}",
    "{% for i in range(9) %}",
    "{# gone? #}",
    "{_{ x }_}",
    "{_% x %_}",
    "{%p if x %}",
    "&amp; &lt; &#65;",
    "<script>alert(1)</script>",
    "'quoted' \"twice\" “curly”",
    "שלום עולם",
    "محمد بن عبد الله",
    "👩🏽‍⚖️ 🇳🇬 𝒳",
    "*bold* _it_ `code` # h | cell \\ [a](b) ![c](d) ~x~",
    "1. not a list",
    "- neither",
    "https://example.org/?a=1&copy=2",
    "=SUM(A1:A2)",
    "%APPDATA%",
    "100 kB " + "abcdefghi " * 10_000,
]


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_a_value_stands_in_the_document_exactly_as_written(
    with_value, request_template, read_texts, value
):
    docx = render(with_value(value), request_template).docx
    body = read_texts(docx)
    assert body.count(value) == 7  # heading, paragraph, label, cell, table head, cell, note
    assert f"1.\t{value}" in body
    assert value in read_texts(docx, "word/header1.xml")
    assert value in read_texts(docx, "word/footer1.xml")


def test_no_value_adds_a_field_a_paragraph_or_a_part(with_value, request_template, read_members):
    def tags(value):
        members = read_members(render(with_value(value), request_template).docx)
        return {
            name: [node.tag for node in etree.fromstring(blob).iter()]
            for name, blob in members.items()
        }

    harmless = tags("plain")
    for value in HOSTILE[:24]:
        hostile = tags(value)
        assert list(hostile) == list(harmless), value
        assert hostile == harmless, value


def test_tabs_and_newlines_become_tabs_and_breaks(with_value, request_template, read_members):
    value = "first\tsecond\n\n third \r\nfourth"
    docx = render(with_value(value), request_template).docx
    root = etree.fromstring(read_members(docx)["word/document.xml"])
    runs = [
        [(node.tag.removeprefix(W), node.text) for node in run]
        for run in root.iter(f"{W}r")
        if run.findtext(f"{W}t") == "first"
    ]
    assert runs[0] == [
        ("t", "first"),
        ("tab", None),
        ("t", "second"),
        ("br", None),
        ("br", None),
        ("t", " third "),
        ("br", None),
        ("t", "fourth"),
    ]


@pytest.mark.parametrize(
    ("character", "name"),
    [("\a", "U+0007"), ("\f", "U+000C"), ("\0", "U+0000"), ("\x1b", "U+001B"), ("\v", "U+000B"),
     ("\ud800", "U+D800"), ("\ufffe", "U+FFFE")],
)  # fmt: skip
def test_a_character_that_xml_cannot_carry_is_refused_by_name_and_place(
    with_value, request_template, character, name
):
    with pytest.raises(RenderError) as caught:
        render(with_value(f"before{character}after"), request_template)
    assert name in str(caught.value)
    assert "doc.reference" in str(caught.value)
    assert "position 6" in str(caught.value)


class Wiper:
    def wipe(self):
        raise AssertionError("a template ran code")


@pytest.mark.parametrize(
    "value", [None, Markup("<b>"), Wiper(), ("a", "b"), b"bytes", {1: "x"}, [["deep", None]]]
)
def test_only_plain_data_enters_a_template(small, make_template, value):
    template = make_template("<w:p><w:r><w:t>fixed</w:t></w:r></w:p>")
    with pytest.raises(RenderError, match=r"^x"):
        render(small(value), template)


def test_numbers_are_printed_and_lists_are_not(small, make_template, read_texts):
    template = make_template("<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>")
    assert read_texts(render(small(7), template).docx) == ["7"]
    for value in ([1], {"a": 1}, True):
        with pytest.raises(RenderError, match="cannot be printed"):
            render(small(value), template)


def test_the_same_input_gives_the_same_bytes_in_another_process(request_content, request_template):
    script = (
        "import sys, pickle, hashlib; from comity.steps.render import render; "
        "print(hashlib.sha256(render(*pickle.load(sys.stdin.buffer)).docx).hexdigest())"
    )
    import hashlib
    import pickle

    handed = pickle.dumps((request_content, request_template))
    here = hashlib.sha256(render(request_content, request_template).docx).hexdigest()
    for seed in ("1", "2"):
        there = subprocess.run(
            [sys.executable, "-c", script],
            input=handed,
            capture_output=True,
            check=True,
            env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"},
        )
        assert there.stdout.decode().strip() == here


def test_the_archive_tells_neither_time_nor_machine(request_content, request_template):
    docx = render(request_content, request_template).docx
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        assert archive.namelist()[:3] == [
            "[Content_Types].xml",
            "_rels/.rels",
            "word/document.xml",
        ]
        for info in archive.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert (info.create_system, info.external_attr, info.extra) == (0, 0o600 << 16, b"")


def test_properties_hold_title_language_and_the_drafts_date_and_no_person(
    request_content, request_template, read_members
):
    parts = read_members(render(request_content, request_template).docx)
    core = etree.fromstring(parts["docProps/core.xml"])
    assert [(etree.QName(node).localname, node.text) for node in core] == [
        ("title", "Request for Mutual Legal Assistance in a Criminal Matter"),
        ("language", "en"),
        ("created", "2026-11-16T00:00:00Z"),
        ("modified", "2026-11-16T00:00:00Z"),
    ]
    app = etree.fromstring(parts["docProps/app.xml"])
    assert [(etree.QName(node).localname, node.text) for node in app] == [("Application", "Comity")]


@pytest.mark.parametrize(("paper", "size"), [("a4", "11906 16838"), ("letter", "12240 15840")])
def test_the_page_has_the_size_of_the_paper(
    request_content, request_template, read_members, paper, size
):
    docx = render(replace(request_content, paper=paper), request_template).docx
    root = etree.fromstring(read_members(docx)["word/document.xml"])
    sizes = [f"{node.get(f'{W}w')} {node.get(f'{W}h')}" for node in root.iter(f"{W}pgSz")]
    assert sizes == [size]
    width = int(size.split()[0]) - 2 * 1418
    for grid in root.iter(f"{W}tblGrid"):
        assert sum(int(column.get(f"{W}w")) for column in grid) == width


def test_a_tag_that_joins_two_paragraphs_is_refused(small, make_template):
    body = "<w:p><w:r><w:t>Facts: {% if x %}open</w:t></w:r></w:p>"
    with pytest.raises(RenderError, match=r'"Facts: .*joins it to the text of another paragraph'):
        render(small(), make_template(body))


def test_a_landscape_section_stays_landscape(small, make_template, read_members):
    base = read_members(make_template("<w:p/>").path.read_bytes())["word/document.xml"].decode()
    headers = "".join(re.findall(r"<w:headerReference [^>]*/>", base))  # with its marks
    body = (
        f"<w:p><w:pPr><w:sectPr>{headers}"
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr></w:p>'
    )
    docx = render(small(paper="letter"), make_template(body)).docx
    sizes = list(etree.fromstring(read_members(docx)["word/document.xml"]).iter(f"{W}pgSz"))
    assert [(node.get(f"{W}w"), node.get(f"{W}h")) for node in sizes] == [
        ("15840", "12240"),
        ("12240", "15840"),
    ]


def test_an_unknown_paper_is_refused(request_content, request_template):
    with pytest.raises(RenderError, match="foolscap"):
        render(replace(request_content, paper="foolscap"), request_template)


def test_language_and_direction_come_from_the_content(
    request_content, request_template, read_members
):
    content = replace(request_content, language="ar", direction="rtl")
    parts = read_members(render(content, request_template).docx)
    styles = etree.fromstring(parts["word/styles.xml"])
    defaults = styles.find(f"{W}docDefaults")
    lang = defaults.find(f".//{W}lang")
    assert [lang.get(f"{W}{name}") for name in ("val", "bidi")] == ["ar", "ar"]
    assert defaults.find(f".//{W}pPr/{W}bidi") is not None
    body = etree.fromstring(parts["word/document.xml"])
    assert body.find(f".//{W}sectPr/{W}bidi") is not None
    tables = list(body.iter(f"{W}tblPr"))
    assert tables
    assert all(properties.find(f"{W}bidiVisual") is not None for properties in tables)
    assert all(b"<w:lang" not in blob for name, blob in parts.items() if "styles" not in name)


def test_runs_of_a_right_to_left_script_say_so_and_others_do_not(
    with_value, request_template, read_members
):
    content = replace(with_value("محكمة 12"), language="ar", direction="rtl")
    body = etree.fromstring(
        read_members(render(content, request_template).docx)["word/document.xml"]
    )
    marked = {
        "".join(run.itertext())
        for run in body.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}rtl") is not None
    }
    assert marked == {"محكمة 12", "1.محكمة 12"}  # with the number of an item, a tab apart


def test_a_field_that_the_template_has_no_place_for_is_an_error(request_content, make_template):
    template = make_template("<w:p><w:r><w:t>{{ doc.title }}</w:t></w:r></w:p>", name="short.docx")
    content = replace(
        request_content,
        placed={"title": (request_content.title,), "facts[0].text": ("On 12 May 2026",)},
    )
    with pytest.raises(RenderError, match=r"short\.docx: facts\[0\]\.text was given"):
        render(content, template)


def test_placed_text_may_be_broken_into_lines(with_value, request_template):
    content = replace(with_value("a long\n\tstatement"), placed={"x": ("a  long statement",)})
    assert render(content, request_template).docx


def test_text_that_word_would_not_show_is_an_error(small, make_template):
    template = make_template("<w:p><w:r><w:t>{{r x }}</w:t></w:r></w:p>")
    with pytest.raises(RenderError, match="'value' is outside a run"):
        render(small(), template)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{ parts.facst }}", "there is no 'facst' here; available: facts"),
        ("{{ nowhere }}", "'nowhere' is undefined"),
        ("{{ x", "the tag has no end"),
        ("x }} y", "half of a tag"),
        ("{{ x|first }}", "print a text as a whole"),
        ("{% for i in x %}{{ i }} {% endfor %}", "a text is not a list"),
    ],
)
def test_a_broken_tag_is_reported_with_template_paragraph_and_cause(
    small, make_template, text, says
):
    body = (
        "<w:p><w:r><w:t>A paragraph before</w:t></w:r></w:p>"
        f"<w:p><w:r><w:t>Facts: {text}</w:t></w:r></w:p>"
    )
    content = small()
    content = replace(content, context={**content.context, "parts": {"facts": "x"}})
    with pytest.raises(RenderError, match=says) as caught:
        render(content, make_template(body, name="office.docx"))
    assert str(caught.value).startswith('office.docx: word/document.xml, near "Facts: ')


def test_a_literal_brace_is_written_as_docxtpl_has_it(small, make_template, read_texts):
    template = make_template("<w:p><w:r><w:t>{_{ x }_} {_% y %_}</w:t></w:r></w:p>")
    assert read_texts(render(small(), template).docx) == ["{{ x }} {% y %}"]


def test_a_tag_that_word_split_into_runs_is_one_tag(small, make_template, read_texts):
    body = (
        "<w:p><w:r><w:t>{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{ x </w:t></w:r>"
        "<w:r><w:t>}}</w:t></w:r></w:p>"
    )
    assert read_texts(render(small("a & b"), make_template(body)).docx) == ["a & b"]


def test_the_columns_of_a_table_follow_the_data(request_content, request_template, read_members):
    docx = render(request_content, request_template).docx
    root = etree.fromstring(read_members(docx)["word/document.xml"])
    tables = {len(table.find(f"{W}tblGrid")): table for table in root.iter(f"{W}tbl")}
    persons = tables[5]
    for row in persons.iter(f"{W}tr"):
        widths = [int(node.get(f"{W}w")) for node in row.iter(f"{W}tcW")]
        assert widths == [int(node.get(f"{W}w")) for node in persons.find(f"{W}tblGrid")]
    assert widths[1] > widths[0]  # a name needs more room than an id
    assert persons.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None


def test_a_missing_template_is_an_error_that_names_it(small, tmp_path):
    with pytest.raises(RenderError, match=r"gone\.docx: cannot be read"):
        render(small(), Template(tmp_path / "gone.docx", "office"))


def test_a_lead_in_stays_with_its_table(notice_content, notice_template, read_members):
    docx = render(notice_content, notice_template).docx
    root = etree.fromstring(read_members(docx)["word/document.xml"])
    [lead_in] = [
        paragraph
        for paragraph in root.iter(f"{W}p")
        if "The table says" in "".join(paragraph.itertext())
    ]
    assert lead_in.find(f"{W}pPr/{W}keepNext") is not None
