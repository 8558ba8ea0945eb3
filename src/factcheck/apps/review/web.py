"""The web application: pages, submitted forms, and requests by the page's script."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from attrs import evolve, frozen
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import (
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from factcheck.apps.review import parts
from factcheck.apps.review.cards import ANCHORS, made, would_read
from factcheck.apps.review.doing import CHECKED, MOST_WORDS, UNDO, Asked, done
from factcheck.apps.review.guard import Guard, Keys, is_script
from factcheck.apps.review.items import CAME_BACK, WINDOW, Item, Queue, Wanted, queue
from factcheck.apps.review.marks import marked, style_of
from factcheck.apps.review.opened import Opened, Reading
from factcheck.errors import FactcheckError, UsageError
from factcheck.model import Choice
from factcheck.output.escape import printable
from factcheck.output.html.anchors import Anchors
from factcheck.output.html.templating import asset, environment, policy
from factcheck.output.ledger import warnings

PACKAGE = "factcheck.apps.review"
MOST_BYTES, MOST_FIELDS = 64 * 1024, 40
"""Maximum size of a form in bytes, and maximum number of fields."""
FILTERS = ("kind", "state", "section", "person", "words")
PAGES = ("timeline", "people", "sources", "forms", "repairs")
"""The pages of a document, apart from the main page with its text."""
CONFLICT = 409
"""HTTP status code for an action that is not possible in the current state."""


@frozen
class Folder:
    """The documents under review."""

    documents: Sequence[Opened]
    keys: Keys
    people: dict[str, str]
    """Maps "by" to the initials of the user."""
    told: list[str]
    """Messages to be displayed on the next page."""


@frozen
class Sheet:
    """A document as displayed by one request."""

    number: int
    opened: Opened
    reading: Reading
    queue: Queue
    is_script: bool
    """Whether the page's script made the request."""

    @property
    def base(self) -> str:
        """Return the base address of the document's pages."""
        return f"/{self.number}"

    @property
    def version(self) -> str:
        """Return an ID that changes whenever anything displayed on the page changes."""
        files = str(sorted(self.opened.session.files().items()))
        return hashlib.sha256(files.encode(errors="surrogatepass")).hexdigest()[:16]

    @property
    def searched(self) -> str:
        """Return the address that shows all items matching the search, without filters."""
        return f"{self.base}/?{urlencode({'words': self.queue.wanted.words})}"

    def address(self, item: str = "", **changed: str) -> str:
        """Return the address of an item, including the current filters."""
        wanted = {name: getattr(self.queue.wanted, name) for name in FILTERS}
        fields = {**wanted, "item": item, **changed}
        return f"{self.base}/?{urlencode({name: value for name, value in fields.items() if value})}"


def application(documents: Sequence[Opened], by: str, port: int, keys: Keys) -> Guard:
    """Return the application, with its access control.

    Args:
        documents: The documents; at least one.
        by: Initials of the user, which can be changed on the page.
        port: Port of the page.
        keys: The secrets of this run.
    """
    folder = Folder(documents, keys, {"by": by}, [])
    pages: dict[str, Answering] = {
        "": _document,
        "queue": _more,
        "reworded": _reworded,
        "state": _state,
        "timeline": _part(parts.timeline_part),
        "people": _part(parts.people_part),
        "sources": _part(parts.sources_part),
        "forms": _part(parts.forms_part),
        "repairs": _repairs,
        "errata.md": _errata,
        "checked.docx": _word,
    }
    forms: dict[str, Answering] = {"act": _act, "choose": _choose, "write": _write}
    routes = [
        Route("/", _documents(folder)),
        *(Route(f"/{{number:int}}/{name}", _answer(folder, one)) for name, one in pages.items()),
        *(
            Route(f"/{{number:int}}/{name}", _answer(folder, one), methods=["POST"])
            for name, one in forms.items()
        ),
    ]
    return Guard(Starlette(routes=routes), keys, port)


Fields = Mapping[str, str]
Answering = Callable[[Folder, Sheet, Fields], Response]
"""Endpoint for a document; the fields come from the address or the form."""


def _answer(folder: Folder, make: Answering) -> Callable[[Request], Awaitable[Response]]:
    """Return an endpoint that parses the request, runs in a thread, and reports errors."""

    def answer(request: Request, form: Fields) -> Response:
        return make(folder, _sheet(folder, request), form or request.query_params)

    async def respond(request: Request) -> Response:
        try:
            form = await _fields(request, folder.keys) if request.method == "POST" else {}
            return await run_in_threadpool(answer, request, form)
        except FactcheckError as error:
            message = printable(str(error))
            if is_script(request.headers):
                return JSONResponse({"message": message}, CONFLICT)
            return _page(folder, "message.html", CONFLICT, message=message)

    return respond


