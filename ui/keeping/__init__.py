"""What keeps a register from being lost, on screen: backups, restoring, examining, recovering, a copy elsewhere."""
