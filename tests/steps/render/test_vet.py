"""Templates from other hands: what is refused, and what goes out silently."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from comity.model.errors import RenderError
from comity.model.records import Template
from comity.steps.render import render
from comity.steps.render.document import compile_template
from comity.steps.render.vetting.vet import require_allowed
from comity.word.archive import write_archive
from comity.word.ooxml import parse

RELS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relate(parts, kind, target, *, external=False, id="rId99"):
    mode = ' TargetMode="External"' if external else ""
    line = f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    parts[RELS] = parts[RELS].replace(b"</Relationships>", line.encode() + b"</Relationships>")


def declare(parts, name, content_type):
    line = f'<Override PartName="/{name}" ContentType="{content_type}"/>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", line.encode() + b"</Types>"
    )


def into_body(parts, xml):
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:body>", b"<w:body>" + xml.encode()
    )


FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def code(*pieces):
    return FIELD.format(
        runs="".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    )


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "http://example.org/track.png"),
        ("attachedTemplate", "file:///C:/Users/jo/Normal.dotm"),
        ("oleObject", "http://example.org/x.bin"),
        ("aFChunk", "http://example.org/x.html"),
        ("hyperlink", "file:///etc/passwd"),
        ("hyperlink", "javascript:alert(1)"),
        ("frame", "http://example.org/"),
        ("subDocument", "http://example.org/"),
    ],
)
def test_a_link_out_of_the_document_is_refused(small, make_template, kind, target):
    template = make_template(edit=lambda parts: relate(parts, kind, target, external=True))
    with pytest.raises(RenderError, match=f"links to {re.escape(repr(target))} outside"):
        render(small(), template)


def test_a_hyperlink_to_the_web_is_kept(small, make_template, read_members):
    def edit(parts):
        relate(parts, "hyperlink", "https://example.org/", external=True)
        into_body(parts, f'<w:p><w:hyperlink xmlns:r="{OFFICE}" r:id="rId99"/></w:p>')

    parts = read_members(render(small(), make_template("<w:p/>", edit=edit)).docx)
    assert b"https://example.org/" in parts[RELS]


def linked(words, target):
    def edit(parts):
        relate(parts, "hyperlink", target, external=True)
        run = f"<w:r><w:t>{words}</w:t></w:r>"
        link = f'<w:hyperlink xmlns:r="{OFFICE}" r:id="rId99">{run}</w:hyperlink>'
        into_body(parts, f"<w:p>{link}</w:p>")

    return edit


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("https://justice.example", "https://evil.example/x"),
        ("see www.justice.example/a", "https://evil.example/"),
        ("desk@justice.example", "mailto:desk@evil.example"),
        ("desk@justice.example", "https://evil.example/"),
        ("https://justice.example", "https://justice.example.evil.example/"),
    ],
)
def test_a_link_whose_words_are_another_address_is_refused(small, make_template, words, target):
    template = make_template("<w:p/>", edit=linked(words, target))
    with pytest.raises(
        RenderError, match=r"the text of a link shows an address at .*Type the addr"
    ):
        render(small(), template)


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("https://justice.example", "https://justice.example/a"),
        ("www.justice.example", "https://Justice.example/"),
        ("justice.example", "https://www.justice.example/"),
        ("desk@justice.example", "mailto:desk@justice.example"),
        ("Our office", "https://justice.example/"),
    ],
)
def test_a_link_whose_words_name_its_host_or_none_is_kept(small, make_template, words, target):
    render(small(), make_template("<w:p/>", edit=linked(words, target)))


def test_a_relationship_that_nothing_uses_is_left_behind(small, make_template, read_members):
    def edit(parts):
        relate(parts, "hyperlink", "https://example.org/", external=True)

    parts = read_members(render(small(), make_template("<w:p/>", edit=edit)).docx)
    assert b"example.org" not in b"".join(parts.values())


@pytest.mark.parametrize(
    ("name", "content_type", "kind"),
    [
        ("word/vbaProject.bin", "application/vnd.ms-office.vbaProject", "vbaProject"),
        (
            "word/embeddings/oleObject1.bin",
            "application/vnd.openxmlformats-officedocument.oleObject",
            "oleObject",
        ),
        ("word/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml", "control"),
        ("word/afchunk.html", "text/html", "aFChunk"),
        ("word/embeddings/book.xlsx", "application/vnd.ms-excel", "package"),
        ("word/media/i.svg", "image/svg+xml", "image"),
        ("word/media/i.emf", "image/x-emf", "image"),
        ("word/charts/chart1.xml", "application/xml", "chart"),
    ],
)
def test_a_part_that_can_run_or_hide_something_is_refused(
    small, make_template, name, content_type, kind
):
    def edit(parts):
        parts[name] = b"<x/>"
        declare(parts, name, content_type)
        relate(parts, kind, name.removeprefix("word/"))

    with pytest.raises(RenderError, match=re.escape(name)):
        render(small(), make_template(edit=edit))


def test_a_macro_part_is_refused_even_if_nothing_points_to_it(small, make_template):
    def edit(parts):
        parts["word/vbaProject.bin"] = b"x"

    with pytest.raises(RenderError, match=r"vbaProject\.bin"):
        render(small(), make_template(edit=edit))


@pytest.mark.parametrize(
    ("xml", "says"),
    [
        ("<w:altChunk/>", "altChunk"),
        ("<w:p><w:r><w:object/></w:r></w:p>", "OLE"),
        ("<w:p><w:r><w:control/></w:r></w:p>", "ActiveX"),
        ('<w:p><w:ins w:author="Jo"><w:r/></w:ins></w:p>', "accept or reject"),
        ("<w:subDoc/>", "subdocument"),
        (
            '<w:p><w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" '
            'src="http://example.org/x.png"/></w:pict></w:r></w:p>',
            "load content from elsewhere",
        ),
        ('<w:p><w:hyperlink r:id="rId77"/></w:p>', "'rId77', which does not exist"),
    ],
)
def test_an_element_that_reaches_out_is_refused(small, make_template, xml, says):
    template = make_template(edit=lambda parts: into_body(parts, xml))
    with pytest.raises(RenderError, match=says):
        render(small(), template)


@pytest.mark.parametrize(
    "xml",
    [
        code(" DDEAUTO c:\\cmd.exe "),
        code(" INCLUDE", "PICTURE http://example.org/x.png "),
        code(" include", "text /etc/passwd "),
        code(" HYPERLINK http://example.org "),
        code(""),
        '<w:p><w:fldSimple w:instr=" DDE excel "/></w:p>',
        "<w:p><w:r><w:instrText>DDEAUTO x</w:instrText></w:r></w:p>",
        code(" PAGE ", '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
             '<w:instrText>DDE x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
             "<w:r><w:instrText>"),
        code(" REF {{ x }} "),
    ],
)  # fmt: skip
def test_a_field_that_is_not_on_the_list_is_refused(small, make_template, xml):
    template = make_template(edit=lambda parts: into_body(parts, xml))
    with pytest.raises(RenderError, match=r"field .* is not allowed|field REF is not allowed"):
        render(small(), template)


def test_the_fields_of_ordinary_documents_are_kept(small, make_template, read_members):
    body = "".join(
        code(f" {name} ") for name in ("PAGE", "NUMPAGES", 'TOC \\o "1-3"', "REF a", "SEQ b")
    )
    docx = render(small(), make_template(body)).docx
    assert read_members(docx)["word/document.xml"].count(b"<w:instrText") == 5


@pytest.mark.parametrize(
    "doctype", ['<!DOCTYPE w [<!ENTITY a "b">]>', '<!DOCTYPE w SYSTEM "file:///etc/passwd">']
)
@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "[Content_Types].xml"])
def test_a_document_type_declaration_is_refused(small, make_template, name, doctype):
    def edit(parts):
        head, rest = parts[name].split(b"?>", 1)
        parts[name] = head + b"?>" + doctype.encode() + rest

    with pytest.raises(RenderError, match="DTD"):
        render(small(), make_template(edit=edit))


def test_broken_xml_is_refused_not_repaired(small, make_template):
    def edit(parts):
        parts["word/header1.xml"] = parts["word/header1.xml"].replace(b"</w:t>", b"& </w:t>", 1)

    with pytest.raises(RenderError, match=r"header1\.xml: not well-formed"):
        render(small(), make_template(edit=edit))


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ({"../evil.txt": b"x"}, "points outside"),
        ({"/abs.txt": b"x"}, "points outside"),
        ({"a\\b.txt": b"x"}, "points outside"),
        ({f"m{i}": b"" for i in range(401)}, "401 parts"),
        ({"zeros.bin": bytes(20 * 2**20)}, "ZIP bomb"),
        ({"zeros.bin": bytes(33 * 2**20)}, "unpacks to"),
        ({"a": b"1", "A": b"2"}, "twice"),
        ({"word/document.xml": b"<x/>"}, "not a Word document"),
    ],
)
def test_an_archive_that_is_no_document_or_would_explode_is_refused(small, tmp_path, members, says):
    path = tmp_path / "bad.docx"
    path.write_bytes(write_archive(members))
    with pytest.raises(RenderError, match=rf"bad\.docx: .*{says}"):
        render(small(), Template(path, "office"))


@pytest.mark.parametrize("cut", [0, 10, 2000])
def test_a_damaged_file_is_an_error_that_names_it(small, request_template, tmp_path, cut):
    path = tmp_path / "cut.docx"
    path.write_bytes(request_template.path.read_bytes()[:cut])
    with pytest.raises(RenderError, match=r"^cut\.docx"):
        render(small(), Template(path, "office"))


def test_a_damaged_member_is_an_error_that_names_the_file(small, request_template, tmp_path):
    data = bytearray(request_template.path.read_bytes())
    data[200] ^= 0xFF
    path = tmp_path / "bits.docx"
    path.write_bytes(bytes(data))
    with pytest.raises(RenderError, match=r"^bits\.docx"):
        render(small(), Template(path, "office"))


def test_what_word_notes_about_people_goes_out(small, make_template, read_members):
    def edit(parts):
        into_body(
            parts,
            '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD"><w:proofErr w:type="spellStart"/>'
            '<w:commentRangeStart w:id="0"/><w:r w:rsidRPr="00AB12CD">'
            '<w:rPr><w:lang w:val="de-DE"/></w:rPr><w:t>kept</w:t></w:r>'
            '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
            '<w:bookmarkStart w:id="1" w:name="_GoBack"/></w:p><!-- Jo Doe -->',
        )
        for name, kind, blob in (
            ("word/comments.xml", "comments", b'<c author="Jo Doe"/>'),
            ("word/people.xml", "people", b"<p>Jo Doe</p>"),
            ("customXml/item1.xml", "customXml", b"<c>Jo Doe</c>"),
        ):
            parts[name] = blob
            declare(parts, name, "application/xml")
            relate(parts, kind, "/" + name, id=kind)
        parts["docProps/core.xml"] = b"<core>Jo Doe</core>"
        parts["docProps/thumbnail.jpeg"] = b"Jo Doe"
        parts["word/settings.xml"] = parts["word/settings.xml"].replace(
            b"<w:compat>", b'<w:rsids><w:rsid w:val="00AB12CD"/></w:rsids><w:compat>'
        )

    parts = read_members(render(small(), make_template("<w:p/>", edit=edit)).docx)
    whole = b"".join(parts.values())
    assert b"kept" in whole
    for trace in (b"Jo Doe", b"rsid", b"proofErr", b"comment", b"_GoBack", b"de-DE"):
        assert trace not in whole
    assert not {"word/comments.xml", "docProps/thumbnail.jpeg"} & set(parts)


def test_a_password_protected_archive_is_refused(small, request_template, tmp_path):
    data = bytearray(request_template.path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        header = archive.infolist()[0].header_offset
    data[header + 6] |= 1
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    path = tmp_path / "locked.docx"
    path.write_bytes(bytes(data))
    with pytest.raises(RenderError, match="password"):
        render(small(), Template(path, "office"))


@pytest.mark.parametrize(
    ("xml", "says"),
    [
        (
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{{ doc.reference }}</w:t></w:r></w:p>",
            "hidden text",
        ),
        (
            '<w:p><w:pPr><w:numPr><w:numberingChange w:id="1" w:author="Jo"/>'
            "</w:numPr></w:pPr></w:p>",
            "tracked formatting change",
        ),
        *(
            (
                "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>"
                f'<w:tc><w:tcPr><w:{name} w:id="1" w:author="Jo"/></w:tcPr><w:p/></w:tc>'
                "</w:tr></w:tbl>",
                "a tracked",
            )
            for name in ("tcPrChange", "cellIns", "cellDel", "cellMerge")
        ),
    ],
)
def test_hidden_text_and_the_tracked_changes_of_a_table_are_refused(
    small, make_template, xml, says
):
    template = make_template(edit=lambda parts: into_body(parts, xml))
    with pytest.raises(RenderError, match=says):
        render(small(), template)


def test_text_that_is_switched_to_be_shown_is_no_hidden_text(small, make_template):
    shown = '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Shown</w:t></w:r></w:p>'
    render(small(), make_template(shown))


@pytest.mark.parametrize(
    "made",
    [
        "<w:altChunk/>",
        '<w:p><w:fldSimple w:instr="INCLUDETEXT x"/></w:p>',
        "<w:p><w:r><w:object/></w:r></w:p>",
    ],
)
def test_what_tags_would_make_of_a_vetted_template_is_held_to_the_list(request_template, made):
    compiled = compile_template(request_template.path.read_bytes(), "request.docx")
    part = compiled.package.parts[compiled.package.main]
    require_allowed(parse(part.blob, "body"), part, "body")
    filled = part.blob.replace(b"<w:body>", b"<w:body>" + made.encode(), 1)
    with pytest.raises(RenderError, match="after its tags were filled in"):
        require_allowed(parse(filled, "body"), part, "body")