async def _fields(request: Request, keys: Keys) -> Fields:
    """Return the fields of a form.

    Raises:
        UsageError: The form is too large, or does not come from this page.
    """
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > MOST_BYTES:
            raise UsageError("the form is too large. Shorten your text.")
    try:
        pairs = parse_qsl(data.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise UsageError("the form is not valid. Reload the page.") from None
    fields = dict(pairs)
    if not keys.is_ours(fields.get("key", "")):
        raise UsageError("this page is from an earlier run of factcheck. Reload the page.")
    return fields


def _page(folder: Folder, name: str, status: int = 200, **values: Any) -> Response:
    """Return a page as a stream, so that a browser can display the beginning early."""
    sheet = values.get("sheet")
    warned = warnings(sheet.reading.desk) if isinstance(sheet, Sheet) else ()
    style = asset("review.css", PACKAGE)
    script = asset("review.js", PACKAGE)
    common = {
        "style": style,
        "script": script,
        "key": folder.keys.form,
        "run": folder.keys.run,
        "by": folder.people["by"],
        "several": len(folder.documents) > 1,
        "anchors": ANCHORS,
        "told": [*folder.told, *warned],
    }
    folder.told.clear()
    stream = environment(PACKAGE).get_template(name).stream(**{**common, **values})
    stream.enable_buffering(200)
    own = policy(
        style,
        script,
        "form-action 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
    )
    headers = {"Content-Security-Policy": str(own)}
    return StreamingResponse(stream, status, headers, media_type="text/html")


def _sheet(folder: Folder, request: Request) -> Sheet:
    """Return the document of a request, read again if its files have changed.

    Raises:
        FactcheckError: The document does not exist or cannot be read.
    """
    number = int(request.path_params["number"])
    if not 1 <= number <= len(folder.documents):
        raise UsageError(f"no document {number}. Go back to the list of documents.")
    opened = folder.documents[number - 1]
    reading = opened.reading()
    asked = request.query_params
    wanted = Wanted(**{name: asked.get(name, "") for name in FILTERS})
    items = queue(reading, wanted, opened.items)
    return Sheet(number, opened, reading, items, is_script(request.headers))


def _documents(folder: Folder) -> Callable[[Request], Response]:
    """Return the endpoint for the document list, which redirects if there is only one document."""

    def documents(_: Request) -> Response:
        if len(folder.documents) == 1:
            return RedirectResponse("/1/", 303)
        rows = [parts.document_row(number, one) for number, one in enumerate(folder.documents, 1)]
        return _page(folder, "documents.html", rows=rows)

    return documents


def _document(folder: Folder, sheet: Sheet, fields: Fields) -> Response:
    folder.told.extend(sheet.opened.changes)
    sheet.opened.changes.clear()
    name = fields.get("item", "")
    at = sheet.queue.at(name)
    is_sought = "seek" in fields
    if is_sought and at is None and any(item.name == name for item in sheet.queue.items):
        return RedirectResponse(f"{sheet.base}/?{urlencode({'item': name})}", 303)
    chosen = _first(sheet.queue.found) if at is None else at
    first = max(0, chosen - WINDOW // 4)
    return _page(
        folder,
        "document.html",
        sheet=sheet,
        tab="document",
        title=parts.title(sheet.reading),
        choices=sheet.queue.choices(),
        chosen=chosen,
        window=_window(sheet, first),
        groups=lambda: marked(sheet.reading, sheet.queue.items),
        sources=parts.source_keys(sheet.reading),
    )


def _first(found: Sequence[Item]) -> int:
    """Return the index of the first item to show; reopened items come first, then open items."""

    def rank(at: int) -> int:
        state = found[at].state
        return (state != CAME_BACK) + (state == Choice.DEFERRED) + 2 * found[at].is_done

    return min(range(len(found)), key=rank, default=0)


def _window(sheet: Sheet, first: int) -> list[tuple[int, Item, Any]]:
    """Return (number, item, card) for the items shown at a time, starting at an index."""
    found = sheet.queue.found[first : first + WINDOW]
    return [(at, item, made(item, sheet.reading)) for at, item in enumerate(found, first)]


def _more(_: Folder, sheet: Sheet, fields: Fields) -> Response:
    """Return more items after or before an item, with their cards, for the page's script."""
    after, before = fields.get("after", ""), fields.get("before", "")
    items = sheet.queue.beside(after or before, is_after=bool(after))
    macros: Any = environment(PACKAGE).get_template("cards.html").module
    options = [str(macros.option(0, item, sheet, -1)) for item in items]
    cards = [_card(macros, made(item, sheet.reading)) for item in items]
    return JSONResponse({"options": options, "cards": cards, "is_end": len(items) < WINDOW})


def _card(macros: Any, card: Any) -> str:
    return str(macros.card(card, is_hidden=True))


def _reworded(_: Folder, sheet: Sheet, fields: Fields) -> Response:
    """Return the changes that new words would make at each place, for the page's script."""
    name, words = (fields.get(one, "") for one in ("item", "words"))
    found, document = sheet.reading.finding(name), sheet.reading.document
    changes = would_read(document, found, words[:MOST_WORDS]) if found else ()
    return JSONResponse({"changes": [*map(printable, changes)]})


def _state(folder: Folder, sheet: Sheet, _: Fields) -> Response:
    """Return whether the page is up to date, for the page's script."""
    changes, run = sheet.opened.changes, folder.keys.run
    return JSONResponse({"version": sheet.version, "changes": changes, "run": run})


def _act(folder: Folder, sheet: Sheet, fields: Fields) -> Response:
    """Process the form, and go to the next item or, after an undo, to the item that was changed."""
    asked = Asked.of(fields)
    folder.people["by"] = asked.by
    if sheet.is_script:
        return _acted(sheet, asked)
    before, at = sheet.queue.found, sheet.queue.at(asked.item)
    following = done(sheet.opened.session, asked)
    if asked.do == UNDO:
        folder.told.append("Your last action on this document was undone.")
        if fields.get("page") in PAGES:
            return RedirectResponse(f"{sheet.base}/{fields['page']}", 303)
    elif at is not None and at + 1 < len(before):
        following = before[at + 1].name
    return RedirectResponse(sheet.address(following), 303)


def _acted(sheet: Sheet, asked: Asked) -> Response:
    """Process the form, and return the new state of the item to the script, even after an error."""
    message, name = "", asked.item
    try:
        name = done(sheet.opened.session, asked)
    except FactcheckError as error:
        message = printable(str(error))
    reading = sheet.opened.reading()
    items = queue(reading, sheet.queue.wanted, sheet.opened.items)
    after = evolve(sheet, reading=reading, queue=items)
    answer: dict[str, Any] = {"message": message, "name": name, "version": after.version}
    answer |= {
        "label": "file restored",
        "done": after.queue.done,
        "total": len(after.queue.items),
    }
    item = next((one for one in after.queue.items if one.name == name), None)
    if item is not None:
        macros: Any = environment(PACKAGE).get_template("cards.html").module
        answer |= {
            "label": _told(item, asked, after.queue),
            "is_done": item.is_done,
            "style": style_of(item),
            "option": str(macros.inside(item)),
            "card": _card(macros, made(item, after.reading)),
        }
    return JSONResponse(answer, CONFLICT if message else 200)


def _told(item: Item, asked: Asked, whole: Queue) -> str:
    """Return a message about a saved item, and what is still missing."""
    told = [f"{item.label}: {item.state.replace('-', ' ')}"]
    if asked.do in CHECKED:
        told.append(f"source: {asked.source or 'none'}")
    if whole.done == len(whole.items):
        told.append("all items are done")
    return "; ".join(told)


def _part(make: Callable[[Reading, Anchors], Mapping[str, Any]]) -> Answering:
    """Return an endpoint for a page of a document: timeline, people, sources or forms."""

    def page(folder: Folder, sheet: Sheet, _: Fields) -> Response:
        anchors = evolve(ANCHORS, text=f"{sheet.base}/")
        return _own_page(folder, sheet, {**make(sheet.reading, anchors), "anchors": anchors})

    return page


def _own_page(folder: Folder, sheet: Sheet, values: Mapping[str, Any]) -> Response:
    title = parts.title(sheet.reading)
    return _page(folder, f"{values['tab']}.html", sheet=sheet, title=title, **values)


def _repairs(folder: Folder, sheet: Sheet, _: Fields) -> Response:
    return _own_page(folder, sheet, parts.repairs_part(sheet.reading, sheet.opened.session))


def _write(folder: Folder, sheet: Sheet, fields: Fields) -> Response:
    """Write the displayed changes to the document."""
    folder.told.append(parts.write_repairs(sheet.opened.session, fields.get("shown", "")))
    return RedirectResponse(f"{sheet.base}/repairs", 303)


def _choose(folder: Folder, sheet: Sheet, fields: Fields) -> Response:
    """Save the correct form in a style sheet."""
    number, form = (fields.get(one, "") for one in ("number", "form"))
    if not (number.isdecimal() and form.isdecimal()):
        raise UsageError("the form is not valid. Reload the page.")
    name, is_of_house = fields.get("name", ""), fields.get("for") == "house"
    variations = sheet.reading.checked.dossier.forms.variations
    one = variations[int(number)] if int(number) < len(variations) else None
    if one is None or one.names[int(form) : int(form) + 1] != (name,):
        raise UsageError("the document has changed. Reload the page.")
    path = sheet.opened.session.choose(one, int(form), for_house=is_of_house)
    sheet.opened.forget()
    folder.told.append(f"“{name}” is now the preferred form; saved in {path}.")
    return RedirectResponse(f"{sheet.base}/forms", 303)


def _errata(_: Folder, sheet: Sheet, __: Fields) -> Response:
    text = parts.errata(sheet.opened.session)
    return _download(text.encode(), "errata.md", "text/markdown; charset=utf-8")


def _word(_: Folder, sheet: Sheet, fields: Fields) -> Response:
    track = fields.get("track") == "1"
    data, name = parts.commented(sheet.opened.session, track_changes=track)
    return _download(data, name, "application/octet-stream")


def _download(data: bytes, name: str, kind: str) -> Response:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return PlainTextResponse(data, media_type=kind, headers=headers)
