"""``comity plugins check`` as it is typed, and the class for pytest."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.kit.conformance.check_table import REQUIRED

Files = dict[str, bytes]


def test_a_country_that_conforms_exits_with_0(comity, installed: Path) -> None:
    done = comity("plugins", "check", "QM", site=installed)

    assert done.returncode == 0, done.stderr
    made = len(REQUIRED) - 3  # data have no hooks and no code: hooks, steady, patches
    assert done.stdout.startswith(f"QM (comity-qm 0.1.0, data)\n\nRequired: {made} of {made}\n")
    assert done.stdout.endswith("QM conforms.\n")


def test_a_country_that_does_not_exits_with_1_and_its_card_is_data(
    comity, installed: Path, write_record: Callable[..., Path]
) -> None:
    (installed / "comity_qm" / "templates" / "notice.docx").unlink()
    write_record(installed / "comity_qm-0.1.0.dist-info")

    done = comity("plugins", "check", "QM", "--format", "json", site=installed)

    assert done.returncode == 1
    (card,) = json.loads(done.stdout)
    assert card["conforms"] is False
    assert [o["id"] for o in card["outcomes"] if o["state"] == "failed"][:1] == ["forms"]


def test_code_is_checked_only_where_it_may_run(
    comity, installed: Path, write_record: Callable[..., Path]
) -> None:
    info = installed / "comity_qm-0.1.0.dist-info"
    (info / "entry_points.txt").write_text("[comity.jurisdictions]\nQM = comity_qm:plugin\n")
    (installed / "comity_qm" / "__init__.py").write_text(
        "import sys\nprint('ran', file=sys.stderr)\n"
        "from comity import DataPlugin\nplugin = DataPlugin(__name__)\n"
    )
    write_record(info)

    refused = comity("plugins", "check", "QM", site=installed)
    checked = comity("plugins", "check", "QM", "--allow-code", "--only", "record", site=installed)

    assert refused.returncode == 1
    assert "no office file allows it" in " ".join(refused.stdout.split())
    assert "--allow-code" in refused.stdout
    assert checked.returncode == 0, checked.stdout


def test_one_check_alone_says_that_only_a_part_was_checked(comity, installed: Path) -> None:
    done = comity("plugins", "check", "QM", "--only", "record", site=installed)
    unknown = comity("plugins", "check", "QM", "--only", "records", site=installed)

    assert done.returncode == 0, done.stderr
    assert "Only these checks of QM, and those they depend on, ran: record." in done.stdout
    assert "conforms.\n" not in done.stdout.replace("whether it conforms.\n", "")
    assert unknown.returncode == 2
    assert "--only: QM has no check 'records'" in " ".join(unknown.stderr.split())


def test_a_country_that_is_not_there_exits_with_2(comity) -> None:
    done = comity("plugins", "check", "QT")

    assert (done.returncode, done.stdout) == (2, "")
    assert "this plugin is not installed" in done.stderr


def test_the_list_of_plugins_is_still_printed(comity, installed: Path) -> None:
    rows = json.loads(comity("plugins", "--format", "json", site=installed).stdout)

    assert "QM" in [row["name"] for row in rows["plugins"]]


@pytest.mark.parametrize(("broken", "code"), [(False, 0), (True, 1)])
def test_a_file_of_two_lines_holds_a_country_to_the_kit(
    quarryland: Files, installed: Path, tmp_path: Path, broken: bool, code: int
) -> None:
    if broken:
        (installed / "comity_qm" / "sources.toml").unlink()
    file = tmp_path / "own" / "test_conformance.py"
    file.parent.mkdir()
    file.write_bytes(quarryland["tests/test_conformance.py"])

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", file.name],
        cwd=file.parent,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == code, done.stdout
    assert (f"{len(REQUIRED)} passed" in done.stdout) is not broken
    assert ("QM does not conform" in done.stdout) is broken
