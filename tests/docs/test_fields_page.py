"""docs/fields.md: its examples run, and its table names every attribute of a field."""

from __future__ import annotations

import re
from dataclasses import fields as attributes
from pathlib import Path
from typing import Any

import pytest

from comity.tasks.questions.fields import Field

PAGE = (Path(__file__).resolve().parents[2] / "docs/fields.md").read_text(encoding="utf-8")


@pytest.mark.needs_country
def test_the_examples_run_one_after_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {}
    printed = []
    for code in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(compile(code, "docs/fields.md", "exec"), names)
        printed.append(capsys.readouterr().out.splitlines())

    assert len(printed) == 3
    assert "offences[].title Offence The name of the offence." in printed[0]
    assert "UNTOC deals with this (art. 18(15)(f)). True" in printed[1]
    assert printed[2][0].startswith("US ")


def test_each_attribute_of_a_field_is_in_the_table() -> None:
    rows = " ".join(line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `"))
    assert set(re.findall(r"`(\w+)`", rows)) == {one.name for one in attributes(Field)} - {"name"}
