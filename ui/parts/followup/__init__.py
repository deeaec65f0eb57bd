"""What is done about gaps: weak spots turned into work, and the register of all of it."""
