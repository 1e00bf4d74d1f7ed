"""What every new distribution has, whatever it brings: the files that make it ready to publish."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from string import Template

from comity._version import host_range
from comity.kit.scaffold.licences import licence_file, licence_line

__all__ = ["FIRST_VERSION", "filled", "project_files"]

FIRST_VERSION = "0.1.0"
SHARED = {
    ".gitignore": "gitignore",
    ".github/workflows/check.yml": "workflow.yml",
    "CHANGELOG.md": "CHANGELOG.md",
}


def project_files(parts: Mapping[str, str], values: Mapping[str, str]) -> dict[str, bytes]:
    """The files of a distribution by name; the same bytes for the same values.

    Args:
        parts: the files that it has beside the shared ones: name, and the template of its text.
        values: what the templates name; ``distribution``, ``package`` and ``licence`` (an SPDX id,
            or nothing) at least.
    """
    known = {
        **values,
        "version": FIRST_VERSION,
        "range": host_range(),
        "licence_line": licence_line(values["licence"]),
    }
    made = {
        name.format(package=known["package"]): filled(part, known)
        for name, part in {**SHARED, **parts}.items()
    }
    made["LICENSE"] = licence_file(values["licence"])
    made[f"src/{known['package']}/py.typed"] = b""
    return made


def filled(part: str, values: Mapping[str, str]) -> bytes:
    """The text of a file of the scaffold with its values."""
    text = (files("comity.kit.scaffold") / "files" / f"{part}.txt").read_text(encoding="utf-8")
    return Template(text).substitute(values).encode()
