"""A paper to a provider that may not see all of it: no file can be taken for the one to send."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from provider_papers import PAPERS, put_paper

import comity as api
from comity.pipeline.build import build, check_case, choose_exporters, outputs_of, read_all
from comity.pipeline.own_plugin import open_host

TWINS = {"order.authority.md", "order.provider.md"}

pytestmark = pytest.mark.needs_country


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (found := tmp_path / "desk").mkdir(exist_ok=True)
    put_paper("order", found)
    return found


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


def put(desk: Path, name: str, **changes: object) -> None:
    """The order with other fields (None takes one out), as a new file."""
    data = yaml.safe_load(PAPERS["order"].read_text(encoding="utf-8")) | changes
    text = yaml.safe_dump({k: v for k, v in data.items() if v is not None}, allow_unicode=True)
    (desk / name).write_text(text, encoding="utf-8")


def built_bare(desk: Path) -> None:
    """What earlier versions of Comity left: the whole, as ``order.md``."""
    host = open_host()
    (case,) = read_all([desk / "order.yaml"], host)
    made = build(check_case(case, host), host, choose_exporters(["md"], host), "order")
    outputs_of([made], desk / "out", force=False).commit()
    assert names(desk / "out") == {"order.md"}


def test_each_format_and_language_has_both_versions(comity: Callable, desk: Path) -> None:
    options = ("--format", "html,md", "--language", "de,en", "--draft")
    done = comity("build", "order.yaml", "-o", "out", *options)

    assert done.returncode == 1, done.stderr  # the text is not in English, which a draft may be
    made = names(desk / "out")
    assert made == {
        f"order.{reader}.{language}.{ending}"
        for reader in ("provider", "authority")
        for language in ("de", "en")
        for ending in ("html", "md")
    }
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("Send ")]
    lesser, whole = line.split(" to the provider. Send ")
    for name in made:
        assert name in (lesser if ".provider." in name else whole)


def test_the_whole_alone_has_a_name_that_says_so(comity: Callable, desk: Path) -> None:
    done = comity("build", "order.yaml", "-o", "out", "--for", "authority", "--format", "md")

    assert done.returncode == 0, done.stderr
    assert names(desk / "out") == {"order.authority.md"}
    assert "Send order.authority.md only to authorities, never to the provider." in done.stderr


def test_the_whole_under_a_bare_name_is_set_aside_and_both_versions_can_be_sent(
    comity: Callable, desk: Path
) -> None:
    built_bare(desk)
    done = comity("build", "order.yaml", "-o", "out", "--format", "md")

    assert done.returncode == 0, done.stderr
    assert names(desk / "out") == TWINS
    aside = sorted(path.name for path in (desk / "out/internal/superseded").iterdir())
    assert [name.split(".")[0] for name in aside] == ["order"] * 3
    assert any(name.endswith(".md") for name in aside)
    assert "under a name that does not tell that it is for authorities only" in done.stderr

    assert comity("sent", "order.yaml", "-o", "out").returncode == 0
    record = (desk / "order.record.toml").read_text(encoding="utf-8")
    assert all(name in record for name in TWINS) and '"order.md"' not in record


def test_a_bare_document_that_was_sent_stays(comity: Callable, desk: Path) -> None:
    built_bare(desk)
    assert comity("sent", "order.yaml", "-o", "out").returncode == 0
    done = comity("build", "order.yaml", "-o", "out", "--format", "md")

    assert done.returncode == 2
    assert names(desk / "out") == {"order.md"}
    assert "order.md" in done.stderr and "sent" in done.stderr


def test_what_repeats_a_withheld_text_is_not_built_by_default_either(
    comity: Callable, desk: Path
) -> None:
    data = yaml.safe_load(PAPERS["order"].read_text(encoding="utf-8"))
    put(desk, "leak.yaml", costs=data["necessity"])
    done = comity("build", "leak.yaml", "-o", "out", "--format", "md")

    assert done.returncode == 2
    assert "leak.yaml" in done.stderr and "`necessity`" in done.stderr
    assert not (desk / "out").exists()


def test_a_preview_of_an_unfinished_order_is_named_as_the_whole(
    comity: Callable, desk: Path
) -> None:
    put(desk, "half.yaml", date=None)
    done = comity("build", "half.yaml", "-o", "out", "--draft", "--format", "md")

    assert names(desk / "out") == {"half.authority.preview.md"}
    line = "half.authority.preview.md is a preview of the whole document. Do not send it to the "
    assert line in done.stderr


def test_an_order_to_preserve_keeps_its_reasons_from_the_provider(
    comity: Callable, desk: Path
) -> None:
    data = yaml.safe_load(PAPERS["preservation"].read_text(encoding="utf-8"))
    order = yaml.safe_load(PAPERS["order"].read_text(encoding="utf-8"))
    data |= {name: order[name] for name in ("requesting", "requested", "basis", "language")}
    data["offences"] = [{"id": "O1", "title": "Computerbetrug", "provision": "§ 263a StGB"}]
    reason = "Ohne die Sicherung sind die Daten in wenigen Tagen gelöscht."
    data["measures"][0] |= {"kind": "preservation", "necessity": reason}
    (desk / "keep.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    done = comity("build", "keep.yaml", "-o", "out", "--draft", "--format", "md")

    assert names(desk / "out") == {"keep.authority.md", "keep.provider.md"}, done.stderr
    whole, lesser = (
        (desk / f"out/keep.{reader}.md").read_text(encoding="utf-8")
        for reader in ("authority", "provider")
    )
    assert reason in whole and reason not in lesser
    assert data["facts"][0]["text"] in whole and data["facts"][0]["text"] not in lesser


def test_a_program_gets_both_versions_or_those_that_it_asks_for(desk: Path) -> None:
    host = api.Host()
    checked = api.examine(desk / "order.yaml", host).checked
    assert checked is not None
    made = dict(api.build(checked, host, ("md",)).files)
    assert {name for name in made if not name.startswith("internal/")} == TWINS
    manifest = json.loads(made["internal/order.authority.manifest.json"])
    assert [one["reader"] for one in manifest["reader"]["twins"]] == ["provider"]
    one = api.build(checked, host, ("md",), name="epoc", readers=("provider",))
    assert next(name for name, _ in one.files) == "epoc.provider.md"
    assert one.stem == "epoc.provider" and len(one.files) == 3


def test_explain_tells_programs_what_the_provider_does_not_see(
    comity: Callable, desk: Path
) -> None:
    told = json.loads(comity("explain", "order.yaml", "--format", "json").stdout)["readers"]

    assert {one["reader"] for one in told} == {"provider"}
    assert {"necessity", "summary", "facts"} <= {name for one in told for name in one["fields"]}
    assert all(one["citation"]["article"] for one in told)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Known in this file: authority, provider."),
        ("de", "Dem Empfänger public wird nichts"),
    ],
)
def test_a_reader_of_whom_nothing_is_known_is_refused_in_the_language_of_the_author(
    language: str, said: str, comity: Callable, desk: Path
) -> None:
    done = comity("build", "order.yaml", "-o", "out", "--for", "public", "--messages", language)

    assert done.returncode == 2
    assert said in done.stderr
    assert not (desk / "out").exists()


@pytest.mark.parametrize(
    ("reader", "said"),
    [
        ("provider", "this paper is addressed to the provider, and nothing is withheld from it"),
        ("provder", "no reader is called provder. Did you mean provider?"),
        ("press", "nothing is withheld from the reader press"),
    ],
)
def test_a_reader_without_a_version_is_told_why(
    comity: Callable, desk: Path, reader: str, said: str
) -> None:
    put_paper("cured", desk)
    done = comity("build", "cured.yaml", "--for", reader, "-o", "out")
    assert done.returncode == 2 and said in done.stderr
    assert not (desk / "out").exists()
