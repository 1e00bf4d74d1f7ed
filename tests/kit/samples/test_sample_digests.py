"""The digests by which check knows the packaged samples are theirs."""

from __future__ import annotations

import hashlib

from comity.kit.samples import sample_files
from comity.steps.check.sample_digests import is_sample, sample_digests


def test_every_packaged_sample_is_known_by_its_bytes_and_no_other_file() -> None:
    hashed = {hashlib.sha256(path.read_bytes()).hexdigest(): path.name for path in sample_files()}

    assert sample_digests() == hashed, "run sha256sum on the samples, into sample_digests.txt"
    assert all(map(is_sample, hashed))
    assert not is_sample(hashlib.sha256(b"another file").hexdigest())
