"""The panel beside a notice: how far it says what is asked, and the way to its public page."""

from __future__ import annotations

import html
import re

import pytest

from .cases import sample_tree, saved

UNFINISHED = {"schema": "1", "kind": "notice", "host": "US"}
UNCHECKED = "The latest version has not been checked today."


def checked(tree, tag="en", name=""):
    """A file with a tree that was checked in a language."""
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    revision = saved(tree, name=name)
    judge(revision, words(tag))
    return revision.file


def panel(client, address):
    """The panel of a page as markup; nothing where there is none."""
    page = client.get(address)
    assert page.status_code == 200, address
    assert len(page.content) < 150_000
    return page.content.decode().partition("<aside")[2].partition("</aside>")[0]


def plain(markup):
    """The words of a piece of a page."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def counted(tree):
    """The counts as ``comity check`` prints them."""
    import comity
    from comity.steps.check.coverage_text import counted_lines

    return counted_lines(comity.examine(tree, comity.Host()).resolved)


def test_the_list_of_sections_has_the_counts_of_the_command_and_the_public_page(client):
    tree = sample_tree("notice-us")
    file = checked(tree)

    shown = panel(client, f"/c/{file.key}/")

    told = counted(tree)
    assert f"Present law {told['law'][0]}" in plain(shown)
    assert f"The model of 2015 {told['model'][0]}" in plain(shown)
    assert f'href="/c/{file.key}/preview"' in shown
    assert f'href="/c/{file.key}/coverage"' in shown
    assert f'href="/c/{file.key}/s/urgent-cases">Emergencies and preservation</a> (6)' in shown


def test_a_section_tells_what_it_says_and_leaves_open_with_field_and_source(client):
    tree = sample_tree("notice-us")
    file = checked(tree)

    shown = panel(client, f"/c/{file.key}/s/urgent-cases")

    told = plain(shown)
    assert "Emergencies and preservation: 10 said, 1 said in part, 3 silent" in told
    assert "Silent The contents of a report to the CyberTipline are kept for one year" in told
    assert "18 U.S.C. § 2258A(h)(1) (official text read)" in told
    assert "Said, or silent on purpose (10)" in told
    assert "Model Corporate Transparency Notice of 2015, section 10: Emergencies" in told
    field = "#f-child_safety-kept_for"
    assert f'href="/c/{file.key}/s/urgent-cases{field}"' in shown
    assert f'href="/c/{file.key}/preview"' in shown
    assert shown.index("Silent") < shown.index("<details")
    sources = shown.count("<summary>") - shown.count("silent on purpose (")
    assert sources == 17, "each point has its source on demand"


def test_each_point_leads_to_a_field_that_is_there(client):
    file = checked(sample_tree("notice-us"))
    links = {
        link
        for row in ("company", "process", "urgent-cases", "publishing", "submitting")
        for link in re.findall(r'href="([^"]+#[^"]+)"', panel(client, f"/c/{file.key}/s/{row}"))
    }

    assert len(links) > 20
    for link in links:
        address, _, field = html.unescape(link).partition("#")
        assert f'id="{field}"' in client.get(address).content.decode(), link


def test_what_a_gap_can_decide_is_not_told(client):
    file = checked(UNFINISHED)

    told = plain(panel(client, f"/c/{file.key}/"))

    assert "Not known yet for 2 points of the model" in told
    assert "What present law asks is not known in full yet" in told
    assert "1 said, 0 said in part, 57 silent, 0 contradicted." in told
    company = plain(panel(client, f"/c/{file.key}/s/company"))
    assert "The notice names the company" not in company


@pytest.mark.postgres
def test_a_notice_that_was_not_checked_says_so_and_leads_to_the_check(client):
    file = saved(sample_tree("notice-us")).file

    for at in ("", "s/urgent-cases"):
        shown = panel(client, f"/c/{file.key}/{at}")
        assert UNCHECKED in plain(shown)
        assert f'href="/c/{file.key}/check"' in shown
        assert f'href="/c/{file.key}/preview"' in shown
        assert " said" not in plain(shown).replace("the notice says", "")


@pytest.mark.postgres
def test_figures_of_an_earlier_version_are_called_so(client):
    from comity_web.cases.saving import save

    tree = sample_tree("notice-us")
    file = checked(tree)
    save(file, file.head, {**tree, "goal": "We hold little."}, {})

    for at in ("", "s/urgent-cases"):
        told = plain(panel(client, f"/c/{file.key}/{at}"))
        assert UNCHECKED in told
        assert "This was found in version 1, on " in told
        assert counted(tree)["model"][0] in told


@pytest.mark.postgres
def test_a_save_counts_anew(client):
    file = checked({**UNFINISHED, "date": "2026-10-01", "company": {"name": "Example Mail"}})
    assert "Costs: 3 silent" in plain(panel(client, f"/c/{file.key}/s/costs"))

    client.post(
        f"/c/{file.key}/s/costs",
        {"_base": file.head.number, "costs.practice": "yes", "_stay": "1"},
    )

    told = plain(panel(client, f"/c/{file.key}/s/costs"))
    assert UNCHECKED not in told
    assert "Costs: 1 said, 2 silent" in told


def test_a_notice_for_civil_cases_is_asked_nothing(client):
    tree = {**UNFINISHED, "date": "2026-10-01", "company": {"name": "Example Mail"}}
    file = checked({**tree, "audience": {"for": "civil litigants"}})

    told = plain(panel(client, f"/c/{file.key}/"))
    assert "Nothing is asked of a notice that is for civil cases alone." in told


def test_other_files_have_no_such_panel(client):
    file = checked(sample_tree("preservation-ng-us"))
    for at in ("", "s/provider", "check"):
        assert "<aside" not in client.get(f"/c/{file.key}/{at}").content.decode()


@pytest.mark.parametrize(
    ("tag", "total", "section", "source"),
    [
        (
            "fr",
            "passé sous silence : 9",
            "Urgences et conservation : dit (10)",
            "texte officiel lu",
        ),
        ("de", "9 nicht gesagt", "Notfälle und Sicherung: 10 gesagt", "amtlicher Text gelesen"),
    ],
)
def test_the_panel_speaks_the_language_of_its_reader(client, tag, total, section, source):
    file = checked(sample_tree("notice-us"), tag)
    client.post("/language", {"language": tag, "next": "/"})

    told = plain(panel(client, f"/c/{file.key}/s/urgent-cases")).replace("\xa0", " ")

    assert total in told
    assert section in told
    assert source in told
