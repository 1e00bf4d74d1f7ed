"""Base DOCX, clause table and message catalogues: data that Comity's documents are made of."""

from __future__ import annotations

from pathlib import Path

__all__ = ["base_template", "catalogues"]


def base_template(kind: str) -> Path | None:
    """The base DOCX of a document kind.

    Args:
        kind: ``notice``, ``request``.

    Returns:
        Its path in the installed package, or None where there is no base for the kind.
    """
    folder = Path(__file__).parent / "base"
    known = {path.stem: path for path in folder.glob("*.docx")}
    return known.get(kind)


def catalogues() -> dict[str, Path]:
    """The message catalogues in this package, by the BCP 47 tag of their language."""
    files = (Path(__file__).parent / "catalogues").glob("*.po")
    return {file.stem: file for file in sorted(files)}
