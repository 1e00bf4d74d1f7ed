"""What a page would show as one with a value: by signs without a width, blanks and cells.

Each hostile template is the base request with a figure that nothing parts from a value; beside them
stands what honest offices write that looks like it. Each must be refused, or filled.
"""

from __future__ import annotations

import unicodedata

import pytest
from hidden_by_layout import level, line, listed
from template_xml import BODY, VALUE, Change, Parts, also, body, judged, p, refusal, run, styled

from comity.steps.render.visible.sign_kinds import WIDE
from comity.steps.render.visible.touching import touching

RIGHT = '<w:jc w:val="right"/>'
BARE = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
LINED = '<w:tblBorders><w:insideV w:val="single" w:sz="4" w:color="{0}"/></w:tblBorders>'
SQUEEZED, CLOSER = '<w:w w:val="50"/>', '<w:spacing w:val="-10"/>'
LARGE, SMALL = '<w:sz w:val="80"/>', '<w:sz w:val="12"/>'
RAISED = '<w:vertAlign w:val="superscript"/>'
BY_STYLE = '<w:rStyle w:val="X"/>'
FIXED = '<w:tblLayout w:type="fixed"/>'


def cells(*texts: str, look: str = BARE, cell: str = "") -> str:
    """A row of cells, 1500 twips wide; what begins with < is the XML of one."""
    size = '<w:tcW w:w="1500" w:type="dxa"/>'
    held = "".join(
        f"<w:tc><w:tcPr>{size}{cell}</w:tcPr>{one if one.startswith('<') else p(one)}</w:tc>"
        for one in texts
    )
    grid = '<w:gridCol w:w="1500"/>' * len(texts)
    return (
        f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr>{held}</w:tr></w:tbl><w:p/>"
    )


MERGE = '<w:vMerge w:val="{0}"/>'
GOES_ON = (
    f"<w:tr><w:tc><w:tcPr>{MERGE.format('continue')}</w:tcPr><w:p/></w:tc>"
    f'<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/></w:tcPr>{p()}</w:tc></w:tr>'
)


def beside_number(look: str) -> Change:
    """A cell with the number of a list alone, beside one with a value."""
    numbered = listed(level("%1", "decimal", "tab"), text="")

    def edit(parts: Parts) -> None:
        numbered(parts)
        whole = parts[BODY].decode()
        made = whole[whole.index("<w:body>") + 8 : whole.index("<w:sectPr>")]
        parts[BODY] = whole.replace(made, cells(made, VALUE, look=look), 1).encode()

    return edit


