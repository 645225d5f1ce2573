"""What the settings put into the chain of middleware; imported before any table exists."""

MIDDLEWARE = ["allauth.account.middleware.AccountMiddleware", "eprocuracy.identity.guard.ActorMiddleware"]
