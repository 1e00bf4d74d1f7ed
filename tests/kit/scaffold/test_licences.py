"""The licence of a new distribution: an SPDX id that somebody chose, and its LICENSE file."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from comity.kit.scaffold import country_files, language_files, plan_country, plan_language
from comity.kit.scaffold.licences import KNOWN, licence_file, plan_licence
from comity.model.errors import InputError


def test_the_text_of_the_apache_licence_is_the_one_of_this_repository(checkout: Path) -> None:
    assert licence_file("Apache-2.0") == (checkout / "LICENSE").read_bytes()


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("Apache-2.0", "Apache-2.0"),
        ("eupl-1.2", "EUPL-1.2"),
        ("", ""),
        ("OGL-UK-3.0", "OGL-UK-3.0"),
        ("BSD-2-Clause", "BSD-2-Clause"),
        ("EPL-2.0", "EPL-2.0"),
        ("LicenseRef-Ministry", "LicenseRef-Ministry"),
    ],
)
def test_any_spdx_id_will_do(given: str, found: str) -> None:
    assert plan_licence(given) == found


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("GPLv3", "Did you mean GPL-3.0-or-later?"),
        ("Apache2", "Did you mean Apache-2.0?"),
        ("CC0", "Did you mean CC0-1.0?"),
        ("public domain", "'public domain' is not the SPDX id of a licence"),
    ],
)
def test_a_slip_is_refused_with_what_was_probably_meant(given: str, said: str) -> None:
    with pytest.raises(InputError, match=said.replace("?", r"\?")):
        plan_licence(given)


@pytest.mark.parametrize("licence", [*KNOWN, "OGL-UK-3.0", "LicenseRef-Ministry"])
def test_the_licence_stands_in_the_settings_and_in_its_file(licence: str) -> None:
    for files in (
        country_files(plan_country("KE", "", "en", licence)),
        language_files(plan_language("pt", "", licence)),
    ):
        project = tomllib.loads(files["pyproject.toml"].decode())["project"]
        assert project["license"] == licence
        text = files["LICENSE"].decode()
        assert licence in text or "Apache License" in text


def test_without_a_choice_the_files_say_that_none_was_made() -> None:
    files = country_files(plan_country("KE", "", "en"))

    assert "license" not in tomllib.loads(files["pyproject.toml"].decode())["project"]
    assert files["LICENSE"].startswith(b"No licence has been chosen yet.")


def test_without_a_terminal_nothing_is_asked_and_the_open_choice_is_told(comity) -> None:
    done = comity("new-language", "pt", input="MIT\n")

    assert done.returncode == 0, done.stderr
    assert "No licence was chosen." in done.stderr
    assert "Under which licence" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(("answer", "line"), [("eupl-1.2", '"EUPL-1.2"'), ("later", "no licence")])
def test_at_a_terminal_the_licence_is_asked(tmp_path: Path, answer: str, line: str) -> None:
    import pty

    ours, theirs = pty.openpty()
    with os.fdopen(ours, "r+b", buffering=0) as desk, os.fdopen(theirs, "r+b", buffering=0) as tty:
        desk.write(f"GPLv3\n{answer}\n".encode())
        done = subprocess.run(
            [sys.executable, "-m", "comity", "new-language", "pt", "-o", "pt"],
            cwd=tmp_path,
            stdin=tty,
            stderr=tty,
            stdout=subprocess.PIPE,
            timeout=120,
            check=False,
        )
        shown = desk.read(65536).decode()

    assert done.returncode == 0, shown
    assert "Did you mean GPL-3.0-or-later?" in shown
    assert line in (tmp_path / "pt" / "pyproject.toml").read_text(encoding="utf-8")
