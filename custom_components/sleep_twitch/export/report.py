"""The page for a doctor: one document that needs nothing but itself, made to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .report_diary import read_diary
from .report_figures import judge_period
from .report_hours import hour_chart
from .report_intervals import interval_chart
from .report_markup import Markup, element, join
from .report_medians import medians_note, medians_table
from .report_models import check_report
from .report_nights import nights_table
from .report_sections import heading, limits, method, missing, notes, rule_set
from .report_style import style
from .report_trend import trend_chart
from .report_words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .report_diary import Diary
    from .report_figures import Period
    from .report_models import Report

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""Nothing may be loaded and nothing run, whatever a note or a name says."""


def report_html(report: Report, texts: Mapping[str, str]) -> str:
    """Return the page as a whole HTML document.

    Parameters
    ----------
    report : Report
        Whose nights, which ones, and what the diary says of them.
    texts : mapping of str to str
        Texts whose keys begin with `report_`; others do no harm.

    Returns
    -------
    str
        Without script and without anything to be loaded; every name is escaped.

    Raises
    ------
    ValueError
        If the report would tell something wrong; see `check_report`.
    KeyError
        If a text is missing.
    """
    check_report(report)
    words = Words(texts)
    period, diary = judge_period(report), read_diary(report)
    body = element(
        "body",
        _short_part(report, period, diary, words),
        _long_part(report, period, diary, words),
    )
    page = element(
        "html",
        _head(report, words),
        body,
        lang=words.text("language"),
        dir=words.text("direction"),
    )
    return f"<!DOCTYPE html>\n{page}\n"


def _head(report: Report, words: Words) -> Markup:
    title = words.text(
        "foot",
        name=report.sleeper,
        first=report.first_day.isoformat(),
        last=report.last_day.isoformat(),
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        # A sheet of paper, on a telephone too: as wide as A4 at 96 dots an inch.
        element("meta", name="viewport", content="width=794"),
        # An empty one of its own keeps a browser from asking a server for one.
        element("link", rel="icon", href="data:,"),
        element("title", title),
        element("style", style(report, words)),
    )


def _short_part(report: Report, period: Period, diary: Diary, words: Words) -> Markup:
    """Return what a reader with one minute needs."""
    figures = (medians_table(period, words), medians_note(words))
    return join(
        heading(report, words),
        element(
            "div",
            _titled("medians_title", words, *figures),
            element("div", missing(report, period, words), rule_set(period, words)),
            class_="pair first",
        ),
        element(
            "div",
            _titled("intervals_title", words, interval_chart(period, words)),
            _titled("hours_title", words, hour_chart(period, words)),
            class_="pair",
        ),
        _titled("trend_title", words, trend_chart(period, diary, words)),
    )


def _long_part(report: Report, period: Period, diary: Diary, words: Words) -> Markup:
    """Return what that is made of, and what it cannot tell."""
    return join(
        _titled("nights_title", words, nights_table(period, words)),
        notes(diary, words),
        method(report, words),
        limits(words),
    )


def _titled(key: str, words: Words, *parts: str) -> Markup:
    return element("section", element("h2", words.text(key)), *parts)
