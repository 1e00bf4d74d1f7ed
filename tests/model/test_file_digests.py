"""A file whose digest is kept is read again as soon as it may hold anything else."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from comity.model import file_digests
from comity.model.file_digests import digest_of


@pytest.fixture
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that was written long enough ago for its digest to be kept, and was read."""
    file = tmp_path / "act.toml"
    file.write_bytes(b"days = 30")
    monkeypatch.setattr(file_digests, "SETTLED", 0)
    time.sleep(0.05)
    assert digest_of(str(file)) == hashlib.sha256(b"days = 30").digest()
    assert str(file) in file_digests._known or os.name == "nt"
    return file


def test_a_change_of_the_same_size_is_seen_also_where_its_time_was_put_back(settled: Path) -> None:
    before = settled.stat()
    settled.write_bytes(b"days = 90")
    os.utime(settled, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert settled.stat().st_mtime_ns == before.st_mtime_ns
    assert digest_of(str(settled)) == hashlib.sha256(b"days = 90").digest()


def test_another_file_in_its_place_is_read(settled: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_bytes(b"days = 60")
    other.replace(settled)

    assert digest_of(str(settled)) == hashlib.sha256(b"days = 60").digest()


def test_a_file_that_is_gone_has_no_digest(settled: Path) -> None:
    settled.unlink()

    with pytest.raises(FileNotFoundError):
        digest_of(str(settled))


def test_a_file_that_was_changed_just_now_is_read_each_time(tmp_path: Path) -> None:
    file = tmp_path / "act.toml"
    for days in (b"30", b"60", b"90"):
        file.write_bytes(days)
        assert digest_of(str(file)) == hashlib.sha256(days).digest()
    assert str(file) not in file_digests._known
