"""What may be right and is often not: the kit says it, and the country conforms all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from broken import (
    ANSWER,
    HOME,
    SOURCE,
    SOURCES,
    Files,
    Run,
    answer_to,
    change,
    country,
    with_answer,
    with_rule,
    with_words,
)

SITE = 'url = "https://www.quarrylaw.example/act"'
Break = Callable[[Files], None]


def site_of_no_government(files: Files) -> None:
    with_rule(files)
    files[SOURCES] += f"{SITE}\n".encode()


def compared_before_the_edition(files: Files) -> None:
    with_rule(files)
    files[SOURCES] += b"as_of = 2026-11-15\n"


def source_that_ended(files: Files) -> None:
    with_rule(files)
    files[SOURCES] += b"ended = 2020-12-31\n"


def language_that_is_not_spoken(files: Files) -> None:
    country(files, "KE", "en,sq")


def spelling_of_another_state(files: Files) -> None:
    country(files, "BR", "pt-PT")


def no_official_language(files: Files) -> None:
    country(files, "BR", "it")


def code_of_a_real_state(files: Files) -> None:
    change(files, f"{HOME}/jurisdiction.toml", '"zu"', '"br"')


def domain_of_another_state(files: Files) -> None:
    with_answer(files, answer_to("government-domains", '["go.ke"]', "As registered."))


def mail_of_anybody(files: Files) -> None:
    value = '{ name = "Ministry of Stone", email = "quarry.mla@gmail.com" }'
    with_answer(files, answer_to("central-authority", value, "The Ministry of Stone."))


def form_of_another_state(files: Files) -> None:
    with_words(files, "notice.docx", "By order of the Republic of Kenya")


def outline_of_another_day(files: Files) -> None:
    with_words(files, "notice.docx", "Quarry notice")


def the_same_said_twice(files: Files) -> None:
    says = "A request is made in writing to the Ministry of Stone and of Sand."
    both = (answer_to(q, '"no"', says) for q in ("reciprocity", "confidentiality"))
    with_answer(files, "".join(both))


DOUBTS: dict[str, tuple[Break, str, str, str]] = {
    "a site of no government": (site_of_no_government, "sites", "is quarrylaw.example the", "QM"),
    "no list of what was read": (
        with_rule,
        "articles-read",
        "do not list what was read: act",
        "QM",
    ),
    "an older check": (compared_before_the_edition, "older-checks", "2026-11-15 existed", "QM"),
    "a source that ended": (source_that_ended, "older-checks", "has no `to`, although", "QM"),
    "a language not spoken": (language_that_is_not_spoken, "spoken", "Albanian (sq)", "KE"),
    "another spelling": (spelling_of_another_state, "spoken", "as Portugal writes it", "BR"),
    "no official language": (no_official_language, "spoken", "official language: Portug", "BR"),
    "a State's code": (code_of_a_real_state, "spoken", "is not spoken in Brazil", "QM"),
    "another State's domain": (domain_of_another_state, "domains", "a domain of Kenya", "QM"),
    "anybody's e-mail": (mail_of_anybody, "domains", "email is at gmail.com", "QM"),
    "another State's form": (form_of_another_state, "form-state", "Republic of Kenya", "QM"),
    "an old outline": (outline_of_another_day, "form-state", "does not show notice.docx", "QM"),
    "a sentence said twice": (the_same_said_twice, "repeated", "the answer to reciprocity", "QM"),
    "an old description": (with_rule, "description", "contains no law yet", "QM"),
}


@pytest.mark.parametrize("doubt", DOUBTS)
def test_a_doubt_is_told_with_its_cure_and_fails_nothing(
    doubt: str, quarryland: Files, score: Run
) -> None:
    break_it, check, text, name = DOUBTS[doubt]
    break_it(quarryland)

    card = score(quarryland, name, only=(check,))

    (outcome,) = [found for found in card.outcomes if found.id == check]
    assert card.passed
    assert outcome.state == "failed"
    assert [text in problem.message for problem in outcome.problems].count(True) == 1
    assert all(problem.place for problem in outcome.problems)


REQUIRED = ("future", "cited", "listed", "articles", "origins")


@pytest.mark.parametrize(
    "lines",
    [
        'articles = "ss. 1 to 9"',
        'copy = "Verbatim copy of the Quarry Gazette at law.blogspot.com"\nas_of = 2024-01-01',
        "future = true\nended = 2127-01-01",
    ],
)
def test_what_is_said_openly_is_no_fault(lines: str, quarryland: Files, score: Run) -> None:
    with_rule(quarryland)
    quarryland[SOURCES] += f"{lines}\n".encode()
    if lines.startswith("future"):
        change(quarryland, SOURCES, "enacted = 2001", "enacted = 2126")
        change(quarryland, f"{HOME}/law/act.toml", "checked", "future = true\nchecked")
    quarryland[SOURCES] += SOURCE.replace(b"schema = 1\n[act]", b"[paper]\nbackground = true")

    card = score(quarryland, only=REQUIRED)

    assert card.passed, [problem for found in card.outcomes for problem in found.problems]


def test_an_assurance_of_its_own_has_the_code_and_a_title(quarryland: Files, score: Run) -> None:
    table = ANSWER.replace("[[answer]]", '[[assurance]]\nid = "qm.stone"\ntitle = "Stone returned"')
    table = "\n".join(
        line for line in table.splitlines() if not line.startswith(("question", "value"))
    )
    with_answer(quarryland, table)

    assert score(quarryland, only=("listed",)).passed
