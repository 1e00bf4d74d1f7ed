"""A person has the same number in each version of one document, and no version shows a gap."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.steps.protect import redact
from comity.steps.protect.readers import view_of

PROTECTIONS = (None, "pseudonym", "omit")


def persons(protections: list[str | None]) -> list[dict[str, Any]]:
    made = []
    for n, how in enumerate(protections, start=1):
        one = {"id": f"P{n}", "role": "witness", "name": {"full": f"Name{n} Example{n}"}}
        made.append(one | ({"protect": how} if how else {}))
    return made


def numbers(resolved: Any, reader: str = "") -> dict[str, int]:
    """The number of each person of a version, by what tells who it is, and that of the text."""
    seen = replace(resolved, view=view_of(resolved, reader)) if reader else resolved
    left = redact(seen, lambda role, n: f"{role} P{n}", lambda n: f"item {n}")
    data = left.resolved.draft.data()
    here = data.get("persons") or ()
    told = {left.original(f"persons[{n}]"): n + 1 for n in range(len(here))}
    for n, one in enumerate(here, start=1):
        if one.get("protect"):
            assert one["name"]["full"] == f"witness P{n}"
    return told


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PROTECTIONS), min_size=1, max_size=6), st.data())
def test_a_person_has_one_number_in_all_versions(
    hearing: dict[str, Any], resolve_case: Any, protections: list[str | None], data: st.DataObject
) -> None:
    case = copy.deepcopy(hearing)
    case["persons"] = persons(protections)
    case["facts"][0]["persons"] = []
    case["facts"] = case["facts"][:1]
    for one in case["measures"]:
        one["persons"], one["facts"] = [], ["F1"]
    ids = [one["id"] for one in case["persons"]]
    public = data.draw(st.sets(st.sampled_from(ids)))
    defence = data.draw(st.sets(st.sampled_from(sorted(public)))) if public else set()
    case["disclosable"] = [
        {"for": "defence", "withhold": ["necessity", *sorted(defence)]},
        {"for": "public", "withhold": ["necessity", *sorted(public)]},
    ]
    resolved = resolve_case(case)
    whole = numbers(resolved)

    for reader, hidden in (("", ()), ("defence", defence), ("public", public)):
        told = numbers(resolved, reader)
        assert sorted(told.values()) == list(range(1, len(told) + 1))
        assert told.items() <= whole.items()
        stay = [n for n, how in enumerate(protections) if how != "omit" and ids[n] not in hidden]
        assert {*told} == {f"persons[{n}]" for n in stay}


def test_a_text_says_the_number_that_each_version_has(
    hearing: dict[str, Any], resolve_case: Any
) -> None:
    hearing["disclosable"] = [{"for": "defence", "withhold": ["P1"]}]
    hearing["facts"][1]["text"] = "The witness P2 saw who wrote it, the suspect P1 slept."
    resolved = resolve_case(hearing)
    left = redact(resolved, lambda role, n: f"{role} P{n}", lambda n: f"item {n}")
    whole = left.resolved.draft.data()

    assert whole["facts"][1]["text"] == "The witness P1 saw who wrote it, the suspect P2 slept."
    assert [one["name"]["full"] for one in whole["persons"]] == ["witness P1", "Bo Sample"]
    assert whole["facts"][0]["persons"] == ("P2",)
    assert left.original("persons[1].name.full") == "persons[0].name.full"


def test_which_person_is_meant_is_told_by_the_number_of_the_versions(
    hearing: dict[str, Any], found: Any
) -> None:
    hearing["disclosable"] = [{"for": "defence", "withhold": ["P1"]}]
    (told,) = found(hearing)["protection.person-number"]

    assert told.field == "facts[1].text"
    assert "the person with the id P2, whom the document calls P1" in told.message


def test_the_sealed_annex_has_the_numbers_of_the_letter(
    hearing: dict[str, Any], made: Any, texts_of: Any
) -> None:
    hearing["disclosable"] = [{"for": "defence", "withhold": ["P1"]}]
    name, data = next(one for one in made(hearing).items() if "sealed" in one[0])

    assert any("Witness P1 (identity protected)" in text for text in texts_of(name, data))
    assert not any("Witness P2" in text for text in texts_of(name, data))
