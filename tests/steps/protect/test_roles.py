"""A surname that somebody else of the file has too, beside a role: in every language listed."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from comity.model.drafts.persons import Person
from comity.steps.protect.identity import Identity, identities
from comity.steps.protect.match import find
from comity.steps.protect.roles import _PRINTED, _phrases, _table, role_of
from comity.text.everyday import catalogues

LISTED: dict[str, str] = tomllib.loads(
    files("comity.steps.protect").joinpath("roles.toml").read_text(encoding="utf-8")
)
ROLES = [role for role in LISTED if role != "behind"]
WORDS = {role: [w.strip() for w in LISTED[role].split(",")] for role in ROLES}


def entry(number: int, role: str, given: str, **more: Any) -> dict[str, Any]:
    name = {"full": f"{given} Abernathy", "given": given, "family": "Abernathy"}
    return {"id": f"P{number}", "role": role, "name": name, **more}


def person(role: str = "witness", other: str = "suspect", given: str = "Nigel") -> Identity:
    """The protected Ngozi, beside somebody with the same surname and, at first, initial."""
    persons = [entry(1, other, given), entry(2, role, "Ngozi", protect="pseudonym")]
    return identities({"persons": persons})[0]


def other_of(role: str) -> str:
    return "suspect" if role != "suspect" else "witness"


def test_every_role_of_the_schema_is_listed_and_no_other() -> None:
    allowed = Person.model_fields["role"].annotation
    assert set(ROLES) == set(allowed.__args__)  # type: ignore[union-attr]


def test_a_word_is_of_one_role_and_the_catalogues_words_are_known() -> None:
    roles: dict[tuple[str, ...], set[str]] = {}
    for role in ROLES:
        for phrase in _phrases(LISTED[role]):
            roles.setdefault(phrase, set()).add(role)
    assert {phrase: of for phrase, of in roles.items() if len(of) > 1} == {}
    printed = [row for text in catalogues() for row in _PRINTED.findall(text)]
    assert len(printed) == len(ROLES) * len(catalogues())
    for role, words in printed:
        for phrase in _phrases(words):
            assert _table().phrases[phrase] == role


FORMS = [
    "{} Abernathy", "{} N. Abernathy", "{} N Abernathy", "{}: N. Abernathy", "{} Ms N. Abernathy",
    "Abernathy ({})", "N. Abernathy ({})",
]  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("form", FORMS)
def test_a_role_beside_a_shared_surname_tells_whose_it_is(role: str, form: str) -> None:
    mine, others = person(role, other_of(role)), person(other_of(role), role)
    for word in WORDS[role]:
        text = f"yesterday {form.format(word)} said"
        assert find(mine, text), text
        assert find(others, text) == [], text  # the role is the other's


@pytest.mark.parametrize("role", ROLES)
def test_another_initial_or_given_name_behind_the_role_is_somebody_else(role: str) -> None:
    who = person(role, other_of(role))
    for word in WORDS[role]:
        for name in ("J. Abernathy", "Nigel Abernathy"):
            assert find(who, f"yesterday {word} {name} said") == [], word


def test_a_role_that_two_of_the_name_have_tells_nobody() -> None:
    who = person("witness", "witness")
    for word in WORDS["witness"]:
        assert find(who, f"yesterday {word} N. Abernathy said") == [], word


SAID = [
    "le témoin N. Abernathy", "die Zeugin N. Abernathy", "свидетель Н. Abernathy",
    "du témoin Abernathy",
    "свидетеля N. Abernathy", "dem Zeugen Abernathy", "Abernathy tanú", "Abernathy tanúnak",
    "le témoin Mme Abernathy", "le témoin M. N. Abernathy", "todistajan N. Abernathyn",
    "the witness, Ms Abernathy", "Witness: Abernathy", "證人 N. Abernathy", "الشاهد Abernathy",
    "N. Abernathy (the witness)", "Abernathy (le témoin)", "świadka N. Abernathy",
    "tanık Abernathy",
    "Abernathy tanúval", "证人Abernathy", "証人Abernathy", "증인Abernathy", "พยานAbernathy",
    "证人Abernathy说", "Abernathy (die Zeugin)", "Abernathy (il testimone)",
    "Abernathy (a witness)",
    "Abernathy (un témoin)", "Abernathy [ein Zeuge]", "Abernathy (o μάρτυρας)",
    "N. Abernathy (witness P2)", "Abernathy N. (témoin)", "Abernathy, N. (witness)",
    "N. Abernathy, witness, said", "N. Abernathy, witness.", "свидетель г-жа Abernathy",
    "getuige mevrouw Abernathy", "getuige mevr. N. Abernathy", "vittnet fru Abernathy",
    "świadka p. Abernathy", "la teste Sig.ra Abernathy", "tanık Bayan Abernathy",
    "témoin protégé Abernathy", "testigo protegido Abernathy", "testimone protetto Abernathy",
    "the witness Abernathy's statement", "the witness Ms Abernathy’s statement",
]  # fmt: skip
CALM = [
    "the suspect N. Abernathy", "N. Abernathy", "the witness P2 and N. Abernathy", "Mr Abernathy",
    "Nigel Abernathy (witness)", "le suspect N. Abernathy", "die Zeugin sah Abernathy",
    "the Abernathy witness list", "Abernathy (brother of the witness)", "the price Abernathy paid",
    "to the witness. Abernathy left", "he saw Abernathy", "the witnesses against Abernathy",
    "témoin du suspect Abernathy", "Abernathy (suspect)", "they accuse Abernathy", "Re Abernathy",
    "the expert N. Abernathy", "свидетель обвинения против Abernathy", "Zeugnis Abernathy",
    "Nigel Abernathy tanú", "der Verdächtige N. Abernathy", "the witness; Abernathy was away",
    "le témoin de M. Abernathy", "testigo de Abernathy", "der Zeuge von Abernathy",
    "the witness, Abernathy’s neighbour, spoke", "the witness of Abernathy",
    "le témoin d'Abernathy",
    "il testimone di Abernathy", "a testemunha da Abernathy", "de getuige van Abernathy",
    "Abernathy, witness Okafor", "Abernathy, the witness and others", "Abernathy (no witness)",
    "Abernathy (his witness)", "Abernathy, J. (witness)", "J. Abernathy, witness.",
    "Abernathy N. (suspect)", "Abernathy (un suspect)", "getuige mevrouw J. Abernathy",
    "证人和Abernathy", "嫌疑人Abernathy", "被告Abernathy", "Nigel Abernathy, witness.",
    "the witness, who knew Abernathy", "testimony of Abernathy", "Abernathy, the suspect",
]  # fmt: skip


@pytest.mark.parametrize("text", SAID)
def test_a_witness_of_a_shared_surname_is_found_as_people_write(text: str) -> None:
    assert find(person(), f"Then {text} came")


@pytest.mark.parametrize("text", CALM)
def test_a_shared_surname_alone_or_of_the_other_is_no_find(text: str) -> None:
    assert find(person(), f"then {text} came") == []


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("convicted", "the convicted person N. Abernathy"),
        ("convicted", "la personne condamnée N. Abernathy"),
        ("third-party", "the third party N. Abernathy"),
        ("third-party", "le tiers N. Abernathy"),
        ("expert", "l’expert Abernathy"),
        ("expert", "Personne chargée d’une expertise N. Abernathy"),
        ("expert", "the expert witness Abernathy"),
        ("accused", "l'accusé Abernathy"),
        ("victim", "потерпевшей N. Abernathy"),
    ],
)
def test_roles_of_several_words_and_behind_an_elision_are_known(role: str, text: str) -> None:
    assert find(person(role, other_of(role)), f"then {text} came")


def test_a_role_before_a_particle_of_the_name_itself_tells_whose_it_is() -> None:
    jan, els = (
        {"full": f"{given} van der Berg", "given": given, "family": "van der Berg"}
        for given in ("Jan", "Els")
    )
    persons = [
        {"id": "P1", "role": "suspect", "name": jan},
        {"id": "P2", "role": "witness", "name": els, "protect": "pseudonym"},
    ]
    (who,) = identities({"persons": persons})
    for text in (
        "getuige van der Berg",
        "getuige E. van der Berg",
        "getuige mevr. E. van der Berg",
    ):
        assert find(who, text), text
    for text in ("getuige J. van der Berg", "verdachte van der Berg", "Jan van der Berg"):
        assert find(who, text) == [], text


def test_every_word_that_stands_behind_a_name_is_of_a_role() -> None:
    for phrase in _phrases(LISTED["behind"]):
        script = "Latin" if phrase[-1].isascii() else "Other"
        assert role_of([(word, script) for word in phrase]), phrase


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("convicted", "the person N. Abernathy"),
        ("third-party", "the party N. Abernathy"),
        ("third-party", "the other party, N. Abernathy"),
        ("witness", "the expert witness Abernathy"),
        ("accused", "they accuse Abernathy"),
        ("victim", "the offer Abernathy made"),
        ("expert", "d'une expertise Abernathy"),
    ],
)
def test_half_of_a_role_and_a_like_word_are_no_role(role: str, text: str) -> None:
    assert find(person(role, other_of(role)), f"then {text} came") == []
