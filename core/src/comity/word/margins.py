"""Headers and footers: which of them a page has, and what stands in formats without pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from comity.word.field_codes import NUMBERS_OF_PAGES, name_of
from comity.word.ooxml import Element, paragraph_text, w
from comity.word.package import Package, Part
from comity.word.shown_places import margins_by_page

__all__ = ["NUMBER", "lines_beside_fields", "shown_margins", "without_fields"]

NUMBER = "…"
"""What stands in place of a page number, where the line has more than that."""
# "page" and "of" in languages of plugins (de, pt, es, it, nl), whose catalogues are not read
OTHER_WORDS = frozenset({"seite", "von", "página", "pág.", "de", "pagina", "di", "van"})
_BREAKS = re.compile(r"[\t\n]+")
_SIGNS = r"[\s\-‐‑‒–—―/|()\[\].,:·•]*"
_WORDED = re.compile(r'msgid "document\.(?:page|of)"\s+msgstr "([^"]+)"')


def shown_margins(package: Package, body: Element, kind: str) -> tuple[Part, ...]:
    """The headers or footers that some page has.

    Word keeps one for first or even pages in the file after it was switched off.

    Args:
        package: the document's parts.
        body: the root of the main part.
        kind: ``header`` or ``footer``.
    """
    pages = [parts for _, by_page in margins_by_page(package, body) for parts in by_page.values()]
    shown = set[str]().union(*pages)
    return tuple(part for part in package.related(kind) if part.name in shown)


def lines_beside_fields(paragraph: Element) -> list[str]:
    """The texts of a paragraph of a header or footer; with a page number, one for each tab.

    Page numbers and the words for them, as ``Page 1 of 3``, are dropped.
    """
    pieces = list(without_fields(paragraph))
    if None not in pieces:
        text = paragraph_text(paragraph).strip()
        return [text] if text else []
    whole = "".join("\0" if piece is None else piece for piece in pieces)
    parts = (part.strip() for part in _BREAKS.split(whole))
    return [part.replace("\0", NUMBER) for part in parts if part and not _only_numbers(part)]


def _only_numbers(text: str) -> bool:
    return "\0" in text and _numbering().fullmatch(text.casefold()) is not None


@cache
def _numbering() -> re.Pattern[str]:
    """Page numbers with signs around them, right before each at most one word of the catalogues."""
    folder = files("comity_templates") / "catalogues"
    listed = (file for file in folder.iterdir() if file.name.endswith(".po"))
    texts = (file.read_text(encoding="utf-8") for file in listed)
    words = {word.casefold() for text in texts for word in _WORDED.findall(text)} | OTHER_WORDS
    word = "|".join(map(re.escape, sorted(words)))
    return re.compile(rf"(?:{_SIGNS}(?:(?:{word}){_SIGNS})?\0)+{_SIGNS}")


@dataclass(slots=True)
class _Open:
    """A field that has begun: its code, and whether its result was reached."""

    code: str = ""
    reached: bool = False

    @property
    def numbers(self) -> bool:
        return name_of(self.code) in NUMBERS_OF_PAGES


def without_fields(paragraph: Element) -> Iterator[str | None]:
    """The texts of a paragraph in order; None in place of each page number.

    Of other fields they have the last result.
    """
    fields: list[_Open] = []
    for node in paragraph.iter(*_READ):
        kind = node.get(w("fldCharType"))
        if node.tag == w("instrText"):
            if fields:
                fields[-1].code += node.text or ""
        elif kind == "begin":
            fields.append(_Open())
        elif kind is not None:
            if fields and not fields[-1].reached:
                fields[-1].reached = True
                if fields[-1].numbers and not any(one.numbers for one in fields[:-1]):
                    yield None
            if kind == "end" and fields:
                fields.pop()
        elif node.tag == w("fldSimple"):
            if _numbers(node) and not any(one.numbers for one in fields):
                yield None
        elif not _worked_out(node, fields):
            yield _READ[node.tag] or node.text or ""


def _worked_out(node: Element, fields: list[_Open]) -> bool:
    """Whether a text belongs to a page number, or to the code of a field."""
    if any(one.numbers or not one.reached for one in fields):
        return True
    return any(map(_numbers, node.iterancestors(w("fldSimple"))))


def _numbers(simple: Element) -> bool:
    return name_of(simple.get(w("instr"), "")) in NUMBERS_OF_PAGES


_READ = {w("t"): "", w("fldChar"): "", w("fldSimple"): "", w("noBreakHyphen"): "-"}
_READ |= {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("instrText"): ""}
