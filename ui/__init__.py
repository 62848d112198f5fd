"""The screen: widgets over the core, no SQL. The program begins in `ui.start` and is put together in `ui.app`."""
