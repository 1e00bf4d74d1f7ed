"""One fault in several places is told in each; no section that has it is called done."""

from __future__ import annotations

import re

import pytest

from .answering import text_of
from .cases import sample_tree, saved


@pytest.fixture
def betraying(application):
    """A request in which two sections name a protected witness, with what is known of it."""
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = sample_tree("protected-witness-gb-in")
    name = next(one["name"]["full"] for one in tree["persons"] if "protect" in one)
    tree["subject"] = f"Statement of {name}"
    tree["facts"][0]["text"] += f" {name} said so."
    revision = saved(tree, name="betraying")
    return revision.file, judge(revision, words("en"))


def test_a_fault_of_two_sections_is_told_at_both_fields_and_counted_twice(client, betraying):
    file, judged = betraying
    (row,) = (one for one in judged.findings if one["severity"] == "error")
    sections = [one["section"] for one in row["places"]]
    assert len(set(sections)) == 2, "the core puts the two together"

    for one in row["places"]:
        standing = judged.standing[one["section"]]
        assert (standing["state"], standing["words"]) == (
            "in-progress",
            "In progress, 1 to correct",
        )
        assert [each["path"] for each in judged.stops(one["section"])] == [one["path"]]
        shown = client.get(f"/c/{file.key}/s/{one['section']}").content.decode()
        assert "There is a problem" in shown
        assert one["message"] in text_of_html(shown)
        assert f"{one['title']}: {one['title']}" not in text_of_html(shown)
    check = text_of(client.get(f"/c/{file.key}/check"))
    assert "Must be corrected (2)" in check


def text_of_html(page):
    from html import unescape

    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_every_finding_that_weighs_is_told_at_each_of_its_fields(application):
    """Whatever the rule: no field of a finding is left out of its section."""
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = sample_tree("protected-witness-gb-in")
    name = next(one["name"]["full"] for one in tree["persons"] if "protect" in one)
    tree["subject"] += f" {name}"
    for item in (*tree["facts"], *tree["measures"]):
        item["purpose" if "kind" in item else "text"] += f" on 1/2/2026 {name}"
    judged = judge(saved(tree, name="told"), words("en"))
    apart = set()
    for row in (one for name in ("error", "warning", "points") for one in judged.group(name)):
        for one in row["places"]:
            apart.add((row["id"], one["section"]))
            told = judged.for_section(one["section"])
            assert one["path"] in [each["path"] for each in told.findings], row["rule"]
            assert told.line
            assert judged.standing[one["section"]]["findings"]
    assert len(apart) > len({id for id, _ in apart}) + 1


def test_a_point_in_two_facts_is_told_in_its_own_words_and_counted_twice_everywhere(client):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = sample_tree("bec-request")
    tree["facts"][0]["text"] += " He paid on 9/3/2026."
    tree["facts"][1]["text"] += " She paid on 6/7/2026."
    revision = saved(tree, name="twodates")
    judged, at = judge(revision, words("en")), f"/c/{revision.file.key}"

    told = judged.for_section("facts")
    first, second = (row["message"] for row in told.findings if "can be read" in row["message"])
    assert "9/3/2026" in first and "6/7/2026" not in first
    assert "6/7/2026" in second and "9/3/2026" not in second
    count = len(told.findings)
    assert told.line == f"{count} points to look at."
    assert judged.standing["facts"]["words"] == f"Done, {count} findings"
    page = text_of(client.get(f"{at}/s/facts"))
    assert page.count("9/3/2026” can be read") == page.count("6/7/2026” can be read") == 2
    every = sum(len(judged.for_section(one["id"]).findings) for one in judged.sections)
    check = text_of(client.get(f"{at}/check"))
    assert (
        sum(map(int, re.findall(r"(?:refused or returned|Often asked back) \((\d+)\)", check)))
        == every
    )


def test_what_is_missing_and_what_must_be_corrected_are_counted_apart_everywhere(client):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = sample_tree("bec-request")
    tree["persons"][0]["born"] = "31 2 1980"
    del tree["persons"][1]["role"], tree["reference"]
    revision = saved(tree, name="apart")
    judged, at = judge(revision, words("en")), f"/c/{revision.file.key}"

    assert judged.for_section("people").line.startswith(
        "1 field is missing. 1 answer must be corrected."
    )
    assert judged.standing["people"]["words"] == "In progress, 1 missing, 1 to correct"
    check = text_of(client.get(f"{at}/check"))
    assert "2 fields are missing. 1 answer must be corrected." in check
    assert "2 fields to fill in" in check
    assert "Must be corrected (1)" in check
    correct = check.partition("Must be corrected (1)")[2]
    assert correct.index("date of birth") < correct.index("Your answers")
    assert "date of birth" not in check.partition("2 fields to fill in")[2].partition("Must be")[0]
    assert "31 2 1980" not in check.partition("2 fields to fill in")[2].partition("Must be")[0]
    foot = text_of(client.get(f"{at}/s/people"))
    assert "1 field is missing. 1 answer must be corrected." in foot
