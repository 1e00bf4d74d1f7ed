"""The text of an assurance says what its kind promises, and neither hedges nor conditions it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from comity.steps.assess.promises import (
    flaws_of,
    kind_meant,
    known_kinds,
    promises,
    tells,
    terms_of,
)

HERE = Path(__file__).parent
FILES = (
    "assurance-texts",
    "assurance-texts-fresh",
    "assurance-texts-last",
    "assurance-texts-offices",
)
THEIRS = ("Mauritius", "Republic of Mauritius")
STILL_UNSAID = 3  # sound texts in words that the lists do not hold


def texts(side: str) -> list[tuple[str, str]]:
    found = []
    for name in FILES:
        data: dict[str, Any] = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
        found += [(kind, text) for kind, many in data.get(side, {}).items() for text in many]
    return found


@pytest.mark.parametrize(("kind", "text"), texts("sound"))
def test_a_sound_assurance_is_never_called_hedged_conditioned_or_contrary(
    kind: str, text: str
) -> None:
    assert [flaw for flaw in flaws_of(kind, text, (), THEIRS) if flaw.kind != "unsaid"] == []


def test_hardly_any_sound_assurance_is_asked_what_it_promises() -> None:
    assert len([t for t in texts("sound") if flaws_of(*t)]) <= STILL_UNSAID


@pytest.mark.parametrize(("kind", "text"), texts("flawed"))
def test_a_flawed_assurance_draws_a_remark(kind: str, text: str) -> None:
    assert flaws_of(kind, text)


@pytest.mark.parametrize(("kind", "text"), texts("passed-over"))
def test_what_is_too_close_to_sound_wording_draws_none(kind: str, text: str) -> None:
    assert flaws_of(kind, text) == ()


def test_there_are_enough_of_them_of_every_kind() -> None:
    for side in ("sound", "flawed"):
        found = texts(side)
        assert len(found) >= 55
        assert {kind for kind, _ in found} == set(known_kinds())


@pytest.mark.parametrize(
    ("kind", "text", "flaw"),
    [
        ("death-penalty", "Death may be sought.", "contradicted"),
        ("death-penalty", "It will not be imposed as far as possible.", "hedged"),
        ("death-penalty", "It will not be imposed unless the Cabinet decides.", "conditional"),
        ("death-penalty", "It is not carried out provided the Governor agrees.", "conditional"),
        ("death-penalty", "It is not sought, provided always that he is tried.", "conditional"),
        ("specialty", "It may be used in any other case without asking you.", "contradicted"),
        ("costs", "The matter was discussed.", "unsaid"),
        ("own-kind", "The children will be heard if possible.", "hedged"),
    ],
)
def test_the_flaw_is_called_by_its_name(kind: str, text: str, flaw: str) -> None:
    assert flaw in [found.kind for found in flaws_of(kind, text)]


def test_an_immunity_keeps_from_prosecution_and_from_detention() -> None:
    text = "P2 will enjoy the immunity of article 12 of the Convention and will be returned."
    assert (
        flaws_of("safe-conduct", text, ["person-returned", "not-prosecuted", "not-detained"]) == ()
    )
    less = flaws_of("safe-conduct", "He will be returned.", ["not-prosecuted", "not-detained"])
    assert [flaw.words for flaw in less] == ["not-prosecuted"]
    kept = "He will not be prosecuted or restrained."
    assert flaws_of("safe-conduct", kept, ["not-detained"]) == ()
    tried = "She will not be held, tried or taken to court and will be sent back."
    assert flaws_of("safe-conduct", tried, ["not-prosecuted"]) == ()


def test_a_text_that_promises_less_than_its_terms_is_no_match() -> None:
    text = "The death penalty will not be sought."
    assert flaws_of("death-penalty", text, ["not-sought"]) == ()
    (flaw,) = flaws_of("death-penalty", text, ["not-sought", "not-imposed"])
    assert (flaw.kind, flaw.words) == ("mismatch", "not-imposed")


@pytest.mark.parametrize(
    ("text", "flaws"),
    [
        ("There is no death penalty.", []),
        ("There is no death penalty there.", []),
        ("The law knows no penalty of death.", []),
        ("Our law does not know the death penalty.", []),
        ("The death penalty was abolished in 1972.", []),
        ("There is no request for the death penalty.", ["mismatch"]),
        ("There is no death penalty for minors.", ["mismatch"]),
        ("The death penalty was not abolished.", ["mismatch"]),
        ("There is no death penalty, but death may be imposed for treason.", ["contradicted"]),
    ],
)
def test_what_the_law_does_not_know_is_not_imposed_either(text: str, flaws: list[str]) -> None:
    found = flaws_of("death-penalty", text, ["not-imposed", "not-carried-out"])
    assert [flaw.kind for flaw in found] == flaws


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("No capital penalty for these acts.", True),
        ("No sentence of death is possible for these offences.", True),
        ("No death penalty is sought.", False),
        ("There is no death penalty for minors.", False),
    ],
)
def test_no_penalty_of_death_is_one_that_is_not_imposed(text: str, matches: bool) -> None:
    assert (flaws_of("death-penalty", text, ["not-imposed"]) == ()) is matches


@pytest.mark.parametrize(
    ("text", "flaws"),
    [
        ("No penalty of death may be imposed.", []),
        ("No court may impose the death penalty.", []),
        ("None may be imposed, and no penalty of death may be sought.", []),
        ("The court may refrain from imposing the death penalty.", ["hedged"]),
        ("No assurance may be given that the death penalty is not imposed.", ["hedged"]),
        ("No penalty of death is sought, and the court may spare him.", ["hedged"]),
    ],
)
def test_a_flat_denial_with_may_is_no_hedge(text: str, flaws: list[str]) -> None:
    found = flaws_of("death-penalty", text, ["not-imposed"])
    assert [flaw.kind for flaw in found if flaw.kind != "mismatch"] == flaws


def test_to_ask_before_any_other_use_limits_the_use() -> None:
    promise = ["use-limited", "other-use-with-consent"]
    assert flaws_of("specialty", "Norway will ask before any other use.", promise) == ()
    sheltered = "The papers will be read in this case and protected from use in other cases."
    assert flaws_of("specialty", sheltered, promise) == ()
    (flaw,) = flaws_of("specialty", "Norway will tell you of any other use.", promise)
    assert flaw.kind == "contradicted"


def test_the_standard_clauses_are_sound() -> None:
    from comity.steps.wording.catalogue import own_catalogue

    words = own_catalogue("en")
    for kind in known_kinds():
        text = words.text(f"request.assurance.{kind}", {"given_by": "The Minister", "kind": kind})
        assert flaws_of(kind, text) == (), kind


def test_what_a_letter_prints_for_a_typed_promise_is_found_in_its_text() -> None:
    from comity.steps.wording.catalogue import own_catalogue

    words = own_catalogue("en")
    for kind in known_kinds():
        for term in terms_of(kind):
            assert flaws_of(kind, words.text(f"word.promise.{term}", {}), [term]) == (), term


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("death-penalty", "No court will pass it on the strength of the evidence provided."),
        ("specialty", "The material provided under this request is used in this case only."),
        ("specialty", "It will not be used for any other purpose without first asking you."),
    ],
)
def test_what_is_provided_or_asked_first_is_no_condition(kind: str, text: str) -> None:
    assert flaws_of(kind, text) == ()


def test_a_condition_is_not_taken_for_the_contrary_of_the_promise() -> None:
    text = "What is received is used only for this case, unless another court decides otherwise."
    assert [flaw.kind for flaw in flaws_of("specialty", text)] == ["conditional"]
    other = "The material may be used in any other proceedings, unless you object."
    assert [flaw.kind for flaw in flaws_of("specialty", other)] == ["contradicted"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("use-limited", "specialty"), ("not-prosecuted", "safe-conduct"), ("own-kind", "own-kind")],
)
def test_a_term_in_the_place_of_a_kind_is_read_as_its_kind(written: str, meant: str) -> None:
    assert kind_meant(written) == meant


def test_a_return_on_demand_is_no_condition_of_limited_use() -> None:
    only = "The evidence will be used only in this case"
    assert flaws_of("specialty", f"{only} and returned if the Attorney-General asks for it.") == ()
    assert flaws_of("specialty", f"{only} if we consider it necessary.")


@pytest.mark.parametrize(
    "text",
    [
        "The United States would enforce an Austrian order of this kind.",
        "We will grant such a request of yours.",
        "France would recognise a decision of that kind.",
    ],
)
def test_a_like_order_that_would_be_enforced_is_reciprocity(text: str) -> None:
    assert flaws_of("reciprocity", text, ("like-assistance",)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Mutuality is assured.",
        "India is ready to do likewise.",
        "Comity and mutuality are offered.",
        "We shall do as much for you.",
    ],
)
def test_reciprocity_is_promised_in_more_words_than_one(text: str) -> None:
    assert flaws_of("reciprocity", text) == ()
    assert [one.kind for one in flaws_of("reciprocity", "The annex is long.")] == ["unsaid"]
    assert flaws_of("reciprocity", "The annex is long.", ["like-assistance"]) == ()
    assert [one.kind for one in flaws_of("reciprocity", "Help will not be granted.")] == [
        "contradicted"
    ]


@pytest.mark.parametrize("text", ["Die Gegenseitigkeit ist verbürgt.", "La réciprocité est due."])
def test_reciprocity_is_named_in_other_languages(text: str) -> None:
    assert tells("reciprocity", text)
    assert not tells("reciprocity", "Die Anlage ist lang.")


def test_a_rule_on_classified_information_contradicts_no_confidentiality() -> None:
    called = ("United States",)
    kept = "Papers of the United States are kept under the rules on classified information."
    assert flaws_of("confidentiality", kept, (), called) == ()
    given = "Papers of the United States will be given to the press and be published."
    (flaw,) = flaws_of("confidentiality", given, (), called)
    assert flaw.kind == "contradicted"
    assert flaw.words in given


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Return or destruction at the end.", True),
        ("The records are returned or destroyed.", True),
        ("The records will not be returned.", False),
        ("The records are destroyed.", False),
    ],
)
def test_what_is_returned_or_destroyed_is_promised_back(text: str, said: bool) -> None:
    assert promises("return-of-items", text) is said


def test_a_prosecution_that_is_stayed_is_no_contradiction() -> None:
    """That one's own case is stayed or ended is what such a promise is for."""
    text = "The prosecution here is {} once the case is taken over."
    for done, flaws in (("stayed", []), ("continued", ["contradicted"])):
        found = flaws_of("safe-conduct", text.format(done), ("not-prosecuted",))
        assert [one.kind for one in found if one.kind == "contradicted"] == flaws