LOOP_ROWS = "".join(
    f"<w:tr><w:tc><w:tcPr/>{p(text)}</w:tc></w:tr>"
    for text in ("{%tr for l in lines %}", "{{ l }}", "{%tr endfor %}")
)
LOOP = f"<w:tbl><w:tblPr/><w:tblGrid/>{LOOP_ROWS}</w:tbl><w:p/>"
SIGNS: dict[str, Change] = {
    **{
        f"{text!r}": body(p(text))
        for text in (
            "1\ufe0f{{ amount }}",
            "1\u20e3{{ amount }}",
            "1\u034f{{ amount }}",
            "1\u00ad{{ amount }}",
            "1\u2060{{ amount }}",
            "1\u200d{{ amount }}",
            "1\ufeff{{ amount }}",
            "1\u0301{{ amount }}",
            "1\u2028{{ amount }}",
            "1\u0085{{ amount }}",
            "1" + "\ufe0f" * 40 + "{{ amount }}",
            "1" + "\u2009" * 40 + "{{ amount }}",
            "$\u0301{{ amount }}",
            "x -\u0301{{ amount }}",
            "x \u02d7{{ amount }}",
            "x \u207b{{ amount }}",
            "x \u2796{{ amount }}",
            "x |{{ amount }}",
            "e\u0301{{ amount }}",
            "\u01c0{{ amount }}",
            "\u4e00{{ amount }}",
            "{{ amount }}\u4e07",
            "\u0600{{ amount }}",
            "\u0336{{ amount }}",
            "x \u0336{{ amount }}",
            "{{ amount }} \u0336 x",
            "x\u035e{{ amount }}",
            "{{ amount }}\u200a{{ other }}",
            "{% if empty %}1\ufe0f{% endif %}{{ amount }}",
            "1{% if empty %}\ufe0f{% endif %}{{ amount }}",
            "{{ amount }}{% if empty %}\u0336{% endif %}",
            "{% if empty %}\u0336{% endif %}{{ amount }}",
            "{% if amount %}x{% else %}y \u0338{% endif %}{{ amount }}",
            "{% for r in rows %}{{ r.text }}{% if loop.length > 9 %}\u0336{% endif %} {% endfor %}",
            '{{ lines | join("\u0336 ") }} {{ amount }}',
            '{{ lines | join("$ ") }} {{ amount }}',
            '{{ lines | join("\u2044 ") }} {{ amount }}',
            '{{ lines | join(";\u200a") }} {{ amount }}',
            '{{ nothing | default("\u0336") }} {{ amount }}',
        )
    },
    **{
        f"a blank with {look}": body(f"<w:p>{run('1')}{run(' ', look)}{run(VALUE)}</w:p>")
        for look in (
            '<w:sz w:val="1"/>',
            '<w:w w:val="1"/>',
            '<w:w w:val="50"/>',
            '<w:spacing w:val="-44"/>',
            "<w:vanish/>",
            '<w:fitText w:val="1"/>',
            '<w:sz w:val="4"/><w:szCs w:val="4"/>',
        )
    },
    "a blank that is small beside large letters": body(
        f"<w:p>{run('1', LARGE)}{run(' ', SMALL)}{run(VALUE, LARGE)}</w:p>"
    ),
    "a point and a blank that are small beside large letters": body(
        f"<w:p>{run('1', LARGE)}{run('. ', SMALL)}{run(VALUE, LARGE)}</w:p>"
    ),
    "a digit that draws the value near": body(
        f"<w:p>{run('1', '<w:spacing w:val=%s/>')}{run(' ')}{run(VALUE)}</w:p>" % '"-44"'
    ),
    "squeezed blanks in a tag in pieces": body(
        f"<w:p>{run('{%')}{run(' if empty ', SQUEEZED)}{run('%}1{% else %}: {% endif %}')}"
        f"{run(VALUE)}</w:p>"
    ),
    "a blank squeezed with its digit": body(f"<w:p>{run('1 ', SQUEEZED)}{run(VALUE)}</w:p>"),
    "a blank squeezed by a style": styled(
        '<w:style w:type="character" w:styleId="X"><w:name w:val="X"/><w:rPr><w:w w:val="20"/>'
        "</w:rPr></w:style>",
        f"<w:p>{run('1')}{run(' ', BY_STYLE)}{run(VALUE)}</w:p>",
    ),
    "a squeezed blank behind a page number": body(
        '<w:p><w:fldSimple w:instr=" PAGE "/>'
        + run(" ", '<w:sz w:val="1"/>')
        + run(VALUE)
        + "</w:p>"
    ),
}
CELLS: dict[str, Change] = {
    **{
        f"{one} beside {other}": body(cells(p(one, para=RIGHT), other))
        for one, other in (
            ("1", VALUE),
            ("No. 1", VALUE),
            ("1.", VALUE),
            ("$", VALUE),
            ("EUR -", VALUE),
            ("{% if empty %}1{% else %}abc{% endif %}", VALUE),
            (VALUE, "9"),
            (VALUE, ",9"),
            (VALUE, "% of it"),
            (VALUE, "{{ other }}"),
            ("in 1 word", VALUE),
        )
    },
    "1 on the left": body(cells("1", VALUE)),
    "margins of cells": body(cells("1", VALUE, look="", cell=BARE.replace("tblCellMar", "tcMar"))),
    "a line of white": body(cells("1", VALUE, look=LINED.format("FFFFFF") + BARE)),
    "a line that one cell clears": body(
        cells(
            "1",
            VALUE,
            look=LINED.format("000000") + BARE,
            cell='<w:tcBorders><w:left w:val="nil"/><w:right w:val="nil"/></w:tcBorders>',
        )
    ),
    "an indent into the margin": body(cells("1", p(para='<w:ind w:left="-150"/>'), look="")),
    "a value in pieces": body(cells("1", f"<w:p>{run('{')}{run('{ amount }}')}</w:p>")),
    "the mark of a note behind a value in pieces": body(
        f"<w:p>{run('{')}{run('{ amount }}')}<w:r><w:rPr>{RAISED}</w:rPr>"
        '<w:footnoteReference w:id="2"/></w:r></w:p>'
    ),
    "a table in a cell": body(cells("1", cells(VALUE))),
    "a table that sticks out of its cell": body(
        cells("1", cells(VALUE, look='<w:tblInd w:w="-200" w:type="dxa"/>'), look="")
    ),
    "cells of a loop": body(
        cells("{%tc for l in lines %}", p("{{ l }}", para='<w:jc w:val="both"/>'), "{%tc endfor %}")
    ),
    "an empty cell between": body(cells("1", "", VALUE)),
    "an indent in letters": body(
        cells("1", p(para='<w:ind w:left="0" w:leftChars="-50"/>'), look="")
    ),
    "an indent beyond the right": body(
        cells(p("1", para='<w:ind w:right="-150"/>'), VALUE, look="")
    ),
    "a loop of rows in a table of its cell": body(cells("1", p() + LOOP)),
    "margins by the exception of a row": body(
        cells("1", VALUE, look="").replace("<w:tr>", f"<w:tr><w:tblPrEx>{BARE}</w:tblPrEx>", 1)
    ),
    "margins by a style": styled(
        '<w:style w:type="table" w:styleId="X"><w:name w:val="X"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr>{BARE}</w:tblPr></w:style>",
        cells("1", VALUE, look='<w:tblStyle w:val="X"/>'),
    ),
    "margins by a region of a style": styled(
        '<w:style w:type="table" w:styleId="X"><w:name w:val="X"/><w:basedOn w:val="TableNormal"/>'
        f'<w:tblStylePr w:type="firstRow"><w:tcPr>{BARE.replace("tblCellMar", "tcMar")}</w:tcPr>'
        "</w:tblStylePr></w:style>",
        cells("1", VALUE, look='<w:tblStyle w:val="X"/>'),
    ),
    "a field": body(cells(line('<w:fldSimple w:instr=" PAGE "/>'), VALUE)),
    "a table wider than its cell": body(
        cells("1", cells(VALUE, "x", look="").replace("1500", "3000"), look="")
    ),
    "a cell that goes on from the row above": body(
        cells(p("1", para=RIGHT), "Amount", cell=MERGE.format("restart")).replace(
            "</w:tr>", f"</w:tr>{GOES_ON}", 1
        )
    ),
    "a number of a list alone in its cell": beside_number(BARE),
    "columns without room": also(
        p("1", para=RIGHT) + p(),
        (BODY, '<w:cols w:space="708"/>', '<w:cols w:num="2" w:space="0"/>'),
    ),
    "columns of their own without room": also(
        p("1", para=RIGHT) + p(),
        (
            BODY,
            '<w:cols w:space="708"/>',
            '<w:cols w:num="2" w:equalWidth="0"><w:col w:w="4000" w:space="10"/>'
            '<w:col w:w="4000"/></w:cols>',
        ),
    ),
}
HOSTILE = {**SIGNS, **CELLS}

