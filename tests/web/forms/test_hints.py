"""What a field is for, and an example, is in the reader's language; what is not is marked."""

from __future__ import annotations

import re

import pytest

import comity
from comity.steps.wording.abouts import abouts
from comity.steps.wording.examples import examples
from comity.tasks.questions.fields import walk
from comity_web.wording.catalogues import PSEUDO

KINDS = tuple(comity.Host().document_types())
PARTS = re.compile(r'<div class="c-hint"[^>]*>(.*?)</div>', re.DOTALL)
LISTED = {"persons": "P1", "facts": "F1", "offences": "O1", "measures": "M1", "assets": "A1"}


def whole(kind: str, host: comity.Host) -> tuple[dict[str, object], tuple[str, ...]]:
    """A paper with one item in each of its lists, and the fields that such a page shows."""
    tree: dict[str, object] = {"schema": "1", "kind": kind}
    fields = comity.fields(kind, host)
    for field in fields:
        if field.fields and field.many and field.name not in ("measures", "data_categories"):
            id = LISTED.get(field.name, "X1")
            tree[field.name] = [{"id": id} if any(f.name == "id" for f in field.fields) else {}]
    if kind == "request":
        tree["measures"] = [{"id": "M1", "kind": "bank-records"}]
    names = tuple(one.name for one in fields if one.name not in ("schema", "kind", "extensions"))
    return tree, names


@pytest.mark.needs_country
@pytest.mark.parametrize("kind", KINDS)
def test_no_hint_of_a_page_is_in_english(page, host, kind) -> None:
    tree, names = whole(kind, host)
    texts = (*abouts().values(), *examples().values())
    english = {said for said in texts if len(said.split()) > 2}
    plain, *others = (
        page(tree, names, language=tag).replace("&#x27;", "'") for tag in ("en", "de", "fr")
    )

    assert any(said in plain for said in english)
    for shown in others:
        hints = PARTS.findall(shown)
        assert len(hints) > 10
        assert [hint for hint in hints if 'lang="en"' in hint] == []
        assert [said for said in english if said in shown] == []


def test_a_description_that_the_language_lacks_is_marked_as_english(page, host) -> None:
    tree, _ = whole("request", host)
    shown = page(tree, ("subject",), language="de")
    assert 'lang="en"' not in shown

    fields = {one.path: one for one in walk(comity.fields("request", host, language="pt"))}
    assert fields["persons[].role"].about_language == "en"
    assert fields["persons[].role"].about == "The person's role in the proceedings."


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Bestimmte Vermögensgegenstände einfrieren"),
        ("fr", "Geler des biens désignés"),
        ("en", "Freezing specified property"),
    ],
)
def test_a_kind_of_assistance_is_explained_in_the_language_of_the_page(
    page, host, language, said
) -> None:
    shown = page({"kind": "request", "measures": []}, ("measures",), language=language)

    assert f'measures-restraint-about">{said}' in shown


def test_an_example_that_the_language_lacks_is_marked_as_english(page, host) -> None:
    tree, names = whole("request", host)
    shown = page(tree, names, language=PSEUDO)

    assert '<span lang="en" dir="ltr">The victim is established in Nigeria.</span>' in shown
    assert "FMJ/CAU/MLA/2026/0417" in shown
    assert 'lang="en" dir="ltr">FMJ/CAU' not in shown


def test_a_kind_that_the_language_does_not_explain_is_marked_as_english(page) -> None:
    shown = page({"kind": "request", "measures": []}, ("measures",), language=PSEUDO)

    assert 'measures-restraint-about" lang="en">Freezing specified property' in shown


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("language", "receives", "nationals", "code"),
    [
        (
            "de",
            "Der Staat, der das Ersuchen empfängt.",
            "Staatsangehörigkeit die Person hat.",
            "zweibuch",
        ),
        (
            "fr",
            "L’État qui reçoit la demande.",
            "dont la personne a la nationalité.",
            "à deux lettres",
        ),
    ],
)
def test_the_help_of_a_box_that_takes_names_speaks_of_no_code(
    page, language, receives, nationals, code
) -> None:
    tree = {"schema": "1", "kind": "request", "persons": [{"id": "P1"}]}
    shown = page(tree, ("requested.state", "persons[0].nationalities"), language=language)

    assert receives in shown
    assert nationals in shown
    assert code not in shown


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("language", "form", "nature"),
    [
        (
            "en",
            "Whether an authority or a court makes the request.",
            "a company or other body; by default a human being.",
        ),
        (
            "de",
            "Ob eine Behörde oder ein Gericht das Ersuchen stellt.",
            "eine andere Stelle ist. Ohne Angabe ein Mensch.",
        ),
        (
            "fr",
            "Si la demande émane d’une autorité ou d’une juridiction.",
            "d’un autre organisme ; par défaut, un être humain.",
        ),
    ],
)
def test_a_help_has_no_word_of_a_file_for_a_choice(page, language, form, nature) -> None:
    tree = {"schema": "1", "kind": "request", "persons": [{"id": "P1"}]}
    shown = page(tree, ("form", "persons[0].nature"), language=language)

    assert form in shown
    assert nature in shown.replace("\xa0", " ")


@pytest.mark.needs_country
@pytest.mark.parametrize("language", ["de", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_help_of_a_place_that_takes_names_keeps_its_code(host, kind, language) -> None:
    from comity_web.forms.leaves import CODED

    english = {one.path: one for one in walk(comity.fields(kind, host))}
    for one in walk(comity.fields(kind, host, language=language)):
        plain = english[one.path].about
        assert bool(CODED["en"].search(plain)) == bool(CODED[language].search(one.about)), one.path


@pytest.mark.needs_country
@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_field_says_what_the_group_around_it_said(application, host, kind, language) -> None:
    from comity_web.forms import form_of
    from comity_web.wording.catalogues import words

    tree, names = whole(kind, host)
    tree |= {"requested": {"state": "US"}, "requesting": {"state": "KE"}}
    form = form_of(kind, names, tree, {}, host, words=words(language))
    groups = [one for one in form.walk() if one.parts]
    inside = [(one, part) for one in groups for part in (*one.parts, *one.more)]
    assert len(inside) > 20 or kind not in ("request", "notice")
    for group, part in inside:
        said = part.help.rstrip(".").lower()
        assert not said or f"{said}." not in group.help.lower(), part.path
        assert not said or f"{said}," not in group.help.lower(), part.path
        assert not set(part.terms) & set(group.terms), part.path
        assert not part.why or part.why != group.why, part.path
    for group in groups:
        if group.titled_once:
            assert group.parts[0].mark == "", group.path
            said = group.help.rstrip(".").lower()
            assert not said or said not in group.parts[0].help.lower(), group.path


def test_the_urgency_and_the_requested_state_are_explained_once(page) -> None:
    tree = {"schema": "1", "kind": "request", "requested": {"state": "US"}}
    shown = page(tree, ("requested", "urgency"))

    assert shown.count("The State that receives the request") == 1
    assert shown.count("How urgent the request is") == 1
    assert shown.count("A central authority is the office") == 1
    once = shown[shown.index("c-group--once") :]
    assert once.index("(optional)") < once.index("c-radios")
    assert once[: once.index("c-radios")].count("(optional)") == 1
