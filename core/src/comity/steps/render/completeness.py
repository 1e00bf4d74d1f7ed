"""Completeness: whatever was placed in a document must be found in it again, in every format.

Formats without pages leave out page numbers, and the word for *page* or *of* before one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from comity.model.errors import RenderError
from comity.word.margins import lines_beside_fields
from comity.word.ooxml import Element, paragraph_text, w

__all__ = ["bare", "check_placed", "text_of"]

_MARGINS = (w("hdr"), w("ftr"))


def check_placed(
    placed: Mapping[str, tuple[str, ...]], roots: Iterable[Element], what: str
) -> None:
    """Look for every placed string in the text of the parts, white space aside.

    Args:
        placed: field path to the strings that hold it.
        roots: the filled parts: body, headers, footers, notes.
        what: the template's name, for the message.

    Raises:
        RenderError: names the first field that was lost and counts the others.
    """
    roots = list(roots)
    text = text_of(roots)
    lost = [
        field
        for field, strings in placed.items()
        if any(bare(string) not in text for string in strings)
    ]
    whole = "\n".join(_texts(roots)) if lost else ""
    if lost and all(bare(string) in whole for string in placed[lost[0]]):
        raise RenderError(
            f"{what}: {lost[0]} is printed only next to a page number, in text that the web page, "
            "Markdown and JSON omit; put a tab between the two, or move it to its own paragraph"
        )
    if lost:
        others = f" (and {len(lost) - 1} more: {', '.join(lost[1:6])})" if len(lost) > 1 else ""
        raise RenderError(
            f"{what}: {lost[0]}{others} was given to the template but is not in the document; "
            "print its part in the template"
        )


def text_of(roots: Iterable[Element]) -> str:
    """The text of the parts of a document, a line for each paragraph, white space aside.

    Of headers and footers it is what all formats have.
    """
    return "\n".join(
        bare("\n".join(lines_beside_fields(paragraph)) if margin else paragraph_text(paragraph))
        for root in roots
        for margin in [root.tag in _MARGINS]
        for paragraph in root.iter(w("p"))
    )


def _texts(roots: Iterable[Element]) -> Iterator[str]:
    """The text of each paragraph, page numbers and the words before them too."""
    return (bare(paragraph_text(paragraph)) for root in roots for paragraph in root.iter(w("p")))


def bare(text: str) -> str:
    """A text without its white space, as it is looked for in ``text_of``."""
    return "".join(text.split())
