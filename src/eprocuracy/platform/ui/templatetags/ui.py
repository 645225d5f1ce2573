"""All tags and filters of the UI kit in one library."""

from django import template

from ..tags import due, fields, language, moments, parts

register = template.Library()
for library in (language.register, moments.register, parts.register, due.register, fields.register):
    register.tags.update(library.tags)
    register.filters.update(library.filters)
