"""What is drawn beside a value so that a page shows another: signs, blanks, lines, bullets, bars.

Each hostile template is the base request with a value that something beside it changes; beside them
stands what honest offices write that looks like it. Each must be refused, or filled.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from drawn_blanks import BLACK, BLANKS, BULLETS, HONEST_BLANKS, HONEST_BULLETS, UNDER, UP, edge
from hidden_by_layout import level, listed
from template_xml import (
    FONTS,
    HEADER,
    STYLES,
    VALUE,
    Change,
    Parts,
    also,
    body,
    judged,
    p,
    refusal,
    run,
    style,
    styled,
)

THEME, W = "word/theme/theme1.xml", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SWAPPED = '<w:font w:name="Office"><w:altName w:val="{0}"/></w:font>'


def written(*lines: str) -> dict[str, Change]:
    """Paragraphs, parted by blanks; V stands for a value, W for another, ~ for a blank."""
    made: dict[str, Change] = {}
    for line in " ".join(lines).split(" "):
        text = escape(line).replace("V", VALUE).replace("W", "{{ other }}").replace("~", " ")
        made[f"the signs {line}"] = body(p(text))
    return made


SIGNS = written(
    "Sum~¬V Sum~+V Sum~±V Sum~×V Sum~÷V √V Sum~⎯V ¯V %V ‰V ▏V ❘V ㇐V 丨V ㅡV ㅇV ○V ଠV ഠV ●V",
    "■V □V ◯V *V #V =V <V ~&V ^V \\V `V †V °V ㄧV ⼁V ㆐V ノV 口V ဝV เV ོV V- Sum~V-~net V–~net",
    "V— (V-) V% V‰ V° V+ V× V* V# V= V> V² V″ V′ V† V○ V口 V| V॥1 V।x V‚000 V٬000 V٫5 V×10 V·5",
    "V•5 V፟ 1‚V 1٬V 1٫V 1∙V 1⋅V 1․V 1⸱V 1×V 1・V 1．V 1，V Sum~.V Sum~,V .V _V Sum~V_~net V×W",
    "±\u202fV ×\u202fV V\u202f× V\u2009+ V+W V=W",
)
HONEST_SIGNS = written(
    "(V) [V] “V” „V“ ‚V‘ «V» ‹V› 'V' \"V\" «\u202fV\u202f» EPS/V EPS-V V-W V–W V/W V|W V;~W V,~W",
    "V-day V. V, V; V: V! V? V… (V). V’s l’V 编号：V 日期：V，金额V元。 人口V名 「V」 第V号 V~=~W",
    "제V호 番号V ราคาV ເລກV ល.V No.V Nr.:V No.~V No.\u00a0V §~V §\u202fV №\u202fV n°\u00a0V +~V",
    "±~V V~% V\u00a0% V\u202f% V\u202f; V\u202f? V~€ ~V~× रकम~V। ~V؟ المبلغ~V، ¿V? ○~V ●~V",
    "■\u00a0V -~V V~-~W (V)(W) V(W)",
)


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def squeezed(spacing: int, scale: int) -> str:
    return f'<w:spacing w:val="{spacing}"/><w:w w:val="{scale}"/>'


LETTERS: dict[str, Change] = {
    **{
        f"the font {name}": body(p(run=font(name)))
        for name in ("Liberation Serif:sups", "Arial:smcp&amp;onum", "@SimSun", "Arial;Wingdings")
    },
    "a font with a feature by a style": styled(style(font("Liberation Serif:sups"))),
    "a font with a feature by the defaults": also(
        p(), (STYLES, 'w:cs="Times New Roman"/><w:sz', 'w:cs="Tinos:frac"/><w:sz')
    ),
    "a font with a feature by the theme": also(
        p(run='<w:rFonts w:asciiTheme="minorHAnsi"/>'),
        (THEME, '<a:minorFont><a:latin typeface="', '<a:minorFont><a:latin typeface="Tinos:sups '),
    ),
    "a font that is swapped for one with a feature": also(
        p(), (FONTS, "</w:fonts>", f"{SWAPPED.format('Liberation Serif:sups')}</w:fonts>")
    ),
    "letters moved closer and made narrower": body(p(run=squeezed(-42, 90))),
    "letters moved as close, by half": body(p(run=squeezed(-30, 50))),
    "raised letters moved closer": body(
        p(run='<w:spacing w:val="-40"/><w:vertAlign w:val="superscript"/><w:sz w:val="22"/>')
    ),
}
HONEST_LETTERS: dict[str, Change] = {
    **{
        f"the font {name}": body(p(run=font(name)))
        for name in (
            "Times New Roman",
            "Arial;Helvetica;sans-serif",
            "Bell &amp; Howell",
            "ＭＳ 明朝",
        )
    },
    "letters a little closer and narrower": body(p(run=squeezed(-10, 90))),
    "narrow letters": body(p(run=squeezed(0, 66))),
    "letters moved apart and narrower": body(p(run=squeezed(20, 80))),
    "a font that is swapped for another": also(
        p(), (FONTS, "</w:fonts>", f"{SWAPPED.format('Liberation Serif')}</w:fonts>")
    ),
}
COUNTED = level("%1、", "chineseCountingThousand")
LISTS: dict[str, Change] = {
    "a number of Chinese right before a value": listed(COUNTED),
    "a number of Chinese right before a value in a branch": listed(
        COUNTED, text="{% if empty %}案件{% endif %}{{ amount }}"
    ),
}
HONEST_LISTS: dict[str, Change] = {
    "a number of Chinese right before words": listed(COUNTED, text="案件事实"),
    "a number of Chinese right before words and a value": listed(COUNTED, text="金额 {{ amount }}"),
    "a number and a blank before words": listed(level("%1", "decimal", "space"), text="Facts"),
}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MARK = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{0}Reference w:id="{1}"/></w:r>'


def noted(inside: str = "", header: str = "") -> Change:
    """A body with the marks of notes; what is given stands in note 2, and in the header."""

    def edit(parts: Parts) -> None:
        marks = [MARK.format(kind, id) for kind in ("footnote", "endnote") for id in (2, 3)]
        body(p() + f"<w:p>{run('x')}{run(' y').join(marks)}</w:p>")(parts)
        for kind, held in (("footnote", inside), ("endnote", "")):
            notes = "".join(
                f'<w:{kind} w:id="{id}"><w:p>{run("Paid: {{ amount }}")}{held * (id == 2)}</w:p>'
                f"</w:{kind}>"
                for id in (2, 3)
            )
            parts[f"word/{kind}s.xml"] = (
                f'<w:{kind}s xmlns:w="{W}" xmlns:r="{OFFICE}">{notes}</w:{kind}s>'.encode()
            )
            _put(
                parts,
                "[Content_Types].xml",
                "</Types>",
                f'<Override PartName="/word/{kind}s.xml" ContentType="application/vnd.openxml'
                f'formats-officedocument.wordprocessingml.{kind}s+xml"/>',
            )
            _put(
                parts,
                "word/_rels/document.xml.rels",
                "</Relationships>",
                f'<Relationship Id="rN{kind}" Type="{OFFICE}/{kind}s" Target="{kind}s.xml"/>',
            )
        _put(parts, HEADER, "</w:hdr>", f"<w:p>{header}</w:p>")

    return edit


def _put(parts: Parts, name: str, before: str, more: str) -> None:
    assert before.encode() in parts[name]
    parts[name] = parts[name].replace(before.encode(), f"{more}{before}".encode(), 1)


NOTES: dict[str, Change] = {
    "the mark of a note in a note": noted(run(" x") + MARK.format("footnote", 3)),
    "the mark of an endnote in a note": noted(run(" x") + MARK.format("endnote", 2)),
    "the mark of a note in a header": noted(header=run("x") + MARK.format("footnote", 3)),
}
HONEST_NOTES: dict[str, Change] = {"notes with words and a value": noted("", run("Header"))}


def bordered(*edges: str, more: str = "", text: str = VALUE) -> Change:
    return body(p(text, para=f"{more}<w:pBdr>{''.join(edges)}</w:pBdr>"))


NONE = '<w:top w:val="none"/>'
FRAME = (edge("top", 4, 1), edge("left", 4, 1), edge("bottom", 4, 1), edge("right", 4, 1))
RIGHT = '<w:jc w:val="right"/>'
BARE = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
BORDERS: dict[str, Change] = {
    "a line at the left and no line above": bordered(NONE, edge("left")),
    "a line at the left and a white one above": bordered(
        edge("top", colour="FFFFFF"), edge("left"), edge("bottom", colour="FFFFFF")
    ),
    "a line at the left and one below": bordered(edge("left"), edge("bottom")),
    "a frame but for its top": bordered(*FRAME[1:]),
    "a line at the start": bordered(edge("start")),
    "a line at the right": bordered(edge("right"), more=RIGHT),
    "a line at the end": bordered(edge("end", space=1), more=RIGHT, text="Sum {{ amount }}"),
    "a frame of a style with a line cleared by hand": styled(
        style(para=f"<w:pBdr>{''.join(FRAME)}</w:pBdr>"),
        p(para=f'<w:pStyle w:val="X"/><w:pBdr>{NONE}</w:pBdr>'),
    ),
    "a bar right before a value": body(
        p(para='<w:tabs><w:tab w:val="bar" w:pos="260"/></w:tabs><w:ind w:left="300"/>')
    ),
    "a bar within a line": body(p(para='<w:tabs><w:tab w:val="bar" w:pos="1000"/></w:tabs>')),
    "a bar of a style": styled(
        style(para='<w:tabs><w:tab w:val="bar" w:pos="0"/></w:tabs>'),
    ),
    "hyphens of an aligned tab": body(
        f'<w:p>{run("Sum")}<w:r><w:ptab w:relativeTo="margin" w:alignment="right" '
        f'w:leader="hyphen"/></w:r>{run(VALUE)}</w:p>'
    ),
}
HONEST_BORDERS: dict[str, Change] = {
    "a frame": bordered(*FRAME),
    "a line at the left as Word draws it": bordered(edge("left", 12, 4)),
    "a line at the right as Word draws it": bordered(edge("right", 12, 4), more=RIGHT),
    "a line above and one below": bordered(edge("top", 4, 1), edge("bottom", 4, 1)),
    "a line at the left of words": bordered(edge("left"), text="Sum: {{ amount }}"),
    "a line at the right of words": bordered(edge("right"), text="{{ amount }} paid"),
    "a frame of a style": styled(style(para=f"<w:pBdr>{''.join(FRAME)}</w:pBdr>")),
    "a bar far at the left": body(
        p(para='<w:tabs><w:tab w:val="bar" w:pos="0"/></w:tabs><w:ind w:left="300"/>')
    ),
    "a bar in a paragraph of words": body(
        p() + p("Facts", para='<w:tabs><w:tab w:val="bar" w:pos="260"/></w:tabs>')
    ),
    "points of an aligned tab": body(
        f'<w:p>{run("Sum")}<w:r><w:ptab w:relativeTo="margin" w:alignment="right" '
        f'w:leader="dot"/></w:r>{run(VALUE)}</w:p>'
    ),
}


def rows(*made: tuple[tuple[int, str, str], ...], look: str = BARE) -> Change:
    """Rows of cells: the width of each, its properties, and its text or XML."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width, _, _ in made[0])
    held = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{cell}</w:tcPr>'
            f"{text if text.startswith('<') else p(text)}</w:tc>"
            for width, cell, text in row
        )
        + "</w:tr>"
        for row in made
    )
    return body(
        f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{held}</w:tbl><w:p/>"
    )


