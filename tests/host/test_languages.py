"""Languages that distributions bring: who owns one, which serves, and what cannot be used."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.host import Host
from comity.model.errors import PluginError
from comity.model.office import Office

HEADER = """\
msgid ""
msgstr ""
"Language: {tag}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"X-Comity-Clause-Table: 1\\n"
"X-Comity-Reviewed-By: {reviewed}\\n"
"""
THANKS = '\nmsgid "request.thanks"\nmsgstr "{text} {{requested}}"\n'

Bring = Callable[..., Path]


@pytest.fixture
def bring(install) -> Bring:
    """``bring("sw")`` installs a distribution that is nothing but a language."""

    def bring(
        tag: str, *, distribution: str = "", text: str = "Asante", reviewed: str = "", po: str = ""
    ) -> Path:
        name = distribution or f"comity-language-{tag.lower()}"
        package = name.replace("-", "_")
        content = po or HEADER.format(tag=tag, reviewed=reviewed) + THANKS.format(text=text)
        return install(
            name,
            "1.0",
            f"[comity.languages]\n{tag} = {package}\n",
            modules={f"{package}/catalogues/{tag}.po": content},
        )

    return bring


def reasons(host: Host, distribution: str) -> list[str]:
    return [q.reason for q in host.quarantined if q.distribution == distribution]


def thanks(host: Host, tag: str, *declared: str) -> str:
    found = host.languages.wordings(tag, declared)
    assert found is not None
    return found.texts["request.thanks"]


def test_a_distribution_that_is_nothing_but_a_language_words_it(bring: Bring, make_host) -> None:
    bring("sw")
    host = make_host()

    assert "sw" in host.languages.tags()
    assert thanks(host, "sw") == "Asante {requested}"
    assert thanks(host, "sw-KE") == "Asante {requested}"
    assert host.languages.brought_by("sw") == "comity-language-sw 1.0"


def test_a_country_brings_its_language_even_where_it_is_code(install, make_host) -> None:
    install(
        "comity-tv",
        "1.0",
        "[comity.jurisdictions]\nTV = comity_tv:plugin\n[comity.languages]\ntvl = comity_tv\n",
        modules={
            "comity_tv/__init__.py": "raise SystemExit('it ran')",
            "comity_tv/catalogues/tvl.po": HEADER.format(tag="tvl", reviewed="")
            + THANKS.format(text="Fakafetai"),
        },
    )
    host = make_host(consent=False)

    assert thanks(host, "tvl") == "Fakafetai {requested}"


def test_a_region_says_what_differs_and_its_language_the_rest(bring: Bring, make_host) -> None:
    bring("sw", text="Asante")
    bring("sw-KE", po=HEADER.format(tag="sw-KE", reviewed="") + '\nmsgid "x"\nmsgstr "y"\n')
    host = make_host()
    found = host.languages.wordings("sw-KE")

    assert found.tag == "sw-KE"
    assert found.texts == {"request.thanks": "Asante {requested}", "x": "y"}
    assert [one.tag for one in found.files] == ["sw-KE", "sw"]


def test_what_the_state_declares_serves_a_language_without_region(bring: Bring, make_host) -> None:
    bring("sw-KE")
    host = make_host()

    assert host.languages.wordings("sw") is None
    assert thanks(host, "sw", "en", "sw-KE") == "Asante {requested}"


def test_two_distributions_with_one_tag_are_both_set_aside_until_the_office_names_one(
    bring: Bring, make_host
) -> None:
    bring("sw", distribution="comity-sw-a", text="A")
    bring("sw", distribution="comity-sw-b", text="B")
    host = make_host()

    assert "sw" not in host.languages.tags()
    (reason,) = reasons(host, "comity-sw-a")
    assert reason == reasons(host, "comity-sw-b")[0]
    assert "comity-sw-a and comity-sw-b both offer sw" in reason
    assert '[plugins.languages] sw = "comity-sw-a"' in reason

    settled = make_host(Office(languages={"sw": "comity-sw-b"}))
    assert thanks(settled, "sw") == "B {requested}"
    assert reasons(settled, "comity-sw-a") == ["comity.toml gives sw to comity-sw-b"]


def test_the_host_keeps_its_own_languages_and_english_for_ever(bring: Bring, make_host) -> None:
    bring("fr", text="Merci")
    bring("en", text="Ta")
    host = make_host()

    assert "Merci" not in thanks(host, "fr")
    assert "[plugins.languages] fr = " in reasons(host, "comity-language-fr")[0]
    chosen = make_host(Office(languages={"fr": "comity-language-fr", "en": "comity-language-en"}))
    assert thanks(chosen, "fr") == "Merci {requested}"
    assert "Ta" not in thanks(chosen, "en")
    assert "cannot be replaced" in reasons(chosen, "comity-language-en")[0]


def test_only_what_the_office_allows_brings_a_language(bring: Bring, make_host) -> None:
    bring("sw")
    host = make_host(Office(allowed=frozenset()))

    assert host.languages.tags() == ("en", "fr")
    assert "does not allow comity-language-sw" in reasons(host, "comity-language-sw")[0]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("SW = comity_x", "SW is not a language tag in its usual form"),
        ("swahili-tanzania = comity_x", "is not a language tag"),
        ("sw = comity_x:plugin", 'a language is data; name the package alone: sw = "comity_x"'),
    ],
)
def test_an_entry_that_names_no_language_is_set_aside(entry, reason, install, make_host) -> None:
    install("comity-x", "1.0", f"[comity.languages]\n{entry}\n", modules={"comity_x/a.txt": ""})

    assert reason in reasons(make_host(), "comity-x")[0]


@pytest.mark.parametrize(
    ("po", "why"),
    [
        ("no catalogue at all", "is not a valid .po file"),
        (HEADER.format(tag="fr", reviewed=""), "is a catalogue for 'fr', but its name is that of"),
        (HEADER.format(tag="sw", reviewed="") + 2 * THANKS.format(text="x"), "twice"),
        ('msgid ""\nmsgstr ""\n"Content-Type: text/plain"\n', "does not name its language"),
    ],
)
def test_a_catalogue_that_cannot_be_used_is_set_aside_with_its_reason(
    po: str, why: str, bring: Bring, make_host
) -> None:
    bring("sw", po=po)
    host = make_host()

    with pytest.raises(PluginError, match=r"the catalogue for 'sw' of comity-language-sw 1\.0"):
        host.languages.wordings("sw")
    assert why in reasons(host, "comity-language-sw")[0]
    assert "sw" not in host.languages.tags()
    assert host.languages.wordings("sw") is None


def test_whoever_wants_a_language_whose_catalogue_is_broken_is_told_why(
    bring: Bring, comity, write, request_data
) -> None:
    site = bring("sw", po="no catalogue at all")
    case = write(request_data | {"language": "sw"})
    found = json.loads(comity("check", case, "--format", "json", site=site).stdout)["files"][0]
    (told,) = [f for f in found["findings"] if f["rule"] == "wording.none"]
    built = comity("build", case, "-o", "out", "--draft", site=site)

    assert "The wording in Swahili cannot be used" in told["message"]
    assert "is not a valid .po file" in told["message"]
    assert "`comity plugins` shows its state" in told["cure"]
    assert built.returncode == 2
    assert "is not a valid .po file" in built.stderr


def test_a_catalogue_that_was_changed_after_it_was_installed_is_not_read(
    bring: Bring, make_host
) -> None:
    site = bring("sw")
    file = site / "comity_language_sw" / "catalogues" / "sw.po"
    file.write_text(file.read_text().replace("Asante", "Hasira"))

    with pytest.raises(PluginError, match="was changed; install comity-language-sw again"):
        make_host().languages.wordings("sw")


def test_a_language_that_is_made_for_another_comity_is_set_aside(
    bring: Bring, make_host, write_record
) -> None:
    home = bring("sw") / "comity_language_sw-1.0.dist-info"
    about = home / "METADATA"
    about.write_text(f"{about.read_text()}Requires-Dist: comity>=7,<8\n")
    write_record(home)
    host = make_host()

    with pytest.raises(PluginError, match="comity>=7,<8"):
        host.languages.wordings("sw")
    assert "comity>=7,<8" in reasons(host, "comity-language-sw")[0]


def test_whoever_has_reviewed_a_catalogue_is_known(bring: Bring, make_host) -> None:
    bring("sw", reviewed="A. Sample, advocate, 2026-11-01")
    bring("rw")
    host = make_host()

    assert host.languages.wordings("sw").unreviewed == ()
    assert [one.tag for one in host.languages.wordings("rw").unreviewed] == ["rw"]


def test_the_findings_say_when_the_words_of_a_document_are_not_finished(
    bring: Bring, comity, write, request_data
) -> None:
    site = bring("sw")
    case = write(request_data | {"language": "sw"})
    done = comity("check", case, "--format", "json", site=site)
    (found,) = json.loads(done.stdout)["files"]
    told = {f["rule"]: f for f in found["findings"] if f["rule"].startswith("wording.")}

    assert told["wording.unfinished"]["severity"] == "error"
    assert "not finished for this kind of document" in told["wording.unfinished"]["message"]
    assert all(name in told["wording.unfinished"]["cure"] for name in ("English", "French"))
    assert "Swahili" not in told["wording.unfinished"]["cure"].partition(".")[0]
    assert "comity-language-sw 1.0" in told["wording.working-translation"]["message"]


def test_a_draft_has_english_where_words_are_missing(
    bring: Bring, comity, write, request_data, tmp_path: Path
) -> None:
    site = bring("sw", text="Tunashukuru")
    case = write(request_data | {"language": "sw"})
    refused = comity("build", case, "-o", "out", site=site)
    built = comity("build", case, "-o", "out", "--draft", "--format", "md", site=site)
    text = next((tmp_path / "desk" / "out").glob("*.md")).read_text(encoding="utf-8")

    assert refused.returncode == 1
    assert "wording.unfinished" in refused.stderr
    assert built.returncode == 1, built.stderr
    assert "Tunashukuru" in text
    assert "Legal basis" in text
