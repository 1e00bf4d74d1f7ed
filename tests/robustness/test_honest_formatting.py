"""What honest offices do in their templates, and looks like hiding: each is filled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hidden_by_layout import HONEST as HONEST_LAYOUT
from template_xml import (
    BODY,
    CODE,
    CONTEXT,
    DARK,
    FIELD,
    FONTS,
    IN_STYLE,
    NUMBERS,
    TABLE_STYLE,
    WHITE,
    Parts,
    also,
    body,
    p,
    packed,
    style,
    styled,
    table,
)

from comity.steps.render.document import compile_template

HONEST: dict[str, Callable[[Parts], None]] = {
    "as it is": body(p()),
    "label and value": body(p("Amount: {{ amount }}.")),
    "in brackets": body(p("({{ amount }})")),
    "own words in one language": body(
        p("{% if doc.language == 'fr' %}Montant{% else %}Amount{% endif %}: {{ amount }}")
    ),
    "two lines": body(p("{% for line in lines %}{{ line }}; {% endfor %}")),
    "joined": body(p('{{ lines | join(", ") }}')),
    "last of a list": body(p("{{ lines | last }}")),
    "rows by name": body(
        p('{% for r in rows | rejectattr("name", "in", ["date"]) %}{{ r.text }} {% endfor %}')
    ),
    "default": body(p('{{ nothing | default("none") }}')),
    "either": body(p('{{ empty or "not known" }}')),
    "how many": body(p("{% if lines | length > 1 %}several{% endif %}")),
    "first and last": body(
        p("{% for l in lines %}{{ l }}{% if not loop.last %}, {% endif %}{% endfor %}")
    ),
    "alias": body(p("{% set first = rows | first %}{{ first.text }}")),
    "grey": body(p(run='<w:color w:val="595959"/>')),
    "dark grey by the theme": body(
        p(run='<w:color w:val="595959" w:themeColor="text1" w:themeTint="A6"/>')
    ),
    "seven points": body(p(run='<w:sz w:val="14"/>')),
    "white on dark shading": body(p(run=WHITE, para=DARK)),
    "white on a dark cell": body(table(DARK, inner=p(run=WHITE))),
    "automatic on a dark cell": body(table(DARK, inner=p(run='<w:color w:val="auto"/>'))),
    "white head in a style": styled(
        TABLE_STYLE.format("", f"<w:rPr>{WHITE}</w:rPr><w:tcPr>{DARK}</w:tcPr>"),
        table(look=IN_STYLE),
    ),
    "striped table": styled(
        TABLE_STYLE.format("", "").replace(
            "</w:style>",
            '<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:fill="EDF0F5"/>'
            "</w:tcPr></w:tblStylePr></w:style>",
        ),
        table(look=IN_STYLE.replace('w:noHBand="1"', 'w:noHBand="0"')),
    ),
    "yellow marker": body(p(run='<w:highlight w:val="yellow"/>')),
    "letterspaced": body(p(run='<w:spacing w:val="20"/>')),
    "condensed a little": body(p(run='<w:spacing w:val="-10"/><w:w w:val="90"/>')),
    "capitals": body(p(run="<w:caps/>")),
    "raised note": body(p("1", run='<w:vertAlign w:val="superscript"/>')),
    "switched to be shown": styled(
        style("<w:vanish/>"), p(run='<w:vanish w:val="0"/>', para='<w:pStyle w:val="X"/>')
    ),
    "hanging indent": body(p(para='<w:ind w:left="567" w:hanging="567"/>')),
    "into the margin": body(p(para='<w:ind w:left="-567"/>')),
    "exact line high enough": body(p(para='<w:spacing w:line="260" w:lineRule="exact"/>')),
    "row at least": body(table(row='<w:trHeight w:val="20" w:hRule="atLeast"/>')),
    "footer tab of Word": body(p("x", para='<w:tabs><w:tab w:val="right" w:pos="9360"/></w:tabs>')),
    "two columns": also(
        p(), (BODY, '<w:cols w:space="708"/>', '<w:cols w:num="2" w:space="708"/>')
    ),
    "page number": body(
        f"<w:p>{FIELD.format('begin')}{CODE}{FIELD.format('separate')}<w:r><w:t>1</w:t></w:r>"
        f"{FIELD.format('end')}</w:p>"
    ),
    "bullets of Wingdings": also(
        p(para='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        (NUMBERS, '<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="bullet"/>'),
        (NUMBERS, '<w:lvlText w:val="%1."/>', '<w:lvlText w:val="\uf0a7"/>'),
        (
            NUMBERS,
            '<w:lvlJc w:val="left"/>',
            '<w:lvlJc w:val="left"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>',
        ),
    ),
    "symbol font in the table only": also(
        p(),
        (FONTS, "</w:fonts>", '<w:font w:name="Symbol"><w:charset w:val="02"/></w:font></w:fonts>'),
    ),
    "empty hidden row mark": body(p() + p("", run="<w:vanish/>")),
    "tags that print nothing": body(
        p("{%p if amount %}", run="<w:vanish/>") + p() + p("{%p endif %}", run=WHITE)
    ),
    "soft hyphen": body(p("Rechts\u00adhilfe")),
    "Arabic": body(p("المبلغ: {{ amount }}", run="<w:rtl/>", para="<w:bidi/>")),
    "Hindi": body(p("क्\u200dष {{ amount }}")),
    "Russian": body(p("Сумма: {{ amount }}")),
    "Chinese": body(p("金额{{ amount }}元")),
    "first page different": also(
        p(),
        (BODY, "<w:cols ", "<w:titlePg/><w:cols "),
        (BODY, "<w:sectPr>", '<w:sectPr><w:headerReference w:type="first" r:id="rId5"/>'),
    ),
    **HONEST_LAYOUT,
}
"""What honest offices do."""


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_template_is_filled(name: str) -> None:
    compile_template(packed(HONEST[name]), "office.docx").fill(CONTEXT)


def test_the_page_tells_how_many_are_filled(figure) -> None:
    figure("22", tried=f"{len(HONEST)} habits", ours="0 refused")
