"""The latest night, told to one card again and again."""

from typing import Any, override

from homeassistant.auth.models import User
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import CALLBACK_TYPE, HomeAssistant

from .card_feed import CardFeed
from .const import DOMAIN
from .coordinator import BedCoordinator
from .judged_night import judged_night
from .places import Place, all_places
from .websocket_command import RefusedError
from .websocket_night import async_answer


class TonightFeed(CardFeed):
    """Tell the latest night of one sleeper.

    What is told is what the card would be answered if it asked just then, so who may
    no longer see the sleeper is told that, and nothing after it.
    """

    name = "tonight"
    # Nobody reads a chart faster, and each time a night is judged that goes on.
    least_interval_s = 5.0

    def __init__(
        self,
        hass: HomeAssistant,
        connection: ActiveConnection,
        message_id: int,
        sleeper_id: str,
    ) -> None:
        """Prepare a feed of a sleeper; `start` begins it."""
        super().__init__(hass, connection, message_id)
        self._sleeper_id = sleeper_id
        self._told: dict[str, Any] | None = None

    @override
    async def async_tell(self) -> None:
        place = self._place(self.connection.user)
        if place is None:
            return
        latest = await judged_night(self.hass, place.bed).async_latest(place)
        answer = await async_answer(self.hass, place, latest)
        if answer != self._told:
            self._told = answer
            self.send(answer)

    @override
    def listen_to(self, bed: BedCoordinator) -> tuple[CALLBACK_TYPE, ...]:
        return (bed.async_add_listener(self.news.set),)

    def _place(self, user: User) -> Place | None:
        """Return the sleeper in their bed as it is now set up, None while it is not.

        Raises
        ------
        RefusedError
            If the sleeper is gone, or the user may not see them any more.
        """
        for place in all_places(self.hass):
            if place.sleeper.subentry_id == self._sleeper_id:
                if not place.sleeper.may_be_seen_by(user):
                    raise RefusedError.not_yours()
                self.follow(place.bed)
                return place
        entries = self.hass.config_entries.async_entries(DOMAIN)
        if not any(self._sleeper_id in entry.subentries for entry in entries):
            raise RefusedError.no_sleeper()
        return None
