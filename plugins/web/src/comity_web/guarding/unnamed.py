"""Whoever may not see who a protected person is sees it on no page of a file.

Who drafts in a team writes down whom a file protects; whoever only reads there sees the person's
id. A page has texts of many fields, findings and versions. So what would tell a person is taken out
of the finished page, wherever it stands. What the reader sent stays as it is (``as_sent``): by what
is taken out of that, a page would answer whoever asks for a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, partial
from html import escape, unescape

from django.http import HttpRequest, HttpResponse

from comity.steps.protect.identity import Identity
from comity.steps.protect.match import mask
from comity_web.accounts.models import Account
from comity_web.accounts.roles import Action
from comity_web.accounts.who import asking
from comity_web.cases.guarded_names import people_of_every_version
from comity_web.cases.models import CaseFile
from comity_web.guarding.as_sent import kept_apart

__all__ = ["Unnamed"]

_TAG = re.compile(r"(<!--.*?-->|<[a-zA-Z/!][^>]*>)", re.DOTALL)
_SPOKEN = re.compile(
    r"""(?<=\s)(alt|aria-label|content|placeholder|title|value)=("[^"]*"|'[^']*')"""
)
"""What of a tag is read out or shown, with its quotes."""
SHORT = 300
"""Letters of a text that is looked through once for all pages: a heading, a link, a label."""


class Unnamed:
    """Puts the id of a protected person where a page would tell who it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass a request on, and the answer back without what it would tell."""
        if asking().owner:
            return self._next(request)
        with kept_apart() as sent:
            answer = self._next(request)
        if not answer.streaming and answer.get("Content-Type", "").startswith("text/html"):
            page = _for_reader(request, answer.content.decode())
            answer.content = sent.put_back(page)
        return answer


def _for_reader(request: HttpRequest, page: str) -> str:
    """A page of a file without what its reader may not see."""
    match, who = request.resolver_match, asking()
    key = match.kwargs.get("key") if match is not None else None
    found = CaseFile.objects.select_related("matter")
    file = found.filter(key=str(key)).first() if key else None
    if file is None or who.may(Action.DRAFT, file.matter.team_id):
        return page
    people = people_of_every_version(file)
    return without(people, page, _colleagues()) if people else page


def without(people: Sequence[Identity], page: str, names: Iterable[str] = ()) -> str:
    """A page without what tells who these persons are.

    Args:
        people: those who are protected.
        page: HTML as a template made it.
        names: of those who work here. Where one only shares a word with a protected person it
            stays: who saved a version is no secret, and to take the word out would tell it.
    """
    there = unescape(page)  # of the many who work here few stand on it
    kept = [one for one in names if one in there and not _tells_whole(people, one)]
    colleague = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in kept) or r"(?!)")
    hidden = _hidden(tuple(people))

    @cache
    def said(text: str) -> str:
        read = unescape(text)
        if not read.strip():
            return text
        apart = zip(colleague.split(read), [*colleague.findall(read), ""], strict=True)
        told = "".join(f"{hidden(one)}{name}" for one, name in apart)
        return text if told == read else escape(told)

    def spoken(found: re.Match[str]) -> str:
        value, quote = found[2][1:-1], found[2][0]
        return f"{found[1]}={quote}{said(value)}{quote}"

    parts = _TAG.split(page)
    return "".join(
        _SPOKEN.sub(spoken, part) if number % 2 else said(part) for number, part in enumerate(parts)
    )


@lru_cache(maxsize=50)
def _hidden(people: tuple[Identity, ...]) -> Callable[[str], str]:
    """What takes out of a text who these persons are; most that is short stands on every page."""
    of_every_page = lru_cache(maxsize=2000)(partial(mask, people))
    return lambda text: of_every_page(text) if len(text) <= SHORT else mask(people, text)


def _tells_whole(people: Sequence[Identity], name: str) -> bool:
    """Whether nothing of a name is left beside what tells who a protected person is."""
    left = re.sub(r"\[[^\]]*\]", "", _hidden(tuple(people))(name))
    return not re.search(r"\w", left)


def _colleagues() -> list[str]:
    return list(Account.objects.values_list("name", flat=True))
