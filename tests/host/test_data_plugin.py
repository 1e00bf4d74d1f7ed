"""What a country made of data answers about Word files: which DOCX, and what law it lends."""

from __future__ import annotations

import datetime as dt
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.host import Host
from comity.host.data_plugin import speaks
from comity.model.drafts.request import Request
from comity.model.office import Office
from comity.model.records import Parties
from comity.pipeline.build import build, check_case, choose_exporters, read_all
from comity_templates import base_template

DAY = dt.date(2026, 10, 5)
PARTIES = Parties({"requesting": "TV", "requested": "NR"})
POWER = """
[[answer]]
question = "request-power"
for = ["subscriber-data", "bank-records"]
value = "Section 9 of the Example Act"
says = ""
source = "act"
article = "s. 9"
read = "{read}"
"""


@pytest.fixture
def host_of(
    country: Callable[..., Path],
    make_host: Callable[..., Host],
    write_record: Callable[..., Path],
) -> Callable[..., Host]:
    """A host of the country TV, with DOCX files of the given names and law about its powers."""

    def host_of(*names: str, read: str = "official", words: str = "Respectfully,") -> Host:
        site = country("TV", law=POWER.format(read=read))
        folder = site / "comity_tv" / "templates"
        base = base_template("request")
        assert base is not None
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(base, folder / name)
            if words:
                _say(words, folder / name)
        write_record(site / "comity_tv-1.0.dist-info")
        return make_host(Office(allowed=frozenset({"comity-tv"})))

    return host_of


def _say(words: str, path: Path) -> None:
    """Put words of its own in place of a template's salutation."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    page = parts["word/document.xml"]
    assert page.count(b"{{ salutation }}") == 1
    parts["word/document.xml"] = page.replace(b"{{ salutation }}", words.encode())
    with zipfile.ZipFile(path, "w") as package:
        for name, blob in parts.items():
            package.writestr(name, blob)


def origin(host: Host, kind: str, language: str, parties: Parties = PARTIES) -> str:
    template = host.find_template(kind, parties, language, DAY)
    assert template is not None
    return f"{template.origin} {template.path.name}"


@pytest.mark.parametrize("language", ["en", "en-GB", "EN"])
def test_a_states_own_docx_serves_its_languages_whatever_the_region(host_of, language) -> None:
    assert origin(host_of("request.docx"), "request", language) == "TV request.docx"


@pytest.mark.parametrize("language", ["fr", "fr-CA", "eng-x", "e"])
def test_a_document_in_another_language_is_filled_into_the_base(host_of, language) -> None:
    assert origin(host_of("request.docx"), "request", language) == "base request.docx"


@pytest.mark.parametrize("language", ["fr", "de", "ar"])
def test_a_docx_without_words_of_its_own_serves_every_language(host_of, language) -> None:
    assert origin(host_of("request.docx", words=""), "request", language) == "TV request.docx"


def test_a_docx_whose_words_yield_to_other_languages_serves_every_one(host_of) -> None:
    words = "{% if doc.own_language %}Your Excellency,{% else %}{{ salutation }}{% endif %}"
    assert origin(host_of("request.docx", words=words), "request", "fr") == "TV request.docx"


def test_a_states_own_form_is_not_replaced_unasked(host_of, write, request_data) -> None:
    host = host_of("request.docx")
    (case,) = read_all([write(request_data | {"language": "fr"})], host)
    checked = check_case(case, host)
    (skipped,) = [f for f in checked.findings if f.rule == "wording.form-skipped"]
    assert checked.blocked
    assert "The form of TVland contains its own text in English" in skipped.message
    assert skipped.cure.startswith("Build the document in English and enclose a translation.")
    assert build(checked, host, choose_exporters(["docx"], host), "case", draft=True).files
    (case,) = read_all([write(request_data | {"language": "en"})], host)
    assert build(check_case(case, host), host, choose_exporters(["docx"], host), "case").files


def test_a_form_has_a_docx_of_its_own_and_else_that_of_its_kind(host_of) -> None:
    host = host_of("request.docx", "request.letter-rogatory.docx")
    assert origin(host, "request.letter-rogatory", "en") == "TV request.letter-rogatory.docx"
    assert origin(host, "request.mla-request", "en") == "TV request.docx"


def test_a_form_that_a_state_prescribes_to_others_serves_its_languages_only(host_of) -> None:
    host = host_of("incoming/request.docx")
    asked_of = Parties({"requesting": "NR", "requested": "TV"})
    assert origin(host, "request", "en", asked_of) == "TV request.docx"
    assert origin(host, "request", "fr", asked_of) == "base request.docx"


def test_a_language_is_known_by_its_first_part() -> None:
    assert speaks(("hi", "en-IN"), "en")
    assert not speaks(("hi",), "h")


def lent(host: Host, data: dict[str, Any]) -> list[str]:
    draft = Request.model_validate(data | {"schema": "1"})
    context = host.template_context(draft, PARTIES, "en")
    return list(context["requesting"]["law"]["request_power"])


def measures(data: dict[str, Any], *kinds: str) -> dict[str, Any]:
    (one,) = data["measures"]
    made = [one | {"id": f"M{n}", "kind": kind} for n, kind in enumerate(kinds)]
    return data | {"measures": made}


def test_the_law_lends_the_power_to_request_once_for_all_measures(host_of, request_data) -> None:
    data = measures(request_data, "subscriber-data", "bank-records")
    assert lent(host_of(), data) == ["Section 9 of the Example Act"]


def test_no_power_is_named_where_one_measure_rests_on_another(host_of, request_data) -> None:
    assert lent(host_of(), measures(request_data, "subscriber-data", "restraint")) == []


def test_what_the_author_names_as_basis_goes_before_the_law_files(host_of, request_data) -> None:
    assert lent(host_of(), request_data | {"domestic_basis": ["Example Act, section 10"]}) == []


@pytest.mark.parametrize("read", ["secondary", "none"])
def test_law_that_was_not_read_in_an_official_text_is_lent_to_no_template(
    host_of, request_data, read
) -> None:
    assert lent(host_of(read=read), request_data) == []


def test_every_question_that_is_answered_in_words_has_a_name_for_templates(
    host_of, request_data
) -> None:
    draft = Request.model_validate(request_data | {"schema": "1"})
    law = host_of().template_context(draft, PARTIES, "en")["requesting"]["law"]
    assert {"request_power", "mla_statute", "closing"} <= set(law)
    assert law["closing"] == []
