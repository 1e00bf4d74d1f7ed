"""``comity law audit``: how the law was read, what is old, what is not valid."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from comity.cli import main

WriteCountry = Callable[..., str]
LAW = """schema = 1
[[answer]]
question = "languages"
value = { accepts = ["en"] }
source = "act"
article = "s. 1"
from = 2020-01-01
checked = 2026-01-02
read = "official"
[[answer]]
question = "dual-criminality"
for = ["search-of-premises"]
value = "yes"
source = "note"
checked = 2024-01-02
read = "secondary"
[[answer]]
question = "costs"
value = "unknown"
source = "note"
read = "none"
[[answer]]
question = "retention-duty"
value = "yes"
source = "act"
from = 2020-01-01
to = 2021-12-31
checked = 2026-01-02
read = "official"
"""
SOURCES = """schema = 1
[act]
title = "Evidence Act 2020"
official_id = "Act No. 1 of 2020"
read = "official"
[note]
title = "A note on the Act"
enacted = 2020
read = "secondary"
[gazette]
title = "The Gazette"
read = "official"
read_on = 2026-01-02
"""
FAULTY = """
novel = 1
[[answer]]
question = "langauges"
for = ["serch-of-premises"]
value = "x"
source = "act"
from = 2020-01-01
checked = 2026-01-02
read = "official"
[[rule]]
id = "qx.idle"
says = "x"
source = "act"
from = 2020-01-01
checked = 2026-01-02
read = "official"
[[rule]]
id = "qx.slip"
role = "requested"
when = { all = [{ field = "kind", equal = "x" }] }
assure = "costs"
says = "x"
source = "act"
from = 2020-01-01
checked = 2026-01-02
read = "official"
[[rules]]
id = "qx.lost"
"""
TODAY = ("--on", "2026-06-01")

Audit = Callable[..., dict[str, Any]]


@pytest.fixture
def audit(write_country: WriteCountry, capsys: pytest.CaptureFixture[str]) -> Audit:
    def audit(law: str = LAW) -> dict[str, Any]:
        write_country({"law/act.toml": law}, sources=SOURCES)
        assert main(["law", "audit", "QX", *TODAY, "--format", "json"]) == 0
        (found,) = json.loads(capsys.readouterr().out)["plugins"]
        return dict(found)

    return audit


def named(found: dict[str, Any], name: str) -> list[str]:
    return [row["what"] for row in found["lists"][name]]


def test_entries_are_counted_by_how_they_were_read(audit: Audit) -> None:
    assert audit()["counts"] == {"answer": {"official": 2, "secondary": 1, "none": 1}}


def test_what_is_secondary_unread_old_undated_or_ended_is_listed(audit: Audit) -> None:
    found = audit()
    search = "answer QX.dual-criminality (search-of-premises)"
    assert named(found, "secondary") == [search]
    assert named(found, "unread") == ["answer QX.costs"]
    assert named(found, "old") == [search]
    assert named(found, "undated") == [search]
    assert named(found, "no_first_day") == []
    assert named(found, "ended") == ["answer QX.retention-duty"]
    assert named(found, "sources") == ["gazette"]  # an account has no number


def test_a_question_is_answered_only_by_law_in_force_that_was_read(audit: Audit) -> None:
    unanswered = named(audit(), "unanswered")
    assert {"costs", "retention-duty", "mla-statute"} <= set(unanswered)
    assert not {"languages", "dual-criminality"} & set(unanswered)


def test_a_good_file_has_nothing_that_is_not_understood(audit: Audit) -> None:
    found = audit()
    for name in ("unknown_keys", "unknown_names", "values", "conditions"):
        assert found["lists"][name] == []


def test_a_value_that_does_not_fit_its_question_is_listed(audit: Audit) -> None:
    (row,) = audit(LAW.replace('accepts = ["en"]', 'accepts = "en"'))["lists"]["values"]
    assert row["what"] == "answer languages"
    assert "accepts = [" in row["note"]


def test_a_slip_of_the_pen_is_found(audit: Audit) -> None:
    lists = audit(LAW + FAULTY)["lists"]
    keys = [(row["what"], row["note"]) for row in lists["unknown_keys"]]
    assert keys == [("answer QX.retention-duty", "novel"), ("law/act.toml", "rules")]
    notes = " | ".join(row["note"] for row in lists["unknown_names"])
    assert "unknown question 'langauges'" in notes
    assert "unknown kind of assistance 'serch-of-premises'" in notes
    assert "role is '', so the rule never applies" in notes
    conditions = [(row["what"], row["note"]) for row in lists["conditions"]]
    assert conditions == [
        ("rule qx.idle", "has none of require, forbid, limit and assure"),
        ("rule qx.slip", "a condition has the unknown key 'equal'"),
    ]


@pytest.mark.parametrize(
    ("age", "code"), [("365d", 1), ("10000d", 0), ("999999d", 0), ("881", 0), ("880", 1)]
)
def test_an_age_makes_the_audit_a_gate(
    write_country: WriteCountry, capsys: pytest.CaptureFixture[str], age: str, code: int
) -> None:
    write_country({"law/act.toml": LAW})
    assert main(["law", "audit", "QX", *TODAY, "--older-than", age]) == code


def test_an_entry_that_was_never_checked_counts_as_old(audit: Audit) -> None:
    (row,) = audit(LAW.replace("checked = 2024-01-02\n", ""))["lists"]["old"]
    assert row["note"].endswith("never checked")


def test_the_text_gives_the_counts_and_names_the_empty_lists(
    write_country: WriteCountry, capsys: pytest.CaptureFixture[str]
) -> None:
    write_country({"law/act.toml": LAW})
    assert main(["law", "audit", "qx", *TODAY]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Republic of Testland (QX), comity-qx 1.0\n")
    assert "answer                2          1          1          4\n" in text
    assert "Still to be read: 1\n    answer QX.costs: A note on the Act\n" in text
    assert "Nothing to list under:" in text


def test_an_answer_overtaken_by_a_younger_one_is_to_be_closed(audit: Audit) -> None:
    younger = """
