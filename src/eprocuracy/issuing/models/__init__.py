"""The tables of this room: a draft and everything that was done to it, and the numbers of papers."""

from .archive import ClosedFile as ClosedFile
from .archive import HandedFile as HandedFile
from .archive import HandOver as HandOver
from .downtime import DowntimePack as DowntimePack
from .downtime import ReservedNumber as ReservedNumber
from .downtime import ReservedUse as ReservedUse
from .drafts import Draft as Draft
from .drafts import DraftAnswer as DraftAnswer
from .drafts import DraftPaper as DraftPaper
from .drafts import DraftStep as DraftStep
from .drafts import DraftVersion as DraftVersion
from .drafts import Service as Service
from .numbers import Number as Number
from .numbers import NumberingRule as NumberingRule
from .numbers import NumberSequence as NumberSequence
from .numbers import NumberVoid as NumberVoid
from .signing import Certificate as Certificate
from .signing import CertificateEvent as CertificateEvent
from .signing import CodeAsked as CodeAsked
from .signing import PaperFile as PaperFile
from .signing import SignedPaper as SignedPaper
from .texts import FormText as FormText
