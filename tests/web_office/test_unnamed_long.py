"""Whoever may not see protected names reads a file of two megabytes part by part."""

from __future__ import annotations

import html
import re

import pytest

from .office_world import account, browser, sample, team

LARGEST = 150_000
FACTS = 480
TELLING = re.compile(r"Zerlina|Quastelwitz|Kronengasse|0722[ -]?555[ -]?010", re.IGNORECASE)
WITNESS = {
    "id": "P9", "role": "witness", "protect": "pseudonym",
    "name": {"full": "Zerlina Quastelwitz"},
    "address": ["17 Kronengasse", "8001 Zürich"], "phone": "0722 555 010",
}  # fmt: skip
NAMED = "Zerlina Quastelwitz of 17 Kronengasse called from 0722 555 010. "


def request(count, witness=WITNESS):
    """A request with facts of 4,000 letters, every seventh of which names the witness."""
    tree = sample("bec-request")
    tree["persons"] = [*tree["persons"], witness]
    paid = "Payment {} was made to account 0123{}. "
    tree["facts"] = [
        {
            "id": f"F{one}",
            "date": "2026-03-05",
            "text": (f"{NAMED if one % 7 == 0 else ''}{paid.format(one, one) * 300}")[:4000],
        }
        for one in range(1, count + 1)
    ]
    return tree


@pytest.fixture(scope="module")
def unit(application):
    return team()


@pytest.fixture(scope="module")
def reviewer(unit):
    return browser(account((unit, "reviewer")))


@pytest.fixture(scope="module")
def drafting(unit):
    from comity_web.accounts.who import on_behalf_of, who_is

    drafter = account((unit, "drafter"))
    return lambda: on_behalf_of(who_is(drafter))


@pytest.fixture(scope="module")
def full(unit, drafting):
    from comity_web.cases.saving import new_file

    with drafting():
        return new_file("request", request(FACTS), team=unit.pk)


def page_at(reader, address):
    answer = reader.get(address)
    assert answer.status_code == 200, address
    assert len(answer.content) < LARGEST, address
    page = answer.content.decode()
    assert not TELLING.search(page), address
    return page


def test_the_parts_of_a_long_section_have_every_fact_once_and_no_protected_name(
    reviewer, drafting, unit
):
    from comity_web.cases.saving import new_file

    with drafting():
        file = new_file("request", request(60), team=unit.pk)
    first = f"/c/{file.key}/s/facts"
    links = dict.fromkeys(re.findall(rf'href="({first}[?]at=[^"]+)"', page_at(reviewer, first)))
    pages = [page_at(reviewer, html.unescape(one)) for one in links]
    told = [one for page in pages for one in re.findall(r"<h2[^>]*>(Facts: [^<]+)</h2>", page)]
    seen = [one for page in pages for one in re.findall(r"<dt>Fact (F\d+)</dt>", page)]

    assert seen == [f"F{one}" for one in range(1, 61)]
    counts = [re.fullmatch(r"Facts: (\d+) to (\d+) of 60", one).groups() for one in told]
    assert len(counts) > 1
    assert [int(last) + 1 for _, last in counts[:-1]] == [int(first) for first, _ in counts[1:]]


def test_a_link_to_a_fact_leads_a_reader_to_its_part(reviewer, full):
    from comity_web.pages.outline import outline
    from comity_web.pages.places import field_href

    href = field_href(full, outline("request", "en"), "facts[230].text")
    page, _, anchor = href.partition("#")
    shown = page_at(reviewer, page)
    assert f'id="{anchor}"' in shown
    assert "Payment 231 was made" in shown
    assert "Payment 300 was made" not in shown
    assert "[P9]" in shown


def test_every_other_section_of_a_very_long_file_is_small_too(reviewer, full):
    from comity_web.pages.outline import outline

    for section in outline("request", "en").sections:
        page_at(reviewer, f"/c/{full.key}/s/{section.id}")
    for page in ("/", "/history", "/s/people/persons/0"):
        page_at(reviewer, f"/c/{full.key}{page}")


def test_a_page_masks_what_it_shows_and_not_the_whole_file(reviewer, full, monkeypatch):
    from comity_web.guarding import unnamed

    masked = list[int]()
    usual = unnamed.mask
    monkeypatch.setattr(
        unnamed, "mask", lambda people, text: masked.append(len(text)) or usual(people, text)
    )
    page_at(reviewer, f"/c/{full.key}/s/facts?at=facts[230]")
    assert 40_000 < sum(masked) < LARGEST


def test_protection_by_another_file_of_the_matter_hides_at_once_what_was_read_before(
    reviewer, drafting, unit
):
    from comity_web.cases.saving import new_file

    openly = {key: value for key, value in WITNESS.items() if key != "protect"}
    with drafting():
        file = new_file("request", request(60, openly), team=unit.pk)
    address = f"/c/{file.key}/s/facts?at=facts[6].text"
    before = reviewer.get(address).content.decode()
    assert "Zerlina Quastelwitz" in before

    with drafting():
        new_file("request", request(1), team=unit.pk, matter=file.matter)
    page_at(reviewer, address)
