"""The kit itself: what it checks, of whom, and how it holds a plugin off."""

from __future__ import annotations

import io
import json
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.host.installed import JURISDICTIONS, scan
from comity.kit.conformance import Score, check_plugin
from comity.kit.conformance.cases import toml_text
from comity.kit.conformance.check_table import CHECKS, REQUIRED, make_checks
from comity.kit.conformance.score import score_data, score_lines
from comity.kit.conformance.subject import find_subject
from comity.kit.conformance.template_checks import check_rendering
from comity.kit.scaffold import country_files, plan_country
from comity.model.errors import InputError
from comity.model.office import Office
from comity.pipeline.own_plugin import open_host

Files = dict[str, bytes]
Run = Callable[..., Score]
HOME = "src/comity_qm"
TEMPLATES = {"forms", "form-style"}  # tests/kit/templating has the same check of every DOCX
WHOLE = "IN"  # it has every DOCX that a country can have
COUNTRIES = [entry.name for entry in scan().of(JURISDICTIONS)]


def failure(card: Score) -> str:
    """The whole card in one line, since a sentence may be broken anywhere."""
    return " ".join(" ".join(score_lines(card)).split())


@pytest.mark.needs_country
@pytest.mark.parametrize(
    "code", [pytest.param(c, marks=() if c == WHOLE else pytest.mark.long) for c in COUNTRIES]
)
def test_every_installed_country_conforms(code: str) -> None:
    card = check_plugin(code)

    assert card.conforms, failure(card)


@pytest.mark.needs_country
@pytest.mark.parametrize("code", [code for code in COUNTRIES if code != WHOLE])
def test_every_installed_country_passes_all_checks_but_those_of_the_templates(code: str) -> None:
    subject = find_subject(code, Office())
    others = [c.id for c in CHECKS if not TEMPLATES & {c.id, *c.needs}]
    failed = [o for o in make_checks(subject, lambda check: None, others) if o.state == "failed"]

    assert len(others) > 15
    assert [
        (outcome.id, outcome.problems) for outcome in failed if outcome.tier == "required"
    ] == []
    assert [problem for problem in check_rendering(subject) if not problem.note] == []


@pytest.mark.needs_country
def test_a_part_of_a_state_is_checked_with_its_state() -> None:
    assert check_plugin("GB-SCT", only=("names",)).name == "GB"


@pytest.mark.needs_country
def test_of_a_topic_the_card_says_what_was_checked_and_what_was_not() -> None:
    card, union = check_plugin("treaties"), check_plugin("eu")

    assert union.conforms, failure(union)
    assert card.conforms, failure(card)
    assert {o.id for o in card.outcomes} < set(REQUIRED)
    assert "Only a country has forms, languages and cases." in failure(card)


PACT = """schema = 1
[instrument]
id = "pact"
title = "The Pact"
level = "multilateral"
source = "act"
read = "secondary"
[parties]
complete = "no"
as_of = 2026-01-01
source = "act"
read = "secondary"
states = [
  { code = "KE", in_force = 2020-01-01 },
]
"""


def pacts(text: str) -> Files:
    """A topic whose one instrument is given as text."""
    return {
        "pyproject.toml": b"""[project]
name = "comity-pacts"
version = "1.0"
dependencies = ["comity>=0.1,<0.2"]
[project.entry-points."comity.plugins"]
pacts = "comity_pacts"
""",
        "src/comity_pacts/__init__.py": b"",
        "src/comity_pacts/sources.toml": (
            b'schema = 1\n[act]\ntitle = "A"\nenacted = 2000\nread = "secondary"\n'
        ),
        "src/comity_pacts/instruments/pact.toml": text.encode(),
    }


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("2020-01-01 }", '"soon" }', "party KE: in_force"),
        ('as_of = 2026-01-01\nsource = "act"', 'source = "pact-chart"', "cites 'pact-chart'"),
        ('level = "multilateral"', 'level = "world"', "level"),
    ],
)
def test_a_topic_whose_instruments_the_host_cannot_read_does_not_conform(
    score: Run, right: str, wrong: str, said: str
) -> None:
    assert right in PACT
    card = score(pacts(PACT.replace(right, wrong)), "pacts")

    assert next(o.id for o in card.failed("required")) == "law", failure(card)
    assert said in failure(card)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('level = "multi', 'signed = 2020-01-01\nin_force = 2019-01-01\nlevel = "multi', "pact"),
        ("in_force = 2020-01-01 }", "signed = 2020-02-01, in_force = 2020-01-01 }", "pact KE"),
        (
            "[parties]",
            '[[scope]]\nid = "all"\nsays = "All."\nsource = "act"\nread = "secondary"\n'
            "from = 2020-01-01\nto = 2019-01-01\n[parties]",
            "before it starts",
        ),
    ],
)
def test_a_topic_whose_days_are_out_of_order_does_not_conform(
    score: Run, right: str, wrong: str, said: str
) -> None:
    card = score(pacts(PACT.replace(right, wrong)), "pacts")

    assert [o.id for o in card.failed("required")] == ["dates"], failure(card)
    assert said in failure(card)


