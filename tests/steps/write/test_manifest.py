from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

from comity.model.citations import Citation, Read
from comity.model.content import ClauseUse
from comity.model.findings import Finding, Place, Severity
from comity.steps.write.manifest import (
    Manifest,
    OutputFile,
    PluginUsed,
    SourceFile,
    TemplateUsed,
    sha256,
)

CITED = Citation(
    "Stored Communications Act",
    "§ 2703(d)",
    Read.OFFICIAL,
    cite="18 U.S.C.",
    start=dt.date(1986, 10, 21),
    checked=dt.date(2026, 11, 1),
)


def made(**more):
    fields = {
        "comity": "0.1.0",
        "kind": "request",
        "form": "mla-request",
        "language": "en",
        "source": SourceFile("/home/jo.doe/cases/case.yaml", sha256(b"case")),
        "outputs": (OutputFile.of("case.json", b"{}"), OutputFile.of("case.docx", b"docx")),
        "plugins": (
            PluginUsed("US", "comity-us", "1.0", (dt.date(2023, 4, 20), dt.date(2026, 11, 1)), 2),
            PluginUsed("NG", "comity-ng", "1.0"),
        ),
        "template": TemplateUsed("US", "C:\\Users\\jo\\request.docx", sha256(b"t")),
        "clauses": (ClauseUse("request.basis", "basis", (CITED,), ("basis[0]",)),),
        "placed": ("title", "facts[0].text"),
        "withheld": {"persons[1].name": "pseudonym", "facts[2]": "handling code"},
        "findings": (
            Finding(
                Severity.WARNING,
                "us.purpose",
                "says little",
                field="measures[0].purpose",
                citation=CITED,
                place=Place("/home/jo.doe/cases/case.yaml", 12, 3),
            ),
        ),
    }
    return Manifest(**{**fields, **more})


def test_a_manifest_says_what_stands_behind_a_document():
    said = json.loads(made().as_bytes())
    assert said["source"] == {"name": "case.yaml", "sha256": sha256(b"case")}
    assert said["outputs"][0] == {"name": "case.docx", "sha256": sha256(b"docx"), "size": 4}
    assert [plugin["name"] for plugin in said["plugins"]] == ["NG", "US"]
    assert said["plugins"][1]["editions"] == ["2023-04-20", "2026-11-01"]
    assert [plugin["undated"] for plugin in said["plugins"]] == [0, 2]
    assert said["template"] == {"origin": "US", "name": "request.docx", "sha256": sha256(b"t")}
    [citation] = said["clauses"][0]["citations"]
    assert (citation["cite"], citation["article"], citation["read"]) == (
        "18 U.S.C.",
        "§ 2703(d)",
        "official",
    )
    assert said["placed"] == ["facts[0].text", "title"]
    assert list(said["withheld"]) == ["facts[2]", "persons[1].name"]
    assert said["findings"][0]["place"] == {"file": "case.yaml", "line": 12, "column": 3}


def test_each_source_of_a_citation_is_recorded_with_how_it_was_read():
    further = Citation("Circular", "no. 2", Read.SECONDARY)
    cited = replace(CITED, also=(further,))
    said = json.loads(made(clauses=(ClauseUse("request.basis", "basis", (cited,)),)).as_bytes())

    [citation] = said["clauses"][0]["citations"]
    assert citation["read"] == "official"
    assert [(row["title"], row["article"], row["read"]) for row in citation["also"]] == [
        ("Circular", "no. 2", "secondary")
    ]


def test_no_path_of_a_person_or_machine_is_in_it():
    data = made(outputs=(OutputFile.of("/srv/out/case.docx", b""),)).as_bytes().decode()
    for trace in ("jo", "home", "Users", "srv"):
        assert trace not in data


def test_the_order_of_what_is_handed_over_does_not_matter():
    first = made()
    second = made(
        outputs=first.outputs[::-1], plugins=first.plugins[::-1], placed=first.placed[::-1]
    )
    assert first.as_bytes() == second.as_bytes()


def test_a_build_without_template_or_findings_is_said_so():
    said = json.loads(made(template=None, findings=(), clauses=()).as_bytes())
    assert said["template"] is None
    assert said["findings"] == []


def test_what_an_outside_program_made_names_it_and_says_whether_it_had_a_network():
    outputs = (
        OutputFile.of("case.pdf", b"%PDF", "LibreOffice 25.2.3.2", "cut"),
        OutputFile.of("case.docx", b"docx"),
    )
    docx, pdf = json.loads(made(outputs=outputs).as_bytes())["outputs"]
    assert (pdf["tool"], pdf["network"]) == ("LibreOffice 25.2.3.2", "cut")
    assert set(docx) == {"name", "sha256", "size"}
