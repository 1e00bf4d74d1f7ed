"""Countries whose cases prove nothing, or name what somebody owns."""

from __future__ import annotations

import pytest
from broken import CASE, CASE_FILE, HOME, Files, Flaw, Run, assert_named, change, shown, with_rule

PAGE, SORT = "kit-messages.md", "Cases"


def case_fails(files: Files) -> None:
    with_rule(files, case=CASE.replace(b'remove = ["measures[0].facts"]', b""))


def blocking_without_case(files: Files) -> None:
    with_rule(files, case=b"")


def case_unreadable(files: Files) -> None:
    with_rule(files)
    files[f"{HOME}/cases/bank-records-need-a-reason.toml"] = b'schema = 1\nrule = "qm.x\n'


def case_without_sentence(files: Files) -> None:
    with_rule(files)
    files[f"{HOME}/cases/case1.toml"] = files.pop(CASE_FILE)


def case_of_a_rule_that_is_gone(files: Files) -> None:
    with_rule(files)
    files[f"{HOME}/cases/nothing-is-said-of-old-rules.toml"] = (
        b'schema = 1\nrole = "requested"\n[expect]\nabsent = ["qm.content.dates"]\n'
    )


def address_of_somebody(files: Files) -> None:
    with_rule(files)
    change(files, CASE_FILE, "[fails]", '"accounts" = ["ann@gmail.com"]\n[fails]')


def network_of_somebody(files: Files) -> None:
    with_rule(files)
    change(files, CASE_FILE, "[fails]", '"servers" = ["8.8.8.8"]\n[fails]')


def base_that_no_case_uses(files: Files) -> None:
    with_rule(files)
    files[f"{HOME}/cases/letters-rogatory.yaml"] = b"kind: request\n"


FLAWS = {
    "A case that does not come out": Flaw(case_fails, "cases"),
    "A blocking rule without a case": Flaw(blocking_without_case, "blocking"),
    "A case file that cannot be read": Flaw(case_unreadable, "cases"),
    "A case whose name says nothing": Flaw(case_without_sentence, "cases"),
    "A case about a rule that is gone": Flaw(case_of_a_rule_that_is_gone, "cases"),
    "An address that somebody may own": Flaw(address_of_somebody, "fictional"),
    "An address of a network that somebody may use": Flaw(network_of_somebody, "fictional"),
    "A base from which no case starts": Flaw(base_that_no_case_uses, "package"),
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_the_kit_names_the_flaw_and_the_page_shows_what_it_says(
    flaw: str, quarryland: Files, score: Run
) -> None:
    assert_named(FLAWS[flaw], shown(PAGE, SORT).get(flaw), quarryland, score, code=True)


def test_the_page_shows_every_flaw_of_this_sort_and_no_other() -> None:
    assert list(shown(PAGE, SORT)) == list(FLAWS)


def test_a_flaw_fails_its_own_check_and_else_only_what_needs_it(
    quarryland: Files, score: Run
) -> None:
    case_fails(quarryland)

    card = score(quarryland)

    assert [outcome.id for outcome in card.failed("required")] == ["cases"]
