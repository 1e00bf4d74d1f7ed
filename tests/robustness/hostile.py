"""Templates that are not what they seem, made by code: what each does to an honest one."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from typing import Any

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMES = (
    f'xmlns:r="{OFFICE}" xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main" '
    f'xmlns:pic="{DRAWING}/picture" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    f'xmlns:c="{DRAWING}/chart" xmlns:dgm="{DRAWING}/diagram"'
)
WEB = "https://evil.example/x"
BODY, RELS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
Change = Callable[[Any], Any]


def png(width: int = 1, height: int = 1) -> bytes:
    """A picture whose header says any size; its pixels are those of one point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\0\0\0")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def jpeg(width: int, height: int, frames: int = 1) -> bytes:
    """The blocks of a JPEG of any size."""
    frame = b"\xff\xc0\0\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\0"
    return b"\xff\xd8" + frame * frames + b"\xff\xda\0\x08\x01\x01\0\0\x3f\0" + b"\0\xff\xd9"


def gif(width: int, height: int, pictures: int = 1) -> bytes:
    """The blocks of a GIF of any size."""
    one = b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x01\0\0"
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0, 0, 0) + one * pictures + b";"


def run(xml: str) -> str:
    return f"<w:p><w:r {NAMES}>{xml}</w:r></w:p>"


