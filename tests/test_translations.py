"""Every text a person reads is in the translations, and nothing else is."""

import ast
import json
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from homeassistant.util.yaml import load_yaml_dict

from custom_components.sleep_twitch.binary_sensor import BINARY_SENSORS
from custom_components.sleep_twitch.button import BUTTONS
from custom_components.sleep_twitch.diary import DiaryKind
from custom_components.sleep_twitch.event import MOVEMENT
from custom_components.sleep_twitch.export.night_export import ExportFormat
from custom_components.sleep_twitch.night.models import MovementKind, RuleSet
from custom_components.sleep_twitch.night.reason import REASON_TEXTS
from custom_components.sleep_twitch.node import NodeError
from custom_components.sleep_twitch.problem import Problem, problem_of_error
from custom_components.sleep_twitch.sensor import LAST_NIGHT, NODE, TONIGHT
from custom_components.sleep_twitch.services import ACTIONS
from custom_components.sleep_twitch.sleeper import Access
from custom_components.sleep_twitch.switch import PAUSE

INTEGRATION: Final = Path(__file__).parents[1] / "custom_components" / "sleep_twitch"
ENGLISH: Final[dict[str, Any]] = json.loads(
    (INTEGRATION / "translations" / "en.json").read_text(encoding="utf-8")
)
ICONS: Final[dict[str, Any]] = json.loads(
    (INTEGRATION / "icons.json").read_text(encoding="utf-8")
)
ENTITIES: Final = {
    "sensor": (*LAST_NIGHT, *TONIGHT, *NODE),
    "binary_sensor": BINARY_SENSORS,
    "button": BUTTONS,
    "event": (MOVEMENT,),
    "switch": (PAUSE,),
}
REASON_PREFIX: Final = "reason_"


def _calls() -> Iterator[ast.Call]:
    for path in INTEGRATION.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _literals(keyword: str, *functions: str) -> set[str]:
    """Return the literal values of a keyword in calls of some functions."""
    return {
        argument.value.value
        for call in _calls()
        if ast.unparse(call.func).rsplit(".", 1)[-1] in functions
        for argument in call.keywords
        if argument.arg == keyword
        and isinstance(argument.value, ast.Constant)
        and isinstance(argument.value.value, str)
    }


def _fields(text: str) -> set[str]:
    """Return the placeholders of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _texts(tree: dict[str, Any]) -> Iterator[str]:
    for value in tree.values():
        if isinstance(value, dict):
            yield from _texts(value)
        else:
            yield value


@pytest.mark.parametrize("platform", ENTITIES)
def test_every_entity_has_a_name_and_nothing_else_has(platform: str) -> None:
    """Test no entity is called after its device, and no text is left behind."""
    keys = {description.translation_key for description in ENTITIES[platform]}

    assert set(ENGLISH["entity"][platform]) == keys
    assert all("name" in text for text in ENGLISH["entity"][platform].values())


@pytest.mark.parametrize("platform", ENTITIES)
def test_icons_are_of_entities_that_exist(platform: str) -> None:
    """Test an icon is not lost by a renamed entity."""
    keys = {description.translation_key for description in ENTITIES[platform]}

    assert set(ICONS["entity"][platform]) - keys == set()


def test_every_entity_has_an_icon() -> None:
    """Test no entity shows the eye, unless its device class draws something better."""
    without = {
        description.translation_key
        for platform, descriptions in ENTITIES.items()
        for description in descriptions
        if description.translation_key not in ICONS["entity"][platform]
    }

    assert without == {"problem"}


def test_every_problem_has_its_words() -> None:
    """Test a problem is never shown as a code."""
    problem = ENGLISH["entity"]["binary_sensor"]["problem"]

    assert set(problem["state_attributes"]["reason"]["state"]) == set(Problem)


def test_every_kind_of_movement_has_its_words() -> None:
    """Test the log book reads like a sentence."""
    movement = ENGLISH["entity"]["event"]["movement"]

    assert set(movement["state_attributes"]["event_type"]["state"]) == set(MovementKind)


def test_every_choice_has_its_words() -> None:
    """Test no selector shows a code."""
    choices = {
        "access": set(Access),
        "diary_kind": set(DiaryKind),
        "export_format": {*ExportFormat, "edf"},
        "rules": set(RuleSet),
    }

    assert {
        name: set(selector["options"]) for name, selector in ENGLISH["selector"].items()
    } == choices


def test_every_reason_has_the_sentence_of_the_scorer() -> None:
    """Test a judgement is explained the same in Home Assistant as in scripts/replay."""
    sentences = {
        key.removeprefix(REASON_PREFIX): text
        for key, text in ENGLISH["common"].items()
        if key.startswith(REASON_PREFIX)
    }

    assert sentences == dict(REASON_TEXTS)


def test_the_reason_of_presence_has_its_words() -> None:
    """Test "in bed" says why in a person's words."""
    states = ENGLISH["entity"]["binary_sensor"]["in_bed"]["state_attributes"]["reason"][
        "state"
    ]

    assert set(states) - set(REASON_TEXTS) == set()
    assert states != {}


