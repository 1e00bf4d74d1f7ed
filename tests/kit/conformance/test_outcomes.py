"""What cases are held to: findings, languages, written values, the day of the law."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from comity.kit.conformance import Score

Files = dict[str, bytes]
Run = Callable[..., Score]
HOME = "src/comity_qm"
LAW = b"""schema = 1
[[answer]]
question = "languages"
value = { accepts = ["en", "sw"] }
says = "English or Swahili."
source = "act"
article = "s. 1"
checked = 2026-11-01
read = "official"
[[answer]]
question = "date-form"
value = "d MMM y"
says = "A short month."
source = "act"
article = "s. 2"
checked = 2026-11-01
read = "official"
[[rule]]
id = "qm.facts"
role = "requested"
kinds = ["request"]
each = "measures"
when = { field = "kind", equals = "stored-content" }
require = [{ field = "facts", present = true }]
says = "A request for content names the facts."
source = "act"
article = "s. 3"
from = 2026-01-01
checked = 2026-11-01
read = "official"
"""
SOURCES = b"""schema = 1
[act]
title = "Example Act"
official_id = "made up for a test"
read = "official"
"""
SET = '[set]\n"measures[0].kind" = "stored-content"\n'
NO_FACTS = 'remove = ["measures[0].facts"]\n'
GOOD = f'schema = 1\nrule = "qm.facts"\n{SET}[fails]\n{NO_FACTS}[passes]\n'
WRITTEN = "schema = 1\n[[expect.values]]\n"

# the sentence that names a case, the case, and how the kit begins what it says of it
CASES: dict[str, tuple[str, list[str]]] = {
    "a-good-case-is-not-spoken-of": (GOOD, []),
    "a-rule-that-does-not-apply-proves-nothing": (
        GOOD.replace(SET, ""),
        [
            "[fails]: qm.facts has no finding; findings for QM: nothing",
            "[passes]: qm.facts does not apply, so the case proves nothing",
        ],
    ),
    "a-passing-half-that-fails-is-told": (
        f"{GOOD}{NO_FACTS}",
        ["[passes]: qm.facts has a finding at measures[0].facts"],
    ),
    "a-rule-is-tried-on-a-day-it-is-law": (
        GOOD.replace("[set]", "on = 2025-06-01\n[set]"),
        [
            "[fails]: qm.facts is not in force in QM on 2025-06-01",
            "[passes]: qm.facts is not in force in QM on 2025-06-01",
        ],
    ),
    "a-rule-that-is-not-there-is-told": (
        GOOD.replace("qm.facts", "qm.fiction"),
        ["names the rule 'qm.fiction', which does not exist"],
    ),
    "languages-as-the-law-accepts-them": ('schema = 1\n[expect]\nlanguages = ["sw", "en"]\n', []),
    "languages-other-than-the-law-accepts": (
        'schema = 1\n[expect]\nlanguages = ["fr"]\n',
        ["expects fr; accepted: en, sw"],
    ),
    "findings-that-are-and-are-not-there": (
        'schema = 1\n[expect]\nabsent = ["plugin.none"]\nfindings = ["qm.other"]\n',
        [
            "expects the finding qm.other; actual findings: ",
            "expects no finding plugin.none, but there is one: requesting.state",
        ],
    ),
    "a-date-as-the-law-writes-it": (
        f'{WRITTEN}kind = "date"\nvalue = 2026-03-05\nlanguage = "en"\ntext = "5 Mar 2026"\n',
        [],
    ),
    "a-number-as-nobody-writes-it": (
        f'{WRITTEN}kind = "number"\nvalue = 12345\nlanguage = "en"\ntext = "12345"\n',
        ['expects the number 12345 in en as "12345", but the document writes it differently'],
    ),
    "a-draft-that-cannot-be-read": (
        GOOD.replace("[fails]", "surprise = 1\n[fails]"),
        ["surprise: `surprise` is not a known field here."],
    ),
}


def test_each_case_is_held_to_what_it_expects(quarryland: Files, score: Run) -> None:
    quarryland[f"{HOME}/sources.toml"] = SOURCES
    quarryland[f"{HOME}/law/act.toml"] = LAW
    quarryland |= {f"{HOME}/cases/{name}.toml": text.encode() for name, (text, _) in CASES.items()}

    (outcome,) = [o for o in score(quarryland, only=("cases",)).outcomes if o.id == "cases"]

    found: dict[str, list[str]] = defaultdict(list)
    for problem in outcome.problems:
        found[problem.place.removeprefix("cases/").removesuffix(".toml")].append(problem.message)
    assert set(found) == {name for name, (_, wanted) in CASES.items() if wanted}
    for name, (_, wanted) in CASES.items():
        assert len(found[name]) == len(wanted), found[name]
        for text, start in zip(found[name], wanted, strict=True):
            assert text.startswith(start), (name, text)
