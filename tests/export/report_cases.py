"""Periods that the page has to look right for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

import numpy as np

from custom_components.sleep_twitch.export.report_models import Report, ReportMark
from custom_components.sleep_twitch.night.models import Interval, RuleSet

from .report_nights import LAST_DAY, Sleeper, mark, night, nights, report, sleepless

SCRIPT: Final = '<script>alert("x")</script> & "Ada" \'O\\Neill\' }</style>'
"""A name that would break a page which does not escape it."""
_DAY: Final = timedelta(days=1)


def fortnight() -> Report:
    """Return two weeks: a night not recorded, one short, one patchy, one sleepless."""
    every = list(nights())
    del every[8]
    every[3] = night(every[3].day, seed=3, sleeper=Sleeper(hours=2.5))
    every[5] = night(
        every[5].day,
        seed=5,
        sleeper=Sleeper(),
        gap=Interval(start_s=3000, end_s=10_000),
    )
    every[10] = sleepless(every[10])
    return replace(report(tuple(every), marks=_fortnight_diary()), naps=2)


def empty() -> Report:
    """Return two weeks in which nothing was recorded and nothing noted."""
    return report(())


def one_night() -> Report:
    """Return two weeks with a single night at their end."""
    return report(nights(1))


def three_nights() -> Report:
    """Return two weeks with three nights: too few for quartiles."""
    return report(nights(3))


def sleepless_nights() -> Report:
    """Return two weeks in which sleep onset was never found."""
    return report(tuple(sleepless(each) for each in nights()))


def still_sleeper() -> Report:
    """Return two weeks of somebody without any series."""
    return report(nights(sleeper=Sleeper(series_an_hour=0.0)))


def scripted() -> Report:
    """Return two weeks of somebody whose name and notes are markup."""
    marks = (
        mark("medication", LAST_DAY - 5 * _DAY, note=SCRIPT, amount=0.125),
        mark("symptom", LAST_DAY - 2 * _DAY, note=SCRIPT * 3),
    )
    return replace(
        report(nights(), marks=marks), sleeper=SCRIPT, bed=SCRIPT, sensor=SCRIPT
    )


def two_rule_sets() -> Report:
    """Return two weeks, of which the last five nights were judged by other rules."""
    aasm = [
        night(LAST_DAY - back * _DAY, seed=back, sleeper=Sleeper(), rules=RuleSet.AASM)
        for back in reversed(range(5))
    ]
    rules = RuleSet.AASM
    return replace(report((*nights()[:9], *aasm)), rules=rules)


def simulated() -> Report:
    """Return two weeks of a simulated bed, the first night of it imported."""
    every = [replace(each, simulated=True) for each in nights()]
    every[0] = replace(every[0], imported=True)
    return report(tuple(every))


def long_period(days: int) -> Report:
    """Return months of nights, every ninth of them not recorded, with a busy diary."""
    every = [each for number, each in enumerate(nights(days)) if number % 9]
    rng = np.random.default_rng(days)
    marks: list[ReportMark] = []
    for back in range(days):
        day = LAST_DAY - back * _DAY
        if rng.random() < 0.7:
            marks.append(mark("caffeine", day, amount=float(rng.integers(0, 5))))
        if rng.random() < 0.2:
            marks.append(mark("alcohol", day))
        if back % 12 == 0:
            marks.append(
                mark("medication", day, note=f"Dose {back // 12}", amount=0.25)
            )
        if rng.random() < 0.15:
            marks.append(mark("symptom", day, note="Legs would not keep still"))
    return report(tuple(every), days=days, marks=tuple(marks))


def _fortnight_diary() -> tuple[ReportMark, ...]:
    first = LAST_DAY - 13 * _DAY
    marks = [
        mark("caffeine", first + n * _DAY, amount=n % 4) for n in (0, 1, 2, 4, 5, 8)
    ]
    marks += [mark("alcohol", first + n * _DAY, amount=2) for n in (4, 11)]
    marks += [mark("stress", first + n * _DAY) for n in (2, 3, 9)]
    marks += [mark("exercise", first + n * _DAY, amount=45) for n in (1, 6, 10)]
    for n in range(14):
        dose = 0.125 if n < 7 else 0.25
        marks.append(
            mark(
                "medication",
                first + n * _DAY,
                note="Pramipexole, mg daily",
                amount=dose,
            )
        )
    marks += [
        mark("supplement", first + n * _DAY, note="Iron, mg daily", amount=100)
        for n in range(9, 14)
    ]
    marks.append(
        mark("symptom", first + 6 * _DAY, note="Urge to move the legs at rest")
    )
    return tuple(marks)
