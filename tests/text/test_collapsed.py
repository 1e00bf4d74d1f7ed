"""Findings that repeat are put together, and none is lost."""

from __future__ import annotations

from dataclasses import replace

from comity.host.answers import unsound
from comity.model.citations import Citation, Read
from comity.model.findings import Costs, Finding, Place, Severity
from comity.model.messages import Term
from comity.text.collapsed import brief, collapsed, joined, singly
from comity.text.messages import finding, message, plain_sentence, standing

LAW = Citation("Code", "art. 1", Read.SECONDARY)


def paraphrased(number: int) -> Finding:
    place = Place("case.yaml", 10 * number, 3)
    at = f"offences[{number}].text"
    named, of = ("O1", "O2"), ("M1",)
    rule = "form.provision-paraphrased"
    return standing(
        finding(rule, at, place=place, weight=Severity.ADVICE, offences=named, measures=of)
    )


def filled(field: str, *doubts: str) -> Finding:
    return standing(
        finding(
            "filled.secondary/own",
            field,
            citation=LAW,
            values=(message("filled.value", field=field, value="Ministry"),),
            doubts=tuple(message(one) for one in doubts),
            field=field,
        )
    )


def elsewhere(measure: str, why: str = "It is there.") -> Finding:
    return standing(
        finding(
            "refusal.link",
            f"measures[{measure[1:]}].holder",
            weight=Severity.WARNING,
            ground=Term("term", "holder", "The holder is in another State"),
            measures=(measure,),
            why=plain_sentence(why, "Send it there."),
        )
    )


def test_what_repeats_stands_behind_the_first_and_no_field_is_lost() -> None:
    found = (paraphrased(0), elsewhere("M1"), paraphrased(1), paraphrased(2))
    first, other = collapsed(found)
    assert first.fields == ("offences[0].text", "offences[1].text", "offences[2].text")
    assert [one.place.line for one in first.also] == [10, 20]
    assert other == found[1]


def test_one_by_one_they_are_what_they_were() -> None:
    found = (paraphrased(0), paraphrased(1), elsewhere("M1"))
    assert singly(collapsed(found)) == found
    assert collapsed(collapsed(found)) == collapsed(found)


def test_a_finding_of_another_weight_cure_law_or_cost_stays_apart() -> None:
    one = paraphrased(0)
    others = (
        replace(one, severity=Severity.ERROR),
        replace(one, cure="Do something else."),
        replace(one, citation=LAW),
        replace(one, costs=Costs.REQUEST),
        replace(one, source="KE"),
    )
    for other in others:
        assert collapsed((one, other)) == (one, other)


def test_what_differs_in_its_measures_alone_is_one_sentence() -> None:
    (found,) = collapsed((elsewhere("M1"), elsewhere("M3")))
    said = joined(found)
    assert said is not None
    assert "(M1, M3)" in said.text


def test_what_differs_in_its_reason_is_not_one_sentence() -> None:
    (found,) = collapsed((elsewhere("M1"), elsewhere("M3", "It is elsewhere.")))
    assert joined(found) is None
    assert len(found.also) == 1


def test_what_was_filled_in_is_one_sentence_for_all_fields() -> None:
    (found,) = collapsed(
        (
            filled("requesting.central_authority", "filled.secondary"),
            filled("requested.central_authority", "filled.secondary"),
        )
    )
    said = brief(found)
    assert said is not None
    assert "`requesting.central_authority`" in said.text
    assert "`requested.central_authority`" in said.text


def test_a_second_doubt_on_what_was_filled_in_is_not_swallowed() -> None:
    doubtful = filled("requested.central_authority", "filled.secondary", "filled.no-address")
    found = collapsed((filled("requesting.central_authority", "filled.secondary"), doubtful))
    assert [brief(one) is None for one in found] == [False, True]


def test_a_defect_has_no_brief_sentence() -> None:
    assert brief(paraphrased(0)) is None


def test_a_plugin_cannot_hand_over_findings_within_a_finding() -> None:
    """They would not have been masked one by one."""
    inner = Finding(Severity.ADVICE, "xx.a", "It names somebody.", "loss")
    outer = replace(inner, also=(inner,))
    assert unsound(inner) == ""
    assert unsound(outer).startswith("also is")
