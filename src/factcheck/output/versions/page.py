"""A comparison as a self-contained page without a script."""

from factcheck.model import Comparison
from factcheck.output.html.templating import asset, environment, policy
from factcheck.output.versions.telling import fate, findings, line, summary

PACKAGE = "factcheck.output.versions"


def to_comparison_html(made: Comparison) -> str:
    """Return a page: places with an old value first, then changed, lost and new facts."""
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
