"""Documents: the preview, what can be made, what was made, and each download in the trail.

Nothing is built in a request. A page has the worker make what it shows, and waits for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from comity_web.accounts.roles import Action
from comity_web.accounts.who import asking
from comity_web.cases.models import CaseFile, Job, Revision
from comity_web.cases.reviews import BACK, may_go_out, review_of, version_may_go_out
from comity_web.cases.saving import file_at, tree_of
from comity_web.cases.trail import audit
from comity_web.cases.visible import needs
from comity_web.core import host, kinds, voice
from comity_web.guarding.headers import PREVIEW, with_policy
from comity_web.guarding.rights import allowed
from comity_web.judging.choices import protects
from comity_web.judging.judged import Judged, last_known
from comity_web.judging.worker import Busy, file_of, found, later, made_as_guarded, result_of
from comity_web.pages.answering import see_other
from comity_web.pages.checking import waiting
from comity_web.pages.headings import heading_of
from comity_web.pages.outline import outline
from comity_web.pages.page_tags import moment
from comity_web.pages.places import field_href
from comity_web.pages.reviewing import required_page, standing_of
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken

__all__ = ["ROUTES", "documents_page", "preview_page"]

TYPES: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}
BYTES = "application/octet-stream"
READER = re.compile(r"[a-z][a-z-]{0,40}")
SHOWN = 12
"""Jobs that the page lists."""


def _head(file: CaseFile) -> Revision:
    head: Revision | None = file.head
    assert head is not None  # a file has a first revision
    return head


def _common(file: CaseFile, words: Words) -> dict[str, Any]:
    """What both pages tell: of which file, and what can be chosen."""
    head = _head(file)
    judged = last_known(head, words)
    choices = dict(judged.choices) if judged is not None else {}
    return {
        **waiting(head, words, judged),
        "file": file,
        "heading": heading_of(file.kind, tree_of(head), voice(words.tag), words),
        "judged": judged,
        "choices": choices,
        "written_in": _languages(words),
        "readers": choices.get("readers", []),
    }


def _languages(words: Words) -> list[dict[str, str]]:
    """The languages in which a document can be made, by their names for the reader."""
    from babel import Locale

    names = Locale.parse("en" if words.tag not in ("fr", "de") else words.tag).languages
    tags = host().languages.tags()
    return [{"tag": tag, "name": str(names.get(tag, tag))} for tag in tags]


# --- documents -----------------------------------------------------------------------------------


@require_safe
def documents_page(request: HttpRequest, key: str) -> HttpResponse:
    """What can be made of a file, and what was made."""
    file, words = file_at(key), spoken(request)
    context = _common(file, words)
    head = _head(file)
    jobs = Job.objects.filter(revision__file=file, what="documents").select_related("revision")
    kept = jobs.filter(Q(revision=head) | Q(state="done")).order_by("-pk")[:SHOWN]
    made = [_job(file, job, words) for job in kept]
    context |= {
        "formats": _formats(context["judged"]),
        "protects": protects(tree_of(_head(file))),
        "made": made,
        "standing": standing_of(file, words),
        "waits": not may_go_out(file),
        "may_seal": allowed("make_sealed", file, post=True),
        "running": any(one["state"] in ("waiting", "running") for one in made),
        "busy": "busy" in request.GET,
        "unchosen": "unchosen" in request.GET,
    }
    return render(request, "web/documents/documents.html", context)


def _formats(judged: Judged | None) -> list[Mapping[str, Any]]:
    """The formats that can be made: of a draft with gaps none for programs."""
    if judged is None:
        return []
    every = judged.choices.get("formats", [])
    return [one for one in every if judged.complete or not one["programs"]]


def _job(file: CaseFile, job: Job, words: Words) -> dict[str, Any]:
    """A row of what was made: its state, its files, or why there are none."""
    result, options = result_of(job), json.loads(job.options)
    files = [
        {
            **one,
            "href": reverse("made", args=[file.key, job.key, number]),
            "there": file_of(job, one["name"]) is not None,
            "form": one["name"].rpartition(".")[2].upper(),
            "kilobytes": max(1, one["size"] // 1024),
        }
        for number, one in enumerate(result.get("files", []))
    ]
    revision = job.revision
    assert revision is not None  # documents are made of one
    said = review_of(revision)
    return {
        "key": job.key,
        "of": _made_of(job, revision, options, words),
        "older": revision.pk != _head(file).pk,
        "back": said is not None and said.outcome == BACK,
        "state": job.state,
        "why": result.get("why", ""),
        "refused": [_refused(file, one, words) for one in result.get("refused", [])],
        "files": files,
        "draft": bool(options.get("draft")),
        "sealed": bool(options.get("sealed")),
        "closed": not _may_open(file, job),
    }


def _may_open(file: CaseFile, job: Job) -> bool:
    """Whether somebody may open what was made: what is older than a protection, who drafts."""
    who = asking()
    return who.owner or who.may(Action.DRAFT, file.matter.team_id) or made_as_guarded(job)


def _made_of(job: Job, revision: Revision, options: Mapping[str, Any], words: Words) -> str:
    """Of which version something is, when it was asked for, and in an office by whom."""
    at, name = moment(job.created, words), options.get("by", "")
    if not name:
        return words.say("web.documents.made-of", number=revision.number, moment=at)
    return words.say("web.documents.made-of-by", number=revision.number, moment=at, name=name)


def _refused(file: CaseFile, one: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """A reason for which nothing was built, with the address of its field."""
    place = _known(file, str(one.get("path") or one["field"]), words)
    return {**one, "href": place}


def _known(file: CaseFile, path_: str, words: Words) -> str:
    """The address of a field if its path is one of the questions."""
    if file.kind not in kinds() or not re.fullmatch(r"[a-z0-9_.\[\]]{1,120}", path_):
        return ""
    pages = outline(file.kind, words.tag)
    each = re.sub(r"\[\d+\]", "[]", path_)
    known = any(each in section.fields for section in pages.sections)
    return field_href(file, pages, path_) if known else ""


@require_POST
def make(request: HttpRequest, key: str) -> HttpResponse:
    """Have documents made; the page lists them when they are there."""
    file, words = file_at(key), spoken(request)
    known = host().for_case().exporters()
    formats = [one for one in request.POST.getlist("formats") if one in known]
    if not formats:
        return _to(key, "unchosen")
    if "draft" not in request.POST and not may_go_out(file):
        return required_page(request, file)
    tags = host().languages.tags()
    options: dict[str, Any] = {
        "language": words.tag,
        "formats": list(dict.fromkeys(formats)),
        "languages": [one for one in request.POST.getlist("languages") if one in tags],
        "readers": [one for one in request.POST.getlist("readers") if READER.fullmatch(one)],
        "draft": "draft" in request.POST,
    }
    return _made(file, key, options)


@require_POST
def make_sealed(request: HttpRequest, key: str) -> HttpResponse:
    """Have the sealed annex made, and it alone; the trail tells that it was asked for."""
    file = file_at(key)
    if not may_go_out(file):
        return required_page(request, file)
    audit("sealed-annex", file=file)
    return _made(file, key, {"language": spoken(request).tag, "formats": ["docx"], "sealed": True})


def _made(file: CaseFile, key: str, options: Mapping[str, Any]) -> HttpResponse:
    by = {} if asking().owner else {"by": asking().name}
    try:
        later("documents", _head(file), **options, **by)
    except Busy:
        return _to(key, "busy")
    return _to(key)


def _to(key: str, told: str = "") -> HttpResponse:
    answer = see_other("documents", key)
    if told:
        answer["Location"] = f"{answer['Location']}?{told}=1"
    return answer


@require_safe
def making(request: HttpRequest, key: str) -> HttpResponse:
    """The panel that waits for documents; once they are there, the page is loaded anew."""
    file = file_at(key)
    if Job.objects.filter(
        revision=file.head, what__in=("documents", "preview"), state__in=("waiting", "running")
    ).exists():
        context = {"poll": reverse("making", args=[key]), "href": reverse("documents", args=[key])}
        return render(request, "web/components/waiting.html", context)
    answer = HttpResponse()
    answer["HX-Refresh"] = "true"
    return answer


def _file(key: str, job: str, number: int) -> tuple[CaseFile, Job, dict[str, Any], Any]:
    """A file that was made for a case.

    Raises:
        Http404: there is none, or it is gone.
    """
    file = file_at(key)
    there = Job.objects.filter(key=job, revision__file=file).first()
    files = result_of(there).get("files", []) if there is not None else []
    if there is None or number >= len(files):
        raise Http404
    path_ = file_of(there, files[number]["name"])
    if path_ is None:
        raise Http404
    return file, there, files[number], path_


def _waits(job: Job, row: Mapping[str, Any]) -> bool:
    """Whether something without the mark of a draft was made of what may not go out, or not now."""
    return not row["draft"] and job.revision is not None and not version_may_go_out(job.revision)


@require_safe
def download(request: HttpRequest, key: str, job: str, number: int) -> HttpResponse | FileResponse:
    """A file that was made, with the name that the command line gives it."""
    file, there, row, path_ = _file(key, job, number)
    if there.what != "documents":
        raise Http404
    if row["sealed"]:
        needs(Action.SEAL, file.matter.team_id)
    if not _may_open(file, there):
        needs(Action.DRAFT, file.matter.team_id)
    if _waits(there, row):
        return required_page(request, file)
    form = row["name"].rpartition(".")[2]
    if request.method == "GET":
        what = "sealed-annex" if row["sealed"] else form
        state = "draft" if row["draft"] else "final"
        audit("download", file=file, detail=f"{what} {row['sha256']} {state}")
    return FileResponse(
        path_.open("rb"),
        as_attachment=True,
        filename=row["name"],
        content_type=TYPES.get(form, BYTES),
    )


# --- preview -------------------------------------------------------------------------------------


@require_safe
def preview_page(request: HttpRequest, key: str) -> HttpResponse:
    """The document as it stands, gaps marked; in a frame that may do nothing."""
    file, words = file_at(key), spoken(request)
    context = _common(file, words)
    document = request.GET.get("document", "")
    reader = request.GET.get("reader", "")
    options = {
        "language": words.tag,
        "document": document if document in host().languages.tags() else "",
        "reader": reader if reader in context["readers"] else "",
        **({} if may_go_out(file) else {"draft": True}),
    }
    head = _head(file)
    job, busy = found("preview", head, **options), False
    if job is None:
        try:
            job = later("preview", head, **options)
        except Busy:
            busy = True
    result = result_of(job) if job is not None else {}
    context |= {
        "job": job,
        "busy": busy,
        "result": result,
        "refused": [_refused(file, one, words) for one in result.get("refused", [])],
        "pages": [
            {
                "reader": _reader(one["name"], context["readers"]),
                "href": reverse("preview_letter", args=[key, job.key, number]),
            }
            for number, one in enumerate(result.get("files", []))
        ]
        if job is not None
        else [],
        "chosen": options,
        "making": job is not None and job.state in ("waiting", "running"),
    }
    context.pop("state", None)  # the letter does not wait for the check
    return render(request, "web/documents/preview.html", context)


def _reader(name: str, readers: Sequence[str]) -> str:
    """For whom a file is, as its name tells: ``order.provider.html``."""
    told = next(iter(name.split(".")[-2:-1]), "")
    return told if told in readers else ""


@require_safe
def preview_letter(request: HttpRequest, key: str, job: str, number: int) -> HttpResponse:
    """The page of the document itself, with its own style sheet and the rights of a stranger.

    It can be printed and signed as it is. So what may not go out is marked as a draft, and a look
    at it is in the trail, as a download is.
    """
    file, there, row, path_ = _file(key, job, number)
    if there.what != "preview" or not row["name"].endswith(".html"):
        raise Http404
    if _waits(there, row):
        return required_page(request, file)
    if request.method == "GET":
        state = "draft" if row["draft"] else "final"
        audit("look", file=file, detail=f"html {row['sha256']} {state}")
    return with_policy(HttpResponse(path_.read_bytes(), content_type=TYPES["html"]), PREVIEW)


ROUTES = [
    path("c/<slug:key>/documents", documents_page, name="documents"),
    path("c/<slug:key>/documents/make", make, name="make_documents"),
    path("c/<slug:key>/documents/make-sealed", make_sealed, name="make_sealed"),
    path("c/<slug:key>/documents/making", making, name="making"),
    path("c/<slug:key>/made/<slug:job>/<int:number>", download, name="made"),
    path("c/<slug:key>/preview", preview_page, name="preview"),
    path("c/<slug:key>/preview/<slug:job>/<int:number>", preview_letter, name="preview_letter"),
]