def test_every_exception_has_its_message() -> None:
    """Test an action that fails says so in words."""
    used = _literals(
        "translation_key",
        "ServiceValidationError",
        "HomeAssistantError",
        "ConfigEntryError",
        "ConfigEntryNotReady",
    )

    assert set(ENGLISH["exceptions"]) == used


def test_every_issue_has_its_words() -> None:
    """Test a repair says what to do."""
    used = _literals("translation_key", "async_create_issue")

    assert set(ENGLISH["issues"]) == used
    assert all({"title", "description"} == set(i) for i in ENGLISH["issues"].values())


def test_every_step_has_its_words() -> None:
    """Test no form of a flow is without a title."""
    source = (INTEGRATION / "config_flow.py").read_text(encoding="utf-8")
    steps = set(re.findall(r"async def async_step_(\w+)", source))
    silent = {"reauth", "zeroconf"}

    assert set(ENGLISH["config"]["step"]) == steps - silent


def test_every_error_of_a_flow_has_its_words() -> None:
    """Test whatever is wrong with a node is said, and nothing else is left over."""
    of_nodes = {problem_of_error(error("")) for error in _kinds_of(NodeError)}

    assert set(ENGLISH["config"]["error"]) == of_nodes | {"empty_name", "unknown"}
    assert set(ENGLISH["config_subentries"]["sleeper"]["error"]) == {
        "empty_name",
        "no_users",
    }


def _kinds_of(error: type[NodeError]) -> Iterator[type[NodeError]]:
    yield error
    for kind in error.__subclasses__():
        yield from _kinds_of(kind)


def test_every_field_of_a_form_is_described() -> None:
    """Test nobody has to guess what to enter."""
    steps = [
        *ENGLISH["config"]["step"].values(),
        *ENGLISH["options"]["step"].values(),
        *ENGLISH["config_subentries"]["sleeper"]["step"].values(),
    ]

    undescribed = [
        step
        for step in steps
        if set(step.get("data", {})) != set(step.get("data_description", {}))
    ]

    assert undescribed == []


def test_every_action_is_described() -> None:
    """Test the actions and their fields have names where people choose them."""
    services = load_yaml_dict(str(INTEGRATION / "services.yaml"))
    described = ENGLISH["services"]

    assert set(described) == set(services) == set(ICONS["services"])
    for name, service in services.items():
        assert set(described[name]["fields"]) == set(service["fields"])
    assert {action.name: set(map(str, action.fields)) for action in ACTIONS} == {
        name: set(service["fields"]) for name, service in services.items()
    }


def test_home_assistant_has_its_full_name() -> None:
    """Test people are not met with an abbreviation."""
    assert [text for text in _texts(ENGLISH) if re.search(r"\bHA\b", text)] == []


def test_nothing_here_diagnoses() -> None:
    """Test the product stays what it is: not a medical device."""
    words = re.compile(
        r"diagnos|disorder|disease|PLMD|screening|abnormal|severe", re.IGNORECASE
    )

    assert [text for text in _texts(ENGLISH) if words.search(text)] == []


@pytest.mark.parametrize(
    "path", sorted((INTEGRATION / "translations").glob("*.json")), ids=lambda p: p.stem
)
def test_no_language_says_what_english_does_not(path: Path) -> None:
    """Test what is translated has its figures; for the rest there is English."""
    other = _flat(_shape(json.loads(path.read_text(encoding="utf-8"))))
    english = _flat(_shape(ENGLISH))

    assert other == {key: english.get(key) for key in other}


def _flat(tree: dict[str, Any], above: tuple[str, ...] = ()) -> dict[Any, Any]:
    flat: dict[Any, Any] = {}
    for key, value in tree.items():
        inside = isinstance(value, dict)
        flat |= _flat(value, (*above, key)) if inside else {(*above, key): value}
    return flat


def _shape(tree: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _shape(value) if isinstance(value, dict) else _fields(value)
        for key, value in tree.items()
    }
