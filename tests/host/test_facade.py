"""Every hook is asked through the facade, of those who may answer it, in role order."""

from __future__ import annotations

import dataclasses
import datetime as dt
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.host import Host, hookspecs
from comity.host.answers import TESTS, unsound
from comity.model.citations import Citation
from comity.model.drafts.base import Draft
from comity.model.findings import Finding, Severity
from comity.model.office import Office
from comity.model.records import (
    AssistanceKind,
    Channel,
    DocumentType,
    Exporter,
    ExtraField,
    Jurisdiction,
    Parties,
    Requirement,
    Template,
)

DAY = dt.date(2026, 10, 5)
PARTIES = Parties({"requesting": "TV", "requested": "NR"}, instruments=("pact-pact",))
RECORDS = (
    Channel,
    Citation,
    DocumentType,
    Exporter,
    ExtraField,
    Finding,
    Jurisdiction,
    AssistanceKind,
)
RECORDS += (Requirement, Template)
HOOKS = sorted(name for name in vars(hookspecs) if name.startswith("comity_"))

ALL = """
import pathlib
from comity import AssistanceKind, Channel, DocumentType, Exporter, ExtraField, Finding
from comity import Instrument, Jurisdiction, LawBook, Requirement, Severity, Template, hookimpl

NAME = {name!r}
CODE = {code!r}
started = []

class Plugin:
    @hookimpl
    def comity_startup(self, host):
        started.append(host.installed())

    @hookimpl
    def comity_jurisdictions(self):
        codes = (CODE, CODE + "-14") if CODE else ()
        return [Jurisdiction(c, "Republic of " + c, c, ("en",)) for c in codes]

    @hookimpl
    def comity_law(self, jurisdiction, on):
        return LawBook(source=f"{{NAME}} {{jurisdiction}} {{on}}")

    @hookimpl
    def comity_instruments(self):
        known = {{"title": "Pact", "level": "bilateral", "source": "s", "read": "none"}}
        return [Instrument(id="pact-" + NAME, **known)]

    @hookimpl
    def comity_measures(self):
        return [AssistanceKind("quarry-survey-" + NAME, "Survey of a quarry")]

    @hookimpl
    def comity_fields(self):
        return [ExtraField(NAME, "A field", {{"type": "string"}})]

    @hookimpl
    def comity_channels(self, draft, parties, on):
        return [Channel(NAME, "Hot line", "police", "Call.")]

    @hookimpl
    def comity_document_types(self):
        return [DocumentType("affidavit-" + NAME, "Affidavit", "a:b", "a:c", "affidavit"),
                DocumentType("request", "Stolen", "a:b", "a:c", "x")]

    @hookimpl
    def comity_validate(self, draft, parties, on):
        return [Finding(Severity.WARNING, NAME + ".rule", f"{{draft.kind}} on {{on}}")]

    @hookimpl
    def comity_translation_requirements(self, draft, parties, on):
        return [Requirement(CODE or "pact-" + NAME, ("sw",))]

    @hookimpl
    def comity_find_template(self, document_type, parties, language, on):
        return Template(pathlib.Path(NAME + ".docx"), NAME) if {template} else None

    @hookimpl
    def comity_template_context(self, draft, parties, language):
        return {{"who": NAME, "in": language}}

    @hookimpl
    def comity_format_value(self, value, kind, language, parties):
        return f"{{NAME}}:{{value}}" if kind == "date" else None

    @hookimpl
    def comity_exporters(self):
        own = Exporter("fmt" + NAME, "Format", "fmt", bytes)
        return [own, Exporter("docx", "Stolen", "x", bytes)]

plugin = Plugin()
"""


@pytest.fixture
def everything(install: Callable[..., Path], make_host: Callable[..., Host]) -> Host:
    """A topic ``pact`` and the countries TV, NR and FR, each of which answers every hook."""
    for name, code, group in (
        ("pact", "", "plugins"),
        ("TV", "TV", "jurisdictions"),
        ("NR", "NR", "jurisdictions"),
        ("FR", "FR", "jurisdictions"),
    ):
        module = f"comity_all_{name.lower()}"
        source = ALL.format(name=name.lower(), code=code, template=name in ("TV", "FR"))
        install(
            f"comity-all-{name.lower()}",
            "1.0",
            f"[comity.{group}]\n{name} = {module}:plugin\n",
            modules={f"{module}.py": source},
        )
    names = ("pact", "tv", "nr", "fr")
    office = Office(allowed=frozenset(f"comity-all-{name}" for name in names))
    return make_host(office, tame=True)  # how a plugin is tried is another test


