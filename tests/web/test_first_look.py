"""A host of which nothing is loaded yet, at which many look at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from .cases import sample_tree


@pytest.mark.parametrize("many", [12, pytest.param(40, marks=pytest.mark.long)])
def test_a_first_look_of_many_threads_finds_the_same_as_one(many):
    import comity
    from comity_web.judging.reckoning import reckon

    tree = sample_tree("order-de-ie")  # of two States, of which one has law
    host = comity.Host()  # nothing of it is loaded yet
    with ThreadPoolExecutor(many) as pool:
        found = list(pool.map(lambda _: reckon(tree, host, language="en"), range(many)))

    assert len({len(one["findings"]) for one in found}) == 1
    assert len(found[0]["findings"]) > 0
