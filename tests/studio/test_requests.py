"""Raw requests to the studio: what comes from elsewhere, is malformed or too large is refused, and
never by a failure of ours. One server for all of them.
"""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, TextMessage

DECK = """\
title: Better letters
slides:
  - layout: cover
  - layout: bullets
    title: What helps
    points: [One reader in mind, "Short <b>sentences</b>"]
"""


class Served(NamedTuple):
    """A studio that runs: its port, its token, and the folder of its project."""

    port: int
    token: str
    folder: Path

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def below(self) -> str:
        return f"/k/{self.token}"

    def connected(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    def say(self, raw: bytes) -> tuple[int, str]:
        """The status and the whole of the answer to a raw request; 0 where there is none."""
        with self.connected() as line:
            line.sendall(raw)
            answer = b""
            while part := _received(line):
                answer += part
        found = re.match(rb"HTTP/1\.1 (\d{3})", answer)
        return (int(found[1]) if found else 0), answer.decode("utf-8", "replace")

    def get(self, path: str, *headers: str, host: str | None = None) -> tuple[int, str]:
        given = self.host if host is None else host
        lines = [f"GET {path} HTTP/1.1", f"Host: {given}", *headers, "Connection: close", "", ""]
        return self.say("\r\n".join(lines).encode())

    def post(
        self, name: str, body: bytes, *headers: str, kind: str = "application/json"
    ) -> tuple[int, str]:
        lines = [
            f"POST {self.below}/api/{name} HTTP/1.1",
            f"Host: {self.host}",
            f"Content-Type: {kind}",
            f"Content-Length: {len(body)}",
            *headers,
            "Connection: close",
        ]
        return self.say("\r\n".join([*lines, "", ""]).encode() + body)

    def opened(self, line: socket.socket, change: tuple[str, str] = ("", "")) -> tuple[int, str]:
        """Open a connection that stays, with one thing changed in what a browser asks."""
        asked = (
            "GET /k/{token}/state HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        ).replace(*change)
        line.sendall(asked.format(host=self.host, port=self.port, token=self.token).encode())
        answer = b""
        while b"\r\n\r\n" not in answer and (part := _received(line)):
            answer += part
        found = re.match(rb"HTTP/1\.1 (\d{3})", answer)
        return (int(found[1]) if found else 0), answer.decode("utf-8", "replace")

    @contextmanager
    def talk(self) -> Iterator[Talk]:
        with self.connected() as line:
            assert self.opened(line)[0] == 101
            yield Talk(line)

    def ask(self, name: str, **asked: Any) -> Any:
        status, answer = self.post(name, json.dumps(asked).encode())
        assert status == 200, answer
        return json.loads(answer.partition("\r\n\r\n")[2])


class Talk:
    """A connection that stays, as the page holds one."""

    def __init__(self, line: socket.socket) -> None:
        self.line = line
        self.frames = Connection(ConnectionType.CLIENT)

    def ask(self, **asked: Any) -> list[Any]:
        """All that is told, up to the state."""
        self.line.sendall(self.frames.send(TextMessage(json.dumps(asked))))
        told = [self.heard()]
        while "kind" not in told[-1]:
            told.append(self.heard())
        return told

    def heard(self) -> Any:
        said = ""
        while True:
            for event in self.frames.events():
                assert isinstance(event, TextMessage)
                said += event.data
                if event.message_finished:
                    return json.loads(said)
            self.frames.receive_data(_received(self.line) or None)

    def say(self, said: str | bytes) -> int:
        """The code by which the connection is ended then."""
        told = TextMessage(said) if isinstance(said, str) else BytesMessage(said)
        self.line.sendall(self.frames.send(told))
        return self.ended()

    def ended(self) -> int:
        """The code by which it was ended; 0 for one that broke."""
        while data := _received(self.line):
            self.frames.receive_data(data)
            for event in self.frames.events():
                if isinstance(event, CloseConnection):
                    return int(event.code)
        return 0


def _received(line: socket.socket) -> bytes:
    try:
        return line.recv(65_536)
    except ConnectionResetError:  # it was refused before all of it was read
        return b""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    (folder / "decks").mkdir()
    (folder / "briefgen.yaml").write_text("organisation: {name: Leeds}\n", "utf-8")
    (folder / "decks" / "letters.yaml").write_text(DECK, "utf-8")
    words = [sys.executable, "-m", "briefgen", "studio", "--no-browser", "--root", str(folder)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    found = re.search(r"127\.0\.0\.1:(\d+)/k/([\w-]+)/", process.stdout.readline())
    assert found
    served = Served(int(found[1]), found[2], folder)
    served.ask("state", have=0, revision=0)
    yield served
    # It ends at once, though a page still listens, and complains of nothing.
    with served.talk(), served.connected() as line:
        line.sendall(f"GET {served.below}/events HTTP/1.1\r\nHost: {served.host}\r\n\r\n".encode())
        line.recv(65_536)
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, complaints = process.communicate(timeout=20)
        assert process.returncode == 0
        assert time.monotonic() - begun < 5
        assert complaints == ""


OTHER_HOSTS = (
    "localhost:{port}", "LOCALHOST:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:{port}.",
    "127.0.0.1.:{port}", "127.0.0.1:{port}@evil.example", "127.0.0.1:{port}.evil.example",
    "evil.example", "evil.example:{port}", "0.0.0.0:{port}", "[::1]:{port}", "[::1", "[", ":",
    "127.1:{port}", "2130706433:{port}", "127.0.0.1:{port}/", "127.0.0.1:0{port}", "\xff",
)  # fmt: skip


@pytest.mark.parametrize("host", OTHER_HOSTS)
def test_a_page_from_elsewhere_reaches_nothing_by_a_name_of_its_own(
    served: Served, host: str
) -> None:
    for path in (f"{served.below}/", f"{served.below}/events"):
        status, answer = served.get(path, host=host.format(port=served.port))
        assert status in (400, 421), answer
        assert "text/html" not in answer


def test_a_request_without_a_host_or_with_two_is_refused(served: Served) -> None:
    path = f"{served.below}/"
    host = f"Host: {served.host}\r\n"
    assert served.say(f"GET {path} HTTP/1.1\r\nConnection: close\r\n\r\n".encode())[0] == 400
    assert served.say(f"GET {path} HTTP/1.0\r\n\r\n".encode())[0] == 421
    assert served.say(f"GET {path} HTTP/1.1\r\n{host}{host}\r\n".encode())[0] == 400
    elsewhere = f"GET http://evil.example{path} HTTP/1.1\r\nHost: evil.example\r\n"
    assert served.say(f"{elsewhere}Connection: close\r\n\r\n".encode())[0] == 421
    forwarded = f"X-Forwarded-Host: {served.host}"
    assert served.get(path, forwarded, host="evil.example")[0] == 421


@pytest.mark.parametrize(
    "header",
    [
        "Origin: http://evil.example",
        "Origin: null",
        "Origin: https://127.0.0.1:{port}",
        "Origin: http://127.0.0.1",
        "Origin: http://localhost:{port}",
        "Origin: http://127.0.0.1:{port}.evil.example",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
    ],
)
def test_another_origin_is_refused(served: Served, header: str) -> None:
    sent = header.format(port=served.port)
    assert served.get(f"{served.below}/", sent)[0] == 403
    assert served.get(f"{served.below}/events", sent)[0] == 403
    assert served.post("save", b"{}", sent)[0] == 403


def test_our_own_origin_may_ask(served: Served) -> None:
    origin = f"Origin: http://{served.host}"
    assert served.post("state", b'{"have":0,"revision":0}', origin)[0] == 200
    assert served.get(f"{served.below}/", "Sec-Fetch-Site: none")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/", "/api/state", "/%61pi/state", "/k/", "/k//", "/k/wrong/", "/k/../", "/favicon.ico",
        "//k/{token}/", "/K/{token}/", "/k/{token}x/", "/k/{token}", "/k%2F{token}/",
        "/./k/{token}/", "/x/../k/{token}/", "*",
    ],
)  # fmt: skip
def test_nothing_is_served_without_the_token(served: Served, path: str) -> None:
    status, answer = served.get(path.format(token=served.token))
    # An encoded slash is a slash by the time that the app sees it.
    assert status in ((200, 404) if "%2F" in path else (400, 404)), answer
    assert "organisation" not in answer


@pytest.mark.parametrize(
    "path",
    [
        "assets/..", "assets/../../briefgen.yaml", "assets/%2e%2e%2fbriefgen.yaml", "assets/-1",
        "assets/999999", "assets/%D9%A0", "assets/0x0", "fonts/..", "fonts/9999",
        "files/../../../etc/passwd", "files/0", "files/%2fetc%2fpasswd", "files/1e3",
        "app.js/../../workspace.py", "..%5c..%5cbriefgen.yaml", "briefgen.yaml", "%00", "app.js%00",
        "assets/99999999999999999999999999999999999999",
    ],
)  # fmt: skip
def test_files_are_given_by_number_and_never_by_path(served: Served, path: str) -> None:
    status, answer = served.get(f"{served.below}/{path}")
    assert status in (400, 404), answer
    assert "root:" not in answer
    assert "organisation" not in answer


def test_only_get_and_post_of_json_are_answered(served: Served) -> None:
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "HEAD"):
        path = f"{served.below}/api/state"
        head = f"{method} {path} HTTP/1.1\r\nHost: {served.host}\r\nConnection: close\r\n\r\n"
        assert served.say(head.encode())[0] in (400, 405), method
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        assert served.post("save", b"{}", kind=kind)[0] == 415, kind
    assert served.get(f"{served.below}/api/state")[0] == 405
    status, answer = served.get(f"{served.below}/", "Access-Control-Request-Method: POST")
    assert status == 200
    assert "access-control" not in answer.lower()


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"null", b"{", b'{"have": "x", "revision": 0}', b"[" * 200_000, b"\xff\xfe",
        b'{"have":0,"revision":0,"texts":' + b'[{"file":' * 50_000, b'{"have":1e999,"revision":0}',
        b'{"have":0,"revision":0,"texts":[{"file":0,"text":"\\ud800"}]}',
    ],
)  # fmt: skip
def test_a_body_that_says_nothing_sensible_is_refused(served: Served, body: bytes) -> None:
    assert served.post("state", body)[0] == 400


