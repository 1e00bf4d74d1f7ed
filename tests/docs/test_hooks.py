"""docs/hooks.md against the live specs, and its examples at work as a topic and as a country."""

from __future__ import annotations

import ast
import datetime as dt
import inspect
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.host import Host, hookspecs
from comity.model.drafts.base import Draft
from comity.model.findings import Severity
from comity.model.office import Office
from comity.model.records import Parties
from comity.pipeline.own_plugin import open_host

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "hooks.md").read_text(encoding="utf-8")
HOOKS, _, ADDED = PAGE.partition("\n## Add a hook to data\n")
BLOCKS, SUBCLASS = (
    re.findall(r"^```python\n(.*?)^```$", part, re.DOTALL | re.MULTILINE) for part in (HOOKS, ADDED)
)
SPECS = {
    name: spec for name, spec in vars(hookspecs).items() if name.startswith(hookspecs.PROJECT + "_")
}
HEADINGS = re.findall(r"^## (\w+)$", PAGE, re.MULTILINE)
MODULE = "comity_page_example"
TODAY = dt.date(2026, 10, 5)
PARTIES = Parties({"requesting": "QM", "requested": "QM"})


def signatures() -> dict[str, str]:
    """Each function of the page as ``(arguments) -> answer``."""
    tree = ast.parse("\n".join(BLOCKS))
    return {
        node.name: f"({ast.unparse(node.args)}) -> {ast.unparse(node.returns)}"
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.returns
    }


def test_the_page_has_a_heading_for_every_hook_in_the_order_of_the_specs() -> None:
    assert list(SPECS) == HEADINGS


@pytest.mark.parametrize("name", SPECS)
def test_the_page_shows_the_signature_of_the_spec(name: str) -> None:
    assert signatures()[name] == str(inspect.signature(SPECS[name])).replace("'", "")


@pytest.mark.parametrize("name", SPECS)
def test_the_page_says_which_hook_is_historic(name: str) -> None:
    section = PAGE.partition(f"## {name}\n")[2].partition("\n## ")[0]

    assert section.strip().startswith("Historic") is bool(SPECS[name].comity_spec["historic"])


@pytest.fixture
def host(install: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Host]:
    """A host with the module of the page installed under an entry point."""

    def made(entry_points: str) -> Host:
        source = "\n".join([*BLOCKS, "import sys", "plugin = sys.modules[__name__]"])
        site = install("comity-page-example", "1.0", entry_points, modules={f"{MODULE}.py": source})
        monkeypatch.syspath_prepend(site)
        monkeypatch.delitem(sys.modules, MODULE, raising=False)
        return open_host(Office(allow_code=frozenset({"comity-page-example"})))

    return made


def draft() -> Draft:
    return Draft.model_validate({"schema": "1", "kind": "request", "date": "2026-10-05"})


def test_the_examples_answer_as_a_topic(host: Callable[[str], Host]) -> None:
    asked = host(f"[comity.plugins]\npage = {MODULE}:plugin\n")

    assert "qm-xa" in asked.instruments()
    assert "quarry-survey" in asked.measures()
    assert "permit" in [field.name for field in asked.fields()]
    assert "memo" in asked.document_types()
    assert asked.exporters()["txt"].extension == "txt"
    assert asked.registry.hooks("page") == tuple(sorted(SPECS))
    assert [q for q in asked.quarantined if q.name == "page"] == []


def test_the_examples_answer_as_a_country(host: Callable[[str], Host]) -> None:
    asked = host(f"[comity.jurisdictions]\nQM = {MODULE}:plugin\n")
    record, book = asked.jurisdiction("QM"), asked.law("QM", TODAY)
    findings = asked.validate(draft(), PARTIES, TODAY)
    demands = asked.translation_requirements(draft(), PARTIES, TODAY)

    assert record is not None
    assert record.short_name == "Quarryland"
    assert book is not None
    assert book.source == "QM"
    assert "qm-post" in [channel.id for channel in asked.channels(draft(), PARTIES, TODAY)]
    assert Severity.ADVICE in [found.severity for found in findings if found.rule == "qm.hello"]
    assert ("en",) in [demand.accepts for demand in demands]
    assert asked.template_context(draft(), PARTIES, "en")["requesting"] == {
        "motto": "Stone by stone"
    }
    assert asked.format_value(TODAY, "date", "en", PARTIES) == "05.10.2026"
    assert [q for q in asked.quarantined if q.name == "QM"] == []


def test_the_template_example_offers_the_file_that_lies_beside_it(
    host: Callable[[str], Host], tmp_path: Path
) -> None:
    asked = host(f"[comity.jurisdictions]\nQM = {MODULE}:plugin\n")
    base = asked.find_template("request", PARTIES, "en", TODAY)
    (tmp_path / "site" / "request.docx").write_bytes(b"")
    own = asked.find_template("request", PARTIES, "en", TODAY)

    assert base is not None
    assert base.origin == "base"
    assert own is not None
    assert own.origin == "QM"


RULE = """[[rule]]
id = "qm.paper"
role = "requested"
require = [{ field = "paper_size", present = true }]
says = "A request names its paper."
source = "act"
article = "s. 1"
read = "official"
"""


@pytest.mark.parametrize(("month", "more"), [(8, ["qm.court-holidays"]), (9, [])])
def test_the_subclass_adds_a_finding_to_those_of_the_rules(
    month: int,
    more: list[str],
    country: Callable[..., Path],
    make_host: Callable[..., Host],
) -> None:
    (source,) = SUBCLASS
    country("QM", law=RULE, plugin=source)
    asked = make_host(Office(allowed=frozenset({"comity-qm"})), tame=True)
    parties = Parties({"requesting": "TV", "requested": "QM"})

    found = asked.validate(draft(), parties, dt.date(2026, month, 5))

    assert [finding.rule for finding in found] == ["qm.paper", *more]
    assert [q for q in asked.quarantined if q.name == "QM"] == []
