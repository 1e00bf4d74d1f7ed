"""The form of correspondence: days, reasons, what each is for."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

BOTH: dict[str, Any] = {
    "schema": 1,
    "date": "2026-10-05",
    "reference": "P/1",
    "requesting": {"state": "TV", "issued_by": {"name": "A B"}},
    "requested": {"state": "NR"},
    "concerning": {"reference": "R/1", "date": "2026-10-01"},
}
ANSWER = BOTH | {"requesting": {"state": "TV"}}
LACK = {"what": "No period is given.", "remedy": "Give it.", "rule": "Act, s. 1"}
KEPT: dict[str, Any] = {
    "schema": 1,
    "kind": "preservation",
    "form": "point-of-contact",
    "date": "2026-10-05",
    "reference": "P/2",
    "requesting": {
        "state": "TV",
        "authority": {"name": "Office"},
        "issued_by": {"name": "A B"},
        "contacts": [{"name": "C D", "email": "c@office.example"}],
    },
    "requested": {"state": "NR"},
    "reciprocity": True,
    "offences": [{"id": "O1", "title": "Fraud", "provision": "Act, s. 1"}],
    "facts": [{"id": "F1", "text": "A message came from a@mail.example."}],
    "measures": [
        {
            "id": "M1",
            "kind": "preservation",
            "holder": {"name": "Example Mail"},
            "identifiers": [{"kind": "email", "value": "a@mail.example"}],
            "items": ["The messages of the account"],
            "period": {"from": "2026-01-01", "to": "2026-02-01"},
            "purpose": "To identify the user.",
            "facts": ["F1"],
            "offences": ["O1"],
        }
    ],
    "request_intended": True,
}
REMINDER = BOTH | {"kind": "reminder", "outstanding": ["The records."]}
ENCLOSED = BOTH | {"kind": "transmittal", "form": "letter", "enclosures": [{"title": "Request"}]}
RECEIPT = ANSWER | {"kind": "acknowledgement", "received": "2026-10-04"}
DEFICIENCY = ANSWER | {"kind": "deficiency", "deficiencies": [LACK]}

Rules = Callable[[dict[str, Any]], set[str]]


@pytest.fixture
def read(resolve_case: Callable[..., Any], make_host: Callable[..., Any]) -> Callable[..., Any]:
    """The findings on a case."""
    from comity.model.office import Office
    from comity.steps.check import check

    def read(data: dict[str, Any]) -> Any:
        host = make_host(Office(allowed=frozenset()))
        return check(resolve_case(copy.deepcopy(data), host), host)

    return read


@pytest.fixture
def rules(read: Callable[..., Any]) -> Rules:
    """The rules of the findings above advice on a case, by weight and id."""

    def rules(data: dict[str, Any]) -> set[str]:
        return {f"{f.severity.value} {f.rule}" for f in read(data) if f.severity.rank < 2}

    return rules


@pytest.mark.parametrize("data", [REMINDER, ENCLOSED, RECEIPT, DEFICIENCY, KEPT])
def test_a_plain_paper_has_nothing_above_advice(data: dict[str, Any], rules: Rules) -> None:
    assert rules(data) == set()


@pytest.mark.parametrize(
    ("data", "change", "rule"),
    [
        (REMINDER, {"acknowledged": "2026-11-01"}, "error papers.day-later"),
        (
            REMINDER,
            {"urgency": {"level": "ordinary", "deadline": "2026-10-01"}},
            "error papers.day-past",
        ),
        (REMINDER, {"requested": {"state": "TV"}}, "error links.same-state"),
        (ENCLOSED, {"form": "note-verbale"}, "warning papers.note-from"),
        (ENCLOSED, {"note_to": {"name": "Embassy"}}, "warning papers.no-note"),
        (RECEIPT, {"received": "2026-11-01"}, "error papers.day-later"),
        (DEFICIENCY, {"reply_by": "2026-10-01"}, "error papers.day-past"),
        (DEFICIENCY, {"not_held_up": ["2"]}, "error papers.held-up"),
        (
            DEFICIENCY,
            {
                "not_held_up": ["2"],
                "deficiencies": [LACK | {"measures": ["2"], "weight": "helpful"}],
            },
            "error papers.held-up",
        ),
        (KEPT, {"request_intended": False}, "warning papers.no-request"),
        (KEPT, {"request_by": "2026-10-01"}, "error papers.day-past"),
        (
            KEPT,
            {"measures": [KEPT["measures"][0] | {"holder": {"name": "Mail", "state": "TO"}}]},
            "warning papers.holder-elsewhere",
        ),
        (
            KEPT,
            {"measures": [KEPT["measures"][0] | {"kind": "stored-content"}]},
            "error papers.not-preservation",
        ),
        (
            KEPT,
            {"hold_until": "2027-01-01", "hold_for": {"quantity": 90, "unit": "days"}},
            "warning papers.two-times",
        ),
        (
            KEPT,
            {
                "measures": [
                    KEPT["measures"][0]
                    | {"identifiers": [{"kind": "ip-address", "value": "192.0.2.1"}]}
                ]
            },
            "warning form.address-without-time",
        ),
        (
            KEPT,
            {
                "form": "provider",
                "facts": [{"id": "F1", "text": "From a@mail.example.", "handling": "H1"}],
            },
            "error form.handling-code",
        ),
    ],
)
def test_a_flaw_is_named(
    data: dict[str, Any], change: dict[str, Any], rule: str, rules: Rules
) -> None:
    assert rule in rules(data | change)


def test_a_rule_known_from_an_account_is_a_limit_and_no_defect_of_the_letter(
    read: Callable[..., Any],
) -> None:
    found = read(DEFICIENCY | {"deficiencies": [LACK | {"read": "secondary"}]})
    (told,) = (one for one in found if one.rule == "papers.rule-secondary")
    assert (told.severity.value, told.costs, told.limit) == ("advice", "nothing", True)


@pytest.mark.parametrize(
    ("data", "change", "words"),
    [
        (REMINDER, {"concerning": {"reference": "R/1", "date": "2026-11-01"}}, "of the request"),
        (REMINDER, {"acknowledged": "2026-11-01"}, "of the acknowledgement"),
        (REMINDER, {"reminders": [{"date": "2026-11-01"}]}, "of an earlier reminder"),
        (RECEIPT, {"received": "2026-11-01"}, "of receipt"),
        (DEFICIENCY, {"reply_by": "2026-10-01"}, "for the reply"),
        (KEPT, {"hold_until": "2026-10-01"}, "until which the data must be kept"),
        (KEPT, {"request_by": "2026-10-01"}, "for the later request"),
        (KEPT, {"facts": [{"id": "F1", "text": "So.", "date": "2026-11-01"}]}, "of this fact"),
    ],
)
def test_a_date_on_the_wrong_side_is_named(
    data: dict[str, Any], change: dict[str, Any], words: str, read: Callable[..., Any]
) -> None:
    said = [f.message for f in read(data | change) if f.rule.startswith("papers.day-")]
    assert len(said) == 1
    assert said[0].startswith(f"The date {words} is ")


def test_states_are_called_by_their_names(read: Callable[..., Any]) -> None:
    measure = KEPT["measures"][0] | {"holder": {"name": "Mail", "state": "US"}}
    (found,) = [
        f for f in read(KEPT | {"measures": [measure]}) if f.rule == "papers.holder-elsewhere"
    ]
    assert found.said.data()["params"]["holder"] == {"state": "US", "name": "the United States"}
    assert found.message.startswith("The holder is established in the United States, but ")


PACT = """
import sys
import datetime as dt
from comity import hookimpl
from comity import Instrument

