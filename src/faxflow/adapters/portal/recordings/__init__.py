"""Recordings of a walk through a portal, as Chrome's recorder and Selenium IDE write them."""
