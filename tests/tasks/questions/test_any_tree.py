"""No tree that an author may have written stops the questions."""

from __future__ import annotations

import copy
import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.host import Host
from comity.kit import samples
from comity.pipeline.own_plugin import open_host
from comity.tasks.questions.relevance import relevant

ON = dt.date(2026, 10, 5)
FILES = sorted(Path(samples.__file__).parent.glob("*.yaml"))
ODD: tuple[Any, ...] = ("", "x", "2026-02-30", "\u202e", [], {}, [[]], [""], {"a": {"b": []}})
EXAMPLES = 10
HOST = open_host()


def places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every table or list of a tree with each key in it."""
    steps = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in list(steps):
        yield node, key
        if isinstance(value, (dict, list)):
            yield from places(value)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_sample_with_any_value_spoilt_has_its_questions(file: Path, host: Host) -> None:
    tree = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    chance = random.Random(file.stem)
    for _ in range(EXAMPLES):
        spoilt = copy.deepcopy(tree)
        spots = [spot for spot in places(spoilt) if spot[1] != "kind" or spot[0] is not spoilt]
        for holder, key in chance.sample(spots, 3):
            holder[key] = chance.choice(ODD)
        found = relevant(spoilt, host, on=ON)
        assert "reference" in found or "host" in found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_sample_with_any_part_missing_has_its_questions(file: Path, host: Host) -> None:
    tree = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for name in tree.keys() - {"kind"}:
        left = {key: value for key, value in tree.items() if key != name}
        assert name in relevant(left, host, on=ON)


TREES = st.recursive(
    st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["kind", "state", "id", "from", "name", "held"]), inner)
    ),
    max_leaves=12,
)
PARTS = ["requesting", "requested", "measures", "persons", "facts", "offences", "urgency", "date"]


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.sampled_from(PARTS), TREES), st.sampled_from(["request", "preservation"]))
def test_any_tree_has_its_questions(tree: dict[str, Any], kind: str) -> None:
    assert "reference" in relevant({**tree, "kind": kind}, HOST, on=ON)
