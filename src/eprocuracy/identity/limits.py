"""The parameters of signing in, without Django, so that the settings can read them.

QCVN 12:2026/BCA, 3.6.2.1.9; TCVN 14423:2026, 5.5.2.2: five failures, then at least twelve hours unless another person unlocks.
"""

FAILURES, HOURS = 5, 12
ADDRESS_FAILURES, ADDRESS_MINUTES = 50, 15

# as django-allauth reads them
LIMITS: dict[str, str | None] = {
    "login_failed": f"{ADDRESS_FAILURES}/{ADDRESS_MINUTES}m/ip,{FAILURES}/{HOURS}h/key",
    # people of one office come from one address, all at half past seven: failures are what is counted
    "login": None,
}
