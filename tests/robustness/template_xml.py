"""Real DOCX templates around a body of a test's own: the base request with its parts changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import comity_templates
from comity.model.errors import RenderError
from comity.steps.render.document import compile_template

BASE = Path(comity_templates.__file__).parent / "base/request.docx"
CONTEXT = {
    "amount": "1,000 EUR",
    "other": "9,000 EUR",
    "rows": [{"name": "sum", "label": "Amount", "text": "1,000 EUR"}],
    "lines": ["one", "two"],
    "empty": "",
    "doc": {
        "language": "en",
        "form": "mla-request",
        "reference": "12/2026",
        "classification": "",
        "draft_mark": "",
    },
    "labels": {"page": "Page", "of": "of"},
}
NAMESPACES = (
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
BODY, STYLES, FONTS = "word/document.xml", "word/styles.xml", "word/fontTable.xml"
SETTINGS, NUMBERS, HEADER = "word/settings.xml", "word/numbering.xml", "word/header1.xml"
VALUE = "{{ amount }}"
Parts = dict[str, bytes]
Change = Callable[[Parts], None]


def p(text: str = VALUE, run: str = "", para: str = "") -> str:
    """A paragraph with one run."""
    return f"<w:p><w:pPr>{para}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def run(text: str, look: str = "") -> str:
    """A run, with its blanks kept."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(
    cell: str = "",
    *,
    row: str = "",
    look: str = "",
    grid: str = '<w:gridCol w:w="4000"/>',
    text: str = VALUE,
    inner: str = "",
) -> str:
    size = '<w:tcW w:w="4000" w:type="dxa"/>' if "tcW" not in cell else ""
    return (
        f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr>{row}</w:trPr>"
        f"<w:tc><w:tcPr>{size}{cell}</w:tcPr>{inner or p(text)}</w:tc></w:tr></w:tbl><w:p/>"
    )


def body(xml: str) -> Callable[[Parts], None]:
    """The body is replaced; its section stays."""

    def edit(parts: Parts) -> None:
        whole = parts[BODY].decode()
        start, end = whole.index("<w:body>") + 8, whole.index("<w:sectPr>")
        whole = whole[:start] + xml + whole[end:]
        parts[BODY] = whole.replace("<w:document ", f"<w:document{NAMESPACES} ", 1).encode()

    return edit


def also(xml: str, *changes: tuple[str, str, str]) -> Callable[[Parts], None]:
    """A body, and texts replaced in parts: (part, old, new)."""

    def edit(parts: Parts) -> None:
        body(xml)(parts)
        for name, old, new in changes:
            assert old.encode() in parts[name], (name, old)
            parts[name] = parts[name].replace(old.encode(), new.encode(), 1)

    return edit


def styled(style: str, xml: str = "") -> Callable[[Parts], None]:
    """A body with a style of the author's own, ``X``."""
    return also(
        xml or p(para='<w:pStyle w:val="X"/>'), (STYLES, "</w:styles>", f"{style}</w:styles>")
    )


def style(run: str = "", para: str = "", kind: str = "paragraph", based: str = "Normal") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="X"><w:name w:val="X"/><w:basedOn w:val="{based}"/>'
        f"<w:pPr>{para}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def defaults(run: str) -> Callable[[Parts], None]:
    return also(p(), (STYLES, '<w:sz w:val="22"/>', f'{run}<w:sz w:val="22"/>'))


def packed(edit: Callable[[Parts], None]) -> bytes:
    with zipfile.ZipFile(BASE) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    edit(parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def refusal(change: Change) -> str:
    """Why a template is refused, or nothing."""
    try:
        compile_template(packed(change), "office.docx").fill(CONTEXT)
    except RenderError as error:
        return str(error)
    return ""


def judged(hostile: Mapping[str, Change], honest: Mapping[str, Change]) -> str:
    """How many of some templates are refused, as docs/robustness.md tells."""
    held, alarms = (sum(map(bool, map(refusal, each.values()))) for each in (hostile, honest))
    return f"{held} refused, {alarms} honest"


WHITE, DARK = '<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:color="auto" w:fill="14213D"/>'
TABLE_STYLE = (
    '<w:style w:type="table" w:styleId="X"><w:name w:val="X"/>{0}'
    '<w:tblStylePr w:type="firstRow">{1}</w:tblStylePr></w:style>'
)
IN_STYLE = (
    '<w:tblStyle w:val="X"/><w:tblW w:w="4000" w:type="dxa"/><w:tblLook w:val="0020"'
    ' w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
)
BOX = (
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
    f"{p()}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
ANCHOR = "<w:p><w:r><w:drawing><wp:anchor{0}/></w:drawing></w:r></w:p>"
FIELD = '<w:r><w:fldChar w:fldCharType="{0}"/></w:r>'
CODE = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
TEXT = f"<w:r><w:t>{VALUE}</w:t></w:r>"
W14 = "<w14:{0}>{1}</w14:{0}>"
