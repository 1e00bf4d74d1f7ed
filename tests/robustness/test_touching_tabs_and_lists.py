"""Tabs and numbers of lists that leave no room before a value, so that a page shows one figure.

Each hostile template is the base request with a stop or an indent right behind a figure; beside
them stands what honest offices write that looks like it. Each must be refused, or filled.
"""

from __future__ import annotations

import pytest
from hidden_by_layout import IN_LIST, level, line, listed
from template_xml import (
    SETTINGS,
    STYLES,
    VALUE,
    Change,
    also,
    body,
    judged,
    p,
    refusal,
    run,
    styled,
)


def tabbed(before: str, stops: str, behind: str = VALUE, more: str = "") -> str:
    """A paragraph of its own tab stops, with a tab between two texts."""
    xml = line(before, "<w:r><w:tab/></w:r>", behind)
    return xml.replace("<w:p>", f"<w:p><w:pPr><w:tabs>{stops}</w:tabs>{more}</w:pPr>", 1)


def stop(place: int, kind: str = "left", leader: str = "none") -> str:
    return f'<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{place}"/>'


def indented(text: str, left: int, hanging: int, kind: str = "decimal", more: str = "") -> str:
    """A level of a list with a hanging indent."""
    own = f'<w:pPr>{more}<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
    return level(text, kind, "tab").replace("</w:lvl>", f"{own}</w:lvl>")


TABS: dict[str, Change] = {
    "a stop right behind a digit": body(tabbed("1", stop(115))),
    "a stop behind a long text": body(tabbed("Article 12", stop(980))),
    "a stop in doubt, by a style": styled(
        f'<w:style w:type="paragraph" w:styleId="X"><w:name w:val="X"/><w:pPr><w:tabs>{stop(130)}'
        "</w:tabs></w:pPr></w:style>",
        tabbed("1", "", more="").replace("<w:tabs></w:tabs>", '<w:pStyle w:val="X"/>'),
    ),
    "a tab as a sign of the text": styled(
        f'<w:style w:type="paragraph" w:styleId="X"><w:name w:val="X"/><w:pPr><w:tabs>{stop(130)}'
        "</w:tabs></w:pPr></w:style>",
        p("1\t{{ amount }}", para='<w:pStyle w:val="X"/>'),
    ),
    "default stops as near": also(
        tabbed("1", "").replace("<w:tabs></w:tabs>", ""),
        (SETTINGS, 'Stop w:val="567"', 'Stop w:val="20"'),
    ),
    "a right stop near": body(tabbed("1", stop(900, "right"))),
    "a decimal stop near": body(tabbed("1", stop(900, "decimal"))),
    "a page number": body(tabbed('<w:fldSimple w:instr=" PAGE "/>', stop(115))),
    "a digit behind": body(tabbed(VALUE, stop(900), "9")),
    "a hanging indent right behind": body(
        tabbed("1", "", more='<w:ind w:left="120" w:hanging="120"/>').replace(
            "<w:tabs></w:tabs>", ""
        )
    ),
    "hyphens before a value": body(tabbed("x", stop(2000, leader="hyphen"))),
    "a tab to the left margin": body(
        line(
            "1",
            '<w:r><w:ptab w:relativeTo="margin" w:alignment="left" w:leader="none"/></w:r>',
            VALUE,
        )
    ),
    "two stops side by side": body(
        tabbed("1", stop(500) + stop(505), "<w:r><w:tab/></w:r>" + run(VALUE))
    ),
}
BORDER = '<w:pBdr><w:{0} w:val="single" w:sz="8" w:space="{1}" w:color="000000"/>{2}</w:pBdr>'
BARS: dict[str, Change] = {
    "a line before a value": body(p(para=BORDER.format("left", 0, ""))),
    "a bar before a value": body(p(para=BORDER.format("bar", 1, ""))),
    "a line before a value by a style": styled(
        '<w:style w:type="paragraph" w:styleId="X"><w:name w:val="X"/>'
        f"<w:pPr>{BORDER.format('left', 1, '')}</w:pPr></w:style>",
        p(para='<w:pStyle w:val="X"/>'),
    ),
    "a value that is turned": body(p(run='<w:eastAsianLayout w:vert="1"/>')),
}
LISTS: dict[str, Change] = {
    "a hanging indent as wide as its number": listed(indented("%1", 130, 130)),
    "a hanging indent as wide, with a point": listed(indented("%1.", 190, 190)),
    "a stop as near": listed(indented("%1", 700, 700, more=f"<w:tabs>{stop(130, 'num')}</w:tabs>")),
    "an indent by hand": listed(
        level("%1", "decimal", "tab"), IN_LIST + '<w:ind w:left="120" w:hanging="120"/>'
    ),
    "a first line by hand": listed(
        indented("%1", 567, 567), IN_LIST + '<w:ind w:left="450" w:firstLine="0"/>'
    ),
    "a minus as near": listed(indented("-", 100, 100, "bullet")),
    "a nought as near": listed(indented("o", 130, 130, "bullet")),
    "a number that starts high": listed(
        indented("%1.", 300, 300).replace('<w:start w:val="1"/>', '<w:start w:val="10"/>')
    ),
    "signs without a width in its number": listed(
        indented("%1.\u2060\u2060\u2060\u2060", 190, 190)
    ),
    "a number that one use starts high": listed(
        indented("%1.", 410, 410),
        '<w:numPr><w:numId w:val="78"/></w:numPr>',
        also_lists='<w:num w:numId="78"><w:abstractNumId w:val="77"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="100"/></w:lvlOverride></w:num>',
    ),
    "an indent in letters": listed(
        indented("%1.", 567, 567), IN_LIST + '<w:ind w:hanging="567" w:hangingChars="60"/>'
    ),
    "a letter that looks like a digit": listed(indented("%1.", 130, 130, "upperLetter")),
    "a mark upon its number": listed(indented("%1\u0336", 130, 130)),
    "a narrow blank behind its number": listed(indented("%1\u202f", 160, 160)),
    "a hair behind its number": listed(level("%1.\u200a", "decimal", "nothing")),
    "a blank of one point behind its number": listed(
        level("%1.", "decimal", "space").replace(
            "</w:lvl>", '<w:rPr><w:w w:val="50"/><w:spacing w:val="-40"/></w:rPr></w:lvl>'
        )
    ),
    "a number as large as its indent, by the mark of its paragraph": listed(
        indented("%1.", 400, 400), IN_LIST + '<w:rPr><w:sz w:val="44"/></w:rPr>'
    ),
    "a number by default": also(
        p(), (STYLES, "<w:pPrDefault><w:pPr>", f"<w:pPrDefault><w:pPr>{IN_LIST}")
    ),
}
HOSTILE = {**TABS, **BARS, **LISTS}

