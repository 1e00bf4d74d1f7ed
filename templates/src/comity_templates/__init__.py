"""Base DOCX, clause table and message catalogues: data that Comity's documents are made of."""

from __future__ import annotations

from pathlib import Path

__all__ = ["base_template", "languages"]


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


def languages() -> tuple[str, ...]:
    """The languages that have a message catalogue, as BCP 47 tags."""
    return tuple(sorted(file.stem for file in (Path(__file__).parent / "catalogues").glob("*.po")))
