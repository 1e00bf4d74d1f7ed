"""The first page: what one can do, and what was begun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from comity.kit.samples import sample_files
from comity.steps.read import reading
from comity.steps.read.case_file import load
from comity.steps.resolve.state_records import ROLE_FIELDS
from comity.tasks.authoring.office_defaults import default_roles
from comity.tasks.authoring.unfinished_tree import with_value
from comity_web.accounts.roles import Action
from comity_web.accounts.who import asking
from comity_web.cases.guarded_names import told_names
from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.reviews import states_of
from comity_web.cases.saving import new_file, tree_of
from comity_web.core import host, kinds, voice
from comity_web.guarding.rights import allowed
from comity_web.judging.blocked import progress_of
from comity_web.judging.judged import judge
from comity_web.pages.answering import see_other
from comity_web.pages.headings import heading_of, kind_title
from comity_web.pages.outline import outline
from comity_web.pages.page_tags import moment
from comity_web.pages.team_choice import chosen_team, offered_teams, team_named
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken

__all__ = ["ROUTES", "first_page", "new_page"]

OFFERED = ("request", "notice", "preservation", "disclosure")
"""What one begins with; a letter about a request begins at the request."""
WAYS = ("administer", "trail", "incoming", "law", "register", "upload")
INCOMING = "incoming"
"""What is looked at from the head of the page by those who may not answer."""
OF_THE_SERVER = ("administer", "trail")
"""What somebody may do who needs no team."""
HEADS = ("document", "file-name", "progress", "last-saved")
MOST_BEGUN = 50


@require_safe
def first_page(request: HttpRequest) -> HttpResponse:
    """What one can do, and what was begun."""
    words = spoken(request)
    keeps = [name for name in OF_THE_SERVER if allowed(name)]
    if len(keeps) == 1 and not asking().teams:
        return redirect(keeps[0])  # they have nothing else to do here
    begun = CaseFile.objects.filter(removed=None).select_related("head", "matter__team")
    begun = begun.order_by("-head__created")
    several = len(asking().teams) > 1
    listed = [file for file in begun[:MOST_BEGUN] if file.head is not None]
    reviews, names = states_of(listed), told_names(listed)
    speaks, done = voice(words.tag), progress_of(_heads(listed), words)
    context = {
        "offers": [(kind, kind_title(kind, speaks)) for kind in OFFERED if kind in kinds()]
        if allowed("new", post=True)
        else [],
        "teams": offered_teams(request, Action.DRAFT),
        "keeps": keeps,
        "ways": [_way(name, words) for name in WAYS if allowed(name, post=name == INCOMING)],
        "caption": words.say("web.first.begun" if asking().owner else "web.team.begun"),
        "heads": [words.say(f"web.first.{one}") for one in HEADS]
        + ([words.say("web.review.title")] if reviews else [])
        + ([words.say("web.team.team")] if several else []),
        "begun": [
            _begun(file, names[file.pk], words, reviews, done.get(file.head_id or 0))
            for file in listed
        ],
        "more": begun.count() > MOST_BEGUN,
        "removed": allowed("removed") and CaseFile.objects.filter(removed__isnull=False).exists(),
        "samples": _samples(words),
    }
    return render(request, "web/first.html", context)


def _heads(files: Iterable[CaseFile]) -> list[Revision]:
    """The latest revision of each file, which knows its file."""
    heads = []
    for one in files:
        if one.head is not None:
            one.head.file = one
            heads.append(one.head)
    return heads


def _way(name: str, words: Words) -> dict[str, str]:
    """A card that leads elsewhere."""
    return {
        "href": reverse(name),
        "title": words.say(f"web.first.{name}"),
        "text": words.say(f"web.first.{name}-about"),
    }


def _begun(
    file: CaseFile,
    name: str,
    words: Words,
    reviews: Mapping[int, str],
    done: tuple[int, int] | None,
) -> list[dict[str, str]]:
    """A row of what was begun, with how many of its sections are done, and how it was reviewed."""
    assert file.head is not None  # only such files are listed
    progress = words.say("web.first.being-checked")
    if done is not None:
        progress = words.say("web.first.sections", done=done[0], count=done[1])
    if file.incoming:
        progress = words.say("web.first.came-in")
    heading = heading_of(file.kind, tree_of(file.head), voice(words.tag), words)
    state = reviews.get(file.pk, "")
    said = words.say(f"web.review.tag-{state}") if state else ""
    page = "incoming_review" if file.incoming else "case"
    return [
        {"text": heading, "href": reverse(page, args=[file.key])},
        {"text": name},
        {"text": progress},
        {"text": moment(file.head.created, words)},
        *([{"text": said}] if reviews else []),
        *([{"text": team}] if (team := team_named(file)) else []),
    ]


@require_POST
def new_page(request: HttpRequest, kind: str) -> HttpResponse:
    """Begin a document of a kind, and go to its first section."""
    if kind not in kinds():
        raise Http404
    tree: dict[str, Any] = {"schema": "1", "kind": kind}
    for role, code in default_roles(host(), kind, {}).items():
        if code:
            tree = with_value(tree, ROLE_FIELDS[role], code)
    file = new_file(kind, tree, team=chosen_team(request, Action.DRAFT))
    judge(file.head, spoken(request))
    return see_other("section", file.key, outline(kind, "en").sections[0].id)


@require_POST
def new_from_sample(request: HttpRequest) -> HttpResponse:
    """Open a copy of a packaged sample."""
    name = request.POST.get("sample", "")
    if name not in {file.stem for file in sample_files()}:
        raise Http404
    tree = sample_tree(name)
    file = new_file(str(tree["kind"]), tree, team=chosen_team(request, Action.DRAFT))
    judge(file.head, spoken(request))
    return see_other("case", file.key)


@cache
def sample_tree(name: str) -> dict[str, Any]:
    """The tree of a packaged sample."""
    (file,) = (one for one in sample_files() if one.stem == name)
    return reading(load(file), file, host().for_case().document_types()).tree.data


def _samples(words: Words) -> list[tuple[str, str]]:
    """Each sample by its name, with its title; where two have one title, its subject tells."""
    trees = {file.stem: sample_tree(file.stem) for file in sample_files()}
    titles = {
        name: heading_of(str(tree["kind"]), tree, voice(words.tag), words)
        for name, tree in trees.items()
    }
    often = Counter(titles.values())
    told = ((name, title, trees[name].get("subject") or name) for name, title in titles.items())
    return [
        (name, f"{title} ({about})" if often[title] > 1 else title) for name, title, about in told
    ]


ROUTES = [
    path("", first_page, name="first"),
    path("new/<slug:kind>", new_page, name="new"),
    path("new-from-sample", new_from_sample, name="new_from_sample"),
]
