"""A letter to a company tells it no more than the paper that it is about, and keeps what holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from provider_papers import PAPERS

Run = Callable[..., Any]
WITNESS = "Agnieszka Wzorowska"
SUPPORT = "Frau Wzorowska hat die Zahlung bemerkt."

DANGER = """\
schema: 1
kind: disclosure
form: emergency
language: {language}
date: 2026-11-20
reference: EM/77
requesting:
  state: TV
  authority: {{name: Duty Desk}}
  issued_by: {{name: O. Sample, title: Inspector, date: 2026-11-20}}
requested: {{state: NR}}
offences: [{{id: O1, title: Threat to kill, provision: "Penal Code, s. 223"}}]
facts: [{{id: F1, text: "{danger}"}}]
measures:
  - {{id: M1, kind: subscriber-data, purpose: To find the sender., nexus: It came from there.,
     holder: {{name: "Example Mail, Inc.", kind: provider, state: NR}}, facts: [F1], offences: [O1],
     identifiers: [{{kind: email, value: a@mail.example}}]}}
urgency: {{level: emergency, danger: "{danger}", deadline: 2026-11-20, deadline_time: "18:00 UTC"}}
confidentiality: {{wanted: true, user_notice: forbid, reason: "The sender may act sooner."}}
call_back: {{phone: "+254 20 555 0100", published_at: "https://desk.example/contact"}}
"""


def done(comity: Run, *args: str) -> Any:
    ran = comity(*args)
    assert ran.returncode == 0, ran.stderr
    return ran


def built(comity: Run, file: Path) -> str:
    done(comity, "build", file.name, "--draft", "--format", "md", "-o", "out")
    text = (file.parent / "out" / f"{file.stem}.md").read_text(encoding="utf-8")
    return text.replace("\u00a0", " ").replace("\\", "")


@pytest.mark.needs_country
def test_a_closing_letter_tells_nothing_that_the_order_kept_from_the_company(
    comity: Run, desk: Path
) -> None:
    text = PAPERS["order"].read_text(encoding="utf-8")
    person = f"persons: [{{id: P1, role: witness, name: {{full: {WITNESS}}}}}]\nmeasures:\n"
    (desk / "order.yaml").write_text(text.replace("measures:\n", person, 1), encoding="utf-8")
    done(comity, "sent", "order.yaml", "--on", "2026-11-29")
    done(comity, "received", "order.yaml", "--on", "2026-11-29")
    done(comity, "follow-up", "order.yaml", "--as", "closing", "--on", "2026-12-20")
    letter = desk / "order.closing.yaml"
    plain = letter.read_text(encoding="utf-8").replace('""', "no-longer-needed")
    for field in ("reason", "use_made", "obtained", "message"):
        assert f"{field}:" not in plain  # nobody is led to tell the company of the case

    letter.write_text(plain, encoding="utf-8")
    found = comity("check", letter.name)
    assert found.returncode == 0, found.stdout
    assert not re.search(r"twin\.letter|language\.required", found.stdout)
    said = built(comity, letter)
    assert "Treffen Sie die erforderlichen Maßnahmen, damit die Bescheinigung" in said
    assert "nicht über diese Anordnung" in said
    assert "+49 30 5550100. Sie ist veröffentlicht unter" in said
    assert "Zielsprache: Englisch" in said  # as the order went out, with a translation

    letter.write_text(f"{plain}reason: Der Beschuldigte hat gestanden.\n", encoding="utf-8")
    assert "twin.letter-reasons" in comity("check", letter.name).stdout
    letter.write_text(f"{plain}message: {SUPPORT}\n", encoding="utf-8")
    assert "`persons[0]` of order.yaml" in " ".join(comity("check", letter.name).stdout.split())
    refused = comity("build", letter.name, "--draft", "--format", "md", "-o", "leak")
    assert refused.returncode != 0
    assert "message" in refused.stderr
    assert not list(desk.glob("leak/*.md"))

    (desk / "order.yaml").rename(desk / "order.txt")  # then nobody can look, and that is said
    assert "twin.letter-unseen" in comity("check", letter.name).stdout


@pytest.mark.parametrize(
    ("language", "danger", "told"),
    [
        ("en", "A bomb is said to explode tonight.", ("EMERGENCY", "We asked you to answer by")),
        ("fr", "Une bombe exploserait cette nuit.", ("URGENCE", "demandé de répondre pour le")),
    ],
)
def test_a_reminder_of_danger_tells_it_first_and_thanks_nobody(
    comity: Run, desk: Path, language: str, danger: str, told: tuple[str, str]
) -> None:
    (desk / "e.yaml").write_text(DANGER.format(language=language, danger=danger), encoding="utf-8")
    done(comity, "sent", "e.yaml", "--on", "2026-11-20", "--by", "portal")
    done(comity, "follow-up", "e.yaml", "--as", "reminder", "--on", "2026-11-21")
    letter = desk / "e.reminder.yaml"
    text = letter.read_text(encoding="utf-8")
    assert "Telephone first" in text.partition("schema: 1")[0]
    assert "may act sooner" not in text
    letter.write_text(text.replace('""', "EM/77-R"), encoding="utf-8")
    said = built(comity, letter)
    head, _, rest = said.partition("## 1.")
    assert told[0] in head
    assert told[1] in head
    assert "18:00 UTC" in head
    assert danger in head
    assert "+254 20 555 0100" in head
    assert not re.search(r"(?i)thank|remerci", said)
    if language == "fr":  # the program writes no English into a French letter
        assert "Mesure 1 de notre courrier : Données relatives aux abonnés" in rest
        assert "N’informez" in rest
    else:
        assert "Please do not tell the users or customers" in rest


def test_a_preservation_that_nobody_confirmed_is_asked_after_and_not_taken_as_kept(
    comity: Run, desk: Path
) -> None:
    text = DANGER.format(language="en", danger="Records fade.").replace("EM/77", "P/1")
    text = text.replace("kind: disclosure\nform: emergency", "kind: preservation\nform: provider")
    text = text.replace("kind: subscriber-data", "kind: preservation").replace(
        "nexus: It", "necessity: It"
    )
    text = re.sub(r"(?m)^urgency:.*$", "hold_for: {quantity: 90, unit: days}", text)
    (desk / "p.yaml").write_text(f"{text}request_intended: true\n")
    done(comity, "sent", "p.yaml", "--on", "2026-11-20", "--by", "portal")
    done(comity, "acknowledged", "p.yaml", "--on", "2026-11-22", "--reference", "SH-77")
    done(comity, "follow-up", "p.yaml", "--as", "renewal", "--on", "2026-12-20")
    letter = desk / "p.renewal.yaml"
    text = letter.read_text()
    assert "Nobody has confirmed" in text.partition("schema: 1")[0]
    assert text.count("their_reference: SH-77") == 2
    letter.write_text(
        text.replace('reference: ""', "reference: P/2").replace('""', "Still needed.")
    )
    said = built(comity, letter)
    assert "Please tell us whether the data are preserved and, if so, since when" in said
    assert "as they have been preserved so far" not in said
