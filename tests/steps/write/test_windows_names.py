"""Which names Windows lacks, and the reason that it means where it gives another."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from comity.model.errors import OutputError
from comity.steps.write.outputs import Outputs
from comity.steps.write.windows_names import real_reason, windows_lacks

HELD = (
    "case.yaml",
    "console.yaml",
    "com.yaml",
    "com10.yaml",
    "nulla.docx",
    "Übergröße 2.docx",
    ".x",
)
LACKED = (
    *("nul.py", "CON", "Aux.docx", "prn.tar.gz", "com1.yaml", "LPT9", "com².txt", "nul .txt"),
    *("a:b.docx", 'a"b', "a<b", "a?b", "a*b", "a|b", "a\\b", "a.", "a ", "a\tb"),
)


@pytest.mark.parametrize("name", HELD)
def test_a_name_is_held(name):
    assert not windows_lacks(name)


@pytest.mark.parametrize("name", LACKED)
def test_a_name_is_lacked(name):
    assert windows_lacks(name)


@pytest.mark.skipif(os.name != "nt", reason="only Windows loses what is written there")
@pytest.mark.parametrize("name", ["nul.yaml", "case.docx:hidden", "aux/case.docx"])
def test_nothing_is_written_where_windows_would_lose_it(tmp_path, name):
    with pytest.raises(OutputError, match="Windows cannot hold"):
        Outputs(tmp_path, private=True).add(name, b"lost")


def test_a_path_that_is_too_long_is_not_called_missing():
    folder = Path("C:/Users/a")
    for path in (folder / ("x" * 256), folder / ("x" * 100) / ("y" * 160)):
        assert real_reason(errno.ENOENT, path) == errno.ENAMETOOLONG
        assert real_reason(errno.EACCES, path) == errno.EACCES
    assert real_reason(errno.ENOENT, folder / "case.docx") == errno.ENOENT
