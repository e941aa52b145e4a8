"""The console, opened on a session."""

import os
import sys
from pathlib import Path

from facilitator.console.app import FacilitatorApp
from facilitator.live.openings import OpenSession
from facilitator.live.workplace import workplace

if __name__ == "__main__":
    FacilitatorApp(workplace(os.environ, Path(sys.argv[1])), OpenSession(Path(sys.argv[2]))).run()
