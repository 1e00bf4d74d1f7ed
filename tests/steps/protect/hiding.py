"""Places in a Word template where a name can stand, each a change of a real package."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    f'xmlns:w="{W}"'
)


class Office:
    """An office template under change: parts by name, put together again by ``packed``."""

    def __init__(self, base: Path) -> None:
        with zipfile.ZipFile(base) as old:
            self.parts = {name: old.read(name) for name in old.namelist()}
        self.comment = b""

    def within(self, part: str, before: str, text: str) -> None:
        data = self.parts[part].decode("utf-8")
        assert before in data
        at = data.rindex(before)
        self.parts[part] = f"{data[:at]}{text}{data[at:]}".encode()

    def body(self, text: str) -> None:
        self.within("word/document.xml", "<w:sectPr>", text)

    def line(self, text: str) -> None:
        self.body(f"<w:p>{text}</w:p>")

    def link(self, kind: str, target: str, *, external: bool = False, name: str = "rIdX") -> None:
        mode = ' TargetMode="External"' if external else ""
        relation = (
            f'<Relationship Id="{name}" Type="{KIND}{kind}" Target={quoteattr(target)}{mode}/>'
        )
        self.within("word/_rels/document.xml.rels", "</Relationships>", relation)

    def part(self, name: str, kind: str, content_type: str, data: bytes) -> None:
        self.parts[name] = data
        override = f'<Override PartName={quoteattr("/" + name)} ContentType="{content_type}"/>'
        self.within("[Content_Types].xml", "</Types>", override)
        self.link(kind, name.removeprefix("word/"), name="rIdP")

    def whole(self, name: str, content_type: str, kind: str, data: str) -> None:
        """A part that the package itself points to."""
        self.parts[name] = data.encode()
        override = f'<Override PartName="/{name}" ContentType="{content_type}"/>'
        self.within("[Content_Types].xml", "</Types>", override)
        relation = f'<Relationship Id="rIdW" Type="{kind}" Target="{name}"/>'
        self.within("_rels/.rels", "</Relationships>", relation)

    def picture(
        self, attributes: str, *, inner: str = "", chunk: str = "", file: str = "p"
    ) -> None:
        self.part(f"word/media/{file}.png", "image", "image/png", png(chunk))
        self.line(
            f"<w:r><w:drawing><wp:inline {SPACES}><wp:extent cx='9525' cy='9525'/>"
            f"<wp:docPr id='7' {attributes}/><a:graphic><a:graphicData "
            "uri='http://schemas.openxmlformats.org/drawingml/2006/picture'><pic:pic><pic:nvPicPr>"
            f"<pic:cNvPr id='7' {inner or 'name=' + quoteattr('x')}/><pic:cNvPicPr/></pic:nvPicPr>"
            "<pic:blipFill><a:blip r:embed='rIdP'/></pic:blipFill><pic:spPr/></pic:pic>"
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def field(self, code: str) -> None:
        self.line(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
            f"<w:r><w:instrText xml:space='preserve'> {escape(code)} </w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>1</w:t></w:r>"
            "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )

    def packed(self) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            new.comment = self.comment
            for name, data in self.parts.items():
                new.writestr(name, data)
        return out.getvalue()


def png(remark: str) -> bytes:
    def block(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    remarks = block(b"tEXt", b"Author\0" + remark.encode("latin-1")) if remark else b""
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    picture = block(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + block(b"IHDR", head) + remarks + picture + block(b"IEND", b"")


def t(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"


def word(text: str) -> str:
    """A name as an identifier is written."""
    return "".join(letter for letter in text.title() if letter.isalnum())


def halves(text: str) -> tuple[str, str]:
    at = len(text) - 4
    return text[:at], text[at:]


def style(e: Office, name: str, identifier: str, more: str = "") -> None:
    e.within(
        "word/styles.xml",
        "</w:styles>",
        f"<w:style w:type='paragraph' w:styleId={quoteattr(identifier)}>"
        f"<w:name w:val={quoteattr(name)}/>{more}</w:style>",
    )


def torn(e: Office, text: str, between: str) -> None:
    one, other = halves(text)
    first = f"<w:t xml:space='preserve'>{escape(one)}</w:t>"
    e.line(f"<w:r>{first}{between}<w:t>{escape(other)}</w:t></w:r>")


def control(e: Office, properties: str, text: str = "x") -> None:
    e.body(
        f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent><w:p>{t(text)}</w:p>"
        "</w:sdtContent></w:sdt>"
    )


def note(e: Office, kind: str, text: str) -> None:
    root = (
        f"<w:{kind}s xmlns:w='{W}'><w:{kind} w:id='2'><w:p>{t(text)}</w:p></w:{kind}></w:{kind}s>"
    )
    e.part(f"word/{kind}s.xml", f"{kind}s", f"{WORD}{kind}s+xml", root.encode())
    e.line(f"<w:r><w:{kind}Reference w:id='2'/></w:r>")


def comments(e: Office, text: str) -> None:
    root = (
        f"<w:comments xmlns:w='{W}'><w:comment w:id='0' w:author={quoteattr(text)}><w:p>{t(text)}"
    )
    e.part(
        "word/comments.xml",
        "comments",
        f"{WORD}comments+xml",
        f"{root}</w:p></w:comment></w:comments>".encode(),
    )


def core(e: Office, field: str, text: str) -> None:
    space = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    data = (
        f"<cp:coreProperties xmlns:cp='{space}' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        f"<{field}>{escape(text)}</{field}></cp:coreProperties>"
    )
    e.whole(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        kind,
        data,
    )


def own_property(e: Office, text: str) -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    data = (
        f"<Properties xmlns='{space}' xmlns:vt='http://schemas.openxmlformats.org/officeDocument/"
        f"2006/docPropsVTypes'><property fmtid='{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}' pid='2' "
        f"name={quoteattr(text)}><vt:lpwstr>{escape(text)}</vt:lpwstr></property></Properties>"
    )
    kind = f"{KIND}custom-properties"
    e.whole(
        "docProps/custom.xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        kind,
        data,
    )


def header_named(e: Office, text: str) -> None:
    name = f"word/{quote(word(text))}.xml"
    e.part(name, "header", f"{WORD}header+xml", f"<w:hdr xmlns:w='{W}'><w:p/></w:hdr>".encode())
    e.within(
        "word/document.xml", "<w:footerReference", "<w:headerReference w:type='first' r:id='rIdP'/>"
    )


def drawing(e: Office, attributes: str, inner: str = "") -> None:
    shape = f"<v:shape {SPACES} style='width:9pt;height:9pt' {attributes}>{inner}</v:shape>"
    e.line(f"<w:r><w:pict>{shape}</w:pict></w:r>")


def hyperlink(e: Office, attributes: str) -> None:
    e.line(f"<w:hyperlink {attributes}>{t('link')}</w:hyperlink>")


def linked(e: Office, target: str) -> None:
    e.link("hyperlink", target, external=True)
    hyperlink(e, "r:id='rIdX'")


def symbols(e: Office, text: str) -> None:
    e.line("".join(f"<w:r><w:sym w:font='Symbol' w:char='F0{ord(c):02X}'/></w:r>" for c in text))


def zipped(e: Office, text: str) -> None:
    e.comment = text.encode()


def variable(e: Office, name: str, value: str) -> None:
    e.within(
        "word/settings.xml",
        "<w:decimalSymbol",
        f"<w:docVars><w:docVar w:name={quoteattr(name)} w:val={quoteattr(value)}/></w:docVars>",
    )


def numbering(e: Office, text: str) -> None:
    data = e.parts["word/numbering.xml"].decode()
    e.parts["word/numbering.xml"] = data.replace(
        '<w:lvlText w:val=""/>', f"<w:lvlText w:val={quoteattr(text)}/>", 1
    ).encode()


def form_field(e: Office, text: str) -> None:
    e.line(
        "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='x'/>"
        f"<w:helpText w:type='text' w:val={quoteattr(text)}/></w:ffData></w:fldChar></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


def table(e: Office, properties: str, cells: list[str]) -> None:
    columns = "<w:gridCol w:w='900'/>" * len(cells)
    row = "".join(
        f"<w:tc><w:tcPr><w:tcW w:w='900' w:type='dxa'/></w:tcPr><w:p>{t(c)}</w:p></w:tc>"
        for c in cells
    )
    head = f"<w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    e.body(f"<w:tbl>{head}<w:tr>{row}</w:tr></w:tbl>")


PLACES: dict[str, Callable[[Office, str], None]] = {
    "a paragraph": lambda e, x: e.line(t(x)),
    "a header": lambda e, x: e.within("word/header1.xml", "</w:hdr>", f"<w:p>{t(x)}</w:p>"),
    "a footer": lambda e, x: e.within("word/footer1.xml", "</w:ftr>", f"<w:p>{t(x)}</w:p>"),
    "a run for each letter": lambda e, x: e.line("".join(map(t, x))),
    "letters with spaces between": lambda e, x: e.line(t(" ".join(x.split()[-1]))),
    "a word torn by a tab": lambda e, x: torn(e, x, "<w:tab/>"),
    "a word torn by a line's end": lambda e, x: torn(e, x, "<w:br/>"),
    "a word with a soft hyphen": lambda e, x: torn(e, x, "<w:softHyphen/>"),
    "a word with a hard hyphen": lambda e, x: torn(e, x, "<w:noBreakHyphen/>"),
    "a word over two paragraphs": lambda e, x: [e.line(t(half)) for half in halves(x)],
    "a letter in each paragraph": lambda e, x: [e.line(t(c)) for c in x.split()[-1]],
    "a letter in each cell": lambda e, x: table(e, "", list(x.split()[-1])),
    "a cell": lambda e, x: table(e, "", [x, "y"]),
    "a text box": lambda e, x: drawing(
        e, "", f"<v:textbox><w:txbxContent><w:p>{t(x)}</w:p></w:txbxContent></v:textbox>"
    ),
    "character references": lambda e, x: e.line(
        f"<w:r><w:t>{''.join(f'&#{ord(c)};' for c in x)}</w:t></w:r>"
    ),
    "a section of raw text": lambda e, x: e.line(f"<w:r><w:t><![CDATA[{x}]]></w:t></w:r>"),
    "wide letters": lambda e, x: e.line(
        t("".join(chr(ord(c) + 0xFEE0) if c.isalpha() else c for c in x))
    ),
    "symbols by their codes": lambda e, x: symbols(e, x),
    "ruby text": lambda e, x: e.line(
        f"<w:r><w:ruby><w:rt>{t(x)}</w:rt><w:rubyBase>{t('y')}</w:rubyBase></w:ruby></w:r>"
    ),
    "a tag that puts it together": lambda e, x: e.line(
        t("{{{{ {!r} ~ {!r} }}}}".format(*halves(x)))
    ),
    "alternative text": lambda e, x: e.picture(f"name='x' descr={quoteattr(x)}"),
    "the title of a picture": lambda e, x: e.picture(f"name='x' title={quoteattr(x)}"),
    "the name of a picture": lambda e, x: e.picture(f"name={quoteattr(x)}"),
    "the inner text of a picture": lambda e, x: e.picture(
        "name='x'", inner=f"name='x' descr={quoteattr(x)}"
    ),
    "a remark in a picture": lambda e, x: e.picture("name='x'", chunk=x),
    "the file of a picture": lambda e, x: e.picture("name='x'", file=word(x)),
    "the text of a drawing": lambda e, x: drawing(e, "", f"<v:textpath string={quoteattr(x)}/>"),
    "alternative text of a drawing": lambda e, x: drawing(e, f"alt={quoteattr(x)}"),
    "the title of a drawing": lambda e, x: drawing(e, f"title={quoteattr(x)}"),
    "the id of a drawing": lambda e, x: drawing(e, f"id={quoteattr(word(x))}"),
    "a tooltip": lambda e, x: hyperlink(e, f"w:anchor='a' w:tooltip={quoteattr(x)}"),
    "a link to a mail address": lambda e, x: linked(e, f"mailto:{word(x).lower()}@mail.example"),
    "a link with percent signs": lambda e, x: linked(
        e, "https://x.example/" + "".join(f"%{ord(c):02X}" for c in x)
    ),
    "a link with a path": lambda e, x: linked(e, f"https://x.example/{quote(x)}/cv.pdf"),
    "the anchor of a link": lambda e, x: hyperlink(e, f"w:anchor={quoteattr(word(x))}"),
    "the id of a relationship": lambda e, x: e.link(
        "hyperlink", "https://x.example/", external=True, name=word(x)
    ),
    "a bookmark": lambda e, x: e.line(
        f"<w:bookmarkStart w:id='9' w:name={quoteattr(word(x))}/><w:bookmarkEnd w:id='9'/>{t('y')}"
    ),
    "the alias of a control": lambda e, x: control(e, f"<w:alias w:val={quoteattr(x)}/>"),
    "the tag of a control": lambda e, x: control(e, f"<w:tag w:val={quoteattr(word(x))}/>"),
    "a choice of a control": lambda e, x: control(
        e,
        f"<w:dropDownList><w:listItem w:displayText={quoteattr(x)} w:value='1'/>"
        "</w:dropDownList>",
    ),
    "the text of a control": lambda e, x: control(e, "", x),
    "the binding of a control": lambda e, x: control(
        e, f"<w:dataBinding w:xpath={quoteattr('/' + word(x))} w:storeItemID='x'/>"
    ),
    "the name of a style": lambda e, x: style(e, x, "Own"),
    "the id of a style": lambda e, x: style(e, "Own", word(x)),
    "another name of a style": lambda e, x: style(
        e, "Own", "Own", f"<w:aliases w:val={quoteattr(x)}/>"
    ),
    "the text of a numbering": numbering,
    "a footnote": lambda e, x: note(e, "footnote", x),
    "an endnote": lambda e, x: note(e, "endnote", x),
    "a comment": comments,
    "the title in the properties": lambda e, x: core(e, "dc:title", x),
    "the author in the properties": lambda e, x: core(e, "dc:creator", x),
    "a property of its own": own_property,
    "a document variable": lambda e, x: variable(e, "v", x),
    "the name of a variable": lambda e, x: variable(e, word(x), "1"),
    "the name of a part": header_named,
    "the code of a field": lambda e, x: e.field(f"REF {word(x)}"),
    "a style that a field names": lambda e, x: e.field(f'STYLEREF "{x}"'),
    "a simple field": lambda e, x: e.line(
        f"<w:fldSimple w:instr={quoteattr('REF ' + word(x))}>{t('1')}</w:fldSimple>"
    ),
    "help of a form field": form_field,
    "the name of a font": lambda e, x: e.within(
        "word/fontTable.xml", "</w:fonts>", f"<w:font w:name={quoteattr(x)}/>"
    ),
    "the font of a run": lambda e, x: e.line(
        f"<w:r><w:rPr><w:rFonts w:ascii={quoteattr(x)}/></w:rPr><w:t>y</w:t></w:r>"
    ),
    "the name of a theme": lambda e, x: e.parts.update(
        {"word/theme/theme1.xml": e.parts["word/theme/theme1.xml"].replace(
            b"<a:clrScheme name=", f"<a:clrScheme x={quoteattr(x)} name=".encode())}
    ),
    "the caption of a table": lambda e, x: table(e, f"<w:tblCaption w:val={quoteattr(x)}/>", ["y"]),
    "a remark in XML": lambda e, x: e.body(f"<!-- {x} -->"),
    "an instruction in XML": lambda e, x: e.body(f"<?{word(x)} {x}?>"),
    "an attribute of another kind": lambda e, x: e.line(
        f"<w:r xmlns:y='urn:y' y:z={quoteattr(x)}><w:t>y</w:t></w:r>"
    ),
    "the name of an attribute": lambda e, x: e.line(
        f"<w:r xmlns:y='urn:y' y:{word(x)}='1'><w:t>y</w:t></w:r>"
    ),
    "the name of an element": lambda e, x: e.line(f"<w:r><w:{word(x)}/><w:t>y</w:t></w:r>"),
    "the name of a namespace": lambda e, x: e.line(
        f"<w:r xmlns:y='urn:{word(x)}'><w:t>y</w:t></w:r>"
    ),
    "hidden text": lambda e, x: e.line(
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{escape(x)}</w:t></w:r>"
    ),
    "a tracked deletion": lambda e, x: e.line(
        f"<w:del w:id='1' w:author={quoteattr(x)}><w:r><w:delText>{escape(x)}</w:delText></w:r>"
        "</w:del>"
    ),
    "a part that nothing shows": lambda e, x: e.part(
        "customXml/item1.xml", "customXml", "application/xml", f"<a>{escape(x)}</a>".encode()
    ),
    "a remark on the archive": zipped,
}  # fmt: skip

FORMS = {
    "a title": "Ms Abernathy",
    "capitals": "ABERNATHY",
    "an ending": "In re: Abernathy's",
}
