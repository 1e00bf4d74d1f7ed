"""On a French or German page, law that is there in English alone is marked as English (3.1.2)."""

from __future__ import annotations

import datetime as dt
import html
import re
from functools import cache
from itertools import pairwise

import pytest

from comity.tasks.lawpages.lookup import find_page

from .cases import sample_tree, saved
from .read_pages import page_at, texts

STATES = ("US", "NG", "DE")
LONG = 40
"""Letters of a sentence of law that stands nowhere by chance."""
SAID = {"de": " (auf Englisch)", "fr": " (en anglais)"}
MOST = 12
"""Pages on what law says of a field that are read."""
PAGES = ("check", "channels", "refusals", "compare-states?to=DE", "s/measures/measures/0")
LAW = ("/law/?state=US&own=NG", "/law/?state=DE&own=IE&part=grounds")


@cache
def sentences():
    """What the law of some States and all instruments say, in English."""
    from comity_web.core import host

    view, today = host().for_case(), dt.date.today()
    found = set()
    for name in (*STATES, *view.instruments()):
        for section in find_page(view, name, today).sections:
            for item in section.items:
                found |= {" ".join(entry.says.split()) for entry in item.entries}
    return {one for one in found if len(one) > LONG}


def those_in(text):
    """The sentences that stand in a text; looked for are those of which the beginning does."""
    begun = {text[at : at + LONG] for at in range(len(text))}
    return {one for one in sentences() if one[:LONG] in begun and one in text}


def asked_of_fields(pages):
    links = dict.fromkeys(re.findall(r'href="(/c/\w+/law-at\?field=[^"]+)"', " ".join(pages)))
    return [html.unescape(one) for one in links][:MOST]


@pytest.mark.needs_country
@pytest.mark.parametrize("tag", ["fr", "de"])
def test_no_sentence_of_law_in_english_stands_unmarked_on_another_page(client, worker, tag):
    client.post("/language", {"language": tag, "next": "/"})
    key = saved(sample_tree("bec-request")).file.key
    wanted = [*LAW, *(f"/c/{key}/{one}" for one in PAGES)]
    pages = {address: page_at(client, address) for address in wanted}
    pages |= {one: page_at(client, one) for one in asked_of_fields(pages.values())}
    unmarked, marked, noted = {}, set(), 0
    for address, page in pages.items():
        told = texts(page)
        own = "\n".join(text for lang, text in told if lang != "en")
        foreign = "\n".join(text for lang, text in told if lang == "en")
        if there := those_in(own):
            unmarked[address] = there
        marked |= those_in(foreign)
        for before, (_, text) in pairwise(told):
            if text.startswith(SAID[tag].strip()):
                assert before[0] == "en", (address, before)
                noted += 1
        assert "\U000e0001" not in page
    assert unmarked == {}
    assert len(marked) > 15
    assert noted > 5
    assert sum("law-at" in one for one in pages) > 5


def test_no_english_page_has_such_marks(client, worker):
    client.post("/language", {"language": "en", "next": "/"})
    for address in LAW:
        page = page_at(client, address)
        assert "\U000e0001" not in page
        assert '<span lang="en">' not in page


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (
            "<p>Recht: {} (auf Englisch)</p>",
            '<p>Recht: <span lang="en">law</span> (auf Englisch)</p>',
        ),
        ('<a title="{}">{}</a>', '<a title="law"><span lang="en">law</span></a>'),
        ("<title>{}</title><option>{}</option>", "<title>law</title><option>law</option>"),
        ('<textarea name="a">{0}</textarea><input value="{0}">', None),
    ],
)
def test_a_mark_becomes_an_element_only_where_one_can_stand(given, made):
    from comity.text.language_marks import marked
    from comity_web.wording.foreign import with_languages

    page = given.format(*[marked("law", "en")] * 2)
    assert with_languages(page) == (page if made is None else made)
