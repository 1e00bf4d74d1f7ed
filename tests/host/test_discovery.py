"""Who may speak is decided by names: claims, the allow-list, owners."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from comity.host import Host
from comity.model.office import Office


def reasons(host: Host, distribution: str) -> list[str]:
    return [q.reason for q in host.quarantined if q.distribution == distribution]


def two_claims(country) -> Path:
    country("TV", distribution="comity-tv-a")
    return country("TV", distribution="comity-tv-b", version="2.0")


def test_two_distributions_that_claim_a_code_are_both_set_aside_unimported(
    country, make_host
) -> None:
    two_claims(country)
    host = make_host()

    assert host.jurisdiction("TV") is None
    (reason,) = reasons(host, "comity-tv-a")
    assert "comity-tv-a and comity-tv-b both offer TV" in reason
    assert '[plugins.owners] TV = "comity-tv-a"' in reason
    assert reasons(host, "comity-tv-b") == [reason]
    assert not {"comity_tv_a", "comity_tv_b"} & set(sys.modules)


def test_the_case_is_blocked_and_the_office_file_settles_it(
    country, comity, write, notice_data, tmp_path: Path
) -> None:
    site, case = two_claims(country), write(notice_data)

    refused = comity("check", case, site=site)
    (tmp_path / "desk" / "comity.toml").write_text(
        'schema = 1\n[plugins.owners]\nTV = "Comity_TV.b"\n'
    )
    assert comity("office", "allow").returncode == 0
    settled = comity("check", case, site=site)
    rows = json.loads(comity("plugins", "--format", "json", site=site).stdout)

    assert refused.returncode == 1
    assert "both offer TV" in " ".join(refused.stdout.split())
    assert settled.returncode == 0, settled.stdout
    assert next(p for p in rows["plugins"] if p["name"] == "TV")["version"] == "2.0"
    (row,) = [q for q in rows["quarantined"] if q["name"] == "TV"]
    assert row["reason"] == "comity.toml gives TV to comity-tv-b"


def test_an_owner_that_is_not_there_leaves_the_code_to_nobody(country, make_host) -> None:
    country("TV")
    host = make_host(Office(owners={"TV": "comity-tuvalu"}))

    assert host.jurisdiction("TV") is None
    assert reasons(host, "comity-tv") == [
        "comity.toml gives TV to comity-tuvalu, which does not offer it"
    ]


def test_only_what_is_on_the_allow_list_is_imported(country, make_host) -> None:
    country("TV")
    country("NR", plugin="raise SystemExit('imported')")
    host = make_host(Office(allowed=frozenset({"comity-tv"})))
    host.registry.need_all()

    assert host.jurisdiction("TV") is not None
    (reason,) = reasons(host, "comity-nr")
    assert 'add "comity-nr" to [plugins] allowed' in reason


def test_the_allow_list_settles_a_double_claim_too(country, make_host) -> None:
    two_claims(country)
    host = make_host(Office(allowed=frozenset({"comity-tv-b"})))

    assert host.jurisdiction("TV") is not None
    assert host.registry.entry("TV").version == "2.0"


def test_a_command_of_a_distribution_that_is_not_allowed_is_not_imported(
    install, comity, tmp_path: Path
) -> None:
    site = install(
        "comity-stamp",
        "1.0",
        "[comity.commands]\nstamp = stamping:command\n",
        modules={"stamping.py": "print('imported')\nimport click\ncommand = click.Command('s')\n"},
    )
    free = comity("stamp", site=site)
    (tmp_path / "desk" / "comity.toml").write_text('schema = 1\n[plugins]\nallowed = ["other"]\n')
    unknown = comity("stamp", site=site)
    done = comity("--office", "comity.toml", "stamp", site=site)

    assert "imported" in free.stdout
    assert "imported" not in unknown.stdout
    assert "comity.toml: is not used: you have not allowed it" in unknown.stderr
    assert done.returncode == 2
    assert "comity.toml does not allow the command" in done.stderr
    assert "imported" not in done.stdout


@pytest.mark.parametrize(
    ("name", "case", "said"),
    [
        ("tv", "TV", "is not an ISO 3166 code in capital letters"),
        ("NR-14", "NR-14", "the plugin of NR covers NR-14"),
    ],
)
def test_a_code_under_which_no_case_would_find_the_plugin_is_told_and_blocks(
    name: str, case: str, said: str, country, comity, write, notice_data
) -> None:
    site = country(name, distribution="comity-odd")
    done = comity("check", write(notice_data | {"host": case}), site=site)

    assert done.returncode == 1
    assert said in " ".join(done.stdout.split())


def test_a_distribution_that_cannot_be_read_is_reported_and_breaks_nothing(
    install, country, comity, write, notice_data
) -> None:
    country("TV")
    site = install("comity-ug", "1.0", b"[comity.jurisdictions]\nUG = \xff\xfe")

    text = comity("plugins", site=site)
    data = json.loads(comity("plugins", "--format", "json", site=site).stdout)

    assert text.returncode == 0
    fault = next(f for f in data["faults"] if "comity_ug" in f["file"])
    assert fault["message"] == "is not UTF-8 text"
    assert fault["file"] in text.stdout
    assert "TV" in {plugin["name"] for plugin in data["plugins"]}
    assert comity("check", write(notice_data), site=site).returncode == 0


def test_an_entry_point_with_an_extra_is_read(install, country, make_host) -> None:
    site = country("TV")
    (entry,) = site.glob("comity_tv-*/entry_points.txt")
    entry.write_text("[comity.jurisdictions]\nTV = comity_tv [pdf]\n")

    assert make_host().jurisdiction("TV") is not None


def test_a_command_hidden_by_a_built_in_one_is_listed(install, comity) -> None:
    site = install("comity-stamp", "1.0", "[comity.commands]\ncheck = stamping:command\n")

    assert "The command 'check' of comity-stamp cannot run" in comity("plugins", site=site).stdout
