"""The addresses of the studio: the page's files, the fonts, and what the page asks for."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from briefgen.model.values import Value
from briefgen.packs.build_results import UsageError
from briefgen.studio.guard import LARGEST_BODY
from briefgen.studio.live_state import answer_states
from briefgen.studio.page_files import PAGE_FILES, page_html, read_page_file
from briefgen.studio.questions import QUESTIONS, Asked
from briefgen.studio.studio import NoProjectError, Studio

Endpoint = Callable[[Request], Awaitable[Response]]


def make_app(studio: Studio) -> Starlette:
    """The app that answers for a studio, behind its guard."""

    async def asset(request: Request) -> Response:
        found = studio.asset(request.path_params["index"])
        return _file(found)

    async def fonts(request: Request) -> Response:
        return Response(studio.fonts.style_sheet(), media_type="text/css")

    async def font(request: Request) -> Response:
        data = studio.fonts.data(request.path_params["index"])
        return _file((data, "font/ttf") if data is not None else None)

    async def built(request: Request) -> Response:
        path = studio.built_file(request.path_params["index"])
        if path is None or not path.is_file():
            raise HTTPException(404)
        return FileResponse(path, filename=path.name)

    async def events(request: Request) -> Response:
        return StreamingResponse(studio.events.read(), media_type="text/event-stream")

    async def states(socket: WebSocket) -> None:
        await answer_states(studio, socket)

    routes = [
        Route("/", _page, methods=["GET"]),
        *(Route(f"/{name}", _page_file(name), methods=["GET"]) for name in PAGE_FILES),
        Route("/fonts.css", fonts, methods=["GET"]),
        Route("/fonts/{index:int}", font, methods=["GET"]),
        Route("/assets/{index:int}", asset, methods=["GET"]),
        Route("/files/{index:int}", built, methods=["GET"]),
        Route("/events", events, methods=["GET"]),
        WebSocketRoute("/state", states),
        *(
            Route(f"/api/{name}", _answer(studio, question), methods=["POST"])
            for name, question in QUESTIONS.items()
        ),
    ]
    return Starlette(routes=routes)


async def _page(request: Request) -> Response:
    return Response(page_html(request.scope["nonce"]), media_type="text/html")


def _page_file(name: str) -> Endpoint:
    async def answer(request: Request) -> Response:
        return _file(read_page_file(name))

    return answer


def _file(found: tuple[bytes, str] | None) -> Response:
    if found is None:
        raise HTTPException(404)
    data, kind = found
    return Response(data, media_type=kind)


def _answer(studio: Studio, question: Asked) -> Endpoint:
    async def answer(request: Request) -> Response:
        asked = _decode(await _body(request), question.asked)
        try:
            said = await question.answer(studio, asked)
        except (UsageError, NoProjectError) as wrong:
            raise HTTPException(409, str(wrong) or "there is no project yet") from None
        except Exception as error:
            if os.environ.get("BRIEFGEN_TRACEBACK"):
                raise
            said_so = f"briefgen itself failed ({type(error).__name__}: {error})"
            raise HTTPException(500, said_so) from None
        return Response(msgspec.json.encode(said), media_type="application/json")

    return answer


async def _body(request: Request) -> bytes:
    """The bytes of a request, as long as they are not too many."""
    parts: list[bytes] = []
    count = 0
    async for part in request.stream():
        count += len(part)
        if count > LARGEST_BODY:
            raise HTTPException(413)
        parts.append(part)
    return b"".join(parts)


def _decode(body: bytes, kind: type[Value]) -> Any:
    try:
        return msgspec.json.decode(body or b"{}", type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise HTTPException(400) from None
