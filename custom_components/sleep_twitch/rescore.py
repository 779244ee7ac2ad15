"""A kept night judged anew: other rules, another sensitivity, a newer version."""

from dataclasses import replace
from pathlib import Path

from .kept_night import KeptNight
from .stages import BedSettings, kept_night


def rescore(path: Path, settings: BedSettings, kept: KeptNight) -> KeptNight:
    """Return a night with the figures that its raw samples give under some settings.

    With the settings it was kept with, they are those it has, bit for bit. It takes
    seconds, so it is for a worker thread.

    Parameters
    ----------
    path : Path
        Its file, see `RawNights`.
    settings : BedSettings
        Rules and sensitivity to judge by.
    kept : KeptNight
        The night as it is kept: whose it is and how it came to be stays.

    Raises
    ------
    RecordingError
        If the file is damaged, or no night of ours.
    """
    # edfio is slow to import, so only who needs it waits for it.
    from .export.edf_night import read_night  # noqa: PLC0415
    from .export.final_pass import final_pass  # noqa: PLC0415

    night = read_night(path)
    record = final_pass(
        night,
        settings.detector_params,
        settings.night_params,
    )
    fresh = kept_night(record, settings, is_simulated=night.context.is_simulated)
    return replace(
        kept,
        start=fresh.start,
        end=fresh.end,
        kind=fresh.kind,
        night=fresh.night,
        summary=fresh.summary,
    )
