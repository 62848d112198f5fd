"""python -m ui."""

import sys

from ui.start import main

sys.exit(main())
