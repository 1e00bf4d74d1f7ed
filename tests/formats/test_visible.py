"""What a browser shows of a page is what the JSON says, both ways and in reading order.

Of each sample in one language every day, in each language as a draft and not in the long run.
"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

pytestmark = [pytest.mark.documents, pytest.mark.needs_country]

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def look(node_modules, tool):
    """The texts that Chromium has on pages, by the stem of the file."""

    def look(*files):
        told = json.loads(tool("node", HERE / "visible.cjs", node_modules, *files))
        return {Path(one["file"]).stem: one for one in told}

    return look


def faults(page, whole, bare):
    """What is wrong with a page that should say ``whole``."""
    found = page["found"]
    kinds = {one["why"] for one in found if one["why"]}
    seen = bare("".join(one["text"] for one in found if not one["why"])).casefold()
    kinds |= {"other words"} if seen != whole.casefold() else set()
    kinds |= {"a font of its own"} if page["fonts"] else set()
    placed = [one for one in found if "y" in one and not one["why"]]
    for before, after in pairwise(placed):
        above = after["y"] < before["y"] - before["high"] / 2
        beside = abs(after["y"] - before["y"]) <= before["high"] / 2
        if (above or beside) and after["x"] < before["x"] - 1:
            kinds.add("another order")
    return kinds


def said_by(twin, reading):
    text = json.loads(twin)["text"]
    body = "".join(reading["said"](text["blocks"]))
    return reading["bare"]("".join([*text["header"], body, *text["footer"]]))


def test_a_browser_shows_of_every_page_what_its_json_says(written, look, reading):
    pages, twins = written("html"), written("json")
    seen = look(*pages.values())
    assert len(seen) == len(pages) > 10
    wrong = {
        stem: faults(seen[stem], said_by(twins[stem].read_bytes(), reading), reading["bare"])
        for stem in pages
    }
    assert {stem: kinds for stem, kinds in wrong.items() if kinds} == {}


TRUE = "GBP 310,000.00"
FORGED = "GBP 910,000.00"
HIDDEN = {
    "white": ("color:#fff", "in the colour of its ground"),
    "small": ("font-size:1px", "too small"),
    "hidden": ("visibility:hidden", "hidden"),
    "not displayed": ("display:none", "hidden"),
    "transparent": ("opacity:0.02", "transparent"),
    "off the page": ("position:absolute;left:-9999px", "covered, cut off or off the page"),
    "cut off": ("position:absolute;clip-path:inset(100%)", "covered, cut off or off the page"),
    "struck out": ("text-decoration:line-through", "struck out"),
    "turned round": ("unicode-bidi:bidi-override;direction:rtl", "turned round"),
}


@pytest.fixture(scope="module")
def forged(written, look, tmp_path_factory):
    folder = tmp_path_factory.mktemp("forged")
    path = written("html")["restraint-gb-ng.en"]
    html = path.read_text(encoding="utf-8")
    assert TRUE in html
    pages = {
        name: html.replace(TRUE, f'{FORGED}<span style="{style}">{TRUE}</span>', 1)
        for name, (style, _) in HIDDEN.items()
    }
    pages["added"] = html.replace(
        "</head>", '<style>h1::after{content:" Not valid."}</style></head>'
    )
    cover = '<div style="position:absolute;inset:0;height:9000px;background:#fff"></div>'
    pages["covered"] = html.replace("</body>", f"{cover}</body>")
    pages["reversed"] = html.replace(
        "</head>", "<style>tr{display:flex;flex-direction:row-reverse}</style></head>"
    )
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return look(*(folder / f"{name}.html" for name in pages))


@pytest.mark.parametrize("name", [*HIDDEN, "added", "covered", "reversed"])
def test_a_forged_page_is_told(forged, written, reading, name):
    whole = said_by(written("json")["restraint-gb-ng.en"].read_bytes(), reading)
    told = faults(forged[name], whole, reading["bare"])
    others = {
        "added": "other words",
        "covered": "covered, cut off or off the page",
        "reversed": "another order",
    }
    assert (others.get(name) or HIDDEN[name][1]) in told
    assert "other words" in told or name == "reversed"
