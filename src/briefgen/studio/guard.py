"""A request -> the app, if it comes from the page that this run serves; else a refusal.

Pure ASGI, before everything: the address in Host and Origin is compared byte by byte, and all
addresses stand below the token of this run, the page itself too.
"""

from __future__ import annotations

import hmac
import secrets

from msgspec import Struct
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_METHODS = ("GET", "POST")
# What an answer is called, by what was asked for.
_ANSWERS = {"http": "http.response", "websocket": "websocket.http.response"}
_OWN_SITES = (b"same-origin", b"none")
# A presentation of 40 MB as base64.
LARGEST_BODY = 56 * 1024 * 1024
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self'; "
    "font-src 'self'; connect-src 'self' ws://127.0.0.1:{port}; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
)


class Guard(Struct, eq=False):
    """Stands before the `app`, which listens at a `port` of 127.0.0.1; all that it serves lies
    below /k/`token`/."""

    app: ASGIApp
    port: int
    token: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        answer = _ANSWERS.get(scope["type"])
        if answer is None:
            return
        nonce = secrets.token_urlsafe(16)
        refusal = self._refusal(scope)

        async def send_guarded(message: Message) -> None:
            if message["type"] == f"{answer}.start":
                policy = (
                    b"content-security-policy",
                    _POLICY.format(nonce=nonce, port=self.port).encode(),
                )
                message["headers"] = [*message.get("headers", ()), *_HEADERS, policy]
            await send(message)

        if refusal:
            await _refuse(refusal, answer, send_guarded)
            return
        path = scope["path"][len(self._below) :]
        inner = {**scope, "path": f"/{path}", "raw_path": b"", "root_path": "", "nonce": nonce}
        await self.app(inner, receive, send_guarded)

    @property
    def _below(self) -> str:
        return f"/k/{self.token}/"

    def _refusal(self, scope: Scope) -> int:
        """The status of a refusal; 0 for what may pass."""
        address = f"127.0.0.1:{self.port}".encode()
        headers: list[tuple[bytes, bytes]] = list(scope["headers"])
        is_socket = scope["type"] == "websocket"

        def given(name: bytes) -> list[bytes]:
            return [value for key, value in headers if key.lower() == name]

        if given(b"host") != [address]:
            return 421
        origins, own = given(b"origin"), b"http://" + address
        # A connection that stays must say where it comes from: other pages may open one too.
        if any(origin != own for origin in origins) or (is_socket and not origins):
            return 403
        if any(site not in _OWN_SITES for site in given(b"sec-fetch-site")):
            return 403
        # The decoded path: that is the one which the app looks at.
        begun = scope["path"][: len(self._below)].encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(begun, self._below.encode()):
            return 404
        if is_socket:
            return 0
        if scope["method"] not in _METHODS:
            return 405
        if scope["method"] == "POST":
            return _refused_body(given(b"content-type"), given(b"content-length"))
        return 0


def _refused_body(kinds: list[bytes], lengths: list[bytes]) -> int:
    """Only JSON is taken: a page from elsewhere has to ask first whether it may send that."""
    if [kind.partition(b";")[0].strip().lower() for kind in kinds] != [b"application/json"]:
        return 415
    if any(not length.isdigit() or int(length[:20]) > LARGEST_BODY for length in lengths):
        return 413
    return 0


async def _refuse(status: int, answer: str, send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": f"{answer}.start", "status": status, "headers": headers})
    await send({"type": f"{answer}.body", "body": b"refused\n"})
