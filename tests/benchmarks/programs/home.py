"""The console, opened on its home screen."""

import os
import sys
from pathlib import Path

from facilitator.console.app import FacilitatorApp
from facilitator.live.openings import Home
from facilitator.live.workplace import workplace

if __name__ == "__main__":
    FacilitatorApp(workplace(os.environ, Path(sys.argv[1])), Home()).run()
