"""The auditor's pages: the trail, what one looks for in it, and whether it is whole."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comity_web.cases.looked_for import looked_for
from comity_web.cases.models import AuditEntry
from comity_web.cases.trail import audit, verify
from comity_web.pages.answering import see_found, see_other
from comity_web.pages.page_tags import moment
from comity_web.pages.paging import pages_of
from comity_web.pages.trail_words import ACTIONS, OUTCOMES, VERIFIED, told
from comity_web.wording.catalogues import Words
from comity_web.wording.collation import alphabetical
from comity_web.wording.language import spoken

__all__ = ["ROUTES"]

AT_ONCE = 50
HEADS = ("number", "when", "who", "what", "file")
COLUMNS = ("at", "actor", "action", "file", "detail", "before", "sha256")
HASH = re.compile(r"[0-9a-fA-F]{64}")
BETWEEN_DIGITS = str.maketrans("", "", " \u00a0\u202f.,'’")
"""What stands between the digits of a large number, in one language or another."""
GIVEN_BACK = 422
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one looks for in the trail; nothing where all is wanted.

    Attributes:
        since: the first day, on the clock of this machine.
        until: the last day.
        actor: the account.
        action: the action.
        file: the key of a file.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    actor: str = ""
    action: str = ""
    file: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Wanted | None:
        """What is looked for; a day that is none is left out.

        A link names a file by its key; all else was typed, and is in the session. None where the
        session does not know it, or no more.
        """
        typed = looked_for(request, reverse("trail"))
        if typed is None:
            return None
        asked = dict.fromkeys(cls.__dataclass_fields__, "")
        asked |= typed or {"file": request.GET.get("file", "").strip()}
        return cls(
            _day(asked["since"]),
            _day(asked["until"]),
            asked["actor"].lower(),
            asked["action"] if asked["action"] in ACTIONS else "",
            asked["file"].lower(),
        )

    def entries(self) -> QuerySet[AuditEntry]:
        """The entries, the newest first."""
        found = AuditEntry.objects.order_by("-id")
        if self.since:
            found = found.filter(at__gte=_midnight(self.since))
        if self.until:
            found = found.filter(at__lt=_midnight(self.until + dt.timedelta(days=1)))
        same = {"actor": self.actor, "action": self.action, "file": self.file}
        return found.filter(**{name: value for name, value in same.items() if value})


def _day(text: str) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year < 3000 else None


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.min).astimezone()


@require_http_methods(["GET", "HEAD", "POST"])
def trail_page(request: HttpRequest) -> HttpResponse:
    """The trail, the newest first; a post looks for something in it."""
    if request.method == "POST":
        names = Wanted.__dataclass_fields__
        return see_found(request, {one: request.POST.get(one, "").strip() for one in names})
    return _page(request, {}, {})


def _page(request: HttpRequest, typed: Mapping[str, str], why: Mapping[str, str]) -> HttpResponse:
    """The trail, with what was typed to compare it by, and what is wrong with that."""
    words, wanted = spoken(request), Wanted.of(request) or Wanted()
    page = Paginator(wanted.entries(), AT_ONCE).get_page(request.GET.get("page"))
    shown, numbers = list(page), _numbers([one.pk for one in page])
    actions = sorted(
        ((words.say(f"web.audit.kind-{one}"), one) for one in ACTIONS),
        key=lambda row: alphabetical(row[0]),
    )
    said = {name: words.say(f"web.audit.why-{reason}") for name, reason in why.items()}
    context = {
        "rows": list(zip((numbers[one.pk] for one in shown), told(shown, words), strict=True)),
        "caption": words.say("web.audit.entries", count=page.paginator.count),
        "heads": [words.say(f"web.audit.{one}") for one in HEADS],
        "wanted": wanted,
        "actions": actions,
        "query": request.GET.urlencode(),
        "verified": _last_verified(words),
        "alarm": _alarm(words),
        "typed": typed,
        "said": said,
        "errors": [{"text": text, "href": f"#{name}"} for name, text in said.items()],
        **pages_of(page, request),
    }
    return render(request, "web/audit/trail.html", context, status=GIVEN_BACK if why else 200)


def _numbers(keys: Iterable[int]) -> dict[int, int]:
    """The numbers of entries, counted from the oldest, by their primary keys."""
    wanted = set(keys)
    if not wanted:
        return {}
    first, last = min(wanted), max(wanted)
    before = AuditEntry.objects.filter(pk__lt=first).count()
    between = AuditEntry.objects.filter(pk__gte=first, pk__lte=last).order_by("pk")
    every = between.values_list("pk", flat=True).iterator()
    return {pk: number for number, pk in enumerate(every, before + 1) if pk in wanted}


@require_safe
def trail_csv(request: HttpRequest) -> HttpResponse:
    """The entries that are looked for, for a spreadsheet; that they were taken is noted first.

    Where it is not known any more what was looked for, the page leads on: all entries are not it.
    """
    wanted = Wanted.of(request)
    if wanted is None:
        return see_other("trail")
    audit("trail-download")
    entries = list(wanted.entries())
    numbers = _numbers(one.pk for one in entries)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(("number", *COLUMNS))
    for entry in entries:
        values = [entry.at.isoformat(), *(getattr(entry, name) for name in COLUMNS[1:])]
        safe = (f"'{one}" if one.startswith(FORMULA) else one for one in values)
        rows.writerow([numbers[entry.pk], *safe])
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="trail.csv"'
    return answer


@require_POST
def trail_verify(request: HttpRequest) -> HttpResponse:
    """Look through the whole trail; what came of it is an entry of the trail itself.

    Nothing is looked through where what was noted earlier cannot be compared: a result that left
    it aside would read as if the end had been compared too.
    """
    typed = {name: request.POST.get(name, "").strip() for name in ("count", "sha256")}
    if why := _not_comparable(**typed):
        return _page(request, typed, why)
    noted = int(typed["count"].translate(BETWEEN_DIGITS) or 0)
    came = verify(noted, typed["sha256"])
    if came.broken is None and came.stands is False and _is_there(typed["sha256"]):
        return _page(request, typed, {"count": "count-other"})
    compared = f" {noted}" if noted else ""
    detail = f"{came.entries} {came.last}{compared}"
    if came.broken is not None:
        detail = f"{came.entries} broken{compared}"
    elif came.entries < noted:
        detail = f"{came.entries} shorter{compared}"
    elif came.stands is False:
        detail = f"{noted} differs{compared}"
    audit(VERIFIED, detail=detail)
    return see_other("trail_verified")


def _is_there(sha256: str) -> bool:
    """Whether a trail that is whole has an entry of this hash: then its number is mistyped."""
    return AuditEntry.objects.filter(sha256=sha256.lower()).exists()


def _not_comparable(count: str, sha256: str) -> dict[str, str]:
    """What is wrong with a number and a hash that were noted, by field; both may be empty."""
    why: dict[str, str] = {}
    bare = count.translate(BETWEEN_DIGITS)
    if count and not (bare.isascii() and bare.isdigit() and len(bare) < 12 and int(bare)):
        why["count"] = "count-no-number"
    elif sha256 and not count:
        why["count"] = "count-missing"
    if sha256 and not HASH.fullmatch(sha256):
        why["sha256"] = "hash-no-hash"
    elif count and not sha256:
        why["sha256"] = "hash-missing"
    return why


@require_safe
def trail_verified(request: HttpRequest) -> HttpResponse:
    """What came of looking through the trail the last time, and an alarm that is not cleared."""
    words = spoken(request)
    context = {"verified": _last_verified(words), "alarm": _alarm(words)}
    return render(request, "web/audit/verified.html", context)


def _last_verified(words: Words) -> dict[str, Any] | None:
    """The last look through the trail: when, by whom, how many entries, and the last hash."""
    entry = AuditEntry.objects.filter(action=VERIFIED).order_by("-id").first()
    return None if entry is None else _result(entry, words)


def _alarm(words: Words) -> dict[str, Any] | None:
    """The last look that found the trail changed, where later ones covered it and none cleared it.

    What clears it is a look that found the trail whole beside a hash noted with a number at least
    as high. One without them sees neither an end that was cut off nor a trail that was written
    anew, and one with a smaller number does not see it behind that entry.
    """
    covered, cleared = False, 0
    for entry in AuditEntry.objects.filter(action=VERIFIED).order_by("-id").iterator():
        found = _result(entry, words)
        if found["result"] == "whole":
            covered, cleared = True, max(cleared, found["noted"])
        elif found["above"] > cleared:
            return found if covered else None
    return None


def _result(entry: AuditEntry, words: Words) -> dict[str, Any]:
    """What a look came to; ``above``: the lowest number whose hash shows that it was mended."""
    count, rest, noted = [*entry.detail.split(), "", "", ""][:3]
    entries, compared = (int(one) if one.isdigit() else 0 for one in (count, noted))
    return {
        "at": moment(entry.at, words),
        "actor": entry.actor,
        "count": entries,
        "result": rest if rest in OUTCOMES else "whole",
        "sha256": rest,
        "noted": compared,
        # an earlier version did not keep the number of a trail that was shorter
        "above": max(entries + (rest == "shorter"), compared),
    }


ROUTES = [
    path("audit/", trail_page, name="trail"),
    path("audit/trail.csv", trail_csv, name="trail_csv"),
    path("audit/verify", trail_verify, name="trail_verify"),
    path("audit/verified", trail_verified, name="trail_verified"),
]