HONEST: dict[str, Change] = {
    "a line as far as Word draws it": body(p(para=BORDER.format("left", 4, ""))),
    "a line right before a word": body(p("Amount {{ amount }}", para=BORDER.format("left", 0, ""))),
    "a frame around a value": body(
        p(para=BORDER.format("top", 1, '<w:left w:val="single" w:sz="4" w:space="1"/>'))
    ),
    "a number and a tab": body(tabbed("1.", stop(567))),
    "a number and a tab to the default stop": body(
        tabbed("1.", "").replace("<w:tabs></w:tabs>", "")
    ),
    "a long text and a far tab": body(tabbed("Article 12", stop(3402))),
    "a hyphen and a tab": body(tabbed("-", stop(360))),
    "a total at the right": body(tabbed("Total 5", stop(9062, "right", "dot"))),
    "a value and a value with a tab": body(tabbed(VALUE, stop(9062, "right"), "{{ other }}")),
    "a word, hyphens and a word": body(p() + tabbed("x", stop(2000, leader="hyphen"), "y")),
    "a page number and a reference": body(
        line("Page ", '<w:fldSimple w:instr=" PAGE "/>', "<w:r><w:tab/></w:r>", VALUE).replace(
            "<w:p>", f"<w:p><w:pPr><w:tabs>{stop(9062, 'right')}</w:tabs></w:pPr>", 1
        )
    ),
    **{
        f"a list {text} as {kind} at {left} with {hanging}": listed(
            indented(text, left, hanging, kind)
        )
        for text, left, hanging, kind in (
            ("%1.", 720, 360, "decimal"),
            ("%1)", 720, 360, "lowerLetter"),
            ("(%1)", 1134, 567, "decimal"),
            ("%1.", 567, 567, "decimal"),
            ("%1.", 720, 360, "upperRoman"),
            ("%1.", 720, 360, "upperLetter"),
            ("%1.%2.", 792, 432, "decimal"),
            ("Art. %1", 851, 851, "decimal"),
            ("\u00a7 %1", 567, 567, "decimal"),
            ("-", 720, 360, "bullet"),
            ("\u2013", 567, 283, "bullet"),
            ("o", 1440, 360, "bullet"),
        )
    },
    "a list of roman numbers that end at their place": listed(
        indented("%1.", 2160, 180, "lowerRoman").replace('Jc w:val="left"', 'Jc w:val="right"')
    ),
    "a narrow list before a word": listed(indented("%1.", 190, 190), text="Amount {{ amount }}"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_tab_or_number_that_may_touch_a_value_is_refused(name: str) -> None:
    assert refusal(HOSTILE[name]).startswith("office.docx: word/")


@pytest.mark.parametrize("name", HONEST)
def test_a_tab_or_number_that_leaves_room_is_filled(name: str) -> None:
    assert refusal(HONEST[name]) == ""


@pytest.mark.parametrize(
    ("name", "says", "cure"),
    [
        ("a stop right behind a digit", "may leave no space", "Set a tab stop further"),
        ("a minus as near", "bullet of its list may be right before a value", "List Indents"),
    ],
)
def test_a_refusal_names_the_tab_or_number_and_the_cure(name: str, says: str, cure: str) -> None:
    told = refusal(HOSTILE[name])
    assert says in told
    assert cure in told


def test_the_page_tells_how_many_are_tried(figure) -> None:
    figure("27", tried=f"{len(HOSTILE)} ways, {len(HONEST)} habits that resemble them")


@pytest.mark.long
def test_the_page_tells_how_many_are_refused(figure) -> None:
    figure("27", ours=judged(HOSTILE, HONEST))
