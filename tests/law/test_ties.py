"""``comity law ties``: every basis between two States on a day, and what is not known."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Callable
from itertools import combinations

import pytest

from comity.cli import main
from comity.law.states import states
from comity.law.ties import Ties, TieTable
from comity.pipeline.own_plugin import open_host

KEYS = {"instrument", "title", "binding", "status", "since", "as_of", "source", "scope"}
ORDER = ("in-force", "signed", "reciprocity", "unknown", "not-party")
WriteTopic = Callable[..., None]
HEAD = """schema = 1
[instrument]
id = "{id}"
title = "Treaty {id}"
level = "{level}"
{more}
source = "act"
read = "official"
[parties]
complete = "{complete}"
as_of = 2026-04-25
source = "act"
read = "official"
states = [{states}]
"""
BOTH = "{ code = 'BV', in_force = 2005-01-01 }, { code = 'HM', in_force = 2006-01-01 }"


def instrument(name: str, listed: str = BOTH, **more: str) -> str:
    known = {"level": "multilateral", "complete": "yes", "more": "in_force = 2000-01-01"}
    return HEAD.format(id=name, states=listed, **(known | more))


@pytest.fixture
def topic(write_package) -> WriteTopic:
    """``topic(a=..., b=...)`` installs a topic with these instruments."""

    def install(**files: str) -> None:
        write_package(
            {f"instruments/{name}.toml": text for name, text in files.items()},
            entry_points="[comity.plugins]\npacts = {package}\n",
        )

    return install


def records(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, dict]:
    assert main(["law", "ties", *words, "--format", "json"]) == 0
    return {row["instrument"]: row for row in json.loads(capsys.readouterr().out)}


def text(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["law", "ties", *words]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_what_is_in_force_comes_first_then_signed_then_reciprocity_then_the_rest(
    topic: WriteTopic, capsys
) -> None:
    topic(
        a=instrument("t-multi"),
        b=instrument("t-regional", level="regional"),
        c=instrument("t-signed", "{ code = 'BV', status = 'signed' }, { code = 'HM' }"),
        d=instrument("t-open", "{ code = 'BV' }", complete="no"),
        e=instrument("t-closed", "{ code = 'BV' }"),
    )
    found = records(capsys, "BV", "HM", "--on", "2026-04-25")
    ours = [name for name in found if name.startswith("t-") or name == "reciprocity"]

    assert ours == ["t-regional", "t-multi", "t-signed", "reciprocity", "t-open", "t-closed"]
    assert [found[name]["status"] for name in ours] == [
        *("in-force", "in-force", "signed", "unknown", "unknown", "not-party"),
    ]
    assert found["t-multi"]["since"] == "2006-01-01"
    assert found["t-multi"]["order_stated"] is False


def test_every_record_has_the_keys_that_are_promised(topic: WriteTopic, capsys) -> None:
    topic(a=instrument("t-multi"))
    for record in records(capsys, "BV", "HM").values():
        assert record.keys() >= KEYS
        assert record["status"] in ("in-force", "signed", "not-party", "unknown")


def test_a_place_that_an_article_gives_is_cited_and_another_is_said_to_be_assumed(
    topic: WriteTopic, capsys
) -> None:
    order = (
        '[[order]]\nrelation = "prevails-over"\nto = "t-other"\nsays = "It prevails."\n'
        'source = "act"\narticle = "art. 9"\nread = "official"\n'
    )
    regional = "{ code = 'BV' }, { code = 'HM' }"
    topic(
        a=instrument("t-first") + order,
        b=instrument("t-other", regional, level="regional"),
        c=instrument("t-third", regional, level="scheme", more="binding = false\nby = 2001-01-01"),
    )
    page = text(capsys, "BV", "HM", "--on", "2026-04-25")

    assert page.index("1. Treaty t-first") < page.index("2. Treaty t-other")
    assert "Precedence: ahead of Treaty t-other (Evidence Act 2020, art. 9)." in page
    assert "Precedence: behind Treaty t-first (Evidence Act 2020, art. 9)." in page
    third = page[page.index("3. Treaty t-third") :]
    assert "Scheme; not binding. Both take part in it, start date unknown." in third
    assert "Precedence: assumed from its level" in third


def test_a_day_after_the_list_is_said_to_have_the_status_of_its_last_day(
    topic: WriteTopic, capsys
) -> None:
    topic(a=instrument("t-multi"))
    found = records(capsys, "BV", "HM", "--on", "2026-10-01")["t-multi"]

    assert (found["beyond"], found["as_of"]) == (True, "2026-04-25")
    page = text(capsys, "BV", "HM", "--on", "2026-10-01")
    assert "This is the status on 25 April 2026, the last known date." in page


@pytest.mark.parametrize(
    ("level", "day", "told"),
    [
        (
            "multilateral",
            "1999-12-31",
            "In force nowhere: both have signed but are not bound.",
        ),
        (
            "multilateral",
            "2026-04-25",
            "Not in force between them: Bouvet Island is bound; Heard Island and McDonald Islands "
            "has signed but is not bound.",
        ),
        ("bilateral", "1999-12-31", "Signed, not in force between them."),
    ],
)
def test_what_is_only_signed_is_told_by_whether_it_is_in_force_anywhere_on_that_day(
    topic: WriteTopic, capsys, level: str, day: str, told: str
) -> None:
    bound = "{ code = 'BV', signed = 1998-01-01, in_force = 2000-01-01 }"
    listed = f"{bound}, {{ code = 'HM', status = 'signed', signed = 1998-01-01 }}"
    topic(a=instrument("t-signed", listed, level=level))

    assert told in text(capsys, "BV", "HM", "--on", day)


def test_a_measure_marks_what_serves_it_and_what_does_not(topic: WriteTopic, capsys) -> None:
    provision = (
        '[[provision]]\ntopic = "content"\nfor = ["stored-content"]\nsays = "Content is given."\n'
        'source = "act"\narticle = "art. 31"\nread = "official"\n'
    )
    scope = (
        '[[scope]]\nid = "kind"\nsays = "Subscriber data only."\n'
        'when = { field = "measures[].kind", in = ["subscriber-data"] }\n'
        'source = "act"\narticle = "art. 1"\nread = "official"\n'
    )
    only = 'in_force = 2000-01-01\nmeasures = ["subscriber-data"]'
    topic(
        a=instrument("t-names") + provision,
        b=instrument("t-scope") + scope,
        c=instrument("t-only", more=only),
        d=instrument("t-open"),
    )
    found = records(capsys, "BV", "HM", "--measure", "stored-content")
    covered = {n: r["measure"]["covered"] for n, r in found.items() if n.startswith("t-")}

    assert covered == {
        "t-names": "yes",
        "t-scope": "no",
        "t-only": "no",
        "t-open": "not-excluded",
    }
    assert found["t-names"]["measure"]["provisions"][0]["article"] == "art. 31"
    page = text(capsys, "BV", "HM", "--measure", "stored-content")
    assert page.index("t-open") < page.index("In force, but not for this") < page.index("t-only")


def test_the_law_of_the_state_asked_answers_whether_it_assists_without_a_treaty(
    write_country, capsys
) -> None:
    law = (
        'schema = 1\n[[answer]]\nquestion = "treaty-needed"\nvalue = "no"\n'
        'says = "Any State may ask."\nsource = "act"\narticle = "s. 3"\nread = "official"\n'
        '[[assurance]]\nid = "reciprocity"\nside = "gives"\ngiven_by = "the Minister"\n'
        'says = "We promise."\nsource = "act"\narticle = "s. 4"\nread = "official"\n'
        '[[assurance]]\nid = "reciprocity"\nside = "asks"\nsays = "You promise."\n'
        'source = "act"\narticle = "s. 5"\nread = "official"\n'
    )
    write_country({"law/act.toml": law})
    asked = records(capsys, "BV", "QX")["reciprocity"]
    asking = records(capsys, "QX", "BV")["reciprocity"]

    assert (asked["status"], asked["source"]) == ("in-force", "Evidence Act 2020")
    assert asked["reciprocity"]["treaty_needed"]["article"] == "s. 3"
    assert asking["status"] == "unknown"
    # what the State wants to be promised is no promise of its own
    assert [row["says"] for row in asking["reciprocity"]["promises"]] == ["We promise."]
    assert "Any State may ask." in text(capsys, "BV", "QX")


def test_where_no_list_of_bilateral_treaties_is_held_one_may_exist(capsys) -> None:
    found = records(capsys, "BV", "HM")["bilateral"]

    assert found["status"] == "unknown"
    assert "there may be one" in found["note"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("NG", "XX"), "XX: is not the code of a State"),
        (("UK", "NG"), "Did you mean GB (United Kingdom)?"),
        (("Kenja", "NG"), "Did you mean KE (Kenya)"),
        (("NG", "NG"), "A State has no treaty with itself"),
        (("GB-SCT", "gb"), "A State has no treaty with itself"),
        (("NG", "US", "--measure", "stored-contnt"), "Did you mean stored-content"),
        (("ZZ", "XX"), "ZZ: is not the code of a State"),
    ],
)
def test_a_bad_name_is_one_clear_error(words, message: str, capsys) -> None:
    assert main(["law", "ties", *words]) == 2
    done = capsys.readouterr()
    assert message in done.err
    assert done.out == ""


def test_a_state_may_be_given_by_its_name(capsys) -> None:
    assert main(["law", "ties", "Kenya", "NG"]) == 0
    assert "Ties of Kenya (KE) with Nigeria (NG)" in capsys.readouterr().out


def test_all_bad_names_are_told_at_once(capsys) -> None:
    assert main(["law", "ties", "ZZ", "XX", "--measure", "nothing"]) == 2
    said = capsys.readouterr().err
    assert all(
        name in said
        for name in ("ZZ: is", "XX: is", "--measure: unknown kind of assistance: 'nothing'")
    )


def test_small_letters_and_parts_of_states_and_blocs_are_understood(capsys) -> None:
    page = text(capsys, "gb-sct", "eu")
    assert page.startswith("Ties of ")
    assert "GB-SCT" in page and "the European Union (EU)" in page


def test_only_the_two_states_and_the_topics_are_imported() -> None:
    script = (
        "import sys\nfrom comity.cli import main\n"
        "main(['law', 'ties', 'NG', 'BV'])\n"
        "print('modules:', *(n for n in sys.modules if n.startswith('comity_')))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    modules = done.stdout.decode().rpartition("modules:")[2].split()
    countries = {name for name in modules if len(name) == len("comity_ng")}

    assert countries <= {"comity_ng", "comity_eu"}


# --- with what is installed ------------------------------------------------------------------


@pytest.fixture(scope="module")
def walk() -> dict[str, set[str]]:
    """The ids of the instruments that have each status for some pair, after a walk of all pairs.

    Members of the United Nations, other States, territories, and the European Union; each pair is
    asked from both sides.
    """
    table = TieTable(open_host().instruments().values(), dt.date(2026, 4, 25))
    found: dict[str, set[str]] = {}
    for one, other in combinations(states(), 2):
        there = table.between(one, other)
        assert _plain(there) == _plain(table.between(other, one)), (one, other)
        for tie in there.all():
            found.setdefault(tie.status, set()).add(tie.instrument.id)
    return found


def _plain(ties: Ties) -> list[tuple[str, str, dt.date | None, bool]]:
    return [(t.instrument.id, t.status, t.since, t.order_stated) for t in ties.all()]


@pytest.mark.needs_country
def test_every_pair_of_states_has_the_same_ties_from_both_sides(walk) -> None:
    assert walk.keys() == {"in-force", "signed", "unknown", "not-party"}
    assert {"coe-185", "untoc", "uncac"} <= walk["in-force"]


@pytest.mark.needs_country
def test_the_second_protocol_and_the_un_cybercrime_convention_are_in_force_for_nobody(walk) -> None:
    assert not walk["in-force"] & {"cets-224", "un-cybercrime"}
    assert {"cets-224", "un-cybercrime"} <= walk["signed"]


@pytest.mark.needs_country
@pytest.mark.parametrize("other", ["US", "VA", "XK", "TW", "HK", "EU", "CK", "GB-SCT"])
def test_every_page_can_be_printed_and_read_by_a_program(other: str, capsys) -> None:
    found = records(capsys, "NG", other, "--on", "2026-04-25")
    places = [
        "reciprocity" if row["instrument"] == "reciprocity" else row["status"]
        for row in found.values()
    ]
    assert places == sorted(places, key=ORDER.index)
    assert other in text(capsys, "NG", other, "--on", "2026-04-25")


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("one", "other", "name", "status", "since"),
    [
        ("NG", "US", "coe-185", "in-force", "2022-11-01"),
        ("US", "FR", "coe-185", "in-force", "2007-01-01"),
        ("IN", "US", "coe-185", "not-party", None),
        ("US", "IE", "coe-185", "signed", None),
        ("ZA", "US", "coe-185", "signed", None),
        ("RS", "JP", "cets-224", "signed", None),  # both have ratified; not in force
        ("US", "GB", "cets-224", "signed", None),
        ("AU", "BR", "un-cybercrime", "signed", None),
    ],
)
def test_the_ties_of_april_2026_are_those_that_the_lists_show(
    one: str, other: str, name: str, status: str, since: str | None, capsys
) -> None:
    found = records(capsys, one, other, "--on", "2026-04-25")[name]
    assert (found["status"], found["since"]) == (status, since)
