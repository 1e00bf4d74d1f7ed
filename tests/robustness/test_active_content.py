"""Row 9: whatever in a template could run, fetch or follow data is refused, or left behind."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

FIELDS = (
    "DDE excel x", "DDEAUTO c:\\cmd.exe", "INCLUDETEXT /etc/passwd",
    "INCLUDEPICTURE https://evil.example/x.png", "INCLUDE x", "IMPORT x", "LINK Excel.Sheet x",
    "EMBED Package", "DATABASE \\d x", "MACROBUTTON Evil x", "GOTOBUTTON x y", "RD x.docx",
    "FILLIN x", "ASK a b", "QUOTE { DDE x }", "AUTOTEXT x", "USERNAME", "FILENAME \\p", "TEMPLATE",
    "HYPERLINK https://evil.example", "PRINT x", "MERGEFIELD x", "DOCPROPERTY x", "SET a b",
)  # fmt: skip
VML = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">{}</v:shape></w:pict>'
    "</w:r></w:p>"
)
OLE = "application/vnd.openxmlformats-officedocument.oleObject"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
Change = Callable[[Any], Any]

REFUSED: dict[str, Change] = {
    "a macro project": lambda a: a.part(
        "word/vbaProject.bin", "vbaProject", "application/vnd.ms-office.vbaProject"
    ),
    "macro data": lambda a: a.part(
        "word/vbaData.xml", "wordVbaData", "application/vnd.ms-word.vbaData+xml"
    ),
    "an OLE object": lambda a: a.part("word/embeddings/o.bin", "oleObject", OLE),
    "an OLE element": lambda a: a.body("<w:p><w:r><w:object/></w:r></w:p>"),
    "an ActiveX control": lambda a: a.part(
        "word/activeX/a.xml", "control", "application/vnd.ms-office.activeX+xml"
    ),
    "a control element": lambda a: a.body("<w:p><w:r><w:control/></w:r></w:p>"),
    "an embedded workbook": lambda a: a.part("word/embeddings/a.xlsx", "package", "x/y"),
    "an altChunk": lambda a: a.part("word/a.html", "aFChunk", "text/html"),
    "an altChunk element": lambda a: a.body("<w:altChunk/>"),
    "a subdocument": lambda a: a.body("<w:subDoc/>"),
    "a linked subdocument": lambda a: a.link("subDocument", "https://evil.example/a.docx"),
    "an attached template": lambda a: a.link("attachedTemplate", "https://evil.example/a.dotm"),
    "a linked picture": lambda a: a.link("image", "https://evil.example/a.png"),
    "a linked OLE object": lambda a: a.link("oleObject", "file:///c:/a.xls"),
    "a linked frame": lambda a: a.link("frame", "https://evil.example/"),
    "a link that is a script": lambda a: a.link("hyperlink", "javascript:alert(1)"),
    "a link to a file": lambda a: a.link("hyperlink", "file:///etc/passwd"),
    "a VML picture": lambda a: a.body(VML.format('<v:imagedata src="https://evil.example/"/>')),
    "a VML fill": lambda a: a.body(VML.format('<v:fill src="https://evil.example/x.png"/>')),
    "a mail merge": lambda a: a.body("<w:mailMerge/>"),
    "custom XML markup": lambda a: a.body('<w:customXml w:uri="u" w:element="e"/>'),
    "a chart with its data": lambda a: a.part("word/charts/c.xml", "chart", "x/chart+xml"),
    "a diagram": lambda a: a.part("word/diagrams/d.xml", "diagramData", "x/d+xml"),
    "a form's macro": lambda a: a.body(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="Evil"/>'
        "</w:ffData></w:fldChar></w:r></w:p>"
    ),
    "a header that calls itself something else": lambda a: a.part(
        "word/headerX.xml", "header", "application/xml", b"<w:altChunk/>"
    ),
    "a picture that is a program": lambda a: a.part(
        "word/media/a.png", "image", "image/png", b"MZ\x90\0"
    ),
    "a macro-enabled document": lambda a: _retyped(a),
}  # fmt: skip
LEFT_BEHIND: dict[str, Change] = {
    "a custom XML part": lambda a: a.part(
        "customXml/item1.xml", "customXml", "application/xml", b"<canary/>"
    ),
    "a glossary": lambda a: a.part(
        "word/glossary/document.xml", "glossaryDocument",
        f"{TYPE}.document.glossary+xml", b"<canary/>"
    ),
    "web settings": lambda a: a.part(
        "word/webSettings.xml", "webSettings", f"{TYPE}.webSettings+xml", b"<canary/>"
    ),
}  # fmt: skip


def _retyped(altered: Any) -> Any:
    types = altered.parts["[Content_Types].xml"]
    altered.parts["[Content_Types].xml"] = types.replace(
        f"{TYPE}.document.main+xml".encode(),
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    return altered


def _field(code: str) -> Change:
    xml = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
        f'{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    return lambda altered: altered.body(xml)


CHANGES = REFUSED | {f"the field {code}": _field(code) for code in FIELDS}


def test_active_content_is_refused_and_our_own_templates_are_not(
    altered, refusal, templates, figure
):
    through = [name for name, change in CHANGES.items() if not refusal(change(altered()).packed())]
    assert through == []
    own = [t.path for t in templates if refusal(t.path.read_bytes())]
    assert own == []
    figure(
        "9",
        tried=f"{len(CHANGES)} kinds, {len(FIELDS)} of them fields; our own templates",
        ours=f"{len(CHANGES)} refused, 0 of our own",
    )


def test_what_word_adds_for_itself_is_left_behind(altered, small_document):
    for name, change in LEFT_BEHIND.items():
        made = small_document(change(altered().only("<w:p/>")).packed())
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            assert not [m for m in archive.namelist() if b"canary" in archive.read(m)], name


@pytest.mark.long
def test_the_plain_stack_keeps_it(altered, plain, figure):
    refused = 0
    for change in CHANGES.values():
        try:
            plain.reopened(change(altered()).packed())
        except Exception:
            refused += 1
    figure("9", plain=f"{refused} refused")
