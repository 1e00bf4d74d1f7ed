"""Who was asked: a State without a plugin, and one whose plugin holds no law."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.steps.check.involved import check_involved

READ = """[[answer]]
question = "treaty-needed"
value = "no"
source = "act"
article = "s. 1"
read = "{read}"
"""


@pytest.mark.parametrize(
    ("law", "rules"),
    [
        ("", ["plugin.empty"]),
        (READ.format(read="none"), ["plugin.empty"]),
        (READ.format(read="secondary"), []),
    ],
)
def test_a_plugin_of_which_nothing_was_read_is_no_silent_permission(
    country: Callable[..., Any],
    resolve_case: Callable[..., Any],
    make_host: Callable[..., Any],
    request_data: dict[str, Any],
    law: str,
    rules: list[str],
) -> None:
    from comity.model.office import Office

    country("TV", law=law)
    host = make_host(Office(allowed=frozenset({"comity-tv"})))
    found = check_involved(resolve_case(request_data, host), host)

    assert [f.rule for f in found if f.source == "TV"] == rules
    assert [f.rule for f in found if f.source == "NR"] == ["plugin.none"]
