"""Terms that hold for some only stand in their section, after those for whom they hold."""

from __future__ import annotations

from typing import Any

import pytest

from comity.model.drafts.notice_scope import Variant

FOR = {"requesters": ["US-TX", "GB-SCT"]}
SCOPED = "For authorities of Texas (United States) and Scotland (United Kingdom): "
# a section, and something that a variant can say in it: its field and words of its sentence
SAID: dict[str, tuple[dict[str, Any], str]] = {
    "purpose": ({"who_may_ask": [{"who": "tax authorities", "practice": "no"}]}, "tax authorities"),
    "policy": (
        {
            "response_times": [
                {
                    "event": "Receipt",
                    "within": {"quantity": 3, "unit": "days"},
                    "owed_by": "company",
                }
            ]
        },
        "The times for requests are as follows:",
    ),
    "international": ({"mla_needed": "no"}, "mutual legal assistance"),
    "data": ({"stored_in": "data centres in Norway"}, "data centres in Norway"),
    "process": ({"overbroad_practice": "refused"}, "refuses"),
    "preservation": ({"preservation": {"practice": "no"}}, "does not preserve"),
    "notification": ({"user_notification": {"exceptions": ["a gag order"]}}, "in these cases:"),
    "child_safety": (
        {"child_safety": {"practice": "We report all of it."}},
        "We report all of it.",
    ),
    "emergency": ({"emergency": {"practice": "no"}}, "emergenc"),
    "costs": ({"costs": {"practice": "yes"}}, "reimbursement"),
    "requests": ({"required_contents": ["a reference"]}, "A request must contain:"),
    "authentication": ({"authentication": {"badge": True}}, "badge"),
    "records": ({"records": {"certificate": "no"}}, "certificate"),
    "rights": ({"no_waiver": True}, "right"),
}


@pytest.mark.parametrize("section", SAID)
def test_a_variant_stands_in_its_section_after_those_for_whom_it_holds(
    section: str, notice_data, composed
) -> None:
    terms, words = SAID[section]
    plain = composed(notice_data).context["parts"]
    parts = composed(notice_data | {"variants": [{"for": FOR, **terms}]}).context["parts"]

    added = [t for t in parts[section]["paragraphs"] if t not in plain[section]["paragraphs"]]
    assert len(added) == 1
    assert added[0].startswith(SCOPED)
    items = [one for one in parts[section]["items"] if one not in plain[section]["items"]]
    assert words in " ".join([added[0], *(f"{one['number']} {one['text']}" for one in items)])
    assert parts[section]["shown"]
    for name, part in parts.items():
        assert name == section or part == plain[name], name


def test_a_list_of_a_variant_alone_stays_a_list_after_its_own_sentence(
    notice_data, composed
) -> None:
    notice_data["variants"] = [{"for": FOR, "required_contents": ["a name", "a date"]}]
    part = composed(notice_data).context["parts"]["requests"]
    assert part["paragraphs"] == [f"{SCOPED}A request must contain:"]
    assert [(one["number"], one["text"]) for one in part["items"]] == [
        ("(a)", "a name"),
        ("(b)", "a date"),
    ]


def test_rows_and_channels_of_a_variant_name_those_for_whom_they_hold(
    notice_data, composed
) -> None:
    notice_data["variants"] = [
        {
            "for": FOR,
            "data_categories": [{"category": "traffic-data", "holds": ["Dates"]}],
            "channels": [{"kind": "fax", "address": "+44 113 496 0000"}],
            "costs": {
                "price_list": [{"item": "Copy", "price": {"amount": "0", "currency": "EUR"}}]
            },
        }
    ]
    parts = composed(notice_data).context["parts"]

    aside = f", for {SCOPED[4:-2]}"
    assert parts["data"]["table"]["rows"][-1][0].endswith(aside)
    assert [one["heading"].endswith(aside) for one in parts["submission"]["entries"]] == [
        False,
        True,
    ]
    assert parts["costs"]["table"]["rows"][0][0] == f"Copy{aside}"
    assert len(parts["costs"]["table"]["head"]) == 2


