"""A kept night as its files tell it."""

from .export.exported_night import ExportedNight
from .kept_night import KeptNight


def exported(kept: KeptNight, sleeper_name: str | None) -> ExportedNight:
    """Return a night ready to be written, its sleeper by name.

    Parameters
    ----------
    kept : KeptNight
        With its movements.
    sleeper_name : str or None
        As its sleeper is called; None when several share the bed.
    """
    return ExportedNight(
        night_id=kept.id,
        day=kept.day,
        kind=kept.kind.value,
        origin=kept.origin.value,
        sleeper=sleeper_name,
        start=kept.start,
        end=kept.end,
        is_provisional=kept.provisional,
        is_simulated=kept.simulated,
        are_movements_forgotten=kept.movements_forgotten,
        night=kept.night,
        summary=kept.summary,
        wrong_onsets_s=kept.wrong_onsets_s,
    )
