"""No verdict without reading: what was not read, and what could not be judged, is said first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.host import Host
from comity.model.office import Office
from comity.steps.assess import Coverage, Report, cover, judge_grounds
from comity.steps.resolve import Resolved

ENTRY = """
[[ground]]
id = "nr.{topic}"
title = "A ground"
nature = "mandatory"
topic = "{topic}"
says = "It says so."
source = "act"
article = "s. 1"
read = "{read}"
{more}
"""

Covered = Callable[..., Coverage]
KEPT = {"data_protection": "Kept apart.", "gravity": "Two hundred victims."}


def ground(topic: str, more: str = "", read: str = "official") -> str:
    return ENTRY.format(topic=topic, more=more, read=read)


@pytest.fixture
def covered(
    country: Callable[..., Any],
    make_host: Callable[..., Host],
    resolve_case: Callable[..., Resolved],
    request_data: dict[str, Any],
) -> Covered:
    """``covered(law, reciprocity=True)``: what the verdict on a request to NR rests on."""

    def covered(law: str, **changes: Any) -> Coverage:
        country("NR", law=law)
        host = make_host(Office(allowed=frozenset({"comity-nr"})))
        resolved = resolve_case({**request_data, **changes}, host)
        return cover(resolved, judge_grounds(resolved, host))

    return covered


def test_nothing_at_risk_is_said_where_all_was_read_and_judged(covered: Covered) -> None:
    found = covered(ground("data-protection") + ground("de-minimis"), **KEPT)
    assert found.standing == "nothing-at-risk"
    assert found.says == "Nothing is at risk. Judged: 2 of 2 known grounds."


def test_a_ground_that_nothing_points_to_was_not_judged(covered: Covered) -> None:
    silent = ground("political-offence") + ground("military-offence")
    found = covered(ground("data-protection") + silent, **KEPT)
    assert (found.judged, found.not_pointed_to, found.grounds) == (1, 2, 3)
    assert found.standing == "none-among-those-judged"
    assert found.says == (
        "Judged: 1 of 3 known grounds, none at risk. Nothing in the file points to the other 2."
    )


def test_where_nothing_points_to_any_ground_nothing_was_judged(covered: Covered) -> None:
    alone = covered(ground("political-offence") + ground("military-offence"))
    assert alone.standing == "nothing-judged"
    assert alone.says == (
        "Nothing could be judged. Nothing in the file points to the 2 known grounds."
    )


def test_silence_beside_an_empty_field_is_told_apart_from_it(covered: Covered) -> None:
    law = ground("de-minimis") + ground("data-protection") + ground("political-offence")
    said = covered(law, gravity=KEPT["gravity"]).says
    assert said.startswith("Judged: 1 of 3 known grounds, none at risk. Nothing in the file points")
    assert "points to 1 more. 1 ground depends on an empty field: `data_protection`." in said


def test_what_law_takes_out_of_the_case_is_not_counted_among_the_grounds(
    covered: Covered,
) -> None:
    elsewhere = 'only = { field = "requesting.state", in = ["ZZ"] }'
    found = covered(ground("data-protection") + ground("military-offence", elsewhere), **KEPT)
    assert (found.judged, found.grounds, found.not_pointed_to) == (1, 1, 0)


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        ('{ field = "proceedings.nature", equals = "execution" }', "shown-otherwise"),
        ('{ field = "measures[].purpose", mentions = ["cabinet"] }', "no-sign"),
        ('{ field = "proceedings.hearing", present = true }', "no-sign"),
        ('{ field = "reference", present = false }', "no-sign"),
        (
            '{ all = [{ field = "reference", mentions = ["cabinet"] }, '
            '{ not = { field = "requesting.state", equals = "TV" } }] }',
            "shown-otherwise",
        ),
    ],
)
def test_a_condition_that_is_not_there_is_shown_by_what_is_said_and_not_by_silence(
    when: str,
    reason: str,
    country: Callable[..., Any],
    make_host: Callable[..., Host],
    resolve_case: Callable[..., Resolved],
    request_data: dict[str, Any],
) -> None:
    country("NR", law=ground("other", f"when = {when}"))
    host = make_host(Office(allowed=frozenset({"comity-nr"})))
    (judged,) = judge_grounds(resolve_case(request_data, host), host)
    assert (judged.status, judged.reason) == ("not-in-play", reason)


def test_a_plugin_without_a_ground_gives_no_verdict(covered: Covered) -> None:
    found = covered("")
    assert found.standing == "nothing-judged"
    assert [(one.code, one.said.id) for one in found.unread] == [
        ("no-ground", "coverage.no-ground"),
    ]
    assert found.unread[0].says in found.says


def test_law_known_from_accounts_alone_is_said_to_be(covered: Covered) -> None:
    found = covered(ground("data-protection", read="secondary"), **KEPT)
    assert found.standing == "none-among-those-judged"
    assert "known from secondary sources only" in found.says


def test_a_text_that_nobody_read_is_named(covered: Covered) -> None:
    found = covered(ground("data-protection") + ground("military-offence", read="none"), **KEPT)
    assert found.standing == "none-among-those-judged"
    assert "No source has been consulted on “A ground”" in found.says


def test_a_measure_of_which_no_ground_speaks_is_named(covered: Covered) -> None:
    found = covered(ground("political-offence", 'for = ["restraint"]'))
    assert found.standing == "nothing-judged"
    assert "covers M1." in found.says


@pytest.mark.parametrize(
    ("topic", "why"),
    [
        ("data-protection", "1 ground depends on an empty field: `data_protection`."),
        ("pending-proceedings", "No field of a request decides 1 ground."),
        ("other", "No field of a request decides 1 ground."),
        ("discretion", "No field of a request decides 1 ground."),
    ],
)
def test_what_could_not_be_judged_is_counted_with_its_reason(
    covered: Covered, topic: str, why: str
) -> None:
    found = covered(ground("de-minimis") + ground(topic), gravity=KEPT["gravity"])
    assert (found.judged, found.grounds) == (1, 2)
    assert found.says == f"Judged: 1 of 2 known grounds, none at risk. {why}"
    assert found.why == (why,)


@pytest.mark.needs_country
@pytest.mark.parametrize("code", ["NO", "AR", "JP"])
def test_a_state_without_a_plugin_is_not_headed_nothing_at_risk(
    judge: Callable[..., Report], code: str
) -> None:
    found = judge("08", {"requested.state": code}).coverage
    assert found.standing in ("nothing-judged", "none-among-those-judged")
    assert found.why[0].startswith("No law of ")
    assert found.why[0] in found.says


@pytest.mark.needs_country
def test_an_instrument_relied_on_that_is_not_known_to_bind_both_is_named(
    judge: Callable[..., Report],
) -> None:
    changes = {"basis": [{"instrument": "ets-099"}], "requested.state": "SE"}
    found = judge("03", changes).coverage
    assert "ets-099" in [one.of for one in found.unread if one.code == "status"]


FILLED: list[tuple[str, dict[str, Any]]] = [
    ("privilege", {"measures.0.privilege": "Papers of counsel are set aside."}),
    ("immunity", {"measures.0.immunity": "None is known."}),
    ("data-protection", {"data_protection": "Kept apart."}),
    ("dual-criminality", {"offences.0.requested_law": {"provision": "Code, s. 1"}}),
    ("fundamental-rights", {"measures.0.necessity": "Nothing less will do."}),
    ("order", {"measures.0.order": {"title": "Beschluss"}}),
]


@pytest.mark.needs_country
@pytest.mark.parametrize(("topic", "changes"), FILLED, ids=[one[0] for one in FILLED])
def test_a_filled_field_is_addressed_and_never_met(
    judge: Callable[..., Report], topic: str, changes: dict[str, Any]
) -> None:
    stands = {one.status for one in judge("03", changes).judged if one.topic == topic}
    assert "addressed" in stands
    assert "met" not in stands


@pytest.mark.needs_country
def test_a_penalty_that_the_law_s_own_condition_names_is_a_fact_that_decides(
    judge: Callable[..., Report],
) -> None:
    def stands(**penalty: Any) -> str:
        changes = {f"offences.0.maximum_penalty.{k}": v for k, v in penalty.items()}
        report = judge("02", changes)
        return next(o.status for o in report.judged if o.ground_id == "us.content.one-year")

    assert stands(years=20) == "met"
    assert stands(years=1) == "at-risk"
    assert stands(years=None) == "cannot-tell"
    assert stands(years=None, life=True) == "met"
    assert stands(years=0) == "at-risk"


@pytest.mark.needs_country
def test_a_silent_field_is_not_out_of_play(judge: Callable[..., Report]) -> None:
    silent = {
        "requesting.state": "FR",
        "basis": [{"instrument": "eu-eio"}],
        "proceedings.earlier_judgments": None,
        "proceedings.conduct_in_requested_state": None,
        "offences.0.requested_law": None,
        "offences.0.dual_criminality": None,
    }
    stands = {one.ground_id: one.status for one in judge("03", silent).judged}
    assert stands["eu-eio.ne-bis-in-idem"] == "cannot-tell"
    assert stands["eu-eio.territoriality"] == "cannot-tell"


@pytest.mark.needs_country
def test_words_of_a_language_that_is_not_known_here_show_nothing(
    judge: Callable[..., Report],
) -> None:
    changes = {"language": "pt", "offences.0.title": "Traição", "offences.0.category": None}
    stands = {one.topic: one.status for one in judge("05", changes).judged}
    assert stands["political-offence"] == "cannot-tell"
    assert stands["military-offence"] == "cannot-tell"


@pytest.mark.parametrize(
    ("purpose", "text", "status"),
    [
        ("To identify the user.", "A message was sent from a@mail.example.", "addressed"),
        ("TBC", "A message was sent from a@mail.example.", "at-risk"),
        ("To identify the user.", "x", "at-risk"),
    ],
)
def test_a_field_filled_with_words_that_say_nothing_does_not_hold_what_a_provision_lists(
    purpose: str,
    text: str,
    status: str,
    country: Callable[..., Any],
    make_host: Callable[..., Host],
    resolve_case: Callable[..., Resolved],
    request_data: dict[str, Any],
) -> None:
    country("NR", law=ground("form", 'when = { field = "reference", present = false }'))
    host = make_host(Office(allowed=frozenset({"comity-nr"})))
    (measure,), facts = request_data["measures"], [{"id": "F1", "text": text}]
    data = {**request_data, "measures": [{**measure, "purpose": purpose}], "facts": facts}
    (judged,) = judge_grounds(resolve_case(data, host), host)
    assert judged.status == status


@pytest.mark.parametrize(
    ("risks", "links", "said"),
    [
        (1, 0, "1 ground is at risk. Judged: "),
        (1, 1, "1 link between parts of the file is at risk. Judged: "),
        (3, 2, "1 ground is at risk. 2 links between parts of the file are at risk. Judged: "),
        (3, 1, "2 grounds are at risk. 1 link between parts of the file is at risk. Judged: "),
    ],
)
def test_links_that_fail_are_not_counted_as_grounds(risks: int, links: int, said: str) -> None:
    found = Coverage(2, 2, risks, (), 0, 0, 0, (), links)
    assert found.says.startswith(said)
    assert found.standing == "at-risk"


@pytest.mark.parametrize(
    ("risks", "links", "said"),
    [
        (0, 0, "No ground is at risk. This assurance is at risk: specialty. Judged: 2 of 2 "),
        (1, 0, "1 ground is at risk. This assurance is at risk: specialty. "),
        (
            2,
            1,
            "1 ground is at risk. 1 link between parts of the file is at risk. "
            "This assurance is at risk: specialty. ",
        ),
    ],
)
def test_an_assurance_at_risk_does_not_contradict_the_grounds(
    risks: int, links: int, said: str
) -> None:
    found = Coverage(2, 2, risks, (), 0, 0, 0, (), links, assurances=("specialty",))
    assert found.says.startswith(said)
    assert "none at risk" not in found.says
    assert found.standing == "at-risk"
