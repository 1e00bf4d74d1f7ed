"""The German wording is set as German is printed, and right whatever stands in its slots."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from comity.pipeline.own_plugin import open_host
from comity.steps.wording.catalogue import SLOT
from comity.steps.wording.catalogue_loading import load_catalogue

pytestmark = pytest.mark.needs_country

NUMBERED = (
    "Nr.|Art.|§|§§|Punkte?|Version|Anlagen?|Maßnahmen?|Straftat(?:en)?|Tatsachen?|Person(?:en)?"
    "|Zusagen?|Tatbestandsmerkmale?|Port"
)
NAMES = (
    *("requesting", "requested", "state", "issuer", "central", "authority", "holder", "given_by"),
    *("giver", "sender", "recipient", "instrument", "instruments", "title", "name", "names"),
    *("language", "languages", "country", "host", "service", "services", "subject"),
)
# a word that has to agree with what follows it, or that takes it in a case
BENDS = (
    "der|die|das|des|dem|den|ein|eine|einer|eines|einem|einen|im|am|vom|zum|zur|beim|ins"
    "|dieser|diese|dieses|diesem|diesen"
)
SALUTED = ("request.introduction.", "request.wake.", "decision.outcome.")
TO_COMPANY = re.compile(
    r"^disclosure\.|^preservation\.(?:order|notice)\.|^preservation\.(?:path|nature|nature\.renewal)\.provider$"
    r"|^(?:preservation|reminder|closing)\..*\border\b|^letter\.secrecy\."
)
OF_COMPANY = re.compile(r"\.company$|^deficiency\.(?:(?:what|remedy)\.notice-|next\.callback$)")
LETTERS = ("transmittal", "reminder", "acknowledgement", "deficiency", "decision", "preservation")
LETTERS += ("disclosure", "closing")


@pytest.fixture(scope="module")
def texts() -> Mapping[str, str]:
    """The German texts by id."""
    return load_catalogue(open_host().languages, "de").texts


@pytest.fixture(scope="module")
def clauses(texts: Mapping[str, str]) -> dict[str, str]:
    """What documents say: the texts without the messages of the program and examples of answers."""
    apart = ("message.", "example.")
    return {name: text for name, text in texts.items() if not name.startswith(apart)}


def test_quotation_marks_are_german_and_come_in_pairs(texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        said = re.sub(r"`[^`]*`", "", text)
        assert text.count("„") == text.count("“"), name
        assert not re.search(r"[\"'’‚‘”«»]", said), name
        assert not re.search(r"„[^“]*„", text), name


def test_a_number_stays_in_the_line_of_its_word(clauses: Mapping[str, str]) -> None:
    words = re.compile(rf"(?<!\w)(?:{NUMBERED}) (?:\d|{{)")
    assert [name for name, text in clauses.items() if words.search(text)] == []


def test_a_dash_has_blanks_and_no_abbreviation_is_used(texts: Mapping[str, str]) -> None:
    short = re.compile(r"\b(?:bzw|ggf|z\. ?B|u\. ?a|d\. ?h|i\. ?S|gem|lt|evtl|usw|etc)\.")
    for name, text in texts.items():
        assert not re.search(r"\S–|–\S| - |—", text), name
        assert not short.search(text), name
        assert text == text.strip(), name
        assert "  " not in text, name


def test_a_person_is_named_without_a_sign_within_a_word(texts: Mapping[str, str]) -> None:
    signs = re.compile(r"[a-zäöüß](?:[*:_/](?:-?in|r)(?:nen)?\b|In(?:nen)?\b|\(in(?:nen)?\))")
    assert [name for name, text in texts.items() if signs.search(text)] == []


def test_a_state_stands_in_brackets_or_after_a_colon(texts: Mapping[str, str]) -> None:
    """Some States have an article, and some are plural: no sentence may depend on it."""
    slots = re.compile(r"\{(?:requesting|requested|state|there|asked)\}")
    alone = re.compile(r"(?:\([^()]*|: )\0|\0:")
    for name, text in texts.items():
        if not name.startswith("message.form.class-mismatch"):  # names a class of data so
            for slot in slots.finditer(text):
                assert alone.search(f"{text[: slot.start()]}\0{text[slot.end() :]}"), name


def test_no_word_before_a_name_depends_on_its_gender_or_number(texts: Mapping[str, str]) -> None:
    before = re.compile(rf"(?<!\w)(?:{BENDS}) \{{({'|'.join(NAMES)})(?::\w+)?\}}", re.IGNORECASE)
    assert (
        [(name, before.search(text)) for name, text in texts.items() if before.search(text)]
        == [
            # a number, and a day
        ]
    )


def test_what_may_follow_the_salutation_begins_small_where_it_is_no_noun(
    clauses: Mapping[str, str],
) -> None:
    """A comma ends the salutation, so the sentence goes on; „Sie“ and „Ihr“ are always large."""
    assert clauses["request.salutation"].endswith(",")
    first = {name: text for name, text in clauses.items() if name.startswith(SALUTED)}
    first.pop("request.introduction.conducted")
    assert len(first) > 8
    polite = ("Sie ", "Ihr ", "Ihrem ")
    large = {name for name, text in first.items() if not text[0].islower()}
    assert {name for name in large if not first[name].startswith(polite)} == set()
    opening = re.compile(rf"(?:{'|'.join(LETTERS)})\.(?:introduction|emergency)(?!.*note|\.answer)")
    letters = {name: text for name, text in clauses.items() if opening.match(name)}
    assert len(letters) > 5
    for name, text in letters.items():
        assert text[0].islower() or text.startswith(polite), name


def test_every_other_sentence_begins_large(clauses: Mapping[str, str]) -> None:
    for name, text in clauses.items():
        told = name.startswith(("request.", "notice.", *(f"{kind}." for kind in LETTERS)))
        if (
            told
            and text.endswith(".")
            and not (name.startswith(SALUTED) or ".introduction" in name)
        ):
            assert text[0].isupper() or text[0] in "{„", name
        for start in re.findall(r"(?<!Nr)(?<!Art)(?<!Abs)(?<!S)\. ([a-zäöü])", text):
            pytest.fail(f"{name}: a sentence begins with {start}")


def test_the_letters_are_polite_and_ask_in_the_way_of_an_office(clauses: Mapping[str, str]) -> None:
    """A company is no office: it says „wir“ of itself and „bitte“ to others, and is told so too."""
    plain = re.compile(r"\b[Bb]itte (?:\w+en )?Sie\b|\b(?:dir|dich|ihr seid)\b|\bwir\b", re.I)
    found = [name for name, text in clauses.items() if plain.search(text)]
    apart = (OF_COMPANY, TO_COMPANY)
    assert [name for name in found if not any(one.search(name) for one in apart)] == []


def test_one_thing_has_one_name(texts: Mapping[str, str]) -> None:
    """The words that notes/decided chose against: each was another name for a thing."""
    rejected = (
        *("versiegelt", "Kontaktperson", "zusichernde", "Ursprungsstelle", "Sitzstaats"),
        *("Validiert von", "Listenstraftat", "Urschrift", "Ausfertigung", "Unterstützungsersuchen"),
        *("Zeugen vernommen", "Strafvorwurf", "Rechtshilfegesuch", "Anhang", "Beilage"),
    )
    found = [(name, word) for name, text in texts.items() for word in rejected if word in text]
    assert found == []


def test_a_list_of_one_and_of_several_agree(clauses: Mapping[str, str]) -> None:
    """Where several things need another form than one, the two texts differ."""
    same = {
        name
        for name, text in clauses.items()
        if name.endswith(".one") and clauses.get(f"{name[:-4]}.several") == text
    }
    # „Nr. 1“ and „Nr. 1 und 2“: the abbreviation has no plural here
    assert same == {
        *("deficiency.at-once.one", "deficiency.helpful.one", "deficiency.later.one"),
        "word.points.one",
    }


def test_no_slot_of_a_text_is_empty_or_unknown(texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        assert all(slot for slot in SLOT.findall(text)), name
        assert not re.search(r"\{\s|\s\}", text), name
