"""From a command line to a scored night on standard output."""

import json
import sys
from pathlib import Path
from typing import Any

import pure_package  # noqa: F401  Stands in for Home Assistant before the imports below.

from custom_components.sleep_twitch.export.errors import RecordingError
from custom_components.sleep_twitch.export.movement_list import read_movement_list
from custom_components.sleep_twitch.night.params import NightParams
from custom_components.sleep_twitch.night.scorer import score_series_only
from custom_components.sleep_twitch.night.summary import summarize_list

from . import page
from .arguments import Arguments, parse
from .document import list_document


def run(argv: list[str]) -> int:
    """Score what the command line names; 2 and one line when that cannot be."""
    arguments = parse(argv)
    try:
        if arguments.movements is not None:
            _score_list(arguments.movements, arguments)
    except RecordingError as err:
        sys.stderr.write(f"replay: {err}\n")
        return 2
    return 0


def _score_list(path: Path, arguments: Arguments) -> None:
    params = NightParams(rules=arguments.rules)
    movements = score_series_only(read_movement_list(path), (), params)
    summary = summarize_list(movements, params)
    if arguments.as_json:
        _print_document(list_document(path, movements, summary))
    else:
        print(page.list_page(path, movements, summary))


def _print_document(document: dict[str, Any]) -> None:
    json.dump(document, sys.stdout, ensure_ascii=False, allow_nan=False)
    sys.stdout.write("\n")
