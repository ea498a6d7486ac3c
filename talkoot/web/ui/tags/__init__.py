"""What the template tags of the look do, by subject; `templatetags/ui.py` names them."""
