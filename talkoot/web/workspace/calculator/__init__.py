"""The calculator's eight questions: what is asked and offered, and how what is typed becomes rows."""
