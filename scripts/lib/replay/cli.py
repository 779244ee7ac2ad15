"""From a command line to a scored night on standard output."""

import json
import sys
from typing import Any

import pure_package  # noqa: F401  Stands in for Home Assistant before the imports below.

from custom_components.sleep_twitch.export.errors import RecordingError

from . import document, page
from .arguments import Arguments, parse
from .cohort.run import INTERRUPTED, score_cohort
from .errors import ReplayError
from .line import score_list, score_recording
from .progress import RecordingProgress


def run(argv: list[str]) -> int:
    """Score what the command line names; 2 and one line when that cannot be."""
    try:
        arguments = parse(argv)
        if arguments.cohort is not None:
            return score_cohort(arguments.cohort)
        text = _scored(arguments)
    except (RecordingError, ReplayError) as err:
        sys.stderr.write(f"replay: {err}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("replay: stopped\n")
        return INTERRUPTED
    print(text)
    return 0


def _scored(arguments: Arguments) -> str:
    """Return what standard output is to show."""
    if arguments.is_movement_list:
        movements, summary = score_list(arguments.file, arguments.settings.rules)
        if arguments.as_json:
            return _json(document.list_document(arguments.file, movements, summary))
        return page.list_page(arguments.file, movements, summary)
    progress = RecordingProgress(arguments.file.name)
    try:
        scored = score_recording(arguments.file, arguments.settings, progress.advance)
    finally:
        progress.close()
    parts = (scored.recording, scored.night, scored.summary)
    if arguments.as_json:
        return _json(document.recording_document(*parts))
    return page.night_page(*parts)


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, allow_nan=False)