def answers(host: Host, draft: Draft) -> dict[str, Any]:
    """What the facade gives for each hook, as the names of those who answered."""
    host.registry.need(("TV", "NR"))
    return {
        "comity_jurisdictions": [host.jurisdiction(code) for code in ("TV", "NR-14")],
        "comity_law": [host.law(code, DAY) for code in ("TV", "NR-14")],
        "comity_instruments": [n for n in host.instruments() if n.startswith("pact-")],
        "comity_practice": list(host.practice()),
        "comity_networks": list(host.networks()),
        "comity_times": list(host.times()),
        "comity_notice_duties": [duty.id for duty in host.notice_duties(("TV",))],
        "comity_measures": [n for n in host.measures() if n.startswith("quarry")],
        "comity_fields": [field.name for field in host.fields()],
        "comity_channels": [c.id for c in host.channels(draft, PARTIES, DAY)],
        "comity_document_types": host.document_types(),
        "comity_validate": host.validate(draft, PARTIES, DAY),
        "comity_translation_requirements": [
            r.source for r in host.translation_requirements(draft, PARTIES, DAY)
        ],
        "comity_find_template": host.find_template("request", PARTIES, "en", DAY),
        "comity_template_context": host.template_context(draft, PARTIES, "sw"),
        "comity_format_value": host.format_value(DAY, "date", "en", PARTIES),
        "comity_exporters": host.exporters(),
        "comity_startup": None,
    }


def test_the_facade_has_a_method_for_every_hook(everything: Host, draft: Draft) -> None:
    assert sorted(answers(everything, draft)) == HOOKS
    assert everything.quarantined == tuple(
        q for q in everything.quarantined if not q.distribution.startswith("comity-all")
    )


def test_every_hook_is_typed_and_documented() -> None:
    assert HOOKS
    for name in HOOKS:
        spec = getattr(hookspecs, name)
        signature = inspect.signature(spec)
        assert spec.__doc__, name
        assert signature.return_annotation is not inspect.Signature.empty, name
        assert all(p.annotation is not p.empty for p in signature.parameters.values()), name


def test_topics_and_the_states_involved_answer_and_nobody_else(
    everything: Host, draft: Draft
) -> None:
    found = answers(everything, draft)
    everything.registry.need(("FR",))  # in use for another case, and not asked in this one

    assert found["comity_channels"] == ["pact", "tv", "nr"]
    assert found["comity_translation_requirements"] == ["pact-pact", "TV", "NR"]
    rules = [f.rule for f in found["comity_validate"] if f.rule.endswith(".rule")]
    assert rules == ["pact.rule", "tv.rule", "nr.rule"]
    again = everything.validate(draft, PARTIES, DAY)
    assert "fr.rule" not in {finding.rule for finding in again}


def test_what_the_hooks_are_given_reaches_the_plugin(everything: Host, draft: Draft) -> None:
    found = answers(everything, draft)
    message = next(f.message for f in found["comity_validate"] if f.rule == "tv.rule")

    assert message == "request on 2026-10-05"
    assert found["comity_law"][0].source == "tv TV 2026-10-05"
    assert found["comity_template_context"]["requested"] == {"who": "nr", "in": "sw"}
    assert found["comity_template_context"]["instrument"] == {"who": "pact", "in": "sw"}


def test_a_part_of_a_state_is_served_by_the_plugin_of_the_state(
    everything: Host, draft: Draft
) -> None:
    found = answers(everything, draft)

    assert found["comity_jurisdictions"][1].code == "NR-14"
    assert found["comity_law"][1].source == "nr NR-14 2026-10-05"
    part = Parties({"requesting": "TV", "requested": "NR-14"})
    assert "nr" in [c.id for c in everything.channels(draft, part, DAY)]


def test_only_topics_add_document_types_and_exporters(everything: Host, draft: Draft) -> None:
    found = answers(everything, draft)

    papers = {
        "transmittal",
        "reminder",
        "closing",
        "acknowledgement",
        "deficiency",
        "decision",
        "preservation",
        "disclosure",
    }
    kinds = {"request", "notice", *papers, "affidavit-pact"}
    assert kinds == set(found["comity_document_types"])
    assert {"docx", "html", "md", "json", "pdf", "fmtpact"} == set(found["comity_exporters"])