def picture(
    blip: str = 'r:embed="rId99"', inside: str = "", about: str = "", around: str = ""
) -> str:
    """A picture in a line, as Word writes it."""
    return run(
        f'<w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="x"{about}>{around}'
        f'</wp:docPr><a:graphic><a:graphicData uri="{DRAWING}/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f"<a:blip {blip}>{inside}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        '<pic:spPr><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def with_picture(blob: bytes, kind: str = "png", xml: str = "") -> Change:
    def change(altered: Any) -> Any:
        name = f"word/media/p.{kind}"
        return altered.part(name, "image", f"image/{kind}", blob).body(xml or picture())

    return change


def body(xml: str) -> Change:
    return lambda altered: altered.body(xml)


def linked(kind: str, target: str, xml: str) -> Change:
    return lambda altered: altered.link(kind, target).body(xml)


def link_to(target: str, attributes: str = "") -> Change:
    return linked(
        "hyperlink", target, f'<w:p><w:hyperlink {NAMES} r:id="rId99"{attributes}/></w:p>'
    )


def edited(name: str, old: str, new: str) -> Change:
    def change(altered: Any) -> Any:
        before = altered.parts[name]
        altered.parts[name] = before.replace(old.encode(), new.encode(), 1)
        assert altered.parts[name] != before, (name, old)
        return altered

    return change


def inside(name: str, xml: str) -> Change:
    """XML at the end of a part."""

    def change(altered: Any) -> Any:
        blob = altered.parts[name]
        at = blob.rindex(b"</")
        altered.parts[name] = blob[:at] + xml.encode() + blob[at:]
        return altered

    return change


def vml(xml: str) -> Change:
    return body(run(f"<w:pict><v:shape>{xml}</v:shape></w:pict>"))


def clicked(xml: str) -> Change:
    """A true picture, with a hyperlink of its own, rId98."""

    def change(altered: Any) -> Any:
        rel = f'<Relationship Id="rId98" Type="{OFFICE}/hyperlink" Target="{WEB}" '
        more = edited(RELS, "</Relationships>", f'{rel}TargetMode="External"/></Relationships>')
        return with_picture(png(), xml=picture(around=xml))(more(altered))

    return change


def field(*pieces: str) -> str:
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    ends = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return ends.format("begin") + runs + ends.format("end")


def tag(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


CHOICE = (
    '<mc:AlternateContent><mc:Choice Requires="w14"><w:t>100</w:t></mc:Choice>'
    "<mc:Fallback><w:t>900</w:t></mc:Fallback></mc:AlternateContent>"
)
SDT = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"

LINKS = {
    f"a hyperlink to {target}": link_to(target)
    for target in (
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "data:text/html,x",
        "file:///etc/passwd", "file://evil.example/share/x", "\\\\evil.example\\share",
        "ms-word:ofe|u|https://evil.example/x.docm", "ms-msdt:/id PCWDiagnostic",
        "search-ms:query=x",
        "ppaction://program", "ftp://evil.example/x", "smb://evil.example/x", "ldap://evil.example",
        "mhtml:https://evil.example/x", "view-source:https://evil.example", "x.docx", "/etc/passwd",
        "//evil.example/x", "https:evil", "https://", "https://user@evil.example/",
        "https://court.example:pw@evil.example/", "https://court.example%40evil.example/",
        "https://evil.example/\u202e", "https://evil.example/\u200b", "https://evil.example/&#10;x",
        "https://evil.example\\@court.example/", "https://evil.example:0/", "https://[::1/",
        "https://evil.example/" + "x" * 3000, "mailto:", "mailto:jo",
        "mailto:a@b.example?attach=/etc/x",
        "mailto:a@b.example?attachment=x", "mailto:a@b.example?bcc=c@d.example",
        "mailto:a@b.example?subject=x%0ABcc:c@d.example", "mailto:a@b@c.example",
    )
}  # fmt: skip

USES: dict[str, Change] = {
    "a hyperlink as picture, linked": linked("hyperlink", WEB, picture('r:link="rId99"')),
    "a hyperlink as picture, embedded": linked("hyperlink", WEB, picture()),
    "a hyperlink as picture, both": linked(
        "hyperlink", WEB, picture('r:embed="rId4" r:link="rId99"')
    ),
    "a hyperlink as header": linked(
        "hyperlink", WEB, f'<w:p><w:pPr><w:sectPr><w:headerReference {NAMES} w:type="default" '
        'r:id="rId99"/></w:sectPr></w:pPr></w:p>'
    ),
    "a picture as header": with_picture(
        png(), xml=f'<w:p><w:pPr><w:sectPr><w:headerReference {NAMES} w:type="default" '
        'r:id="rId99"/></w:sectPr></w:pPr></w:p>'
    ),
    "a picture as hyperlink": with_picture(
        png(), xml=f'<w:p><w:hyperlink {NAMES} r:id="rId99"/></w:p>'
    ),
    "the styles as picture": body(picture('r:embed="rId1"')),
    "a hyperlink inside the document": lambda a: a.link("hyperlink", "styles.xml", external=False),
    "a picture with another program's relationship": lambda a: edited(
        RELS, f'{OFFICE}/image"', 'http://evil.example/image"'
    )(with_picture(png())(a)),
    "a relationship to itself as header": lambda a: a.link(
        "header", "/word/document.xml", external=False
    ),
    "two parts as styles": lambda a: a.part(
        "word/styles2.xml", "styles",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
        a.parts["word/styles.xml"],
    ),
    "one id with two meanings": lambda a: a.link("hyperlink", "https://a.example").link(
        "hyperlink", WEB
    ),
    "a target mode of another spelling": edited(
        RELS, "</Relationships>", f'<Relationship Id="rId98" Type="{OFFICE}/image" Target="{WEB}" '
        'TargetMode="external"/></Relationships>'
    ),
    "a relationship within a relationship": edited(
        RELS, "</Relationships>", '<x><Relationship Id="rId98" Type="t" Target="u"/></x>'
        "</Relationships>"
    ),
    "two types of one part": edited(
        TYPES, "</Types>", '<Override PartName="/word/DOCUMENT.xml" ContentType="application/'
        'vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    ),
    "an action on a picture": clicked(
        '<a:hlinkClick r:id="rId98" action="ppaction://program"/>'
    ),
    "a sound on a picture": clicked(
        '<a:hlinkClick r:id="rId98"><a:snd r:embed="rId98"/></a:hlinkClick>'
    ),
    "a link on hovering": clicked('<a:hlinkHover r:id="rId98"/>'),
    "a hyperlink to a place in a file": link_to(WEB, ' w:docLocation="\\\\evil.example\\x"'),
    "an attached template inside": lambda a: a.part("word/t.dotm", "attachedTemplate", "x/y"),
    "a video": body(run("<w:drawing><wp:inline><wp15:webVideoPr xmlns:wp15="
                        '"http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing" '
                        f'embeddedHtml="&lt;iframe src={WEB}&gt;"/></wp:inline></w:drawing>')),
}  # fmt: skip

VML: dict[str, Change] = {
    "VML: a shape that links": body(run(f'<w:pict><v:shape href="{WEB}"/></w:pict>')),
    "VML: a picture by its source": vml(f'<v:imagedata src="{WEB}"/>'),
    "VML: a picture by its address": vml(f'<v:imagedata o:href="{WEB}"/>'),
    "VML: another address": vml(f'<v:imagedata o:althref="{WEB}"/>'),
    "VML: a picture by relationship": linked(
        "hyperlink", WEB, run('<w:pict><v:shape><v:imagedata r:href="rId99"/></v:shape></w:pict>')
    ),
    "VML: a fill": vml(f'<v:fill o:href="{WEB}" o:althref="{WEB}"/>'),
    "VML: a stroke": vml(f'<v:stroke src="{WEB}"/>'),
    "VML: style with an address": body(
        run(f'<w:pict><v:shape style="background:url({WEB})"/></w:pict>')
    ),
    "VML: a text box": vml(f"<v:textbox><w:txbxContent>{tag('x')}</w:txbxContent></v:textbox>"),
    "VML: WordArt": vml('<v:textpath string="VOID"/>'),
    "VML: a script": vml("<o:script>alert(1)</o:script>"),
    "VML: without its frame": body(run(f'<v:imagedata src="{WEB}"/>')),
    "VML: in a background": edited(
        BODY, "<w:body>", f'<w:background {NAMES} w:color="FFFFFF"><v:background><v:fill '
        f'src="{WEB}"/></v:background></w:background><w:body>'
    ),
}  # fmt: skip

ELEMENTS: dict[str, Change] = {
    "two readings of a run": body(run(CHOICE)),
    "two readings in a content control": body(SDT.format(run(CHOICE))),
    "a text box": body(run("<w:drawing><wp:inline><a:graphic><a:graphicData "
                           'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
                           "<wps:wsp/></a:graphicData></a:graphic></wp:inline></w:drawing>")),
    "a chart": body(run("<w:drawing><wp:inline><a:graphic><a:graphicData "
                        f'uri="{DRAWING}/chart"><c:chart r:id="rId1"/></a:graphicData></a:graphic>'
                        "</wp:inline></w:drawing>")),
    "an equation": body(f"<w:p><m:oMath {NAMES}><m:r><m:t>1</m:t></m:r></m:oMath></w:p>"),
    "ink": body(run('<w:contentPart r:id="rId1"/>')),
    "a movie": body(run('<w:movie r:id="rId1"/>')),
    "a sub-document in a content control": body(SDT.format(f'<w:subDoc {NAMES} r:id="rId1"/>')),
    "an unknown element": body("<w:p><w:unheardOf/></w:p>"),
    "an unknown attribute": body('<w:p w:unheardOf="1"/>'),
    "an unknown namespace": body('<w:p><x:y xmlns:x="urn:x"/></w:p>'),
    "an element without a namespace": body("<w:p><script/></w:p>"),
    "a page of the web": body('<w:p><script xmlns="http://www.w3.org/1999/xhtml">x</script></w:p>'),
    "a document that must be understood": edited(
        BODY, "<w:document ", '<w:document xmlns:mc="http://schemas.openxmlformats.org/'
        'markup-compatibility/2006" xmlns:w14="u" mc:MustUnderstand="w14" '
    ),
    "content to be processed": body(f'<w:p {NAMES} mc:ProcessContent="w14:x"/>'),
    "a base address": body(f'<w:p xml:base="{WEB}"/>'),
    "text outside a run": body("<w:p>900</w:p>"),
    "text in a paragraph without a run": body("<w:p><w:t>900</w:t></w:p>"),
    "text in the body": body("900"),
    "text in a row": body("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:p/></w:tr></w:tbl>"),
    "a run in a run": body(run("<w:r><w:t>x</w:t></w:r>")),
    "a picture that is hidden": with_picture(png(), xml=picture(about=' hidden="1"')),
    "a picture with an effect": with_picture(
        png(), xml=picture(inside='<a:alphaModFix amt="0"/>')
    ),
    "a drawing of another kind": body(
        picture().replace(f"{DRAWING}/picture", "http://evil.example/kind")
    ),
    "an override of direction": body(
        f'<w:p><w:bdo w:val="rtl">{tag("001")}</w:bdo></w:p>'
    ),
    "a date by itself": body(run("<w:dayLong/>")),
    "a text without a fill": body(
        run("<w:rPr><w14:textFill><a:noFill/></w14:textFill></w:rPr><w:t>x</w:t>")
    ),
    "a hidden row": body("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:hidden/></w:trPr>"
                         "<w:tc><w:p/></w:tc></w:tr></w:tbl>"),
    "a page that is black": edited(BODY, "<w:body>", '<w:background w:color="000000"/><w:body>'),
    "a reading above the words": body(run("<w:ruby/>")),
    "a form field": body('<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData/></w:fldChar>'
                         "</w:r></w:p>"),
    "a font of its own": inside("word/fontTable.xml", f'<w:font w:name="x"><w:embedRegular {NAMES} '
                                'r:id="rId1"/></w:font>'),
    "a bullet that is a picture": inside("word/numbering.xml", "<w:numPicBullet/>"),
    "a transformation on saving": edited(
        "word/settings.xml", "<w:compat>",
        f'<w:saveThroughXslt {NAMES} w:solutionID="x"/><w:compat>'
    ),
    "a data source": edited("word/settings.xml", "<w:compat>",
                            '<w:mailMerge><w:query w:val="SELECT"/></w:mailMerge><w:compat>'),
    "an unknown setting": edited("word/settings.xml", "<w:compat>", "<w:runThis/><w:compat>"),
    "a body that is a setting": edited("word/settings.xml", "<w:compat>", "<w:p/><w:compat>"),
    "styles with text": inside("word/styles.xml", "<w:p><w:r><w:t>x</w:t></w:r></w:p>"),
    "a header that is a body": lambda altered: _as_header(altered),
    "a theme with a picture": inside(
        "word/theme/theme1.xml",
        f'<b:blip xmlns:b="{DRAWING}/main" xmlns:r="{OFFICE}" r:link="rId1"/>'
    ),
    "a setting that is a web page": edited(
        "word/settings.xml", "<w:compat>", "<w:frameset/><w:compat>"
    ),
}  # fmt: skip

FILLED: dict[str, Change] = {
    "a field whose harmless word goes when it is filled": body(
        "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + tag("{% if false %}")
        + "<w:r><w:instrText>SEQ </w:instrText></w:r>" + tag("{% endif %}")
        + "<w:r><w:instrText>INCLUDETEXT /etc/passwd</w:instrText></w:r>"
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "a field whose harmless word is a comment": body(
        "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + tag("{# ")
        + "<w:r><w:instrText>SEQ </w:instrText></w:r>" + tag(" #}")
        + "<w:r><w:instrText>DDEAUTO x</w:instrText></w:r>"
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "an attribute that is made by a comment": body(
        '<w:p><w:bookmarkStart w:id="{#" w:name="x"/><w:r><w:t>#}" w:evil="1</w:t></w:r></w:p>'
    ),
    "a value that is filled in": body(run('<w:rPr><w:color w:val="{{ doc.date }}"/></w:rPr>')),
    "a relationship that is filled in": body(
        f'<w:p><w:hyperlink {NAMES} r:id="{{{{ doc.date }}}}"/></w:p>'
    ),
    "a tag in a page number": body(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + tag("{{ doc.date }}")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "a number that a field rewrites": body("<w:p>" + field(r"REF x \# 900") + "</w:p>"),
    "a date that a field rewrites": body("<w:p>" + field(r"REF x \@ YYYY") + "</w:p>"),
}  # fmt: skip

PICTURES: dict[str, Change] = {
    "a PNG of 60,000 by 60,000": with_picture(png(60_000, 60_000)),
    "a PNG of 1 by 30,000": with_picture(png(1, 30_000)),
    "a PNG of no height": with_picture(png(1, 0)),
    "a PNG with two headers": with_picture(png()[:33] + png()[8:]),
    "a PNG whose sums are wrong": with_picture(png().replace(b"IDAT\x78", b"IDAT\x79")),
    "a PNG with a block of its own": with_picture(png().replace(b"IDAT", b"EVIL")),
    "a JPEG of 60,000 by 60,000": with_picture(jpeg(60_000, 60_000), "jpeg"),
    "a JPEG of two sizes": with_picture(jpeg(10, 10, frames=2), "jpeg"),
    "a JPEG of no height": with_picture(jpeg(10, 0), "jpeg"),
    "a GIF of 60,000 by 60,000": with_picture(gif(60_000, 60_000), "gif"),
    "a GIF that moves": with_picture(gif(10, 10, pictures=2), "gif"),
    "a JPEG that calls itself a PNG": with_picture(jpeg(10, 10)),
    "an SVG": with_picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg+xml"),
}


def _as_header(altered: Any) -> Any:
    altered.parts["word/header1.xml"] = altered.parts[BODY]
    return altered


HOSTILE: dict[str, Change] = LINKS | USES | VML | ELEMENTS | FILLED | PICTURES
