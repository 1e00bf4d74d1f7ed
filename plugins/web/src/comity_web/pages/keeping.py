"""Files as such: taken in from a disk, given out, renamed, removed and brought back."""

from __future__ import annotations

import json
import re
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comity.model.errors import DraftError, Fault
from comity.steps.read.yaml_events import grow
from comity_web.accounts.roles import Action
from comity_web.cases.folders import path_of, yaml_of
from comity_web.cases.history import bring_back, hide_names_in, remove, rename
from comity_web.cases.models import CaseFile, Matter
from comity_web.cases.naming import CASE_JSON, LONGEST, UnsafeNameError
from comity_web.cases.once_protected import protected_ids
from comity_web.cases.saving import UPLOAD, NotSaved, file_at, held_of, new_file, stored
from comity_web.cases.taking import MAX_BYTES, Taken, take
from comity_web.cases.trail import audit
from comity_web.cases.visible import needs
from comity_web.judging.judged import judge
from comity_web.matters.arriving import same_as
from comity_web.pages.answering import see_other
from comity_web.pages.paging import by_size
from comity_web.pages.renamed import tell_renamed
from comity_web.pages.saying import file_heading, moment
from comity_web.pages.team_choice import chosen_team
from comity_web.wording.language import spoken

__all__ = ["ROUTES", "case_json", "downloaded", "upload_page"]

MOST_FAULTS = 20
_BREAKS = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


# --- in ------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def upload_page(request: HttpRequest) -> HttpResponse:
    """Take a case file in from a disk; beside another file, where ``beside`` names one."""
    beside = request.POST.get("beside") or request.GET.get("beside") or ""
    matter = file_at(beside).matter if beside else None
    if matter is not None:
        needs(Action.DRAFT, matter.team_id)
    if request.method != "POST":
        return _upload(request, matter)
    given = request.FILES.get("file")
    if given is None or isinstance(given, list):
        return _upload(request, matter, reason="none", status=422)
    if given.size is not None and given.size > MAX_BYTES:
        return _upload(request, matter, reason="large", status=413)
    try:
        taken = take(given.chunks(), given.name or "")
    except DraftError as error:
        return _upload(request, matter, faults=error.faults, status=422)
    team = chosen_team(request, Action.DRAFT) if matter is None else matter.team_id
    if "again" not in request.POST and (there := same_as(taken, team)) is not None:
        return _upload(request, matter, reason="there", there=there, status=422)
    try:
        file = _kept(taken, matter, team)
        tell_renamed(request, file, hidden=hide_names_in(file.matter))
    except NotSaved:
        return _upload(request, matter, reason="not-stored", status=503)
    if file.head is not None:
        judge(file.head, spoken(request))
    answer = see_other("uploaded", file.key)
    if taken.comments:
        answer["Location"] += "?comments=1"
    return answer


def _kept(taken: Taken, matter: Matter | None, team: int | None) -> CaseFile:
    with stored(), transaction.atomic():
        file = new_file(
            *(taken.kind, taken.tree), matter=matter, name=taken.name, section=UPLOAD, team=team
        )
        audit("upload", file=file)
    return file


def _upload(
    request: HttpRequest,
    matter: Matter | None,
    *,
    reason: str = "",
    faults: tuple[Fault, ...] = (),
    there: CaseFile | None = None,
    status: int = 200,
) -> HttpResponse:
    files = CaseFile.objects.filter(matter=matter, removed=None).order_by("pk")
    beside = files.first() if matter else None
    context: dict[str, Any] = {
        "beside": beside,
        "reason": f"web.keeping.upload-{reason}" if reason else "",
        "faults": faults[:MOST_FAULTS],
        "more": max(0, len(faults) - MOST_FAULTS),
        "there": there,
        "size": MAX_BYTES // 1024**2,
    }
    return render(request, "web/keeping/upload.html", context, status=status)


@require_safe
def uploaded_page(request: HttpRequest, key: str) -> HttpResponse:
    """What was kept of a file that was taken in, and what was not."""
    file = file_at(key)
    heading = file_heading(file, spoken(request))
    context = {"file": file, "heading": heading, "comments": "comments" in request.GET}
    return render(request, "web/keeping/uploaded.html", context)


