"""Templates that forge or cover values by lists, elements, tables, sections and places."""

from __future__ import annotations

from collections.abc import Callable

from template_xml import (
    BODY,
    HEADER,
    IN_STYLE,
    NUMBERS,
    SETTINGS,
    STYLES,
    TABLE_STYLE,
    TEXT,
    VALUE,
    Parts,
    also,
    body,
    p,
    style,
    styled,
    table,
)

LEVEL = (
    '<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}'
    '<w:suff w:val="{behind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
)
FIRST = '<w:abstractNum w:abstractNumId="0">'
IN_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
Change = Callable[[Parts], None]


def level(text: str, kind: str = "bullet", behind: str = "nothing", at: int = 0, more: str = ""):
    return LEVEL.format(text=text, kind=kind, behind=behind, at=at, more=more)


def listed(
    levels: str,
    para: str = IN_LIST,
    styles: str = "",
    also_lists: str = "",
    text: str = VALUE,
) -> Change:
    """A paragraph in a list of the author's own, number 77."""
    return also(
        p(text, para=para),
        (NUMBERS, FIRST, f'<w:abstractNum w:abstractNumId="77">{levels}</w:abstractNum>{FIRST}'),
        (
            NUMBERS,
            "</w:numbering>",
            f'<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>{also_lists}</w:numbering>',
        ),
        (STYLES, "</w:styles>", f"{styles}</w:styles>"),
    )


def in_style(numbering: str, kind: str = "paragraph") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="X"><w:name w:val="X"/>'
        f"<w:pPr><w:numPr>{numbering}</w:numPr></w:pPr></w:style>"
    )


BY_X, NUMBER = '<w:pStyle w:val="X"/>', '<w:numId w:val="77"/>'
EMPTY = level("", "none")

