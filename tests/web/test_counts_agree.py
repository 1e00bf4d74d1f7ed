"""What is missing, to be corrected and expected is counted alike on all pages.

"Needed" at a field means one thing: while the field is empty, it is one of those that are missing.
"""

from __future__ import annotations

import html
import re
from collections import Counter

import pytest

from .answering import text_of
from .cases import sample_tree, saved


def _begun() -> dict:
    """A request with a measure of which nothing was answered yet, and with a wrong date."""
    tree = sample_tree("restraint-gb-ng")
    del tree["reference"], tree["requesting"]["contacts"]
    tree["persons"][0]["born"] = "31 2 1980"
    kind = next(one for one in tree["measures"] if one["id"] == "M2")
    for name in [name for name in kind if name not in ("id", "kind")]:
        del kind[name]
    return tree


def _expected_only() -> dict:
    """Nothing is missing; one date cannot be read, so that not all can be judged."""
    tree = sample_tree("restraint-gb-ng")
    tree["persons"][0]["born"] = "31 2 1980"
    return tree


def _misnamed() -> dict:
    """A file of somebody's own hand, with keys that no page shows."""
    tree = sample_tree("restraint-gb-ng")
    tree["subjekt"] = "Restraint"
    tree["measures"][0]["zweck"] = "to find it"
    return tree


LINES = {
    "en": {
        "missing": r"(\d+) fields? (?:is|are) missing",
        "wrong": r"(\d+) answers? must be corrected",
        "expected": r"(\d+) expected answers? (?:is|are) still open",
    },
    "de": {
        "missing": r"(\d+) Feld(?:er)? fehl(?:t|en)",
        "wrong": r"(\d+) Antwort(?:en)? (?:ist|sind) zu berichtigen",
        "expected": r"(\d+) erwartete Angaben? (?:ist|sind) noch offen",
    },
    "fr": {
        "missing": r"Il manque (\d+) champs?",
        "wrong": r"(\d+) réponses? (?:est|sont) à corriger",
        "expected": r"(\d+) réponses? attendues? (?:n’est|ne sont) pas encore",
    },
}
HOME = {
    "en": {
        "missing": r"(\d+) missing",
        "wrong": r"(\d+) to correct",
        "expected": r"(\d+) expected",
    },
    "de": {"missing": r"(\d+) fehl", "wrong": r"(\d+) zu bericht", "expected": r"(\d+) erwartet"},
    "fr": {
        "missing": r"(\d+) à remplir",
        "wrong": r"(\d+) à corriger",
        "expected": r"(\d+) attend",
    },
}
CHECK = {
    "en": {
        "missing": r"(\d+) fields? to fill in",
        "wrong": r"Must be corrected \((\d+)\)",
        "expected": r"(\d+) expected answers? still open",
    },
    "de": {
        "missing": r"(\d+) Feld(?:er)? (?:ist|sind) auszufüllen",
        "wrong": r"Muss berichtigt werden \((\d+)\)",
        "expected": r"(\d+) erwartete Angaben? (?:ist|sind) noch offen",
    },
    "fr": {
        "missing": r"(\d+) champs? à remplir",
        "wrong": r"À corriger \((\d+)\)",
        "expected": r"(\d+) réponses? attendues? non encore",
    },
}


def _counted(text: str, patterns: dict[str, str]) -> dict[str, int]:
    found = {name: re.search(pattern, text) for name, pattern in patterns.items()}
    return {name: int(one[1]) if one else 0 for name, one in found.items()}


@pytest.mark.parametrize(
    ("made", "tag"),
    [
        *((_begun, tag) for tag in ("en", "de", "fr")),
        (_expected_only, "en"),
        *((_misnamed, tag) for tag in ("en", "de", "fr")),  # two must be corrected: the plural
    ],
)
def test_home_the_foot_of_each_section_and_the_check_count_alike(client, tag, made):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    revision = saved(made(), name="alike")
    assert judge(revision, words(tag)) is not None
    at = f"/c/{revision.file.key}"
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = tag
    home = client.get(f"{at}/").content.decode()
    rows = re.findall(r'href="(/c/\w+/s/[\w-]+)".*?class="c-tag[^"]*"[^>]*>(.*?)</', home, re.S)
    total: Counter[str] = Counter()
    assert len(rows) >= 8
    for address, status in rows:
        page = client.get(address).content.decode()
        foot = re.search(r'<div class="c-inset"><p>(.*?)</p>', page, re.S)
        counts = _counted(html.unescape(foot[1]) if foot else "", LINES[tag])
        assert _counted(html.unescape(status), HOME[tag]) == counts, (address, status)
        total.update(counts)
    assert _counted(text_of(client.get(f"{at}/check")), CHECK[tag]) == dict(total)
    assert total["wrong"] == (2 if made is _misnamed else 1)
    assert total["expected"] and bool(total["missing"]) is (made is _begun)


def test_needed_marks_what_is_missing_while_it_is_empty_and_nothing_else(client):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = _begun()
    revision = saved(tree, name="marks")
    judged = judge(revision, words("en"))
    number = next(n for n, one in enumerate(tree["measures"]) if one["id"] == "M2")
    page = client.get(f"/c/{revision.file.key}/s/measures/measures/{number}").content.decode()

    marked = re.findall(
        r"<(?:label|legend)[^>]*>([^<]*) <span class=\"c-mark c-mark--(\w+)\"", page
    )
    needed = [title.strip() for title, mark in marked if mark == "needed"]
    gaps = [one for one in judged.missing if one["field"].startswith(f"measures[{number}]")]
    assert [one["field"] for one in gaps] == [f"measures[{number}].purpose"]
    assert [title.lower() for title in needed] == [gaps[0]["title"].rpartition(", ")[2]]
    expected = {title.strip() for title, mark in marked if mark == "expected"}
    assert {"Bank accounts", "Facts relied on", "Period"} <= expected


def test_what_nobody_misses_any_more_is_marked_as_optional(client):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = sample_tree("restraint-gb-ng")
    revision = saved(tree, name="whole")
    judged = judge(revision, words("en"))
    assert judged.complete and judged.expected == []
    number = next(n for n, one in enumerate(tree["measures"]) if one["id"] == "M2")
    assert "accounts" not in tree["measures"][number]
    page = client.get(f"/c/{revision.file.key}/s/measures/measures/{number}").content.decode()
    assert re.search(r"Bank accounts <span class=\"c-mark\">\(optional\)", page)
