"""Messages: an id and typed parameters, worded by the registry or by a language's catalogue."""

from __future__ import annotations

import datetime as dt

import pytest

from comity.model.findings import Severity
from comity.model.messages import Term
from comity.text.messages import Catalogue, Words, finding, law_says, message, without, worded

DAYS = {"days": 400, "first": dt.date(2026, 3, 1), "last": dt.date(2026, 5, 2)}


def test_a_finding_has_the_severity_and_the_english_of_the_registry():
    found = finding("lint.period-wide", "measures[0].period", **DAYS)
    assert found.severity is Severity.ADVICE
    assert found.rule == "lint.period-wide"
    assert "400 days" in found.message
    assert "1 March 2026 and 2 May 2026" in found.message
    assert found.cure


def test_a_finding_keeps_its_id_and_parameters_for_programs():
    found = finding("lint.period-wide", **DAYS)
    assert found.said is not None
    assert found.said.data() == {
        "id": "lint.period-wide",
        "params": {"days": 400, "first": "2026-03-01", "last": "2026-05-02"},
    }


def test_a_variant_is_another_wording_of_the_same_rule():
    purpose = finding("lint.fishing/purpose", words="any crime")
    item = finding("lint.fishing/item", words="any crime")
    assert purpose.rule == item.rule == "lint.fishing"
    assert purpose.message == item.message
    assert purpose.cure != item.cure


def test_exactly_one_has_words_of_its_own():
    one, two = (
        message("refusal.sums-in-facts", facts=facts).text for facts in (("F1",), ("F1", "F2"))
    )
    assert one == "Fact F1 mentions an amount."
    assert two == "Facts F1 and F2 mention amounts."


def test_an_optional_sentence_that_is_absent_leaves_no_space():
    said = message("law.rule", says="It says so.")
    assert said.text == "It says so."
    by_account = message("law.rule", says="It says so.", account=message("law.by-account"))
    assert by_account.text == "It says so. (Known from a secondary source only.)"


def test_the_cure_of_a_law_replaces_the_cure_of_the_registry():
    found = finding(
        "lint.privilege-unsaid", law="Letters to counsel.", remedy=law_says("Name a taint team.")
    )
    assert found.cure == "Name a taint team."
    assert found.said is not None
    assert found.said.data()["cure"] == {"id": "law.says", "params": {"says": "Name a taint team."}}


def test_the_cure_of_a_nested_message_can_be_the_cure_of_the_whole():
    inner = message("reason.bank-holds", law_says("Rely on the Protocol."))
    outer = message("reason.conduct-there", judged=inner)
    assert outer.cure == "Rely on the Protocol."
    assert message("reason.conduct-there", judged=message("reason.bank-absent")).cure == ""
    french = Catalogue(
        "fr",
        {
            "reason.conduct-there": Words("Une partie des faits y a eu lieu.", "{judged:cure}"),
            "reason.bank-holds": Words("Une banque les détient.", "Invoquez un instrument."),
        },
    )
    own = message("reason.conduct-there", judged=message("reason.bank-holds"))
    assert worded(own, french)[1] == "Invoquez un instrument."


@pytest.mark.parametrize(
    "params",
    [
        {"days": 400, "first": dt.date(2026, 3, 1)},
        {**DAYS, "more": "x"},
        {**DAYS, "days": "400"},
        {**DAYS, "days": True},
        {**DAYS, "first": "2026-03-01"},
    ],
    ids=["missing", "unknown", "a text for a number", "a truth for a number", "a text for a date"],
)
def test_a_parameter_that_the_registry_does_not_declare_is_refused(params):
    with pytest.raises(TypeError, match=r"lint\.period-wide"):
        finding("lint.period-wide", **params)


def test_a_term_of_another_kind_is_refused():
    with pytest.raises(TypeError, match="kind"):
        finding("lint.holder-without-data", kind=Term("state", "KE", "Kenya"), word="bank")


def test_a_severity_that_the_registry_does_not_declare_is_refused():
    with pytest.raises(TypeError, match="severity"):
        finding("lint.period-wide", weight=Severity.ERROR, **DAYS)
    with pytest.raises(TypeError, match="severity"):
        finding("law.rule", says="It says so.")


def test_another_language_words_the_same_id_and_parameters():
    french = Catalogue(
        "fr",
        {
            "lint.period-wide": Words(
                "La période compte {days} jours ; les faits vont du {first} au {last}.",
                "Réduisez la période.",
            ),
            "lint.holder-without-data": Words("{kind} : « {word} » n'en conserve pas."),
        },
        texts={"measure.bank-records": "Relevés bancaires"},
    )
    wide = finding("lint.period-wide", **DAYS).said
    held = finding(
        "lint.holder-without-data",
        kind=Term("kind", "bank-records", "Bank records"),
        word="opérateur",
    ).said
    assert wide is not None
    assert held is not None
    assert worded(wide, french) == (
        "La période compte 400 jours ; les faits vont du 1er mars 2026 au 2 mai 2026.",
        "Réduisez la période.",
    )
    assert worded(held, french)[0].startswith("Relevés bancaires : « opérateur »")


def test_what_a_language_does_not_have_stays_english():
    said = finding("lint.period-wide", **DAYS).said
    assert said is not None
    assert worded(said, Catalogue("fr")) == (said.text, said.cure)


def test_a_list_may_be_numbered_or_written_as_code_or_in_small_letters():
    tests = finding(
        "basis.scope",
        weight=Severity.WARNING,
        instrument=Term("instrument", "x", "X"),
        tests=("It is so.", "It is new."),
    )
    assert tests.message.endswith("sets for requests: (1) It is so. (2) It is new.")
    fields = message("basis.file", measures=("M1", "M2"), lines=("- instrument: a", "- b"))
    assert fields.text == "For M1 and M2: `- instrument: a`, `- b`."
    kinds = (Term("kind", "restraint", "Restraint"), Term("kind", "search", "Search"))
    assert message("basis.serves", kinds=kinds).text.endswith(": restraint and search.")


def test_a_list_of_messages_is_worded_in_another_language_too():
    places = tuple(message("language.place", field=field, line=3) for field in ("a", "b"))
    german = Term("language", "de", "German")
    said = message("language.seems", language=german, places=places)
    french = Catalogue(
        "fr",
        {
            "language.seems": Words("Sans doute en {language} : {places:comma}."),
            "language.place": Words("{field} (ligne {line})"),
        },
    )
    assert said.text == "Apparently in German: a (line 3), b (line 3)."
    assert worded(said, french)[0] == "Sans doute en allemand : a (ligne 3), b (ligne 3)."
    assert said.data()["params"]["places"][0]["params"] == {"field": "a", "line": 3}


def test_an_optional_part_can_be_left_out_wherever_it_is_nested():
    giver = message(
        "assurance.giver/not-printed-issuer",
        giver="The office",
        unprinted=message("assurance.unprinted"),
    )
    outer = finding("refusal.assurance-given", kind="return", what=giver).said
    assert outer is not None
    shorter = without(outer, "assurance.unprinted")
    assert "assurance.unprinted" in str(outer.data())
    assert "assurance.unprinted" not in str(shorter.data())
    assert len(shorter.text) < len(outer.text)
    with pytest.raises(TypeError):
        without(outer, giver.id)
