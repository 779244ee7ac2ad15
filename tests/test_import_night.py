"""Files made elsewhere become nights of a bed: all of a file, or none of it."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from bench.synthetic_bed import (
    SyntheticNight,
    find_scenario,
    generate_night,
    write_csv,
    write_edf,
)
from bench.synthetic_bed.recording import START
from custom_components.sleep_twitch.export.edf_night import write_night
from custom_components.sleep_twitch.export.errors import RecordingError
from custom_components.sleep_twitch.export.night_export import (
    ExportFormat,
    write_export,
)
from custom_components.sleep_twitch.export.night_file import (
    NightContext,
    NightFile,
    SamplePress,
    gather_samples,
)
from custom_components.sleep_twitch.exported import exported
from custom_components.sleep_twitch.import_night import nights_from_file
from custom_components.sleep_twitch.kept_night import KeptNight, Origin, SessionKind
from custom_components.sleep_twitch.learned import Learned
from custom_components.sleep_twitch.moment import to_us
from custom_components.sleep_twitch.night.models import MovementKind, RuleSet
from custom_components.sleep_twitch.night.session import PressKind
from custom_components.sleep_twitch.stages import BedSettings, Stages
from custom_components.sleep_twitch.store import NightStore

from .nights import ADA, BED, EVENING, OWNER, kept_night
from .short_night import replies_of_short_night

BERLIN: Final = ZoneInfo("Europe/Berlin")
SETTINGS: Final = BedSettings(
    mac=BED, sleeper=ADA, rules=RuleSet.WASM2016, sensitivity=3
)
SPRING: Final = datetime(2026, 3, 28, 21, 30, tzinfo=UTC)


@pytest.fixture(name="synthetic", scope="module")
def _synthetic() -> SyntheticNight:
    """Return twenty minutes in bed with a rhythm in them."""
    return generate_night(replace(find_scenario("short"), rate_hz=52.0), seed=3)


@pytest.fixture(name="store")
async def _store(hass: HomeAssistant) -> NightStore:
    store = NightStore(hass)
    await store.async_open()
    return store


def imported(path: Path, start: datetime | None = None) -> tuple[KeptNight, ...]:
    """Return the nights of a file from Berlin."""
    return nights_from_file(path, SETTINGS, start, BERLIN)


def exported_to(path: Path, *nights: KeptNight) -> Path:
    """Return a JSON of some nights."""
    write_export(
        ExportFormat.NIGHTS_JSON,
        path,
        [exported(kept, "Ada") for kept in nights],
        BERLIN,
    )
    return path


def test_an_edf_becomes_a_night_at_its_own_hour(
    synthetic: SyntheticNight, tmp_path: Path
) -> None:
    """Test a laboratory's file says when it was, in the time of its own clock."""
    path = tmp_path / "night.bin"
    write_edf(synthetic, path)

    (kept,) = imported(path)

    began = START.replace(tzinfo=BERLIN)
    assert began <= kept.start < began + timedelta(minutes=5)
    assert kept.end > kept.start + timedelta(minutes=10)
    assert (kept.bed, kept.sleeper, kept.origin) == (BED, ADA, Origin.IMPORTED)
    assert (kept.first_boot_id, kept.last_boot_id) == (0, 0)
    assert kept.kind is SessionKind.NAP
    assert not kept.provisional
    kinds = {movement.kind for movement in kept.night.movements}
    assert MovementKind.LIMB_MOVEMENT in kinds
    assert kept.summary.limb_movements


def test_a_csv_begins_when_it_is_told(
    synthetic: SyntheticNight, tmp_path: Path
) -> None:
    """Test a recording without a date is put where its owner says."""
    path = tmp_path / "night.csv"
    write_csv(synthetic, path)

    (local,) = imported(path, datetime(2026, 3, 14, 22, 30))  # noqa: DTZ001 - local time is meant
    (aware,) = imported(path, datetime(2026, 3, 14, 21, 30, tzinfo=UTC))

    assert local == aware
    with pytest.raises(RecordingError, match="does not say when it began"):
        imported(path)


def test_a_recording_is_judged_by_the_settings(
    synthetic: SyntheticNight, tmp_path: Path
) -> None:
    """Test rules and sensitivity of the bed count for what is imported as well."""
    path = tmp_path / "night.edf"
    write_edf(synthetic, path)

    nights = [
        nights_from_file(path, settings, None, BERLIN)[0].night
        for settings in (
            replace(SETTINGS, sensitivity=1),
            replace(SETTINGS, sensitivity=5, rules=RuleSet.AASM),
        )
    ]

    assert [night.rules for night in nights] == [RuleSet.WASM2016, RuleSet.AASM]
    assert nights[0].movements != nights[1].movements


