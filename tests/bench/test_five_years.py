"""The nights that looking at years is measured with."""

from contextlib import closing
from datetime import date
from pathlib import Path

from bench.five_years import MOVEMENTS_A_NIGHT, OWNER, fill
from custom_components.sleep_twitch.database import open_database
from custom_components.sleep_twitch.kept_night import SessionKind
from custom_components.sleep_twitch.night_queries import read_heads, read_night


def test_every_day_has_a_night_with_its_movements(tmp_path: Path) -> None:
    """Test what is measured is what is told: so many nights, so many movements."""
    with closing(open_database(tmp_path / "nights.db").connection) as database:
        fill(database, 30)

        heads = read_heads(database, OWNER, date.min, date.max)
        night = read_night(database, heads[-1].id)

    assert len({head.day for head in heads}) == 30
    assert {head.kind for head in heads} == {SessionKind.NIGHT}
    assert night is not None
    assert len(night.night.movements) == MOVEMENTS_A_NIGHT
    assert night.summary == heads[-1].summary
    assert night.summary.plm
