"""Where the packaged program begins. Processes that write many papers begin here too."""

import multiprocessing
import sys

from ui.start import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