def test_hours_of_an_empty_bed_part_two_nights(
    synthetic: SyntheticNight, tmp_path: Path
) -> None:
    """Test a recorder that ran for days gives a night for each of them."""
    empty = synthetic.counts[: int(60 * synthetic.rate_hz)]
    away = np.tile(empty, (210, 1))
    path = tmp_path / "days.edf"
    write_edf(
        replace(
            synthetic, counts=np.concatenate([synthetic.counts, away, synthetic.counts])
        ),
        path,
    )

    first, second = imported(path)

    apart = len(synthetic.counts) / synthetic.rate_hz + 210 * 60
    assert (second.start - first.start).total_seconds() == pytest.approx(apart, abs=30)
    assert first.end < second.start
    begun_s = [kept.night.in_bed[0].start_s for kept in (first, second)]
    assert begun_s == pytest.approx([0, 0], abs=1e-6)


def kept_file(folder: Path) -> tuple[Path, KeptNight]:
    """Return the raw night of a bed as it is kept, and what it was judged to be."""
    played = replies_of_short_night()
    blocks = [block for reply in played.replies for block in reply.blocks]
    header = played.replies[0].header
    stages = Stages(SETTINGS, header, Learned())
    stages.take(blocks)
    cursor = stages.cursor
    assert cursor is not None
    stages.press(PressKind.END, cursor)
    (kept,) = stages.news(played.lines, 0).closed
    context = NightContext(
        start_utc_us=to_us(kept.start),
        end_utc_us=to_us(kept.end),
        rules=SETTINGS.rules,
        sensitivity=SETTINGS.sensitivity,
        scale_mg_per_count=header.scale_mg_per_count,
        nominal_rate_hz=header.nominal_rate_hz,
        sensor="LSM6DSO",
        range_mg=header.range_mg,
        noise_ug_per_sqrt_hz=header.noise_ug_per_sqrt_hz,
        is_simulated=kept.simulated,
        lines=played.lines,
        presses=(
            SamplePress(
                kind=PressKind.END, boot_id=cursor.boot_id, sample=cursor.next_sample
            ),
        ),
        profile=None,
        empty=None,
    )
    path = folder / "kept.edf"
    night = NightFile(
        samples=gather_samples(blocks),
        context=context,
        start=dt_util.as_local(kept.start).replace(microsecond=0, tzinfo=None),
    )
    write_night(path, night, ())
    return path, kept


def test_a_raw_night_kept_here_is_the_night_it_was(tmp_path: Path) -> None:
    """Test a raw night moves to another home without a second of doubt."""
    path, kept = kept_file(tmp_path)

    (back,) = imported(path)

    assert kept.night.movements
    assert back == replace(
        kept, origin=Origin.IMPORTED, first_boot_id=0, last_boot_id=0
    )
    with pytest.raises(RecordingError, match="says itself when its nights were"):
        imported(path, EVENING)


def test_a_damaged_raw_night_is_refused(tmp_path: Path) -> None:
    """Test a bit that fell over on a disk makes no movement."""
    path, _ = kept_file(tmp_path)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x10
    path.write_bytes(content)

    with pytest.raises(RecordingError, match=f"^{path}: "):
        imported(path)


def test_a_night_comes_home_as_it_went(tmp_path: Path) -> None:
    """Test export and import lose nothing but the boot it was recorded in."""
    kept = replace(kept_night(), wrong_onsets_s=frozenset({1230.0}), id=5)

    (back,) = imported(exported_to(tmp_path / "out", kept))

    assert back == replace(
        kept, origin=Origin.IMPORTED, first_boot_id=0, last_boot_id=0, id=None
    )


def test_a_night_that_still_goes_on_is_left_out(tmp_path: Path) -> None:
    """Test figures that were not final do not become so by being copied."""
    path = exported_to(
        tmp_path / "out", kept_night(), replace(kept_night(SPRING), provisional=True)
    )

    assert [kept.start for kept in imported(path)] == [EVENING]


def test_a_list_needs_no_more_than_its_start(tmp_path: Path) -> None:
    """Test a movement list is a nap or a night by the time that it covers."""
    path = tmp_path / "list.csv"
    path.write_text("onset_s,duration_s\n60,2\n14000,2\n", encoding="utf-8")

    (kept,) = imported(path, EVENING)

    assert kept.kind is SessionKind.NIGHT
    assert kept.start == EVENING
    assert kept.summary.limb_movements == 2


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        ("2025-10-26T02:30:00", "2025-10-26T00:30:00+00:00"),
        ("2025-10-26T03:30:00", "2025-10-26T02:30:00+00:00"),
        ("2026-03-29T02:30:00", "2026-03-29T01:30:00+00:00"),
    ],
    ids=["an hour that is there twice", "the hour after it", "an hour left out"],
)
def test_a_start_without_an_offset_is_local_time(
    local: str, utc: str, tmp_path: Path
) -> None:
    """Test in the nights when clocks change a start is one instant, as documented."""
    path = tmp_path / "list.csv"
    path.write_text("onset_s,duration_s\n60,2\n", encoding="utf-8")

    (kept,) = imported(path, datetime.fromisoformat(local))

    assert kept.start.isoformat() == utc


