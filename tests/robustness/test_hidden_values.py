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

from comity.errors import RenderError
from comity.render.document import compile_template

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
HOSTILE = {**TWICE, **VALUES, **BETWEEN, **LOOPS}

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
        ("two rPr", "holds w:rPr twice in w:r, and programs differ in which they follow"),
        ("two styles of an id", "holds two w:style with the w:styleId 'X'"),
        ("style by its name", "uses the paragraph style 'Hidden words', which is not there"),
        ("size '2_0'", "the attribute w:val and the value '2_0', which is not allowed"),
    ],
)
def test_a_refusal_names_what_is_there_twice_or_is_not_a_value(name: str, says: str) -> None:
    with pytest.raises(RenderError) as caught:
        compile_template(packed(HOSTILE[name]), "evil.docx").fill(CONTEXT)
    assert says in str(caught.value)
