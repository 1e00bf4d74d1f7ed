"""Loading law files: what is wrong is named with file and key; what is newer is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.law.load import in_force, load_jurisdictions, load_law, load_sources
from comity.law.load_instruments import load_instruments
from comity.model.errors import LawDataError

WritePackage = Callable[..., str]
ANSWER = """schema = 1
[[answer]]
question = "preservation-period"
value = { quantity = 90, unit = "days" }
source = "act"
article = "s. 1"
read = "official"
"""


def test_an_entry_is_cited_as_a_lawyer_writes_it(write_package: WritePackage) -> None:
    (answer,) = load_law(write_package({"law/act.toml": ANSWER}), "QX").answers
    assert str(answer.cited()) == "Evidence Act 2020, s. 1"
    assert answer.cited().official_id == "Act No. 1 of 2020"


def test_a_source_that_sources_toml_lacks_is_named_with_its_file(
    write_package: WritePackage,
) -> None:
    package = write_package({"law/act.toml": ANSWER.replace('"act"', '"atc"')})
    with pytest.raises(
        LawDataError, match=r"act\.toml: answer 1: cites 'atc', which is not in sources\.toml"
    ):
        load_law(package, "QX")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('read = "official"', 'read = "offical"'), r"answer 1 \(preservation-period\): read"),
        (('read = "official"', ""), r"answer 1 \(preservation-period\): read"),
        (("[[answer]]", "[answer]"), r"answer is not a list of tables; write \[\[answer\]\] above"),
        (("schema = 1", "schema = 2"), r"act\.toml: schema is 2; this version reads schema 1"),
        (("schema = 1\n", ""), r"act\.toml: has no schema; start the file with schema = 1"),
        (('article = "s. 1"', "article = "), r"act\.toml: is not valid TOML"),
        (('question = "preservation-period"\n', ""), r"answer 1: question"),
    ],
)
def test_a_fault_names_the_file_the_table_and_the_key(
    write_package: WritePackage, change: tuple[str, str], message: str
) -> None:
    package = write_package({"law/act.toml": ANSWER.replace(*change)})
    with pytest.raises(LawDataError, match=message) as caught:
        load_law(package, "QX")
    assert str(caught.value).startswith("act.toml")


def test_a_period_in_an_unknown_unit_is_refused(write_package: WritePackage) -> None:
    clock = (
        'schema = 1\n[[clock]]\nid = "c"\nevent = "e"\nsource = "act"\nread = "official"\n'
        'period = { quantity = 1, unit = "fortnights" }\n'
    )
    with pytest.raises(LawDataError, match=r"clock 1 \(c\): period\.unit"):
        load_law(write_package({"law/act.toml": clock}), "QX")


def test_a_key_of_a_newer_version_is_kept_and_stops_nothing(write_package: WritePackage) -> None:
    (answer,) = load_law(write_package({"law/act.toml": f"{ANSWER}novel = 1\n"}), "QX").answers
    assert answer.model_extra == {"novel": 1}


def test_the_law_of_a_day_is_what_held_on_it(write_package: WritePackage) -> None:
    text = f"{ANSWER}from = 2020-01-01\nto = 2021-12-31\n"
    book = load_law(write_package({"law/act.toml": text}), "QX")
    assert in_force(book, dt.date(2021, 12, 31)).answers == book.answers
    assert in_force(book, dt.date(2022, 1, 1)).answers == ()


def test_files_are_read_in_the_order_of_their_names(write_package: WritePackage) -> None:
    other = ANSWER.replace("preservation-period", "retention-period")
    package = write_package({"law/b.toml": ANSWER, "law/a.toml": other})
    asked = [answer.question for answer in load_law(package, "QX").answers]
    assert asked == ["retention-period", "preservation-period"]


def test_a_file_saved_with_a_byte_order_mark_is_read(write_package: WritePackage) -> None:
    assert load_law(write_package({"law/act.toml": f"\ufeff{ANSWER}"}), "QX").answers


def test_a_file_in_another_encoding_is_named_with_the_line(
    write_package: WritePackage, tmp_path: Path
) -> None:
    package = write_package({"law/act.toml": ANSWER})
    (file,) = tmp_path.rglob("act.toml")
    file.write_bytes(f"{ANSWER}# Gesetz über Beweise\n".encode("latin-1"))

    line = ANSWER.count("\n") + 1
    with pytest.raises(LawDataError, match=rf"act\.toml: .* line {line} .* save the file"):
        load_law(package, "QX")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('languages = "en"', "languages is not a list of texts"),
        ('languages = [5, "en"]', "languages is not a list of texts"),
        ('languages = ["en"]\narticle = 3', "article is 3; write text in quotes"),
        ('languages = ["en"]\nshort_name = "T\\nNG  Forged"', "short_name contains a line break"),
        (
            'languages = ["en"]\n[[part]]\ncode = "QX-A"\nname = 7',
            r"name in \[\[part\]\] no. 1 is 7",
        ),
        ('languages = ["en"]\npart = "QX-A"', "part is not a list of tables"),
    ],
)
def test_a_value_of_the_wrong_type_in_the_record_of_a_state_is_named(
    write_package: WritePackage, line: str, said: str
) -> None:
    text = f'schema = 1\ncode = "QX"\nname = "Testland"\n{line}\n'
    with pytest.raises(LawDataError, match=said):
        load_jurisdictions(write_package({"jurisdiction.toml": text}))


def test_a_name_may_hold_a_blank_that_does_not_break(write_package: WritePackage) -> None:
    text = 'schema = 1\ncode = "QX"\nname = "Land\u00a0of Test"\nlanguages = ["en"]\n'
    (state,) = load_jurisdictions(write_package({"jurisdiction.toml": text}))

    assert state.name == "Land\u00a0of Test"


def test_the_record_of_a_state_says_what_it_lacks(write_package: WritePackage) -> None:
    package = write_package({"jurisdiction.toml": 'schema = 1\ncode = "QX"\nname = "Testland"\n'})
    with pytest.raises(LawDataError, match=r"jurisdiction\.toml lacks 'languages'"):
        load_jurisdictions(package)


def test_a_source_says_what_was_read(write_package: WritePackage) -> None:
    source = load_sources(write_package({}))["act"]
    assert (source.copied_from, source.as_of) == ("The Gazette of 2020", dt.date(2025, 12, 31))


def test_an_instrument_may_be_spread_over_several_files(write_package: WritePackage) -> None:
    head = """schema = 1
