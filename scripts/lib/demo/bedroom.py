"""The Home Assistant of the demonstration: set up as a user would, and watched."""

from typing import Any

from home import Home, HomeError

DOMAIN = "sleep_twitch"
SLEEPER = "Ada"
DASHBOARD = "demo-sleep"
CARD = "custom:sleep-twitch-night-card"


class Bedroom:
    """What the demonstration asks of a running Home Assistant."""

    def __init__(self, home: Home) -> None:
        """Hold a Home Assistant that runs."""
        self._home = home
        self._entities: dict[str, str] = {}

    async def set_up_node(self, port: int) -> None:
        """Walk through the integration's own dialogs."""
        await self._walk({"host": "127.0.0.1", "port": port}, {"name": SLEEPER})
        await self._find_entities()

    async def lay_out_dashboard(self) -> None:
        """Save a dashboard with the card and the entities of the night."""
        tonight = [*self._starting("tonight_"), "in_bed", "moving"]
        diagnostics = ["measured_rate", "lost_samples", "clock_drift", "buffered"]
        cards: list[dict[str, Any]] = [
            {"type": CARD, "grid_options": {"columns": "full"}},
            self._entities_card("Tonight so far", [*tonight, "movement"]),
            self._entities_card("Bed node", [*diagnostics, "problem"]),
            self._entities_card("By hand", ["start_night", "end_night"]),
        ]
        view = {
            "title": "Sleep",
            "type": "sections",
            "max_columns": 3,
            "sections": [
                {"type": "grid", "column_span": 3, "cards": cards[:1]},
                *({"type": "grid", "cards": [card]} for card in cards[1:]),
            ],
        }
        await self._home.command(
            "lovelace/dashboards/create",
            url_path=DASHBOARD,
            title="Sleep",
            icon="mdi:sleep",
            mode="storage",
        )
        await self._home.command(
            "lovelace/config/save", url_path=DASHBOARD, config={"views": [view]}
        )

    async def state(self, key: str) -> dict[str, Any]:
        """Return the state of the entity with that key."""
        return dict(await self._home.get(f"/api/states/{self._entities[key]}"))

    async def end_night(self) -> None:
        """Press the button: the recording is over and nobody gets up in it."""
        await self._home.post(
            "/api/services/button/press", {"entity_id": self._entities["end_night"]}
        )

    async def last_night(self) -> dict[str, Any] | None:
        """Return the closed night as the card gets it, or None while there is none."""
        found = await self._home.command(f"{DOMAIN}/night")
        night = found["night"]
        return None if night is None or night["provisional"] else dict(night)

    async def _walk(self, *answers: dict[str, Any]) -> None:
        step = await self._home.post(
            "/api/config/config_entries/flow", {"handler": DOMAIN}
        )
        for answer in answers:
            step = await self._home.post(
                f"/api/config/config_entries/flow/{step['flow_id']}", answer
            )
        if step["type"] != "create_entry":
            msg = f"setting up the node stopped at {step}"
            raise HomeError(msg)

    async def _find_entities(self) -> None:
        registry = await self._home.command("config/entity_registry/list")
        self._entities = {
            entity["translation_key"]: entity["entity_id"]
            for entity in registry
            if entity["platform"] == DOMAIN
        }

    def _starting(self, prefix: str) -> list[str]:
        return [key for key in self._entities if key.startswith(prefix)]

    def _entities_card(self, title: str, keys: list[str]) -> dict[str, Any]:
        ids = [self._entities[key] for key in keys if key in self._entities]
        return {"type": "entities", "title": title, "entities": ids}
