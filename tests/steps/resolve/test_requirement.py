"""Requirements of language weighed: what binds together, what yields, and why."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from comity.model.citations import Citation, Read
from comity.model.drafts.notice import Notice
from comity.model.records import Parties, Requirement
from comity.steps.resolve.bases import Basis
from comity.steps.resolve.requirement import demanded_by, weigh_requirements

PARTIES = Parties({"requesting": "KE", "requested": "GB"}, instruments=("pact", "treaty"))


def needs(source: str, *accepts: str, **more: Any) -> Requirement:
    return Requirement(source, accepts, **more)


def stated(instrument: str) -> Basis:
    """As much of a basis as tells that an article settles its order."""
    held = SimpleNamespace(instrument=SimpleNamespace(id=instrument), order_stated=True)
    return cast("Basis", held)


def test_nothing_demanded_is_no_demand() -> None:
    demand = weigh_requirements([needs("GB")], PARTIES)
    assert (demand.accepts, demand.binding, demand.yielding) == ((), (), ())


def test_the_instrument_goes_before_the_state_and_the_loser_is_shown_with_the_reason() -> None:
    state, pact = needs("GB", "en"), needs("pact", "fr")
    demand = weigh_requirements([state, pact], PARTIES)
    assert demand.accepts == ("fr",)
    assert demand.binding == (pact,)
    (lost,) = demand.yielding
    assert (lost.requirement, lost.to) == (state, pact)
    assert lost.reason.id == "language.order/relied-on"
    assert "instrument relied on, the pact" in lost.reason.text
    assert "assumed" in lost.reason.text


@pytest.mark.parametrize(
    ("bases", "words"), [((), "is assumed from their level"), (("pact",), "as an article provides")]
)
def test_the_order_of_two_instruments_is_stated_or_said_to_be_assumed(
    bases: tuple[str, ...], words: str
) -> None:
    asked = [needs("treaty", "en"), needs("pact", "fr")]
    demand = weigh_requirements(asked, PARTIES, [stated(name) for name in bases])
    assert demand.accepts == ("fr",)
    assert words in demand.yielding[0].reason.text


def test_requirements_that_one_document_can_meet_add_up() -> None:
    demand = weigh_requirements([needs("pact", "fr", "en-GB"), needs("GB", "en")], PARTIES)
    assert demand.accepts == ("en-GB",)
    assert [r.source for r in demand.binding] == ["pact", "GB"]
    assert demand.yielding == ()


def test_what_the_other_accepts_on_a_condition_adds_up_too() -> None:
    state = needs("GB", "en", alternatives=("fr",), condition="reciprocity")
    demand = weigh_requirements([needs("pact", "fr"), state], PARTIES)
    assert demand.accepts == ("fr",)
    assert [(a.language, a.condition) for a in demand.alternatives] == [("fr", "reciprocity")]


def test_two_demands_of_one_state_both_bind_even_where_no_language_meets_both() -> None:
    demand = weigh_requirements([needs("GB", "en"), needs("GB", "cy")], PARTIES)
    assert demand.accepts == ("en",)
    assert len(demand.binding) == 2


def test_the_requested_state_goes_before_the_company_and_the_requesting_state() -> None:
    asked = [needs("KE", "sw"), needs("Example Mail", "fr"), needs("GB", "en")]
    demand = weigh_requirements(asked, PARTIES)
    assert demand.accepts == ("en",)
    assert [lost.requirement.source for lost in demand.yielding] == ["Example Mail", "KE"]
    assert all("GB" in lost.reason.text for lost in demand.yielding)


def test_what_is_asked_of_annexes_does_not_choose_the_language_of_the_document() -> None:
    assert weigh_requirements([needs("GB", "cy", scope="annexes")], PARTIES).binding == ()


def test_certification_is_asked_by_those_who_bind() -> None:
    pact, state = needs("pact", "fr", certified=True), needs("GB", "en", certified=True)
    assert weigh_requirements([pact, state], PARTIES).certified == (pact,)


def test_an_official_text_is_told_from_a_secondary_one() -> None:
    def cited(read: Read) -> Citation:
        return Citation("Act", "s. 1", read)

    pact = needs("pact", "en", citation=cited(Read.SECONDARY))
    state = needs("GB", "en", citation=cited(Read.OFFICIAL))
    demand = weigh_requirements([pact, state], PARTIES)
    assert demand.official("en-US") == state
    assert demand.official("fr") is None
    assert weigh_requirements([pact], PARTIES).official("en") is None


def test_a_notice_demands_its_languages_of_what_is_sent_to_it(notice_data) -> None:
    notice_data |= {"version": "3", "languages": {"demanded": ["en"], "offered": ["fr"]}}
    asked = demanded_by(Notice.model_validate(notice_data | {"schema": "1"}))
    assert asked is not None
    assert (asked.source, asked.accepts) == ("Example Ltd", ("en", "fr"))
    assert str(asked.citation) == "Notice of Example Ltd, version 3, languages"


def test_a_notice_that_demands_nothing_binds_nobody(notice_data) -> None:
    notice_data["languages"] = {"offered": ["fr"]}
    assert demanded_by(Notice.model_validate(notice_data | {"schema": "1"})) is None


def test_a_case_is_resolved_with_the_demand_of_a_notice(
    resolve_case, request_data, notice_data
) -> None:
    notice_data["languages"] = {"demanded": ["fr"]}
    notice = Notice.model_validate(notice_data | {"schema": "1"})
    resolved = resolve_case(request_data, notice=notice)
    assert resolved.demand.accepts == ("fr",)
    assert resolve_case(request_data).demand.binding == ()


ANSWER = """[[answer]]
question = "languages"
for = ["subscriber-data"]
value = { accepts = ["cy"] }
says = "Said."
source = "act"
article = "s. 1"
checked = 2026-01-01
read = "official"
"""


@pytest.mark.parametrize(("kind", "accepts"), [("subscriber-data", ("cy",)), ("bank-records", ())])
def test_an_answer_for_some_measures_binds_a_request_for_these(
    kind: str, accepts: tuple[str, ...], country, resolve_case, request_data
) -> None:
    country(request_data["requested"]["state"], law=ANSWER)
    request_data["measures"][0]["kind"] = kind
    assert resolve_case(request_data).demand.accepts == accepts
