"""The parameters of a finding say no more of a protected person than its English does."""

from __future__ import annotations

import json
from pathlib import Path

from comity.steps.protect import Shield
from comity.text.messages import finding, worded


def test_a_name_in_a_parameter_is_masked_as_in_the_sentence(hearing, resolve_case) -> None:
    shield = Shield(resolve_case(hearing).draft.data())
    masked = shield.finding(finding("lint.all-data", "facts[0].text", words="all of Ms Abernathy"))
    assert "bernathy" not in masked.message
    assert masked.said is not None
    assert "bernathy" not in json.dumps(masked.said.data())
    assert worded(masked.said)[0] == masked.message


def test_a_finding_without_a_name_keeps_its_parameters(hearing, resolve_case) -> None:
    shield = Shield(resolve_case(hearing).draft.data())
    found = finding("lint.all-data", "facts[0].text", words="all data")
    assert shield.finding(found) == found


def test_a_withheld_fact_that_is_quoted_leaves_the_english_alone(hearing, resolve_case) -> None:
    text = "Ein Mann namens Karl hat der Polizei gesagt, dass die Reise im Mai bezahlt wurde."
    hearing["facts"].append({"id": "F3", "text": text, "handling": "H1"})
    shield = Shield(resolve_case(hearing).draft.data())
    masked = shield.finding(finding("lint.all-data", words="Ein Mann namens Karl hat der Polizei"))
    assert masked.said is not None
    assert masked.said.id == "plain.sentence"
    assert worded(masked.said)[0] == masked.message
    assert "Karl" not in json.dumps(masked.said.data())


def test_no_output_for_programs_names_the_witness(hearing, comity_here, write) -> None:
    text = "To show what Ngozi Abernathy said, and anything else of interest."
    hearing["measures"][1] |= {"title": text, "purpose": text, "nexus": text}
    file: Path = write(hearing)
    for command in ("check", "refusals"):
        done = comity_here(command, file, "--format", "json")
        assert '"said"' in done.stdout
        assert "bernathy" not in done.stdout + done.stderr
