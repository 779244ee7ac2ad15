"""How the tests of the wire are run."""

from hypothesis import settings

# A machine that is busy with something else must not make a test fail.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
