"""A project -> a server at a free port of 127.0.0.1, until Ctrl+C."""

from __future__ import annotations

import secrets
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import uvicorn
from msgspec import Struct

from briefgen.packs.build_results import UsageError
from briefgen.studio.app import make_app
from briefgen.studio.browser import open_page
from briefgen.studio.guard import LARGEST_BODY, Guard
from briefgen.studio.studio import Studio
from briefgen.support.world import find_root

_HOST = "127.0.0.1"
# So long the thread that compiles may keep the one waiting that answers.
_SECONDS_ALONE = 0.0001


class Address(Struct, frozen=True):
    """Where a run of the studio is found: its `port`, and the `token` that all addresses bear."""

    port: int
    token: str

    @property
    def url(self) -> str:
        return f"http://{_HOST}:{self.port}/k/{self.token}/"


def serve(folder: Path, port: int, say: Callable[[Address], None], *, with_browser: bool) -> None:
    """Serve the studio until it is interrupted. `say` hears its address when it listens.

    Raises UsageError where the port is not free, and for a folder without a project that is not
    empty.
    """
    _refuse_full_folder(folder)
    listening = _listen(port)
    address = Address(listening.getsockname()[1], secrets.token_urlsafe(24))
    studio = Studio(folder=folder)
    config = uvicorn.Config(
        Guard(make_app(studio), address.port, address.token),
        http="h11",
        ws="wsproto",
        ws_max_size=LARGEST_BODY,
        ws_ping_interval=None,
        ws_per_message_deflate=False,
        loop="asyncio",
        lifespan="off",
        log_level="error",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=3,
        limit_concurrency=64,
    )
    sys.setswitchinterval(_SECONDS_ALONE)
    say(address)
    if with_browser:
        open_page(address.url)
    try:
        _Server(config, studio).run(sockets=[listening])
    except KeyboardInterrupt:  # uvicorn raises it again after its own end
        pass
    finally:
        studio.close()


class _Server(uvicorn.Server):
    """Begins and ends with what the studio does beside answering: an open stream of events would
    keep the server waiting for ever."""

    def __init__(self, config: uvicorn.Config, studio: Studio) -> None:
        super().__init__(config)
        self.studio = studio

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await self.studio.begin()
        await super().startup(sockets)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self.studio.end()
        await super().shutdown(sockets)


def _refuse_full_folder(folder: Path) -> None:
    """A new project needs an empty folder."""
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}; make it first, or go to your project")
    if find_root(folder) is None and any(folder.iterdir()):
        raise UsageError(
            f"there is no project in {folder.resolve()}, and other files are there; go to your "
            "project's folder, or to an empty one to begin with"
        )


def _listen(port: int) -> socket.socket:
    """A socket that listens. With the protocol named, asyncio sends small answers at once: without
    it, each waits for 44 ms."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.bind((_HOST, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise UsageError(
            f"port {port} is used by another program; leave --port out, and a free one is taken"
        ) from error
    return listening
