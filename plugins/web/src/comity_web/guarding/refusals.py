"""Pages for what cannot be answered: what happened, what to do, and everything that was typed.

They say nothing of a case, of the program's insides or of a person. What was posted is given back
only to a page of this server; a stranger's page gets nothing that could be sent again.
"""

from __future__ import annotations

import errno
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from comity_web.accounts.opened_by import other_opener
from comity_web.forms.typed_names import Labelled, labelled
from comity_web.guarding.faults import REQUEST, note, note_fault
from comity_web.guarding.sessions import entered
from comity_web.running.links import TOKEN as TOKEN_OF_A_LINK
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken

__all__ = [
    "csrf_failed",
    "fault",
    "from_ourselves",
    "malformed",
    "no_right",
    "not_found",
    "refuse",
]

TOKEN = "csrfmiddlewaretoken"
BY_ITSELF = "X-Comity-Autosave"
"""A header of a page that saves by itself: it shows a message, and keeps what is typed."""
MOST_SHOWN = 2_000
"""Values that are shown beside the button that sends all of them again."""
DISK = (errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EFBIG)
BUSY = {"40001", "40P01", "55P03", "57014"}
"""What PostgreSQL says of two who change the same, and of what took too long."""
FULL = {"53100"}
SECRET = re.compile(
    rf"/(sign-in(/code|/set-up)?|invited/{TOKEN_OF_A_LINK}|account/(prove|password|codes|recovery))"
)
"""Pages whose forms have passwords and codes: nothing of them is shown or sent again."""
OF_CASE = re.compile(r"/c/[\w-]+/(?:s|conflict)/")
"""Pages whose forms have the fields of a case."""
AGAIN = {
    *("csrf", "other-account", "ended", "outside", "signed-out"),
    *("too-many", "disk", "busy", "away", "fault"),
}
"""What may succeed when the same is sent again."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A value that was posted: the name of its input, and the text."""

    name: str
    value: str

    @property
    def is_typed(self) -> bool:
        """Whether a person typed it, and not the page: ``_base`` has the number of a revision."""
        return bool(self.value.strip()) and not (self.name[0:1] == "_" and self.value.isdigit())


def refuse(
    request: HttpRequest,
    status: int,
    reason: str,
    *,
    posted: Mapping[str, Sequence[str]] | None = None,
    **slots: object,
) -> HttpResponse:
    """The page of a refusal.

    Args:
        request: what is refused.
        status: the status of HTTP.
        reason: which texts are shown: ``web.guard.<reason>.title``, ``.text`` and ``.do``.
        posted: what was posted; default: what the request says itself.
        slots: what the texts name; never of a case.
    """
    words = spoken(request)
    if request.headers.get(BY_ITSELF):
        told = [words.say(f"web.guard.{reason}.{part}", **slots) for part in ("title", "text")]
        return JsonResponse({"message": ". ".join(told)}, status=status)
    given = _values(request, posted)
    again = request.get_full_path() if given and reason in AGAIN else ""
    context = {
        "title": words.say(f"web.guard.{reason}.title", **slots),
        "text": words.say(f"web.guard.{reason}.text", **slots),
        "do": _do(reason, words, slots),
        "typed": given,
        "shown": _shown(request, given, words)[: MOST_SHOWN if again else None],
        "outside": not entered(request),
        "again": again,
        "retry": _retry(request, reason),
        "sign_in": reason == "signed-out",
        "home": entered(request) and status not in (400, 503),
    }
    try:
        page = render_to_string("web/refused.html", context, request)
    except Exception as error:  # the page of an error must not fail for the same reason
        note_fault(error)
        page = render_to_string("web/refused_plainly.html", {**context, "language": words.tag})
    return HttpResponse(page, status=status)


def _shown(request: HttpRequest, given: Sequence[Typed], words: Words) -> list[Labelled]:
    """What a person typed, under the labels of the form, in the language of the reader."""
    typed: dict[str, list[str]] = {}
    for one in given:
        if one.is_typed:
            typed.setdefault(one.name, []).append(one.value)
    try:
        return labelled(typed, words, of_case=OF_CASE.match(request.path_info) is not None)
    except Exception as error:  # what was typed must be seen, with its labels or without
        note_fault(error)
        return labelled(typed, words, of_case=False)


def from_ourselves(request: HttpRequest) -> bool:
    """Whether a page of this server sent the request, as far as the browser says so."""
    origin = request.headers.get("Origin")
    if origin is not None:
        server = settings.COMITY.server
        if server is not None:
            return bool(origin == server.url)
        return origin in {f"http://{address}" for address in settings.COMITY.addresses}
    return request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is missing or old, that another account opened, or a stranger's."""
    if from_ourselves(request):
        if SECRET.fullmatch(request.path_info):
            return refuse(request, 403, "expired")
        other = other_opener(dict(request.POST.lists()))
        if other is not None and entered(request):
            return refuse(request, 403, "other-account", who=other.name)
        return refuse(request, 403, "csrf")
    note("a form from another page was refused")
    return refuse(request, 403, "stranger")


def malformed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What no browser sends by itself."""
    return refuse(request, 400, "malformed")


def no_right(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What this session may not do."""
    return refuse(request, 403, "no-right")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that leads nowhere, or to what was removed."""
    return refuse(request, 404, "not-found")


def fault(request: HttpRequest) -> HttpResponse:
    """A fault of ours (500), or of the disk (503); what was posted is given back."""
    error = sys.exception()
    if error is not None and (reason := _passing(error)):
        if reason == "away":
            note("the database does not answer")
        return refuse(request, 503, reason)
    if error is not None:
        note_fault(error)
    return refuse(request, 500, "fault")


def _do(reason: str, words: Words, slots: Mapping[str, object]) -> str:
    """What to do; a fault in an office is told by the number that its log has."""
    if reason == "fault" and (number := REQUEST.get()):
        return words.say("web.guard.fault.do-office", number=number)
    return words.say(f"web.guard.{reason}.do", **slots)


def _retry(request: HttpRequest, reason: str) -> str:
    """The same address, where a strict cookie stayed behind or what was typed is not shown."""
    if request.method == "POST" and SECRET.fullmatch(request.path_info):
        return request.path
    led_here = request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")
    return request.get_full_path() if reason == "outside" and led_here else ""


def _passing(error: BaseException) -> str:
    """``disk``, ``busy`` or ``away`` where the disk, another writer or the database is to blame."""
    for one in _chain(error):
        if isinstance(one, OperationalError | InterfaceError):
            return _of_database(one)
        if isinstance(one, OSError) and one.errno in DISK:
            return "disk"
    return "disk" if any(type(one).__name__ == "NotSaved" for one in _chain(error)) else ""


def _of_database(error: Exception) -> str:
    cause: Any = error.__cause__
    if not hasattr(cause, "sqlstate"):  # SQLite
        return "busy" if "locked" in str(error) else "disk"
    state = cause.sqlstate or ""
    if state in BUSY:
        return "busy"
    return "disk" if state in FULL else "away"


def _chain(error: BaseException | None) -> Iterable[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _values(request: HttpRequest, posted: Mapping[str, Any] | None) -> list[Typed]:
    if request.method != "POST" or not from_ourselves(request):
        return []
    if SECRET.fullmatch(request.path_info):
        return []
    values = dict(request.POST.lists()) if posted is None else posted
    return [
        Typed(name, value) for name, given in values.items() if name != TOKEN for value in given
    ]
