"""Findings that are of no field, but of the whole file: the page that checks shows them."""

from __future__ import annotations

from copy import deepcopy

import pytest

from .cases import sample_tree, saved

SAMPLES = ("bec-request", "corruption-ng-gb", "protected-witness-gb-in", "order-de-ie", "notice-gb")


def _judge(tree):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    revision = saved(tree)
    judge(revision, words("en"))
    return revision


def test_a_ground_of_refusal_that_rests_on_no_field_is_on_the_page(client):
    tree = sample_tree("restraint-gb-ng")
    tree["requesting"]["authority"].pop("functions", None)  # UNTOC, article 18, asks for them
    tree["requesting"]["authority"]["name"] = "Office of Records"  # a name that shows none
    tree["requested"] = {"state": "KE"}
    tree["basis"] = [{"instrument": "untoc"}]
    revision = _judge(tree)

    answer = client.get(f"/c/{revision.file.key}/check")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "could not be checked" not in page
    assert "Request not in conformity with article 18" in page


def _parts(tree, path=()):
    """The path of everything in a tree, for two steps below the top, and of each first item."""
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree[:1])
    for key, value in inside:
        yield (*path, key)
        if isinstance(value, dict | list) and len(path) < 4:
            yield from _parts(value, (*path, key))


@pytest.mark.long
@pytest.mark.parametrize("stem", SAMPLES)
def test_whatever_is_taken_out_of_a_file_it_can_be_checked(client, stem):
    whole = sample_tree(stem)
    for path in [*_parts(whole)]:
        tree = deepcopy(whole)
        *before, last = path
        node = tree
        for step in before:
            node = node[step]
        del node[last]
        _judge(tree)


def test_the_log_has_the_place_of_a_check_that_failed(client, caplog):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    revision = saved(sample_tree("bec-request"))
    revision.text = "[]"  # what no version of this program writes
    with caplog.at_level("ERROR", logger="comity_web"):
        judge(revision, words("en"))

    (told,) = [one.comity for one in caplog.records if one.message.startswith("a check failed")]
    assert told["error"] in ("AttributeError", "TypeError", "ValueError")
    module, _, line = told["place"].partition(",")[0].partition(":")
    assert module.startswith("comity") and module.endswith(".py") and line.isdecimal()