[instrument]
id = "pact"
title = "Pact"
level = "bilateral"
source = "act"
read = "official"
mla_articles = "art. 5"
"""
    parties = head + '[parties]\ncomplete = "yes"\n[[party]]\ncode = "US"\nstatus = "party"\n'
    rule = (
        head + '[[rule]]\nid = "r"\nsays = "x"\nassure = "costs"\nsource = "act"\nread = "none"\n'
    )
    package = write_package({"instruments/a.toml": parties, "instruments/b.toml": rule})
    (pact,) = load_instruments(package)
    assert [row.code for row in pact.parties] == ["US"]
    assert [r.id for r in pact.rules] == ["r"]
    assert pact.party_list.complete == "yes"
    assert str(pact.citation) == "Evidence Act 2020, art. 5"


@pytest.mark.parametrize(
    ("article", "as_of"),
    [
        ("s. 1, with s. 2(1)", dt.date(2025, 12, 31)),
        ("s. 1, with S.I. 2020/38, reg. 2", None),
        ("s. 1, with Telecommunications Act 2023, s. 20", None),
    ],
)
def test_a_citation_of_two_enactments_has_no_single_day(
    write_package: Callable[..., str], article: str, as_of: dt.date | None
) -> None:
    law = ANSWER.replace('article = "s. 1"', f'article = "{article}"')
    assert article in law
    (answer,) = load_law(write_package({"law/act.toml": law}), "QX").answers
    assert answer.cited().as_of == as_of
