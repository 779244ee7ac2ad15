"""What is measured, and the ground it is measured on.

Where Home Assistant is not installed, the pure folders are found all the same, as
their own tests find them.
"""

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

if find_spec("homeassistant") is None:
    sys.path.append(str(Path(__file__).parents[1] / "scripts" / "lib"))
    import_module("pure_package")
