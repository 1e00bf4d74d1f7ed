"""The packaged samples: fictional cases, with paraphrased provisions, that `comity demo` builds."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

__all__ = ["is_sample", "sample_files"]


def sample_files() -> tuple[Path, ...]:
    """The sample case files, by name."""
    found: list[Path] = []
    for entry in files("comity.samples").iterdir():
        if entry.name.endswith(".yaml"):
            with as_file(entry) as path:
                found.append(Path(path))
    return tuple(sorted(found))


@cache
def _hashes() -> frozenset[str]:
    return frozenset(hashlib.sha256(path.read_bytes()).hexdigest() for path in sample_files())


def is_sample(sha256: str) -> bool:
    """Whether a case file is, byte for byte, a packaged sample."""
    return sha256 in _hashes()
