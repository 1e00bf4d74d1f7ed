"""Templates that forge or cover values by lists, elements, tables, sections and places."""

from __future__ import annotations

from collections.abc import Callable

from template_xml import NUMBERS, STYLES, Parts, also, p

LEVEL = (
    '<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}'
    '<w:suff w:val="{behind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
)
FIRST = '<w:abstractNum w:abstractNumId="0">'
IN_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
Change = Callable[[Parts], None]


def level(text: str, kind: str = "bullet", behind: str = "nothing", at: int = 0, more: str = ""):
    return LEVEL.format(text=text, kind=kind, behind=behind, at=at, more=more)


def listed(levels: str, para: str = IN_LIST, styles: str = "", also_lists: str = "") -> Change:
    """A paragraph in a list of the author's own, number 77."""
    return also(
        p(para=para),
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
HIDDEN: dict[str, Change] = {**LISTS}
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
