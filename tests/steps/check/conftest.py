"""Findings on a case, by the rule that each carries."""

from __future__ import annotations

import copy
import functools
import importlib.util
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.host import Host
from comity.kit.samples import sample_files
from comity.model.findings import Finding
from comity.model.office import Office
from comity.pipeline.build import Checked, check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.check import check
from comity.steps.read import CaseFile, read_case
from comity.steps.resolve import resolve

SOUND = Path(__file__).parents[2] / "steps/assess/sound/01-bank-records-us-gb.yaml"
for _name in ("people", "pieces"):  # modules of this folder that its tests import by name
    _spec = importlib.util.spec_from_file_location(_name, Path(__file__).with_name(f"{_name}.py"))
    assert _spec is not None and _spec.loader is not None
    sys.modules[_name] = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(sys.modules[_name])
OURS = frozenset({"comity-tv", "comity-nr", "comity-pact"})


@pytest.fixture
def make_host(make_host: Callable[..., Host]) -> Callable[..., Host]:
    """As everywhere, but the code is tried in no process of its own: tests/host is about that."""
    return functools.partial(make_host, tame=True)


@functools.cache
def bare_host() -> Host:
    """One for all tests that lay no distribution of their own: it keeps what it was asked."""
    return open_host(Office(allowed=OURS))


@pytest.fixture
def findings(
    make_host: Callable[..., Host], write: Callable[..., Path], tmp_path: Path
) -> Callable[..., list[Finding]]:
    """``findings(data)``: what is found with the distributions of the test and no others."""

    def findings(data: dict[str, Any], **options: Any) -> list[Finding]:
        own = (tmp_path / "site").is_dir() and any((tmp_path / "site").iterdir())
        host = make_host(Office(allowed=OURS)) if own else bare_host()
        resolved = resolve(read_case(write(data), host.document_types()), host, **options)
        return [f for f in check(resolved, host) if f.rule != "plugin.none"]

    return findings


@pytest.fixture
def put() -> Callable[..., None]:
    """``put(data, "measures.0.period.to", value)``; None takes the field away."""

    def put(data: dict[str, Any], path: str, value: Any) -> None:
        target: Any = data
        *parents, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        for step in parents:
            target = target.setdefault(step, {}) if isinstance(target, dict) else target[step]
        if value is None:
            del target[last]
        elif isinstance(target, list) and last == len(target):
            target.append(value)
        else:
            target[last] = value

    return put


@pytest.fixture
def rules_after(
    findings: Callable[..., list[Finding]], request_data: dict[str, Any], put: Callable[..., None]
) -> Callable[..., set[str]]:
    """``rules_after({path: value}, ...)``: the rules found, points without ``point.``."""

    def rules_after(*changes: dict[str, Any]) -> set[str]:
        for change in changes:
            for path, value in change.items():
                put(request_data, path, copy.deepcopy(value))
        return {one.rule.removeprefix("point.") for one in findings(request_data)}

    return rules_after


@pytest.fixture
def asked_and_calm(rules_after: Callable[..., set[str]]) -> Callable[..., None]:
    """``asked_and_calm(point, raised, calm)``: asked after some changes, and silent after more.

    Without a second change only the first is tried.
    """

    def asked_and_calm(point: str, raised: dict[str, Any], calm: dict[str, Any]) -> None:
        assert point in rules_after(raised)
        assert not calm or point not in rules_after(calm)

    return asked_and_calm


@pytest.fixture
def rules_of_measure(
    findings: Callable[..., list[Finding]], request_data: dict[str, Any]
) -> Callable[..., set[str]]:
    """``rules_of_measure(persons, kind, more, whole)``: as ``rules_after``, for one measure.

    ``more`` are fields of the measure, ``whole`` of the request.
    """

    def rules_of_measure(
        persons: list[dict[str, Any]], kind: str, more: dict[str, Any], whole: dict[str, Any]
    ) -> set[str]:
        usual = {"id": "M1", "kind": kind, "purpose": "To prove the fraud."}
        measure = usual | {"offences": ["O1"], "facts": ["F1"]} | more
        request_data.update({"measures": [measure], "persons": persons} | whole)
        return {one.rule.removeprefix("point.") for one in findings(request_data)}

    return rules_of_measure


