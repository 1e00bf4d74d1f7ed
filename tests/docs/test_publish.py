"""docs/publish.md, run as it stands, in an empty folder elsewhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = (CHECKOUT / "docs" / "publish.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def walkthrough(follow) -> Any:
    return follow(PAGE)


def said(walkthrough: Any, start: str) -> list[Any]:
    """Each time that a command was run, by the start of its line."""
    return [
        run for line, runs in walkthrough.said.items() if line.startswith(start) for run in runs
    ]


def test_every_command_succeeds(walkthrough: Any) -> None:
    failed = {
        line: run.stdout + run.stderr
        for line, runs in walkthrough.said.items()
        for run in runs
        if run.returncode
    }

    assert failed == {}
    assert len(walkthrough.said) > 10


def test_the_wheel_conforms_and_its_licence_is_named(walkthrough: Any) -> None:
    first, second = said(walkthrough, "comity plugins check")

    assert first.stdout.endswith("QM conforms.\n")
    assert second.stdout == first.stdout
    assert "licence" not in re.findall(r"^  (?:FAIL|todo) +(\S+)", first.stdout, re.MULTILINE)


def test_of_two_versions_with_the_same_content_no_difference_is_told(walkthrough: Any) -> None:
    newer, received = said(walkthrough, "comity law diff")

    assert newer.stdout.startswith("comity-qm 0.1.0 -> comity-qm 0.2.0\n0 added; 0 removed")
    assert len(newer.stdout.splitlines()) == 2
    assert received.stdout.startswith("comity-qm 0.1.0 -> comity-qm 0.1.0\n0 added; 0 removed")


def test_pip_refuses_another_file_as_the_page_shows(walkthrough: Any) -> None:
    (line,) = [line for line in walkthrough.said if line.startswith("python -m pip download")]
    hashes = walkthrough.folder / "plugins.txt"
    hashes.write_text(re.sub("sha256:..", "sha256:00", hashes.read_text("utf-8")), "utf-8")

    done = walkthrough.run(line.replace("received", "other"))

    (shown,) = re.findall(r"```text\n(ERROR: .*)\n```", PAGE)
    assert done.returncode
    assert shown.removesuffix(".") in done.stdout + done.stderr


def test_the_office_uses_what_it_allows_and_nothing_else(walkthrough: Any) -> None:
    (done,) = said(walkthrough, "comity plugins --office")
    used, _, aside = done.stdout.partition("Quarantined")

    assert "Quarryland (comity-qm 0.1.0)" in used
    assert "comity.toml does not allow comity-xa" in " ".join(aside.split())
