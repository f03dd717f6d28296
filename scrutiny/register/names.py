"""What a name means on a day: people and bodies, priority areas, plans, inspection reports."""

from collections.abc import Iterable

from scrutiny.base.text import slug
from scrutiny.content import translations
from scrutiny.content.kinds.inspection import Inspection
from scrutiny.content.kinds.plan import Plan
from scrutiny.content.kinds.priority import Priority
from scrutiny.content.moments import When
from scrutiny.content.reading import Content
from scrutiny.register import titles
from scrutiny.register.people import People
from scrutiny.register.titles import plain


class Names(People):
    """Finds what a name means, in any language. Where it finds several things, the name is not clear."""

    def __init__(self, content: Content) -> None:
        super().__init__(content)
        versions = translations.versions(content)
        self._held: dict[tuple[str, When], tuple[Priority, ...]] = {}
        priorities = {priority.slug: priority for priority in content.priorities}
        self._priorities: dict[str, list[Priority]] = {}
        for priority in (each for version in versions for each in version.priorities):
            if priority.slug in priorities:
                for name in (priority.title, priority.slug, *(alias.value for alias in priority.aliases)):
                    titles.add(self._priorities, name, priorities[priority.slug])
        self._plans: dict[str, Plan] = {}
        for version in versions:
            for plan, called in zip(content.plans, version.plans, strict=False):
                self._plans |= {plain(called.title): plan, plan.slug: plan}
        inspections = {each.slug: each for each in content.inspections}
        self._inspections = {
            name: inspections[each.slug]
            for version in versions
            for each in version.inspections
            if each.slug in inspections
            for name in (each.slug, plain(each.title))
        }

    def priorities(self, name: str, day: When) -> tuple[Priority, ...]:
        """The priority areas that a title, alias or slug means, of the plans that hold on the day."""
        key = (name, day)
        if key not in self._held:
            found = self._priorities.get(plain(name), [])
            self._held[key] = tuple(
                each for each in found if (plan := self.plan(each.plan.value)) and plan.period.holds_on(day)
            )
        return self._held[key]

    def priorities_ever(self, name: str) -> tuple[Priority, ...]:
        """The priority areas that a title, alias or slug means, of any plan."""
        return tuple(self._priorities.get(plain(name), ()))

    def priorities_known(self) -> Iterable[str]:
        """Every title and alias of a priority area."""
        for priority in self._content.priorities:
            yield priority.title
            yield from (alias.value for alias in priority.aliases)

    def plan(self, name: str) -> Plan | None:
        """The plan with a title, or with a title that makes this part of an address."""
        return self._plans.get(plain(name)) or self._plans.get(slug(name))

    def inspection(self, name: str) -> Inspection | None:
        """The inspection report with a slug or title."""
        return self._inspections.get(name) or self._inspections.get(plain(name))