def test_what_names_no_file_changes_none(served: Served) -> None:
    for number in (-1, 99, 2**31):
        state = served.ask(
            "state", have=0, revision=0, texts=[{"file": number, "text": "slides: []"}]
        )
        assert all(file["is_saved"] for file in state["files"])
    assert (served.folder / "decks" / "letters.yaml").read_text("utf-8") == DECK


def test_a_body_that_is_too_large_is_refused_before_it_is_read(served: Served) -> None:
    head = (
        f"POST {served.below}/api/state HTTP/1.1\r\nHost: {served.host}\r\n"
        "Content-Type: application/json\r\n"
    )
    for length in (str(60 * 1024 * 1024), "9" * 30):
        told = f"{head}Content-Length: {length}\r\n\r\n".encode()
        with served.connected() as line:
            line.sendall(told)
            assert re.match(rb"HTTP/1.1 4(00|13) ", line.recv(4096))
    both = f"{head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
    assert served.say(both + b"0\r\n\r\n")[0] == 400


def test_every_answer_says_what_the_page_may_load(served: Served) -> None:
    answers = [served.get(f"{served.below}/"), served.get("/"), served.get("/", host="evil")]
    answers.append(served.get(f"{served.below}/fonts.css"))
    for _, answer in answers:
        head = answer.partition("\r\n\r\n")[0].lower()
        assert "content-security-policy: default-src 'none'; script-src 'self'" in head
        assert "frame-ancestors 'none'" in head
        assert "x-content-type-options: nosniff" in head
        assert "cross-origin-resource-policy: same-origin" in head
        assert "referrer-policy: no-referrer" in head
        assert "server:" not in head
    nonces = {re.search("'nonce-([^']+)'", answer)[1] for _, answer in answers}  # type: ignore[index]
    assert len(nonces) == len(answers)
    assert f'nonce="{re.search("nonce-([^" + chr(39) + "]+)", answers[0][1])[1]}"' in answers[0][1]  # type: ignore[index]


