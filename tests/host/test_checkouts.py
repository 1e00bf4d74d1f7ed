"""A checkout that became data after it was installed, and how changed files are told."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest


def entry(site: Path, value: str) -> None:
    (record(site).parent / "entry_points.txt").write_text(f"[comity.jurisdictions]\nTV = {value}\n")


def record(site: Path) -> Path:
    return site / "comity_tv-1.0.dist-info" / "RECORD"


def editable(site: Path, line: str) -> None:
    """Make of the installed distribution an editable one, whose path file holds this line."""
    (site / "tv.pth").write_text(line)
    digest = base64.urlsafe_b64encode(hashlib.sha256(line.encode()).digest()).decode().rstrip("=")
    record(site).write_text(f"tv.pth,sha256={digest},{len(line)}\n")


def as_a_checkout(site: Path) -> Path:
    """Move the package of the installed distribution to a checkout that a path file leads to."""
    checkout = site.parent / "checkout"
    (checkout / "src").mkdir(parents=True)
    (checkout / "pyproject.toml").write_text("")
    (site / "comity_tv").rename(checkout / "src/comity_tv")
    editable(site, f"{checkout / 'src'}\n")
    return checkout


def reason_of(host) -> str:
    (aside,) = host.quarantined
    return aside.reason


def test_a_checkout_that_became_data_is_to_be_installed_again_and_not_allowed(
    country, make_host
) -> None:
    site = country("TV")
    (site / "comity_tv/__init__.py").write_text('"""TV, as data."""\n')
    checkout = as_a_checkout(site)
    entry(site, "comity_tv:plugin")
    reason = reason_of(make_host(consent=False))
    assert f'python -m pip install -e "{checkout}"' in reason
    assert "allow_code" not in reason
    assert "rights" not in reason


@pytest.mark.parametrize("holds", ["plugin = 1", "import os", "def f(): pass", "no Python ("])
def test_a_checkout_that_holds_code_still_needs_consent(holds: str, country, make_host) -> None:
    site = country("TV", plugin=holds)
    as_a_checkout(site)
    assert "allow_code" in reason_of(make_host(consent=False))


def test_many_changed_files_are_told_in_one_sentence(country, make_host) -> None:
    site = country("TV")
    for number in range(5):
        (site / f"comity_tv/law/{number}.toml").write_text("")
    host = make_host()
    host.registry.need_all()
    assert "comity_tv/law/2.toml and 2 more are not listed in RECORD" in reason_of(host)
