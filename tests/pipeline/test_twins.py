"""One source, two documents: what is withheld from a reader stands in nothing that goes to it."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from comity.model.drafts.request import Request
from comity.model.errors import DraftError, InputError, RenderError
from comity.pipeline.build import build, check_case, choose_exporters, outputs_of, read_all
from comity.pipeline.own_plugin import open_host
from comity.pipeline.twins import for_reader, tied
from comity.steps.protect.last_look import file_pieces
from comity.steps.render.document_schema import document_schema
from comity.text.bare_letters import letters_of

pytestmark = pytest.mark.needs_country

TWINS = Path(__file__).parents[2] / "tests/data/twin"
ORDER = yaml.safe_load((TWINS / "request.yaml").read_text(encoding="utf-8"))
FORMATS = ["docx", "html", "md", "json"]
FEW = ["docx", "md"]
SCRIPTS = [
    "abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшыэюя", "αβγδεζηθικλμνξοπρστυφχψω",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "შჩცძწჭხჯჰაბგდევზთიკლმნ", "कखगघचछजटडतदनपबमयरलवसह",
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经",
]  # fmt: skip


def to_preserve() -> dict[str, Any]:
    """The order of ``order.yaml``, to preserve the same data: its certificate is the EPOC-PR."""
    made = yaml.safe_load((TWINS / "order.yaml").read_text(encoding="utf-8"))
    for name in ("addressed_as", "notified", "proceedings", "summary", "necessity"):
        del made[name]
    for name in ("reply_within", "delivery", "disclosable"):
        del made[name]
    made |= {"kind": "preservation", "form": "provider", "request_intended": True}
    offence = ("id", "title", "provision")
    made["offences"] = [{k: v for k, v in made["offences"][0].items() if k in offence}]
    made["measures"][0]["kind"] = "preservation"
    made["confidentiality"]["notice_grounds"] = ["The user would flee."]
    made["urgency"] = {"level": "urgent", "grounds": ["loss-of-evidence"], "reason": "It fades."}
    return made


PAPERS = {
    "request": (
        ORDER,
        ["facts.0.text", "measures.0.necessity", "gravity", "offences.0.elements.0.text"],
    ),
    "EPOC-PR": (
        to_preserve(),
        [
            *("facts.0.text", "facts.1.text", "measures.0.purpose", "measures.0.nexus"),
            *("measures.0.necessity", "measures.0.proportionality", "urgency.reason", "subject"),
            *("confidentiality.reason", "confidentiality.notice_grounds.0", "persons.1.name.full"),
        ],
    ),
}


@pytest.fixture(scope="session")
def host() -> Any:
    return open_host()


@pytest.fixture
def made(host: Any, tmp_path: Path) -> Callable[..., dict[str, bytes]]:
    """``made(data, "provider")``: the files of a build, by name; written into ``tmp_path/out``."""

    def made(
        data: dict[str, Any], *readers: str, formats: list[str] = FORMATS, name: str = "order"
    ) -> dict[str, bytes]:
        file = tmp_path / f"{name}.yaml"
        file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        (case,) = read_all([file], host)
        checked = check_case(case, host)
        exporters = choose_exporters(formats, host)
        builds = [
            build(
                for_reader(checked, one, host),
                host,
                exporters,
                name if one == "authority" else f"{name}.{one}",
                draft=True,
            )
            for one in readers
        ]
        builds = tied(builds, tmp_path / "out")
        outputs_of(builds, tmp_path / "out", force=True, inputs=[file]).commit()
        return {k: v for one in builds for k, v in one.files}

    return made


def put(data: dict[str, Any], path: str, value: Any) -> None:
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    node: Any = data
    for step in way:
        node = node[step]
    node[last] = value


def said(files: dict[str, bytes]) -> str:
    """All letters of all files that travel, and of their names."""
    texts = [
        text
        for name, data in files.items()
        if not name.startswith("internal/")
        for text in (name, *(piece.text for piece in file_pieces(name, data)))
    ]
    return letters_of("".join(texts))


def test_the_provider_gets_the_order_and_none_of_its_reasons(made) -> None:
    files = made(ORDER, "authority", "provider", "defence")
    provider = {k: v for k, v in files.items() if ".provider." in k}
    whole = {k: v for k, v in files.items() if not re.search(r"\.(provider|defence)\.", k)}
    text = said(provider)
    for kept in (
        "flats.exampleton@mail.example",
        "Rolf Musterling",
        "Whoever, intending to obtain",
    ):
        assert letters_of(kept) in text
    for gone in (
        "Wzorowska",
        "Linden",
        "19,240",
        "students",
        "forged identity",
        "tobacconist",
        "letters from",
    ):
        assert letters_of(gone) in said(whole)
        assert letters_of(gone) not in text
    manifest = json.loads(files["internal/order.provider.manifest.json"])
    assert manifest["reader"]["name"] == "provider"
    told = manifest["withheld"]["measures[0].necessity"]
    assert told.startswith("not for the reader provider: Regulation (EU) 2023/1543, arts. 5(5)(i)")
    assert "courier" not in json.dumps(manifest["withheld"])
    (authority,) = [one for one in manifest["reader"]["twins"] if one["reader"] == "authority"]
    rows = json.loads(files["internal/order.manifest.json"])["outputs"]
    assert {one["sha256"] for one in authority["outputs"]} == {one["sha256"] for one in rows}
    twin = json.loads(files["order.provider.json"])
    assert not list(Draft202012Validator(document_schema("request", Request)).iter_errors(twin))
    defence = files["order.defence.md"].decode()
    assert "advance payments for flats" in defence
    assert manifest["placed"] and "disclosable[0].text" in manifest["withheld"]
    placed = json.loads(files["internal/order.defence.manifest.json"])["placed"]
    assert "disclosable[0].text" in placed


@pytest.mark.parametrize("paper", PAPERS)
@settings(
    max_examples=2,  # each makes a document; tests/steps/protect/test_readers.py tries many texts
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data())
def test_a_random_withheld_text_of_any_script_is_in_no_file(host, tmp_path, paper, data) -> None:
    case, paths = copy.deepcopy(PAPERS[paper])
    texts = []
    for path in paths:
        alphabet = data.draw(st.sampled_from(SCRIPTS))
        words = data.draw(
            st.lists(st.text(alphabet, min_size=4, max_size=9), min_size=9, max_size=9)
        )
        texts.append(" ".join(words))
        put(case, path, texts[-1])
    file = tmp_path / "order.yaml"
    file.write_text(yaml.safe_dump(case, allow_unicode=True), encoding="utf-8")
    (read,) = read_all([file], host)
    checked = for_reader(check_case(read, host), "provider", host)
    exporters = choose_exporters(FEW, host)
    files = dict(build(checked, host, exporters, "order.provider", draft=True).files)
    found = said(files)
    assert letters_of("flats.exampleton@mail.example") in found
    for text in texts:
        assert letters_of(text)[:30] not in found
        assert letters_of(text)[-30:] not in found


LEAKS = {
    "measures.0.items.0": "The messages about the deposit before she could see it",
    "measures.0.title": "It could n\u200bame only the c\u043eurier who was paid in cash",
    "classification": "FOR THE CASE OF MRS WZOROWSKA",
    "reference": "431 Js 2291/26 (EUR 19,240.00)",
    "requesting.authority.unit": "Unit for Agnieszka Wzorowska",
}


@pytest.mark.parametrize("path", LEAKS)
def test_who_repeats_it_in_a_field_that_goes_out_is_told_the_field(made, path: str) -> None:
    data = copy.deepcopy(ORDER)
    put(data, path, LEAKS[path])
    with pytest.raises((DraftError, RenderError)) as told:
        made(data, "provider", formats=["docx"])
    message = str(told.value)
    if isinstance(told.value, DraftError):
        assert re.sub(r"\.(\d+)", r"[\1]", path) in message
        assert "withhold" in message
    assert not re.search(r"(?i)wzorowska|19.?240|deposit before|only the", message)


def test_a_leak_from_a_template_or_a_file_name_stops_the_build(made) -> None:
    with pytest.raises(RenderError, match="persons"):
        made(ORDER, "provider", formats=["docx"], name="wzorowska-order")


def test_a_build_for_one_reader_leaves_the_other_twin_alone(made, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made(ORDER, "authority", formats=["md"])
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    made(ORDER, "provider", formats=FEW)
    newer = {**copy.deepcopy(ORDER), "gravity": "Other words."}
    made(newer, "provider", formats=["md"])
    assert {path: path.read_bytes() for path in before} == before
    kept = sorted(path.name for path in (out / "internal/superseded").iterdir())
    assert kept and all(name.startswith("order.provider.") for name in kept)
    made(ORDER, "authority", formats=["md"])
    names = sorted(path.name for path in (out / "internal/superseded").iterdir())
    assert all(name.startswith("order.provider.") for name in names)


def test_who_is_told_nothing_less_has_no_version_and_a_slip_withholds_nothing(host, made) -> None:
    with pytest.raises(InputError, match="Known in this file: authority, provider, defence"):
        made(ORDER, "public")


def test_a_slip_that_would_withhold_nothing_is_an_error(host, tmp_path: Path) -> None:
    data = copy.deepcopy(ORDER)
    data["disclosable"][0]["withhold"] = [
        "F9",
        "gravtiy",
        "P2",
        "measures[].necessity",
        "loss.amount",
    ]
    data["disclosable"].append({"for": "provider", "text": "A case of fraud."})
    file = tmp_path / "order.yaml"
    file.write_text(yaml.safe_dump(data), encoding="utf-8")
    (case,) = read_all([file], host)
    found = [f for f in check_case(case, host).findings if f.rule.startswith("twin.")]
    assert [(f.rule, f.field, str(f.severity)) for f in found] == [
        ("twin.unknown", "disclosable[0].withhold[0]", "error"),
        ("twin.unknown", "disclosable[0].withhold[1]", "error"),
        ("twin.needed", "disclosable[0].withhold[4]", "error"),
        ("twin.summary-sent", "disclosable[1].text", "advice"),
    ]
    with pytest.raises(DraftError, match="neither a field that this file fills"):
        for_reader(check_case(case, host), "defence", host)
