"""States, defaults with their citation, and the language of the document."""

from __future__ import annotations

import datetime as dt

import pytest

LAW = """
[[answer]]
question = "central-authority"
value = {{ name = "Office of TV", unit = "Unit 3", email = "unit@tv.example" }}
source = "act"
article = "s. 5"
read = "{read}"

[[answer]]
question = "preservation-period"
value = {{ quantity = 90, unit = "days" }}
source = "act"
article = "s. 12"
from = 2026-02-01
read = "{read}"

[[answer]]
question = "process"
for = ["subscriber-data"]
value = {{ process = "An order of a court" }}
source = "act"
article = "s. 8"
read = "{read}"
"""
LANGUAGES = """
[[answer]]
question = "languages"
value = {{ accepts = [{accepts}] }}
source = "act"
article = "s. 2"
read = "official"
"""


def test_the_law_of_a_state_fills_what_the_author_left_out(
    country, resolve_case, request_data
) -> None:
    country("TV", law=LAW.format(read="official"))
    resolved = resolve_case(request_data)
    filled = resolved.filled["requesting.central_authority"]

    assert resolved.draft.requesting.central_authority.name == "Office of TV"
    assert filled.origin == "TV"
    assert str(filled.citation) == "Example Act, s. 5"
    assert resolved.case.draft.requesting.central_authority is None  # the file's own words stay


@pytest.mark.parametrize(
    ("language", "name"), [("de", "Amt von TV"), ("en", "Office of TV"), ("fr", "Office of TV")]
)
def test_what_the_law_fills_in_is_in_the_language_of_the_document(
    language, name, country, resolve_case, request_data
) -> None:
    law = LAW.format(read="official")
    both = law.replace('"Office of TV"', '{ en = "Office of TV", de = "Amt von TV" }')
    assert both != law
    country("TV", law=both)
    resolved = resolve_case(request_data, language=language)

    assert resolved.draft.requesting.central_authority.name == name
    assert resolved.filled["requesting.central_authority"].value["name"] == name


def test_what_the_author_wrote_is_kept(country, resolve_case, request_data) -> None:
    country("TV", law=LAW.format(read="official"))
    request_data["requesting"]["central_authority"] = {"name": "Another Office"}
    resolved = resolve_case(request_data)

    assert resolved.draft.requesting.central_authority.name == "Another Office"
    assert "requesting.central_authority" not in resolved.filled


@pytest.mark.parametrize("preservation", [{}, {"practice": "yes"}, {"practice": "no"}])
def test_the_host_s_law_fills_nothing_of_a_notice(
    preservation: dict[str, str], country, resolve_case, notice_data
) -> None:
    country("TV", law=LAW.format(read="official"))
    data = notice_data | {"law": "beside", "preservation": preservation}
    resolved = resolve_case(data)

    assert resolved.filled == {}
    assert resolved.draft == resolved.case.draft
    assert resolved.draft.preservation.period is None
    assert resolved.draft.data_categories[0].process_domestic is None


@pytest.mark.parametrize("day", ["2026-01-31", "2026-02-01"])
def test_a_default_holds_from_the_day_of_its_law(
    day: str, country, resolve_case, request_data
) -> None:
    law = LAW.format(read="official")
    country("TV", law=law.replace('article = "s. 5"', 'article = "s. 5"\nfrom = 2026-02-01'))
    resolved = resolve_case(request_data, on=dt.date.fromisoformat(day))

    assert ("requesting.central_authority" in resolved.filled) is (day == "2026-02-01")


def test_what_nobody_has_read_fills_nothing(country, resolve_case, request_data) -> None:
    country("TV", law=LAW.format(read="none"))

    assert resolve_case(request_data).filled == {}


def test_a_default_that_the_draft_cannot_hold_is_the_plugin_s_fault(
    country, comity, write, request_data
) -> None:
    site = country("TV", law=LAW.format(read="official").replace('"Office of TV"', '" "'))
    done = comity("check", write(request_data), site=site)

    assert done.returncode == 1, done.stderr
    said = " ".join(done.stdout.split())
    assert "The rules of TV were not applied: TV (comity-tv 1.0)" in said
    assert "is not valid for requesting.central_authority" in said


