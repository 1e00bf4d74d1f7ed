"""Whether a case file is a packaged sample, told by its SHA-256 (sample_digests.txt)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["is_sample", "sample_digests"]


@cache
def sample_digests() -> dict[str, str]:
    """The name of each packaged sample, by the SHA-256 of its bytes in hexadecimal digits."""
    text = (files("comity.steps.check") / "sample_digests.txt").read_text(encoding="utf-8")
    return {line.split()[0]: line.split()[1] for line in text.splitlines()}


def is_sample(sha256: str) -> bool:
    """Whether a case file is, byte for byte, a packaged sample."""
    return sha256 in sample_digests()
