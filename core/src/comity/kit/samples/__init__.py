"""The packaged samples: fictional cases, with paraphrased provisions, that `comity demo` builds."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

__all__ = ["sample_files"]


def sample_files() -> tuple[Path, ...]:
    """The sample case files, by name."""
    found: list[Path] = []
    for entry in files("comity.kit.samples").iterdir():
        if entry.name.endswith(".yaml"):
            with as_file(entry) as path:
                found.append(Path(path))
    return tuple(sorted(found))
