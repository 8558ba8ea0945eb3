"""The galley as a page to print: it stands by itself, and has no script."""

from collections.abc import Collection

from factcheck.model.ledger import Desk, FactKind
from factcheck.reports.galley.rows import galley
from factcheck.reports.html.anchors import Anchors
from factcheck.reports.html.templating import asset, environment, policy

PACKAGE = "factcheck.reports.galley"


def to_galley_html(desk: Desk, at: str = "", kinds: Collection[FactKind] = ()) -> str:
    """Return the galley as one page of HTML.

    Args:
        desk: The document with its facts.
        at: When it was made, as the ledger's `now` gives it; left out if empty.
        kinds: Which facts are shown; none given: all.
    """
    style = asset("galley.css", PACKAGE)
    template = environment(PACKAGE).get_template("galley.html")
    return template.render(
        style=style,
        policy=policy(style, "", "form-action 'none'"),
        whole=galley(desk, kinds),
        anchors=Anchors(1),
        at=at[:10],
    )
