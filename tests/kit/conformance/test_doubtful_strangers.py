"""What a stranger to the kit would ask about: it may be right, so the country conforms."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from broken import (
    ANSWER,
    HOME,
    LAW,
    SOURCE,
    SOURCES,
    Files,
    Run,
    answer_to,
    change,
    in_docx,
    with_answer,
    with_clock,
    with_rule,
    with_words,
)

Break = Callable[[Files], None]
SOUND = "No treaty is needed."


def in_rule(old: str, new: str) -> Break:
    def broken(files: Files) -> None:
        with_rule(files)
        change(files, LAW, old, new)

    return broken


def in_source(old: str, new: str) -> Break:
    def broken(files: Files) -> None:
        with_rule(files)
        change(files, SOURCES, old, new)

    return broken


def says(text: str) -> Break:
    return lambda files: with_answer(files, ANSWER.replace(SOUND, text))


def answers(question: str, value: str, text: str) -> Break:
    return lambda files: with_answer(files, answer_to(question, value, text))


def words(text: str) -> Break:
    return lambda files: with_words(files, "request.docx", text)


def twin_rule(files: Files) -> None:
    with_rule(files)
    table = files[LAW].decode().partition("schema = 1\n")[2]
    files[LAW] += table.replace("qm.content.facts", "qm.content.again").encode()


def two_periods(files: Files) -> None:
    with_clock(files, '{ quantity = 30, unit = "days" }', "It lapses after 30 days.")
    value = '{ quantity = 90, unit = "days" }'
    files[LAW] += answer_to("preservation-period", value, "They are kept for 90 days.").encode()


def days_between(files: Files) -> None:
    first = ANSWER.replace("checked", "from = 2005-01-01\nto = 2010-12-31\nchecked")
    then = ANSWER.replace("[[answer]]", '[[answer]]\nid = "qm.later"')
    with_answer(files, first + then.replace("checked", "from = 2011-02-01\nchecked"))


def one_address(files: Files) -> None:
    with_rule(files)
    files[SOURCES] += b'url = "https://laws.gov.example/acts/1"\n'
    other = SOURCE.replace(b"schema = 1\n[act]", b"[code]").replace(b"No. 1", b"No. 2")
    files[SOURCES] += other + b'url = "https://laws.gov.example/acts/1"\n'


def ground_that_may_be_used(files: Files) -> None:
    table = ANSWER.replace("[[answer]]", "[[ground]]").replace('question = "treaty-needed"', "")
    ground = 'id = "qm.costs"\ntitle = "Costs"\nnature = "mandatory"'
    table = table.replace('value = "no"', ground)
    with_answer(files, table.replace(SOUND, "A request may be refused if it costs too much."))


def ground_that_compels_nobody(files: Files, nature: str = "mandatory") -> None:
    table = ANSWER.replace("[[answer]]", "[[ground]]").replace('question = "treaty-needed"', "")
    ground = f'id = "qm.silence"\ntitle = "Silence"\nnature = "{nature}"'
    table = table.replace('value = "no"', ground)
    with_answer(files, table.replace(SOUND, "A witness cannot be compelled to testify."))


def ground_that_only_delays(files: Files) -> None:
    table = ANSWER.replace("[[answer]]", "[[ground]]").replace('question = "treaty-needed"', "")
    ground = 'id = "qm.later"\ntitle = "Later"\nnature = "mandatory"'
    table = table.replace('value = "no"', ground)
    with_answer(files, table.replace(SOUND, "A request is postponed while a case is open."))


def case_of_another_role(files: Files) -> None:
    with_rule(files)
    file = f"{HOME}/cases/no-facts-are-needed-by-quarryland.toml"
    text = 'schema = 1\nrole = "requesting"\n[expect]\nabsent = ["qm.content.facts"]\n'
    files[file] = text.encode()


def case_that_is_there_twice(files: Files) -> None:
    with_rule(files)
    case = files[f"{HOME}/cases/content-rests-on-stated-facts.toml"]
    files[f"{HOME}/cases/content-is-asked-for-with-facts.toml"] = case


def telephone_that_rings(files: Files) -> None:
    with_rule(files)
    case = f"{HOME}/cases/content-rests-on-stated-facts.toml"
    old = '"measures[0].kind" = "stored-content"'
    change(files, case, old, f'{old}\n"measures[0].purpose" = "To call +49 30 901820."')


def author_of_the_form(files: Files) -> None:
    def edit(parts: dict[str, bytes]) -> None:
        home = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
        made = f'<cp:coreProperties xmlns:cp="{home}">'
        made += "<cp:lastModifiedBy>Jane Marble</cp:lastModifiedBy></cp:coreProperties>"
        parts["docProps/core.xml"] = made.encode()

    in_docx(files, "request.docx", edit)


def greeting_that_is_typed_over(files: Files) -> None:
    def edit(parts: dict[str, bytes]) -> None:
        body = parts["word/document.xml"]
        assert b"{{ salutation }}" in body
        parts["word/document.xml"] = body.replace(b"{{ salutation }}", b"Dear Sir or Madam,")

    in_docx(files, "request.docx", edit)


def english_in_french_letters(files: Files) -> None:
    change(files, f"{HOME}/jurisdiction.toml", '"zu"', '"fr"')
    with_words(files, "request.docx", "Quarryland returns every courtesy.")


def needs_another_package(files: Files) -> None:
    change(files, "pyproject.toml", '"comity>=0.1,<0.2"', '"comity>=0.1,<0.2", "comity-ke"')


def left_over_file(files: Files) -> None:
    files[f"{HOME}/.env"] = b"PASSWORD=stone\n"


def readme_of_another_state(files: Files) -> None:
    files["README.md"] = b"# Kenya for Comity\n"


DOUBTS: dict[str, tuple[Break, str, str]] = {
    "a rule that is there twice": (twin_rule, "agreement", "judges the same as"),
    "two periods of one thing": (two_periods, "agreement", "lasts 30 days, but the answer"),
    "days without an answer": (days_between, "agreement", "so nothing holds in between"),
    "two sources at one address": (one_address, "source-names", "has the url of"),
    "an Act that is older than its title": (
        in_source('"Example Act"', '"Example Act 2011"'),
        "source-names",
        "enacted is 2001, but the title names 2011",
    ),
    "the address of a search": (
        in_source('title = "E', 'url = "https://www.google.com/search?q=act"\ntitle = "E'),
        "source-names",
        "a search",
    ),
    "a ground that may be used": (ground_that_may_be_used, "sense", "nature is mandatory"),
    "a ground that compels nobody": (ground_that_compels_nobody, "sense", "nobody is compelled"),
    "a ground that only delays": (ground_that_only_delays, "sense", "it is done later"),
    "a rule that only advises": (
        in_rule("A request for content names", "It is recommended that content comes with"),
        "sense",
        "but the rule blocks",
    ),
    "an opinion": (says("I think that no treaty is needed."), "sense", "is an opinion"),
    "a person to call": (says("No treaty, says Ms Marble."), "sense", "how to reach"),
    "a word twice": (says("No treaty is is needed."), "sense", "a word twice"),
    "two spaces": (says("No  treaty is needed."), "sense", "needless spaces"),
    "capitals": (says("NO TREATY IS NEEDED AT ALL."), "sense", "in capitals"),
    "a value that the sentence denies": (
        answers("treaty-needed", '"yes"', "Assistance is given without a treaty."),
        "sense",
        "but value is yes",
    ),
    "a person who is greeted": (
        answers("salutation", '"Dear Mr Smith,"', "A letter has a salutation."),
        "sense",
        "greets one person",
    ),
    "a closing as a salutation": (
        answers("salutation", '"Yours faithfully,"', "A letter has a salutation."),
        "sense",
        "is no salutation",
    ),
    "a cure of another field": (
        in_rule('says = "A', 'cure = "Say it under `nexus`."\nsays = "A'),
        "other-cures",
        "but the rule asks about",
    ),
    "a date in a form": (words("Done on 3 March 2025."), "form-fixed", "a date"),
    "a case in a form": (words("Our file no. QP/2025/118."), "form-fixed", "a reference"),
    "an amount in a form": (words("Costs up to EUR 500."), "form-fixed", "an amount"),
    "law in a form": (words("Under section 12 an answer is due."), "form-fixed", "has law"),
    "a classification in a form": (words("CONFIDENTIAL"), "form-fixed", "a classification"),
    "a person in a form": (words("Ask Dr Marble."), "form-fixed", "names somebody"),
    "an author of a form": (author_of_the_form, "form-fixed", "its properties name somebody"),
    "a greeting that is typed over": (greeting_that_is_typed_over, "form-fixed", "no place for"),
    "English in letters in French": (english_in_french_letters, "form-fixed", "alike"),
    "a case of another role": (case_of_another_role, "case-worth", "a rule for the role"),
    "a case that is there twice": (case_that_is_there_twice, "case-worth", "is the same as"),
    "a telephone that rings": (telephone_that_rings, "case-worth", "may ring"),
    "a need of another package": (needs_another_package, "project", "data do not need"),
    "a left-over file": (left_over_file, "project", "left-over"),
    "the README of another State": (readme_of_another_state, "project", "names Kenya"),
}


@pytest.mark.parametrize("doubt", DOUBTS)
def test_a_doubt_is_told_and_fails_nothing_that_is_required(
    doubt: str, quarryland: Files, score: Run
) -> None:
    break_it, check, told = DOUBTS[doubt]
    break_it(quarryland)

    card = score(quarryland, only=(check,))

    outcome = next(found for found in card.outcomes if found.id == check)
    assert outcome.tier == "recommended"
    assert any(told in problem.message for problem in outcome.problems), outcome.problems
    assert all(problem.cure for problem in outcome.problems)


def test_a_limit_on_compulsion_is_no_doubt(quarryland: Files, score: Run) -> None:
    ground_that_compels_nobody(quarryland, "limit")

    (outcome,) = (one for one in score(quarryland, only=("sense",)).outcomes if one.id == "sense")

    assert not any("compelled" in problem.message for problem in outcome.problems)
