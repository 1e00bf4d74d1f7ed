"""Completeness: whatever was placed in a document must be found in it again, in every format.

A figure at an end of it must end there: 1 January is not in 11 January, and 9,000 not in 9,000,000.

Formats without pages leave out page numbers, and the word for *page* or *of* before one.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate

from comity.model.errors import RenderError
from comity.word.margins import lines_beside_fields
from comity.word.ooxml import Element, paragraph_text, w

__all__ = ["bare", "check_placed", "text_of"]

THREE = re.compile(r"\d{3}(?!\d)")
GROUPING = ".,'\u2019"  # may stand between the figures of a number
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
    shown = [*map(bare, paragraphs)]
    text = "\n".join(shown)
    whole = frozenset(shown)  # most of what is placed is a paragraph: found without a search
    starts = [0, *accumulate(len(each) + 1 for each in shown)]

    @cache
    def places(number: int) -> list[int]:
        return [at for at, sign in enumerate(paragraphs[number]) if not sign.isspace()]

    @cache
    def holds(string: str) -> bool:
        wanted = bare(string)
        if wanted in whole:
            return True
        at = text.find(wanted)
        if at < 0 or not (wanted[:1].isdecimal() or wanted[-1:].isdecimal()):
            return at >= 0
        while at >= 0:
            number = bisect(starts, at) - 1
            first, last = at - starts[number], at - starts[number] + len(wanted) - 1
            where = places(number)
            if _is_whole(wanted, paragraphs[number], where[first], where[last]):
                return True
            at = text.find(wanted, at + 1)
        return False

    return holds


def _is_whole(wanted: str, text: str, first: int, last: int) -> bool:
    """Whether a string, at these places of a text, has no figure right before or after its own.

    Args:
        wanted: the string, without white space.
        text: the text, with it.
        first: where the first sign of the string stands in the text.
        last: where its last sign does.
    """
    before, after = text[max(first - 2, 0) : first], text[last + 1 : last + 6]
    if wanted[0].isdecimal() and before[-1:].isdecimal():
        return False
    ends_a_group = len(before) == 2 and before[1] in GROUPING and before[0].isdecimal()
    if ends_a_group and THREE.match(wanted):
        return False
    if not wanted[-1].isdecimal():
        return True
    if after[:1].isdecimal():
        return False
    group = after[1:4]
    grouped = len(group) == 3 and group.isdecimal() and not after[4:5].isdecimal()
    return not (grouped and after[0] in GROUPING)


def _texts(roots: Iterable[Element]) -> Iterator[str]:
    """The text of each paragraph, page numbers and the words before them too."""
    return (paragraph_text(paragraph) for root in roots for paragraph in root.iter(w("p")))


def bare(text: str) -> str:
    """A text without its white space, as it is looked for in ``text_of``."""
    return "".join(text.split())
