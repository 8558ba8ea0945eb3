"""What was verified in the tables of a document: which figures agree with other figures."""

import itertools
from collections.abc import Collection, Mapping

from attrs import frozen

from factcheck.extract.tables import Table, tables_of_figures
from factcheck.model import Dossier, Report, Share, Span, Status, Tally


@frozen
class Verified:
    """The figures of a table, by whether an equation confirms them."""

    span: Span
    """The table, from its first figure to its last one."""
    agreeing: tuple[Span, ...]
    """The figures that belong to an equation that holds, and that no finding marks."""
    conflicting: tuple[Span, ...]
    """The figures that a finding marks."""
    unchecked: tuple[Span, ...]
    """The figures that belong to no equation that holds."""
    equations: tuple[str, ...]
    """The equations that hold, each with the row and column of its result."""

    @property
    def told(self) -> str:
        """Return the counts in words: "41 of 44 figures agree, 1 conflicts, 2 not checked"."""
        agreeing, conflicting = len(self.agreeing), len(self.conflicting)
        unchecked = len(self.unchecked)
        words = f"{agreeing} of {agreeing + conflicting + unchecked} figures agree"
        if conflicting:
            words += f", {conflicting} {'conflicts' if conflicting == 1 else 'conflict'}"
        return words + (f", {unchecked} not checked" if unchecked else "")


def verified(report: Report) -> tuple[Verified, ...]:
    """Return what was verified in each table of figures; empty if figures were not checked."""
    ran = {run.code for run in report.checks if run.status is Status.RAN}
    if report.dossier.by_hand or "QTY02" not in ran:
        return ()
    disputed = {finding.place.span for finding in report.findings}
    holding = report.dossier.part(_holding)
    tables = tables_of_figures(report.dossier.document)
    found = (_of_table(one, holding, disputed) for one in tables)
    return tuple(one for one in found if one.span)


def _holding(dossier: Dossier) -> Mapping[Span, tuple[str, ...]]:
    """Return the figures of the equations that hold, with the arithmetic where they result."""
    document, measures = dossier.document, dossier.measures
    found: dict[Span, tuple[str, ...]] = {}
    equations: tuple[Tally | Share, ...] = (*measures.tallies, *measures.shares)
    for one in equations:
        if one.holds(document):
            result, *others = one.figures
            found[result.span] = *found.get(result.span, ()), one.decide(document).message
            for each in others:
                found.setdefault(each.span, ())
    return found


def _of_table(
    table: Table, holding: Mapping[Span, tuple[str, ...]], disputed: Collection[Span]
) -> Verified:
    known = dict[str, list[Span]]({"agreeing": [], "conflicting": [], "unchecked": []})
    equations = dict[str, None]()
    for row, cells in enumerate(table.cells[table.first :], table.first):
        for column, cell in enumerate(cells[table.stub :], table.stub):
            for figure in filter(None, (cell.figure, cell.share)):
                if figure.span in disputed:
                    known["conflicting"].append(figure.span)
                    continue
                known["agreeing" if figure.span in holding else "unchecked"].append(figure.span)
                labels = ", ".join(filter(None, (table.labels[row], table.heads[column])))
                told = holding.get(figure.span, ())
                equations |= dict.fromkeys(f"{labels}: {one}" for one in told)
    figures = sorted(itertools.chain(*known.values()))
    span = Span(figures[0].start, figures[-1].end) if figures else Span(0, 0)
    agreeing, conflicting, unchecked = map(tuple, known.values())
    return Verified(span, agreeing, conflicting, unchecked, tuple(equations))