def test_a_topic_whose_days_are_in_order_conforms(score: Run) -> None:
    card = score(pacts(PACT), "pacts")

    assert card.conforms, failure(card)


def test_a_language_without_wording_is_said_and_fails_nothing(whole_card: Score) -> None:
    assert whole_card.conforms, failure(whole_card)
    assert "no wording yet in zu: used only for dates, names and money" in failure(whole_card)


def test_a_country_that_holds_no_law_conforms_and_says_so(whole_card: Score) -> None:
    text = failure(whole_card)

    assert "QM conforms." in text
    assert "(note) law/: no law yet: no answers and no rules" in text
    # what there is nothing of is no merit
    assert "Recommended: 7 of 8" in text
    assert "none reviewed Every statement was signed by a jurist: nothing to check" in text


def with_code(files: Files) -> None:
    """Let the entry point name an object, so that the package is code."""
    text = files["pyproject.toml"].decode()
    assert text.count('QM = "comity_qm"') == 1
    files["pyproject.toml"] = text.replace('QM = "comity_qm"', 'QM = "comity_qm:plugin"').encode()


def test_a_hook_that_hangs_is_reported_and_not_waited_for(quarryland: Files, score: Run) -> None:
    with_code(quarryland)
    quarryland[f"{HOME}/__init__.py"] = b"""
import time
from comity import DataPlugin, hookimpl
class Plugin(DataPlugin):
    @hookimpl
    def comity_validate(self, draft, parties, on):
        time.sleep(600)
plugin = Plugin(__name__)
"""
    card = score(quarryland, allow_code=True, only=("cases",))

    assert [o.id for o in card.failed("required")] == ["cases"]
    assert "expects no finding plugin.quarantined" in failure(card)


def test_what_a_plugin_prints_does_not_reach_the_card(quarryland: Files, score: Run) -> None:
    with_code(quarryland)
    quarryland[f"{HOME}/__init__.py"] = (
        b"from comity import DataPlugin\nplugin = DataPlugin(__name__)\n"
        b"print('{\"outcome\": 1}')\nimport os\nos.write(1, b'noise')\n"
    )
    card = score(quarryland, allow_code=True, only=("record",))

    assert card.passed, failure(card)
    assert failure(card).startswith("QM (comity-qm 0.1.0, code)")


def test_a_hook_that_raises_fails_the_check_that_asked_it(quarryland: Files, score: Run) -> None:
    with_code(quarryland)
    quarryland[f"{HOME}/__init__.py"] = b"""
from comity import DataPlugin, hookimpl
class Plugin(DataPlugin):
    @hookimpl
    def comity_validate(self, draft, parties, on):
        raise RuntimeError("the moon is full")
plugin = Plugin(__name__)
"""
    card = score(quarryland, tame=True, only=("cases",))

    assert [o.id for o in card.failed("required")] == ["cases"]
    assert "expects no finding plugin.quarantined" in failure(card)


def test_a_second_plugin_of_a_state_may_add_a_word_to_its_name(
    quarryland: Files, score: Run
) -> None:
    renamed = {
        name.replace("comity_qm", "comity_qm_treasury"): data.replace(
            b"comity_qm", b"comity_qm_treasury"
        ).replace(b"comity-qm", b"comity-qm-treasury")
        for name, data in quarryland.items()
    }
    assert score(renamed, only=("names", "record")).passed


def test_a_name_that_is_not_installed_is_refused_with_those_that_are(quarryland: Files) -> None:
    with pytest.raises(InputError, match="QT: this plugin is not installed"):
        check_plugin("QT")


def test_two_owners_of_a_code_are_told_apart_by_the_office(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(installed))
    rival = tmp_path / "rival" / "comity_qm_two-1.dist-info"
    rival.mkdir(parents=True)
    (rival / "METADATA").write_text("Metadata-Version: 2.4\nName: comity-qm-two\nVersion: 1\n")
    (rival / "entry_points.txt").write_text("[comity.jurisdictions]\nQM = comity_qm_two\n")
    monkeypatch.syspath_prepend(str(rival.parent))

    with pytest.raises(InputError, match="comity-qm and comity-qm-two both claim QM"):
        check_plugin("QM")
    assert check_plugin("QM", Office(owners={"QM": "comity-qm"}), only=("record",)).passed


