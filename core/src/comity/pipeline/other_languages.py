"""What of the law and of plugins a document prints in another language, counted after compose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple

from comity.law.terms import language_term
from comity.model.content import Passage, Rendered
from comity.model.findings import Finding
from comity.text.messages import finding
from comity.word.readback import walk

__all__ = ["counted", "texts_in_other_languages", "told_of_others"]


def texts_in_other_languages(documents: Iterable[Rendered]) -> tuple[Passage, ...]:
    """The texts of law or of a plugin that stand in another language, each once.

    Names of citations are no texts. What a template could have printed and did not is none either.
    """
    found = (passage for one in documents for passage in _printed(one))
    return tuple(dict.fromkeys(found))


def _printed(document: Rendered) -> Iterator[Passage]:
    known = [one for one in document.content.passages if one.of in ("law", "lent")]
    if not known:
        return
    shown = "".join("".join(_strings(astuple(walk(document.docx, marked=False)))).split())
    yield from (one for one in known if "".join(one.text.split()) in shown)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from _strings(inner)


def counted(passages: Iterable[Passage]) -> dict[str, int]:
    """How many texts there are of each language, by tag."""
    return dict(sorted(Counter(one.language for one in passages).items()))


def told_of_others(numbers: Mapping[str, int]) -> list[Finding]:
    """One advice with the number of such texts, or nothing."""
    if not numbers:
        return []
    languages = tuple(language_term(tag) for tag in numbers)
    return [finding("wording.in-other-languages", count=sum(numbers.values()), languages=languages)]