[[answer]]
question = "languages"
value = { accepts = ["fr"] }
source = "act"
article = "s. 1"
from = 2024-01-01
checked = 2026-01-02
read = "official"
"""
    (row,) = audit(LAW + younger)["lists"]["not_closed"]
    assert row == {
        "what": "answer QX.languages",
        "note": "another answer has applied since 1 January 2024",
    }


def test_what_rests_on_a_repealed_source_is_to_be_closed(
    write_country: WriteCountry, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = """schema = 1
[act]
title = "Evidence Act 2020"
ended = 2022-12-31
[note]
title = "A note"
"""
    write_country({"law/act.toml": LAW}, sources=sources)
    assert main(["law", "audit", "QX", *TODAY, "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["plugins"]
    assert [row["what"] for row in found["lists"]["not_closed"]] == ["answer QX.languages"]


RULE = """
[[rule]]
id = "qx.facts"
role = "requested"
require = [{ field = "facts", present = true }]
says = "x"
source = "act"
article = "s. 9"
checked = 2026-01-02
read = "official"
reviewed_by = "A. Jurist, 2026-02-03"
"""


def test_a_rule_without_both_cases_is_listed(
    write_country: WriteCountry, capsys: pytest.CaptureFixture[str]
) -> None:
    case = 'schema = 1\nrule = "qx.facts"\n[fails]\nremove = ["facts"]\n'
    write_country({"law/act.toml": LAW + RULE, "cases/facts-are-stated-in-full.toml": case})
    assert main(["law", "audit", "QX", *TODAY, "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["plugins"]
    assert found["lists"]["uncased"] == [{"what": "rule qx.facts", "note": "no case passes"}]


def test_who_reviewed_what_is_listed(audit: Audit) -> None:
    (row,) = audit(LAW + RULE)["lists"]["reviewed"]
    assert row["what"] == "rule qx.facts"
    assert row["note"].endswith("s. 9; reviewed by A. Jurist, 2026-02-03")


def test_the_age_of_each_check_is_counted_by_month(audit: Audit) -> None:
    found = audit()
    assert found["ages"] == {"2024-01": 1, "2026-01": 2}
    assert found["oldest"] == "2024-01-02"


@pytest.mark.needs_country
def test_several_plugins_begin_with_one_table(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert main(["law", "audit", "US", "NG"]) == 0
    above, head, us, ng, blank = capsys.readouterr().out.splitlines()[:5]
    assert above.split() == ["oldest", "texts", "not", "no", "no", "no"]
    assert head.split()[:6] == ["official", "secondary", "none", "reviewed", "check", "of"]
    assert (us.split()[0], ng.split()[0], blank) == ("US", "NG", "")
    assert len(us.split()) == len(ng.split()) == 12


@pytest.mark.needs_country
@pytest.mark.parametrize("width", [100, 88, 60, 40])
def test_the_table_is_no_wider_than_the_terminal(
    width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert main(["law", "audit"]) == 0
    table = capsys.readouterr().out.partition("Republic of Austria")[0].splitlines()
    assert max(map(len, table)) <= width
    words = " ".join(table).split()
    assert words.count("official") == words.count("answer") == 1


@pytest.mark.needs_country
def test_the_span_of_the_texts_is_told_so_that_the_oldest_is_not_taken_for_all(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["law", "audit", "GB", "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["plugins"]
    assert found["texts"]["oldest"] < "2009-04-01" < "2026-01-01" < found["texts"]["newest"]
    assert found["texts"]["undated"] > 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["QXX"], "Did you mean QX?"),
        (["QX", "--older-than", "a year"], "Write a number of days: 365d"),
    ],
)
def test_what_cannot_be_audited_is_refused(
    write_country: WriteCountry,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
) -> None:
    write_country({"law/act.toml": LAW})
    assert main(["law", "audit", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_a_plugin_that_is_set_aside_is_named_and_the_others_are_audited(
    write_country: WriteCountry, capsys: pytest.CaptureFixture[str]
) -> None:
    write_country({"law/act.toml": "schema = 7\n"})
    assert main(["law", "audit"]) == 0
    assert "Quarantined, so not audited: QX (comity-qx 1.0)" in capsys.readouterr().out
    # a gate does not let through what it could not look at
    assert main(["law", "audit", "--older-than", "10000d"]) == 1
    assert main(["law", "audit", "QX"]) == 2
    assert "schema is 7" in capsys.readouterr().err


@pytest.mark.needs_country
def test_every_real_law_file_is_understood_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "audit", "--format", "json"]) == 0
    plugins = json.loads(capsys.readouterr().out)["plugins"]
    assert {"GB", "NG", "US", "XA", "treaties"} <= {plugin["name"] for plugin in plugins}
    for plugin in plugins:
        for name in ("unknown_keys", "unknown_names", "values", "conditions"):
            assert plugin["lists"][name] == [], (plugin["name"], name)
