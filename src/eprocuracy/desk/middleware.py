"""What the settings put into the chain of middleware; imported before any table exists. The wall is last: who asks is known whole by now."""

MIDDLEWARE = [
    "eprocuracy.desk.logs.refusing.RefusalMiddleware",
    "eprocuracy.desk.downtime.looking.ReadOnlyMiddleware",
    "eprocuracy.desk.logs.pacing.PacingMiddleware",
    "eprocuracy.records.wall.WallMiddleware",
]
