"""What is too long for a page: taken in, and pasted."""

from __future__ import annotations

import io
import json
import re

import pytest

from .cases import sample_tree

pytestmark = pytest.mark.postgres


def told(client, tree):
    given = io.BytesIO(json.dumps(tree).encode())
    given.name = "case.json"
    answer = client.post("/upload", {"file": given})
    return answer.status_code, " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def facts(count):
    return [{"id": f"F{number}", "text": "Ann Other rang."} for number in range(count)]


def test_a_list_that_no_page_can_show_is_refused_with_its_place_and_a_way_on(client):
    code, page = told(client, {**sample_tree("bec-request"), "facts": facts(501)})

    assert code == 422
    assert "facts has 501 entries. A page can show 500." in page.replace("`", "")
    assert "into an annex" in page


def test_a_list_of_five_hundred_is_taken_in(client):
    code, _ = told(client, {**sample_tree("bec-request"), "facts": facts(500)})
    assert code == 303


def test_a_file_of_many_lists_is_refused_as_a_whole(client):
    measures = [{"id": f"M{one}", "targets": ["x"] * 450} for one in range(60)]
    code, page = told(client, {**sample_tree("bec-request"), "measures": measures})

    assert code == 422
    assert "The pages can show 20,000." in page


def test_a_narrative_without_end_loses_nothing_and_makes_no_endless_page():
    from comity_web.core import host
    from comity_web.forms.book import book
    from comity_web.forms.narrative import MOST_FACTS, facts_of
    from comity_web.wording.catalogues import words

    lines = [f"On 3 March 2026, call {number} was made." for number in range(MOST_FACTS + 40)]
    tree = {**sample_tree("bec-request"), "facts": facts(10)}
    reader = book("request", host(), words("en")).reader(tree)

    made = dict(facts_of(reader, "\n\n".join(lines), tree))

    texts = [value for path, value in made.items() if path.endswith(".text")]
    assert len(texts) == MOST_FACTS - 10
    assert "\n".join(texts).count(" was made.") == MOST_FACTS + 40