def around(*edges: str) -> str:
    return f"<w:tcBorders>{''.join(edges)}</w:tcBorders>"


def lined(*edges: str) -> str:
    return f"<w:tblBorders>{''.join(edges)}</w:tblBorders>"


ALL = ("top", "left", "bottom", "right")
GRID = lined(*(edge(side, 4) for side in (*ALL, "insideH", "insideV")))
THICK, DASH = around(edge("left", 12)), around(edge("bottom", 8))
RULED = p("", para=f"<w:pBdr>{edge('bottom')}</w:pBdr>")
CELLS: dict[str, Change] = {
    "a cell with a line at its left": rows(((3000, THICK, VALUE),)),
    "a cell with a line at its start": rows(((3000, around(edge("start")), VALUE),)),
    "a cell with a line at its right": rows(
        ((3000, around(edge("right", 12)), p(VALUE, para=RIGHT)),)
    ),
    "a line of the table at its left": rows(((3000, "", VALUE),), look=lined(edge("left")) + BARE),
    "a thick line between words and a value": rows(((2000, "", "Sum"), (3000, THICK, VALUE))),
    "a line between nothing and a value": rows(
        ((2000, around(edge("right", 4)), ""), (3000, "", VALUE))
    ),
    "a broad line and a margin that it fills": rows(
        ((3000, around(edge("left", 96)), VALUE),), look=""
    ),
    "a line at the left and one above a cell": rows(
        ((3000, around(edge("top"), edge("left")), VALUE),)
    ),
    "a narrow empty cell with a line": rows(((200, DASH, ""), (3000, "", VALUE))),
    "a narrow empty cell with a line, with the margins of Word": rows(
        ((200, DASH, ""), (3000, "", VALUE)), look=""
    ),
    "a narrow empty cell with a line above": rows(
        ((200, around(edge("top")), ""), (3000, "", VALUE))
    ),
    "a narrow empty cell with a line behind": rows(
        ((3000, "", p(VALUE, para=RIGHT)), (200, DASH, ""))
    ),
    "a narrow empty cell with a line, and one without": rows(
        ((200, DASH, ""), (100, "", ""), (3000, "", VALUE))
    ),
    "a narrow empty cell under a line": rows(
        ((200, DASH, ""), (3000, "", "Sum")), ((200, "", ""), (3000, "", VALUE))
    ),
    "a narrow cell with an empty paragraph with a line": rows(
        ((200, "", RULED), (3000, "", VALUE))
    ),
    **{
        f"a cell of blanks with {look} beside a value": rows(
            ((600, "", f"<w:p>{run(blank, look)}</w:p>"), (3000, "", VALUE))
        )
        for blank, look in (("   ", UNDER + UP), ("\u00a0", BLACK))
    },
    "a narrow filled cell": rows(
        ((60, '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>', ""), (3000, "", VALUE))
    ),
}
HONEST_CELLS: dict[str, Change] = {
    "a grid": rows(((1500, "", "Sum"), (3000, "", VALUE)), look=GRID + BARE),
    "a grid of a value alone": rows(((3000, "", VALUE),), look=GRID + BARE),
    "a grid with a narrow empty column": rows(
        ((200, "", ""), (3000, "", VALUE)), ((200, "", ""), (3000, "", VALUE)), look=GRID + BARE
    ),
    "a cell with lines on all sides": rows(
        ((3000, around(*(edge(side, 4) for side in ALL)), VALUE),)
    ),
    "cells as LibreOffice saves them": rows(
        (
            (1500, around(edge("top", 4), edge("left", 4), edge("bottom", 4)), "Sum"),
            (3000, around(*(edge(side, 4) for side in ALL)), VALUE),
        ),
        (
            (1500, around(edge("left", 4), edge("bottom", 4)), VALUE),
            (3000, around(edge("left", 4), edge("bottom", 4), edge("right", 4)), VALUE),
        ),
        look=BARE.replace('"0"', '"55"'),
    ),
    "a line at the left, with the margins of Word": rows(((3000, THICK, VALUE),), look=""),
    "a line at the left of words in a cell": rows(((3000, THICK, "Sum: {{ amount }}"),)),
    "a thin line between words and a value": rows(
        ((2000, "", "Sum"), (3000, around(edge("left", 4)), VALUE))
    ),
    "a line at the right of a value at the left": rows(((3000, around(edge("right")), VALUE),)),
    "lines between rows": rows(
        ((200, "", ""), (3000, "", VALUE)),
        ((200, "", ""), (3000, "", VALUE)),
        look=lined(edge("top", 4), edge("insideH", 4), edge("bottom", 4)) + BARE,
    ),
    "a box to tick": rows(
        ((300, around(*(edge(x, 4) for x in ALL)), ""), (3000, "", VALUE)), look=""
    ),
    "a cell of underlined blanks": rows(
        ((2000, "", f"<w:p>{run('   ', UNDER)}</w:p>"), (3000, "", VALUE)), look=""
    ),
    "a line to sign on": rows(((3000, "", VALUE), (300, "", ""), (3000, DASH, ""))),
    "a line to sign on before a value": rows(((3000, DASH, ""), (3000, "", VALUE)), look=""),
    "a narrow filled cell, with the margins of Word": rows(
        ((150, '<w:shd w:val="clear" w:color="auto" w:fill="14213D"/>', ""), (3000, "", VALUE)),
        look="",
    ),
}
HOSTILE = {**SIGNS, **LETTERS, **LISTS, **NOTES, **BORDERS, **CELLS, **BLANKS, **BULLETS}
HONEST = {
    **{**HONEST_SIGNS, **HONEST_LETTERS, **HONEST_LISTS},
    **{**HONEST_NOTES, **HONEST_BORDERS, **HONEST_CELLS},
    **{**HONEST_BLANKS, **HONEST_BULLETS},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_drawn_beside_a_value_and_changes_it_is_refused(name: str) -> None:
    assert refusal(HOSTILE[name]).startswith("office.docx: word/")


@pytest.mark.parametrize("name", HONEST)
def test_what_stands_beside_a_value_and_changes_nothing_is_filled(name: str) -> None:
    assert refusal(HONEST[name]) == ""


@pytest.mark.parametrize(
    ("name", "says", "cure"),
    [
        ("the signs V%", "a sign is right after a value", "Put a space or a word between"),
        ("a black blank", "looks like a stroke", "Clear the formatting"),
        ("a narrow empty cell with a line", "before a value looks like a minus", "1 cm wide"),
        ("the bullet ○ with nothing behind it", "right before a value", "a tab after it"),
    ],
)
def test_a_refusal_names_what_is_drawn_and_the_cure(name: str, says: str, cure: str) -> None:
    told = refusal(HOSTILE[name])
    assert says in told
    assert cure in told


def test_the_page_tells_how_many_are_tried(figure) -> None:
    figure("28", tried=f"{len(HOSTILE)} ways, {len(HONEST)} habits that resemble them")


@pytest.mark.long
def test_the_page_tells_how_many_are_refused(figure) -> None:
    figure("28", ours=judged(HOSTILE, HONEST))
