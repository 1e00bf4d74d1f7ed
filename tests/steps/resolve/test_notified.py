"""What a State notified under a treaty fills what neither the author nor its law names."""

from __future__ import annotations

from typing import Any

import pytest

from comity.model.office import Office
from comity.steps.check import check

LAW = """
[[answer]]
question = "central-authority"
value = { name = "Ministry of Justice" }
source = "act"
read = "official"
[[answer]]
question = "languages"
value = { accepts = ["fr"] }
source = "act"
read = "official"
"""


def told(about: str, code: str = "NR", **more: Any) -> dict[str, Any]:
    values = {
        "central-authority": {"name": "Department of Justice", "address": ["Yaren"]},
        "languages": {"accepts": ["na", "en"]},
    }
    cited = {"source": "t", "article": "notification under art. 18", "read": "secondary"}
    return {"code": code, "about": about, "value": values[about], **cited, **more}


BOTH = [told("central-authority"), told("languages")]


@pytest.fixture
def findings(make_host):
    """The findings of a resolved case, by rule."""

    def findings(resolved) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        host = make_host(Office(allowed=frozenset({"comity-nr", "comity-pact"})))
        for one in check(resolved, host):
            found.setdefault(one.rule, []).append(one.message)
        return found

    return findings


def relying(request_data: dict[str, Any], name: str) -> dict[str, Any]:
    return request_data | {"basis": [{"instrument": name}]}


def test_what_serves_alone_is_not_taken_where_the_request_rests_on_more(
    pact, resolve_case, request_data
) -> None:
    only = told("central-authority", alone=True)
    pact({"id": "a", "notified": [only]}, {"id": "b"})

    alone = resolve_case(relying(request_data, "a"))
    both = resolve_case(request_data | {"basis": [{"instrument": "a"}, {"instrument": "b"}]})
    other = resolve_case(relying(request_data, "b"))

    assert alone.draft.data()["requested"]["central_authority"]["name"] == "Department of Justice"
    assert "central_authority" not in both.draft.data()["requested"]
    assert "central_authority" not in other.draft.data()["requested"]


def test_a_state_without_a_plugin_is_addressed_as_it_notified(
    pact, resolve_case, request_data
) -> None:
    pact({"id": "a", "notified": BOTH})
    resolved = resolve_case(relying(request_data, "a"))

    assert resolved.draft.requested.central_authority.name == "Department of Justice"
    filled = resolved.filled["requested.central_authority"]
    assert (filled.origin, filled.citation.article) == ("Treaty a", "notification under art. 18")
    (demand,) = resolved.requirements
    assert (demand.source, demand.accepts) == ("a", ("na", "en"))
    assert resolved.language == "en"  # Nauruan has no catalogue yet


def test_a_letter_handed_past_an_authority_that_was_notified_is_told_of_it(
    pact, resolve_case, request_data, findings
) -> None:
    pact({"id": "a", "notified": BOTH})
    court = {"name": "Court of Yaren", "address": ["Yaren"]}
    data = relying(request_data, "a")
    data["requested"] = {"state": "NR", "executing_authority": court}
    data["transmission"] = {"road": "diplomatic", "way": "By courier to the Court of Yaren"}
    (one,) = findings(resolve_case(data))["road.other-receiver"]
    assert "(Nauru), another authority receives requests: Department of Justice" in one


def test_what_was_notified_under_another_treaty_is_used_and_said_to_be(
    pact, resolve_case, request_data, findings
) -> None:
    pact({"id": "a"}, {"id": "b", "notified": BOTH})
    resolved = resolve_case(relying(request_data, "a") | {"language": "en"})
    found = findings(resolved)

    assert resolved.draft.requested.central_authority.name == "Department of Justice"
    assert resolved.requirements[0].source == "NR"
    (named,) = found["notified.elsewhere"]
    assert "Nauru named this authority under the Treaty b, but this request does not rely" in named
    assert "filled.secondary" not in found  # one finding says all there is to say of it
    french = findings(resolve_case(relying(request_data, "a") | {"language": "fr"}))
    (told,) = french["language.required"]
    assert told.startswith("Nauru accepts Nauru (na) or English for requests under the Treaty b")
    assert "This request does not rely on that instrument" in told


def test_the_instrument_relied_on_goes_before_the_others(pact, resolve_case, request_data) -> None:
    other = told("central-authority") | {"value": {"name": "Another"}}
    pact({"id": "a", "notified": [other]}, {"id": "b", "notified": BOTH})
    resolved = resolve_case(relying(request_data, "b"))

    assert resolved.draft.requested.central_authority.name == "Department of Justice"


def test_what_the_author_wrote_stays(pact, resolve_case, request_data) -> None:
    pact({"id": "a", "notified": BOTH})
    request_data["requested"]["central_authority"] = {"name": "Mine"}
    resolved = resolve_case(relying(request_data, "a"))

    assert resolved.draft.requested.central_authority.name == "Mine"
    assert "requested.central_authority" not in resolved.filled


def test_a_state_whose_law_names_its_authority_is_addressed_by_its_law(
    pact, country, resolve_case, request_data
) -> None:
    country("NR", law=LAW)
    pact({"id": "a"}, {"id": "b", "notified": BOTH})
    resolved = resolve_case(relying(request_data, "a"))

    assert resolved.draft.requested.central_authority.name == "Ministry of Justice"
    assert [r.accepts for r in resolved.requirements] == [("fr",)]
    assert resolved.notified == ()


