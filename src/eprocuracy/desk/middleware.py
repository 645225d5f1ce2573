"""What the settings put into the chain of middleware; imported before any table exists."""

MIDDLEWARE = ["eprocuracy.desk.logs.refusing.RefusalMiddleware"]
