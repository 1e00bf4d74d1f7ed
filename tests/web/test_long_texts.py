"""Files with as much text as is allowed: every page stays small, and all of it can be reached."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from .cases import sample_tree, saved
from .test_large_cases import LARGEST, _form, _tree

FACTS = 480
SIGNS = "He wrote: <&> \"'. "
"""Signs that take more room on a page than in a file."""


def long_facts(count: int = FACTS, text: str = "Payment {} was made to account 0123{}. ") -> Any:
    """A request with facts of 4,000 letters."""
    tree = sample_tree("bec-request")
    tree["facts"] = [
        {
            "id": f"F{one}",
            "date": "2026-03-05",
            "text": (text.format(one, one) * 300)[:4000],
            "persons": ["P1"],
        }
        for one in range(1, count + 1)
    ]
    return tree


@pytest.fixture(scope="module")
def full(application):
    """As many facts as are allowed, each of some pages; nobody checked it yet."""
    return saved(long_facts()).file


def page_at(client: Any, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert len(answer.content) < LARGEST, address
    return str(answer.content.decode())


def parts_offered(page: str) -> list[tuple[str, int, int]]:
    """The buttons for the parts of the facts: the field, the first and the last number."""
    found = re.findall(r'name="_at" value="(facts\[\d+\])"[^>]*>(\d+) to (\d+)<', page)
    return [(at, int(first), int(last)) for at, first, last in dict.fromkeys(found)]


def test_each_part_of_very_long_facts_is_small_and_all_are_reached(client, full):
    address = f"/c/{full.key}/s/facts"
    seen: set[int] = set()
    at = "facts[0]"
    while at:
        page = page_at(client, f"{address}?at={at}")
        shown = {int(one) for one in re.findall(r'id="f-facts-(\d+)-text"', page)}
        offered = parts_offered(page)
        here = next(one for one in offered if one[0] == f"facts[{min(shown)}]")
        assert shown == set(range(here[1] - 1, here[2]))  # what the button says
        assert seen.isdisjoint(shown)
        seen |= shown
        at = next((one for one, first, _ in offered if first == here[2] + 1), "")
    assert seen == set(range(FACTS))


def test_a_link_to_a_fact_leads_to_its_part(client, full):
    from comity_web.pages.outline import outline
    from comity_web.pages.places import field_href

    href = field_href(full, outline("request", "en"), "facts[22].text")
    page, _, anchor = href.partition("#")
    assert f'id="{anchor}"' in page_at(client, page)


def test_what_is_typed_in_one_part_is_kept_when_another_is_opened(client, application):
    file = saved(long_facts(60)).file
    before, address = _tree(file), f"/c/{file.key}/s/facts"
    sent = _form(page_at(client, address), address)
    sent["facts[3].text"] = ["Typed before another part was asked for."]

    answer = client.post(address, {**sent, "_at": "facts[50]"})

    page = page_at(client, answer["Location"].partition("#")[0])
    assert 'id="f-facts-50-text"' in page
    now = _tree(file)
    assert now["facts"][3]["text"] == "Typed before another part was asked for."
    now["facts"][3] = before["facts"][3]
    assert now == before


def test_signs_of_html_make_no_page_too_large(client, application):
    file = saved(long_facts(200, SIGNS)).file
    page = page_at(client, f"/c/{file.key}/s/facts?at=facts[150]")
    assert 'id="f-facts-150-text"' in page


def test_an_answer_that_is_longer_than_a_page_is_opened_where_it_is_asked_for(client, application):
    tree = sample_tree("bec-request")
    text = "On 5 March 2026 he paid. " * 12_000
    tree["facts"][1] = {**tree["facts"][1], "text": text}
    file = saved(tree).file
    address = f"/c/{file.key}/s/facts"
    page = page_at(client, f"{address}?at=facts[1].text")
    assert "This answer has 300000 letters" in page
    sent = _form(page, address) | _form(page, f"{address}?at=facts%5B1%5D.text")
    assert "facts[1].text" not in sent
    sent["facts[0].text"] = ["Only this was changed."]
    client.post(address, {**sent, "_stay": "1"})
    kept = _tree(file)["facts"]
    assert kept[0]["text"] == "Only this was changed."
    assert kept[1]["text"] == text

    opened = html.unescape(re.search(r'href="(\?at=[^"#]*whole=[^"#]*)', page)[1])
    whole = client.get(address + opened).content.decode()
    assert re.search(r'<textarea[^>]*name="facts\[1\]\.text"', whole)


def test_long_answers_that_are_no_list_of_rows_are_shown_apart(client, application):
    tree = sample_tree("bec-request")
    told = "The account was opened in Zürich. " * 1_000
    tree |= {"subject": told, "background": told, "remarks": [told[:2_000]] * 12}
    file = saved(tree).file
    from comity_web.pages.outline import outline

    for section in outline("request", "en").sections:
        address = f"/c/{file.key}/s/{section.id}"
        page = page_at(client, address)
        for at in set(re.findall(r'name="_at" value="([^"]+)"', page)):
            page_at(client, f"{address}?at={html.unescape(at)}")


def test_a_comparison_of_very_long_texts_is_told_page_by_page(client, application):
    from comity_web.cases.saving import save

    tree = long_facts(60)
    file = saved(tree).file
    for one in tree["facts"]:
        one["text"] = one["text"].replace("was made", "was never made")
    save(file, file.head, tree, {}, section="facts")
    address, seen = f"/c/{file.key}/compare/1/2", list[str]()
    while address:
        page = page_at(client, address)
        assert "60 changes." in page
        seen += re.findall(r'<h2 id="ch-\d+"[^>]*>Fact (F\d+)', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = html.unescape(following[1]) if following else ""
    assert seen == [f"F{one}" for one in range(1, 61)]
    page_at(client, f"/c/{file.key}/history")
