"""Let the pure folders be imported where Home Assistant is not installed.

The integration's own `__init__` needs Home Assistant, and the folders beneath it do
not. A bare package of the same name stands in its place, so that
`custom_components.sleep_twitch.wire` and its relatives are found by their own names.
Importing this module is enough; to pytest it is a plugin: `-p pure_package`.
"""

import sys
from pathlib import Path
from types import ModuleType

PACKAGE = "custom_components.sleep_twitch"
FOLDER = Path(__file__).parents[2] / "custom_components" / "sleep_twitch"

if PACKAGE not in sys.modules:
    bare = ModuleType(PACKAGE)
    bare.__path__ = [str(FOLDER)]
    sys.modules[PACKAGE] = bare
    if str(FOLDER.parents[1]) not in sys.path:
        sys.path.insert(0, str(FOLDER.parents[1]))