ROWS = [{"code": code, "status": "party", "in_force": day, "read": "official"} for code, day in
        (("TV", "2005-01-01"), ("NR", "2026-07-01"))]

@hookimpl
def comity_instruments():
    told = {"title": "Example Pact", "level": "multilateral", "in_force": "2000-01-01"}
    told |= {"source": "t", "read": "official", "party_list": {"complete": "yes"}}
    scope = {"id": "grave", "element": "offence", "says": "It is grave.", "source": "t",
             "article": "art. 2", "when": {"field": "gravity", "present": True}, "read": "official"}
    graver = told | {"id": "graver", "title": "Pact on grave offences", "scope": [scope]}
    return [Instrument.model_validate(one | {"parties": ROWS})
            for one in (told | {"id": "pact"}, graver)]


plugin = sys.modules[__name__]
"""


@pytest.fixture
def based(
    install: Callable[..., Any], make_host: Callable[..., Any], resolve_case: Callable[..., Any]
) -> Callable[..., dict[str, Any]]:
    """``based(paper)``: the findings on the legal basis of a paper, where a pact is installed."""
    entry = "[comity.plugins]\npact = comity_pact:plugin\n"
    install("comity-pact", "1.0", entry, modules={"comity_pact.py": PACT})

    def based(data: dict[str, Any]) -> dict[str, Any]:
        from comity.model.office import Office
        from comity.steps.check import check

        host = make_host(Office(allowed=frozenset({"comity-pact"})))
        found = check(resolve_case(copy.deepcopy(data), host), host)
        return {f.rule: f for f in found if f.rule.startswith("basis.")}

    return based


NAMED = {"basis": [{"instrument": "pact"}, {"instrument": "graver"}]}


@pytest.mark.parametrize("data", [ENCLOSED, KEPT, KEPT | {"form": "provider"}])
def test_a_paper_may_cite_what_binds_both_on_its_day_and_nothing_else(
    data: dict[str, Any], based: Callable[..., dict[str, Any]]
) -> None:
    assert based(data | NAMED) == {}

    before: dict[str, Any] = {"date": "2026-06-30"}
    if "concerning" in data:
        before["concerning"] = {"reference": "R/1", "date": "2026-06-01"}
    (found,) = based(data | {"basis": [{"instrument": "pact"}]} | before).values()
    assert found.rule == "basis.not-party"
    assert found.severity == "error"
    assert found.field == "basis[0].instrument"
    assert "reciprocity" in found.cure

    (found,) = based(data | {"basis": [{"instrument": "pakt"}]}).values()
    assert found.rule == "basis.not-installed"
    assert found.cure == "Correct the id. Did you mean pact?"


def test_a_preservation_that_will_cite_a_treaty_unasked_says_which(
    based: Callable[..., dict[str, Any]],
) -> None:
    silent = {name: value for name, value in KEPT.items() if name != "reciprocity"}

    (found,) = based(silent).values()
    assert found.rule == "basis.chosen"
    assert found.severity == "advice"
    assert "Example Pact" in found.message
    assert based(silent | {"form": "provider"}) == {}  # to a provider none is cited unasked


def test_a_rule_that_names_no_kind_speaks_of_no_paper(
    country: Callable[..., Any], make_host: Callable[..., Any], resolve_case: Callable[..., Any]
) -> None:
    from comity.steps.check import check

    country(
        "NR",
        law=(
            '[[rule]]\nid = "nr.subject"\nrole = "requested"\n'
            'require = [{ field = "subject", present = true }]\n'
            'says = "It names its subject."\nsource = "act"\narticle = "s. 1"\nread = "official"\n'
        ),
    )
    host = make_host()
    found = check(resolve_case(REMINDER, host), host)

    assert "nr.subject" not in {finding.rule for finding in found}


def test_a_withdrawal_is_not_judged_as_a_request_and_asks_for_its_reason(
    request_data: dict[str, Any], resolve_case: Callable[..., Any], make_host: Callable[..., Any]
) -> None:
    from comity.model.office import Office
    from comity.steps.check import check

    request_data |= {"status": "withdrawal", "supplements": "R/1", "facts": []}
    request_data["measures"][0].pop("facts")
    host = make_host(Office(allowed=frozenset()))
    found = {f.rule for f in check(resolve_case(request_data, host), host)}

    assert "form.no-facts" not in found
    assert "form.measure-without-facts" not in found
    assert "form.withdrawal-reason" in found
