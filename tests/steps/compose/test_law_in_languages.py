"""Law and a plugin's names stand in the document's language, or are marked with their own."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.model.content import Content, texts_in
from comity.model.office import Office
from comity.pipeline.build import Built, build, check_case, choose_exporters, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.compose import compose
from comity.steps.wording import needed

LAW = """
[[answer]]
question = "user-notification"
value = "no"
says = {says}
source = "act"
article = "s. 1"
read = "official"
enacted = 2020
[[answer]]
question = "process"
value = {{ process = {process} }}
source = "act"
article = "s. 2"
read = "official"
enacted = 2020
"""
PORTUGUESE = """schema = 1
law_language = "pt"
code = "{code}"
name = {{ pt = "República de Testlândia", fr = "République de Testlande" }}
short_name = "Testlândia"
languages = ["pt"]
"""
PLUGIN = """
from comity import AssistanceKind, DataPlugin, ExtraField, hookimpl

class Here(DataPlugin):
    @hookimpl
    def comity_measures(self):
        titles = {"fr": "Levé d’une carrière"}
        return [AssistanceKind("quarry-survey", "Survey of a quarry", titles=titles)]

    @hookimpl
    def comity_fields(self):
        return [ExtraField("permit", "Permit", {"type": "string"}, titles={"fr": "Permis"})]

plugin = Here(__name__)
"""

Composed = Callable[..., Content]


@pytest.fixture
def printed(country, make_host, resolve_case) -> Composed:
    """``printed(data, language, says=...)``: a document under the law of TV, as composed."""

    def printed(data: dict[str, Any], language: str, **more: Any) -> Content:
        host = make_host(Office(allowed=frozenset({"comity-tv"})), tame=True)
        resolved = resolve_case(data, host, language=language)
        return compose(resolved, host, host.document_types()[data["kind"]])

    return printed


def install(country, says: str, process: str = '"uma ordem"', also: str = "", **more: str) -> None:
    more = {"jurisdiction": PORTUGUESE, **more}
    country("TV", law=LAW.format(says=says, process=process) + also, **more)


def shown(content: Content) -> str:
    return "\n".join(texts_in(content.context["parts"]))


def languages(content: Content) -> dict[str, str]:
    return {p.text: p.language for p in content.passages if p.of == "law"}


@pytest.fixture
def notice(notice_data: dict[str, Any]) -> dict[str, Any]:
    return notice_data | {"user_notification": {"practice": "no"}, "law": "beside"}


@pytest.mark.parametrize(
    ("language", "text", "process"),
    [
        ("en", "Fica em segredo. (text in Portuguese)", "Uma ordem. (text in Portuguese)"),
        ("fr", "Fica em segredo. (texte en portugais)", "Uma ordem. (texte en portugais)"),
    ],
)
def test_a_document_names_the_language_that_a_text_of_law_is_in(
    country, notice, printed, language: str, text: str, process: str
) -> None:
    install(country, '"Fica em segredo."')
    content = printed(notice, language)
    assert text in shown(content)
    assert process in shown(content)
    assert languages(content) == {"Fica em segredo.": "pt", "Uma ordem.": "pt"}


def test_a_text_in_the_documents_language_is_not_marked(country, notice, printed) -> None:
    says = '{ pt = "Fica em segredo.", fr = "Le secret est gardé." }'
    install(country, says, '{ pt = "uma ordem", fr = "une ordonnance" }')
    content = printed(notice, "fr")
    assert "Le secret est gardé." in shown(content)
    assert "Une ordonnance." in shown(content)
    assert "texte en" not in shown(content)
    assert languages(content) == {}
    assert "data_categories[0].process_domestic" not in content.placed


def test_an_english_document_has_the_english_text_without_a_mark(country, notice, printed) -> None:
    says = '{ pt = "Fica em segredo.", en = "It is kept secret." }'
    install(country, says, '{ pt = "uma ordem", en = "an order" }')
    content = printed(notice, "en")
    assert "It is kept secret." in shown(content)
    assert "text in" not in shown(content)


def test_a_citation_in_another_language_is_known_as_such_and_is_no_text(
    country, notice, printed
) -> None:
    install(country, '{ pt = "Segredo.", en = "Secret." }', '{ pt = "a", en = "b" }')
    content = printed(notice, "en")
    cited = [p for p in content.passages if p.of == "citation"]
    assert [(p.text, p.language) for p in cited] == [
        ("Example Act, s.\u00a01", "pt"),
        ("Example Act, s.\u00a02", "pt"),
    ]
    assert languages(content) == {}
    assert "References are given in the language in which the law is cited." in shown(content)


def test_a_state_goes_by_the_name_that_its_own_file_gives_in_the_language(
    country, request_data, printed
) -> None:
    install(country, '"Segredo."')
    content = printed(request_data, "fr")
    assert "(République de Testlande)" in shown(content)
    assert "Tuvalu" not in shown(content)


def test_a_plugins_kinds_and_fields_have_a_title_in_each_language(
    country, request_data, printed
) -> None:
    install(country, '"Segredo."', plugin=PLUGIN)
    measure = request_data["measures"][0] | {"kind": "quarry-survey"}
    data = request_data | {"measures": [measure], "extensions": {"tv": {"permit": "No. 7"}}}
    french = printed(data, "fr")
    assert "Levé d’une carrière" in shown(french)
    assert {"label": "Permis", "text": "No. 7"} in french.context["parts"]["further"]["rows"]
    assert languages(french) == {}


@pytest.mark.parametrize(
    ("title", "word"),
    [
        (
            'title = { pt = "Dispensa de fiança", fr = "Dispense de caution" }',
            "Dispense de caution",
        ),
        ('title = "Dispensa de fiança"', "Dispensa de fiança (intitulé en portugais)"),
        ("", "no surety"),
    ],
)
def test_an_assurance_that_no_clause_words_goes_by_the_title_in_the_law(
    country, request_data, printed, title: str, word: str
) -> None:
    assurance = f"""[[assurance]]
