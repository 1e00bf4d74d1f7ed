"""Blanks, tabs and bullets before a value that are drawn so that they read as a sign of it."""

from __future__ import annotations

from hidden_by_layout import IN_LIST, level, listed
from template_xml import VALUE, Change, body, run, styled

LINE = '<w:{0} w:val="single" w:sz="{1}" w:space="{2}" w:color="{3}"/>'


def edge(side: str, size: int = 8, space: int = 0, colour: str = "000000") -> str:
    return LINE.format(side, size, space, colour)


def beside(look: str, blank: str = "   ", value: str = "") -> Change:
    """A blank of some look between a word and a value."""
    return body(f"<w:p>{run('Sum ')}{run(blank, look)}{run(VALUE, value)}</w:p>")


UNDER, UP, SMALL = '<w:u w:val="single"/>', '<w:position w:val="8"/>', '<w:sz w:val="16"/>'
RAISED = '<w:vertAlign w:val="superscript"/>'
BLACK = '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
FRAME = '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
YELLOW = '<w:highlight w:val="yellow"/>'
TAB = "<w:r><w:rPr>{0}</w:rPr><w:tab/></w:r>"
BY_STYLE = (
    '<w:style w:type="character" w:styleId="X"><w:name w:val="X"/><w:rPr>'
    f"{UP}{UNDER}</w:rPr></w:style>"
)
IN_STYLE, WHITE = '<w:rStyle w:val="X"/>', '<w:color w:val="FFFFFF"/>'
BLANKS: dict[str, Change] = {
    "a raised underlined blank": beside(UNDER + UP),
    "a raised blank with two lines": beside('<w:u w:val="double"/>' + UP),
    "an underlined superscript blank": beside(UNDER + RAISED),
    "a raised underlined blank without a break": beside(UNDER + UP, "\u00a0\u00a0"),
    "a raised underlined blank and a plain one": body(
        f"<w:p>{run('Sum ')}{run('   ', UNDER + UP)}{run(' ')}{run(VALUE)}</w:p>"
    ),
    "a raised underlined blank behind a value": body(
        f"<w:p>{run(VALUE)}{run('   ', UNDER + UP)}{run(' net')}</w:p>"
    ),
    "a raised underlined blank by a style": styled(
        BY_STYLE, f"<w:p>{run('Sum ')}{run('   ', IN_STYLE)}{run(VALUE)}</w:p>"
    ),
    "a raised underlined blank before a branch": body(
        f"<w:p>{run('   ', UNDER + UP)}{run('{% if empty %}x {% endif %}{{ amount }}')}</w:p>"
    ),
    "an underlined blank beside a lowered value": beside(UNDER, value='<w:position w:val="-8"/>'),
    "a raised underlined tab": body(f"<w:p>{run('Sum')}{TAB.format(UNDER + UP)}{run(VALUE)}</w:p>"),
    "a raised tab filled with underscores": body(
        '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="2000"/></w:tabs>'
        f"</w:pPr>{run('Sum')}{TAB.format(UP)}{run(VALUE)}</w:p>"
    ),
    "a blank with a line through it": beside("<w:strike/>"),
    "a black blank": beside(SMALL + BLACK, " "),
    "a blank marked black": beside('<w:highlight w:val="black"/>', " "),
    "a blank of solid shading": beside('<w:shd w:val="solid" w:color="auto" w:fill="auto"/>', " "),
    "a blank of grey shading": beside(BLACK.replace("000000", "A0A0A0"), " "),
    "a black blank with a point": beside(BLACK, ". "),
    "a blank in a frame": beside(SMALL + FRAME, " "),
    "a black blank behind a value": body(f"<w:p>{run(VALUE)}{run(' ', BLACK)}{run(' net')}</w:p>"),
}
HONEST_BLANKS: dict[str, Change] = {
    "blanks to sign on": body(
        f"<w:p>{run(VALUE)}</w:p><w:p>{run('Signature: ______')}</w:p>"
        f"<w:p>{run('Date: ')}{run('          ', UNDER)}</w:p>"
    ),
    "underscores and a value": body(f"<w:p>{run('Signature: ______ {{ amount }}')}</w:p>"),
    "an underlined value with its blanks": body(
        f"<w:p>{run('Sum: ')}{run('  {{ amount }}  ', UNDER)}</w:p>"
    ),
    "underlined blanks around a value": body(
        f"<w:p>{run('Sum: ')}{run('   ', UNDER)}{run(VALUE, UNDER)}{run('   ', UNDER)}</w:p>"
    ),
    "an underlined label": body(f"<w:p>{run('Sum: ', UNDER)}{run(VALUE)}</w:p>"),
    "a tab filled with underscores": body(
        '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="2000"/></w:tabs>'
        f"</w:pPr>{run('Sum:')}{TAB.format('')}{run(VALUE)}</w:p>"
    ),
    "a marked line": body(f"<w:p>{run('Sum: ', YELLOW)}{run(VALUE, YELLOW)}</w:p>"),
    "a marked blank between marked words": body(
        f"<w:p>{run('Sum', YELLOW)}{run(' ', YELLOW)}{run(VALUE, YELLOW)}</w:p>"
    ),
    "a dark label": body(f"<w:p>{run('Sum: ', BLACK + WHITE)}{run(VALUE)}</w:p>"),
    "a label in a frame": body(f"<w:p>{run('Sum: ', FRAME)}{run(VALUE)}</w:p>"),
    "a line in a frame": body(
        f"<w:p>{run('Sum: ', FRAME)}{run(' ', FRAME)}{run(VALUE, FRAME)}</w:p>"
    ),
    "a raised blank without a line": beside(RAISED, " "),
    "a raised letter and a blank": body(
        f"<w:p>{run('n')}{run('o ', RAISED + UNDER.replace('single', 'none'))}{run(VALUE)}</w:p>"
    ),
}


