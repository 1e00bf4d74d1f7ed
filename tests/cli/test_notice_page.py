"""The head of a notice's web page, and its telephone links, as `comity build` writes them."""

from __future__ import annotations

import html5lib
import pytest

EDITIONS = [
    {"language": "en", "url": "https://mail.example/legal"},
    {"language": "fr", "url": "https://mail.example/fr/legal?a=1&b=2"},
]


@pytest.fixture
def page(comity, country, write, notice_data, tmp_path):
    """Build a notice with more fields, and read its page: ``page(formats, *options, **fields)``."""

    def page(formats, *options, **fields):
        country("TV")
        case = write({**notice_data, **fields}, "notice.yaml")
        command = ("build", case, "-o", "out", "--format", formats, *options)
        done = comity(*command, site=tmp_path / "site")
        assert done.returncode == 0, done.stderr
        text = (case.parent / "out/notice.html").read_text(encoding="utf-8")
        return html5lib.parse(text, namespaceHTMLElements=False)

    return page


def links(tree, rel):
    found = [node for node in tree.iterfind("head/link") if node.get("rel") == rel]
    return [{name: node.get(name) for name in node.attrib if name != "rel"} for node in found]


def text_of(node):
    return "".join(node.itertext())


def test_the_title_is_the_top_heading(page):
    tree = page("html")
    [heading] = tree.iter("h1")
    assert tree.findtext("head/title") == text_of(heading)
    told = {node.get("name"): node.get("content") for node in tree.iterfind("head/meta")}
    assert told["description"].startswith(text_of(heading))
    assert "robots" not in told


def test_a_draft_says_so_in_its_title_and_is_not_to_be_found_by_search(page):
    tree = page("html", "--draft", editions=EDITIONS)
    [heading] = tree.iter("h1")
    mark = text_of(tree.find("body/header")).strip()
    assert tree.findtext("head/title") == f"{mark} · {text_of(heading)}"
    told = {node.get("name"): node.get("content") for node in tree.iterfind("head/meta")}
    assert told["robots"] == "noindex"
    assert not links(tree, "canonical")  # a draft is no edition


def test_the_page_names_its_data_where_they_were_made_with_it(page):
    data = {"type": "application/json", "href": "notice.json"}
    assert links(page("html,json"), "alternate") == [data]


def test_the_page_names_no_data_that_were_not_made(page):
    assert links(page("html"), "alternate") == []


def test_the_page_names_its_own_address_and_its_other_editions(page):
    tree = page("html", editions=EDITIONS)
    assert links(tree, "canonical") == [{"href": "https://mail.example/legal"}]
    other = {"hreflang": "fr", "href": "https://mail.example/fr/legal?a=1&b=2"}
    assert links(tree, "alternate") == [other]


NUMBERS = {
    "+44 (113) 496-0000": [("tel:+441134960000", "+44 (113) 496-0000")],
    "+44 113 496 0000 ext. 12, ask for the duty officer": [
        ("tel:+441134960000;ext=12", "+44 113 496 0000 ext. 12")
    ],
    "+234 1 555 0199": [("tel:+23415550199", "+234 1 555 0199")],
    "0113 496 0000": [],  # of which State?
    "112": [],
    "+999 1 555 0199": [],
}


@pytest.mark.parametrize("number", NUMBERS)
def test_a_telephone_number_with_a_country_code_can_be_called_and_stands_as_written(page, number):
    channel = {"kind": "phone", "address": number, "purposes": ["emergencies"]}
    tree = page("html", channels=[channel])
    cell = next(node for node in tree.iter("dd") if text_of(node) == number)
    assert [(a.get("href"), text_of(a)) for a in cell.iter("a")] == NUMBERS[number]


def test_a_fax_number_is_not_called(page):
    channel = {"kind": "fax", "address": "+44 113 496 0000", "purposes": ["service"]}
    tree = page("html", channels=[channel])
    assert not [a for a in tree.iter("a") if a.get("href").startswith("tel:")]


def test_a_number_in_brackets_that_the_company_writes_is_no_citation(page):
    tree = page("html", goal="See [1] and\u00a0[2] of our manual.")
    text = next(node for node in tree.iter("p") if "of our manual" in text_of(node))
    assert not list(text.iter("a"))
