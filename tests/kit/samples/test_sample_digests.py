"""The digests by which check knows the packaged samples are theirs.

    python tests/kit/samples/test_sample_digests.py

writes them anew.
"""

from __future__ import annotations

from importlib.resources import files

import pytest

from comity.kit.samples import sample_files
from comity.pipeline.own_plugin import open_host
from comity.steps.check.sample_digests import is_sample, sample_digests
from comity.steps.read import CaseFile, parse_case, read_case
from comity.steps.read.tree_hash import tree_sha256
from comity.steps.read.tree_writer import to_yaml
from comity.steps.read.yaml_events import grow

AGAIN = "run `python tests/kit/samples/test_sample_digests.py`"


def read_samples() -> list[CaseFile]:
    types = open_host().document_types()
    return [read_case(path, types) for path in sample_files()]


def test_every_packaged_sample_is_known_by_its_tree_and_no_other_case() -> None:
    hashed = {case.tree_sha256: case.path.name for case in read_samples()}

    assert sample_digests() == hashed, AGAIN
    assert all(map(is_sample, hashed))
    assert not is_sample(tree_sha256({"kind": "request"}))


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_a_sample_that_a_program_wrote_again_is_still_known(path) -> None:
    """Its comments are gone, its keys in another order, its line ends those of Windows."""
    data = grow(path.read_text(encoding="utf-8"), path.name).data
    content = to_yaml(dict(sorted(data.items()))).replace("\n", "\r\n").encode()
    case = parse_case(content, path, open_host().document_types())

    assert content != path.read_bytes()
    assert is_sample(case.tree_sha256)
    assert not is_sample(tree_sha256({**data, "date": "2026-01-01"}))


if __name__ == "__main__":
    rows = [f"{case.tree_sha256}  {case.path.name}\n" for case in read_samples()]
    file = files("comity.steps.check") / "sample_digests.txt"
    file.write_text("".join(rows), encoding="utf-8")  # type: ignore[attr-defined]
