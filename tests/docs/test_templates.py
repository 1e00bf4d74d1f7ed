"""docs/templates.md, done as it says: each command, each change in Word, each answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from comity.kit.templating.template_findings import KINDS

PAGE = (Path(__file__).resolve().parents[2] / "docs/templates.md").read_text(encoding="utf-8")
P = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
SENTENCE = "This office would be grateful for an acknowledgement of receipt."
CLOSING = "Respectfully submitted,"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


COMMANDS = [line for block in blocks("sh") for line in block.splitlines()]
DERIVE, ALLOW, CHECK, DEMO, BUILD, OUTLINE, FIELDS = COMMANDS


def texts(document: Document) -> list[str]:
    return [Paragraph(node, document._body).text for node in document.element.body.iter(P)]


def change(document: Document) -> None:
    """What the page has a reader do in Word."""
    body = list(document.element.body)

    def at(text: str) -> int:
        return next(n for n, node in enumerate(body) if text in "".join(node.itertext()))

    first, after = at("{%p if parts.urgency.shown %}"), at("{%p if parts.confidentiality.shown %}")
    assert "endif" in "".join(body[after - 1].itertext())
    facts = body[at("{%p if parts.facts.shown %}")]
    for node in body[first:after]:
        facts.addprevious(node)
    for node in document.element.body.iter(P):
        paragraph = Paragraph(node, document._body)
        if paragraph.style.name == "Valediction":
            assert paragraph.text == "{{ line }}"
            paragraph.runs[0].text = CLOSING
    below = body[at("{{ salutation }}") + 1]
    assert "endif" in "".join(below.itertext())
    sentence = document.add_paragraph(SENTENCE, "Body Text")._p
    below.addnext(sentence)
    document.styles["Heading 1"].font.size = Pt(15)


@pytest.fixture(scope="module")
def office(run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in which the page was followed down to the check."""
    folder = tmp_path_factory.mktemp("office")
    assert run(DERIVE, folder).returncode == 0
    (toml,) = blocks("toml")
    (folder / "comity.toml").write_text(toml, encoding="utf-8")
    template = folder / "templates" / "request.docx"
    document = docx.Document(str(template))
    change(document)
    document.save(str(template))
    assert run(ALLOW, folder).returncode == 0
    yield folder


@pytest.mark.needs_country
class TestTheWalk:
    """The page from its first command to its last."""

    def test_the_changed_template_has_nothing_to_remark_as_the_page_shows(
        self, run, office
    ) -> None:
        done = run(CHECK, office)

        assert done.returncode == 0
        assert done.stdout in blocks("text")

    def test_the_mistake_of_the_page_gets_the_answer_of_the_page(
        self, run, office, tmp_path
    ) -> None:
        document = docx.Document(str(office / "templates" / "request.docx"))
        for node in document.element.body.iter(P):
            paragraph = Paragraph(node, document._body)
            if "{{ r.label }}" in paragraph.text:
                paragraph.runs[0].text = "{{ r.lable }}"
                break
        (tmp_path / "templates").mkdir()
        document.save(str(tmp_path / "templates" / "request.docx"))
        done = run("comity template check templates/request.docx", tmp_path)

        assert done.returncode == 1
        assert done.stdout in blocks("text")

    def test_the_letter_is_the_changed_one(self, run, office) -> None:
        assert run(DEMO, office).returncode == 0
        done = run(BUILD, office)
        assert done.returncode == 0, done.stderr
        letter = docx.Document(str(office / "out" / "bec-request.docx"))
        lines = texts(letter)
        manifest = json.loads(
            (office / "out/internal/bec-request.manifest.json").read_text("utf-8")
        )

        assert lines.index("Urgency") < lines.index("The facts")
        assert SENTENCE in lines
        assert lines.index(CLOSING) < next(n for n, t in enumerate(lines) if "Exemplar" in t)
        assert "Yours faithfully," not in lines
        assert letter.styles["Heading 1"].font.size == Pt(15)
        assert manifest["template"]["origin"] == "office"

    def test_the_outline_is_written_anew(self, run, office) -> None:
        file = office / "templates" / "request.outline.txt"
        before = file.read_text(encoding="utf-8")

        assert run(OUTLINE, office).returncode == 0
        assert SENTENCE not in before
        assert f"[Body Text] {SENTENCE}\n" in file.read_text(encoding="utf-8")

    def test_the_names_are_listed(self, run, office) -> None:
        done = run(FIELDS, office)

        assert done.returncode == 0
        assert "doc.subject" in done.stdout


def test_every_message_has_its_row_and_its_weight() -> None:
    section = PAGE.partition("## What each message means")[2]
    rows = re.findall(r"^\| `([a-z-]+)` \| (\w+) \| (.+?) \| (.+) \|$", section, re.MULTILINE)

    assert {row[0]: row[1] for row in rows} == {id: kind.severity for id, kind in KINDS.items()}
    assert {row[0]: row[3].replace("\\|", "|") for row in rows} == {
        id: kind.cure for id, kind in KINDS.items()
    }


def test_the_parts_and_slots_of_the_page_are_those_of_the_content() -> None:
    from comity.steps.compose.part_shapes import entry, part

    table = PAGE.partition("| slot | holds |")[2].partition("\n\n")[0]

    assert set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE)) | {"shown"} == set(part())
    assert set(entry("")) <= set(part())