def test_languages_notified_under_the_instrument_relied_on_add_to_those_of_the_law(
    pact, country, resolve_case, request_data
) -> None:
    country("NR", law=LAW)
    pact({"id": "a", "notified": BOTH})
    resolved = resolve_case(relying(request_data, "a"))

    assert resolved.demand.accepts == ("na", "en")
    assert [lost.requirement.accepts for lost in resolved.demand.yielding] == [("fr",)]


@pytest.mark.parametrize(
    "more",
    [{"read": "none"}, {"from": "2030-01-01"}, {"to": "2020-01-01"}, {"for": ["interception"]}],
)
def test_what_nobody_read_or_does_not_hold_fills_nothing(
    more: dict[str, Any], pact, resolve_case, request_data, findings
) -> None:
    pact(
        {
            "id": "a",
            "notified": [told(about, **more) for about in ("central-authority", "languages")],
        }
    )
    resolved = resolve_case(relying(request_data, "a"))

    assert resolved.draft.requested.central_authority is None
    assert resolved.requirements == ()
    (unknown,) = findings(resolved)["addressee.unknown"]
    assert "The document is addressed to the State alone." in unknown


def test_a_note_on_a_notification_is_told(pact, resolve_case, request_data, findings) -> None:
    pact({"id": "a", "notified": [told("central-authority", note="A second one was notified.")]})
    found = findings(resolve_case(relying(request_data, "a")))

    (said,) = found["filled.secondary"]
    assert "Note: A second one was notified." in said


def test_one_line_says_that_no_national_rules_are_installed(
    pact, resolve_case, request_data, findings
) -> None:
    pact({"id": "a", "notified": BOTH})
    found = findings(resolve_case(relying(request_data, "a")))

    said = "No national rules of Nauru (NR) are installed, so none were applied."
    assert said in found["plugin.none"]


def test_an_instrument_for_other_kinds_of_assistance_is_not_relied_on_unasked(
    pact, resolve_case, request_data, findings
) -> None:
    del request_data["reciprocity"]
    pact({"id": "a", "measures": ["interception"]}, {"id": "b"})
    assert [b.instrument.id for b in resolve_case(request_data).relied_on()] == ["b"]

    named = findings(resolve_case(relying(request_data, "a")))
    assert "covers none of the measures in this request" in named["basis.kinds"][0]


def test_languages_under_another_treaty_never_block_although_they_were_read_officially(
    pact, resolve_case, request_data, make_host
) -> None:
    official = told("languages", read="official") | {"value": {"accepts": ["de"]}}
    pact({"id": "a"}, {"id": "b", "notified": [official]})
    host = make_host(Office(allowed=frozenset({"comity-nr", "comity-pact"})))

    def severity(name: str) -> str:
        resolved = resolve_case(relying(request_data, name) | {"language": "fr"})
        (one,) = [f for f in check(resolved, host) if f.rule == "language.required"]
        return one.severity.value

    assert (severity("a"), severity("b")) == ("warning", "error")


def test_languages_do_not_concern_the_states_that_the_declaration_leaves_out(
    pact, resolve_case, request_data
) -> None:
    pact({"id": "a", "notified": [told("languages", not_from=["TV"])]})
    assert resolve_case(relying(request_data, "a")).requirements == ()


def test_a_protocol_in_force_speaks_with_the_treaty_that_is_relied_on(
    pact, resolve_case, request_data, findings
) -> None:
    pact({"id": "a"}, {"id": "b", "protocol_to": "a", "notified": BOTH})
    resolved = resolve_case(relying(request_data, "a"))

    assert resolved.draft.requested.central_authority.name == "Department of Justice"
    assert "notified.elsewhere" not in findings(resolved)


def test_an_authority_for_what_comes_in_never_stands_on_the_asking_side(
    pact, resolve_case, request_data
) -> None:
    incoming = told("central-authority", code="TV", incoming=True)
    pact({"id": "a", "notified": [incoming, told("central-authority", incoming=True)]})
    request_data["requesting"].pop("central_authority", None)
    data = resolve_case(relying(request_data, "a")).draft.data()

    assert "central_authority" not in data["requesting"]
    assert data["requested"]["central_authority"]["name"] == "Department of Justice"


def test_an_authority_for_both_ways_stands_on_the_asking_side_too(
    pact, resolve_case, request_data
) -> None:
    pact({"id": "b", "notified": [told("central-authority", code="TV")]})
    request_data["requesting"].pop("central_authority", None)
    both = resolve_case(relying(request_data, "b")).draft.data()

    assert both["requesting"]["central_authority"]["name"] == "Department of Justice"


def test_nothing_is_filled_for_what_goes_between_points_of_contact(
    pact, resolve_case, request_data
) -> None:
    pact({"id": "a", "notified": [told("central-authority"), told("central-authority", code="TV")]})
    request_data["requesting"].pop("central_authority", None)
    for measure in request_data["measures"]:
        measure["addressee"] = "point-of-contact"
    resolved = resolve_case(relying(request_data, "a"))

    assert resolved.filled == {}
