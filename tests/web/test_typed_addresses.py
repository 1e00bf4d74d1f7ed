"""What is typed never stands in an address, which histories of browsers and logs keep."""

from __future__ import annotations

from collections import Counter, deque
from urllib.parse import urlsplit

from django.urls import resolve

from .cases import sample_tree, saved
from .test_nasty_everywhere import pages, tree_of_kind
from .typing_in import CANARY, Page, press, told_in

ENOUGH = 2
"""How many addresses of one view are opened, beside the pages of the files."""
LEAVING = {"leave"}


def view_of(address):
    """The name of the view, and the section where it is one."""
    found = resolve(urlsplit(address).path)
    return " ".join(filter(None, (found.url_name, found.kwargs.get("section"))))


def walked(client, starts):
    """The pages of some addresses and some of each view that they lead to, with their addresses."""
    seen, counts, waiting = set(), Counter(), deque(starts)
    while waiting:
        at = waiting.popleft()
        if at in seen or not at.startswith("/"):
            continue
        seen.add(at)
        if at not in starts:
            counts[view_of(at)] += 1
            if counts[view_of(at)] > ENOUGH:
                continue
        answer = client.get(at)
        if answer.streaming or not answer.get("Content-Type", "").startswith("text/html"):
            continue
        page = Page(answer.content.decode())
        yield at, page
        links = (one.split("#")[0] for one in page.links)
        waiting.extend(one if one[:1] != "?" else urlsplit(at).path + one for one in links if one)


def pressable(found):
    """Each form with one of its buttons, once for the view that shows it and that takes it."""
    known = set()
    for at, page in found:
        for form in page.forms:
            to = view_of(form.action) if form.action else view_of(at)
            for button in form.buttons or [{}]:
                what = view_of(at), to, button.get("name", "")
                if form.method == "post" and what not in known and to not in LEAVING:
                    known.add(what)
                    yield at, form, button


def test_no_form_and_no_button_puts_what_is_typed_into_an_address(client):
    starts = ["/"]
    for kind in ("request", "notice"):
        file = saved(tree_of_kind(kind), name=f"typed-{kind}").file
        starts += [f"/c/{file.key}/", *pages(file)]
    found = list(walked(client, starts))

    of_get = [(at, form.free) for at, page in found for form in page.forms if form.method == "get"]
    assert len(of_get) > 3, "a choice from a list may stand in an address"
    assert [one for one in of_get if one[1]] == []
    told, pressed = {}, Counter()
    for at, form, button in pressable(found):
        pressed[view_of(at).split()[0]] += bool(form.free)
        if leads := told_in(press(client, form, button, at)):
            told[at, button.get("name", "")] = leads
    assert told == {}
    assert pressed["section"] > 25, pressed
    assert {"section", "item", "incoming", "rename"} <= {*+pressed}, pressed


def test_a_search_shows_what_was_looked_for_and_the_address_has_a_key_alone(client, stranger):
    file = saved(sample_tree("bec-request"), name="looked").file
    at = f"/c/{file.key}/s/purpose"

    answer = client.post(at, {"_q": f"call records of {CANARY}", "_search": "1"})

    assert answer.status_code == 303
    assert told_in([answer["Location"]]) == []
    for _ in range(2):  # to load it again, or to go back to it, shows it again
        page = client.get(answer["Location"]).content.decode()
        assert f'value="call records of {CANARY}"' in page
        assert 'role="status"' in page
        assert "Or open a group below" not in page  # of those that were not found none is left
    plain = client.get(at).content.decode()
    assert CANARY not in plain
    assert "Or open a group below" in plain
