"""No plugin changes the draft, the roles or a value for another; countries cost only when named."""

from __future__ import annotations

import datetime as dt
import os
import string
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from comity.model.drafts.request import Request
from comity.model.records import Parties

ATTEMPTS = [
    "draft.reference = 'changed'",
    "draft.requesting.state = 'XX'",
    "draft.measures[0].purpose = 'changed'",
    "draft.measures.append('changed')",
    "draft.measures[0].particulars['depth'] = 'changed'",
    "draft.measures[0].particulars['deep']['list'] = 'changed'",
    "draft.measures[0].particulars['deep']['list'].append('changed')",
    "draft.extensions['in'] = 'changed'",
    "draft.extensions['in']['form'] = 'changed'",
    "draft.extensions['in']['deep']['x'] = 'changed'",
    "del draft.facts",
    "draft.new_field = 'changed'",
    "parties.instruments = ('changed',)",
]
PLUGIN = """
from comity import DataPlugin
from comity import hookimpl

class Plugin(DataPlugin):
    @hookimpl
    def comity_validate(self, draft, parties, on):
        {attempt}
        return []

plugin = Plugin(__name__)
"""


@pytest.fixture
def deep(request_data: dict[str, Any]) -> dict[str, Any]:
    request_data["measures"][0]["particulars"] = {"depth": "ten", "deep": {"list": ["a", "b"]}}
    request_data["extensions"] = {"in": {"form": "I", "deep": {"x": "y"}}}
    return request_data


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_plugin_that_writes_into_the_draft_fails_and_changes_nothing(
    attempt: str, country, make_host, deep
) -> None:
    country("TV", plugin=PLUGIN.format(attempt=attempt))
    host, draft = make_host(tame=True), Request.model_validate(deep | {"schema": "1"})
    before = draft.data()

    host.validate(draft, Parties({"requesting": "TV", "requested": "NR"}), dt.date(2026, 10, 5))

    assert draft.data() == before
    assert "changed" not in repr(draft)
    (quarantine,) = [q for q in host.quarantined if q.distribution == "comity-tv"]
    assert "comity_validate failed" in quarantine.reason


def test_a_copy_that_a_plugin_takes_is_its_own(country, make_host, deep) -> None:
    country("TV", plugin=PLUGIN.format(attempt="draft.data()['measures'] = 'changed'"))
    host, draft = make_host(tame=True), Request.model_validate(deep | {"schema": "1"})

    host.validate(draft, Parties({"requesting": "TV", "requested": "NR"}), dt.date(2026, 10, 5))

    assert "changed" not in repr(draft.data())


def test_the_roles_cannot_be_changed_by_a_plugin(country, comity, write, deep, allow_code) -> None:
    allow_code("comity-tv")
    site = country("TV", plugin=PLUGIN.format(attempt="parties.roles['requested'] = 'US'"))

    done = comity("check", write(deep), site=site)

    assert done.returncode == 1
    assert "does not support item assignment" in " ".join(done.stdout.split())


def test_a_value_that_is_to_be_written_cannot_be_changed(country, make_host) -> None:
    body = PLUGIN.format(attempt="pass") + (
        "\nclass Writer(Plugin):\n    @hookimpl\n"
        "    def comity_format_value(self, value, kind, language, parties):\n"
        "        value['amount'] = '0'\n"
        "plugin = Writer(__name__)\n"
    )
    country("TV", plugin=body)
    host, loss = make_host(tame=True), {"amount": "12.50", "currency": "USD"}

    written = host.format_value(loss, "money", "en", Parties({"requesting": "TV"}))

    assert "12.50" in written
    assert loss == {"amount": "12.50", "currency": "USD"}


SCRIPT = """
import sys
from comity.cli import main
code = main(sys.argv[1:])
print("modules:", *sorted(m for m in sys.modules if m.startswith("comity_")), file=sys.stderr)
sys.exit(code)
"""


def test_of_250_installed_countries_none_is_imported_and_only_those_named_are_read(
    country, write, notice_data, tmp_path: Path
) -> None:
    codes = [a + b for a in "ABCDEFGHIK" for b in string.ascii_uppercase][:249]
    for code in codes:
        if code != "TV":
            # broken law, which would be told of each that is read
            country(code, distribution=f"comity-many-{code.lower()}", law="no law")
    site = country("TV", distribution="comity-many-tv")

    path = [str(site), os.environ.get("PYTHONPATH")]

    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, "check", str(write(notice_data))],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, path))},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    modules = done.stderr.partition("modules:")[2].split()
    assert not [m for m in modules if not m.startswith("comity_templates")]


def test_a_country_that_pip_has_installed_outside_the_checkout_is_used(
    comity, write, notice_data, tmp_path: Path
) -> None:
    source, site = tmp_path / "source", tmp_path / "elsewhere"
    package = source / "src" / "comity_tv"
    (package / "law").mkdir(parents=True)
    (package / "__init__.py").write_text("raise SystemExit('imported')\n")
    (package / "jurisdiction.toml").write_text(
        'schema = 1\ncode = "TV"\nname = "Tuvalu"\nlanguages = ["en", "sw"]\n'
    )
    (package / "sources.toml").write_text(
        'schema = 1\n[act]\ntitle = "Example Act"\nread = "official"\n'
    )
    (package / "law" / "act.toml").write_text(
        'schema = 1\n[[rule]]\nid = "tv.version"\nrole = "host"\nkinds = ["notice"]\n'
        'require = [{ field = "version", present = true }]\nsays = "A notice has a version."\n'
        'source = "act"\narticle = "s. 3"\nread = "official"\n'
    )
    (source / "pyproject.toml").write_text(
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
        '[project]\nname = "comity-tv"\nversion = "7.1"\n'
        '[project.entry-points."comity.jurisdictions"]\nTV = "comity_tv"\n'
        '[tool.hatch.build.targets.wheel]\npackages = ["src/comity_tv"]\n'
    )
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    pytest.importorskip("hatchling", reason="builds a wheel without an index")
    subprocess.run(
        [*pip, "--no-build-isolation", "--target", str(site), str(source)],
        check=True,
        capture_output=True,
    )

    case = write(notice_data)
    alone, done = comity("check", case), comity("check", case, site=site)

    assert alone.returncode == 0
    assert "A notice has a version" not in alone.stdout
    assert done.returncode == 1
    assert "[tv.version; rests on an official text: Example Act, s. 3]" in done.stdout
    assert "comity-tv 7.1" in comity("plugins", site=site).stdout