def test_a_scope_names_everybody_and_every_case_that_it_has(notice_data, composed) -> None:
    scope = {
        "requesters": ["FR"],
        "authorities": ["courts"],
        "users_in": ["Norway"],
        "entities": ["Example AS"],
        "services": ["Example Drive"],
        "processes": ["subpoena"],
        "categories": ["stored-content"],
        "cases": ["missing persons"],
    }
    notice_data["variants"] = [{"for": scope, "no_waiver": True}]
    content = composed(notice_data)
    (text,) = content.context["parts"]["rights"]["paragraphs"]
    for word in ("France", "courts", "Norway", "Example AS", "Example Drive", "subpoena"):
        assert word in text
    assert "missing persons" in text
    assert "ontent" in text
    assert {f"variants[0].for.{name}[0]" for name in scope} <= set(content.placed)


def test_the_items_of_the_notice_itself_stay_after_their_own_sentence(
    notice_data, composed
) -> None:
    notice_data["required_contents"] = ["a name"]
    notice_data["variants"] = [{"for": FOR, "required_contents": ["a reference", "A date."]}]
    part = composed(notice_data).context["parts"]["requests"]

    assert [one["text"] for one in part["items"]] == ["a name"]
    assert part["paragraphs"][-1].endswith(":")
    assert not part["paragraphs"][-1].startswith("For ")
    assert part["paragraphs"][0].startswith(SCOPED)
    assert part["paragraphs"][0].endswith("(a) a reference; (b) A date.")


def test_every_term_of_a_notice_can_differ_for_some() -> None:
    from comity.model.drafts.notice_terms import Terms

    assert set(Variant.model_fields) == {"for_", *Terms.model_fields}


def test_a_variant_that_says_no_more_than_for_whom_is_not_lost(notice_data, composed) -> None:
    notice_data["variants"] = [{"for": FOR}]
    content = composed(notice_data)
    assert {"variants[0].for.requesters[0]", "variants[0].for.requesters[1]"} <= set(content.placed)


def test_what_a_request_should_state_stands_below_what_it_must_state(notice_data, composed) -> None:
    notice_data |= {"required_contents": ["a name", "a date"], "recommended_contents": ["a file"]}
    part = composed(notice_data).context["parts"]["requests"]
    items = [("(a)", []), ("(b)", ["A request should also contain:"]), ("(c)", [])]

    assert part["paragraphs"] == ["A request must contain:"]
    assert [(one["number"], one["notes"]) for one in part["items"]] == items

    del notice_data["required_contents"]
    part = composed(notice_data).context["parts"]["requests"]
    assert part["paragraphs"] == ["A request should contain:"]
    assert [one["text"] for one in part["items"]] == ["a file"]


def test_a_time_that_is_the_least_is_what_the_company_needs(notice_data, composed) -> None:
    within = {"quantity": 10, "unit": "days", "bound": "at-least"}
    notice_data["response_times"] = [{"event": "receipt", "within": within, "owed_by": "company"}]
    (one,) = composed(notice_data).context["parts"]["policy"]["items"]
    said = one["text"].replace("\u00a0", " ")
    assert said.startswith("After receipt, ")
    assert said.endswith(" needs at least 10 days to act.")


def test_items_that_are_sentences_follow_one_another(notice_data, composed) -> None:
    contents = ["The account is named.", "The officer signs."]
    notice_data["preservation"] = {"contents": contents}
    (text,) = composed(notice_data).context["parts"]["preservation"]["paragraphs"]
    assert text.endswith(": The account is named. The officer signs.")


def test_a_kind_of_process_tells_who_issues_it_and_what_it_opens(notice_data, composed) -> None:
    notice_data["processes"] = [
        {
            "title": "search warrant",
            "accepted": "yes",
            "from": "domestic",
            "issued_by": "a court",
            "categories": ["stored-content", "subscriber-data"],
        }
    ]
    (one,) = composed(notice_data).context["parts"]["process"]["items"]
    assert one["text"] == "search warrant: accepted"
    assert one["notes"] == [
        "Issued by: a court",
        "From: authorities of Tuvalu",
        "Data: stored content of communications and subscriber data",
    ]


def test_a_notice_does_not_say_that_it_covers_its_own_company(notice_data, composed) -> None:
    company = notice_data["company"]
    named = notice_data | {"company": company | {"services": [company["name"]]}}
    more = notice_data | {"company": company | {"services": ["Example Drive"]}}
    texts = [composed(one).context["parts"]["purpose"]["paragraphs"] for one in (named, more)]

    assert not [text for text in texts[0] if "covers" in text]
    assert "This notice covers these services: Example Drive." in texts[1]
