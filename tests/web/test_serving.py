"""``comity serve`` as a process: the way in, a second start, a kill, an end."""

from __future__ import annotations

import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest

from comity_web.running.folder import DATABASE
from comity_web.running.links import make_link


@pytest.fixture(scope="module")
def server(serve):
    """One server for what does not end it."""
    return serve()


@pytest.fixture(scope="module")
def cookies(server):
    return server.enter()


def again(server, *options: str) -> subprocess.CompletedProcess[str]:
    """A second ``comity serve`` for the same folder."""
    command = [sys.executable, "-m", "comity", "serve", "--no-browser"]
    return subprocess.run(
        [*command, "--folder", str(server.folder), *options],
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_link_stands_alone_on_stdout_and_leads_to_this_machine(server):
    assert server.link.startswith(f"http://127.0.0.1:{server.port}/enter/")


def test_whoever_comes_by_the_link_sees_the_first_page(server, cookies):
    page = server.ask("/", Cookie=cookies)

    assert page.status == 200
    assert "What would you like to do?" in page.text


def test_a_link_opens_once(server, cookies):
    page = server.ask("/" + server.link.split("/", 3)[3])

    assert page.status == 403
    assert "comity-session" not in page.cookies
    assert "comity serve" in page.text


def test_without_a_session_every_page_says_what_to_do(server):
    for path in ("/", "/c/0123456789ab/", "/no/such/page", "/register.csv"):
        page = server.ask(path)
        assert page.status == 403
        assert "comity serve" in page.text


def test_only_the_one_address_of_this_machine_is_listened_at(server):
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", server.port), timeout=2)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1:80@evil.example", "[::1]"]
)
def test_another_name_is_refused(server, cookies, host):
    page = server.ask("/", Cookie=cookies, Host=host)

    assert page.status == 400
    assert "What would you like to do?" not in page.text


def test_a_forwarded_host_is_ignored(server, cookies):
    page = server.ask("/", Cookie=cookies, X_Forwarded_Host="evil.example", Forwarded="host=evil")

    assert page.status == 200
    assert "evil" not in page.text


@pytest.mark.parametrize(
    "ends", ["Content-Length: 3\r\nContent-Length: 4", "Transfer-Encoding: gzip, chunked"]
)
def test_a_request_with_two_ends_is_refused(server, ends):
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        head = f"POST /stay HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n{ends}\r\n\r\n"
        connection.sendall(head.encode() + b"a=b")
        status = int(connection.makefile("rb").readline().split()[1])

    assert status in (400, 501)


def test_localhost_is_as_good_as_the_number(server, cookies):
    assert server.ask("/", Cookie=cookies, Host=f"localhost:{server.port}").status == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:1", "null"])
def test_a_form_of_another_site_changes_nothing_and_comes_back_to_nobody(server, cookies, origin):
    page = server.ask("/stay", "POST", "typed=by+a+stranger", Cookie=cookies, Origin=origin)

    assert page.status == 403
    assert "by a stranger" not in page.text
    assert "<form" not in page.text.partition("<main")[2].partition("</main>")[0]


def test_a_second_start_gives_a_fresh_link_to_the_server_that_runs(server):
    second = again(server)

    assert second.returncode == 0
    assert "runs already" in second.stderr
    assert second.stdout.startswith(f"http://127.0.0.1:{server.port}/enter/")
    assert server.ask("/", Cookie=server.enter(second.stdout.strip())).status == 200


def test_a_second_start_at_another_port_is_refused(server):
    second = again(server, "--port", str(server.port - 1))

    assert second.returncode == 2
    assert f"is in use by a `comity serve` at port {server.port}" in second.stderr
    assert "Traceback" not in second.stderr


def test_cookies_are_of_one_port_and_out_of_reach_of_scripts_and_other_sites(server):
    answer = server.ask(f"/enter/{make_link(server.folder)}")
    (cookie,) = answer.headers.get_all("Set-Cookie")

    assert cookie.startswith(f"comity-session-{server.port}=")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_two_servers_do_not_take_each_others_sessions(server, cookies, serve):
    other = serve()
    theirs = other.enter()

    assert other.ask("/", Cookie=cookies.replace(str(server.port), str(other.port))).status == 403
    assert other.ask("/", Cookie=f"{cookies}; {theirs}").status == 200
    assert server.ask("/", Cookie=f"{cookies}; {theirs}").status == 200


def test_a_link_followed_from_a_page_elsewhere_leads_in_by_a_page_of_ours(server):
    link = f"/enter/{make_link(server.folder)}"
    page = server.ask(link, Sec_Fetch_Site="cross-site")

    assert page.status == 200
    assert 'http-equiv="refresh"' in page.text
    assert server.ask("/", Cookie=page.cookies).status == 200


def test_a_browser_that_fetches_ahead_does_not_use_up_the_link(server):
    link = f"/enter/{make_link(server.folder)}"

    assert server.ask(link, Sec_Purpose="prefetch").status == 403
    assert server.ask(link, "HEAD").status == 405
    assert server.ask(link).status == 303


def test_a_server_that_is_killed_is_started_again_where_it_was_with_its_sessions(serve):
    """Without the secret of its folder no session goes on."""
    first = serve()
    cookies = first.enter()
    first.process.kill()
    first.process.communicate()

    second = serve(folder=first.folder)

    assert second.port == first.port  # so an open page finds its server again
    assert second.ask("/", Cookie=cookies).status == 200
    assert second.ask("/" + first.link.split("/", 3)[3]).status == 403
    assert "Stopped." in second.stop(signal.SIGINT)
    assert second.process.returncode == 0

    (first.folder / "secret.key").unlink()
    assert serve(folder=first.folder).ask("/", Cookie=cookies).status == 403


def test_what_is_running_ends_before_the_server_does(serve):
    """A save that waits for the disk is answered, though the server was told to stop meanwhile."""
    server = serve()
    answers = []
    with closing(sqlite3.connect(server.folder / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # the server's next write waits
        link = f"/enter/{make_link(server.folder)}"
        waiting = threading.Thread(target=lambda: answers.append(server.ask(link)))
        waiting.start()
        time.sleep(1)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(1)
        assert server.process.poll() is None
        other.execute("COMMIT")
    waiting.join(30)
    assert [answer.status for answer in answers] == [303]
    assert "Stopped." in server.process.communicate(timeout=60)[1]
    assert serve(folder=server.folder).ask("/", Cookie=answers[0].cookies).status == 200
