"""What the list of sections, the foot of a section and the check say of the same file."""

from __future__ import annotations

import html
import re

import pytest

from .cases import sample_tree, saved

SEVERAL = "This text names more than one date"


def _pages(client, tree, section) -> tuple[str, str, str]:
    """The status of a section at home, the page of the section, and the check."""
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    revision = saved(tree)
    judge(revision, words("en"))
    key = revision.file.key
    home, there, check = (
        html.unescape(re.sub(r"\s+", " ", client.get(f"/c/{key}/{at}").content.decode()))
        for at in ("", f"s/{section}", "check")
    )
    status = re.search(rf'href="/c/\w+/s/{section}".*?class="c-tag[^"]*"[^>]*>(.*?)</', home)
    return status[1].strip(), there, check


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("He paid on 3 May 2026, on 7 June 2026 and on 9 July 2026.", SEVERAL),
        ("He paid on 3 May 2026.", ""),
    ],
)
def test_a_fact_with_several_dates_and_no_date_is_told_everywhere(client, text, said):
    tree = sample_tree("bec-request")
    before = _pages(client, tree, "facts")
    assert SEVERAL not in before[1] + before[2]
    tree["facts"][0].pop("date")
    tree["facts"][0]["text"] = text
    status, there, check = _pages(client, tree, "facts")
    if not said:
        assert SEVERAL not in there + check
        return
    count = int(re.search(r"(\d+) findings?", f"{before[0]}, 0 findings")[1])
    assert f"{count + 1} finding" in status
    assert there.count(said) == 2  # at the field, and at the foot
    assert said in check


def test_kinds_chosen_and_nothing_else_are_counted_at_home_as_in_the_check(client):
    tree = {
        "schema": "1",
        "kind": "request",
        "requesting": {"state": "KE"},
        "requested": {"state": "DE"},
        "measures": [{"id": "M1", "kind": "bank-records"}, {"id": "M2", "kind": "search-premises"}],
    }
    status, there, _ = _pages(client, tree, "measures")
    assert status.startswith("In progress, ")
    missing = re.search(r"(\d+) missing", status)
    assert missing and int(missing[1]) >= 2
    assert re.search(rf"\b{missing[1]} [^<]*missing", there)


def test_a_section_that_nobody_began_says_what_it_lacks(client):
    tree = {"schema": "1", "kind": "request", "requesting": {"state": "KE"}}
    status, there, _ = _pages(client, tree, "case")
    count = re.fullmatch(r"Not started, (\d+) missing.*", status)
    assert count and re.search(rf"\b{count[1]} [^<]*missing", there)
