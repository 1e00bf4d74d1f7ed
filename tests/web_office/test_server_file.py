"""``server.toml``: what it says, and every fault of it at once with its place and its cure."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from .offices import run

FULL = """\
[server]
url = "https://Comity.Example.gov:443/"
listen = "0.0.0.0:8443"
data = "data"
proxies = ["10.1.0.0/24", "::1"]
office = "comity.toml"

[database]
name = "comity"
user = "writer"
host = "db.example"
port = 5433
password-file = "db.password"
ssl = "verify-full"

[sign-in]
passwords = true
codes = "optional"
idle = "30 minutes"
longest = "8 hours"

[[sign-in.providers]]
id = "staff"
name = "Staff"
issuer = "https://login.example"
client-id = "comity"
client-secret-variable = "COMITY_TEST_STAFF"

[review]
required = true

[retention]
closed = 3650

[metrics]
token-file = "metrics.token"

[limits]
posts = 100

[worker]
here = false
"""
SMALL = """\
[server]
url = "https://comity.example"
data = "data"
[database]
name = "comity"
user = "comity"
"""


@pytest.fixture
def file(tmp_path):
    """Writes the file, with secrets beside it."""

    def write(text):
        for name, secret in (("db.password", "of the base\n"), ("metrics.token", "of counts")):
            (tmp_path / name).write_text(secret)
            (tmp_path / name).chmod(0o600)
        (tmp_path / "comity.toml").write_text("schema = 1\n")
        made = tmp_path / "server.toml"
        made.write_text(text)
        return made

    return write


def faults(file):
    """The faults of a file, each as its place, its field, its cause, and its cure."""
    from comity_web.running.configuration import ConfigurationError, read_configuration

    with pytest.raises(ConfigurationError) as caught:
        read_configuration(file)
    return [(one.line, one.field, one.message, one.cure) for one in caught.value.faults]


def test_all_that_it_says_reaches_the_server(file, monkeypatch, tmp_path):
    from comity_web.running.configuration import read_configuration
    from comity_web.running.serving import Provider, Rates

    monkeypatch.setenv("COMITY_TEST_STAFF", "of the staff")
    read = read_configuration(file(FULL))
    serving = read.serving("a secret")
    server = serving.server

    assert read.listen == ("0.0.0.0", 8443)
    assert serving.addresses == {"comity.example.gov"}
    assert serving.hosts == ("comity.example.gov",)
    assert (serving.folder, serving.office) == (tmp_path / "data", tmp_path / "comity.toml")
    assert (serving.idle, serving.secret, serving.port) == (1800, "a secret", 8443)
    assert serving.rates == Rates(posts=100)
    assert (server.url, server.secure, server.worker) == ("https://comity.example.gov", True, False)
    assert server.proxies == ("10.1.0.0/24", "::1")
    assert (server.review_required, server.keep_closed) == (True, 3650)
    assert server.metrics_token == "of counts"
    assert (server.sign_in.passwords, server.sign_in.codes) == (True, "optional")
    assert (server.sign_in.idle, server.sign_in.longest) == (1800, 8 * 3600)
    staff = Provider("staff", "Staff", "https://login.example", "comity", "of the staff")
    assert server.sign_in.providers == (staff,)
    assert server.database["PASSWORD"] == "of the base"
    assert server.database["OPTIONS"]["sslmode"] == "verify-full"
    assert (server.database["HOST"], server.database["PORT"]) == ("db.example", "5433")


def test_secrets_are_not_told_by_what_was_read(file, monkeypatch):
    from comity_web.running.configuration import read_configuration

    monkeypatch.setenv("COMITY_TEST_STAFF", "of the staff")
    read = read_configuration(file(FULL))

    shown = f"{read!r} {read.serving('of the sessions')!r}"

    assert "writer" in shown
    assert [one for one in ("of the", "of counts") if one in shown] == []


def test_the_printed_example_is_valid_and_all_that_it_leaves_out_is_known(tmp_path):
    done = run("server", "configuration", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    example = tmp_path / "server.toml"
    example.write_text(done.stdout)
    from comity_web.running.configuration import read_configuration

    read = read_configuration(example)
    assert read.serving("x").server.url == "https://comity.example.gov"

    example.write_text(re.sub(r"(?m)^# (?=[a-z-]+ = |\[)", "", done.stdout))
    missing = {message for _, _, message, _ in faults(example)}
    assert all("file" in message for message in missing), missing


def test_every_field_is_in_the_example_or_has_a_default():
    from pathlib import Path

    import comity_web
    from comity_web.running.server_fields import File

    text = (Path(comity_web.__file__).parent / "running/server.toml.txt").read_text(
        encoding="utf-8"
    )
    tables = [field.annotation for field in File.model_fields.values()]
    names = {field.alias for table in tables for field in table.model_fields.values()}
    in_words = {"token-variable"}  # said of another secret
    assert {name for name in names - in_words if f"{name} = " not in text} == {"providers"}


def test_every_fault_is_told_at_once_with_its_line(file):
    told = faults(
        file(
            """\