id = "no-surety"
{title}
source = "act"
read = "official"
enacted = 2020
"""
    install(country, '"Segredo."', also=assurance)
    given = {"kind": "no-surety", "given_by": "The Ministry"}
    content = printed(request_data | {"assurances": [given]}, "fr")
    assert word in shown(content)
    assert "no-surety" not in shown(content)


def test_a_sentence_lent_to_a_template_is_chosen_and_marked_and_a_provision_is_only_chosen(
    country, notice, printed
) -> None:
    text = """[[answer]]
question = "{question}"
value = {value}
source = "act"
read = "official"
enacted = 2020
"""
    lent = {
        "costs": '"Cada um paga."',
        "transmission": '{ pt = "Por correio.", fr = "Par la poste." }',
        "mla-statute": '{ pt = "Lei 1/2020", fr = "Loi n° 1/2020" }',
        "request-power": '"art. 3 da Lei"',
    }
    also = "".join(text.format(question=name, value=value) for name, value in lent.items())
    install(country, '"Segredo."', also=also)
    content = printed(notice, "fr")
    law = content.context["host"]["law"]
    assert law["costs"] == ["Cada um paga. (texte en portugais)"]
    assert law["transmission"] == ["Par la poste."]
    assert law["mla_statute"] == ["Loi n°\u00a01/2020"]
    assert law["request_power"] == ["art.\u00a03 da Lei"]
    assert [p.text for p in content.passages if p.of == "lent"] == ["Cada um paga."]


# --- counted ------------------------------------------------------------------------------------


def built(path: Path, host: Any, language: str) -> Built:
    (case,) = read_all([path], host)
    checked = check_case(case, host, language=language)
    return build(checked, host, choose_exporters(["md"], host), "case", draft=True)


def told(made: Built) -> tuple[dict[str, int], list[str]]:
    manifest = json.loads(dict(made.files)["internal/case.manifest.json"])
    rule = "wording.in-other-languages"
    return manifest["other_languages"], [f.message for f in made.checked.findings if f.rule == rule]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_stands_in_another_language_is_counted_once_each(
    country, notice, make_host, write, language: str
) -> None:
    install(country, '"Fica em segredo."')
    second = {"category": "traffic-data", "holds": ["Dates"]}
    data = notice | {"data_categories": [*notice["data_categories"], second]}
    host = make_host(Office(allowed=frozenset({"comity-tv"})), tame=True)
    numbers, said = told(built(write(data), host, language))
    assert numbers == {"pt": 2}
    assert said == [
        "The document contains 2 texts of law or of a plugin in another language (Portuguese). "
        "Each of them is marked."
    ]


def test_nothing_is_said_where_all_is_in_the_documents_language(
    country, notice, make_host, write
) -> None:
    install(country, '{ pt = "Segredo.", en = "Secret." }', '{ pt = "a", en = "b" }')
    host = make_host(Office(allowed=frozenset({"comity-tv"})), tame=True)
    assert told(built(write(notice), host, "en")) == ({}, [])


def test_what_is_lent_and_not_printed_is_not_counted(country, notice, make_host, write) -> None:
    also = """[[answer]]
