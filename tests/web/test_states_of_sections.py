"""The words of the task list: how far a section is.

Research for the pages (its section 6) names five: not started; in progress with what is missing;
done; done with findings; not needed, and why. Four are said beside them, because with the five
alone a reader would be misled: a section with nothing missing but an error in it keeps the document
from being made, so it is not done ("1 to correct"); what law or the kind of assistance asks for and
a document can be made without is not missing ("1 expected"); and a section with nothing missing
that would be better with more is in progress, though no count says why ("1 more question"); and
what nobody has begun says what it lacks, as the check does ("Not started, 2 missing").
"""

from __future__ import annotations

import html
import re

import pytest

from .cases import sample_tree, saved

WORDS = re.compile(
    r"Not started(, \d+ missing)?(, \d+ to correct)?(, \d+ expected)?"
    r"|Done|Done, \d+ findings?|Not needed \(.+\)"
    r"|In progress(, \d+ missing)?(, \d+ to correct)?(, \d+ expected)?(?<!In progress)"
    r"|In progress, \d+ more questions? can be answered"
)


def _states(client, tree) -> dict[str, str]:
    """The section by its id, and its words, as the page of the case shows them."""
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    revision = saved(tree)
    judge(revision, words("en"))
    page = client.get(f"/c/{revision.file.key}/").content.decode()
    rows = re.findall(r'href="/c/\w+/s/([\w-]+)".*?class="c-tag[^"]*"[^>]*>(.*?)</', page, re.S)
    return {section: html.unescape(re.sub(r"\s+", " ", text)).strip() for section, text in rows}


def test_every_section_of_a_kind_of_case_has_one_of_the_words(client):
    for tree in (
        {"schema": "1", "kind": "request", "requested": {"state": "US"}},
        {"schema": "1", "kind": "notice"},
    ):
        states = _states(client, tree)
        assert len(states) >= 4 and "Not started" in states.values()
        assert [text for text in states.values() if not WORDS.fullmatch(text)] == []


@pytest.mark.parametrize(
    ("change", "section", "said"),
    [
        (lambda tree: tree.pop("reference"), "case", r"In progress, 1 missing"),
        (lambda tree: None, "people", r"Done(, \d+ findings?)?"),
        (
            lambda tree: tree["facts"][0].update(until="2001-01-01"),
            "facts",
            r"In progress, .+ correct",
        ),
    ],
)
def test_a_section_says_how_far_it_is(client, change, section, said):
    tree = sample_tree("bec-request")
    change(tree)
    assert re.fullmatch(said, _states(client, tree)[section])


def test_a_section_that_nobody_began_has_no_red_and_its_empty_field_is_needed(client):
    """Without facts no document can be made: that is an error, and nobody made it yet."""
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    sides = {"requesting": {"state": "KE"}, "requested": {"state": "CH"}}
    kinds = {"measures": [{"id": "M1", "kind": "subscriber-data"}]}
    revision = saved({"schema": "1", "kind": "request", **sides, **kinds})
    judge(revision, words("en"))

    case = client.get(f"/c/{revision.file.key}/").content.decode()
    page = client.get(f"/c/{revision.file.key}/s/facts").content.decode()

    assert "Not started, 1 to correct" in case
    assert "There is a problem" not in page
    assert re.search(r"Facts\s*<span class=\"c-mark c-mark--needed\">Needed", page)
    assert '<span class="c-mark c-mark--expected">' not in page
