"""A comparison as a page that stands by itself, and has no script."""

from factcheck.model import Comparison
from factcheck.reports.html.templating import asset, environment, policy
from factcheck.reports.versions.telling import fate, findings, line, summary

PACKAGE = "factcheck.reports.versions"


def to_comparison_html(made: Comparison) -> str:
    """Return one page: what kept an old value first, then what changed, was lost and came in."""
    style = asset("style.css")
    template = environment(PACKAGE).get_template("comparison.html")
    return template.render(
        style=style,
        policy=policy(style, "", "form-action 'none'"),
        made=made,
        summary=summary(made),
        findings=findings(made),
        line=line,
        fate=fate,
    )
