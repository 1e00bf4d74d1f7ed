"""Row 6: templates that try to run, read or reach something, and print what they got."""

from __future__ import annotations

import pytest

from comity.model.errors import RenderError
from comity.steps.render.document import compile_template


@pytest.fixture(scope="session")
def attacks(data) -> list[str]:
    return data("attacks.json")


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>before {text}</w:t></w:r></w:p>"


def test_no_attack_gets_through(attacks, altered, figure):
    through = []
    for attack in attacks:
        made = altered().only(paragraph(attack)).packed()
        try:
            compile_template(made, "evil.docx").fill(
                {"x": "value", "doc": {"a": "b"}, "labels": {}, "parts": {}}
            )
        except RenderError as error:
            # how the paragraph is named depends on who refuses it: what it shows, or what it runs
            assert str(error).startswith("evil.docx: word/document.xml")
            assert '"before' in str(error)
            continue
        through.append(attack)
    assert through == []
    figure("6", tried=f"{len(attacks)} templates", ours="0 run")


@pytest.mark.long
def test_the_plain_stack_runs_many(attacks, plain, figure):
    ran = 0
    for attack in attacks:
        template = plain.template(attack.replace("&lt;", "<").replace("&gt;", ">"))
        try:
            plain.render(template, v="v", x="value", doc={"a": "b"})
        except Exception:
            continue
        ran += 1
    figure("6", plain=f"{ran} run")
