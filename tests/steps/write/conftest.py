"""Builds without a case: what the step `write` sees of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from comity.steps.write import Manifest, OutputFile, Outputs, SourceFile, posix
from comity.steps.write.manifest import sha256


@pytest.fixture(
    params=[True, False] if posix.AT else [False], ids=lambda at: "at" if at else "path"
)
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to name a file: relative to an open folder, and by its path as on Windows."""
    monkeypatch.setattr(posix, "AT", request.param)


def _planned(
    folder: Path,
    case: bytes,
    files: Mapping[str, bytes],
    *,
    stem: str = "case",
    source: str = "case.yaml",
    force: bool = False,
    **more: object,
) -> Outputs:
    """The files of a build of a case, planned as the pipeline plans them."""
    outputs = Outputs(folder, private=True, force=force)
    _add_build(outputs, case, files, stem=stem, source=source, **more)
    return outputs


def _add_build(
    outputs: Outputs,
    case: bytes,
    files: Mapping[str, bytes],
    *,
    stem: str = "case",
    source: str = "case.yaml",
    **more: object,
) -> None:
    """Plan one more case."""
    given = {"comity": "1", "kind": "request", "form": "", "language": "en", **more}
    made = tuple(
        OutputFile.of(name, data, sealed=".sealed-annex." in name) for name, data in files.items()
    )
    manifest = Manifest(source=SourceFile(source, sha256(case)), outputs=made, **given)
    for name, data in files.items():
        outputs.add(name, data)
    outputs.add(f"internal/{stem}.manifest.json", manifest.as_bytes())
    outputs.add(f"internal/{stem}.findings.txt", b"no findings\n")
    outputs.record(stem)


@pytest.fixture
def built() -> Callable[..., Outputs]:
    """``built(folder, case, files)``: a build that is on the disk."""

    def built(folder: Path, case: bytes, files: Mapping[str, bytes], **more: object) -> Outputs:
        outputs = _planned(folder, case, files, **more)
        outputs.commit()
        return outputs

    return built


@pytest.fixture
def planned() -> Callable[..., Outputs]:
    """``planned(folder, case, files)``: a build that is not on the disk yet."""
    return _planned


@pytest.fixture
def add_build() -> Callable[..., None]:
    """``add_build(outputs, case, files)``: one more case in a plan."""
    return _add_build
