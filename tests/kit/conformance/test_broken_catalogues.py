"""Countries whose language is not declared, is another one, or loses what a sentence carries."""

from __future__ import annotations

import pytest
from broken import HOME, Files, Flaw, Run, assert_named, change, shown

from comity.kit.conformance import Outcome, Score
from comity.steps.wording.needed import version
from comity.text.catalogue_writer import Entry, catalogue_text
from comity_templates import catalogues

PAGE, SORT = "kit-messages-hooks.md", "Languages"
GROUP = '[project.entry-points."comity.jurisdictions"]'
ZULU = f"{HOME}/catalogues/zu.po"
SOUND = {
    "request.title.mla-request": "Isicelo sosizo",
    "request.thanks": "Siyabonga ({requested}).",
}


def worded(texts: dict[str, str], tag: str = "zu") -> bytes:
    entries = (Entry(id, text) for id, text in texts.items())
    return catalogue_text(tag, entries, table=version()).encode()


def declared(files: Files, texts: dict[str, str]) -> None:
    declare(files)
    files[ZULU] = worded(texts)


def declare(files: Files) -> None:
    added = f'[project.entry-points."comity.languages"]\nzu = "comity_qm"\n\n{GROUP}'
    change(files, "pyproject.toml", GROUP, added)


def not_declared(files: Files) -> None:
    files[ZULU] = worded(SOUND)


def declared_and_not_there(files: Files) -> None:
    declare(files)


def french_called_zulu(files: Files) -> None:
    declare(files)
    french = catalogues()["fr"].read_bytes()
    files[ZULU] = french.replace(b'"Language: fr', b'"Language: zu')


def placeholder_lost(files: Files) -> None:
    declared(files, SOUND | {"request.thanks": "Siyabonga."})


def id_invented(files: Files) -> None:
    declared(files, SOUND | {"request.greeting": "Sawubona"})


FLAWS = {
    "A catalogue that is not declared": Flaw(not_declared, "catalogues"),
    "A language that is declared and not there": Flaw(declared_and_not_there, "catalogues"),
    "A placeholder that is lost": Flaw(placeholder_lost, "catalogues"),
    "An id that there is not": Flaw(id_invented, "catalogues"),
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_the_kit_names_the_flaw_and_the_page_shows_what_it_says(
    flaw: str, quarryland: Files, score: Run
) -> None:
    assert_named(FLAWS[flaw], shown(PAGE, SORT).get(flaw), quarryland, score, code=False)


def test_the_page_shows_every_flaw_of_this_sort_and_no_other() -> None:
    assert list(shown(PAGE, SORT)) == list(FLAWS)


def made(card: Score) -> list[Outcome]:
    return [outcome for outcome in card.outcomes if outcome.id == "catalogues"]


def test_a_french_file_called_zulu_fails(quarryland: Files, score: Run) -> None:
    french_called_zulu(quarryland)
    (outcome,) = made(score(quarryland, only=("catalogues",)))

    assert outcome.state == "failed"
    assert any("The texts are in French, not in Zulu." in str(p) for p in outcome.problems)


def test_a_catalogue_that_is_only_begun_passes(quarryland: Files, score: Run) -> None:
    declared(quarryland, SOUND)
    (outcome,) = made(score(quarryland, only=("catalogues",)))

    assert outcome.state == "passed", outcome.problems
