"""The tables of this room: a draft and everything that was done to it."""

from .drafts import Draft as Draft
from .drafts import DraftAnswer as DraftAnswer
from .drafts import DraftPaper as DraftPaper
from .drafts import DraftStep as DraftStep
from .drafts import DraftVersion as DraftVersion
from .drafts import Service as Service
