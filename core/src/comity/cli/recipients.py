"""Which of the files that were built goes to whom, where the addressee may not see all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from comity.text.messages import words

if TYPE_CHECKING:
    from comity.pipeline.build import Built
    from comity.text.messages import Catalogue as Messages

__all__ = ["recipient_lines"]

PROVIDER = "provider"


def recipient_lines(builds: Sequence[Built], catalogue: Messages) -> Iterator[str]:
    """One line for each case that is addressed to a reader from whom anything is withheld.

    Nothing where only the version for that reader was built: there is nothing to mistake it for.
    And one for each version for a provider of a paper that speaks to authorities.
    """
    from comity.steps.protect.readers import lesser_addressee

    cases: dict[Path, list[Built]] = {}
    for one in builds:
        cases.setdefault(one.checked.resolved.case.path, []).append(one)
    for made in cases.values():
        reader = lesser_addressee(made[0].checked.resolved)
        whole = _files(one for one in made if one.checked.resolved.view is None)
        lesser = _files(one for one in made if _reader(one) == reader)
        if reader and whole and lesser:
            yield words("twin.goes-to/each", catalogue, reader=reader, whole=whole, lesser=lesser)
        elif reader and whole:
            yield words("twin.goes-to/whole", catalogue, reader=reader, whole=whole)
        copied = _files(one for one in made if _reader(one) == PROVIDER)
        if not made[0].checked.resolved.draft.addressed_reader() and copied:
            yield words("twin.goes-to/copy", catalogue, reader=PROVIDER, lesser=copied)


def _reader(built: Built) -> str:
    view = built.checked.resolved.view
    return view.reader if view else ""


def _files(builds: Iterator[Built]) -> tuple[str, ...]:
    """The names of the files that travel, a sealed annex apart, which goes its own way."""
    return tuple(
        name
        for one in builds
        for name, _ in one.files
        if not name.startswith("internal/") and name != one.sealed
    )
