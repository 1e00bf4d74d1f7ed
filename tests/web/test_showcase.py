"""The page of all components, in every language and direction."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

SHOWCASE = Path(__file__).parent / "showcase"


def page_in(tag: str) -> str:
    from django.contrib.sessions.backends.db import SessionStore
    from django.template import engines
    from django.test import RequestFactory

    from comity_web.wording.catalogues import words

    request = RequestFactory().get("/")
    request.session = SessionStore()
    request.resolver_match = None
    request.words = words(tag)
    template = engines["django"].from_string((SHOWCASE / "components.html").read_text("utf-8"))
    return template.render(json.loads((SHOWCASE / "shown.json").read_text("utf-8")), request)


@pytest.mark.parametrize(("tag", "head"), [("en", "ltr"), ("fr", "ltr"), ("ar-XB", "rtl")])
def test_every_component_is_shown_in_the_reader_s_language(application, tag, head):
    page = page_in(tag)

    assert f'<html lang="{tag}" dir="{head}"' in page


def test_a_severity_and_a_status_are_words_and_not_colours_alone(application):
    page = page_in("en")

    for word in ("Must be mended", "Should be mended", "For your information", "Not started"):
        assert f">{word}</strong>" in page


def test_what_was_put_in_and_taken_out_is_told_to_who_cannot_see_it(application):
    page = page_in("en")

    assert '<del><span class="c-unseen">Removed: </span>opened' in page
    assert '<ins><span class="c-unseen">Added: </span>closed' in page


def test_a_finding_shows_its_article_on_demand_and_mends_itself(application):
    page = page_in("en")

    assert "18 U.S.C. § 2703(d) (official text)" in page
    assert "A measure can be refused." in page
    assert page.count('action="/c/1/patch"') == 1


def test_what_a_case_says_is_shown_as_text(application):
    from django.template import engines

    template = '{% include "web/components/summary_list.html" %}'
    shown = {"rows": [{"key": "<b>", "value": "<script>alert(1)</script>"}]}
    page = engines["django"].from_string(template).render(shown)

    assert "<script" not in page
    assert "&lt;script&gt;" in page