# --- out -----------------------------------------------------------------------------------------


@require_safe
def download(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """The case file itself, with what Comity fills in, as YAML or JSON.

    The JSON has an ending of its own: the document for programs, which may be sent, is ``.json``.
    """
    file = file_at(key)
    assert file.head is not None  # a file has a first revision
    try:
        text = path_of(file).read_text("utf-8")
    except OSError:  # a full disk keeps nobody from saving the file elsewhere
        text = yaml_of(file)
    with stored():
        audit("download", file=file, detail=f"{form} {file.head.number}")
    if form == "yaml":
        return downloaded(text, f"{file.name}.yaml", "application/yaml")
    return downloaded(case_json(text), f"{file.name}{CASE_JSON}", "application/json")


def case_json(text: str) -> str:
    """The text of a case file as JSON, which is YAML too and is read as such."""
    tree = grow(text, "case.yaml").data
    made = json.dumps(tree, ensure_ascii=False, indent=2)
    return _BREAKS.sub(lambda found: f"\\u{ord(found.group()):04x}", made) + "\n"


def downloaded(content: str, name: str, kind: str) -> HttpResponse:
    """A text that is saved and never shown: a browser takes it for what it is called."""
    answer = HttpResponse(content.encode(), content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store"
    return answer


# --- names, removal ------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def rename_page(request: HttpRequest, key: str) -> HttpResponse:
    """Another name for a file: that of what is downloaded and built."""
    file = file_at(key)
    typed, reason, status = str(file.name), "", 200
    if request.method == "POST":
        typed = request.POST.get("name", "")[:1000]
        try:
            rename(file, typed)
        except UnsafeNameError as error:
            reason, status = f"web.keeping.name-{error.reason}", 422
        except NotSaved:
            reason, status = "web.keeping.not-stored", 503
        else:
            return see_other("history", file.key)
    context = {
        "file": file,
        "heading": file_heading(file, spoken(request)),
        "typed": typed,
        "reason": reason,
        "longest": LONGEST,
    }
    return render(request, "web/keeping/rename.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_page(request: HttpRequest, key: str) -> HttpResponse:
    """Ask once, then take a file out of sight."""
    file = file_at(key)
    status = 200
    if request.method == "POST":
        try:
            remove(file)
        except NotSaved:
            status = 503
        else:
            return see_other("removed")
    context = {
        "file": file,
        "heading": file_heading(file, spoken(request)),
        "recorded": bool(file.record),
        "protects": ", ".join(protected_ids(file)),
        "held": len(held_of(file.head)) if file.head is not None else 0,
        "failed": status != 200,
    }
    return render(request, "web/keeping/remove.html", context, status=status)


@require_safe
def removed_page(request: HttpRequest) -> HttpResponse:
    """What was removed, and can be brought back."""
    words = spoken(request)
    files = CaseFile.objects.filter(removed__isnull=False).select_related("head")
    shown, ways = by_size(request, [0] * files.count())
    rows = [
        {"file": file, "heading": file_heading(file, words), "at": moment(file.removed, words)}
        for file in files.order_by("-removed", "pk")[shown.start : shown.stop]
        if file.removed is not None
    ]
    return render(request, "web/keeping/removed.html", {"rows": rows, **ways})


@require_POST
def bring_back_page(request: HttpRequest, key: str) -> HttpResponse:
    """Bring a removed file back."""
    file = CaseFile.objects.filter(key=key, removed__isnull=False).first()
    if file is None:
        raise Http404
    tell_renamed(request, file, hidden=bring_back(file))
    return see_other("case", file.key)


ROUTES = [
    path("upload", upload_page, name="upload"),
    path("removed", removed_page, name="removed"),
    path("removed/<slug:key>", bring_back_page, name="bring_back"),
    path("c/<slug:key>/uploaded", uploaded_page, name="uploaded"),
    path("c/<slug:key>/as/yaml", download, {"form": "yaml"}, name="as_yaml"),
    path("c/<slug:key>/as/json", download, {"form": "json"}, name="as_json"),
    path("c/<slug:key>/rename", rename_page, name="rename"),
    path("c/<slug:key>/remove", remove_page, name="remove"),
]