def test_nobody_takes_a_kind_or_a_format_from_the_host(everything: Host, draft: Draft) -> None:
    found = answers(everything, draft)

    assert found["comity_document_types"]["request"].title != "Stolen"
    assert found["comity_exporters"]["docx"].title != "Stolen"


def test_a_topic_whose_format_names_no_function_is_set_aside(install, make_host) -> None:
    source = (
        "from comity import Exporter, hookimpl\n@hookimpl\ndef comity_exporters():\n"
        "    return [Exporter('stamp', 'Stamped', 'stamp', 'comity_stamp:make')]\n"
        "import sys\nplugin = sys.modules[__name__]\n"
    )
    install(
        "comity-stamp",
        "1.0",
        "[comity.plugins]\nstamp = comity_stamp:plugin\n",
        modules={"comity_stamp.py": source},
    )
    host = make_host(Office(allowed=frozenset({"comity-stamp"})), tame=True)

    assert "stamp" not in host.exporters()
    (why,) = (aside.reason for aside in host.quarantined if aside.name == "stamp")
    assert "returned an Exporter whose export is a str" in why


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_no_field_of_a_record_passes_unseen(record: type) -> None:
    assert {str(field.type) for field in dataclasses.fields(record)} <= set(TESTS)


@pytest.mark.parametrize("titles", [{"pt": 3}, {3: "Pedreira"}, ["pt"]])
def test_titles_by_language_are_texts_by_tag(titles: Any) -> None:
    assert unsound(AssistanceKind("quarry", "Quarry", titles={"pt": "Pedreira"})) == ""
    assert unsound(AssistanceKind("quarry", "Quarry", titles=titles)).startswith("titles is ")


def test_a_country_speaks_for_no_other(everything: Host) -> None:
    everything.registry.need(("TV", "NR"))

    assert everything.law("TV", DAY).source.startswith("tv ")
    assert everything.law("NR", DAY).source.startswith("nr ")
    # nobody owns UG: the countries, which answer for any code, are not heard; a topic is
    assert everything.law("UG", DAY).source.startswith("pact ")


def test_the_requesting_state_writes_values_and_babel_comes_last(everything: Host) -> None:
    assert everything.format_value(DAY, "date", "en", PARTIES) == "tv:2026-10-05"
    turned = Parties({"requesting": "NR", "requested": "TV"})
    assert everything.format_value(DAY, "date", "en", turned) == "nr:2026-10-05"
    assert everything.format_value(["a", "b"], "list", "en", PARTIES) == "a and b"


@pytest.mark.parametrize(
    ("roles", "origin"),
    [
        ({"requesting": "TV", "requested": "FR"}, "fr"),  # the form that the requested prescribes
        ({"requesting": "TV", "requested": "NR"}, "tv"),  # NR prescribes none
        ({"requesting": "NR", "requested": "UG"}, "base"),
        ({"host": "TV"}, "tv"),
    ],
)
def test_templates_are_asked_for_role_by_role(
    everything: Host, roles: dict[str, str], origin: str
) -> None:
    template = everything.find_template("request", Parties(roles), "en", DAY)

    assert template is not None
    assert template.origin == origin


def test_the_office_s_own_template_goes_before_that_of_its_state(
    everything: Host, tmp_path: Path
) -> None:
    (tmp_path / "request.docx").write_bytes(b"PK")
    everything.office = Office(templates=tmp_path)

    own = everything.find_template("request.mla-request", PARTIES, "en", DAY)
    prescribed = everything.find_template(
        "request", Parties({"requesting": "TV", "requested": "FR"}), "en", DAY
    )
    assert own is not None
    assert own.origin == "office"
    assert prescribed is not None
    assert prescribed.origin == "fr"


def test_startup_is_run_once_for_each_plugin(everything: Host) -> None:
    import sys

    everything.registry.need_all()

    assert sys.modules["comity_all_pact"].started == [everything.installed()]
    assert sys.modules["comity_all_tv"].started == [everything.installed()]


def test_a_value_that_nobody_can_write_is_an_error(everything: Host) -> None:
    with pytest.raises(ValueError, match="no plugin can write"):
        everything.format_value("x", "no-such-kind", "en", PARTIES)


def test_severities_are_ordered_for_mending() -> None:
    assert sorted(Severity, key=lambda s: s.rank) == ["error", "warning", "advice"]
