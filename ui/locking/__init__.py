"""Passwords on screen, and the lock: windows are covered, the file is let go, the password is forgotten."""
