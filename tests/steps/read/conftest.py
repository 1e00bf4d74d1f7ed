"""What the tests of the step `read` share."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.model.errors import DraftError, Fault
from comity.model.records import DocumentType
from comity.steps.read import CaseFile, read_case

HERE = Path(__file__).parent

# A document type names its model as "module:Name"; this makes the tests' own models one.
_spec = importlib.util.spec_from_file_location("read_models", HERE / "read_models.py")
assert _spec is not None and _spec.loader is not None
_models = importlib.util.module_from_spec(_spec)
sys.modules["read_models"] = _models
_spec.loader.exec_module(_models)


@pytest.fixture(scope="session")
def types() -> dict[str, DocumentType]:
    """The kinds of document of these tests."""
    kinds: dict[str, DocumentType] = _models.TYPES
    return kinds


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Put a case file on the disk."""

    def put(content: str | bytes) -> Path:
        path = tmp_path / "case.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return put


@pytest.fixture
def read(
    write: Callable[[str | bytes], Path], types: dict[str, DocumentType]
) -> Callable[[str | bytes], CaseFile]:
    """Read the text of a case file."""
    return lambda content: read_case(write(content), types)


@pytest.fixture
def refuse(read: Callable[[str | bytes], CaseFile]) -> Callable[[str | bytes], list[Fault]]:
    """The faults of a text that must be refused."""

    def faults(content: str | bytes) -> list[Fault]:
        with pytest.raises(DraftError) as caught:
            read(content)
        return list(caught.value.faults)

    return faults