LISTS: dict[str, Change] = {
    **{
        f"a list that sets {text!r} as {kind} with {behind} behind it": listed(
            level(text, kind, behind)
        )
        for text, kind, behind in (
            ("9", "bullet", "nothing"),
            ("9", "bullet", "tab"),
            ("٩", "bullet", "space"),
            ("①", "bullet", "tab"),
            ("NOT", "bullet", "space"),
            ("-", "bullet", "nothing"),
            ("−", "bullet", "space"),
            ("9", "none", "nothing"),
            ("NOT", "none", "tab"),
            ("9", "decimal", "space"),
            ("9,", "decimal", "space"),
            ("9%1.", "decimal", "tab"),
            ("%1", "decimal", "space"),
            ("%1,", "decimal", "space"),
            ("%1", "decimal", "nothing"),
            ("%1.", "upperRoman", "nothing"),
            ("%1.", "decimal", "none at all"),
        )
    },
    "a list by a level that names the style": listed(
        EMPTY + level("9", at=1, more=BY_X), BY_X, in_style(NUMBER)
    ),
    "a list by a level of one's own and the number of the style": listed(
        EMPTY + level("9", at=1), f'{BY_X}<w:numPr><w:ilvl w:val="1"/></w:numPr>', in_style(NUMBER)
    ),
    "a list by a level of the style": listed(
        EMPTY + level("9", at=1), BY_X, in_style(f'<w:ilvl w:val="1"/>{NUMBER}')
    ),
    "a list by a style of lists": listed(
        level("9"),
        '<w:numPr><w:numId w:val="78"/></w:numPr>',
        in_style(NUMBER, "numbering"),
        '<w:abstractNum w:abstractNumId="78"><w:numStyleLink w:val="X"/></w:abstractNum>'
        '<w:num w:numId="78"><w:abstractNumId w:val="78"/></w:num>',
    ),
    "a list linked to a style of lists": listed(
        f'<w:styleLink w:val="X"/>{level("9")}',
        '<w:numPr><w:numId w:val="78"/></w:numPr>',
        "",
        '<w:abstractNum w:abstractNumId="78"><w:numStyleLink w:val="X"/></w:abstractNum>'
        '<w:num w:numId="78"><w:abstractNumId w:val="78"/></w:num>',
    ),
    "a list with a level put in another's place": listed(
        EMPTY,
        '<w:numPr><w:numId w:val="78"/></w:numPr>',
        "",
        '<w:num w:numId="78"><w:abstractNumId w:val="77"/><w:lvlOverride w:ilvl="0">'
        f"{level('9')}</w:lvlOverride></w:num>",
    ),
    "a list of an older kind without a gap": listed(
        level("%1.", "decimal", "tab", more='<w:legacy w:legacy="1" w:legacySpace="0"/>')
    ),
}
PICTURE = (
    '<w:r>{0}<w:drawing><wp:inline distT="0"><wp:extent cx="9" cy="9"/><a:graphic>'
    "<a:graphicData><a:ln{1}/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
PLAIN = PICTURE.format("", "")
SEAL = "<w:p><w:pPr>{0}</w:pPr>" + PLAIN + "</w:p>"
SYM = '<w:r><w:sym w:font="{0}" w:char="{1}"/></w:r>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{0}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def line(*pieces: str) -> str:
    """A paragraph of runs; what is no run is the text of one."""
    runs = (
        one if one.startswith("<") else f'<w:r><w:t xml:space="preserve">{one}</w:t></w:r>'
        for one in pieces
    )
    return f"<w:p>{''.join(runs)}</w:p>"


BESIDE: dict[str, Change] = {
    "a page number before a value": body(line('<w:fldSimple w:instr=" PAGE "/>', VALUE)),
    "a page number behind a value": body(line(VALUE, '<w:fldSimple w:instr=" PAGE "/>')),
    "a page number with a result": body(line(FIELD.format("<w:r><w:t> </w:t></w:r>"), VALUE)),
    "a number of a sequence": body(line('<w:fldSimple w:instr=" SEQ x "/>', VALUE)),
    "a page number in a branch": body(
        line("{% if empty %}x {% endif %}", '<w:fldSimple w:instr=" PAGE "/>', VALUE)
    ),
    "the mark of a note before a value": body(line(NOTE, VALUE)),
    "the mark of a note behind a value": body(line(VALUE, NOTE)),
    "the mark of an end note": body(line(NOTE.replace("foot", "end"), VALUE)),
    "a picture before a value": body(line(PLAIN, VALUE)),
    "a picture behind a value": body(line(VALUE, PLAIN)),
    "a digit as a sign of a font": body(line(SYM.format("Arial", "0039"), VALUE)),
    "a digit as a private sign": body(line(SYM.format("Arial", "F039"), " ", VALUE)),
    "a word in signs of a font": body(line(SYM.format("Arial", "004E"), " ", VALUE)),
    "a digit in a circle": body(line(SYM.format("Wingdings", "F08A"), " ", VALUE)),
    "a digit of Symbol": body(line(SYM.format("Symbol", "F039"), " ", VALUE)),
    "a check box before a value": body(line(SYM.format("Wingdings", "F0A8"), VALUE)),
}
FRAME = '<w:framePr w:w="6000" w:h="5000" w:wrap="none" w:x="1500" w:y="5000"/>'
FLOATS = '<w:tblpPr w:tblpX="1500" w:tblpY="5000"/>'
EXACT = '<w:spacing w:line="20" w:lineRule="exact"/>'
COVERS: dict[str, Change] = {
    "a picture in a frame": body(p() + SEAL.format(FRAME)),
    "an empty frame with a ground": body(p() + f"<w:p><w:pPr>{FRAME}</w:pPr></w:p>"),
    "an empty frame by a style": styled(
        style(para=FRAME), p() + '<w:p><w:pPr><w:pStyle w:val="X"/></w:pPr></w:p>'
    ),
    "a frame in a header": also(
        p(), (HEADER, "</w:hdr>", f"<w:p><w:pPr>{FRAME}</w:pPr></w:p></w:hdr>")
    ),
    "a floating table with a picture": body(p() + table(look=FLOATS, inner=SEAL.format(""))),
    "an empty floating table": body(p() + table(look=FLOATS, inner="<w:p/>")),
    "a table that floats by its style": styled(
        TABLE_STYLE.format(f"<w:tblPr>{FLOATS}</w:tblPr>", ""), p() + table(look=IN_STYLE)
    ),
    "a broad line around a picture": body(p() + line(PICTURE.format("", ' w="1500000"'))),
    "a picture in an exact line": body(p() + SEAL.format(EXACT)),
    "a picture that is raised": body(
        p() + line(PICTURE.format('<w:rPr><w:position w:val="60"/></w:rPr>', ""))
    ),
    "a picture off the page": body(p() + SEAL.format('<w:ind w:left="-9000"/>')),
    "a picture beyond the margin": body(p() + SEAL.format('<w:ind w:right="-9000"/>')),
    "an empty paragraph moved up": body(
        p() + '<w:p><w:pPr><w:spacing w:before="-300"/></w:pPr></w:p>'
    ),
    "a drop cap": body(p("A", para='<w:framePr w:dropCap="drop" w:lines="3"/>') + p()),
}
ROW = '<w:tbl><w:tblPr>{0}</w:tblPr><w:tblGrid><w:gridCol w:w="{1}"/></w:tblGrid><w:tr>{2}<w:tc>'
ROW += "<w:tcPr>{3}</w:tcPr>{4}</w:tc>{5}</w:tr></w:tbl><w:p/>"
FIXED = '<w:tblLayout w:type="fixed"/>'
LOOK = '<w:tblStyle w:val="X"/><w:tblLook w:val="0100" w:lastColumn="1" w:noHBand="1"/>'
CROSSED = '<w:tcBorders><w:tl2br w:val="single" w:sz="48"/></w:tcBorders>'
MARK = '<w:bookmarkStart w:id="9" w:name="q"/>'
BLACK = '<w:tblPrEx><w:shd w:val="clear" w:fill="000000"/></w:tblPrEx>'


def row(look="", grid=4000, before="", cell="", inner="", after=""):
    return ROW.format(look, grid, before, cell, inner or p(), after)


LAST = '<w:style w:type="table" w:styleId="X"><w:name w:val="X"/><w:tblStylePr w:type="lastCol">'
TABLES: dict[str, Change] = {
    "white in the last column, with a bookmark behind it": styled(
        f'{LAST}<w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:tblStylePr></w:style>',
        row(LOOK, after=MARK),
    ),
    "an indent in a cell without a width": body(row(inner=p(para='<w:ind w:left="30000"/>'))),
    "a fixed column of nothing": body(row(FIXED, 5)),
    "turned letters": body(row(cell='<w:textDirection w:val="btLr"/>')),
    "turned letters by a style": styled(
        f'{LAST}<w:tcPr><w:textDirection w:val="tbRl"/></w:tcPr></w:tblStylePr></w:style>',
        row(LOOK),
    ),
    "a line through a cell": body(row(cell=CROSSED)),
    "a line through the other corners": body(row(cell=CROSSED.replace("tl2br", "tr2bl"))),
    "a line through a cell by a style": styled(
        f"{LAST}<w:tcPr>{CROSSED}</w:tcPr></w:tblStylePr></w:style>", row(LOOK)
    ),
    "black ground by a row's exception": body(
        row(before=BLACK, inner=p(run='<w:color w:val="000000"/>'))
    ),
    "an indent by a row's exception": body(
        row(before='<w:tblPrEx><w:tblInd w:w="20000" w:type="dxa"/></w:tblPrEx>')
    ),
    "an indent by a style of tables": styled(
        TABLE_STYLE.format('<w:tblPr><w:tblInd w:w="20000" w:type="dxa"/></w:tblPr>', ""),
        table(look=IN_STYLE),
    ),
    "margins by a style of tables": styled(
        TABLE_STYLE.format(
            '<w:tblPr><w:tblCellMar><w:left w:w="20000" w:type="dxa"/></w:tblCellMar></w:tblPr>', ""
        ),
        table(look=IN_STYLE),
    ),
    "a wide space between cells": body(row('<w:tblCellSpacing w:w="20000" w:type="dxa"/>')),
    "a wide space between the cells of a row": body(
        row(before='<w:trPr><w:tblCellSpacing w:w="20000" w:type="dxa"/></w:trPr>')
    ),
    "merged away in capitals": body(row(cell='<w:vMerge w:val="Continue"/>')),
    "an exact row with a blank": body(
        row(before='<w:trPr><w:trHeight w:val="10" w:hRule="exact "/></w:trPr>')
    ),
}
COLUMNS = '<w:cols w:space="708"/>'
REFERENCES = '<w:headerReference w:type="default" r:id="rId5"/>'
SIZE = '<w:pgSz w:w="11906" w:h="16838"/>'


def sections(first: str, last: str = "") -> Change:
    """Two sections, and what stands in the settings of the first and of the second."""
    return also(
        p() + f"<w:p><w:pPr><w:sectPr>{first}{SIZE}</w:sectPr></w:pPr></w:p>" + p(),
        (BODY, f"<w:sectPr>{REFERENCES}<w:footer", f"<w:sectPr>{last}<w:footer"),
    )


NAMESPACE = ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"


def with_part(kind: str, xml: str, change: Change) -> Change:
    """Another part, of the relationship rId77."""

    def edit(parts: Parts) -> None:
        change(parts)
        name = f"word/{kind}77.xml"
        mime = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
        parts[name] = xml.encode()
        for file, end, new in (
            (TYPES, b"</Types>", f'<Override PartName="/{name}" ContentType="{mime}"/>'),
            (
                RELATIONS,
                b"</Relationships>",
                f'<Relationship Id="rId77" Type="{OFFICE}/{kind}" Target="{kind}77.xml"/>',
            ),
        ):
            parts[file] = parts[file].replace(end, new.encode() + end)

    return edit


def section(new: str) -> Change:
    return also(p(), (BODY, COLUMNS, new + COLUMNS))


BORDER = (
    '<w:pgBorders w:offsetFrom="{}"><w:left w:val="single" w:sz="{}" w:space="{}"/></w:pgBorders>'
)
SECTIONS: dict[str, Change] = {
    "a first section without a header": sections("", REFERENCES),
    "a second section with a header of its own": with_part(
        "header",
        f"<w:hdr{NAMESPACE}><w:p><w:r><w:t>Public</w:t></w:r></w:p></w:hdr>",
        sections(REFERENCES, REFERENCES.replace("rId5", "rId77")),
    ),
    "first pages without a header": section("<w:titlePg/>"),
    "first pages of a second section without a header": sections(REFERENCES, "<w:titlePg/>"),
    "even pages without a header": also(
        p(), (SETTINGS, "<w:defaultTabStop", "<w:evenAndOddHeaders/><w:defaultTabStop")
    ),
}
TAB = "<w:r><w:tab/></w:r>"
STOP = '<w:tabs><w:tab w:val="left" w:pos="25000"/></w:tabs>'
PLACES: dict[str, Change] = {
    "a tab stop of a style": styled(
        style(para=STOP), f'<w:p><w:pPr><w:pStyle w:val="X"/></w:pPr>{TAB}{TEXT}</w:p>'
    ),
    "a tab stop in a cell": body(table(inner=f"<w:p><w:pPr>{STOP}</w:pPr>{TAB}{TEXT}</w:p>")),
    "a tab stop of a list": listed(
        level("•", behind="tab", more="").replace("</w:lvl>", f"<w:pPr>{STOP}</w:pPr></w:lvl>")
    ),
    "tab stops far apart": also(p(), (SETTINGS, 'Stop w:val="567"', 'Stop w:val="25000"')),
    "a border of the page over text": section(BORDER.format("text", 240, 0)),
    "a border of the page far inside": section(BORDER.format("page", 96, 90)),
    "numbers of lines beside text": section('<w:lnNumType w:countBy="1" w:distance="1"/>'),
    "no margin above": also(p(), (BODY, 'w:top="1588"', 'w:top="0"')),
    "no margin above the header": also(p(), (BODY, 'w:header="680"', 'w:header="0"')),
}
HIDDEN: dict[str, Change] = {**LISTS, **BESIDE, **COVERS, **TABLES, **SECTIONS, **PLACES}
UNSEEN_NOTE = with_part(
    "footnotes",
    f'<w:footnotes{NAMESPACE}><w:footnote w:id="2">{p()}</w:footnote></w:footnotes>',
    body(line("Own words", "{% if empty %}", NOTE, "{% endif %}") + p("{{ other }}")),
)
"""A value in a note whose reference is never printed."""
HIDDEN_MARK = with_part(
    "footnotes",
    f'<w:footnotes{NAMESPACE}><w:footnote w:id="2">{p()}</w:footnote></w:footnotes>',
    body(line("Own words", NOTE.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"))),
)
HIDDEN["the mark of a note that is hidden text"] = HIDDEN_MARK
HONEST: dict[str, Change] = {
    f"a list that sets {text!r} as {kind} with {behind} behind it": listed(
        level(text, kind, behind)
    )
    for text, kind, behind in (
        ("•", "bullet", "tab"),
        ("•", "bullet", "space"),
        ("–", "bullet", "tab"),
        ("o", "bullet", "tab"),
        ("\uf0b7", "bullet", "tab"),
        ("%1.", "decimal", "space"),
        ("(%1)", "lowerLetter", "space"),
        ("§ %1", "decimal", "tab"),
        ("%1.%2.", "decimal", "tab"),
    )
}
HONEST |= {
    "a page number after a word": body(line("Page ", '<w:fldSimple w:instr=" PAGE "/>')),
    "a page number after a value and a blank": body(
        line(VALUE, " ", '<w:fldSimple w:instr=" PAGE "/>')
    ),
    "a check box before a value and a blank": body(
        line(SYM.format("Wingdings", "F0A8"), " ", VALUE)
    ),
    "a check box of another font": body(line(SYM.format("MS Gothic", "2610"), " ", VALUE)),
    "a narrow indent in a cell without a width": body(
        row(inner=p(para='<w:ind w:left="300" w:hanging="300"/>'))
    ),
    "a fixed table with its grid alone": body(row(FIXED)),
    "the exception of a row as Word writes it": body(
        row(
            before="<w:tblPrEx><w:tblCellMar>"
            '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
            "</w:tblCellMar></w:tblPrEx>"
        )
    ),
    "an empty exact line": body(p() + f"<w:p><w:pPr>{EXACT}</w:pPr></w:p>"),
    "a white last column that is not the last": styled(
        f'{LAST}<w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:tblStylePr></w:style>',
        row(LOOK, after="<w:tc><w:tcPr/><w:p/></w:tc>"),
    ),
    "a second section that goes on with the header": sections(REFERENCES, ""),
    "first pages with a header of their own": also(
        p(),
        (BODY, COLUMNS, f"<w:titlePg/>{COLUMNS}"),
        (BODY, REFERENCES, REFERENCES + REFERENCES.replace("default", "first")),
    ),
    "a border around the page": section(BORDER.format("page", 12, 24)),
    "numbers of lines as Word sets them": section('<w:lnNumType w:countBy="5"/>'),
}
