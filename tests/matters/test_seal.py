"""The sealed matters are those whose digest was committed before the rules were written."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from matters_read import Matter, read_rounds
from matters_seal import digest_of, unpacked

HERE = Path(__file__).parent
SEAL = tomllib.loads((HERE / "sealed.toml").read_text(encoding="utf-8"))
ROUNDS = read_rounds(HERE / "sealed")
COLLECTED = ("expected.toml", "facts.md", "matter.toml")
WAITING = sorted((HERE / "sealed").glob("*.tar.xz"))


def _digest(matters: list[Matter], names: Iterable[str]) -> tuple[int, str]:
    """How many files there are, and the SHA-256 of their SHA-256 with their paths when sealed."""
    lines = sorted(
        (f"{one.name.replace('-', '/', 1)}/{name}", (one.folder / name).read_bytes())
        for one in matters
        for name in names
    )
    text = "".join(f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in lines)
    return len(lines), hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("name", ROUNDS)
def test_what_was_opened_is_what_was_sealed(name: str) -> None:
    matters, seal = ROUNDS[name], SEAL[name]
    drafts = seal["drafts"]

    assert len(matters) == seal["matters"]
    assert _digest(matters, COLLECTED) == (seal["files"], seal["sha256"])
    assert _digest(matters, ["draft.yaml"]) == (drafts["files"], drafts["sha256"])


def test_what_waits_is_what_was_sealed() -> None:
    for archive in WAITING:
        name, _, drafts = archive.name.removesuffix(".tar.xz").partition(".")
        seal = SEAL[name]["drafts"] if drafts else SEAL[name]
        held = unpacked(archive)
        assert (len(held), digest_of(held)) == (seal["files"], seal["sha256"]), archive.name
