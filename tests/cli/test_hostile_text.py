"""Whatever an author may write comes out as written, in every format, and does nothing."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

HOSTILE = [
    "Marks & Spencer <w:p> </w:t> &amp; &#x41;",
    "{{ x }} {% if x %} {%tr for a in b %} {# c #} {{r raw }}",
    "Smith <a@b> <script>alert(1)</script>",
    "=cmd|' /C calc'!A0 DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe",
    "]]> <![CDATA[ <!-- --> <?php ?>",
    "*stars* _under_ `code` [link](https://evil.example) ![i](x.png) # 1. - > | ~~no~~ \\* &lt;",
    "https://evil.example www.evil.example",
    "-- --- ... 'single' \"double\" \u201cquoted\u201d",
    "  spaced   out\u00a0and\u202ffixed",
    "Példa Zsófia Ọláyínká 山田 太郎 محمد e\u0301 \U0001f600",
    "1. not a list",
    "+ nor this",
    "    nor code",
    "<b>bold</b>",
    "$x^2$ \\(y\\) %s {0} ${HOME}",
]


def fill(data: dict, text: str) -> dict:
    data["measures"][0]["purpose"] = text
    data["measures"][0]["items"] = [text]
    data["measures"][0]["holder"]["name"] = text
    data["facts"][0]["text"] = text
    data["facts"][0]["source"] = text
    data["subject"] = text
    data["classification"] = text
    data["offences"][0]["title"] = text
    data["requesting"]["contacts"][0]["title"] = text
    data["persons"] = [{"id": "P1", "role": "suspect", "name": {"full": text}}]
    data["extensions"] = {"in": {"note": text}}
    return data


def squeezed(text: str, form: str) -> str:
    """Without the runs of spaces that HTML and Markdown do not keep apart.

    Markdown has no way to keep a no-break space in the cell of a table apart from another.
    """
    return " ".join(text.split() if form == "md" else re.split("[ \n]+", text)).strip()


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_text_stands_literally_in_every_format(
    number: int, comity, write, request_data, desk: Path, text_of
) -> None:
    text = HOSTILE[number]
    done = comity(
        "build",
        write(fill(request_data, text)),
        "-o",
        "out",
        "--format",
        "docx,html,md,json",
        "--draft",
    )
    assert done.returncode in (0, 1), done.stderr
    twin = json.loads((desk / "out/case.json").read_text(encoding="utf-8"))

    assert text.strip() in json.dumps(twin, ensure_ascii=False).replace("\\\\", "\\").replace(
        '\\"', '"'
    )
    for form in ("docx", "html", "md"):
        found = squeezed(text_of(desk / f"out/case.{form}"), form)
        assert found.count(squeezed(text, form)) >= 8, form


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_text_stands_literally_in_a_notice(
    number: int, comity, write, notice_data, desk: Path, text_of
) -> None:
    text = HOSTILE[number]
    notice_data["company"]["name"] = text
    notice_data["goal"] = text
    notice_data["data_categories"][0]["holds"] = [text]
    notice_data["channels"][0]["address"] = text
    done = comity("build", write(notice_data), "-o", "out", "--format", "docx,html,md")

    assert done.returncode == 0, done.stderr
    for form in ("docx", "html", "md"):
        found = squeezed(text_of(desk / f"out/case.{form}"), form)
        assert found.count(squeezed(text, form)) >= 4, form


def test_no_field_code_and_no_outside_reference_gets_into_a_document(
    comity, write, request_data, desk: Path
) -> None:
    text = "DDEAUTO c:\\cmd.exe INCLUDEPICTURE https://evil.example/x.png HYPERLINK"
    comity("build", write(fill(request_data, text)), "-o", "out", "--draft")

    with zipfile.ZipFile(io.BytesIO((desk / "out/case.docx").read_bytes())) as package:
        for name in package.namelist():
            content = package.read(name).decode("utf-8")
            if name.endswith(".rels"):
                assert "External" not in content, name
            for code in content.split("<w:instrText")[1:]:
                assert "DDE" not in code.partition("</w:instrText>")[0]
