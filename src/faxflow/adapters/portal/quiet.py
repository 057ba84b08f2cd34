"""How Chromium is told to talk to the portal only, and to nobody at home.

The list was made by watching every name that Chromium 156 looked up during a whole walk:
update, sign-in, autofill, leaked-password and search services among them.
"""

_FEATURES_OFF = (
    "AutofillServerCommunication",
    "InsecureDownloadWarnings",
    "MediaRouter",
    "OptimizationHints",
    "Translate",
)
_NAMES = (
    "MAP *.googleapis.com ~NOTFOUND",
    "MAP clients*.google.com ~NOTFOUND",
    "MAP *.gvt1.com ~NOTFOUND",
    "MAP start.duckduckgo.com ~NOTFOUND",
    "EXCLUDE fonts.googleapis.com",
    "EXCLUDE ajax.googleapis.com",
)
"""What no flag silences is not found; portals may still load their fonts and scripts."""

FLAGS = (
    "--headless=new",
    "--no-first-run",
    "--no-default-browser-check",
    "--allow-browser-signin=false",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-domain-reliability",
    "--disable-extensions",
    f"--disable-features={','.join(_FEATURES_OFF)}",
    "--disable-sync",
    "--enable-blink-features=ComputedAccessibilityInfo",
    "--gaia-url=http://127.0.0.1:9",
    f"--host-resolver-rules={','.join(_NAMES)}",
    "--metrics-recording-only",
    "--password-store=basic",
)

PREFERENCES = {
    "alternate_error_pages.enabled": False,
    "autofill.credit_card_enabled": False,
    "autofill.profile_enabled": False,
    "credentials_enable_service": False,
    "net.network_prediction_options": 2,
    "profile.password_manager_enabled": False,
    "profile.password_manager_leak_detection": False,
    "safebrowsing.enabled": False,
    "search.suggest_enabled": False,
    "signin.allowed": False,
}
