"""The shape of the code: one duty a module, so that a reader is never lost in one."""

from __future__ import annotations

import statistics
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
ROOTS = ("core/src", "templates/src", "plugins", "jurisdictions")
HARD_LIMIT = 400
MEDIAN = 100
LAW_LIMIT = 300


def files(suffix: str, *roots: str) -> list[Path]:
    return sorted(path for root in roots for path in (CHECKOUT / root).rglob(f"*{suffix}"))


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def too_long(paths: list[Path], limit: int) -> dict[str, int]:
    return {
        path.relative_to(CHECKOUT).as_posix(): lines(path) for path in paths if lines(path) > limit
    }


def test_no_module_is_over_400_lines() -> None:
    assert too_long(files(".py", *ROOTS, "tests", "benchmarks"), HARD_LIMIT) == {}


def written(path: Path) -> int:
    return sum(bool(line.strip()) for line in path.read_text(encoding="utf-8").splitlines())


def test_half_of_the_modules_have_under_100_written_lines() -> None:
    modules = [path for path in files(".py", *ROOTS) if written(path) > 0]
    assert statistics.median(map(written, modules)) <= MEDIAN


def test_no_law_file_is_longer_than_a_reviewer_can_take_in() -> None:
    assert too_long(files(".toml", "jurisdictions", "plugins"), LAW_LIMIT) == {}


def test_every_package_that_is_shipped_says_that_it_is_typed() -> None:
    packages = [path.parent for root in ROOTS for path in (CHECKOUT / root).rglob("__init__.py")]
    tops = [path for path in packages if path.parent.name == "src"]
    assert len(tops) >= 6
    assert [path.name for path in tops if not (path / "py.typed").is_file()] == []


def test_no_distribution_ships_a_namespace_package() -> None:
    bare = [
        path.relative_to(CHECKOUT).as_posix()
        for path in {module.parent for root in ROOTS for module in files(".py", root)}
        if path.name != "tests" and not (path / "__init__.py").is_file()  # tests are not shipped
    ]
    assert bare == []