def test_sleep_as_android_gives_the_time_in_bed(tmp_path: Path) -> None:
    """Test a phone's diary fills the calendar, and no figure of movements."""
    path = tmp_path / "sleep-export.csv"
    path.write_text(
        'Id,Tz,From,To,Sched,Hours,Rating,"7:00"\n'
        '"1606420800000","Europe/London","26. 11. 2020 20:00","27. 11. 2020 7:00",'
        '"27. 11. 2020 7:00","11.000","0.0","0.0"\n',
        encoding="utf-8",
    )

    (kept,) = imported(path)

    assert kept.kind is SessionKind.NIGHT
    assert kept.end - kept.start == timedelta(hours=11)
    assert kept.summary.plm_per_hour is None


@pytest.mark.parametrize(
    ("start", "told"),
    [
        (datetime(1985, 1, 1, tzinfo=UTC), "as if the date had been taken out"),
        (datetime(2999, 1, 1, tzinfo=UTC), "which is still to come"),
    ],
)
def test_a_night_when_nobody_slept_is_refused(
    start: datetime, told: str, tmp_path: Path
) -> None:
    """Test a recorder's wrong clock leaves no statistic in the future."""
    path = tmp_path / "list.csv"
    path.write_text("onset_s,duration_s\n60,2\n", encoding="utf-8")

    with pytest.raises(RecordingError, match=told):
        imported(path, start)


def test_two_nights_at_once_are_refused(tmp_path: Path) -> None:
    """Test files of two beds that were put together are not taken for one sleeper's."""
    path = exported_to(
        tmp_path / "out", kept_night(), kept_night(EVENING + timedelta(hours=2))
    )

    with pytest.raises(RecordingError, match="nobody sleeps two nights at once"):
        imported(path)


def test_an_empty_bed_is_no_night(tmp_path: Path) -> None:
    """Test a recording of nobody says so."""
    rate_hz, hours = 26.0, 0.5
    path = tmp_path / "still.csv"
    rows = [
        f"{sample / rate_hz:.6f},0,0,{998 + sample % 2}"
        for sample in range(int(hours * 3600 * rate_hz))
    ]
    path.write_text("\n".join(["time_s,x_mg,y_mg,z_mg", *rows]), encoding="utf-8")

    with pytest.raises(RecordingError, match="no stay in bed of 10 min or more"):
        imported(path, EVENING)


async def test_a_broken_file_takes_nothing_away(
    hass: HomeAssistant, store: NightStore, tmp_path: Path
) -> None:
    """Test what is kept stays, and of a broken file nothing is, good rows or not."""
    number = await store.async_write_night(kept_night())
    path = exported_to(tmp_path / "out", kept_night(SPRING), kept_night(EVENING))
    document = json.loads(path.read_text("utf-8"))
    document["nights"][1]["movements"][1]["duration_s"] = "long"
    path.write_text(json.dumps(document), encoding="utf-8")

    with pytest.raises(RecordingError, match=r"nights\[1\]\.movements\[1\]"):
        await hass.async_add_executor_job(imported, path)

    assert await store.async_night(number) == kept_night()
    heads = await store.async_nights(OWNER, kept_night().day, dt_util.now().date())
    assert [head.id for head in heads] == [number]


async def test_an_imported_night_is_kept_beside_a_recorded_one(
    hass: HomeAssistant, store: NightStore, tmp_path: Path
) -> None:
    """Test an import of the same hours replaces no night that the bed recorded."""
    number = await store.async_write_night(kept_night())
    path = exported_to(tmp_path / "out", kept_night(), kept_night(SPRING))

    for _ in range(2):
        for kept in await hass.async_add_executor_job(imported, path):
            await store.async_import_night(kept)

    heads = await store.async_nights(OWNER, kept_night().day, dt_util.now().date())
    assert [(head.start, head.origin) for head in heads] == [
        (EVENING, Origin.RECORDED),
        (EVENING, Origin.IMPORTED),
        (SPRING, Origin.IMPORTED),
    ]
    assert heads[0].id == number
    spring = await store.async_night(heads[2].id)
    assert spring is not None
    assert spring.night == kept_night(SPRING).night
    assert spring.summary == kept_night(SPRING).summary
