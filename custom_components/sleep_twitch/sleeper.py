"""A person who sleeps in the bed, and who may see their nights."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final, Self

from homeassistant.auth.models import User
from homeassistant.config_entries import ConfigEntry, ConfigSubentry

from .const import CONF_ACCESS, CONF_USERS, SUBENTRY_SLEEPER
from .kept_night import Owner

_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Access(StrEnum):
    """Who may see the nights of a sleeper."""

    EVERYONE = "everyone"
    ADMINISTRATORS = "administrators"
    CHOSEN_USERS = "chosen_users"


@dataclass(frozen=True, kw_only=True)
class Sleeper:
    """A sleeper, as their subentry describes them."""

    subentry_id: str
    name: str
    access: Access
    user_ids: frozenset[str]
    """Users who may look, when access is for chosen users."""

    @classmethod
    def from_subentry(cls, subentry: ConfigSubentry) -> Self:
        """Return the sleeper that a subentry describes."""
        return cls(
            subentry_id=subentry.subentry_id,
            name=subentry.title,
            access=Access(subentry.data[CONF_ACCESS]),
            user_ids=frozenset(subentry.data[CONF_USERS]),
        )

    @property
    def is_public(self) -> bool:
        """Return whether states may be made of the nights: every user sees states."""
        return self.access is Access.EVERYONE

    def may_be_seen_by(self, user: User) -> bool:
        """Return whether the user may look at the nights."""
        if self.access is Access.CHOSEN_USERS:
            return user.id in self.user_ids
        return self.is_public or user.is_admin


def sleepers_of(entry: ConfigEntry) -> tuple[Sleeper, ...]:
    """Return the sleepers of a bed, in the order they were added."""
    return tuple(
        Sleeper.from_subentry(subentry)
        for subentry in entry.get_subentries_of_type(SUBENTRY_SLEEPER)
    )


def may_see_everyone(entry: ConfigEntry, user: User) -> bool:
    """Return whether a user may see all whose movements a bed's signal shows."""
    return all(sleeper.may_be_seen_by(user) for sleeper in sleepers_of(entry))


def owner_of(entry: ConfigEntry, sleeper: Sleeper) -> Owner:
    """Return whose nights a sleeper of a bed may ask for.

    What was kept before the bed was set up is theirs only while they are alone.
    """
    is_alone = len(sleepers_of(entry)) == 1
    return Owner(
        bed=entry.unique_id or "",
        sleeper=sleeper.subentry_id,
        set_up=entry.created_at if is_alone else _BEGINNING,
    )
