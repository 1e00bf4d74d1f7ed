"""A notice is public, and its company's alone: law stands in it only where it is asked for."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import compositions
import pytest

from comity.host import Host
from comity.kit.samples import sample_files
from comity.model.office import Office
from comity.pipeline.build import build, check_case, choose_exporters, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.resolve.host_law import said_by_law, stated_beside
from comity.text.reader_text import said_in
from comity.text.written import sentence
from comity.word.readback import walk

NOTICES = [path for path in sample_files() if path.name.startswith("notice-")]
UNREAD = "notice-ng"  # of whose host State no official text was read on anything in a notice
READ = [path for path in NOTICES if path.stem != UNREAD]
INTERNAL = re.compile(
    r"secondary|text read as of|was read|not read|as described by|looked up|known here|\bread =",
    re.IGNORECASE,
)
HEADING = "What the law says"
FORMATS = ["docx", "html", "md", "json"]
ANSWERS = """
[[answer]]
question = "{question}"
value = {value}
says = "{says}"
source = "act"
article = "s. 4"
read = "{read}"
"""
SAYS = "A provider keeps what it has for a time that the Act sets."
PROCESS = '{ process = "warrant of the high court" }'


def built(path: Path, host: Host, language: str | None = None) -> dict[str, str]:
    """The text of a notice in each format that leaves the office."""
    (case,) = read_all([path], host)
    checked = check_case(case, host, language=language)
    made = build(checked, host, choose_exporters(FORMATS, host), "case", draft=True).files
    return {
        name.rpartition(".")[2]: str(walk(data)) if name.endswith("docx") else data.decode()
        for name, data in made
        if not name.startswith("internal/")
    }


def written(data: Any) -> set[str]:
    return set(compositions.authors_texts(data))


def own_law(law: set[str], own: set[str]) -> set[str]:
    """Those texts of law that the company has not written as its own words too."""
    return {one for one in law if not any(one in text for text in own)}


def lines_of(blocks: list[Mapping[str, Any]]) -> Iterator[str]:
    for block in blocks:
        for row in block.get("rows", ()):
            yield from row
        yield from (block.get("text", ""), *block.get("notes", ()))


def split(twin: Mapping[str, Any]) -> tuple[str, list[str]]:
    """The text before the section on law, and the lines in that section."""
    blocks = twin["text"]["blocks"]
    places = [n for n, one in enumerate(blocks) if one["type"] == "heading"]
    (at,) = [n for n in places if blocks[n]["text"] == HEADING]
    assert at == places[-1]
    return "\n".join(lines_of(blocks[:at])), list(lines_of(blocks[at + 1 :]))


# --- what nobody asks for -----------------------------------------------------------------------


@pytest.mark.needs_country
@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_nothing_of_the_law_stands_in_a_sample_that_does_not_ask_for_it(
    path: Path, sample: Callable[[Path, str], Path]
) -> None:
    host = open_host()
    file = sample(path, "none")
    (case,) = read_all([file], host)
    own = written(case.draft.data())
    law = {said_in(one.says, "en")[0] for one in said_by_law(check_case(case, host).resolved)}
    found = built(file, host)
    twin = json.loads(found["json"])

    assert len(law) > 4
    for form, text in found.items():
        assert [one for one in own_law(law, own) if one in text] == [], form
        assert HEADING not in text, form
        assert re.findall(r"\[\d+\]", text if form == "md" else "") == []
    assert (twin["law"], twin["data"]["law_beside"]) == ([], [])
    assert {one["whose"] for one in twin["data"]["values"]} == {"company"}


def test_nothing_of_the_law_stands_in_a_notice_with_every_field(
    maximal, country, make_host, write
) -> None:
    country("TV", law=compositions.law())
    data, _ = maximal("notice")
    data |= {"law": "none", "law_by_section": []}
    found = built(write(data), make_host(Office(allowed=frozenset({"comity-tv"}))))
    twin = json.loads(found["json"])

    for form, text in found.items():
        law = (compositions.LAW_SAYS, "An order of a court", "A treaty request", "Example Act")
        assert [one for one in law if one in text] == [], form
    assert (twin["law"], twin["data"]["law_beside"]) == ([], [])
    assert {one["whose"] for one in twin["data"]["values"]} == {"company"}


def test_a_silent_notice_says_nothing(country, make_host, write, notice_data) -> None:
    country("TV", law=compositions.law())
    found = built(write(notice_data), make_host(Office(allowed=frozenset({"comity-tv"}))))
    headings = [
        block["text"]
        for block in json.loads(found["json"])["text"]["blocks"]
        if block["type"] == "heading" and block["level"] == 1
    ]
    assert headings == ["Purpose", "Information held", "How to submit a request"]


# --- what is asked for --------------------------------------------------------------------------


@pytest.mark.needs_country
@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_law_that_is_asked_for_stands_in_the_last_section_only(
    path: Path, sample: Callable[[Path, str], Path]
) -> None:
    host = open_host()
    file = sample(path, "beside")
    (case,) = read_all([file], host)
    own = written(case.draft.data())
    resolved = check_case(case, host).resolved
    printed = {sentence(said_in(one.says, "en")[0]) for one in stated_beside(resolved)}
    unread = {
        sentence(said_in(one.says, "en")[0]) for one in said_by_law(resolved) if not one.official
    }
    twin = json.loads(built(file, host)["json"])
    before, section = split(twin)

    assert len(printed) > 3
    plain = "\n".join(section).replace("\u00a0", " ")
    assert [one for one in printed if one not in plain] == []
    assert [one for one in own_law(printed, own) if one in before.replace("\u00a0", " ")] == []
    assert [one for one in own_law(unread, own) if one in plain + before] == []
    assert "is not a statement of" in section[0]
    assert {one["whose"] for one in twin["data"]["values"]} == {"company"}
    assert {one["whose"] for one in twin["data"]["law_beside"]} == {case.draft.host}
    assert len(twin["data"]["law_beside"]) == len(stated_beside(resolved))
    assert {row["read"] for row in twin["law"]} == {"official"}


@pytest.mark.needs_country
def test_law_that_nobody_read_in_an_official_text_is_not_printed_where_it_is_asked_for(
    sample: Callable[[Path, str], Path],
) -> None:
    host = open_host()
    (path,) = (path for path in NOTICES if path.stem == UNREAD)
    file = sample(path, "beside")
    (case,) = read_all([file], host)
    found = [f for f in check_case(case, host).findings if f.rule == "notice.host-law"]
    assert len(found) > 4
    assert all("not read in the official text" in f.message for f in found)
    for form, text in built(file, host).items():
        assert HEADING not in text, form


def test_each_sentence_of_law_says_for_whom_it_holds(
    country, make_host, write, notice_data
) -> None:
    country("TV", law=compositions.law())
    data = notice_data | {"law": "beside"}
    found = built(write(data), make_host(Office(allowed=frozenset({"comity-tv"}))))
    _, section = split(json.loads(found["json"]))
    told = [re.match(r"(.+?), (for .+?): ", line) for line in section]
    assert [one.groups() for one in told if one] == [
        ("Retention", "for companies under the law of Tuvalu"),
        ("Process required", "for authorities of Tuvalu"),
        ("Process required", "for authorities outside Tuvalu"),
        ("Preservation", "for all authorities under the law of Tuvalu"),
        ("Extension of a preservation", "for authorities of Tuvalu"),
        ("Notice to users", "for companies under the law of Tuvalu"),
        ("Child safety", "for companies under the law of Tuvalu"),
        ("Emergencies", "for authorities outside Tuvalu"),
        ("Emergencies", "for authorities of Tuvalu"),
        ("Costs", "for authorities of Tuvalu"),
        ("Official e-mail addresses", "for authorities of Tuvalu"),
        ("Records as evidence", "for authorities of Tuvalu"),
    ]


def test_law_of_parts_of_a_state_is_printed_for_those_parts_alone(
    country, make_host, write, notice_data
) -> None:
    law = ""
    for part in ("TV-FUN", "TV-NUI"):
        said = ANSWERS.format(question="process", value=PROCESS, says="", read="official")
        law += said.replace('source = "act"', f'part = ["{part}"]\nsource = "act"')
    country("TV", law=law)
    data = notice_data | {"law": "beside"}
    found = built(write(data), make_host(Office(allowed=frozenset({"comity-tv"}))))
    twin = json.loads(found["json"])
    _, section = split(twin)
    told = [line.split(",")[0] for line in section if "warrant of the high court" in line.lower()]
    assert told == ["Process required (Funafuti (Tuvalu))", "Process required (Nui (Tuvalu))"]
    assert [one["parts"] for one in twin["data"]["law_beside"]] == [["TV-FUN"], ["TV-NUI"]]


@pytest.mark.parametrize("read", ["official", "secondary"])
def test_law_known_by_an_account_alone_is_told_to_counsel_and_not_published(
    read: str,
    country: Callable[..., Path],
    notice_data: dict[str, Any],
    write: Callable[..., Path],
    make_host: Callable[..., Host],
) -> None:
    law = ANSWERS.format(question="user-notification", value='"yes"', says=SAYS, read=read)
    law += ANSWERS.format(question="process", value=PROCESS, says="", read=read)
    country("TV", law=law)
    host = make_host()
    file = write(notice_data | {"law": "beside", "user_notification": {"practice": "yes"}})
    (case,) = read_all([file], host)
    told = [f for f in check_case(case, host).findings if f.rule == "notice.host-law"]
    text = built(file, host)["md"]

    assert (SAYS in text) is (read == "official")
    assert ("Warrant of the high court." in text) is (read == "official")
    assert "2024" not in text
    assert [f.field for f in told] == ["data_categories", "user_notification"]
    word = ", printed: " if read == "official" else "not read in the official text"
    assert all(word in f.message for f in told)


@pytest.mark.needs_country
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_no_notice_tells_how_its_law_was_read(
    path: Path, language: str, sample: Callable[[Path, str], Path]
) -> None:
    found = built(sample(path, "beside"), open_host(), language)
    found["json"] = json.dumps(json.loads(found["json"])["text"])
    for form, text in found.items():
        assert INTERNAL.findall(text) == [], form


@pytest.mark.needs_country
def test_no_domain_is_said_to_be_that_of_every_authority(
    sample: Callable[[Path, str], Path],
) -> None:
    (path,) = (path for path in NOTICES if path.stem == "notice-us")
    twin = json.loads(built(sample(path, "beside"), open_host())["json"])
    before, section = split(twin)
    text = "\n".join(section).replace("\u00a0", " ")
    assert "Official addresses in the host State end in" not in before + text
    assert "Some public agencies use other domains" in text
    assert ".gov" not in before


@pytest.mark.needs_country
def test_the_days_of_the_texts_stand_in_one_finding_and_not_in_the_notice() -> None:
    host = open_host()
    (path,) = (path for path in NOTICES if path.stem == "notice-gb")
    (case,) = read_all([path], host)
    (found,) = (f for f in check_case(case, host).findings if f.rule == "notice.law-days")
    assert found.severity == "advice"
    assert "Investigatory Powers Act 2016" in found.message
    # each source has the day of its own text, and none the day of its neighbour
    assert found.said is not None
    texts = [one["params"] for one in found.said.data()["params"]["texts"]]
    years = [
        (made[1], text["date"][:4])
        for text in texts
        if (made := re.search(r"(?:Act|Regulations) (\d{4}),", text["law"]))
    ]
    assert len(years) > 4
    assert all(read >= made for made, read in years)


# --- figures ------------------------------------------------------------------------------------


def test_nought_is_a_figure_and_not_silence(notice_data, composed) -> None:
    period = {"quantity": 0, "unit": "days"}
    notice_data["data_categories"][0]["retention"] = {"period": period}
    notice_data["costs"] = {
        "price_list": [{"item": "A copy", "price": {"amount": "0", "currency": "EUR"}}],
        "by_case": [{"when": "In emergencies", "price": {"amount": "0", "currency": "EUR"}}],
    }
    parts = composed(notice_data).context["parts"]

    assert parts["data"]["table"]["rows"][0][2] == "0\u00a0days"
    ((item, price),) = parts["costs"]["table"]["rows"]
    assert item == "A copy"
    assert price == "Free"
    assert any("There is no charge" in text for text in parts["costs"]["paragraphs"])


@pytest.mark.parametrize(
    ("bound", "said"),
    [("at-least", "at least"), ("at-most", "at most"), ("about", "about"), (None, "")],
)
def test_the_bound_of_a_period_is_said_wherever_it_is_written(
    bound: str | None, said: str, notice_data, composed
) -> None:
    period = {"quantity": 90, "unit": "days"} | ({"bound": bound} if bound else {})
    notice_data["data_categories"][0]["retention"] = {"period": period, "after_deletion": period}
    notice_data["preservation"] = {"practice": "yes", "period": period}
    notice_data["response_times"] = [{"event": "Receipt", "within": period, "owed_by": "company"}]
    parts = composed(notice_data).context["parts"]
    written = f"{said} 90\u00a0days".strip()

    assert parts["data"]["table"]["rows"][0][2].count(written) == 2
    assert written in parts["preservation"]["paragraphs"][1]
    assert written in parts["policy"]["items"][0]["text"]
    if bound is None:
        assert not re.search("at least|at most|about", repr(parts))


def test_the_law_is_that_of_the_day_of_the_notice(country, make_host, write, notice_data) -> None:
    law = ANSWERS.format(question="user-notification", value='"yes"', says=SAYS, read="official")
    country("TV", law=f"{law}from = 2026-02-01\n")
    host = make_host(Office(allowed=frozenset({"comity-tv"})))
    for day in (dt.date(2026, 1, 31), dt.date(2026, 2, 1)):
        file = write(notice_data | {"law": "beside", "date": day.isoformat()})
        assert (SAYS in built(file, host)["md"]) is (day.month == 2)
