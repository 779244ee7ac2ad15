"""What the statistics of a sleeper hold, what they ought to, and the difference."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from homeassistant.components.recorder.models import (
    StatisticData,
    StatisticMeanType,
    StatisticMetaData,
)
from homeassistant.components.recorder.statistics import (
    get_metadata,
    statistics_during_period,
)
from homeassistant.core import HomeAssistant

from .const import DOMAIN
from .kept_night import NightHead, SessionKind
from .nightly_figure import NIGHTLY_FIGURES, NightlyFigure
from .sleeper import Sleeper

type Rows = Mapping[datetime, float]
"""Values by the hour they stand at, UTC."""

_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class StatisticChange:
    """What has to be done to one statistic."""

    metadata: StatisticMetaData
    is_forgotten_first: bool
    """A row has to go, and the recorder can only forget all of them."""
    rows: Rows
    """To write: what is new or other, or everything after it was forgotten."""

    @property
    def data(self) -> list[StatisticData]:
        """Return the rows as the recorder takes them: a night is its own average."""
        return [
            StatisticData(start=hour, mean=value, min=value, max=value)
            for hour, value in sorted(self.rows.items())
        ]


def statistic_prefix(sleeper_id: str) -> str:
    """Return how the ids of a sleeper's statistics begin: lower case is allowed."""
    return f"{DOMAIN}:{sleeper_id.lower()}_"


def rows_of(
    nights: Iterable[NightHead], figure: NightlyFigure, now: datetime
) -> dict[datetime, float]:
    """Return what a figure's statistic ought to hold.

    One value a night, at the top of the hour of its final waking. A nap has none, nor
    has an unknown figure, nor a night that a wrong clock put into the future.
    """
    rows: dict[datetime, float] = {}
    for night in nights:
        value = figure.value_fn(night.summary)
        hour = _wake_up_hour(night)
        is_night = night.kind is SessionKind.NIGHT and not night.provisional
        if is_night and value is not None and hour <= now:
            rows[hour] = float(value)
    return rows


def changes_for(
    hass: HomeAssistant,
    sleeper: Sleeper,
    nights: tuple[NightHead, ...],
    names: Mapping[str, str],
    now: datetime,
) -> list[StatisticChange]:
    """Return what makes the statistics of a sleeper those of the nights; it reads."""
    figures = {
        statistic_prefix(sleeper.subentry_id) + figure.key: figure
        for figure in NIGHTLY_FIGURES
    }
    known = get_metadata(hass, statistic_ids=set(figures))
    there = _rows_there(hass, set(known))
    changes = (
        _change(
            _metadata(statistic_id, f"{sleeper.name}: {names[figure.key]}", figure),
            known[statistic_id][1] if statistic_id in known else None,
            there.get(statistic_id, {}),
            rows_of(nights, figure, now),
        )
        for statistic_id, figure in figures.items()
    )
    return [change for change in changes if change]


def ids_of_others(hass: HomeAssistant, sleepers: Iterable[str]) -> list[str]:
    """Return the statistics of ours that are of none of the sleepers; it reads."""
    prefixes = tuple(statistic_prefix(sleeper) for sleeper in sleepers)
    known = get_metadata(hass, statistic_source=DOMAIN)
    return [each for each in known if not each.startswith(prefixes)]


def _change(
    metadata: StatisticMetaData,
    known: StatisticMetaData | None,
    old: Mapping[datetime, float | None],
    new: Rows,
) -> StatisticChange | None:
    is_forgotten = known is not None and (not new or bool(old.keys() - new.keys()))
    if is_forgotten:
        old = {}
    rows = {hour: value for hour, value in new.items() if old.get(hour) != value}
    is_renamed = bool(new) and (known is None or known["name"] != metadata["name"])
    if not (is_forgotten or rows or is_renamed):
        return None
    return StatisticChange(
        metadata=metadata, is_forgotten_first=is_forgotten, rows=rows
    )


def _rows_there(
    hass: HomeAssistant, statistic_ids: set[str]
) -> dict[str, dict[datetime, float | None]]:
    if not statistic_ids:
        return {}
    found = statistics_during_period(
        hass, _BEGINNING, None, statistic_ids, "hour", None, {"mean"}
    )
    return {
        statistic_id: {
            datetime.fromtimestamp(row["start"], UTC): row["mean"] for row in rows
        }
        for statistic_id, rows in found.items()
    }


def _metadata(statistic_id: str, name: str, figure: NightlyFigure) -> StatisticMetaData:
    return StatisticMetaData(
        mean_type=StatisticMeanType.ARITHMETIC,
        has_sum=False,
        name=name,
        source=DOMAIN,
        statistic_id=statistic_id,
        unit_class=figure.unit_class,
        unit_of_measurement=figure.unit,
    )


def _wake_up_hour(night: NightHead) -> datetime:
    woke = night.end
    if night.final_wake_s is not None:
        woke = night.start + timedelta(seconds=night.final_wake_s)
    return woke.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
