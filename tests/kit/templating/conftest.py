"""Templates broken as people break them: real edits of the real base, through python-docx."""

from __future__ import annotations

import importlib.util
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document

from comity.kit.templating.checker import CheckedTemplate, Checker
from comity.pipeline.own_plugin import open_host
from comity_templates import base_template

# helpers that the test modules import: they are no package, and pytest puts none on the path
_spec = importlib.util.spec_from_file_location(
    "template_edits", Path(__file__).parent / "template_edits.py"
)
assert _spec is not None
assert _spec.loader is not None
_edits = importlib.util.module_from_spec(_spec)
sys.modules["template_edits"] = _edits
_spec.loader.exec_module(_edits)

Edit = Callable[[Document], object]


@pytest.fixture(scope="session")
def checker() -> Checker:
    """One checker for all tests: the documents to try templates on are composed once."""
    return Checker(open_host())


@pytest.fixture
def edited(tmp_path: Path) -> Callable[..., Path]:
    """``edited(edit)``: the base request, opened, changed by ``edit(document)`` and saved."""

    def edited(edit: Edit, kind: str = "request") -> Path:
        base = base_template(kind)
        assert base is not None
        document = docx.Document(str(base))
        edit(document)
        path = tmp_path / f"{kind}.docx"
        document.save(str(path))
        return path

    return edited


@pytest.fixture
def repacked(tmp_path: Path) -> Callable[..., Path]:
    """``repacked(edit)``: the base request with its members changed by ``edit(members)``."""

    def repacked(edit: Callable[[dict[str, bytes]], object], kind: str = "request") -> Path:
        base = base_template(kind)
        assert base is not None
        with zipfile.ZipFile(base) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        edit(members)
        path = tmp_path / f"{kind}.docx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        return path

    return repacked


@pytest.fixture(scope="session")
def quick(checker: Checker) -> Checker:
    """One that tries a request on the first sample and the documents with every field alone."""
    tried, shape = checker._of("request")
    few = tuple(one for one in tried if one.name.startswith("every field"))
    assert 0 < len(few) < len(tried) - 1
    made = Checker(checker.host)
    made._known["request"] = ((tried[0], *few), shape)
    return made


@pytest.fixture(params=["few", pytest.param("all", marks=pytest.mark.long)])
def found(
    request: pytest.FixtureRequest, checker: Checker, quick: Checker
) -> Callable[..., dict[str, Any]]:
    """``found(path)``: the findings of a template by their ids, the last one of each.

    It is tried on few documents; in the long run on all, as those that are shipped always are.
    """
    chosen = quick if request.param == "few" else checker

    def found(path: Path) -> dict[str, Any]:
        checked: CheckedTemplate = chosen.check(path)
        return {finding.id: finding for finding in checked.findings}

    return found
