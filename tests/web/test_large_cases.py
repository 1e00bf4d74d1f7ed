"""A case as large as one may be: its pages stay small, nothing in it is lost, no save waits."""

from __future__ import annotations

import html
import re
import time
from functools import cache
from typing import Any

import pytest

from .cases import sample_tree, saved

LARGEST = 150_000
"""Bytes of a page before compression, as issue 18 asks."""
MOST = 500
"""Entries that a list may have."""


def _large() -> dict[str, Any]:
    """As many facts, persons and annexes as there may be, and more measures than anybody asks."""
    tree = sample_tree("bec-request")
    measures = tree["measures"]
    return {
        **tree,
        "facts": [
            {"id": f"F{one}", "date": "2026-03-05", "text": f"Call {one}.", "persons": [f"P{one}"]}
            for one in range(1, MOST + 1)
        ],
        "persons": [
            {"id": f"P{one}", "role": "suspect", "name": {"full": f"Given{one} Name{one * 7}"}}
            for one in range(1, MOST + 1)
        ],
        "annexes": [{"id": f"A{one}", "title": f"Statement {one}"} for one in range(1, MOST + 1)],
        "measures": [{**measures[one % len(measures)], "id": f"M{one}"} for one in range(1, 61)],
    }


@pytest.fixture
def large(client, application):
    """A large case that was checked, as the worker checks it."""
    from comity_web.judging.judged import settle

    revision = saved(_large())
    settle(revision, "en", _reckoned())
    return revision.file


@cache
def _reckoned() -> dict[str, Any]:
    from comity_web.core import host
    from comity_web.judging.reckoning import reckon

    return reckon(_large(), host(), language="en")


def _tree(file: Any) -> dict[str, Any]:
    from comity_web.cases.saving import tree_of

    file.refresh_from_db()
    return tree_of(file.head)


