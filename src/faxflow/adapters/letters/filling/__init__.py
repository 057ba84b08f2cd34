"""The template cut into a form, and the form filled with one letter's values."""