HONEST: dict[str, Change] = {
    **{
        f"{text!r}": body(p(text))
        for text in (
            "EUR {{ amount }}",
            "EUR\u202f{{ amount }}",
            "No. {{ amount }}",
            "N\u00b0\u00a0{{ amount }}",
            "\u00a7 {{ amount }}",
            "\u00a7\u202f{{ amount }}",
            "({{ amount }})",
            "[{{ amount }}]",
            "1. {{ amount }}",
            "1\u2003{{ amount }}",
            "\u00ab\u202f{{ amount }}\u202f\u00bb",
            "\u201e{{ amount }}\u201c",
            "{{ amount }} \u2013 {{ other }}",
            "{{ amount }}|{{ other }}",
            "{{ amount }} | {{ other }}",
            "cafe\u0301 {{ amount }}",
            "\u0e08\u0e33\u0e19\u0e27\u0e19\u0e17\u0e35\u0e48{{ amount }}",
            "\u0915\u094b {{ amount }}",
            "\u0627\u0644\u0645\u064e\u0628\u0644\u063a {{ amount }}",
            "\u91d1\u989d{{ amount }}\u5143",
            "Rechts\u00adhilfe: {{ amount }}",
            "{% if empty %}1. {% endif %}{{ amount }}",
            "{% for l in lines %}{{ l }}{% if not loop.last %}, {% endif %}{% endfor %}",
            '{{ lines | join(" \u00b7 ") }}',
            '{{ lines | join("\\n") }}',
            "Article 5 of the Act, {{ amount }}",
        )
    },
    "a size of its own for letters of the west": body(p("1. {{ amount }}", run=LARGE)),
    "a large word before a small line": body(
        f"<w:p>{run('Order', LARGE)}{run(' No. 5 {{ amount }}')}</w:p>"
    ),
    "a condensed line": body(p("No. 5 {{ amount }}", run='<w:w w:val="90"/>' + CLOSER)),
    "a blank in bold": body(f"<w:p>{run('1.')}{run(' ', '<w:b/>')}{run(VALUE)}</w:p>"),
    "a blank a little closer": body(f"<w:p>{run('1.')}{run(' ', CLOSER)}{run(VALUE)}</w:p>"),
    "a digit and a value with the margins of Word": body(cells("1", VALUE, look="")),
    "a digit and a value with a line": body(cells("1", VALUE, look=LINED.format("808080") + BARE)),
    "a digit and a value with lines by hand": body(
        cells(
            "1",
            VALUE,
            cell='<w:tcBorders><w:left w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/>'
            "</w:tcBorders>",
        )
    ),
    "a digit and a value with the margins of LibreOffice": body(
        cells("1", VALUE, look=BARE.replace('"0"', '"55"'))
    ),
    "a digit and a value with a margin on one side": body(
        cells("1", VALUE, look=BARE.replace('right w:w="0"', 'right w:w="115"'))
    ),
    "a digit, an empty column and a value": body(cells("1", "", VALUE, look=FIXED + BARE)),
    "a digit and an indent": body(cells("1", p(para='<w:ind w:left="170"/>'))),
    "a word and a value": body(cells("Amount", VALUE)),
    "a word with a colon and a value": body(cells("Amount:", VALUE)),
    "a label and a value": body(cells("{{ amount }}", "{{ other }}")),
    "a digit in the midst and a value": body(cells("Article 5 of the Act", VALUE)),
    "a value and a word": body(cells(VALUE, "euros")),
    "a number of a list alone, with the margins of Word": beside_number(""),
    "a loop of rows in a table of its cell, with the margins of Word": body(
        cells("1", p() + LOOP, look="")
    ),
    "digits alone": body(p() + cells("1", "2")),
    "a digit above a value": body(cells("1") + cells(VALUE)),
    "a reference and the page, as in our footers": body(
        cells(VALUE, p("{{ labels.page }} 1", para=RIGHT))
    ),
    "cells of a loop with the margins of Word": body(
        cells("{%tc for l in lines %}", "{{ l }}", "{%tc endfor %}", look="")
    ),
    "columns with room": also(
        p(), (BODY, '<w:cols w:space="708"/>', '<w:cols w:num="2" w:space="284"/>')
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_figure_that_nothing_parts_from_a_value_is_refused(name: str) -> None:
    assert refusal(HOSTILE[name]).startswith("office.docx: word/")


@pytest.mark.parametrize("name", HONEST)
def test_a_figure_that_stands_apart_from_a_value_is_filled(name: str) -> None:
    assert refusal(HONEST[name]) == ""


@pytest.mark.parametrize("kind", ["Zs", "Cf", "Mn", "Me", "Zl", "Zp"])
def test_of_all_signs_of_a_kind_only_blanks_as_wide_as_that_of_the_keyboard_part(kind: str) -> None:
    signs = [sign for sign in map(chr, range(0x110000)) if unicodedata.category(sign) == kind]
    apart = {sign for sign in signs if not touching(f"1{sign}{{{{ v }}}}")}
    assert apart == {sign for sign in signs if not touching(f"{{{{ v }}}}{sign}1")}
    assert apart == (WIDE if kind == "Zs" else set())


@pytest.mark.parametrize(
    ("name", "says", "cure"),
    [
        ("No. 1 beside {{ amount }}", '"{{ amount }}" is not shown as written', "Cell Margins"),
        ("No. 1 beside {{ amount }}", 'from the cell before it, "No. 1", so', "a line"),
        ("cells of a loop", "a cell that a tag puts next to it", "a line between the cells"),
        ("columns without room", "its columns are so close", "2 mm or more"),
    ],
)
def test_a_refusal_names_the_place_and_the_cure(name: str, says: str, cure: str) -> None:
    told = refusal(HOSTILE[name])
    assert says in told
    assert cure in told


def test_the_page_tells_how_many_are_tried(figure) -> None:
    figure("26", tried=f"{len(HOSTILE)} ways, {len(HONEST)} habits that resemble them")


@pytest.mark.long
def test_the_page_tells_how_many_are_refused(figure) -> None:
    figure("26", ours=judged(HOSTILE, HONEST))