def _form(page: str, address: str) -> dict[str, list[str]]:
    """What a browser sends of the form at an address: every box with what stands in it."""
    from html.parser import HTMLParser

    class Boxes(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.inside, self.area, self.sent = False, "", {}

        def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
            attrs = dict(given)
            if tag == "form":
                self.inside = (attrs.get("action") or "").partition("?")[0] == address
            if not self.inside or not attrs.get("name"):
                return
            name, kind = str(attrs["name"]), attrs.get("type")
            if tag == "textarea":
                self.area = name
                self.sent.setdefault(name, []).append("")
            elif tag == "input" and (kind not in ("checkbox", "radio") or "checked" in attrs):
                self.sent.setdefault(name, []).append(attrs.get("value") or "")

        def handle_data(self, text: str) -> None:
            if self.area:
                self.sent[self.area][-1] += text

        def handle_endtag(self, tag: str) -> None:
            if tag == "textarea" and self.area:
                self.sent[self.area][-1] = self.sent[self.area][-1].removeprefix("\n")
                self.area = ""
            if tag == "form":
                self.inside = False

    boxes = Boxes()
    boxes.feed(page)
    return boxes.sent


def test_every_page_of_the_largest_case_is_small(client, large) -> None:
    start, known, sizes = f"/c/{large.key}/", set(), {}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code == 200, address
        if "html" not in answer["Content-Type"]:
            continue
        sizes[address] = len(answer.content)
        for found in re.findall(r'href="(/c/[^"#]+)', answer.content.decode()):
            link = html.unescape(found)
            alike = re.sub(r"\d+", "0", link.removeprefix(start))
            if link.startswith(start) and alike not in known:  # one of many that are alike
                known.add(alike)
                waiting.append(link)

    assert len(sizes) > 40
    assert {address: size for address, size in sizes.items() if size >= LARGEST} == {}


def test_a_long_list_is_shown_part_by_part_and_keeps_what_was_typed(client, large) -> None:
    address = f"/c/{large.key}/s/facts"
    page = client.get(address).content.decode()
    assert 'id="f-facts-24-text"' in page
    assert 'id="f-facts-25-text"' not in page
    assert re.search(r'value="facts\[0\]" aria-current="page">1 to 25<', page)
    sent = _form(page, address)
    sent["facts[3].text"] = ["Typed before another part was asked for."]

    answer = client.post(address, {**sent, "_at": "facts[475]"})
    assert answer.status_code == 303
    assert "at=facts" in answer["Location"]
    last = client.get(answer["Location"]).content.decode()

    assert 'id="f-facts-499-text"' in last
    assert 'id="f-facts-474-text"' not in last
    tree = _tree(large)
    assert tree["facts"][3]["text"] == "Typed before another part was asked for."
    before = _large()["facts"]
    assert [one for number, one in enumerate(tree["facts"]) if number != 3] == [
        one for number, one in enumerate(before) if number != 3
    ]


def test_what_is_saved_in_a_later_part_lands_there_and_the_part_stays(client, large) -> None:
    plain = f"/c/{large.key}/s/facts"
    address = f"{plain}?at=facts%5B480%5D.text"
    sent = _form(client.get(address).content.decode(), plain)
    sent["facts[480].text"] = ["Changed in the last part."]

    answer = client.post(address, {**sent, "_stay": "1"})

    assert _tree(large)["facts"][480]["text"] == "Changed in the last part."
    assert len(_tree(large)["facts"]) == MOST
    assert 'id="f-facts-480-text"' in client.get(answer["Location"]).content.decode()


def test_a_row_that_is_added_is_shown_at_the_end(client, application) -> None:
    tree = sample_tree("bec-request")
    tree["facts"] = _large()["facts"][:30]
    tree["persons"] = _large()["persons"][:30]
    file = saved(tree).file
    address = f"/c/{file.key}/s/facts"
    sent = _form(client.get(address).content.decode(), address)

    answer = client.post(address, {**sent, "_add": "facts"})

    page = client.get(answer["Location"].partition("#")[0]).content.decode()
    assert 'id="f-facts-30-text"' in page


def test_a_finding_leads_to_the_part_with_its_field(client, large) -> None:
    from comity_web.pages.outline import outline
    from comity_web.pages.places import field_href

    href = field_href(large, outline("request", "en"), "facts[300].date")
    page, _, anchor = href.partition("#")
    assert f'id="{anchor}"' in client.get(page).content.decode()

    person = f"/c/{large.key}/s/people?at=persons%5B450%5D"
    assert "Name3157" in client.get(person).content.decode()


def test_of_very_many_items_the_ids_are_typed(client, large) -> None:
    address = f"/c/{large.key}/s/offences/offences/0"
    page = client.get(address).content.decode()
    assert 'name="offences[0].persons!ids"' in page
    assert "The first id is P1, the last is P500." in page
    sent = _form(page, address)
    untouched = _tree(large)["offences"]
    client.post(address, {**sent, "_stay": "1"})
    assert _tree(large)["offences"] == untouched

    sent["offences[0].persons!ids"] = ["P3\r\nP450, P7"]
    sent["_base"] = [str(large.head.number)]
    client.post(address, {**sent, "_stay": "1"})
    assert sorted(_tree(large)["offences"][0]["persons"]) == ["P3", "P450", "P7"]


def test_a_case_of_much_work_is_saved_at_once_and_checked_by_the_worker(
    client, application, monkeypatch
) -> None:
    from comity_web.cases.models import Job
    from comity_web.judging import worker

    monkeypatch.setattr(worker._WORKER, "wake", lambda: None)  # what it makes is not looked at
    for tree in (_many_persons(), _long_text(), _long_word()):
        file = saved(tree).file
        address = f"/c/{file.key}/s/case"
        sent = _form(client.get(address).content.decode(), address)
        began = time.monotonic()
        answer = client.post(address, {**sent, "subject": "Changed", "autosave": "1"})
        assert time.monotonic() - began < 10
        assert answer.status_code == 200
        assert _tree(file)["subject"] == "Changed"
        assert Job.objects.filter(revision=file.head, what="check").exists()


def _many_persons() -> dict[str, Any]:
    return {**sample_tree("bec-request"), "persons": _large()["persons"]}


def _long_text() -> dict[str, Any]:
    facts = [{"id": "F1", "date": "2026-03-05", "text": "On 5 March 2026 he paid. " * 1000}]
    return {**sample_tree("bec-request"), "facts": facts}


def _long_word() -> dict[str, Any]:
    facts = [{"id": "F1", "date": "2026-03-05", "text": "Aa" * 900}]
    return {**sample_tree("bec-request"), "facts": facts}
