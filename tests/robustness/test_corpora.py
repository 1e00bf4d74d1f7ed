"""Rows 23 and 25: corpora that are kept beside the tests of their rooms, and are counted here."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path


def test_every_hiding_place_of_a_name_is_on_the_page(checkout: Path, figure) -> None:
    file = checkout / "tests/steps/protect/hiding.py"
    spec = importlib.util.spec_from_file_location("hiding_places", file)
    assert spec is not None
    assert spec.loader is not None
    hiding = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hiding)
    figure("23", tried=f"{len(hiding.PLACES)} places of a template, {len(hiding.FORMS)} forms")


def test_every_hostile_plugin_is_on_the_page(checkout: Path, figure) -> None:
    tree = ast.parse((checkout / "tests/host/test_hostile_plugins.py").read_text(encoding="utf-8"))
    tables = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    kinds = [len(tables[name].keys) for name in ("AT_IMPORT", "AT_WORK", "PUT_BACK", "DATA")]
    figure(
        "25",
        tried=f"{sum(kinds)} kinds: {kinds[0] + kinds[1] + kinds[2]} of code, {kinds[3]} of data",
    )
