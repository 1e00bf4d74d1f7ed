"""What a finding quotes of a text is cut short: never through a name, never out of a held fact."""

from __future__ import annotations

import re

import pytest

from comity.steps.protect import Shield

LEAD = "To show what was agreed by all of those who"


@pytest.mark.parametrize("more", range(24))
def test_a_quotation_is_never_cut_through_a_name_or_an_address(
    hearing, resolve_case, more: int
) -> None:
    text = f"{LEAD} {'x' * more} met Ngozi Abernathy at 12 Hidden Lane, +1 309 555 0142, in May"
    said = Shield(resolve_case(hearing).draft.data()).quoted(text)
    assert said.endswith(" …")
    for told in ("Ngoz", "Abern", "Hidden", "309"):
        assert told not in said


def test_no_finding_on_substance_ends_in_half_a_name(hearing, comity_here, write) -> None:
    text = f"{LEAD} met N. Abernathy and the rest of them in the month of May."
    hearing["measures"][1] |= {"title": text, "purpose": text, "nexus": text}
    done = comity_here("check", "--all", write(hearing))
    assert "This text only repeats" in done.stdout
    assert "Abern" not in done.stdout + done.stderr


def test_a_shortened_quotation_of_a_withheld_fact_is_taken_out_too(hearing, resolve_case) -> None:
    text = "Ein Mann namens Karl hat der\n  Polizei gesagt, dass die Reise im Mai bezahlt wurde."
    hearing["facts"].append({"id": "F3", "text": text, "handling": "H1"})
    said = Shield(resolve_case(hearing).draft.data()).said(
        "It is in German: “Ein Mann namens Karl hat der Polizei …”"
    )
    assert said == "It is in German: [text of F3]"


def test_neither_a_finding_nor_a_letter_quotes_a_withheld_fact(hearing, comity_here, write) -> None:
    text = "Ein Mann namens Karl hat der Polizei gesagt, dass die Reise im Mai bezahlt wurde."
    hearing["facts"].append({"id": "F3", "text": text, "handling": "H1"})
    file = write(hearing)
    for args in (("check", file), ("check", file, "--as", "NR")):
        done = comity_here(*args)
        assert "Karl" not in done.stdout + done.stderr


def test_an_assurance_named_after_the_witness_is_not_named_by_refusals(
    hearing, comity_here, write
) -> None:
    hearing["assurances"] = [{"kind": "for-ngozi-abernathy", "given_by": "The office"}]
    file = write(hearing)
    for form in ("text", "json"):
        done = comity_here("refusals", file, "--format", form)
        assert done.returncode in (0, 1), done.stderr
        assert "bernathy" not in done.stdout


@pytest.mark.parametrize("kind", ["Abernathy", "hear-ngozi-abernathy", "bluebird.77"])
def test_a_measure_whose_kind_is_a_name_is_not_called_so_by_refusals(
    kind, hearing, comity_here, write
) -> None:
    hearing["measures"][0]["kind"] = kind
    file = write(hearing)
    for form in ("text", "json"):
        done = comity_here("refusals", file, "--format", form)
        assert done.returncode in (0, 1), done.stderr
        assert not re.search("bernathy|bluebird", done.stdout + done.stderr)
