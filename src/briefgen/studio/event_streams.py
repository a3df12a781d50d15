"""What happens in the studio -> the open pages, as server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import msgspec
from msgspec import Struct, field

from briefgen.model.values import Value

# A browser opens six connections to a server, for all its tabs.
MOST_STREAMS = 3
_WAITING = 64
_SECONDS_OF_SILENCE = 15
_BEGIN = b"retry: 500\n\n"
_ALIVE = b": here\n\n"


class EventStreams(Struct, eq=False):
    """The streams that are open, from the oldest to the youngest, each with what is `waiting` for
    it; None ends it. `is_closed` when the server ends."""

    waiting: list[asyncio.Queue[bytes | None]] = field(default_factory=list)
    is_closed: bool = False

    def tell(self, event: str, value: Value) -> None:
        """Send an event to every page. One that does not read loses all but the last of them."""
        said = b"event: %s\ndata: %s\n\n" % (event.encode(), msgspec.json.encode(value))
        for queue in self.waiting:
            while queue.full():
                queue.get_nowait()
            queue.put_nowait(said)

    def close(self) -> None:
        """End every stream, so that the server can end."""
        self.is_closed = True
        for queue in self.waiting:
            _end(queue)

    async def read(self) -> AsyncIterator[bytes]:
        """A new stream; the oldest of too many ends."""
        queue: asyncio.Queue[bytes | None] = asyncio.Queue(_WAITING)
        for oldest in self.waiting[: 1 - MOST_STREAMS or None]:
            if len(self.waiting) >= MOST_STREAMS:
                _end(oldest)
        self.waiting.append(queue)
        try:
            yield _BEGIN
            while not self.is_closed:
                said = await _next(queue)
                if said is None:
                    return
                yield said
        finally:
            self.waiting.remove(queue)


def _end(queue: asyncio.Queue[bytes | None]) -> None:
    while not queue.empty():
        queue.get_nowait()
    queue.put_nowait(None)


async def _next(queue: asyncio.Queue[bytes | None]) -> bytes | None:
    try:
        return await asyncio.wait_for(queue.get(), _SECONDS_OF_SILENCE)
    except TimeoutError:
        return _ALIVE
