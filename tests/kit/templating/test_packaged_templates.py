"""Templates that are shipped: nothing to remark, and the outline beside each is true."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.kit.templating.checker import Checker
from comity.model.office import Office
from comity.pipeline.own_plugin import open_host
from comity.word.outline import outline

CHECKOUT = Path(__file__).resolve().parents[3]
BASE = sorted(CHECKOUT.glob("templates/src/comity_templates/base/*.docx"))
COUNTRIES = sorted(
    path
    for pattern in ("jurisdictions/*/src/*/templates/**/*.docx", "plugins/*/src/**/*.docx")
    for path in CHECKOUT.glob(pattern)
)


def by_name(path: Path) -> str:
    return path.relative_to(CHECKOUT).as_posix()


@pytest.mark.parametrize("path", BASE, ids=by_name)
def test_a_base_template_needs_no_country_to_be_right(path: Path) -> None:
    assert Checker(open_host(Office(allowed=frozenset()))).check(path).findings == ()


@pytest.mark.needs_country
@pytest.mark.parametrize("path", [*BASE, *COUNTRIES], ids=by_name)
def test_there_is_nothing_to_remark_on_a_template_that_is_shipped(path: Path, checker) -> None:
    assert checker.check(path).findings == ()


@pytest.mark.parametrize("path", [*BASE, *COUNTRIES], ids=by_name)
def test_the_outline_beside_a_template_is_its_own(path: Path) -> None:
    beside = path.with_name(f"{path.stem}.outline.txt")
    assert beside.read_text(encoding="utf-8") == outline(path.read_bytes())


def test_no_outline_is_left_of_a_template_that_is_gone() -> None:
    for path in [*BASE, *COUNTRIES]:
        names = {other.stem for other in path.parent.glob("*.docx")}
        left = {o.name.removesuffix(".outline.txt") for o in path.parent.glob("*.outline.txt")}
        assert left == names