question = "costs"
value = "Cada um paga."
source = "act"
read = "official"
enacted = 2020
"""
    says = '{ pt = "Segredo.", en = "Secret." }'
    install(country, says, '{ pt = "a", en = "b" }', also=also)
    host = make_host(Office(allowed=frozenset({"comity-tv"})), tame=True)
    assert told(built(write(notice), host, "en")) == ({}, [])


# --- findings -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "title"), [("en", "“Permit”"), ("fr", "«Permis»"), ("pt", "«Permit»")]
)
def test_a_finding_names_a_plugins_field_by_its_title_in_the_language(
    country, request_data, make_host, resolve_case, language: str, title: str
) -> None:
    from comity.steps.check import check
    from comity.text.messages import ENGLISH, Catalogue, Words, worded

    install(country, '"Segredo."', plugin=PLUGIN)
    host = make_host(Office(allowed=frozenset({"comity-tv"})), tame=True)
    data = request_data | {"extensions": {"tv": {"permit": ["A"]}}}
    (found,) = (f for f in check(resolve_case(data, host), host) if f.rule == "extensions.value")
    assert found.said is not None
    words = {found.said.id: Words("«{title}»")}
    catalogue = ENGLISH if language == "en" else Catalogue(language, words)
    assert title in worded(found.said, catalogue)[0]


# --- Germany and the catalogues -----------------------------------------------------------------


@pytest.fixture
def german_notice(write) -> Path:
    path = Path(str(files("comity.kit.samples") / "notice-gb.yaml"))
    data = json.loads(json.dumps(yaml.safe_load(path.read_bytes()), default=str))
    return write(data | {"host": "DE", "user_notification": {"practice": "case-by-case"}})


@pytest.mark.needs_country
def test_a_german_notice_prints_german_law_unmarked_and_marks_the_english(german_notice) -> None:
    made = built(german_notice, open_host(), "de")
    page = dict(made.files)["case.md"].decode()
    german = next(line for line in page.splitlines() if "wahrt der Anbieter" in line)
    assert "auf Englisch" not in german
    assert "(Text auf Englisch)" in page
    numbers, said = told(made)
    assert set(numbers) == {"en"}
    assert numbers["en"] > 1
    assert f"contains {numbers['en']} texts" in said[0]


@pytest.mark.needs_country
def test_the_same_notice_in_english_prints_the_english(german_notice) -> None:
    made = built(german_notice, open_host(), "en")
    assert "wahrt der Anbieter" not in dict(made.files)["case.md"].decode()
    assert told(made) == ({}, [])


@pytest.mark.needs_country
def test_a_german_finding_says_german_law_unmarked(request_data, write) -> None:
    from comity.steps.findings import findings_text
    from comity.steps.wording.catalogue_loading import load_messages

    host = open_host()
    data = request_data | {"requesting": request_data["requesting"] | {"state": "DE"}}
    (case,) = read_all([write(data)], host)
    checked = check_case(case, host, language="en")
    german = load_messages(host.languages, "de")
    page = " ".join(findings_text(checked.findings, checked.resolved, 0, german).split())
    assert (
        "Auf die Unterschrift müssen die Amtsbezeichnung und ein Abdruck des Dienstsiegels folgen. "
        in page
    )
    assert "Dienstsiegels folgen. (auf" not in page
    assert "(auf Englisch)" not in page
    english = findings_text(checked.findings, checked.resolved)
    assert "Dienstsiegel" not in english
    assert "(in English)" not in english


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("fr", ("(République fédérale du Nigéria)", "(États-Unis d’Amérique)")),
        ("de", ("(Bundesrepublik Nigeria)", "(Vereinigte Staaten von Amerika)")),
    ],
)
def test_states_go_by_their_formal_names(language: str, names: tuple[str, str], composed) -> None:
    path = Path(str(files("comity.kit.samples") / "bec-request.yaml"))
    data = json.loads(json.dumps(yaml.safe_load(path.read_bytes()), default=str))
    text = shown(composed(data | {"language": language}))
    assert all(name in text for name in names)


def test_a_state_without_a_formal_name_goes_by_its_usual_one(request_data, composed) -> None:
    assert "(Nauru)" in shown(composed(request_data | {"language": "fr"}))


@pytest.mark.parametrize(
    ("id", "optional"),
    [
        ("state.DE.formal", True),
        ("state.GB-SCT.name", True),
        ("state.de.formal", False),
        ("state.DE.capital", False),
        ("instrument.coe-185.title", True),
        ("instrument.coe-185.subtitle", False),
        ("term.us.dual-criminality.search", True),
        ("term.", False),
        ("measure.quarry-survey", True),
        ("measure.stored-content", False),
        ("particular.quarry-survey.depth", True),
        ("particular.link", False),
        ("label.date", False),
        ("request.thanks", False),
    ],
)
def test_an_id_is_optional_if_a_plugin_or_law_data_bring_what_it_names(
    id: str, optional: bool
) -> None:
    assert needed.is_optional(id) is optional
