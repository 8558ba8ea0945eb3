"""An application that is asked without a network, as the program that listens would ask it."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from attrs import define


@define
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """Return the body as text."""
        return self.body.decode()

    @property
    def json(self) -> Any:
        """Return the body as JSON."""
        return json.loads(self.body)

    @property
    def matches(self) -> list[dict[str, Any]]:
        """Return the matches of an answered check."""
        assert self.status == 200, self.text
        found: list[dict[str, Any]] = self.json["matches"]
        return found


def asked(
    app: Any, port: int, method: str, address: str, body: bytes, headers: Mapping[str, str]
) -> Answer:
    """Return what an application answers to one request."""
    return asyncio.run(_asked(app, _scope(port, method, address, headers), body))


def _scope(port: int, method: str, address: str, headers: Mapping[str, str]) -> dict[str, Any]:
    path, _, query = address.partition("?")
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items() if value],
        "server": ("127.0.0.1", port),
        "client": ("127.0.0.1", 50000),
    }


async def _asked(app: Any, scope: dict[str, Any], body: bytes) -> Answer:
    got, start, finished = list[bytes](), dict[str, Any](), asyncio.Event()
    to_send = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> dict[str, object]:
        if to_send:
            return to_send.pop()
        await finished.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            got.append(bytes(message.get("body", b"")))
            if not message.get("more_body"):
                finished.set()

    await app(scope, receive, send)
    told = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], told, b"".join(got))
