"""The web pages before a validator, a browser and axe-core: every sample, draft or not.

Each in one language every day, in each language as a draft and not in the long run.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from comity.steps.render import html

pytestmark = [pytest.mark.documents, pytest.mark.needs_country]

HERE = Path(__file__).parent
FAULTY = """<!DOCTYPE html><html><head><title></title></head><body><h3>x</h3><img src="x.png">
<p style="color:#bbb;background:#fff;width:2000px">pale</p><div tabindex="0"
style="outline:none">y</div><table><tr><td>1</td></tr></table></body></html>"""


@pytest.fixture(scope="module")
def pages(written, right_to_left, tmp_path_factory):
    """Paths of the pages by stem; those with an Arabic script end in ``.ar``."""
    folder = tmp_path_factory.mktemp("arabic")
    arabic = {}
    for name, rendered in right_to_left.items():
        arabic[f"{name}.ar"] = folder / f"{name}.ar.html"
        arabic[f"{name}.ar"].write_bytes(html.export(rendered))
    return {**written("html"), **arabic}


@pytest.fixture(scope="module")
def validate(node_modules, tool):
    """What html-validate says of files: (file, rule, message)."""

    def validate(*files):
        command = (node_modules / ".bin/html-validate", "--config", HERE / "htmlvalidate.json")
        told = json.loads(tool(*command, "-f", "json", *files, fails=True))
        return [
            (Path(found["filePath"]).stem, message["ruleId"], message["message"])
            for found in told
            for message in found["messages"]
        ]

    return validate


@pytest.fixture(scope="module")
def look(node_modules, tool):
    """What axe-core and a ruler find on files in Chromium."""

    def look(*files):
        return json.loads(tool("node", HERE / "axe.cjs", node_modules, *files))

    return look


@pytest.fixture(scope="module")
def looks(look, pages):
    return look(*pages.values())


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    """A page with faults, so that silence of the tools means something."""
    path = tmp_path_factory.mktemp("faulty") / "faulty.html"
    path.write_text(FAULTY)
    return path


def test_the_tools_find_planted_faults(validate, look, faulty):
    rules = {rule for _, rule, _ in validate(faulty)}
    assert {"empty-title", "element-required-attributes", "wcag/h37"} <= rules
    [seen] = look(faulty)
    assert {"color-contrast", "document-title", "html-has-lang", "image-alt"} <= {
        found["id"] for found in seen["violations"]
    }
    assert seen["widths"]["320"]["over"] > 0
    assert [url.rpartition("/")[2] for url in seen["asked"]] == ["x.png"]
    assert [stop["outline"] for stop in seen["stops"]] == [False]


def test_every_page_is_valid_html(validate, pages):
    assert validate(*pages.values()) == []


def test_axe_finds_nothing_and_leaves_nothing_undecided(looks):
    assert [(seen["file"], seen["violations"]) for seen in looks if seen["violations"]] == []
    assert [(seen["file"], seen["undecided"]) for seen in looks if seen["undecided"]] == []
    assert [(seen["file"], seen["dark"]) for seen in looks if seen["dark"]] == []
    for seen in looks:
        needed = {"heading-order", "landmark-one-main", "region"}
        # axe takes joined Arabic letters for icons and judges no colour of theirs; the style sheet
        # is that of the other pages
        needed |= set() if Path(seen["file"]).stem.endswith(".ar") else {"color-contrast"}
        assert needed <= set(seen["passes"]), seen["file"]


def test_a_page_asks_for_no_other_file(looks):
    assert [(seen["file"], seen["asked"]) for seen in looks if seen["asked"]] == []


def test_no_page_is_wider_than_the_window_nor_cuts_text_at_any_zoom_or_spacing(looks):
    for seen in looks:
        for measured in (*seen["widths"].values(), seen["spaced"]):
            assert (seen["file"], measured) == (seen["file"], {"over": 0, "cut": []})


def test_the_keyboard_reaches_links_and_wide_tables_in_order_and_the_focus_is_seen(looks):
    assert any(seen["stops"] for seen in looks)
    for seen in looks:
        order = [stop["order"] for stop in seen["stops"]]
        assert order == sorted(order)
        assert {stop["what"] for stop in seen["stops"]} <= {"a", "div"}
        assert all(stop["outline"] and stop["seen"] for stop in seen["stops"]), seen["file"]


def test_marks_come_on_every_printed_page_with_its_number(looks, pages, tool):
    marked = 0
    for stem, path in pages.items():
        printed = tool("pdftotext", "-layout", path.with_suffix(".print.pdf"), "-").split("\f")[:-1]
        assert len(printed) > 1
        marks = marks_of(path)
        for number, text in enumerate(printed, start=1):
            last = text.split("\n")[-2]
            if stem.endswith(".ar"):  # pdftotext keeps neither the order nor the letters as set
                assert {str(number), str(len(printed))} == set(re.findall(r"\d+", last))
                continue
            assert "".join(last.split()) == f"{number}/{len(printed)}"
            for mark in marks:
                assert mark.upper() in " ".join(text.split()).upper(), (stem, number)
                marked += 1
    assert marked > 0


def marks_of(path):
    import html5lib

    page = html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    return ["".join(node.itertext()) for node in page.iterfind("body/header/p")]
