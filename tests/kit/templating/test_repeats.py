"""What `template check` says of formatting that only repeats the style, and of what differs."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from template_edits import into_body

from comity.steps.render.pdf import find_office
from comity_templates import base_template

Found = Callable[..., dict[str, Any]]

# what LibreOffice writes beside a style when it saves: the style's own values once more
REPEATED = (
    '<w:p><w:pPr><w:pStyle w:val="NumberedItem"/><w:spacing w:after="100"/>'
    '<w:ind w:left="567" w:hanging="567"/></w:pPr>'
    "<w:r><w:rPr>{run}</w:rPr><w:t>We thank you.</w:t></w:r></w:p>"
    '<w:p><w:pPr><w:pStyle w:val="ItemNote"/></w:pPr>'
    '<w:r><w:rPr><w:color w:val="4A4F5A"/><w:sz w:val="19"/></w:rPr><w:t>A note.</w:t></w:r></w:p>'
)


def test_what_only_repeats_the_style_is_not_told(repacked, found: Found) -> None:
    findings = found(repacked(lambda members: into_body(members, REPEATED.format(run=""))))

    assert [id for id in findings if id.startswith("hand-")] == []


@pytest.mark.parametrize(
    ("xml", "id"),
    [
        (REPEATED.format(run="").replace('w:after="100"', 'w:after="90"'), "hand-paragraph"),
        (REPEATED.format(run="").replace('w:hanging="567"', 'w:firstLine="0"'), "hand-paragraph"),
        (REPEATED.format(run='<w:sz w:val="19"/>'), "hand-font"),  # the style gives no size
        (REPEATED.format(run="").replace("4A4F5A", "FF0000"), "hand-colour"),
        (REPEATED.format(run="").replace('<w:sz w:val="19"/>', '<w:sz w:val="20"/>'), "hand-font"),
        (
            REPEATED.format(run="").replace(
                '<w:color w:val="4A4F5A"/>', '<w:color w:val="4A4F5A" w:themeColor="text1"/>'
            ),
            "hand-colour",
        ),
        (
            REPEATED.format(run="").replace(
                "<w:rPr><w:color", '<w:rPr><w:rStyle w:val="DefaultParagraphFont"/><w:color'
            ),
            "hand-colour",
        ),
    ],
)
def test_what_differs_from_the_style_is_told_beside_what_repeats_it(
    xml: str, id: str, repacked, found: Found
) -> None:
    findings = found(repacked(lambda members: into_body(members, xml)))

    assert [one for one in findings if one.startswith("hand-")] == (
        [id] if "rStyle" not in xml else ["hand-font", id]
    )


@pytest.mark.documents
@pytest.mark.parametrize("kind", ["request", "notice", "letter"])
def test_a_template_saved_by_libreoffice_is_as_quiet_as_before(
    kind: str, tmp_path: Path, found: Found
) -> None:
    base = base_template(kind)
    assert base is not None
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    into = ["--headless", "--convert-to", "docx", "--outdir", str(tmp_path), str(base)]
    subprocess.run([find_office(), profile, *into], check=True, capture_output=True, timeout=120)

    assert found(tmp_path / f"{kind}.docx") == {}
