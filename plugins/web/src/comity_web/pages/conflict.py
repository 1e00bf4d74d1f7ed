"""Two authors changed one field: both values side by side, and nothing chosen in advance."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_http_methods

from comity.steps.read.tree_hash import with_line_feeds
from comity_web.accounts.opened_by import opened_by, other_opener
from comity_web.accounts.who import asking
from comity_web.cases.conflicts import BOTH, MINE, OWN, THEIRS, Choice, Clash, Collision, collision
from comity_web.cases.models import Attempt, CaseFile
from comity_web.cases.saving import CONFLICT, NotSaved, add_posted, file_at, posted_of, save
from comity_web.core import host
from comity_web.judging.judged import judge
from comity_web.pages.answering import see_other
from comity_web.pages.renamed import keep_names_hidden
from comity_web.pages.saying import (
    file_heading,
    moment,
    others_since,
    reader_since,
    typist_of,
    where,
)
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken
from comity_web.wording.page_voice import page_voice

__all__ = ["ROUTES", "conflict_page"]

PREFIX = "choice:"
TEXT = "text:"


@require_http_methods(["GET", "HEAD", "POST"])
def conflict_page(request: HttpRequest, key: str, attempt: int) -> HttpResponse:
    """What both wrote, and a choice for each field; saved as a revision of its own."""
    file, words = file_at(key), spoken(request)
    kept = Attempt.objects.filter(pk=attempt, file=file).first()
    if kept is None:  # it was saved or discarded meanwhile
        return see_other("history", key)
    if not kept.text or kept.base is None:
        raise Http404
    found = collision(kept)
    if request.method != "POST":
        return _page(request, file, kept, found, words)
    posted = {name: request.POST.getlist(name) for name in request.POST}
    choices = _choices(posted, found)
    try:
        add_posted(kept, {n: v for n, v in posted.items() if n.startswith((PREFIX, TEXT))})
        if posted.get("head") != [str(found.head.number)]:
            return _page(request, file, kept, found, words, moved=True, choices=choices)
        if len(choices) < len(found.clashes):
            return _page(request, file, kept, found, words, choices=choices, missing=True)
        if _of_three(kept, posted):
            return _page(request, file, kept, found, words, choices=choices, others=True)
        tree, held = found.resolved(choices)
        made = save(file, found.head, tree, held, section=CONFLICT, attempt=kept)
    except NotSaved:
        return _page(request, file, kept, found, words, choices=choices, failed=True)
    if made.revision is None:  # somebody saved in this very moment
        return see_other("conflict", key, kept.pk)
    keep_names_hidden(request, file, found.head)
    judge(made.revision, words)
    return see_other("compare", key, found.head.number, made.revision.number)


def _of_three(kept: Attempt, posted: dict[str, list[str]]) -> bool:
    """Whether a third account wrote here, so that a version could not name all who did.

    Who opened the page counts as who typed it, where that was whoever sends it now.
    """
    other = other_opener(posted)
    if other is None or other.username == kept.account:
        return False
    if kept.account != asking().username:
        return True
    kept.account, kept.author = other.username, other.name
    return False


def _choices(posted: dict[str, list[str]], found: Collision) -> dict[str, Choice]:
    """What was chosen of each clash; a button for one side chooses it for all."""
    every = posted.get("all", [""])[-1]
    made = {}
    for clash in found.clashes:
        side = every or posted.get(PREFIX + clash.path, [""])[-1]
        text = with_line_feeds(posted.get(TEXT + clash.path, [""])[-1])
        if not side and text not in ("", clash.mine):  # who writes has decided
            side = OWN
        fits = (side == OWN and clash.writable) or (side == BOTH and clash.two)
        if side in (MINE, THEIRS) or fits:
            made[clash.path] = Choice(side, text)
    return made


def _page(
    request: HttpRequest,
    file: CaseFile,
    kept: Attempt,
    found: Collision,
    words: Words,
    *,
    choices: dict[str, Choice] | None = None,
    missing: bool = False,
    moved: bool = False,
    failed: bool = False,
    others: bool = False,
) -> HttpResponse:
    if choices is None:
        choices = _choices(posted_of(kept), found)
    rows = [
        _row(number, clash, found, choices.get(clash.path), words)
        for number, clash in enumerate(found.clashes, start=1)
    ]
    context = {
        "file": file,
        "heading": file_heading(file, words),
        "attempt": kept,
        "where": where(kept.page, file, words),
        "rows": rows,
        "head": found.head.number,
        "mine_at": moment(kept.created, words),
        "theirs_at": moment(found.head.created, words),
        "author": others_since(kept),
        "reader": reader_since(kept),
        "opened_by": opened_by(),
        "typist": typist_of(kept),
        "missing": [row for row in rows if missing and not row["side"]],
        "moved": moved,
        "failed": failed,
        "others": others,
    }
    status = 503 if failed else 422 if missing else 409 if moved or others else 200
    return render(request, "web/keeping/conflict.html", context, status=status)


def _row(
    number: int,
    clash: Clash,
    found: Collision,
    choice: Choice | None,
    words: Words,
) -> dict[str, Any]:
    told = found.words(clash, host(), page_voice(words.tag))
    mine = clash.mine if isinstance(clash.mine, str) else ""
    text = choice.text if choice is not None else ""
    return {
        "number": number,
        "path": clash.path,
        "place": told[0].place if told else clash.path,
        "told": told,
        "single": len(told) == 1 and not clash.order,
        "order": clash.order,
        "writable": clash.writable,
        "two": clash.two,
        "side": choice.side if choice else "",
        "text": text or mine,
        "mine_gone": clash.mine is None,
        "theirs_gone": clash.theirs is None,
    }


ROUTES = [path("c/<slug:key>/conflict/<int:attempt>", conflict_page, name="conflict")]
