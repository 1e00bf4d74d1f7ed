"""A field that was drawn once shows each case its own, in the language of each reader."""

from __future__ import annotations

import re

import pytest

from ..answering import request_to_us


@pytest.fixture
def two(client):
    """Two requests of one kind that differ in what was typed."""
    from comity_web.cases.saving import new_file

    one, other = request_to_us(), request_to_us()
    one["urgency"] = {"reason": "The first is <b>urgent</b>."}
    other["urgency"] = {"reason": "The second has time."}
    return [(new_file("request", tree), tree) for tree in (one, other)]


def page_of(client, file, section="case"):
    answer = client.get(f"/c/{file.key}/s/{section}")
    assert answer.status_code == 200
    return answer.content.decode()


def boxes_of(page):
    return dict(
        re.findall(r'<input class="c-input"[^>]* name="([^"]+)"[^>]* value="([^"]*)"', page)
    )


def test_each_case_shows_its_own_text_and_its_own_law(client, two):
    for _ in range(2):  # as it is drawn, and as it was kept
        for file, tree in two:
            page = page_of(client, file)
            assert tree["reference"] in page
            others = [one for one, _ in two if one is not file]
            assert not any(other.key in page for other in others)
            assert not any(made["reference"] in page for one, made in two if one is not file)
            assert set(re.findall(r'hx-get="/c/(\w+)/', page)) <= {file.key}


def test_a_field_shows_what_was_saved_and_what_is_said_of_it(client, two):
    from comity_web.cases.saving import save

    file, tree = two[0]
    before = page_of(client, file)
    assert boxes_of(before)["reference"] == tree["reference"]
    save(file, file.head, {**tree, "reference": 'A "new" <one>'}, {})
    assert boxes_of(page_of(client, file))["reference"] == "A &quot;new&quot; &lt;one&gt;"


def test_each_reader_gets_the_words_of_the_language_asked_for(client, two):
    file, _ = two[0]
    english = page_of(client, file)
    client.post("/language", {"language": "de"})
    german = page_of(client, file)
    client.post("/language", {"language": "en"})
    told = [re.findall(r'<label class="c-label"[^>]*>([^<]+)', page) for page in (english, german)]
    assert len(told[0]) == len(told[1])
    assert sum(one != other for one, other in zip(*told, strict=True)) > len(told[0]) / 2
    assert re.findall(r'<label class="c-label"[^>]*>([^<]+)', page_of(client, file)) == told[0]
