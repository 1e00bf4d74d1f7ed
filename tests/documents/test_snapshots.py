"""The packaged samples as a reader meets them: the text of each filled DOCX, in its order.

`python tests/documents/test_snapshots.py` writes the texts anew; read what changed before you keep
it. A text that changes without anybody meaning it to is what this is for.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.kit.samples import sample_files
from comity.pipeline.build import build, check_case, read_all
from comity.pipeline.own_plugin import open_host

FOLDER = Path(__file__).parent / "snapshots"
AGAIN = "if this was meant: python tests/documents/test_snapshots.py, and read the difference"

pytestmark = pytest.mark.needs_country


def text_of(path: Path) -> str:
    """A sample's DOCX, read back by the walker that HTML and Markdown are written from."""
    host = open_host()
    (case,) = read_all([path], host)
    built = build(check_case(case, host), host, [host.exporters()["md"]], path.stem)
    (text,) = (data for name, data in built.files if name == f"{path.stem}.md")
    return text.decode("utf-8")


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_a_sample_reads_as_it_did(path: Path) -> None:
    kept = (FOLDER / f"{path.stem}.txt").read_text(encoding="utf-8")
    assert text_of(path).splitlines() == kept.splitlines(), AGAIN


def test_every_sample_is_kept_and_nothing_else() -> None:
    kept = {path.name for path in FOLDER.iterdir()}
    assert kept == {f"{path.stem}.txt" for path in sample_files()}, AGAIN


def write_anew() -> None:
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for path in sample_files():
        (FOLDER / f"{path.stem}.txt").write_text(text_of(path), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_anew()
