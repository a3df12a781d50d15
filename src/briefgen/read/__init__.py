"""Files -> Project."""

import os

# Plugins of pydantic are not wanted: to look for them among all that is installed takes 15 ms.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
