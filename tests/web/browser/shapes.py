"""How a page is built, whatever it says: of two pages that are built alike, one is looked at."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

__all__ = ["shape_of", "twice"]

ALONE = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
Piece = tuple[str, ...]


class _Builder(HTMLParser):
    """Notes each element with that in which it stands, and each heading with the one before."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.pieces: set[Piece] = set()
        self.ids: Counter[str] = Counter()
        self._around = [""]
        self._heading = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        has = {name: value or "" for name, value in attrs}
        if "id" in has:
            self.ids[has["id"]] += 1
        marks = (has.get("class", ""), has.get("role", ""), has.get("type", ""))
        one = " ".join((tag, *marks))
        self.pieces.add((self._around[-1], one, *sorted(has)))
        if tag in HEADINGS:
            self.pieces.add((self._heading, tag))
            self._heading = tag
        if tag not in ALONE:
            self._around.append(one)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and what was left open within."""
        for at in range(len(self._around) - 1, 0, -1):
            if self._around[at].split(" ")[0] == tag:
                del self._around[at:]
                return


def shape_of(text: str) -> set[Piece]:
    """The pieces of which a page is built: elements with their attributes, headings in order."""
    return _Builder(text).pieces


def twice(text: str) -> list[str]:
    """The ids that a page has more than once."""
    return [id for id, count in _Builder(text).ids.items() if count > 1]
