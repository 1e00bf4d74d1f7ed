"""The demo builds the packaged samples, replaces an earlier one, and touches nothing else."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from comity.kit.samples import sample_files

VERSIONS = {"order-de-ie": ("order-de-ie.authority", "order-de-ie.provider")}
"""By sample: the versions of it that two readers get, in the place of one document."""
NO_COUNTRY = 'schema = 1\n[plugins]\nallowed = ["comity-none"]\n'


def files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


@pytest.mark.needs_country
def test_every_sample_is_built_in_every_format_and_named(demo) -> None:
    done = demo
    made = files(demo.args)

    assert done.returncode == 0, done.stderr
    for sample in sample_files():
        stems = VERSIONS.get(sample.stem, (sample.stem,))
        names = [f"{stem}.{ending}" for stem in stems for ending in ("docx", "html", "md", "json")]
        for name in (sample.name, *names):
            assert made[name]
            assert f"comity-demo{os.sep}{name}" in done.stdout
        for stem in stems:
            assert json.loads(made[f"internal/{stem}.manifest.json"])["draft"] is False
    assert "What to do next" in done.stdout
    assert "[1/" in done.stderr


@pytest.mark.needs_country
def test_the_provider_is_sent_no_version_of_an_order_that_holds_its_reasons(demo) -> None:
    (line,) = [line for line in demo.stdout.splitlines() if "only to authorities" in line]
    to_provider, _, to_authorities = line.partition(" to the provider. ")
    reason = "Der Nutzer ist auf keinem anderen Weg zu ermitteln."

    assert "order-de-ie.provider.docx" in to_provider and "authority" not in to_provider
    assert "order-de-ie.yaml" not in line  # the source, which holds all, is sent to nobody
    assert "order-de-ie.authority.docx" in to_authorities
    assert reason in (demo.args / "order-de-ie.authority.md").read_text(encoding="utf-8")
    assert reason not in (demo.args / "order-de-ie.provider.md").read_text(encoding="utf-8")


@pytest.mark.needs_country
def test_what_the_demo_tells_to_do_next_works(comity, demo, desk) -> None:
    shutil.copytree(demo.args, desk / "comity-demo")
    told = [line.split("  ") for line in demo.stdout.splitlines() if line.startswith("  comity ")]
    commands = [parts[1].split()[1:] for parts in told]

    assert len(commands) >= 4
    for command in commands:
        again = comity(*command)
        assert again.returncode == 0, (command, again.stderr)


@pytest.mark.needs_country
def test_a_second_demo_replaces_the_first_with_the_same_bytes_and_needs_no_libreoffice(
    comity, demo, desk
) -> None:
    shutil.copytree(demo.args, desk / "here")
    first = files(desk / "here")
    (desk / "here/mine.txt").write_text("kept")

    assert comity("demo", "here", env={"PATH": os.devnull}).returncode == 0
    assert files(desk / "here") == first | {"mine.txt": b"kept"}
    assert not [name for name in first if name.endswith(".pdf")]


def test_a_folder_that_no_demo_has_made_is_left_alone(comity, desk) -> None:
    (desk / "mine").mkdir()
    (desk / "mine/letter.txt").write_text("kept")
    done = comity("demo", "mine")

    assert done.returncode == 2
    assert "mine: contains files that `comity demo` did not create" in done.stderr
    assert files(desk / "mine") == {"letter.txt": b"kept"}


def test_a_list_of_files_that_leads_out_of_the_folder_removes_nothing(comity, desk) -> None:
    outside = desk / "outside.txt"
    outside.write_text("kept")
    (desk / "demo/internal").mkdir(parents=True)
    (desk / "demo/internal/demo-files.txt").write_text(f"../outside.txt\n{outside}\n")
    (desk / "comity.toml").write_text(NO_COUNTRY)  # nothing is built, which takes its time
    done = comity("demo", "demo", "--office", "comity.toml")

    assert done.returncode == 0, done.stderr
    assert outside.read_text() == "kept"


def test_a_sample_whose_country_is_set_aside_is_named_with_the_reason(comity, desk) -> None:
    (desk / "comity.toml").write_text(NO_COUNTRY)
    done = comity("demo", "--office", "comity.toml")

    assert done.returncode == 0, done.stderr
    for sample in sample_files():
        assert f"Not built: {sample.name}" in done.stdout
    assert not list((desk / "comity-demo").glob("*.docx"))


@pytest.mark.needs_country
def test_an_order_is_not_built_without_the_instrument_that_says_what_the_provider_may_see(
    comity, desk
) -> None:
    (desk / "comity.toml").write_text(
        NO_COUNTRY.replace('"comity-none"', '"comity-de", "comity-ie"')
    )
    done = comity("demo", "--office", "comity.toml")

    assert done.returncode == 0, done.stderr
    assert "Not built: order-de-ie.yaml needs eu-2023-1543, which no plugin in use" in done.stdout
    assert not list((desk / "comity-demo").glob("*.docx"))
