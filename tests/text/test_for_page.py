"""Cures for a page: no sentence of the registry or of any law speaks the language of the file."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.model.findings import Finding, Severity
from comity.model.messages import Message, Term
from comity.text.catalogues import read_catalogue
from comity.text.messages import (
    ENGLISH,
    Catalogue,
    families,
    finding,
    law_says,
    load_family,
    message,
    message_catalogue,
    page_cure,
)
from comity.text.messages.entries import Words
from comity.text.messages.for_page import in_page_words

CHECKOUT = Path(__file__).resolve().parents[2]
GERMAN = CHECKOUT / "jurisdictions/de/src/comity_de/catalogues/de.po"
KEY = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b|(?<![\w.@/])[a-z_]+(?:\[\d*\])?\.[a-z_]+(?![\w@.])")
YAML = re.compile(r"(?<!\w)[a-z_]+: (?=[\[{a-z0-9])[^ ]*[\]}]|\{[a-z_]+:|^- |\[\]|`")
HOSTS = re.compile(r"\S+@\S+|\b[\w.-]+\.gov(?:\.\w\w)?\b")  # which have dots and are no paths
SAMPLES: dict[str, Any] = {
    "text": "Example",
    "id": "M1",
    "field": "requested.central_authority",
    "code": "- instrument: untoc",
    "number": 2,
    "date": dt.date(2026, 3, 1),
    "law": "The law says so.",
    "place": "art. 25(3)",
    "message": law_says("This is said too."),
    "state": Term("state", "US", "the United States"),
    "instrument": Term("instrument", "untoc", "UNTOC"),
    "kind": Term("kind", "bank-records", "Bank records"),
    "language": Term("language", "en", "English"),
    "term": Term("term", "days", "days"),
    "assurance": "specialty",
    "promise": "no-other-use",
}


def _sample(name: str, kind: str) -> Any:
    plain = kind.removesuffix("?")
    value = {"into": "en", "written": "de", "instead": "subscriber-data", "field": "days"}.get(
        name, SAMPLES[plain.removesuffix("[]")]
    )
    value = SAMPLES["field"] if plain.startswith("field") else value
    return (value,) if plain.endswith("[]") else value


def _of_the_registry() -> Iterator[Message]:
    for family in families():
        for one in load_family(family).values():
            if one.words.cure or one.words.page:
                params = {name: _sample(name, kind) for name, kind in one.params.items()}
                yield message(one.id, None, **params)


def _of_law() -> Iterator[tuple[str, str, str]]:
    """The id, the cure and the list of every rule and ground in the law of this checkout."""
    for folder in ("jurisdictions", "plugins"):
        for path in sorted(CHECKOUT.glob(f"{folder}/*/src/**/*.toml")):
            yield from _cures(tomllib.loads(path.read_text(encoding="utf-8")))


def _cures(value: Any) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, dict):
        cure = value.get("cure", "")
        texts = cure.values() if isinstance(cure, dict) else [cure]
        yield from ((str(value.get("id")), text, value.get("each", "")) for text in texts if text)
        for inner in value.values():
            yield from _cures(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _cures(inner)


def faults_of(cure: str) -> list[str]:
    """What of a cure only somebody who sees the file would understand."""
    plain = HOSTS.sub("", cure)
    return [found.group() for form in (KEY, YAML) for found in form.finditer(plain)]


def test_the_faults_are_seen() -> None:
    for cure in ("Add `x`.", "Set user_notice.", "Add basis: [a]", "See a.b now", "List them[]"):
        assert faults_of(cure), cure


@pytest.mark.parametrize("said", list(_of_the_registry()), ids=lambda said: said.id)
def test_no_cure_of_the_registry_speaks_the_language_of_the_file(said: Message) -> None:
    assert faults_of(page_cure(said)) == []
    assert not re.search(r"\bcomity [a-z]+\b|\bpip install\b|\.toml\b", page_cure(said))


def test_no_cure_of_law_speaks_the_language_of_the_file() -> None:
    cures = list(_of_law())
    wrong = {
        id: faults
        for id, cure, each in cures
        if (faults := faults_of(in_page_words(cure, each, ENGLISH, {})))
    }

    assert len(cures) > 300
    assert wrong == {}


def test_no_german_cure_speaks_the_language_of_the_file() -> None:
    german = message_catalogue("de", read_catalogue(GERMAN, "de").texts)
    wrong = {
        said.id: faults
        for said in _of_the_registry()
        if (faults := faults_of(page_cure(said, "", german)))
    }

    assert wrong == {}


@pytest.mark.parametrize(
    ("cure", "at", "page"),
    [
        ("Add `basis`.", "", "Add “Legal basis”."),
        (
            "Write `user_notice: forbid` or `user_notice: delay`.",
            "confidentiality.user_notice",
            "Set “Notice to the user” to “forbid” or “delay”.",
        ),
        ("State it under `reason`.", "confidentiality", "State it under “Reason”."),
        ("State it under `urgency.danger`.", "", "State it under “Danger” in “Urgency”."),
        ("Set `seal: true` then.", "requesting.issued_by", "Set “Seal” to “yes” then."),
        ("Add `retention.period`.", "data_categories[2]", "Add “Retention period”."),
        (
            "Name it under `measures[1].holder`.",
            "",
            "Name it under “Holder” in item 2 of “Measures”.",
        ),
        (
            "Write `retention: {period: {quantity: 2, unit: years}}`.",
            "data_categories[0]",
            "Set “Retention period” to “2 years”.",
        ),
        (
            "Sign with `capacity: judge` or `capacity: prosecutor`.",
            "",
            "Sign with “judge” or “prosecutor” under “Capacity”.",
        ),
        (
            "Add under `assurances`: `- {kind: specialty, given_by: ..., text: No, never, again.}`",
            "",
            "Add under “Assurances”: an entry in which “Assurance” is “specialty”, “Given by” is"
            " filled in and “Wording” is “No, never, again.”",
        ),
        ("Add `de` to `languages.demanded`.", "", "Add “German” to “Languages required”."),
        ("Rely on `basis: [{instrument: untoc}]`.", "", "Rely on “untoc” under “Legal basis”."),
        (
            "State it under `particulars.own_order`.",
            "measures[0]",
            "State it under “Own order” in “Particulars”.",
        ),
        ("Request `stored-content` now.", "", "Request “stored content” now."),
        (
            'Write under `reference`, for example, `"yes"`.',
            "",
            "Write under “Our reference”, for example, “yes”.",
        ),
        ("Nothing to change.", "", "Nothing to change."),
    ],
)
def test_fields_go_by_their_titles_and_values_by_their_labels(
    cure: str, at: str, page: str
) -> None:
    assert in_page_words(cure, at, ENGLISH, {}) == page


def test_a_finding_has_a_cure_for_a_file_and_one_for_a_page() -> None:
    found = finding("form.period-future", "measures[0].period.to")

    assert found.cure_for("file", ENGLISH) == found.cure
    assert "`to`" in found.cure
    assert "Set “To” to the date of the request or earlier." in found.cure_for("page", ENGLISH)


def test_the_cure_that_a_law_gives_is_worded_for_a_page_too() -> None:
    said = law_says("Name it under `requested_law`.")
    found = finding(
        "law.rule", "offences[0]", weight=Severity.ADVICE, remedy=said, says="So it is."
    )

    assert found.cure_for("page", ENGLISH) == (
        "Name it under “Counterpart in the requested State”."
    )


def test_a_plugin_that_writes_its_own_sentences_has_a_cure_for_a_page() -> None:
    found = Finding(Severity.ADVICE, "x.y", "Wrong.", "urgency", "Add `reason`.")

    assert found.cure_for("page", ENGLISH) == "Add “Reason for urgency”."


def test_another_language_uses_its_own_titles_and_else_the_english_ones() -> None:
    texts = {"field.urgency.reason": "Motif", "choice.form.note-verbale": "Note verbale"}
    french = Catalogue("fr", texts=texts)

    assert in_page_words("Ajoutez `urgency.reason`.", "", french, {}) == (
        "Ajoutez “Motif” in “Urgency”."
    )
    assert in_page_words("Écrivez `form: note-verbale`.", "", french, {}) == (
        "Écrivez “Note verbale” under “Form”."
    )


def test_an_english_cure_keeps_its_own_joints_where_the_titles_are_french() -> None:
    french = Catalogue(
        "fr",
        words={"page.cure-field/in": Words("« {title} » dans « {group} »", "")},
        texts={
            "field.confidentiality.user_notice": "Information de l’utilisateur",
            "field.confidentiality": "Confidentialité",
        },
        labels={"forbid": "Interdire", "delay": "Différer"},
    )
    law = law_says("Set `confidentiality.user_notice` to `forbid` or `delay`.")
    found = page_cure(message("law.rule", law, says="It says so."), "confidentiality", french)

    assert found == (
        "Set “Information de l’utilisateur” in “Confidentialité” to “Interdire” or “Différer”."
    )


def test_values_go_by_the_words_of_the_form_in_english_too() -> None:
    english = Catalogue("en", labels={"user_notice-forbid": "Forbid it", "delay": "Delay"})
    said = in_page_words(
        "Set `user_notice` to `forbid` or `delay`.", "confidentiality", english, {}
    )

    assert said.endswith("to “Forbid it” or “Delay”.")


def test_a_catalogue_may_bring_a_cure_for_a_page_of_its_own() -> None:
    id = "message.form.no-facts"
    texts = {id: "Aucun fait.", f"{id}.cure": "Ajoutez-les sous `facts`."}
    found = finding("form.no-facts", "facts")

    general = message_catalogue("fr", texts)
    own = message_catalogue("fr", texts | {f"{id}.page": "Ajoutez les faits."})
    wrong = message_catalogue("fr", texts | {f"{id}.page": "Ajoutez {those}."})

    assert found.cure_for("file", own) == "Ajoutez-les sous `facts`."
    assert found.cure_for("page", general) == "Ajoutez-les sous “Facts”."
    assert found.cure_for("page", own) == "Ajoutez les faits."
    assert found.cure_for("page", wrong) == found.cure_for("page", general)


def test_an_instrument_that_a_message_names_goes_by_its_name() -> None:
    treaty = Term("instrument", "uncac", "UN Convention against Corruption")
    said = message("basis.chosen", instruments=(treaty,), id="uncac")

    assert "Then name it: `basis: [{instrument: uncac}]`." in said.cure
    there = "Then name it: “UN Convention against Corruption” under “Legal basis”."
    assert there in in_page_words(said.cure, "", ENGLISH, {"uncac": treaty})