def test_the_card_as_data_has_every_check_in_order(whole_card: Score) -> None:
    data = json.loads(json.dumps(score_data(whole_card)))

    assert data["conforms"] is True
    assert [row["id"] for row in data["outcomes"]] == [check.id for check in CHECKS]


PART = "Only these checks of QM, and those they depend on, ran: {}. Run all checks"


def test_one_check_alone_is_made_with_what_it_needs_and_proves_no_conformity(
    quarryland: Files, score: Run
) -> None:
    card = score(quarryland, only=("record",))

    assert [o.id for o in card.outcomes] == ["import", "law", "sources", "record"]
    assert card.passed
    assert not card.conforms
    assert PART.format("record") in failure(card)
    assert score_data(card)["conforms"] is None


def test_a_recommended_check_alone_that_finds_something_is_not_said_to_be_clean(
    quarryland: Files, score: Run
) -> None:
    card = score(quarryland, only=("questions",))

    assert [o.state for o in card.outcomes if o.id == "questions"] == ["failed"]
    assert card.passed
    assert "todo questions" in failure(card)
    assert PART.format("questions") in failure(card)


def test_a_part_that_fails_does_not_conform(quarryland: Files, score: Run) -> None:
    quarryland[f"{HOME}/law/act.toml"] = b"schema = 1\n[[rule]\n"

    card = score(quarryland, only=("law",))

    assert failure(card).endswith("QM does not conform: law.")
    assert score_data(card)["conforms"] is False


@pytest.mark.parametrize(
    ("name", "asked", "known"), [("QM", "form", "forms, rendering"), ("pacts", "cases", "law")]
)
def test_checks_that_are_not_made_of_a_plugin_are_refused_with_those_that_are(
    quarryland: Files, score: Run, name: str, asked: str, known: str
) -> None:
    files = quarryland if name == "QM" else pacts(PACT)

    with pytest.raises(InputError) as refused:
        score(files, name, only=(asked, "law", "lore"))

    assert len(refused.value.faults) == 2
    assert f"--only: {name} has no check '{asked}'" in str(refused.value)
    assert f"{name} has no check 'lore'" in str(refused.value)
    assert known in str(refused.value)


def test_every_check_needs_only_checks_before_it() -> None:
    seen: set[str] = set()
    for check in CHECKS:
        assert set(check.needs) <= seen, check.id
        seen.add(check.id)


def test_the_page_of_the_kit_names_every_check(checkout: Path) -> None:
    page = (checkout / "docs" / "kit.md").read_text(encoding="utf-8")

    assert [c.id for c in CHECKS if f"| `{c.id}` | {c.title}" not in page] == []


def test_the_forms_of_the_daily_papers_and_of_the_sealed_annex_are_a_countrys_too(
    quarryland: Files, score: Run
) -> None:
    from comity.kit.templating.derive import State, derived_files

    for kind in ("reminder", "sealed-annex"):
        made = derived_files(State("QM", "Quarryland", language="en"), (kind,), open_host(Office()))
        quarryland |= {f"{HOME}/templates/{name}": data for name, data in made.items()}
    assert f"{HOME}/templates/letter.docx" in quarryland
    assert f"{HOME}/templates/sealed-annex.docx" in quarryland

    card = score(quarryland, only=("rendering",))

    assert card.passed, failure(card)


def test_what_was_not_made_is_not_said_to_have_failed(quarryland: Files, score: Run) -> None:
    quarryland[f"{HOME}/law/act.toml"] = b"schema = 1\n[[rule]\n"

    last = list(score_lines(score(quarryland, only=("blocking",))))[-1]

    assert last.startswith("QM does not conform: law. Not run because they depend on it: record, ")


def test_a_text_to_paste_shows_the_spaces_that_nobody_sees() -> None:
    written = '1\u202f234,50\u00a0€ "net"'

    assert toml_text(written) == '"1\\u202f234,50\\u00a0€ \\"net\\""'
    assert tomllib.loads(f"text = {toml_text(written)}") == {"text": written}


def test_a_form_with_words_in_a_language_without_wording_is_said_to_be_of_no_use(
    score: Run,
) -> None:
    state = plan_country("QM", "Quarryland", "ar")
    files = country_files(state)
    form = f"{HOME}/templates/request.docx"
    with zipfile.ZipFile(io.BytesIO(files[form])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"].decode()
    at = body.rindex("<w:sectPr")
    words = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>العدالة</w:t></w:r></w:p>'
    parts["word/document.xml"] = f"{body[:at]}{words}{body[at:]}".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    files[form] = out.getvalue()

    card = score(files, only=("rendering",))

    assert card.passed, failure(card)
    said = "templates/request.docx: contains words, so it can be used only for ar, and never is"
    assert said in failure(card)
    assert "templates/notice.docx: contains words" not in failure(card)