[server]
url = "http://comity.example"
listen = 8080
dat = "data"

[database]
name = ""
user = "comity"
password = "geheim"

[sign-in]
codes = "maybe"
idle = "1 week"

[metrix]

[limits]
posts = 0

[worker]
here = "yes"
"""
        )
    )

    assert [(line, field, message) for line, field, message, _ in told] == [
        (1, "server.data", "is missing"),
        (2, "server.url", "is without TLS"),
        (3, "server.listen", "must be text"),
        (4, "server.dat", "is not a known field"),
        (7, "database.name", "is empty"),
        (9, "database.password", "is a secret, which must not stand in this file"),
        (12, "sign-in.codes", "is not one of the known words"),
        (13, "sign-in.idle", "is not a length of time"),
        (15, "metrix", "is not a known table"),
        (18, "limits.posts", "is out of range"),
        (21, "worker.here", "must be true or false"),
    ]
    cures = {field: cure for _, field, _, cure in told}
    assert cures["server.dat"] == "Did you mean `data`?"
    assert cures["metrix"] == "Did you mean `metrics`?"
    assert "`password-file" in cures["database.password"]
    assert not any("geheim" in part for one in told for part in map(str, one))


@pytest.mark.parametrize(
    "url",
    [
        *("comity.example", "ftp://comity.example", "https://", "https://a b", "https://x/path"),
        *("https://user:word@x", "https://x?y", "https://x:99999", "http://10.0.0.1", "https://[z"),
    ],
)
def test_an_address_that_people_cannot_type_or_that_is_not_protected_is_refused(file, url):
    told = faults(file(SMALL.replace("https://comity.example", url)))
    assert [(line, field) for line, field, _, _ in told] == [(2, "server.url")]


def test_a_path_without_tls_is_told_of_both(file):
    ((*_, message, _),) = faults(file(SMALL.replace("https://comity.example", "http://x/path")))
    assert message == "has more than a scheme, a name and a port, and is without TLS"


def test_a_session_that_ends_before_it_may_be_idle_so_long_is_refused(file):
    (told,) = faults(file(f'{SMALL}\n[sign-in]\nidle = "2 hours"\nlongest = "30 minutes"\n'))
    assert told[1:3] == ("sign-in.longest", "is shorter than `idle`")


@pytest.mark.parametrize("url", ["http://localhost:8080", "http://127.0.0.1", "https://x:8443"])
def test_only_this_machine_needs_no_tls(file, url):
    from comity_web.running.configuration import read_configuration

    read = read_configuration(file(SMALL.replace("https://comity.example", url)))
    assert read.serving("x").server.url == url


def test_a_secret_that_others_can_read_is_refused(file, tmp_path):
    made = file(SMALL + 'password-file = "db.password"\n')
    secret = tmp_path / "db.password"
    secret.chmod(0o644)
    ((line, field, message, cure),) = faults(made)
    assert (line, field) == (7, "database.password-file")
    assert message == "names a file that others can open (mode 644)"
    assert cure == "Close it with `chmod 600`."

    secret.chmod(0o600)
    for content in (b"", b"two\nlines\n", b"\xff\xfe", b"x" * 5000):
        secret.write_bytes(content)
        assert [one[1] for one in faults(made)] == ["database.password-file"]
    secret.unlink()
    assert "cannot be read: no such file" in faults(made)[0][2]


def test_a_secret_of_a_variable_that_is_not_set_or_said_twice_is_refused(file, monkeypatch):
    monkeypatch.delenv("COMITY_TEST_NONE", raising=False)
    named = 'password-variable = "COMITY_TEST_NONE"\n'
    assert "is not set" in faults(file(SMALL + named))[0][2]

    monkeypatch.setenv("COMITY_TEST_NONE", "x")
    twice = faults(file(SMALL + named + 'password-file = "db.password"\n'))
    assert [one[2] for one in twice] == ["says the same as `password-file`"]


def test_nobody_is_left_outside_and_providers_are_told_apart(file):
    closed = faults(file(SMALL + "[sign-in]\npasswords = false\n"))
    assert [one[1] for one in closed] == ["sign-in.passwords"]

    provider = (
        '[[sign-in.providers]]\nid = "a"\nname = "A"\nissuer = "https://a"\nclient-id = "x"\n'
    )
    secret = 'client-secret-file = "db.password"\n'
    told = faults(file(SMALL + provider + secret + provider))
    assert [(line, field) for line, field, _, _ in told] == [
        (13, "sign-in.providers[1].client-secret-file"),
        (14, "sign-in.providers[1].id"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("[server", "x = ", "\x00", "a = 1\na = 2", "[server]\nurl = 1\n[[server]]", "server = 3"),
        *("[sign-in]\nproviders = 3", "[sign-in]\nproviders = [3]", "sign-in = []", "a = [" * 5000),
        "[server]\nproxies = ['x', 3]\nurl = ''\ndata = ''\noffice = 'nothere'\nlisten = 'x:y'",
    ],
)
def test_whatever_stands_in_the_file_is_told_and_not_a_traceback(file, text):
    assert faults(file(text))


def test_what_is_no_file_is_told(tmp_path):
    assert "cannot be read" in faults(tmp_path / "none.toml")[0][2]
    assert "is not a regular file" in faults(tmp_path)[0][2]
    (tmp_path / "latin").write_bytes(b"[server]\n# \xe9\n")
    assert faults(tmp_path / "latin")[0][0] == 2


def test_options_of_ones_own_machine_clash_with_a_file(file, tmp_path):
    made = file(SMALL)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    options = {"--port": "8001", "--folder": "data", "--no-browser": "", "--office": str(made)}
    for name, value in options.items():
        given = [name, *([value] if value else [])]
        done = run("serve", "--config", str(made), *given, cwd=elsewhere)
        assert done.returncode == 2
        assert f"{name} cannot be used with --config: server.toml says all of it." in done.stderr
    assert "Name the file of the server" in run("server", "worker", cwd=elsewhere).stderr


def test_what_is_not_installed_is_told_in_one_error(file, tmp_path):
    made = file(SMALL)
    program = (
        "import sys\n"
        "sys.modules['psycopg'] = sys.modules['allauth'] = None\n"
        "from comity.cli import main\n"
        "sys.exit(main(['serve', '--config', sys.argv[1]]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, str(made)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ,
    )
    assert done.returncode == 2
    assert done.stderr == (
        "comity server: needs what is not installed: psycopg, django-allauth\n"
        "    Run `pip install 'comity-web[server]'`.\n"
    )


def test_a_data_folder_that_others_can_open_is_refused_in_words_of_the_file(file, tmp_path):
    made = file(SMALL)
    (tmp_path / "data").mkdir(mode=0o755)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for command in (("serve",), ("server", "worker")):
        done = run(*command, "--config", str(made), cwd=elsewhere)
        assert done.returncode == 2
        assert done.stderr == (
            f"{tmp_path}/data: can be opened by other users (mode 755)\n"
            "    Close it with `chmod 700`, or name another folder as `data` in `[server]`.\n"
        )
