"""Papers made once: numbered and dated, without editions."""
