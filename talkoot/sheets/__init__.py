"""Reading a coordinator's spreadsheet: bytes to members, goals, figures, reports and questions. Plain Python."""
