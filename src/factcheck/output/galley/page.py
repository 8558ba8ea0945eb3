"""The galley as a self-contained page for printing, without scripts."""

from collections.abc import Collection

from factcheck.model.actions import FactKind
from factcheck.model.ledger import Desk
from factcheck.output.galley.rows import galley
from factcheck.output.html.anchors import Anchors
from factcheck.output.html.templating import asset, environment, policy

PACKAGE = "factcheck.output.galley"


def to_galley_html(desk: Desk, at: str = "", kinds: Collection[FactKind] = ()) -> str:
    """Return the galley as an HTML page.

    Args:
        desk: The document with its facts.
        at: Time of creation, in the format of `now`; omitted if empty.
        kinds: The kinds of facts to show; all if empty.
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
