"""Of paragraphs that look alike the first is looked at; what differs in a little is not alike."""

from __future__ import annotations

import pytest
from lxml import etree

from comity.model.errors import RenderError
from comity.steps.render.visible.hidden_text import require_visible
from comity.word.ooxml import Element, W, parse
from comity.word.package import open_package
from comity_templates import base_template

RUN = "<w:r>{}<w:t>words</w:t></w:r>"
FAR = '<w:tabs><w:tab w:val="left" w:pos="30000"/></w:tabs>'
BLACK = '<w:shd w:val="clear" w:fill="000000"/>'
DARK = '<w:rPr><w:color w:val="000000"/></w:rPr>'
PLAIN = f"<w:p>{RUN.format('')}</w:p>"


def look_at(*blocks: str) -> None:
    package = open_package(base_template("request").read_bytes(), "base")
    root = parse(package.parts[package.main].blob, "base")
    body = root[0]
    section = body[-1]
    xml = f'<w:body xmlns:w="{W}">{"".join(blocks)}</w:body>'
    new: Element = etree.fromstring(xml)
    body[:] = [*new, section]
    require_visible(package, {package.main: root}, "base")


@pytest.mark.parametrize(
    ("alike", "other"),
    [
        (PLAIN, f"<w:p>{RUN.format('<w:rPr><w:vanish/></w:rPr>')}</w:p>"),
        (PLAIN, f"<w:p>{RUN.format('')}{RUN.format('<w:rPr><w:vanish/></w:rPr>')}</w:p>"),
        (PLAIN, f"<w:p><w:pPr>{FAR}</w:pPr>{RUN.format('')}</w:p>"),
        (PLAIN, f'<w:p><w:pPr><w:ind w:left="30000"/></w:pPr>{RUN.format("")}</w:p>'),
        (PLAIN, f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{RUN.format('')}</w:p>"),
        (
            f"<w:p>{RUN.format(DARK)}</w:p>",
            f"<w:tbl><w:tr><w:tc><w:tcPr>{BLACK}</w:tcPr><w:p>{RUN.format(DARK)}</w:p></w:tc>"
            "</w:tr></w:tbl>",
        ),
    ],
    ids=["run", "second-run", "tab-stop", "indent", "end", "ground"],
)
def test_one_hidden_paragraph_among_many_that_are_seen_is_found(alike: str, other: str) -> None:
    look_at(alike, alike)
    for blocks in ((alike, alike, other), (other, alike), (alike, other, alike)):
        with pytest.raises(RenderError):
            look_at(*blocks)