@pytest.fixture
def restraint(request_data: dict[str, Any]) -> dict[str, Any]:
    """A request to restrain an account that holds the money of the victim: nothing is lacking."""
    account = "the balance of account 000111222 at Sample Bank"
    request_data["facts"] = [
        {"id": "F1", "date": "2026-01-12", "text": "EUR 50,000.00 went to account 000111222."}
    ]
    request_data["persons"] = [{"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}}]
    request_data["assets"] = [
        {
            "id": "X1",
            "description": f"The account: {account}",
            "kind": "account",
            "owner": "P1",
            "link": "proceeds",
            "link_shown": "The victim paid into this account.",
        }
    ]
    request_data["measures"] = [
        {
            "id": "M1",
            "kind": "restraint",
            "holder": {"name": "Sample Bank", "kind": "bank"},
            "identifiers": [{"kind": "bank-account", "value": "000111222"}],
            "items": ["The balance of account 000111222"],
            "purpose": "To keep the money for confiscation.",
            "nexus": "The victim paid into this account.",
            "facts": ["F1"],
            "offences": ["O1"],
            "persons": ["P1"],
            "assets": ["X1"],
        }
    ]
    return request_data


TOPIC = """
from comity import hookimpl
from comity import Instrument

class Topic:
    @hookimpl
    def comity_instruments(self):
        return [Instrument.model_validate(one) for one in {held!r}]

plugin = Topic()
"""


@pytest.fixture
def treaties(install: Callable[..., Path]) -> Callable[..., None]:
    """``treaties({"id": "x", "roads": [...]})``: in force for TV and NR, with what it says."""

    def full(given: dict[str, Any]) -> dict[str, Any]:
        parties = [
            {"code": code, "status": "party", "in_force": "2005-01-01", "read": "official"}
            for code in ("TV", "NR")
        ]
        known = {"title": f"Treaty {given['id']}", "level": "bilateral", "in_force": "2000-01-01"}
        return known | {"source": "t", "read": "official", "parties": parties} | given

    def treaties(*instruments: dict[str, Any]) -> None:
        modules = {"comity_pact.py": TOPIC.format(held=[full(one) for one in instruments])}
        install(
            "comity-pact", "1.0", "[comity.plugins]\npact = comity_pact:plugin\n", modules=modules
        )

    return treaties


class Answer:
    """A checked request, and its findings by rule."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.found = {f.rule: f for f in checked.findings}

    def __getitem__(self, rule: str) -> Finding:
        return self.found[rule]

    def __contains__(self, rule: str) -> bool:
        return rule in self.found

    def cited(self) -> list[str]:
        return [basis.instrument.id for basis in self.checked.resolved.relied_on()]

    def central(self) -> str:
        requested = self.checked.resolved.draft.data()["requested"]
        return str(requested.get("central_authority", {}).get("name", ""))


@pytest.fixture(scope="session")
def one_host() -> Host:
    """A host that has read what it was asked for once; each check has its own view of it."""
    return open_host()


@pytest.fixture
def fraud(tmp_path: Path, one_host: Host) -> Callable[..., CaseFile]:
    """``fraud("DE-FR", ["search-of-premises"], ["ets-030"])``: a fraud, asked of another State."""

    def fraud(
        pair: str,
        kinds: list[str],
        basis: list[Any] | None = None,
        annex: str = "Certificate of the prosecutor",
        **offence: Any,
    ) -> CaseFile:
        data = yaml.safe_load(SOUND.read_text(encoding="utf-8"))
        one, other = pair.split("-")
        data["requesting"]["state"], data["requested"] = one, {"state": other}
        del data["basis"]
        if basis:
            data["basis"] = [{"instrument": b} if isinstance(b, str) else b for b in basis]
        for each in data["offences"]:
            for name in ("transnational", "organised_group", "category"):
                each.pop(name, None)
            each |= {"category": "fraud"} | offence
        data["annexes"][0]["title"] = annex
        model = data["measures"][0]
        data["measures"] = [
            {**copy.deepcopy(model), "id": f"M{n}", "kind": kind}
            for n, kind in enumerate(kinds, start=1)
        ]
        path = tmp_path / "case.yaml"
        path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
        (case,) = read_all([path], one_host)
        return case

    return fraud


@pytest.fixture
def ask(fraud: Callable[..., CaseFile], one_host: Host) -> Callable[..., Answer]:
    """As ``fraud``, and what the check answers."""
    return lambda *args, **offence: Answer(check_case(fraud(*args, **offence), one_host))


@pytest.fixture(scope="session")
def altered(
    tmp_path_factory: pytest.TempPathFactory, one_host: Host
) -> Callable[..., dict[str, Finding]]:
    """``altered("bec-request", {"facts.0.date": ...})``: a packaged sample with other values.

    ``"05"`` is the fifth of the sound drafts. None takes a field away. Returns the
    findings by rule and variant, such as ``order.before-period/part``.
    """
    samples = {path.stem: path for path in sample_files()}
    sound = {path.stem[:2]: path for path in SOUND.parent.glob("*.yaml")}

    def altered(name: str, changes: dict[str, Any]) -> dict[str, Finding]:
        source = samples.get(name) or sound[name]
        data = yaml.safe_load(source.read_text(encoding="utf-8"))
        for path, value in changes.items():
            _change(data, path, copy.deepcopy(value))
        path = tmp_path_factory.mktemp("altered") / "case.yaml"
        path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
        (case,) = read_all([path], one_host)
        return {f.said.id if f.said else f.rule: f for f in check_case(case, one_host).findings}

    return altered


def _change(data: Any, path: str, value: Any) -> None:
    *parents, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in parents:
        data = data.setdefault(step, {}) if isinstance(data, dict) else data[step]
    if value is None:
        data.pop(last, None)
    elif isinstance(data, list) and last == len(data):
        data.append(value)
    else:
        data[last] = value


@pytest.fixture
def relying(
    fraud: Callable[..., CaseFile], put: Callable[..., None], one_host: Host
) -> Callable[..., list[Finding]]:
    """``relying("EE-FR", "restraint", "eu-2018-1805", {path: value})``: what is found of it."""

    def relying(pair: str, kind: str, basis: str, changes: dict[str, Any]) -> list[Finding]:
        case = fraud(pair, [kind], [basis])
        data = copy.deepcopy(case.draft.data())
        put(data, "requesting.issued_by.capacity", "judge")
        for path, value in changes.items():
            put(data, path, "taken away below" if value is None else value)
            if value is None:
                put(data, path, None)
        draft = type(case.draft).model_validate(data)
        return list(check_case(replace(case, draft=draft), one_host).findings)

    return relying


@pytest.fixture
def severities() -> Callable[..., list[str]]:
    """``severities(findings, "issuer.denied")``: how heavy the findings of one rule are."""

    def severities(found: list[Finding], rule: str) -> list[str]:
        return [str(one.severity) for one in found if one.rule == rule]

    return severities


@pytest.fixture
def told(
    findings: Callable[..., list[Finding]], request_data: dict[str, Any]
) -> Callable[..., dict[str, Finding]]:
    """``told(persons=[…], measures=[{…}])``: the findings by rule.

    A measure and an offence keep what the request has; a fact is a text or a whole entry.
    """

    def told(**fields: Any) -> dict[str, Finding]:
        data = copy.deepcopy(request_data)
        for name, rows in fields.items():
            first = data.get(name, [{}])[0] if name in ("measures", "offences") else {}
            if name in ("measures", "offences"):
                data[name] = [
                    first | {"id": f"{name[0].upper()}{n}"} | row for n, row in enumerate(rows, 1)
                ]
            elif name == "facts":
                entries = ({"text": row} if isinstance(row, str) else row for row in rows)
                data[name] = [{"id": f"F{n}"} | row for n, row in enumerate(entries, 1)]
            elif name == "proceedings":
                data[name] = data[name] | rows
            else:
                data[name] = rows
        for row in data["measures"]:
            for name in [name for name, value in row.items() if value is None]:
                del row[name]
        return {one.rule: one for one in findings(data)}

    return told
