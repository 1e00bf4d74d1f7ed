"""Countries whose law files break their format, or name what does not exist."""

from __future__ import annotations

import pytest
from broken import (
    ANSWER,
    HOME,
    LAW,
    SOURCE,
    Files,
    Flaw,
    Run,
    answer_to,
    assert_named,
    change,
    shown,
    with_answer,
    with_clock,
    with_rule,
)

PAGE, SORT = "kit-messages-law.md", "Law files"


def field_unknown(files: Files) -> None:
    with_rule(files, field="factz", case=b"")


def law_unreadable(files: Files) -> None:
    files[f"{HOME}/law/act.toml"] = b"schema = 1\n[[rule]\n"


def key_unknown(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/law/act.toml", "checked", "form = 2020-01-01\nchecked")


def value_unfit(files: Files) -> None:
    with_rule(files)
    answer = ANSWER.replace('value = "no"', 'value = "perhaps"')
    files[f"{HOME}/law/act.toml"] += answer.encode()


def measure_unknown(files: Files) -> None:
    files[f"{HOME}/sources.toml"] = SOURCE
    assurance = 'given_by = "the Minister"\nfor = ["restraint-of-property"]'
    table = ANSWER.replace("[[answer]]", f'[[assurance]]\nid = "costs"\n{assurance}')
    lines = [line for line in table.splitlines() if not line.startswith(("question", "value"))]
    files[f"{HOME}/law/act.toml"] = "\n".join(["schema = 1", *lines]).encode()


def way(files: Files, **keys: str) -> None:
    """A road through diplomatic channels, with further keys."""
    with_rule(files)
    lines = [
        ANSWER.replace("[[answer]]", '[[road]]\nid = "qm.way"\nroad = "diplomatic"\nopen = "yes"')
    ]
    lines = [line for line in lines[0].splitlines() if not line.startswith(("question", "value"))]
    lines += [f"{key} = {value}" for key, value in keys.items()]
    files[f"{HOME}/law/act.toml"] += "\n".join(["", *lines, ""]).encode()


def road_of_no_kind(files: Files) -> None:
    way(files, not_for='["restraint-of-property"]')


def road_on_a_field_unknown(files: Files) -> None:
    way(files, when='{ field = "factz", present = true }')


def time_limit_on_a_field_unknown(files: Files) -> None:
    period = '{ quantity = 90, unit = "days" }\nwhen = { field = "factz", present = true }'
    with_clock(files, period, "It lapses after 90 days.")


def time_limit_that_nothing_starts(files: Files) -> None:
    period = '{ quantity = 90, unit = "days" }\nstarts = "preservation-requested"'
    with_clock(files, period, "It lapses after 90 days.")


def road_rewritten_that_there_is_not(files: Files) -> None:
    way(files, instead_of='["qm.other"]')


def topic_unknown(files: Files) -> None:
    with_rule(files)
    ground = ANSWER.replace("[[answer]]", '[[ground]]\nid = "qm.no-offence"\ntitle = "No offence"')
    ground = ground.replace('question = "treaty-needed"', 'topic = "dual-crime"')
    ground = ground.replace('value = "no"', 'nature = "mandatory"')
    files[f"{HOME}/law/act.toml"] += ground.encode()


def part_unknown(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/law/act.toml", "checked", 'part = ["QM-N"]\nchecked')


def key_of_a_part_unknown(files: Files) -> None:
    part = b'\n[[part]]\ncode = "QM-N"\nname = "North"\nlanguage = ["zu"]\n'
    files[f"{HOME}/jurisdiction.toml"] += part


def law_out_of_sight(files: Files) -> None:
    with_rule(files)
    files[f"{HOME}/law/acts/act.toml"] = files.pop(f"{HOME}/law/act.toml")


def id_of_another_state(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/law/act.toml", "qm.content.facts", "us.content.facts")


def plugin_of_another_state(files: Files) -> None:
    change(files, f"{HOME}/jurisdiction.toml", 'code = "QM"', 'code = "QN"')


def locale_unknown(files: Files) -> None:
    change(files, f"{HOME}/jurisdiction.toml", '"zu"', '"zulu"')


def assurance(files: Files, name: str) -> None:
    measure_unknown(files)
    change(files, LAW, '\nfor = ["restraint-of-property"]', "")
    change(files, LAW, 'id = "costs"', f'id = "{name}"')


def assurance_misspelt(files: Files) -> None:
    assurance(files, "reciprosity")


def assurance_of_its_own_without_a_title(files: Files) -> None:
    assurance(files, "qm.courtesy")


def assurance_asked_that_there_is_not(files: Files) -> None:
    with_rule(files)
    change(files, LAW, 'require = [{ field = "facts", present = true }]', 'assure = "deth-penalty"')


def event_unknown(files: Files) -> None:
    period = '{ quantity = 90, unit = "days" }'
    with_clock(files, period, "It lapses after 90 days.", event="preservation-requested")


def condition_unknown(files: Files) -> None:
    value = '{ accepts = ["en"], alternatives = ["fr"], on = "reciprocally" }'
    with_answer(files, answer_to("languages", value, "English, or French on reciprocity."))


def condition_of_nothing(files: Files) -> None:
    value = '{ accepts = ["en"], on = "reciprocity" }'
    with_answer(files, answer_to("languages", value, "English."))


def id_with_blanks(files: Files) -> None:
    with_rule(files)
    change(files, LAW, "qm.content.facts", "qm.Content Facts")


def kind_named_twice(files: Files) -> None:
    value = '{ process = "an order", issued_by = "a judge" }'
    text = answer_to("process", value, "A judge orders it.")
    text = text.replace("value =", 'for = ["traffic-data", "traffic-data"]\nvalue =')
    with_answer(files, text)


def name_of_another_state(files: Files) -> None:
    change(files, f"{HOME}/jurisdiction.toml", 'name = "Quarryland"', 'name = "Kenya"')


def article_with_a_capital(files: Files) -> None:
    change(files, f"{HOME}/jurisdiction.toml", '\narticle = ""', '\narticle = "The"')


def article_in_the_name(files: Files) -> None:
    change(files, f"{HOME}/jurisdiction.toml", 'name = "Quarryland"', 'name = "The Quarries"')


def code_of_a_part_spelt_out(files: Files) -> None:
    part = b'\n[[part]]\ncode = "QM-NORTH"\nname = "North"\n'
    files[f"{HOME}/jurisdiction.toml"] += part


FLAWS = {
    "A rule on a field that no case file has": Flaw(field_unknown, "conditions"),
    "A law file that cannot be read": Flaw(law_unreadable, "law"),
    "A key that nobody knows": Flaw(key_unknown, "law"),
    "A value that does not fit its question": Flaw(value_unfit, "law"),
    "A record of another State": Flaw(plugin_of_another_state, "record"),
    "A language without a locale": Flaw(locale_unknown, "locales"),
    "A kind of assistance that there is not": Flaw(measure_unknown, "conditions"),
    "A road for a kind of assistance that there is not": Flaw(road_of_no_kind, "conditions"),
    "A road on a field that no case file has": Flaw(road_on_a_field_unknown, "conditions"),
    "A time limit on a field that no case file has": Flaw(
        time_limit_on_a_field_unknown, "conditions"
    ),
    "A time limit with a start that no case can know": Flaw(time_limit_that_nothing_starts, "law"),
    "A road that replaces one that there is not": Flaw(
        road_rewritten_that_there_is_not, "conditions"
    ),
    "A topic that no ground has": Flaw(topic_unknown, "conditions"),
    "A part that the State does not have": Flaw(part_unknown, "conditions"),
    "A key of a part that nobody knows": Flaw(key_of_a_part_unknown, "law"),
    "A law file where nobody looks": Flaw(law_out_of_sight, "law"),
    "An id that could be another State's": Flaw(id_of_another_state, "law"),
    "An assurance that is misspelt": Flaw(assurance_misspelt, "listed"),
    "An assurance of its own without a title": Flaw(assurance_of_its_own_without_a_title, "listed"),
    "A rule that asks for an unknown assurance": Flaw(assurance_asked_that_there_is_not, "listed"),
    "An event that starts no time": Flaw(event_unknown, "listed"),
    "A condition that is not in the list": Flaw(condition_unknown, "listed"),
    "A condition of nothing": Flaw(condition_of_nothing, "law"),
    "An id with capitals and blanks": Flaw(id_with_blanks, "state"),
    "A kind of assistance named twice": Flaw(kind_named_twice, "state"),
    "The name of another State": Flaw(name_of_another_state, "state"),
    "An article with a capital": Flaw(article_with_a_capital, "state"),
    "An article in the name": Flaw(article_in_the_name, "state"),
    "A code of a part spelt out": Flaw(code_of_a_part_spelt_out, "state"),
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_the_kit_names_the_flaw_and_the_page_shows_what_it_says(
    flaw: str, quarryland: Files, score: Run
) -> None:
    assert_named(FLAWS[flaw], shown(PAGE, SORT).get(flaw), quarryland, score, code=True)


def test_the_page_shows_every_flaw_of_this_sort_and_no_other() -> None:
    assert list(shown(PAGE, SORT)) == list(FLAWS)
