"""docs/formats.md and docs/notice-format.md against what the program makes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from comity.pipeline.own_plugin import open_host

CHECKOUT = Path(__file__).resolve().parents[2]
FORMATS = (CHECKOUT / "docs/formats.md").read_text(encoding="utf-8")
NOTICE = (CHECKOUT / "docs/notice-format.md").read_text(encoding="utf-8")
READER = re.search(r"```python\n(.*?)```", NOTICE, flags=re.DOTALL).group(1)


@pytest.fixture
def notice(comity, write, notice_data, country, tmp_path):
    """The JSON of a notice, as a company would serve it."""
    country("TV")
    notice_data |= {
        "expires": "2999-12-31",
        "channels": [{"kind": "portal", "address": "https://a.example", "purposes": ["requests"]}],
        "editions": [{"language": "en", "url": "https://a.example/notice"}],
    }
    file = write(notice_data, "notice.yaml")
    done = comity("build", file, "-o", "out", "--format", "json", site=tmp_path / "site")
    assert done.returncode == 0, done.stderr
    return file.parent / "out/notice.json"


def read(path, folder, **changes):
    """What the program of the page prints about a notice."""
    twin = json.loads(path.read_text(encoding="utf-8"))
    twin["publication"] |= changes.pop("publication", {})
    (folder / "notice.json").write_text(json.dumps(twin | changes), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", READER], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def test_the_reader_of_the_page_reads_a_notice_as_it_is_built(notice, tmp_path):
    assert read(notice, tmp_path) == "portal https://a.example requests\n"


def test_it_says_when_a_notice_is_stale_and_where_to_read_it(notice, tmp_path):
    told = read(notice, tmp_path, publication={"expires": "2020-01-01"})
    assert told.startswith("Stale, or of unknown age: read it at https://a.example/notice\n")


@pytest.mark.parametrize("change", [{"draft": True}, {"schema": 2}, {"kind": "request"}])
def test_it_refuses_drafts_other_kinds_and_higher_numbers(notice, tmp_path, change):
    assert read(notice, tmp_path, **change) == "no notice that this tool reads\n"


def test_the_page_has_a_row_for_every_format_and_says_which_needs_a_program():
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| (.*) \|$", FORMATS, flags=re.MULTILINE))
    host = {name: exporter.needs for name, exporter in open_host().exporters().items()}
    assert set(rows) == set(host)
    assert {name for name, needs in host.items() if needs} == {
        name for name, needs in rows.items() if needs != "nothing more"
    }
