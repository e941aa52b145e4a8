"""From the text of an agenda to its values, one module for each part of the format; `agenda/reader.py` leads in."""
