"""The foot of a section says which points are left, each with the way to its field."""

from __future__ import annotations

import re

import pytest

from .cases import sample_tree, saved


def _foot(client, key: str, section: str) -> list[tuple[str, str]]:
    """The links at the foot of a section and their words."""
    page = client.get(f"/c/{key}/s/{section}").content.decode()
    foot = re.search(r'<div class="c-inset"><p>[^<]*</p>\s*<ul class="c-list">.*?</ul>', page, re.S)
    assert foot is not None
    return re.findall(r'<li><a href="([^"]+)"[^>]*>([^<]+)</a>', foot[0])


def _judged(tree):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    revision = saved(tree)
    return revision.file, judge(revision, words("en"))


@pytest.mark.parametrize(
    ("section", "without"), [("case", "reference"), ("signature", "requesting")]
)
def test_the_foot_of_a_section_leads_to_each_field_that_is_missing(client, section, without):
    tree = sample_tree("bec-request")
    tree[without] = {"state": tree[without]["state"]} if without == "requesting" else ""
    file, judged = _judged(tree)
    links = _foot(client, file.key, section)

    left = judged.for_section(section).rows
    assert left and len(links) == min(len(left), 8)
    for href, title in links:
        assert title.strip()
        address, _, id = href.partition("#")
        assert f'id="{id}"' in client.get(address).content.decode()


def test_the_foot_of_a_section_says_what_a_finding_found(client):
    tree = sample_tree("bec-request")
    tree["facts"][0]["until"] = "2001-01-01"
    file, judged = _judged(tree)
    found = judged.for_section("facts").findings
    page = client.get(f"/c/{file.key}/s/facts").content.decode()

    assert found
    foot = page[page.rindex('<ul class="c-list">') :]
    assert all(row["message"][:30] in foot for row in found)


def test_a_point_about_a_whole_list_leads_to_the_list(client):
    tree = sample_tree("bec-request")
    tree["offences"] = []
    file, _ = _judged(tree)
    links = [href for href, _ in _foot(client, file.key, "offences")]

    assert f"/c/{file.key}/s/offences#f-offences" in links
    assert 'id="f-offences"' in client.get(f"/c/{file.key}/s/offences").content.decode()


def test_a_foot_that_does_not_name_every_point_says_how_many_it_leaves_out(client):
    tree = sample_tree("bec-request")
    fact = tree["facts"][0]
    tree["facts"] = [{**fact, "id": f"F{n}", "until": "2001-01-01"} for n in range(1, 12)]
    file, judged = _judged(tree)
    left = len(judged.for_section("facts").rows) - 8

    assert left > 0
    assert f"Not shown here: {left}." in client.get(f"/c/{file.key}/s/facts").content.decode()
    whole, _ = _judged(sample_tree("bec-request"))
    assert "Not shown here" not in client.get(f"/c/{whole.key}/s/facts").content.decode()


def test_what_is_missing_goes_by_a_name_that_no_other_missing_field_has(client):
    states = {"requesting": {"state": "KE"}, "requested": {"state": "CH"}}
    _, judged = _judged({"schema": "1", "kind": "request", **states})
    named = [row["title"] for row in judged.for_section("signature").rows]

    assert named[:2] == [
        "Requesting side, competent authority, name",
        "Requesting side, issued by, name",
    ]
    assert len(set(named)) == len(named)
    assert "Our reference" in [row["title"] for row in judged.for_section("case").rows]
