"""A testimony as a person reads it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from comity.steps.witness.testimony import Testimony, WitnessFinding

__all__ = ["MOST", "told"]

MOST = 20  # differences that are told in full
_INDENT = " " * 12


def told(name: str, testimony: Testimony, said: Callable[[str, str], str], width: int = 100) -> str:
    """What the second witness found in a document, line by line.

    Args:
        name: the file name of the document.
        testimony: what was found.
        said: gives a text as it may be quoted, for a text and its field: no name of a protected
            person.
        width: of a line, in characters.
    """
    lines = [f"Second witness, {name}: {testimony.line}."]
    for found in testimony.findings[:MOST]:
        lines += _finding(found, said, width)
    left = len(testimony.findings) - MOST
    lines += [f"  and {left} more"] if left > 0 else []
    for note in testimony.notes:
        lines += textwrap.wrap(f"  check this yourself: {said(note, '')}", width)
    return "\n".join(lines)


def _finding(found: WitnessFinding, said: Callable[[str, str], str], width: int) -> Iterator[str]:
    yield f"  {found.kind:<11} {found.place}"
    text = said(found.text, found.field)
    message = f'"{text}" {found.message}' if text else found.message
    yield from textwrap.wrap(message, width, initial_indent=_INDENT, subsequent_indent=_INDENT)
    if found.field:
        yield f"{_INDENT}[{found.field}]"
