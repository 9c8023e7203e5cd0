# SPDX-License-Identifier: Apache-2.0
"""How far a procedure in force is: which step is next at which bed, how many are done. Pure, from the fold."""

from __future__ import annotations

from logbook.core.model.library import Section, Step
from logbook.core.model.procedures import InForceView, StepView


def done(view: InForceView, step: Step, bed: str) -> StepView | None:
    """Return what became of a step: for each bed its own, where the step is ticked bed by bed."""
    return view.steps.get((bed if step.per_bed else "", step.id))


def count(view: InForceView, section: Section, bed: str) -> tuple[int, int]:
    """Return how many steps of a section are done, and how many there are."""
    return sum(done(view, step, bed) is not None for step in section.steps), len(section.steps)


def current(view: InForceView, section: Section, bed: str) -> Step | None:
    """Return the first step that nobody has answered; None at the end, or where there is nothing to tick."""
    if not section.heading.ticked:
        return None
    return next((step for step in section.steps if done(view, step, bed) is None), None)


def by_bed(section: Section) -> bool:
    """Whether any step of a section is ticked bed by bed."""
    return any(step.per_bed for step in section.steps)
