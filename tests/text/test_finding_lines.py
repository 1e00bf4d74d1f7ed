"""Findings as a reader sees them: headings, one entry for what repeats, limits at the end."""

from __future__ import annotations

from dataclasses import replace

from comity.model.citations import Citation, Read
from comity.model.findings import Finding, Place, Severity
from comity.model.messages import Term
from comity.text.collapsed import collapsed, singly
from comity.text.finding_lines import grouped_lines
from comity.text.messages import finding, standing

BRAZIL = Term("state", "BR", "Brazil")
LAW = Citation("Code", "art. 1", Read.OFFICIAL)
ALSO = Citation("Code", "art. 2", Read.OFFICIAL)


def own(severity: Severity, rule: str, citation: Citation | None = None) -> Finding:
    place = Place("case.yaml", 4, 1)
    return standing(
        Finding(severity, rule, "It lacks this.", "loss", "Add it.", citation, place=place)
    )


def limit() -> Finding:
    return standing(finding("plugin.none", "requested.state", state=BRAZIL, code="BR"))


def text(*found: Finding, notice: bool = False, every: bool = False) -> str:
    shown = singly(found) if every else collapsed(found)
    return "\n".join(grouped_lines(shown, 100, notice=notice, every=every))


def test_each_weight_has_a_heading_and_an_empty_one_is_not_shown() -> None:
    told = text(own(Severity.ERROR, "xx.a"), own(Severity.ADVICE, "xx.b"))
    assert told.index("Must be corrected") < told.index("xx.a") < told.index("Worth a look")
    assert "Would likely be refused or returned" not in told


def test_nobody_refuses_a_notice() -> None:
    told = text(own(Severity.WARNING, "xx.a"), notice=True)
    assert "Should be corrected" in told
    assert "refused" not in told


def test_a_limit_of_comity_comes_last_and_does_not_look_like_a_defect() -> None:
    told = text(limit(), own(Severity.ADVICE, "xx.b"))
    before, block = told.split("What Comity does not know")
    assert "xx.b" in before
    assert "no defects" in block
    assert (
        "No national rules of Brazil (BR) are installed, so none were applied. [plugin.none]"
        in (" ".join(block.split()))
    )
    assert "->" not in block


def test_what_repeats_names_the_other_places_and_says_the_rest_once() -> None:
    places = [Place("case.yaml", line, 5) for line in (8, 12, 20)]
    rule = "point.time-by-road"
    found = [
        standing(finding(rule, f"measures[{n}].deadline", place=place, words="embassy"))
        for n, place in enumerate(places)
    ]
    told = text(*found)
    assert told.count("->") == 1
    assert "case.yaml:8:5: measures[0].deadline" in told
    assert "Also here: 12: measures[1].deadline, 20: measures[2].deadline." in told
    assert text(*collapsed(found), every=True).count("->") == 3


def test_what_repeats_with_other_words_keeps_its_words() -> None:
    rule = "links.person-unreached/person"
    found = [
        standing(finding(rule, f"measures[{n}]", weight=Severity.ADVICE, person=name))
        for n, name in enumerate(("P7", "P8"))
    ]
    told = text(*found)
    assert told.count("[links.person-unreached]") == 1
    assert "P7" in told
    assert "P8" in told


def test_what_a_finding_rests_on_is_said_once() -> None:
    told = text(own(Severity.WARNING, "xx.a", LAW))
    assert "[xx.a; rests on an official text: Code, art. 1]" in told
    several = text(
        own(Severity.WARNING, "xx.a", Citation("Code", "art. 1", Read.OFFICIAL, also=(ALSO,)))
    )
    assert "rests on an official text: Code, art. 1; Code, art. 2]" in several
    assert "rests on law data" in text(own(Severity.WARNING, "xx.a"))


def test_a_further_source_that_was_read_otherwise_says_so() -> None:
    mixed = Citation(
        "Code", "art. 1", Read.OFFICIAL, also=(Citation("Book", "p. 2", Read.SECONDARY),)
    )
    told = " ".join(text(own(Severity.WARNING, "xx.a", mixed)).split())
    assert "Code, art. 1 (official text read); Book, p. 2 (secondary source)" in told


def test_of_many_further_questions_the_more_useful_ones_come_first() -> None:
    rules = ("point.inquiry", *(f"xx.rule{number}" for number in range(12)), "point.own-case")
    found = [replace(own(Severity.ADVICE, rule), further=True) for rule in rules]
    told = text(*found)
    assert told.index("point.own-case") < told.index("xx.rule0") < told.index("xx.rule11")
    assert told.index("xx.rule11") < told.index("point.inquiry")
    few = text(*found[:12])
    assert few.index("point.inquiry") < few.index("xx.rule0")
