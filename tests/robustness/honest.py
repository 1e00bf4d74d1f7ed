"""What word processors write for what lawyers use, as changes of the base template."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

_spec = importlib.util.spec_from_file_location("hostile", Path(__file__).with_name("hostile.py"))
assert _spec is not None
assert _spec.loader is not None
hostile = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(hostile)

Change = Callable[[Any], Any]
NAMES, OFFICE, tag = hostile.NAMES, hostile.OFFICE, hostile.tag
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ENDS = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def body(xml: str) -> Change:
    return lambda altered: altered.body(xml)


def field(code: str, result: str) -> str:
    return (
        ENDS.format("begin")
        + f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        + ENDS.format("separate")
        + tag(result)
        + ENDS.format("end")
    )


def paragraph(properties: str, inside: str) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def related(id: str, kind: str, target: str, xml: str, mode: str = "") -> Change:
    """A relationship of an id of its own, and what uses it."""

    def change(altered: Any) -> Any:
        line = f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        more = hostile.edited(hostile.RELS, "</Relationships>", f"{line}</Relationships>")
        return more(altered).body(xml)

    return change


def part(name: str, id: str, kind: str, content_type: str, blob: bytes, xml: str) -> Change:
    def change(altered: Any) -> Any:
        altered.parts[f"word/{name}"] = blob
        line = f'<Override PartName="/word/{name}" ContentType="{content_type}"/></Types>'
        typed = hostile.edited(hostile.TYPES, "</Types>", line)
        return related(id, kind, name, xml)(typed(altered))

    return change


LINE = '<w:{} w:val="single" w:sz="4" w:space="1" w:color="auto"/>'
BORDERS = "".join(LINE.format(side) for side in ("top", "left", "bottom", "right"))
CELL = (
    '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:gridSpan w:val="1"/><w:tcBorders>'
    f'{BORDERS}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="D9E2F3" '
    'w:themeFill="accent1" w:themeFillTint="33"/><w:vAlign w:val="center"/></w:tcPr>'
    f'<w:p w14:paraId="1A2B3C4D" w14:textId="77777777" w:rsidR="00AB12CD">{tag("keptCell")}</w:p>'
    "</w:tc>"
)
IN_LINE = (
    '<wp:inline distT="0" distB="0" distL="0" distR="0" wp14:anchorId="1A2B3C4D" '
    'wp14:editId="50D07946"><wp:extent cx="914400" cy="914400"/>'
    '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
    '<wp:docPr id="5" name="Grafik 5" descr="keptLogo"/>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    "{graphic}</wp:inline>"
)
GRAPHIC = (
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="5" name="C:\\Users\\jo\\seal.png"/><pic:cNvPicPr>'
    '<a:picLocks noChangeAspect="1" noChangeArrowheads="1"/></pic:cNvPicPr></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="rIdLogo" cstate="print"><a:extLst><a:ext '
    'uri="{28A0092B-C50C-407E-A947-70E740481C1C}"><a14:useLocalDpi xmlns:a14='
    '"http://schemas.microsoft.com/office/drawing/2010/main" val="0"/></a:ext></a:extLst></a:blip>'
    '<a:srcRect/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr bwMode="auto">'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic>"
)
WP14 = 'xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"'
FOOTNOTES = (
    f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r>'
    '</w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
    '<w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:pPr>'
    '<w:pStyle w:val="BodyText"/></w:pPr><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    "<w:footnoteRef/></w:r><w:r><w:t>See above.</w:t></w:r></w:p></w:footnote></w:footnotes>"
).encode()
SECTION = (
    '<w:sectPr w:rsidR="00AB12CD"><w:headerReference w:type="default" r:id="rId5"/>'
    '<w:headerReference w:type="first" r:id="rId5"/><w:type w:val="continuous"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1417" w:right="1417" w:bottom="1134" w:left="1417" w:header="708" '
    'w:footer="708" w:gutter="0"/><w:cols w:num="2" w:space="708" w:equalWidth="0">'
    '<w:col w:w="4000" w:space="708"/><w:col w:w="4000"/></w:cols><w:titlePg/>'
    '<w:docGrid w:linePitch="360"/></w:sectPr>'
)
CONTENTS = (
    '<w:sdt><w:sdtPr><w:id w:val="-1"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
    "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtEndPr/><w:sdtContent><w:p>"
    + ENDS.format("begin")
    + '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>'
    + ENDS.format("separate")
    + '<w:hyperlink w:anchor="_Toc1" w:history="1">'
    + tag("keptEntry")
    + "<w:r><w:rPr><w:webHidden/></w:rPr><w:tab/></w:r>"
    + field("PAGEREF _Toc1 \\h", "2")
    + "</w:hyperlink></w:p><w:p>"
    + ENDS.format("end")
    + "</w:p></w:sdtContent></w:sdt>"
)

HONEST: dict[str, Change] = {
    "a table with lines and shading": body(
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0"/></w:tblPr><w:tblGrid>'
        '<w:gridCol w:w="2000"/></w:tblGrid><w:tr w:rsidR="00AB12CD" w14:paraId="2A2B3C4D" '
        'w14:textId="77777777"><w:trPr><w:cantSplit/><w:trHeight w:val="400" w:hRule="atLeast"/>'
        f'<w:tblHeader/><w:jc w:val="center"/></w:trPr>{CELL}</w:tr></w:tbl>'.replace(
            "<w:tbl>", '<w:tbl xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
        )
    ),
    "a list": body(
        paragraph('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', tag("keptItem"))
    ),
    "a logo in a line": part(
        "media/logo.png", "rIdLogo", "image", "image/png", hostile.png(300, 200),
        f"<w:p><w:r {WP14} {NAMES}><w:drawing>{IN_LINE.replace('{graphic}', GRAPHIC)}"
        "</w:drawing></w:r></w:p>",
    ),
    "a footnote": part(
        "footnotes.xml", "rIdNotes", "footnotes", f"{TYPE}.footnotes+xml", FOOTNOTES,
        f'<w:p>{tag("keptNote")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
    ),
    "a page number of the gallery": body(
        '<w:sdt><w:sdtPr><w:id w:val="7"/><w:docPartObj><w:docPartGallery w:val="Page Numbers"/>'
        "</w:docPartObj></w:sdtPr><w:sdtContent><w:p>"
        + field("PAGE \\* MERGEFORMAT", "1") + tag("keptOf") + field("NUMPAGES", "2")
        + "</w:p></w:sdtContent></w:sdt>"
    ),
    "a table of contents": body(CONTENTS),
    "a hyperlink": related(
        "rIdWeb", "hyperlink", "https://www.justice.example/mla?id=1&amp;l=en#s2",
        f'<w:p><w:hyperlink {NAMES} r:id="rIdWeb" w:history="1" w:tgtFrame="_blank" '
        f'w:tooltip="The guide">{tag("keptLink")}</w:hyperlink></w:p>',
        ' TargetMode="External"',
    ),
    "a mail address": related(
        "rIdMail", "hyperlink", "mailto:mla@justice.example?subject=Your%20ref",
        f'<w:p><w:hyperlink {NAMES} r:id="rIdMail">{tag("keptMail")}</w:hyperlink></w:p>',
        ' TargetMode="External"',
    ),
    "a bookmark and what refers to it": body(
        f'<w:p><w:bookmarkStart w:id="3" w:name="_Ref1"/>{tag("keptMark")}<w:bookmarkEnd w:id="3"/>'
        + field("REF _Ref1 \\h \\* MERGEFORMAT", "1") + field("NOTEREF _Ref1 \\h", "1") + "</w:p>"
    ),
    "a caption that counts": body("<w:p>" + field("SEQ Table \\* ARABIC", "1") + "</w:p>"),
    "tabs with leaders": body(
        paragraph(
            '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9062"/></w:tabs>',
            tag("keptTab") + "<w:r><w:tab/></w:r>",
        )
    ),
    "columns and a break of section": body(f"<w:p><w:pPr>{SECTION}</w:pPr>{tag('keptCol')}</w:p>"),
    "lines around a paragraph": body(
        paragraph(
            f'<w:pBdr>{BORDERS}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>',
            tag("keptBox"),
        )
    ),
    "a page break and special signs": body(
        '<w:p><w:r><w:br w:type="page"/><w:noBreakHyphen/><w:softHyphen/>'
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:t xml:space="preserve">keptSign </w:t></w:r>'
        "</w:p>"
    ),
    "formatting of letters": body(
        '<w:p><w:r w:rsidRPr="00AB12CD"><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" '
        'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:b/><w:bCs/><w:i/><w:u w:val="single"/>'
        '<w:smallCaps/><w:highlight w:val="yellow"/><w:kern w:val="2"/><w14:ligatures xmlns:w14='
        '"http://schemas.microsoft.com/office/word/2010/wordml" w14:val="standardContextual"/>'
        "</w:rPr><w:t>keptRun</w:t></w:r></w:p>"
    ),
    "what Word notes while one types": body(
        '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD"><w:proofErr w:type="spellStart"/>'
        f'{tag("keptWord")}<w:proofErr w:type="spellEnd"/><w:r><w:lastRenderedPageBreak/></w:r>'
        '<w:bookmarkStart w:id="9" w:name="_GoBack"/><w:bookmarkEnd w:id="9"/></w:p>'
    ),
    "a content control in a line": body(
        '<w:p><w:sdt><w:sdtPr><w:alias w:val="Ref"/><w:tag w:val="r"/><w:showingPlcHdr/><w:text/>'
        f'</w:sdtPr><w:sdtContent>{tag("keptControl")}</w:sdtContent></w:sdt></w:p>'
    ),
    "the settings of a new document of Word": hostile.edited(
        "word/settings.xml", "<w:compat>",
        '<w:proofState w:spelling="clean"/><w:attachedSchema w:val="x"/><w:hdrShapeDefaults/>'
        '<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><m:mathPr xmlns:m="http://schemas.'
        'openxmlformats.org/officeDocument/2006/math"><m:mathFont m:val="Cambria Math"/></m:mathPr>'
        '<w15:chartTrackingRefBased xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
        "/><w:compat>",
    ),
    "a style of Word": hostile.inside(
        "word/styles.xml",
        '<w:style w:type="character" w:styleId="Hyperlink9"><w:name w:val="Hyperlink9"/>'
        '<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rsid w:val="00AB12CD"/><w:rPr><w:color '
        'w:val="0563C1" w:themeColor="hyperlink"/><w:u w:val="single"/></w:rPr></w:style>',
    ),
}  # fmt: skip
