"""What a finding quotes of a text is cut short: never through a name, never out of a held fact."""

from __future__ import annotations

import re

import pytest

from comity.steps.protect import Shield
from comity.text.messages import finding

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


TOLD = {
    "name": ("of the woman Ngozi Abernathy and of her debts", ("Ngozi", "Abernathy")),
    "identifier": ("her passport A0099 8877 XY and her visa", ("0099", "8877", "XY")),
    "birth": ("of somebody born on 2 March 1985 in the country", ("March", "1985")),
    "telephone": ("the calls from +1 309 555 0142 and their hours", ("309", "555", "0142")),
    "address": ("who was living at 12 Hidden Lane for a year", ("Hidden", "Lane")),
}


@pytest.mark.parametrize("kind", TOLD)
def test_a_quotation_that_a_rule_cut_holds_no_half_of_an_identity(
    kind: str, hearing, resolve_case
) -> None:
    told, parts = TOLD[kind]
    text = f"The bank did not know {told} until May, as its clerk said."
    witness = next(one for one in hearing["persons"] if one.get("protect"))
    witness["identifiers"] = [{"kind": "passport", "value": "A0099 8877 XY"}]
    hearing["facts"][0]["text"] = text
    shield = Shield(resolve_case(hearing).draft.data())
    for end in range(len("The bank did not know"), len(text)):
        for quote in (f"{text[:end].rstrip()} …", text[:end].strip(), text[end:].strip()):
            found = shield.finding(finding("lint.all-data", "facts[0].text", words=quote))
            assert found.said is not None
            said = f"{found.message} {found.said.data()}"
            assert not [one for one in parts if one in said], quote


def test_a_quotation_that_two_texts_make_ends_in_no_half_a_name(hearing, resolve_case) -> None:
    hearing["facts"][0]["text"] = "The letters lay in the hall. Ms Ngozi Abernathy wrote them."
    shield = Shield(resolve_case(hearing).draft.data())
    words = "A word of another text The letters lay in the hall. Ms Ngozi …"
    assert "Ngozi" not in shield.finding(finding("lint.all-data", words=words)).message


def test_a_town_that_the_address_names_too_is_still_told(hearing, resolve_case) -> None:
    hearing["facts"][0]["text"] = "He drove to Peoria in May."
    shield = Shield(resolve_case(hearing).draft.data())
    words = "He drove to"
    assert words in shield.finding(finding("lint.all-data", words=words)).message
