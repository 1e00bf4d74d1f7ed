"""The examples of docs/api.md, run one after the other, and the names that it promises."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path
from typing import Any

import comity

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r"^```python\n(.*?)^```\n\n```text\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE
)
FUNCTIONS = {
    *("examine", "build", "preview", "apply", "sections", "fields", "relevant", "law_at"),
    *("relations", "diff_words", "merge", "to_yaml", "collapsed"),
}


def test_the_examples_print_what_the_page_shows() -> None:
    known: dict[str, Any] = {}
    assert len(EXAMPLES) == PAGE.count("```python") >= 6
    for code, printed in EXAMPLES:
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(compile(code, "docs/api.md", "exec"), known)
        assert said.getvalue() == printed


def test_the_program_that_examines_a_tree_is_short() -> None:
    assert len(EXAMPLES[0][0].splitlines()) <= 30


def test_every_function_that_comity_exports_is_on_the_page() -> None:
    exported = {name for name in comity.__all__ if name[0].islower()} - {"hookimpl"}

    assert exported == FUNCTIONS
    assert not [
        name
        for name in exported
        if f"comity.{name}(" not in PAGE and f"`comity.{name}`" not in PAGE
    ]
