# SPDX-License-Identifier: Apache-2.0
"""Views of the pages about what the hospital wrote: bulletins at the ward's devices."""

from logbook.core.model.codes import DeviceType, StepResult
from logbook.core.model.editions import BulletinStep
from logbook.core.model.safeguards import Bulletin
from logbook.ui.procedures.line_form import LineForm
from tests.ui.nights import settle, until, write
from tests.ui.page_views import page


def bulletins(main, app):
    session = main.desk.session
    text = "Pull the network cable where the removal class allows it. Power stays on. Do not restart."
    write(main, app, (Bulletin("B7", 2, "d" * 64, "Ventilators C6: cable out", text, (DeviceType.VENTILATOR,)),))
    word = session.ward.folds.trust.bulletins()[-1]
    steps = (
        BulletinStep(word.ref, "VM-01"),
        BulletinStep(word.ref, "VM-02", StepResult.NOT_DONE, "no bag-valve-mask at the bed"),
        BulletinStep(word.ref, "VM-03", StepResult.NOT_APPLICABLE, "another model"),
    )
    write(main, app, *((one,) for one in steps))
    shown = page(main, "bulletins")
    shown._answer(word, "VM-04", StepResult.NOT_DONE)
    settle(app)


def editor(part, *, more=False):
    def show(main, app):
        shown = page(main, "procedures")
        until(app, lambda: bool(shown._shelf.newest()))
        shown._open_text(next(one for one in shown._shelf.newest() if one.code == "P12"))
        shown._wanted("edit")
        shown._edit._parts.choose(part)
        shown._edit._draw()
        if more:
            shown._edit._inside.findChildren(LineForm)[1]._open.click()
        settle(app)

    return show


VIEWS = {
    "bulletins": bulletins,
    "editor-title": editor("head"),
    "editor-first": editor("first"),
    "editor-more": editor("first", more=True),
    "editor-save": editor("save"),
}