def bullet(text: str, left: int, look: str = "", kind: str = "bullet", tabs: str = "") -> str:
    """A bullet with a hanging indent as wide as its text starts from the left."""
    own = f'<w:pPr>{tabs}<w:ind w:left="{left}" w:hanging="{left}"/></w:pPr><w:rPr>{look}</w:rPr>'
    return level(text, kind, "tab").replace("</w:lvl>", f"{own}</w:lvl>")


def filled(leader: str, place: int) -> str:
    return f'<w:tabs><w:tab w:val="num" w:leader="{leader}" w:pos="{place}"/></w:tabs>'


CIRCLES = "○◦●■§*•□"
BULLETS: dict[str, Change] = {
    **{f"the bullet {sign} with nothing behind it": listed(level(sign)) for sign in CIRCLES},
    "a bullet in a branch of its paragraph": listed(
        level("○"), text="{% if empty %}x {% endif %}{{ amount }}"
    ),
    "a circle as near": listed(bullet("○", 150)),
    "a square as near": listed(bullet("■", 160)),
    "a bullet as near, by hand": listed(
        bullet("●", 567), IN_LIST + '<w:ind w:left="150" w:hanging="150"/>'
    ),
    "a bullet and a squeezed blank": listed(
        level("○", behind="space").replace(
            "</w:lvl>", '<w:rPr><w:w w:val="50"/><w:spacing w:val="-40"/></w:rPr></w:lvl>'
        )
    ),
    "a raised underlined bullet": listed(bullet("•", 360, UNDER + UP)),
    "a bullet with a line through it": listed(bullet("•", 360, "<w:strike/>")),
    "a black bullet": listed(bullet("•", 360, BLACK)),
    "underscores behind a number": listed(
        bullet("%1.", 1200, kind="decimal", tabs=filled("underscore", 1200))
    ),
    "hyphens behind a number": listed(
        bullet("%1.", 1200, kind="decimal", tabs=filled("hyphen", 1200))
    ),
    "hyphens behind a bullet": listed(bullet("•", 1200, tabs=filled("hyphen", 1200))),
}
HONEST_BULLETS: dict[str, Change] = {
    **{
        f"the bullet {sign} at {left}": listed(bullet(sign, left))
        for sign, left in (
            ("•", 360),
            ("○", 360),
            ("■", 360),
            ("§", 360),
            ("\uf0b7", 284),
            ("\uf0a7", 284),
            ("•", 227),
            ("*", 360),
            ("✓", 425),
            ("➢", 360),
        )
    },
    "a bullet and a blank": listed(level("•", behind="space")),
    "a bullet right before words": listed(level("•"), text="Sum: {{ amount }}"),
    "a circle as near before words": listed(bullet("○", 150), text="Facts"),
    "an underlined number": listed(bullet("%1.", 567, UNDER, kind="decimal")),
    "a line to fill in behind a value": listed(
        bullet("%1.", 567, kind="decimal"),
        IN_LIST + '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="6000"/></w:tabs>',
        text="{{ amount }}\t",
    ),
}
