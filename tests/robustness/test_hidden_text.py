"""Templates that hide a value, show another in its place, or cover it: each is refused.

Every one is a real DOCX: the base request, changed as a hostile author would change it, with the
true value somewhere in it, so that the check that all is placed is content. What looks like it and
is honest is in test_honest_formatting.py.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hidden_by_layout import HIDDEN, UNSEEN_NOTE
from template_xml import (
    ANCHOR,
    BODY,
    BOX,
    CODE,
    CONTEXT,
    DARK,
    FIELD,
    FONTS,
    IN_STYLE,
    NUMBERS,
    SETTINGS,
    STYLES,
    TABLE_STYLE,
    TEXT,
    VALUE,
    W14,
    WHITE,
    Parts,
    also,
    body,
    defaults,
    p,
    packed,
    style,
    styled,
    table,
)

from comity.model.errors import RenderError
from comity.steps.render.document import compile_template

HOSTILE: dict[str, Callable[[Parts], None]] = {
    # what tags print
    **{
        f"tag {number}": body(p(VALUE) + p(f"Amount: {text}"))
        for number, text in enumerate(
            [
                '{{ amount | replace("1", "9") }}',
                "{{ amount | truncate(4) }}",
                "{{ amount | reverse }}",
                "{{ amount | upper }}",
                "{{ amount | first }}",
                "{{ amount[2:] }}",
                "{{ amount[0] }}",
                "{{ '9' ~ amount }}",
                "{{ '9' + amount }}",
                "{{ lines | length + 8999 }}",
                "{{ [lines | length, 9] | max }}",
                "{{ lines | join('') }}",
                "{{ lines | sort | first }}",
                "{{ rows | map(attribute='text') | map('upper') | first }}",
                "{% for r in rows %}{{ loop.index }} {% endfor %}",
                "{% for c in amount %}{{ c }} {% endfor %}",
                "{% if amount == '1,000 EUR' %}9,000 EUR{% endif %}",
                "{% if '1,000' in amount %}9,000 EUR{% endif %}",
                "{{ '9,000' if amount is eq('1,000 EUR') else amount }}",
                "{% set amount = '9,000 EUR' %}{{ amount }}",
                "{% for r in rows | selectattr('text', 'eq', '1,000 EUR') %}9,000{% endfor %}",
                "{% macro m() %}{{ amount }}{% endmacro %} {{ m() | trim('1') }}",
                "{% filter replace('1', '9') %}{{ amount }}{% endfilter %}",
                "{% with amount = '9' %}{{ amount }}{% endwith %}",
                "{% set x %}9{% endset %} {{ x }}",
                "9{{ amount }}",
                "{{ amount }}{{ amount }}",
                "-{{ amount }}",
                "9,{{ amount }}",
                "{% if empty %}{% else %}9{% endif %}{{ amount }}",
                "9 {{- amount }}",
            ]
        )
    },
    # hidden, at every level
    "hidden run": body(p(run="<w:vanish/>")),
    "hidden in web pages": body(p(run="<w:webHidden/>")),
    "hidden by style": styled(style("<w:vanish/>")),
    "hidden by the style it is based on": styled(
        style("<w:vanish/>").replace('"X"', '"Y"') + style(based="Y")
    ),
    "hidden by a style of letters": styled(
        style("<w:vanish/>", kind="character", based="DefaultParagraphFont"),
        p(run='<w:rStyle w:val="X"/>'),
    ),
    "hidden by default": defaults("<w:vanish/>"),
    "hidden by the standard style": also(
        p(),
        (STYLES, '<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:rPr><w:vanish/></w:rPr>'),
    ),
    "hidden by a style of tables": styled(
        TABLE_STYLE.format("<w:rPr><w:vanish/></w:rPr>", ""), table(look=IN_STYLE)
    ),
    "hidden in the first row": styled(
        TABLE_STYLE.format("", "<w:rPr><w:vanish/></w:rPr>"), table(look=IN_STYLE)
    ),
    "hidden end of paragraph": body(p("1", para="<w:rPr><w:vanish/></w:rPr>") + p()),
    "hidden by what a tag takes away": body(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{% if empty %}</w:t></w:r>"
        "<w:r><w:t>x{% endif %}{{ amount }}</w:t></w:r></w:p>"
    ),
    "hidden by a tag in an attribute": body(p(run='<w:vanish w:val="{{ 1 }}"/>')),
    "hidden row": body(table(row="<w:hidden/>")),
    "hidden number of a list": also(
        p(para='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        (NUMBERS, '<w:lvlJc w:val="left"/>', '<w:lvlJc w:val="left"/><w:rPr><w:vanish/></w:rPr>'),
    ),
    # size
    "one point": body(p(run='<w:sz w:val="2"/>')),
    "one point in Arabic and Hebrew": body(p(run='<w:szCs w:val="2"/>')),
    "small by style": styled(style('<w:sz w:val="8"/>')),
    "small by default": also(p(), (STYLES, '<w:sz w:val="22"/>', '<w:sz w:val="10"/>')),
    "small in a table": styled(
        TABLE_STYLE.format('<w:rPr><w:sz w:val="4"/></w:rPr>', ""), table(look=IN_STYLE)
    ),
    "small and raised": body(p(run='<w:sz w:val="14"/><w:vertAlign w:val="superscript"/>')),
    "scaled to nothing": body(p(run='<w:w w:val="1"/>')),
    "letters over one another": body(p(run='<w:spacing w:val="-200"/>')),
    "lifted away": body(p(run='<w:position w:val="3000"/>')),
    "squeezed": body(p(run='<w:fitText w:val="10"/>')),
    # colour
    "white": body(p(run=WHITE)),
    "nearly white": body(p(run='<w:color w:val="EEEEEE"/>')),
    "white by the theme": body(p(run='<w:color w:val="000000" w:themeColor="background1"/>')),
    "nearly white by a tint": body(
        p(run='<w:color w:val="000000" w:themeColor="text1" w:themeTint="11"/>')
    ),
    "white by default": defaults(WHITE),
    "black on black shading": body(
        p(run='<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>')
    ),
    "black marker": body(p(run='<w:highlight w:val="black"/>')),
    "dark on a dark cell": body(table(DARK, inner=p(run='<w:color w:val="000000"/>'))),
    "dark on a dark paragraph": body(p(run='<w:color w:val="000000"/>', para=DARK)),
    "solid pattern": body(
        p(run='<w:color w:val="000000"/><w:shd w:val="solid" w:color="111111"/>')
    ),
    "dark on the dark row of a style": styled(
        TABLE_STYLE.format("", f"<w:tcPr>{DARK}</w:tcPr>"),
        table(look=IN_STYLE, inner=p(run='<w:color w:val="111111"/>')),
    ),
    "dark page": also(p(), (BODY, "<w:body>", '<w:background w:color="000000"/><w:body>')),
    "the theme turned round": also(
        p(run='<w:color w:val="000000" w:themeColor="text1"/>'),
        (SETTINGS, "<w:compat>", '<w:clrSchemeMapping w:t1="light1" w:bg1="dark1"/><w:compat>'),
    ),
    # effects and fonts
    "outlined": body(p(run="<w:outline/>")),
    "embossed": body(p(run="<w:emboss/>")),
    "struck through": body(p(run="<w:strike/>")),
    "shimmering": body(p(run='<w:effect w:val="shimmer"/>')),
    "clear fill": body(p(run=W14.format("textFill", "<w14:noFill/>"))),
    "glow": body(p(run=W14.format("glow", ""))),
    "symbols": body(p(run='<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')),
    "symbols by style": styled(style('<w:rFonts w:ascii="Symbol"/>')),
    "symbols by the theme": also(
        p(run='<w:rFonts w:asciiTheme="minorHAnsi"/>'),
        (
            "word/theme/theme1.xml",
            '<a:latin typeface="Times New Roman"/>',
            '<a:latin typeface="Webdings"/>',
        ),
    ),
    "embedded font": also(p(), (FONTS, "</w:font>", "<w:embedRegular/></w:font>")),
    "swapped font": also(p(), (FONTS, '"Liberation Serif"', '"Wingdings"')),
    # place
    "text box": body(BOX),
    "frame": body(p(para='<w:framePr w:w="100" w:x="20000" w:y="20000"/>')),
    "picture over text": body(p() + ANCHOR.format(' behindDoc="0"')),
    "picture under text": body(p() + ANCHOR.format(' behindDoc="1"')),
    "shape over text": body(
        p() + '<w:p><w:r><w:pict><v:rect style="position:absolute"/></w:pict></w:r></w:p>'
    ),
    "floating table": body(table(look='<w:tblpPr w:tblpX="30000"/>')),
    "table off the page": body(table(look='<w:tblInd w:w="-9000" w:type="dxa"/>')),
    "table wider than paper": body(table('<w:tcW w:w="30000" w:type="dxa"/>')),
    "indent off the page": body(p(para='<w:ind w:left="-9000"/>')),
    "first line off the page": body(p(para='<w:ind w:left="0" w:hanging="9000"/>')),
    "no room between indents": body(p(para='<w:ind w:left="5000" w:right="5000"/>')),
    "tab off the page": body(p("x", para='<w:tabs><w:tab w:val="left" w:pos="30000"/></w:tabs>')),
    "exact line": body(p(para='<w:spacing w:line="20" w:lineRule="exact"/>')),
    "lines over one another": body(p(para='<w:spacing w:line="10" w:lineRule="auto"/>')),
    "exact row": body(table(row='<w:trHeight w:val="20" w:hRule="exact"/>')),
    "narrow cell": body(table('<w:tcW w:w="1" w:type="dxa"/>')),
    "merged away": body(table("<w:vMerge/>")),
    "cell that does not wrap": body(table("<w:noWrap/>")),
    "cell margins": body(table('<w:tcMar><w:left w:w="9000" w:type="dxa"/></w:tcMar>')),
    "margins off the paper": also(p(), (BODY, 'w:left="1418"', 'w:left="-9000"')),
    "narrow columns": also(p(), (BODY, '<w:cols w:space="708"/>', '<w:cols w:num="40"/>')),
    # where nobody is shown it
    "code of a field": body(f"<w:p>{FIELD.format('begin')}{CODE}{TEXT}{FIELD.format('end')}</w:p>"),
    "result of a field": body(
        f"<w:p>{FIELD.format('begin')}{CODE}{FIELD.format('separate')}{TEXT}{FIELD.format('end')}</w:p>"
    ),
    "field that does not end": body(f"<w:p>{FIELD.format('begin')}{CODE}</w:p>{p()}"),
    "no run": body(f"<w:p><w:t>{VALUE}</w:t></w:p>"),
    # words
    "order turned round": body(p("\u202e{{ amount }}\u202c")),
    "isolated": body(p("\u2067{{ amount }}\u2069")),
    "forced direction": body(f'<w:p><w:bdo w:val="rtl">{TEXT}</w:bdo></w:p>'),
    "nothing wide": body(p("Am\u200bount")),
    "tags of Unicode": body(p("Amount\U000e0041")),
    "look-alike": body(p("Рaid in full")),
    "mixed digits": body(p("Article 1\u0662")),
    "number without a gap": also(
        p(para='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        (NUMBERS, '<w:suff w:val="tab"/>', '<w:suff w:val="nothing"/>'),
    ),
    **HIDDEN,
}
"""More than a hundred ways; every name says what is done."""


@pytest.mark.parametrize("name", [*HOSTILE][::6])
def test_a_sample_of_hostile_templates_is_refused(name: str) -> None:
    refused(name)


def test_the_page_tells_how_many_are_tried(figure) -> None:
    figure("21", tried=f"{len(HOSTILE)} ways")


@pytest.mark.long
def test_every_hostile_template_is_refused(figure) -> None:
    assert len(HOSTILE) >= 60
    through = []
    for name in HOSTILE:
        try:
            refused(name)
        except pytest.fail.Exception:
            through.append(name)
    assert through == []
    figure("21", ours=f"{len(HOSTILE)} refused")


def refused(name: str) -> None:
    with pytest.raises(RenderError) as caught:
        compile_template(packed(HOSTILE[name]), "evil.docx").fill(CONTEXT)
    assert str(caught.value).startswith("evil.docx: word/")


@pytest.mark.parametrize(
    ("name", "says", "cure"),
    [
        ("white", '"{{ amount }}" is not shown as written: it has the colour FFFFFF', "darker"),
        ("one point", "its size is 1 pt, less than 6", "6 points or more"),
        ("hidden by default", "it is hidden text", "clear Hidden"),
        ("text box", "text box of an older kind", "put text into a paragraph"),
        ("tag 0", "the filter 'replace' can change a value", "Print the value as it is"),
        ("tag 21", "the statement 'macro' can change", "Use if and for"),
        ("tag 24", "the statement 'set … endset' can change", "Use if and for"),
        ("embedded font", "an embedded font, which can show letters other than", "Embed fonts"),
        ("forced direction", "an override of the writing direction", "retype the text"),
        ("tag 25", "a digit is right before a value", "a space or a word between"),
    ],
)
def test_a_refusal_names_the_words_the_cause_and_the_cure(name: str, says: str, cure: str) -> None:
    with pytest.raises(RenderError) as caught:
        compile_template(packed(HOSTILE[name]), "evil.docx").fill(CONTEXT)
    assert says in str(caught.value)
    assert cure in str(caught.value)


def test_what_stands_in_a_note_without_a_printed_reference_does_not_count_as_shown() -> None:
    compiled = compile_template(packed(UNSEEN_NOTE), "office.docx")
    roots = compiled.fill(CONTEXT)
    shown = " ".join("".join(root.itertext()) for root in compiled.shown(roots))
    assert CONTEXT["other"] in shown
    assert CONTEXT["amount"] not in shown
