"""When something is due: the working-day clock of the Civil Code (Art. 172 to 176) over an editable calendar."""
