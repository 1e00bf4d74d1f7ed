"""Instruments on file: lines of parties, groupings, territories, tables, notifications."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from comity.law.load_instruments import load_instruments
from comity.law.status import position, status_between
from comity.model.citations import Read
from comity.model.errors import LawDataError
from comity.tasks.audit.law_faults import name_faults
from comity.tasks.lawpages.holdings import Holding

WritePackage = Callable[..., str]
DAY = dt.date(2020, 1, 1)
HEAD = """schema = 1
[instrument]
id = "pact"
title = "Pact"
level = "multilateral"
in_force = 2000-01-01
source = "act"
read = "official"
"""
LIST = """[parties]
complete = "yes"
as_of = 2026-01-01
source = "note"
read = "secondary"
"""
TABLE_HEAD = """[table]
state = "US"
title = "Treaties of the United States"
source = "note"
read = "secondary"
"""
GROUP = """schema = 1
[group]
code = "EU"
title = "European Union"
members = [
  { code = "DE", from = 1958-01-01 },
  { code = "DK", from = 1973-01-01 },
  { code = "HR", from = 2013-07-01 },
  { code = "GB", from = 1973-01-01, to = 2020-01-31 },
]
"""
TABLE = """schema = 1
[table]
state = "US"
title = "Bilateral treaties of the United States"
treaty_title = "Treaty between {state} and {party}"
complete = "yes"
as_of = 2015-03-31
source = "note"
read = "secondary"
treaties = [
  { party = "AG" },
  { party = "CA", signed = 1985-03-18, in_force = 1990-01-24, source = "act", read = "official" },
  { party = "HU", status = "signed", signed = 2014-01-01, title = "Treaty of Budapest" },
]
"""


def instruments(write_package: WritePackage, **files: str):
    package = write_package(
        {name.replace("__", "/") + ".toml": text for name, text in files.items()}
    )
    return {one.id: one for one in load_instruments(package)}


def test_a_line_takes_source_and_reading_from_the_head_of_its_list(write_package) -> None:
    states = (
        'states = [\n{ code = "NG", in_force = 2001-01-01 },\n'
        '{ code = "US", source = "act", read = "official" },\n]\n'
    )
    found = instruments(write_package, instruments__p=HEAD + LIST + states)["pact"]
    nigeria, america = found.party("NG"), found.party("US")

    assert (nigeria.status, nigeria.read, nigeria.citation.title) == (
        "party",
        Read.SECONDARY,
        "A note on the Act",
    )
    assert (america.read, america.citation.title) == (Read.OFFICIAL, "Evidence Act 2020")


def test_lines_and_tables_of_several_files_make_one_list(write_package) -> None:
    more = 'schema = 1\n[instrument]\nid = "pact"\npart = 2\n' + LIST + 'states = [{code = "NG"}]\n'
    one = HEAD + '[[party]]\ncode = "US"\nstatus = "party"\nsource = "act"\nread = "official"\n'
    found = instruments(write_package, instruments__a=one, instruments__b=more)["pact"]

    assert sorted(found.rows) == ["NG", "US"]
    assert found.party_list.complete == "yes"


def test_a_state_that_stands_twice_is_refused_with_its_file(write_package) -> None:
    twice = HEAD + LIST + 'states = [{code = "NG"}, {code = "NG"}]\n'
    with pytest.raises(LawDataError, match=r"p\.toml: pact lists NG twice"):
        instruments(write_package, instruments__p=twice)


def test_a_grouping_binds_its_members_while_they_are_members(write_package) -> None:
    line = '{ code = "EU", members = true, in_force = 2011-01-02, but_not = ["DK"] }'
    text = HEAD + LIST + f'states = [{line}, {{ code = "JP", in_force = 2011-01-02 }}]\n'
    found = instruments(write_package, instruments__p=text, groups__eu=GROUP)["pact"]

    def tie(code: str, day: str) -> tuple[str, dt.date | None]:
        return status_between(found, code, "JP", dt.date.fromisoformat(day))

    assert tie("DE", "2012-01-01") == ("in-force", dt.date(2011, 1, 2))
    assert tie("EU", "2012-01-01") == ("in-force", dt.date(2011, 1, 2))
    assert tie("HR", "2013-06-30")[0] == "not-party"
    assert tie("HR", "2013-07-01") == ("in-force", dt.date(2013, 7, 1))
    assert tie("GB", "2020-01-31")[0] == "in-force"
    assert tie("GB", "2020-02-01")[0] == "not-party"
    assert tie("DK", "2012-01-01")[0] == "not-party"
    assert status_between(found, "DE", "HR", DAY)[0] == "not-party"
    assert found.party("DE").through == "EU"


def test_a_grouping_that_the_topic_does_not_hold_is_a_fault(write_package) -> None:
    text = HEAD + LIST + 'states = [{ code = "EU", members = true }]\n'
    with pytest.raises(LawDataError, match="there is no groups file for EU"):
        instruments(write_package, instruments__p=text)


def test_a_territory_is_bound_where_its_state_extended_the_treaty(write_package) -> None:
    line = (
        '{ code = "CN", in_force = 2003-10-23, '
        'extends_to = [{ code = "HK", in_force = 2006-10-27 }], not_to = ["MO"] }'
    )
    found = instruments(write_package, instruments__p=HEAD + LIST + f"states = [{line}]\n")["pact"]

    assert position(found, "HK", dt.date(2006, 10, 26)).status == "not-party"
    assert position(found, "HK", dt.date(2006, 10, 27)).since == dt.date(2006, 10, 27)
    assert position(found, "MO", DAY).status == "not-party"


def test_a_table_of_bilateral_treaties_gives_each_of_them_and_stands_for_the_rest(
    write_package,
) -> None:
    found = instruments(write_package, bilateral__us=TABLE)

    assert sorted(found) == ["us-ag-mlat", "us-bilateral", "us-ca-mlat", "us-hu-mlat"]
    assert found["us-ag-mlat"].title == "Treaty between the United States and Antigua and Barbuda"
    assert status_between(found["us-ca-mlat"], "CA", "US", DAY) == (
        "in-force",
        dt.date(1990, 1, 24),
    )
    assert status_between(found["us-ag-mlat"], "US", "AG", DAY) == ("in-force", None)
    assert status_between(found["us-ag-mlat"], "US", "AG", dt.date(2010, 1, 1))[0] == "unknown"
    assert status_between(found["us-hu-mlat"], "US", "HU", DAY)[0] == "signed"
    assert found["us-ca-mlat"].read is Read.OFFICIAL
    assert found["us-ag-mlat"].described  # its own title was not read
    assert not found["us-hu-mlat"].described
    assert found["us-bilateral"].listed == ("AG", "CA", "HU")


def test_a_treaty_of_a_table_that_has_a_file_of_its_own_is_taken_from_there(write_package) -> None:
    own = HEAD.replace('"pact"', '"us-ca-mlat"').replace("multilateral", "bilateral")
    found = instruments(write_package, bilateral__us=TABLE, instruments__ca=own)

    assert found["us-ca-mlat"].title == "Pact"
    assert "CA" in found["us-bilateral"].listed


def test_a_treaty_that_stands_in_two_tables_under_one_id_is_a_fault(write_package) -> None:
    with pytest.raises(LawDataError, match="appears twice"):
        instruments(write_package, bilateral__us=TABLE, bilateral__us2=TABLE)


@pytest.mark.parametrize("key", ["state", "title", "source", "read"])
def test_a_table_without_its_state_title_or_source_is_a_fault(write_package, key: str) -> None:
    lines = [line for line in TABLE.splitlines() if not line.startswith(f"{key} =")]
    with pytest.raises(LawDataError, match=rf"us\.toml: \[table\] lacks '{key}'"):
        instruments(write_package, bilateral__us="\n".join(lines))


NOTIFIED = """[[notified]]
code = "LV"
about = "{about}"
value = {value}
source = "note"
article = "notification under art. 18(14)"
read = "secondary"
"""


def test_what_a_state_notified_is_cited(write_package) -> None:
    text = HEAD + NOTIFIED.format(about="languages", value='{ accepts = ["en", "lv"] }')
    (told,) = instruments(write_package, instruments__p=text)["pact"].notified

    assert str(told.cited()) == "A note on the Act, notification under art. 18(14)"


@pytest.mark.parametrize(
    ("about", "value"),
    [
        ("languages", '{ accept = ["en"] }'),
        ("central-authority", '{ unit = "Section" }'),
        ("central-authority", '{ name = "Ministry", address = "Main Street" }'),
        ("capital", '{ name = "Ministry" }'),
    ],
)
def test_a_notification_that_no_draft_can_hold_is_a_fault(write_package, about, value) -> None:
    with pytest.raises(LawDataError, match=r"p\.toml: notified 1"):
        instruments(write_package, instruments__p=HEAD + NOTIFIED.format(about=about, value=value))


def test_sources_may_be_spread_over_a_folder_but_no_key_stands_twice(write_package) -> None:
    more = 'schema = 1\n[chart]\ntitle = "Chart"\nread = "secondary"\n'
    text = HEAD.replace('source = "act"', 'source = "chart"')
    found = instruments(write_package, instruments__p=text, sources__more=more)
    assert found["pact"].citation.title == "Chart"

    with pytest.raises(
        LawDataError, match=r"more\.toml: the source 'act' is already in another file"
    ):
        instruments(write_package, sources__more=more.replace("[chart]", "[act]"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"{HEAD}[rule]\nid = 'r'\n",
            r"rule is not a list of tables; write \[\[rule\]\] above each",
        ),
        (f"{HEAD}articles = ['art. 1']\n", r"instrument.articles is not a list of tables"),
        (f"{HEAD}articles = 5\n", r"instrument.articles is not a list of tables"),
        (HEAD.replace('read = "official"', 'read = "offical"'), "read: Input should be"),
        (f"parties = 5\n{HEAD}", r"parties is not a table; write \[parties\] above its keys"),
        (f"{HEAD}{LIST}states = ['DE']\n", r"parties.states is not a list of tables; write states"),
    ],
)
def test_a_table_of_the_wrong_shape_is_named_with_its_file(
    write_package: WritePackage, text: str, said: str
) -> None:
    with pytest.raises(LawDataError, match=rf"instruments/pact\.toml: .*{said}"):
        load_instruments(write_package({"instruments/pact.toml": text}))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("table = 5\n", r"table is not a table; write \[table\] above its keys"),
        ("treaties = ['AG']\n", r"table.treaties is not a list of tables"),
    ],
)
def test_a_bilateral_table_of_the_wrong_shape_is_named_with_its_file(
    write_package: WritePackage, text: str, said: str
) -> None:
    head = "" if text.startswith("table") else TABLE_HEAD
    with pytest.raises(LawDataError, match=rf"bilateral/us\.toml: .*{said}"):
        load_instruments(write_package({"bilateral/us.toml": f"schema = 1\n{head}{text}"}))


def test_braces_in_the_title_of_a_table_s_treaties_are_left_as_they_are(
    write_package: WritePackage,
) -> None:
    rows = 'treaty_title = "Treaty of {state} with {party} ({0})"\ntreaties = [{ party = "AG" }]\n'
    package = write_package({"bilateral/us.toml": f"schema = 1\n{TABLE_HEAD}{rows}"})
    assert "({0})" in load_instruments(package)[0].title


def test_a_member_without_an_end_may_be_written_with_the_last_day_there_is(
    write_package: WritePackage,
) -> None:
    group = GROUP.replace("from = 2013-07-01", "from = 2013-07-01, to = 9999-12-31")
    line = 'states = [{ code = "EU", members = true, in_force = 2000-01-01 }]\n'
    files = {"instruments/pact.toml": f"{HEAD}{LIST}{line}", "groups/eu.toml": group}
    (pact,) = load_instruments(write_package(files))
    assert pact.party("HR") is not None


def test_the_audit_names_what_no_reader_of_an_instrument_understands(
    write_package: WritePackage,
) -> None:
    cited = 'source = "act"\nread = "official"\n'
    tables = (
        f'[[provision]]\ntopic = "refusal"\nsays = "."\nyields_to = "coe-185"\nbut_not = ["QQ"]\n'
        f"{cited}[[ground]]\nid = 'g'\ntitle = 't'\nnature = 'mandatory'\nsays = '.'\n"
        f"yields_to = 'all'\n{cited}[[order]]\nrelation = 'replaces'\nto = 'x'\nfor = ['serch']\n"
        f"{cited}"
    )
    articles = "articles = [{ article = '1', for = ['presrvation'] }]\n"
    package = write_package({"instruments/pact.toml": f"{HEAD}{articles}{tables}"})
    held = Holding("pact", instruments=load_instruments(package))
    assert [f"{what}: {note}" for what, note in name_faults(held, {"preservation"})] == [
        "article pact: unknown kind of assistance 'presrvation'",
        "order pact: unknown kind of assistance 'serch'",
        "provision pact: unknown State 'QQ'",
        "provision pact refusal: yields_to is 'coe-185'; only 'other-mla-treaty' is supported",
        "ground g: yields_to is 'all'; only 'other-mla-treaty' is supported",
    ]
