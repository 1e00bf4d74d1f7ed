"""The web page of a notice: parts that can be cited, law that is linked, tables that stack."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest

pytestmark = pytest.mark.needs_country

NOTICES = ("notice-us", "notice-gb", "notice-in", "notice-ng")


@pytest.fixture
def page(notice, reading):
    """The tree of a page: ``page(name, language, draft)``."""
    return lambda *args: reading["page"](notice(*args).files["html"])


def text_of(node):
    return " ".join("".join(node.itertext()).split())


def ids(tree):
    return [node.get("id") for node in tree.iter() if node.get("id")]


def links(node):
    return [(link.get("href"), text_of(link)) for link in node.iter("a")]


@pytest.mark.parametrize("name", NOTICES)
def test_the_contents_list_leads_to_every_numbered_part_in_order(page, name):
    tree = page(name)
    [contents] = tree.iter("nav")
    parts = [(f"#{node.get('id')}", text_of(node)) for node in tree.iter("h2")]
    assert links(contents) == parts
    assert len(parts) > 10
    assert contents.get("aria-label") == "Contents"


@pytest.mark.parametrize("name", NOTICES)
def test_a_part_is_cited_by_its_name_in_every_language(page, name):
    english, french = (
        [node.get("id") for node in page(name, language).iter("h2")] for language in ("en", "fr")
    )
    assert english == french
    assert {"purpose", "preservation", "submission", "child-safety"} <= set(english)
    assert not [one for one in english if any(map(str.isdigit, one))]


@pytest.mark.parametrize("name", NOTICES)
def test_no_id_is_given_twice_and_every_link_within_the_page_arrives(page, name):
    tree = page(name)
    assert len(ids(tree)) == len(set(ids(tree)))
    within = [href[1:] for href, _ in links(tree) if href.startswith("#")]
    assert set(within) <= set(ids(tree))


def test_the_first_link_passes_the_contents(page):
    tree = page("notice-us")
    first = next(tree.iter("a"))
    assert (first.get("href"), text_of(first)) == ("#text", "Skip to content")
    target = next(node for node in tree.find("body/main").iter() if node.get("id") == "text")
    assert target.get("tabindex") == "-1"
    assert not list(target.iter("nav"))
    assert text_of(target).startswith("1. Purpose")


@pytest.mark.parametrize("name", ["notice-us", "notice-gb", "notice-in"])
def test_a_number_of_law_leads_to_its_entry_and_the_entry_back_to_each_part(page, name):
    tree = page(name)
    entries = {node.get("id"): node for node in tree.iter("li") if node.get("id")}
    cites = [node for node in tree.iter("a") if node.get("class") == "cite"]
    assert {text_of(one) for one in cites} == {text_of(one[0]) for one in entries.values()}
    for cite in cites:
        assert text_of(entries[cite.get("href")[1:]][0]) == text_of(cite)
    places = {node.get("id"): text_of(node) for node in cites}
    for section in tree.iter("section"):
        heading, used = section[0], {text_of(a) for a in section.iter("a") if a in cites}
        for entry in entries.values():
            number = text_of(entry[0])
            # in the part that has the list an arrow stands for the name of the part
            told = {
                (node.get("aria-label") or text_of(node)).removesuffix(f" {number}"): node.get(
                    "href"
                )
                for node in entry.iter("a")
                if node.get("href").startswith("#cite-")
            }
            assert (text_of(heading) in told) is (number in used)
            assert all(places[place[1:]] == number for place in told.values())


def test_the_list_of_law_does_not_name_its_own_part_below_each_entry(page):
    entries = [node for node in page("notice-gb").iter("li") if node.get("id")]
    assert len(entries) > 4
    for entry in entries:
        [arrow] = [node for node in entry.iter("a") if node.get("class") == "aid back"]
        assert re.fullmatch(r"\u2191 \[\d+\]", text_of(arrow))
        assert arrow.get("aria-label").endswith(text_of(entry[0]))
        assert "What the law says" not in text_of(entry)


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_no_word_of_a_page_number_is_left_on_a_page_without_numbers(page, language):
    footer = page("notice-us", language).find("body/footer")
    assert [text_of(line) for line in footer.iter("p")] == ["Version 3.0"]


def test_an_entry_leads_to_the_official_text_of_its_law(page, notice):
    [entry] = [
        node
        for node in page("notice-gb").iter("li")
        if "s. 249(1) to (6)" in text_of(node).replace("\u00a0", " ")
    ]
    href, words = links(entry)[0]
    assert href.startswith("https://www.legislation.gov.uk/ukpga/2016/25")
    assert words.startswith("Investigatory Powers Act 2016")
    law = {one["citation"] for one in json.loads(notice("notice-gb").files["json"])["law"]}
    assert words in {" ".join(one.split()) for one in law}


@pytest.mark.parametrize("name", NOTICES)
def test_a_cell_has_the_heading_of_its_column_as_its_label(page, name):
    tables = [table for table in page(name).iter("table") if table.get("class") == "stack"]
    assert len(tables) >= 3
    for table in tables:
        head = [text_of(cell) for cell in table.find("thead/tr")]
        for row in table.iterfind("tbody/tr"):
            assert [cell.get("data-label") for cell in row] == head
            assert [cell.tag for cell in row] == ["th", *("td" for _ in head[1:])]


def test_several_items_in_a_cell_are_a_list_and_the_lines_of_an_address_are_none(page):
    tree = page("notice-us")
    [held] = [table for table in tree.iter("table") if table.get("aria-labelledby") == "data"]
    assert len(held.findall("tbody/tr/td/ul/li")) > 4
    [entities] = [
        table for table in tree.iter("table") if table.get("aria-labelledby") == "entities"
    ]
    assert "Springfield" in text_of(entities)
    listed = [text_of(one) for one in entities.iter("li")]
    assert not [text for text in listed if "Springfield" in text or "Dublin" in text]


@pytest.mark.parametrize("name", NOTICES)
def test_items_are_a_list_and_what_leads_into_it_is_marked_to_stay_with_it(page, name):
    lead_ins = 0
    for parent in page(name).find("body/main").iter():
        for before, after in pairwise(parent):
            if after.get("class") == "items" and before.tag == "p":
                assert before.get("class") == "lead"
                assert {node.tag for node in after} == {"li"}
                assert after.get("role") == "list"
                lead_ins += 1
    assert lead_ins >= 2


def test_days_of_the_version_can_be_read_by_programs(page):
    days = {text_of(node): node.get("datetime") for node in page("notice-us").iter("time")}
    assert set(days.values()) == {"2026-10-01", "2026-10-15", "2027-10-15"}
    assert days["October\u00a01, 2026".replace("\u00a0", " ")] == "2026-10-01"


def test_a_request_has_none_of_it(page):
    tree = page("bec-request")
    assert not list(tree.iter("nav"))
    assert not list(tree.iter("a"))
    assert not list(tree.find("head").iter("link"))
    assert "prefers-color-scheme" not in tree.findtext("head/style")


def test_a_notice_has_colours_for_dark_and_light_and_fetches_nothing(page):
    tree = page("notice-us")
    sheet = tree.findtext("head/style")
    assert "color-scheme: light dark" in sheet
    assert "@media screen and (prefers-color-scheme: dark)" in sheet
    assert "url(" not in sheet
    assert not [node for node in tree.iter() if node.tag in ("script", "img", "iframe")]
    rels = {node.get("rel") for node in tree.iter("link")}
    assert rels <= {"alternate", "canonical"}  # none of them is fetched
