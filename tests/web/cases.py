"""Cases of the tests: trees of the packaged samples, and files made of them."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

import pytest

from comity.kit.samples import sample_files

OF_EACH_KIND = {
    *("corruption-ng-gb", "protected-witness-gb-in", "rogatory-in-gb"),
    *("order-de-ie", "notice-us", "preservation-ng-us"),
}
"""The largest request, one that protects somebody, letters rogatory, one of each other kind."""
EVERY_SAMPLE = [
    pytest.param(one, marks=() if one in OF_EACH_KIND else pytest.mark.long)
    for one in sorted(file.stem for file in sample_files())
]
"""Every packaged sample, to try a test with each: what is alike is left to `tox -e long`."""


def sample_tree(stem: str) -> dict[str, Any]:
    """The tree of a packaged sample, which the test may change."""
    return deepcopy(_read(stem))


@cache
def _read(stem: str) -> dict[str, Any]:
    import comity
    from comity.steps.read import reading
    from comity.steps.read.case_file import load

    file = next(file for file in sample_files() if file.stem == stem)
    types = comity.Host().for_case().document_types()
    return dict(reading(load(file), file, types).tree.data)


def saved(tree: dict[str, Any], name: str = "", matter: Any = None, held: Any = None) -> Any:
    """The first revision of a new file with a tree."""
    from comity_web.cases.saving import new_file

    return new_file(str(tree.get("kind")), tree, name=name, matter=matter, held=held).head
