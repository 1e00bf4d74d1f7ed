"""Words of the core in another language than that of the page: each with its language around it.

The core puts invisible marks around them (``comity.text.language_marks``), since they stand within
its sentences. Here a page gets elements for them; in an attribute, where there can be none, and in
what is no page the marks go out. What was typed into a box stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from comity.text.language_marks import BEGIN, MARKED, language_in, without_marks

__all__ = ["Foreign", "with_languages"]

PAGE, OTHER = "text/html", ("text/csv", "text/calendar")
TYPED = re.compile(r"<textarea\b.*?</textarea>|<input\b[^>]*>", re.DOTALL)
PLAIN = re.compile(r"<(title|option|script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
"""Where no element can stand: a tag with its attributes, and elements that have text alone."""
SPLIT = re.compile(f"(?:{TYPED.pattern})|(?:{PLAIN.pattern})", re.DOTALL)


class Foreign:
    """Makes elements of the marks in every page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the marks of what is in another language made into elements."""
        answer = self._next(request)
        kind = str(answer.get("Content-Type", "")).partition(";")[0]
        if answer.streaming or kind not in (PAGE, *OTHER) or SIGN not in answer.content:
            return answer
        text = answer.content.decode(answer.charset or "utf-8")
        answer.content = with_languages(text) if kind == PAGE else without_marks(text)
        if answer.has_header("Content-Length"):
            answer["Content-Length"] = str(len(answer.content))
        return answer


SIGN = BEGIN.encode()


def with_languages(page: str) -> str:
    """A page with an element around all that is in another language."""
    made, end = [], 0
    for found in SPLIT.finditer(page):
        made += [_in_elements(page[end : found.start()]), _as_text(found[0])]
        end = found.end()
    return "".join([*made, _in_elements(page[end:])])


def _as_text(piece: str) -> str:
    return piece if TYPED.match(piece) else without_marks(piece)


def _in_elements(text: str) -> str:
    made = MARKED.sub(lambda one: f'<span lang="{language_in(one[1])}">{one[2]}</span>', text)
    return without_marks(made)
