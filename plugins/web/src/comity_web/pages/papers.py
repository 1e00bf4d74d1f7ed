"""Papers that go straight to a company, begun from a request."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_http_methods

from comity.tasks.register.papers_from_request import PAPER_FORMS
from comity.tasks.register.urgency_carried import carried
from comity_web.cases.saving import file_at, tree_of
from comity_web.judging.choices import protects
from comity_web.judging.judged import judge
from comity_web.matters.papers import choice_of, holders_of, notices_for, papers_of, write_paper
from comity_web.pages.answering import see_other
from comity_web.pages.register import heading
from comity_web.wording.language import spoken

__all__ = ["ROUTES"]


@require_http_methods(["GET", "HEAD", "POST"])
def papers_page(request: HttpRequest, key: str) -> HttpResponse:
    """The papers that can be begun from a request, and whoever would receive them."""
    words, file = spoken(request), file_at(key)
    if file.kind != "request" or file.incoming:  # nobody writes in the name of another State
        raise Http404
    if request.method == "POST":
        form = request.POST.get("paper", "")
        if form not in PAPER_FORMS:
            raise Http404
        company, choice = request.POST.get("company", ""), choice_of(file, form)
        if choice and company not in choice:  # from a page that does not ask which
            answer = see_other("papers", file.key)
            answer["Location"] += f"#{form}"
            return answer
        new = write_paper(file, form, company)
        assert new.head is not None and file.head is not None  # it was just made
        judge(new.head, words)
        answer = see_other("case", new.key)
        whole = tree_of(file.head)
        answer["Location"] += f"?carried={'+'.join(carried(tree_of(new.head), whole))}"
        answer["Location"] += "&left=1" if protects(whole) else ""
        return answer
    papers = [
        {
            "paper": one,
            "title": words.say(f"web.papers.{one.form}"),
            "about": words.say(f"web.papers.about-{one.form}"),
        }
        for one in papers_of(file, words)
    ]
    context = {
        "file": file,
        "heading": heading(file, words),
        "papers": papers,
        "holders": holders_of(file),
        "notices": notices_for(file),
    }
    return render(request, "web/papers/papers.html", context)


ROUTES = [path("c/<slug:key>/papers", papers_page, name="papers")]