def test_texts_of_the_project_are_no_markup_in_the_pictures(served: Served) -> None:
    state = served.ask("state", have=0, revision=0)
    drawn = "".join(picture["svg"] for picture in state["pictures"])
    assert "&lt;b&gt;" in drawn
    assert "<b>" not in drawn
    assert "<script" not in drawn


def test_six_tabs_leave_a_connection_for_what_they_ask(served: Served) -> None:
    """A browser has six connections to a server: the oldest streams end."""
    lines = []
    try:
        for _ in range(6):
            line = served.connected()
            line.sendall(
                f"GET {served.below}/events HTTP/1.1\r\nHost: {served.host}\r\n\r\n".encode()
            )
            assert b"text/event-stream" in line.recv(4096)
            lines.append(line)
        ended = 0
        for line in lines:
            line.settimeout(0.3)
            try:
                while part := line.recv(4096):
                    ended += part.endswith(b"0\r\n\r\n")
            except TimeoutError:
                pass
        assert ended == 3
        assert served.get(f"{served.below}/")[0] == 200
    finally:
        for line in lines:
            line.close()


def test_a_head_that_is_garbage_or_never_ends_holds_up_nobody(served: Served) -> None:
    with served.connected() as slow:
        slow.sendall(f"GET {served.below}/ HTTP/1.1\r\nHost: {served.host}\r\nX: ".encode())
        assert served.get(f"{served.below}/")[0] == 200
    assert served.say(b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n")[0] in (0, 400)
    assert served.say(b"GET / HTTP/9.9\r\n\r\n")[0] in (0, 400, 421)
    assert served.get(f"{served.below}/", f"X: {'y' * 200_000}")[0] in (0, 200, 400, 431)
    assert served.get(f"{served.below}/")[0] == 200


def test_who_holds_a_connection_is_told_the_slide_that_is_shown_first(served: Served) -> None:
    """How many messages there are depends on what the page has; one that has nothing is told
    all."""
    with served.talk() as talk:
        (whole,) = talk.ask(have=0, revision=7)
        text = whole["files"][whole["file"]]["text"]
        slide = next(one for one in whole["slides"] if one["pages"])["key"]
        typed = {"file": whole["file"], "text": f"# One more.\n{text}"}
        have = whole["version"]
        first, last = talk.ask(have=have, revision=8, current=slide, texts=[typed])
        assert {one["slide"] for one in first["pictures"]} == {slide}
        assert (last["kind"], last["revision"]) == ("deck", 8)
        talk.ask(have=0, revision=9, texts=[{**typed, "text": text}])


@pytest.mark.parametrize(
    ("status", "change"),
    [
        (421, ("Host: {host}", "Host: localhost:{port}")),
        (421, ("Host: {host}", "Host: evil.example")),
        (400, ("Host: {host}", "X: y")),
        (400, ("Host: {host}", "Host: {host}\r\nHost: {host}")),
        (403, ("Origin: http://{host}", "X: y")),
        (403, ("Origin: http://{host}", "Origin: null")),
        (403, ("Origin: http://{host}", "Origin: http://evil.example")),
        (403, ("Origin: http://{host}", "Origin: https://{host}")),
        (403, ("Origin: http://{host}", "Origin: http://{host}.evil.example")),
        (403, ("Origin: http://{host}", "Origin: http://{host}\r\nOrigin: http://evil.example")),
        (403, ("Origin: http://{host}", "Origin: http://{host}\r\nSec-Fetch-Site: cross-site")),
        (404, ("/k/{token}/state", "/state")),
        (404, ("/k/{token}/state", "/k/wrong/state")),
        (404, ("/k/{token}/state", "/k/{token}x/state")),
        (403, ("/k/{token}/state", "/k/{token}/events")),
        (403, ("/k/{token}/state", "/k/{token}/")),
        (400, ("GET", "POST")),
        (404, ("Upgrade: websocket", "X: y")),
    ],
)
def test_a_connection_is_held_with_our_own_page_only(
    served: Served, status: int, change: tuple[str, str]
) -> None:
    with served.connected() as line:
        assert served.opened(line, change)[0] == status


def test_what_comes_over_a_connection_and_says_nothing_sensible_ends_it(served: Served) -> None:
    for said in ("", "[]", "{", '{"have": "x"}', "[" * 200_000, b'{"have":0,"revision":0}'):
        with served.talk() as talk:
            assert talk.say(said) == 1007
    with served.talk() as talk:
        (state,) = talk.ask(have=0, revision=1)
        assert state["kind"] == "deck"


def test_a_message_that_is_too_large_ends_its_connection_before_it_is_there(
    served: Served,
) -> None:
    with served.talk() as talk:
        # The head of a message of 60 MB, masked; its beginning follows, and no more is asked for.
        talk.line.sendall(b"\x81\xff" + (60 * 1024 * 1024).to_bytes(8, "big") + bytes(4))
        with suppress(ConnectionError):
            for _ in range(57):
                talk.line.sendall(b" " * 1024 * 1024)
        assert talk.ended() in (1009, 0)
    assert served.get(f"{served.below}/")[0] == 200
