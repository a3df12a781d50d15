"""One connection of a page -> the state, as often as the page asks for it.

A request of its own for each key took longer than to compile the deck: a message of a WebSocket
goes there and back in a quarter of the time.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import wait
from contextlib import suppress

import msgspec
from starlette.websockets import WebSocket, WebSocketDisconnect

from briefgen.model.values import Value
from briefgen.studio.answers import state
from briefgen.studio.messages import Ask, FirstPictures
from briefgen.studio.studio import Studio

# So long the thread that compiles waits for the first picture to be sent.
_SECONDS_TO_SEND = 0.1
_MALFORMED, _FAILED = 1007, 1011


async def answer_states(studio: Studio, socket: WebSocket) -> None:
    """Answer each question with the state, until the page goes. The slide that the page shows is a
    message of its own before that, as soon as it is drawn."""
    loop = asyncio.get_running_loop()

    def tell_first(found: FirstPictures) -> None:
        # The thread that compiles waits, as it would hold up the one that sends.
        with suppress(RuntimeError):  # the server has ended
            wait([asyncio.run_coroutine_threadsafe(_tell(socket, found), loop)], _SECONDS_TO_SEND)

    await socket.accept()
    studio.windows += 1
    try:
        await _answer_all(studio, socket, tell_first)
    finally:
        studio.windows -= 1


async def _answer_all(
    studio: Studio, socket: WebSocket, tell_first: Callable[[FirstPictures], object]
) -> None:
    with suppress(WebSocketDisconnect):
        while (message := await socket.receive())["type"] == "websocket.receive":
            try:
                asked = msgspec.json.decode(message.get("text") or "", type=Ask)
            except (msgspec.MsgspecError, ValueError, RecursionError):
                await socket.close(_MALFORMED)
                return
            try:
                found = await state(studio, asked, tell_first)
            except Exception:
                if os.environ.get("BRIEFGEN_TRACEBACK"):
                    raise
                await socket.close(_FAILED)
                return
            await _tell(socket, found)


async def _tell(socket: WebSocket, said: Value) -> None:
    await socket.send_text(msgspec.json.encode(said).decode())