@pytest.mark.parametrize(
    ("demand", "own", "written", "asked", "language"),
    [
        ('"fr", "en"', ["fr"], None, None, "en"),  # that of the author's text
        ('"sw"', ["fr"], "en", None, "en"),  # the author's
        ('"sw"', ["fr"], "en", "es", "es"),  # the command line's
    ],
)
def test_the_language_is_chosen_in_this_order(
    demand: str, own, written, asked, language: str, country, resolve_case, request_data
) -> None:
    import json

    jurisdiction = 'schema = 1\ncode = "TV"\nname = "K"\nlanguages = ' + json.dumps(own)
    country("TV", jurisdiction=jurisdiction)
    country("NR", law=LANGUAGES.format(accepts=demand))
    data = request_data | ({"language": written} if written else {})

    assert resolve_case(data, language=asked).language == language


def test_a_text_that_shows_no_language_leaves_it_to_the_requesting_state(
    country, resolve_case, request_data
) -> None:
    country("TV", jurisdiction='schema = 1\ncode = "TV"\nname = "K"\nlanguages = ["sw", "fr"]')
    data = request_data | {"facts": [{"id": "F1", "text": "Ushuhuda wa mlalamikaji."}]}

    assert resolve_case(data).language == "fr"
    country("NR", law=LANGUAGES.format(accepts='"sw", "en"'))
    assert resolve_case(data).language == "en"  # which is demanded, and Swahili has no catalogue


def test_a_translation_that_is_enclosed_meets_the_demand_so_that_the_letter_is_not_in_it_too(
    country, resolve_case, request_data
) -> None:
    country("NR", law=LANGUAGES.format(accepts='"fr"'))
    data = request_data | {"facts": [{"id": "F1", "text": "Ushuhuda wa mlalamikaji."}]}

    assert resolve_case(data).language == "fr"
    assert resolve_case(data | {"translation": {"into": "fr"}}).language == "en"


def test_a_state_without_a_plugin_is_known_by_its_name_alone(resolve_case, request_data) -> None:
    resolved = resolve_case(request_data)

    assert resolved.state("requested").name == "Republic of Nauru"
    assert resolved.state("requested").short_named() == "Nauru"
    assert resolved.state("requested").baseline
    assert resolved.book("requested") is None
    assert resolved.language == "en"


@pytest.mark.parametrize(
    ("code", "cure"),
    [
        ("UK", "Did you mean GB (United Kingdom)?"),
        ("UK-SCT", "Did you mean GB-SCT (United Kingdom)?"),
        ("ZX", "Did you mean ZW"),
    ],
)
def test_an_unknown_state_cannot_be_used_and_another_is_suggested(
    code: str, cure: str, comity, write, request_data
) -> None:
    request_data["requested"]["state"] = code
    file = write(request_data)
    done = comity("build", file, "-o", "out")

    assert done.returncode == 2
    assert f"case.yaml:23:5: requested.state: {code} is not the code of a State" in done.stderr
    assert cure in done.stderr
    assert done.stdout == ""
    checked = comity("check", file)
    assert checked.returncode == 1
    assert "case.yaml:23:5: requested.state" in checked.stdout
    assert cure in checked.stdout


def test_a_state_of_an_installed_plugin_is_suggested_with_its_name(
    country, comity, write, request_data
) -> None:
    site = country("XX")
    request_data["requested"]["state"] = "QX"
    done = comity("check", write(request_data), site=site)

    assert "XX (XXland)" in done.stdout


def test_every_unknown_state_is_told_at_once(comity, write, request_data) -> None:
    request_data["requested"]["state"] = "UK"
    request_data["requesting"]["state"] = "QQ"
    done = comity("check", write(request_data))

    assert done.returncode == 1
    assert "QQ is not the code of a State" in done.stdout
    assert "UK is not the code of a State" in done.stdout
