"""Templates that programs read in two ways, or that put something against a value.

Each hostile one is the base request, changed as a hostile author would change it; beside them
stands what honest offices write that looks like it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from template_xml import (
    BODY,
    CONTEXT,
    FONTS,
    NUMBERS,
    STYLES,
    Parts,
    also,
    body,
    p,
    packed,
    style,
    styled,
    table,
)

from comity.model.errors import RenderError
from comity.steps.render.document import compile_template

TINY = '<w:sz w:val="2"/><w:color w:val="FFFFFF"/>'
RUN = "<w:t>{{ amount }}</w:t>"
MARK = '<w:bookmarkStart w:id="{0}" w:name="{1}"/><w:bookmarkEnd w:id="{0}"/>'

TWICE: dict[str, Callable[[Parts], None]] = {
    "two rPr": body(f"<w:p><w:r><w:rPr/><w:rPr>{TINY}</w:rPr>{RUN}</w:r></w:p>"),
    "rPr behind the text": body(f"<w:p><w:r>{RUN}<w:rPr>{TINY}</w:rPr></w:r></w:p>"),
    "two pPr": body(f'<w:p><w:pPr/><w:pPr><w:ind w:left="30000"/></w:pPr><w:r>{RUN}</w:r></w:p>'),
    "two sizes": body(p(run='<w:sz w:val="22"/><w:sz w:val="2"/>')),
    "two indents": body(p(para='<w:ind w:left="0"/><w:ind w:left="30000"/>')),
    "two shadings of a cell": body(
        table('<w:shd w:val="clear" w:fill="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>')
    ),
    "two heights of a row": body(
        table(row='<w:trHeight w:val="400"/><w:trHeight w:val="9" w:hRule="exact"/>')
    ),
    "two indents of a table": body(
        table(look='<w:tblInd w:w="0" w:type="dxa"/><w:tblInd w:w="9" w:type="dxa"/>')
    ),
    "two tblPr": body(table().replace("</w:tblPr>", "</w:tblPr><w:tblPr/>")),
    "two paper sizes": also(p(), (BODY, "<w:pgMar", '<w:pgSz w:w="100" w:h="100"/><w:pgMar')),
    "two sizes by default": also(
        p(), (STYLES, '<w:sz w:val="22"/>', '<w:sz w:val="22"/><w:sz w:val="2"/>')
    ),
    "two rPr of a style": styled(style().replace("</w:style>", f"<w:rPr>{TINY}</w:rPr></w:style>")),
    "two styles of an id": styled(style() + style(TINY)),
    "two styles of a name": styled(style() + style(TINY).replace('Id="X"', 'Id="Y"')),
    "two standard styles": styled(style().replace("<w:style ", '<w:style w:default="1" ')),
    "two numbers of a list": also(
        p(),
        (
            NUMBERS,
            "</w:numbering>",
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        ),
    ),
    "two bookmarks of a name": body(p() + f"<w:p>{MARK.format(3, 'a')}{MARK.format(4, 'a')}</w:p>"),
    "two bookmarks of an id": body(p() + f"<w:p>{MARK.format(3, 'a')}{MARK.format(3, 'b')}</w:p>"),
    "style by its name": styled(
        style(TINY).replace('<w:name w:val="X"/>', '<w:name w:val="Hidden words"/>'),
        p(para='<w:pStyle w:val="Hidden words"/>'),
    ),
    "style of letters that is not there": body(p(run='<w:rStyle w:val="Nowhere"/>')),
}
VALUES: dict[str, Callable[[Parts], None]] = {
    f"{name} {value!r}": body(
        p(run=made.format(value)) if name != "indent" else p(para=made.format(value))
    )
    for name, made, values in (
        (
            "size",
            '<w:sz w:val="{}"/>',
            ("2_0", "2x", " 22", "+22", "22pt", "2e1", "", "\uff12\uff12"),
        ),
        ("width", '<w:w w:val="{}"/>', ("1%", "1 00", "-100")),
        ("colour", '<w:color w:val="{}"/>', ("FFFFFF ", "#FFFFFF", "00FFFFFF", "white", "FFF")),
        ("shading", '<w:shd w:val="clear" w:fill="{}"/>', ("000000 ", "#000000")),
        ("pattern", '<w:shd w:val="{}" w:color="000000"/>', ("Solid", "solid ")),
        ("raise", '<w:position w:val="{}"/>', ("3_000", "9x")),
        ("kerning", '<w:kern w:val="{}"/>', ("-2", "2 ")),
        ("distance", '<w:spacing w:val="{}"/>', ("-2_00", "-200x")),
        ("toggle", '<w:vanish w:val="{}"/>', ("no", "0 ", "FALSE", "00")),
        ("indent", '<w:ind w:left="{}"/>', ("-9000x", "-9_000", "9000 ", "1e5")),
        ("indent", '<w:spacing w:before="{}"/>', ("-9_000", "9 ")),
    )
    for value in values
}
BETWEEN: dict[str, Callable[[Parts], None]] = {
    "comment before a digit": body(p("<!--a-->1{{ amount }}")),
    "comment before a turn of the order": body(p("<!--a-->\u202e{{ amount }}")),
    "instruction before a digit": body(p("<?a b?>1{{ amount }}")),
    "comment before nothing wide": body(p("Am<!--a-->\u200bount")),
    "comment within a look-alike": body(p("\u0420<!--a-->aid in full")),
    "comment in a field": body(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE <!--a-->'
        '{{ amount }}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "sign written as an escape": body(p('{{ "\\u202e" }} {{ amount }}')),
    "nothing wide written as an escape": body(p('{{ "pa\\u200bid" }} {{ amount }}')),
    "in a style, behind a comment": styled(style("<!--a--><w:vanish/>")),
}
LOOPS: dict[str, Callable[[Parts], None]] = {
    f"loop {number}": body(p(f"{{% for r in rows %}}{text}{{{{ r.text }}}} {{% endfor %}}"))
    for number, text in enumerate(
        [
            "{% if loop.nextitem is defined and loop.nextitem.text == '1' %}Not: {% endif %}",
            "{% if '111' in loop.previtem.text %}Not: {% endif %}",
            "{% if loop.previtem %}Not: {% endif %}",
            "{% if loop['nextitem'].text %}Not: {% endif %}",
            "{% if loop.changed(r.text) %}Not: {% endif %}",
            "{% if loop.cycle(r.text, '') %}Not: {% endif %}",
            "{% if loop %}Not: {% endif %}",
            "{% for x in loop.nextitem.text %}x{% endfor %}",
            "{% for x in [loop.nextitem] %}{{ x.text }}{% endfor %}",
            "{% set x = loop.nextitem %}{{ x.text }}",
            "{{ 'Not: ' if loop.nextitem.text else 'Is: ' }}",
            "{% if loop.index.x == 1 %}Not: {% endif %}",
        ]
    )
}
SIMPLE = '<w:fldSimple w:instr=" {0} ">{1}</w:fldSimple>'
OF = "<w:p>{0}<w:r><w:t>{{{{ amount }}}}</w:t></w:r>{1}</w:p>"
SYM = '<w:r><w:sym w:font="{0}" w:char="{1}"/></w:r>'
TOUCHING: dict[str, Callable[[Parts], None]] = {
    **{
        f"beside {text!r}": body(p(text))
        for text in (
            "1\u2044{{ amount }}",
            "{{ amount }}\u20442",
            "{{ amount }}O",
            "l{{ amount }}",
            "\u0645{{ amount }}",
            "9\u2009{{ amount }}",
            "9\u200a{{ amount }}",
            "9\u00a0{{ amount }}",
            "9,\u202f{{ amount }}",
            "{{ amount }}\u2079",
            "\u2460{{ amount }}",
            "\u2169{{ amount }}",
            "9:{{ amount }}",
            "{{ amount }}/7",
            "{{ amount }}-7",
            "{{ amount }}.7",
            "9`{{ amount }}",
            "{{ amount }}\u0336",
            "{{ amount }}\u0338",
            "\u2011{{ amount }}",
            "\u2010{{ amount }}",
            "Sum: \u2013{{ amount }}",
            "\u2013{{ amount }}",
            "\uff0d{{ amount }}",
            "$ 5 or \u20ac{{ amount }}",
            "{{ amount }}$",
            "{{ amount }},{{ other }}",
            "{{ amount }}\u2009{{ other }}",
            "{{ 'USD 900,000' }} {{ amount }}",
            "{{ 'USD \u20ac' }} {{ amount }}",
            "{{ nothing | default('900') }} {{ amount }}",
            "{{ nothing | default(900) }} {{ amount }}",
            "{{ '9' if empty else '8' }} {{ amount }}",
            "{{ rows | join('; ') }} {{ amount }}",
            "{{ lines | join(' -') }} {{ amount }}",
        )
    },
    "no-break hyphen": body(OF.format("<w:r><w:noBreakHyphen/></w:r>", "")),
    "page number": body(OF.format(SIMPLE.format("PAGE", ""), "")),
    "count with a blank result": body(
        OF.format(SIMPLE.format("SEQ x \\r 24", "<w:r><w:t> </w:t></w:r>"), "")
    ),
    "page number behind": body(OF.format("", SIMPLE.format("PAGE", "<w:r><w:t>1</w:t></w:r>"))),
    "cross-reference": body(
        "<w:p>"
        + "".join(
            f"<w:r>{inner}</w:r>"
            for inner in (
                '<w:fldChar w:fldCharType="begin"/>',
                "<w:instrText> REF amt </w:instrText>",
                '<w:fldChar w:fldCharType="separate"/>',
                "<w:t> </w:t>",
                '<w:fldChar w:fldCharType="end"/>',
                "<w:t>{{ amount }}</w:t>",
            )
        )
        + "</w:p>"
    ),
    "digit as a symbol": body(OF.format(SYM.format("Liberation Sans", "0039"), "")),
    "words of symbols": body(
        OF.format(SYM.format("Liberation Sans", "F039"), "<w:r><w:t>.</w:t></w:r>")
    ),
    "digit of the symbol font": body(p() + f"<w:p>{SYM.format('Symbol', 'F039')}</w:p>"),
    "two paragraphs joined": body(p("9{% if empty %}") + p("{% endif %}{{ amount }}")),
    "two paragraphs joined by else": body(
        p("{% if amount %}x") + p("9{% else %}y") + p("{% endif %}{{ amount }}")
    ),
    "paragraphs of a loop joined": body(p("{% for r in rows %}{{ r.text }}") + p("9{% endfor %}")),
    "font of ornaments": body(p(run='<w:rFonts w:ascii="D050000L" w:hAnsi="D050000L"/>')),
    "bare mark of a note": body(OF.format("", '<w:r><w:footnoteReference w:id="2"/></w:r>')),
    "date of today": body(OF.format("", SIMPLE.format("DATE", ""))),
    "digit in another run": body(OF.format("<w:r><w:t>9</w:t></w:r>", "")),
}


def linked(inside: str) -> Callable[[Parts], None]:
    """A link of the author's own around something."""
    relation = (
        '<Relationship Id="rIdWeb" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/hyperlink" Target="https://evil.example" TargetMode="External"/>'
    )
    around = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    return also(
        p() + f'<w:p><w:hyperlink {around} r:id="rIdWeb">{inside}</w:hyperlink></w:p>',
        ("word/_rels/document.xml.rels", "</Relationships>", f"{relation}</Relationships>"),
    )


