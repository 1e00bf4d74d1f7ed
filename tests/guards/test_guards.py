"""Each guard that is taken out makes a test fail: a guard that no test misses guards nothing.

guards.toml lists the guards: where each is, what it becomes, and the test that must notice. The
program is not altered: removed/sitecustomize.py changes the function while it is imported.
"""

from __future__ import annotations

import ast
import importlib.util
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
GUARDS = tomllib.loads((HERE / "guards.toml").read_text(encoding="utf-8"))["guard"]
SAMPLE = [guard for guard in GUARDS if guard.get("always")]
FAILED = 1  # pytest: tests ran, and some failed; any other code means that none could run


def named(guard: dict[str, Any]) -> str:
    return str(guard["what"])


def run(test: str, removed: str = "") -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COMITY_"))}
    path = [str(HERE / "removed"), *filter(None, [environment.get("PYTHONPATH")])]
    environment |= {"PYTHONPATH": os.pathsep.join(path), "COMITY_GUARD_REMOVED": removed}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*command, "-m", "not documents and not long", *test.split()],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def is_missed(guard: dict[str, Any]) -> None:
    done = run(guard["test"], f"{guard['function']}={guard['becomes']}")
    assert done.returncode == FAILED, f"{guard['what']}: no test fails\n{done.stdout[-2000:]}"
    assert " error" not in done.stdout.rstrip().rsplit("\n", 1)[-1], done.stdout[-2000:]


@pytest.mark.parametrize("guard", GUARDS, ids=named)
def test_every_guard_is_where_the_list_says(guard):
    module, _, function = guard["function"].partition(":")
    found = importlib.util.find_spec(module)
    assert found is not None
    scope: Any = ast.parse(Path(str(found.origin)).read_text(encoding="utf-8"))
    for name in function.split("."):
        scope = next(n for n in scope.body if getattr(n, "name", "") == name)
    assert scope
    assert (CHECKOUT / guard["test"].partition("::")[0]).is_file()


@pytest.mark.needs_country
@pytest.mark.parametrize("guard", SAMPLE, ids=named)
def test_a_guard_that_is_taken_out_makes_its_test_fail(guard):
    is_missed(guard)


@pytest.mark.long
@pytest.mark.needs_country
@pytest.mark.parametrize("guard", [g for g in GUARDS if g not in SAMPLE], ids=named)
def test_each_guard_that_is_taken_out_makes_its_test_fail(guard):
    is_missed(guard)


@pytest.mark.long
@pytest.mark.needs_country
@pytest.mark.parametrize("test", sorted({guard["test"] for guard in GUARDS}))
def test_with_every_guard_in_place_these_tests_pass(test):
    done = run(test)
    assert done.returncode == 0, done.stdout[-2000:]
