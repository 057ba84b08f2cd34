"""What drawing refuses."""


class Undrawable(ValueError):
    """Something on the page that this engine cannot draw; the message names the kind."""