LINKS: dict[str, Callable[[Parts], None]] = {
    "link around a value": linked("<w:r><w:t>{{ amount }}</w:t></w:r>"),
    "link around words and a value": linked("<w:r><w:t>Write to {{ amount }}</w:t></w:r>"),
    "link around a value in two runs": linked(
        "<w:r><w:t>{</w:t></w:r><w:r><w:t>{ amount }}</w:t></w:r>"
    ),
}
HOSTILE = {**TWICE, **VALUES, **BETWEEN, **LOOPS, **TOUCHING, **LINKS}

HONEST: dict[str, Callable[[Parts], None]] = {
    "all toggles": body(
        p(run='<w:b/><w:i w:val="1"/><w:caps w:val="false"/><w:vanish w:val="off"/>')
    ),
    "fractions of an online editor": body(p(para='<w:ind w:left="720.25"/>')),
    "colours": body(p(run='<w:color w:val="1f3864" w:themeColor="accent1" w:themeShade="80"/>')),
    "shading": body(p(run='<w:shd w:val="pct10" w:color="auto" w:fill="auto"/>')),
    "bookmark in a loop": body(
        p("{%p for r in rows %}")
        + f"<w:p>{MARK.format(3, '_Ref1')}<w:r><w:t>{{{{ r.text }}}}</w:t></w:r></w:p>"
        + p("{%p endfor %}")
    ),
    "comment between words": body(p("Am<!--a-->ount: {{ amount }}")),
    **{
        f"beside {text!r}": body(p(text))
        for text in (
            "({{ amount }})",
            "{{ amount }}.",
            "{{ amount }}, {{ other }};",
            "“{{ amount }}”, '{{ amount }}', «\u00a0{{ amount }}\u00a0»",
            "Amount \u2013 {{ amount }} \u2014 in all",
            "l'{{ amount }} and the {{ amount }}'s",
            "No.\u00a0{{ amount }}",
            "Amount:{{ amount }}",
            "1. {{ amount }}",
            "Article 5: {{ amount }} 9",
            "{{ amount }} ({{ other }})",
            "{{ amount }}/{{ other }}",
            "{{ doc.reference }}-{{ other }}",
            "\u91d1\u989d{{ amount }}\u5143",
            "{{ empty or 'not known' }}",
            "{{ nothing | default('none') }}",
            "{{ lines | join('; ') }}",
            "USD 500 fee, P.O. Box 123, tel. +49 30 1234",
        )
    },
    "link around own words": linked("<w:r><w:t>The guide</w:t></w:r>"),
    "link around words on a condition": linked(
        "<w:r><w:t>{% if amount %}The guide{% endif %}</w:t></w:r>"
    ),
    "tick": body(p() + f"<w:p>{SYM.format('Wingdings', 'F0FC')}</w:p>"),
    "box to tick": body(p() + f"<w:p>{SYM.format('Segoe UI Symbol', '2610')}</w:p>"),
    "page of pages": body(
        p() + f"<w:p><w:r><w:t>Page </w:t></w:r>{SIMPLE.format('PAGE', '')}"
        f"<w:r><w:t> of </w:t></w:r>{SIMPLE.format('NUMPAGES', '')}</w:p>"
    ),
    "a font that is listed twice": also(
        p(), (FONTS, "</w:fonts>", '<w:font w:name="A"/><w:font w:name="A"/></w:fonts>')
    ),
    "a value with tabs": body(
        "<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>{{ amount }}</w:t><w:br/><w:t>9</w:t></w:r></w:p>"
    ),
    "two paragraphs on a condition": body(
        p("{% if amount %}One {{ amount }}") + p("two{% endif %}")
    ),
    "a loop over two paragraphs": body(p("{% for r in rows %}{{ r.text }}") + p("{% endfor %}")),
    "turns of a loop": body(
        p(
            "{% for r in rows %}{% if not loop.first %}; {% endif %}{{ r.text }}"
            "{% if loop.last and loop.length > 1 %} in all{% endif %}{% endfor %}"
        )
    ),
    "two bookmarks": body(p() + f"<w:p>{MARK.format(3, 'a')}{MARK.format(4, 'b')}</w:p>"),
    "a style of its own": styled(style("<w:b/>")),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_template_that_can_be_read_in_two_ways_is_refused(name: str) -> None:
    with pytest.raises(RenderError) as caught:
        compile_template(packed(HOSTILE[name]), "evil.docx").fill(CONTEXT)
    assert str(caught.value).startswith("evil.docx: word/")


@pytest.mark.parametrize("name", HONEST)
def test_what_honest_offices_write_is_filled(name: str) -> None:
    compile_template(packed(HONEST[name]), "office.docx").fill(CONTEXT)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("two rPr", "contains w:rPr twice in w:r, and programs differ in which one they use"),
        ("two styles of an id", "contains two w:style with the w:styleId 'X'"),
        ("style by its name", "uses the paragraph style 'Hidden words', which does not exist"),
        ("date of today", "to show the date, print {{ doc.date }}"),
        ("link around a value", "a value is in a link"),
        ("page number", "a field, symbol, picture or note mark is right next to a value"),
        ("beside '9:{{ amount }}'", "a digit is right before a value"),
        ("beside '{{ amount }}O'", "a letter is right next to a value"),
        ("two paragraphs joined", "joins it to the text of another paragraph"),
        ("loop 1", "uses what a loop prints for other items"),
        ("size '2_0'", "the attribute w:val and the value '2_0', which is not allowed"),
    ],
)
def test_a_refusal_names_what_is_there_twice_or_is_not_a_value(name: str, says: str) -> None:
    with pytest.raises(RenderError) as caught:
        compile_template(packed(HOSTILE[name]), "evil.docx").fill(CONTEXT)
    assert says in str(caught.value)
