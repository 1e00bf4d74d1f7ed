"""Templates that hide a value, show another in its place, or cover it: each is refused.

Every one is a real DOCX: the base request, changed as a hostile author would change it, with the
true value somewhere in it, so that the check that all is placed is content. Beside them stand
templates of honest offices, which look like it and must pass.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import comity_templates
from comity.errors import RenderError
from comity.render.document import compile_template

BASE = Path(comity_templates.__file__).parent / "base/request.docx"
CONTEXT = {
    "amount": "1,000 EUR",
    "other": "9,000 EUR",
    "rows": [{"name": "sum", "label": "Amount", "text": "1,000 EUR"}],
    "lines": ["one", "two"],
    "empty": "",
    "doc": {
        "language": "en",
        "form": "mla-request",
        "reference": "12/2026",
        "classification": "",
        "draft_mark": "",
    },
    "labels": {"page": "Page", "of": "of"},
}
NAMESPACES = (
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
BODY, STYLES, FONTS = "word/document.xml", "word/styles.xml", "word/fontTable.xml"
SETTINGS, NUMBERS, HEADER = "word/settings.xml", "word/numbering.xml", "word/header1.xml"
VALUE = "{{ amount }}"
Parts = dict[str, bytes]


def p(text: str = VALUE, run: str = "", para: str = "") -> str:
    """A paragraph with one run."""
    return f"<w:p><w:pPr>{para}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def table(
    cell: str = "",
    *,
    row: str = "",
    look: str = "",
    grid: str = '<w:gridCol w:w="4000"/>',
    text: str = VALUE,
    inner: str = "",
) -> str:
    size = '<w:tcW w:w="4000" w:type="dxa"/>' if "tcW" not in cell else ""
    return (
        f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr>{row}</w:trPr>"
        f"<w:tc><w:tcPr>{size}{cell}</w:tcPr>{inner or p(text)}</w:tc></w:tr></w:tbl><w:p/>"
    )


def body(xml: str) -> Callable[[Parts], None]:
    """The body is replaced; its section stays."""

    def edit(parts: Parts) -> None:
        whole = parts[BODY].decode()
        start, end = whole.index("<w:body>") + 8, whole.index("<w:sectPr>")
        whole = whole[:start] + xml + whole[end:]
        parts[BODY] = whole.replace("<w:document ", f"<w:document{NAMESPACES} ", 1).encode()

    return edit


def also(xml: str, *changes: tuple[str, str, str]) -> Callable[[Parts], None]:
    """A body, and texts replaced in parts: (part, old, new)."""

    def edit(parts: Parts) -> None:
        body(xml)(parts)
        for name, old, new in changes:
            assert old.encode() in parts[name], (name, old)
            parts[name] = parts[name].replace(old.encode(), new.encode(), 1)

    return edit


def styled(style: str, xml: str = "") -> Callable[[Parts], None]:
    """A body with a style of the author's own, ``X``."""
    return also(
        xml or p(para='<w:pStyle w:val="X"/>'), (STYLES, "</w:styles>", f"{style}</w:styles>")
    )


def style(run: str = "", para: str = "", kind: str = "paragraph", based: str = "Normal") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="X"><w:name w:val="X"/><w:basedOn w:val="{based}"/>'
        f"<w:pPr>{para}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def defaults(run: str) -> Callable[[Parts], None]:
    return also(p(), (STYLES, '<w:sz w:val="22"/>', f'{run}<w:sz w:val="22"/>'))


def packed(edit: Callable[[Parts], None]) -> bytes:
    with zipfile.ZipFile(BASE) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    edit(parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


WHITE, DARK = '<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:color="auto" w:fill="14213D"/>'
TABLE_STYLE = (
    '<w:style w:type="table" w:styleId="X"><w:name w:val="X"/>{0}'
    '<w:tblStylePr w:type="firstRow">{1}</w:tblStylePr></w:style>'
)
IN_STYLE = (
    '<w:tblStyle w:val="X"/><w:tblW w:w="4000" w:type="dxa"/><w:tblLook w:val="0020"'
    ' w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
)
BOX = (
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
    f"{p()}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
ANCHOR = "<w:p><w:r><w:drawing><wp:anchor{0}/></w:drawing></w:r></w:p>"
FIELD = '<w:r><w:fldChar w:fldCharType="{0}"/></w:r>'
CODE = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
TEXT = f"<w:r><w:t>{VALUE}</w:t></w:r>"
W14 = "<w14:{0}>{1}</w14:{0}>"

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
                "{% macro m() %}{{ amount }}{% endmacro %}{{ m() | trim('1') }}",
                "{% filter replace('1', '9') %}{{ amount }}{% endfilter %}",
                "{% with amount = '9' %}{{ amount }}{% endwith %}",
                "{% set x %}9{% endset %}{{ x }}",
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
    "embedded font": also(p(), (FONTS, "</w:font>", '<w:embedRegular r:id="rId1"/></w:font>')),
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
}
"""More than a hundred ways; every name says what is done."""

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
    "first page different": also(p(), (BODY, "<w:cols ", "<w:titlePg/><w:cols ")),
}
"""What honest offices do."""


@pytest.mark.parametrize("name", [*HOSTILE][::6])
def test_a_sample_of_hostile_templates_is_refused(name: str) -> None:
    refused(name)


@pytest.mark.long
def test_every_hostile_template_is_refused() -> None:
    assert len(HOSTILE) >= 60
    through = []
    for name in HOSTILE:
        try:
            refused(name)
        except pytest.fail.Exception:
            through.append(name)
    assert through == []


def refused(name: str) -> None:
    with pytest.raises(RenderError) as caught:
        compile_template(packed(HOSTILE[name]), "evil.docx").fill(CONTEXT)
    assert str(caught.value).startswith("evil.docx: word/")


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_template_is_filled(name: str) -> None:
    compile_template(packed(HONEST[name]), "office.docx").fill(CONTEXT)


@pytest.mark.parametrize(
    ("name", "says", "cure"),
    [
        ("white", '"{{ amount }}" is not shown as it is: it has the colour FFFFFF', "darker"),
        ("one point", "its size is 1 pt, less than 6", "6 points or more"),
        ("hidden by default", "it is hidden text", "clear Hidden"),
        ("text box", "in a text box", "into a paragraph or a table"),
        ("tag 0", "the filter 'replace' can change what a value says", "Print the value as it is"),
        ("tag 25", "a digit stands right before a value", "a blank or a word between"),
    ],
)
def test_a_refusal_names_the_words_the_cause_and_the_cure(name: str, says: str, cure: str) -> None:
    with pytest.raises(RenderError) as caught:
        compile_template(packed(HOSTILE[name]), "evil.docx").fill(CONTEXT)
    assert says in str(caught.value)
    assert cure in str(caught.value)
