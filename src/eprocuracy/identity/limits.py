"""The parameters of signing in, without Django, so that the settings can read them.

QCVN 12:2026/BCA, 3.6.2.1.9; TCVN 14423:2026, 5.5.2.2: five failures, then at least twelve hours unless another person unlocks.
"""

FAILURES, HOURS = 5, 12
ADDRESS_FAILURES, ADDRESS_MINUTES = 50, 15
# how long showing again who one is stays good before a weighty deed (OWASP ASVS 5.0.0, 7.5.3)
FRESH_SECONDS = 300
# at how many places one person may be signed in (OWASP ASVS 5.0.0, 7.1.2); one more ends the oldest
SESSIONS_AT_ONCE = 2

# as django-allauth reads them
LIMITS: dict[str, str | None] = {
    "login_failed": f"{ADDRESS_FAILURES}/{ADDRESS_MINUTES}m/ip,{FAILURES}/{HOURS}h/key",
    # people of one office come from one address, all at half past seven: failures are what is counted
    "login": None,
}
# a passkey is no secret that could be guessed; this is against wearing the server out
FACTOR_LIMITS = {"webauthn_login": "300/m/ip"}
