"""What a page gives back of a request is given back as it was sent, whatever it says.

Protected names are taken out of the finished page. Would they be taken out of what its reader sent,
too, the page would tell whoever tries many names which of them is protected. So a page has a mark
in the place of each text that its request sent, and the text comes in last.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from html import escape

__all__ = ["Sent", "as_sent", "kept_apart"]

_SIGNS = "jkqvwxz"
"""Of these no name is made, and none is found in a row of them."""
_LENGTH = 40
_NUMBERS = str.maketrans("0123456789", "bcdfghlmnp")


class Sent:
    """The texts that one request sent and that its page gives back, apart from the page."""

    def __init__(self) -> None:
        self._begin = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
        self._texts: list[str] = []

    def keep(self, text: str) -> str:
        """Keep a text; what stands in the page in its place, which nobody can foresee."""
        self._texts.append(text)
        return self._mark(len(self._texts) - 1)

    def put_back(self, page: str) -> str:
        """A page with the texts that were kept, as HTML."""
        marks = {self._mark(number): escape(text) for number, text in enumerate(self._texts)}
        mark = re.compile(rf"{self._begin}[a-z]+?{_SIGNS[0]}")
        return mark.sub(lambda found: marks[found[0]], page)

    def _mark(self, number: int) -> str:
        return f"{self._begin}{number}{_SIGNS[0]}".translate(_NUMBERS)


_KEPT: ContextVar[Sent | None] = ContextVar("comity_as_sent", default=None)


@contextmanager
def kept_apart() -> Iterator[Sent]:
    """While a page is made, keep what it gives back of its request apart from it."""
    sent = Sent()
    token = _KEPT.set(sent)
    try:
        yield sent
    finally:
        _KEPT.reset(token)


def as_sent(text: object) -> str:
    """A text of the request for its page; the text itself where nothing is taken out of a page."""
    sent = _KEPT.get()
    return str(text) if sent is None else sent.keep(str(text))
