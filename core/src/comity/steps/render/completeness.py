"""Completeness: whatever was placed in a document must be found in it again, in every format.

A figure at an end of it must end there: 1 January is not in 11 January, and 9,000 not in 9,000,000.

Formats without pages leave out page numbers, and the word for *page* or *of* before one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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
    holds = _reader([*_paragraphs(roots)])
    lost = [
        field for field, strings in placed.items() if not all(holds(string) for string in strings)
    ]
    anywhere = _reader([*_texts(roots)]) if lost else holds
    if lost and all(anywhere(string) for string in placed[lost[0]]):
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
    return "\n".join(map(bare, _paragraphs(roots)))


def _paragraphs(roots: Iterable[Element]) -> Iterator[str]:
    for root in roots:
        margin = root.tag in _MARGINS
        for paragraph in root.iter(w("p")):
            lines = lines_beside_fields(paragraph) if margin else (paragraph_text(paragraph),)
            yield "\n".join(lines)


def _reader(paragraphs: Sequence[str]) -> Callable[[str], bool]:
    """A function that says whether a string stands in the text, and no longer figure instead."""
    text = "\n".join(map(bare, paragraphs))

    def holds(string: str) -> bool:
        wanted = bare(string)
        if wanted not in text:
            return False
        if not (wanted[:1].isdecimal() or wanted[-1:].isdecimal()):
            return True
        whole = _whole(wanted)
        return any(whole.search(paragraph) for paragraph in paragraphs)

    return holds


def _whole(wanted: str) -> re.Pattern[str]:
    """A string with no figure right before or after its own, whatever white space is within it."""
    start = r"(?<!\d)" if wanted[0].isdecimal() else ""
    start += r"(?<!\d[.,'\u2019])" if re.match(r"\d{3}(?!\d)", wanted) else ""
    end = r"(?!\d)(?![.,'\u2019]\d{3}(?!\d))" if wanted[-1].isdecimal() else ""
    return re.compile(start + r"\s*".join(map(re.escape, wanted)) + end)


def _texts(roots: Iterable[Element]) -> Iterator[str]:
    """The text of each paragraph, page numbers and the words before them too."""
    return (paragraph_text(paragraph) for root in roots for paragraph in root.iter(w("p")))


def bare(text: str) -> str:
    """A text without its white space, as it is looked for in ``text_of``."""
    return "".join(text.split())
