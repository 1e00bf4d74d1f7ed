"""Whether a case file is a packaged sample, told by the hash of its tree (sample_digests.txt)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["is_sample", "sample_digests"]


@cache
def sample_digests() -> dict[str, str]:
    """The name of each packaged sample, by the hash of its tree (``CaseFile.tree_sha256``)."""
    text = (files("comity.steps.check") / "sample_digests.txt").read_text(encoding="utf-8")
    return {line.split()[0]: line.split()[1] for line in text.splitlines()}


def is_sample(tree_sha256: str) -> bool:
    """Whether a case says, word for word, what a packaged sample says."""
    return tree_sha256 in sample_digests()
