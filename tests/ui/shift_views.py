# SPDX-License-Identifier: Apache-2.0
"""The views of the pages about beds and shifts, with the steps that lead to them."""

import time

from logbook.core.model.places import Admission, Bed, PatientMove


def fill(world):
    """Twelve beds, nine patients, one of them moved and one unknown."""
    for bed in range(1, 13):
        world.record(Bed(str(bed), order=bed), ago=9_000)
    for n, bed in enumerate((1, 2, 3, 4, 5, 7, 8, 10, 11), 1):
        alias = "ALFA" if bed == 10 else ""
        came = world.record(Admission(str(bed), n, patient=f"K{n}", alias=alias), ago=9_000 - 600 * n)
    world.record(PatientMove(came.ref, "12", from_bed="11", patient="K9"), ago=300)


def _page(main, key, **fields):
    main.show_page(key, fields)
    return main.page(key) if key in main._specs else None


def beds(main, app):
    _page(main, "beds", bed="7")


def beds_move(main, app):
    page = _page(main, "beds", bed="7")
    page._open("move", page._ward.folds.beds.at("7")[0].ref)


def beds_come(main, app):
    page = _page(main, "beds", bed="6")
    page._to_list()
    page._open_come()


def beds_card(main, app):
    page = _page(main, "beds", bed="7")
    page._to_list()
    page._open("card", page._ward.folds.beds.at("7")[0].ref)


def beds_setup(main, app):
    page = _page(main, "beds")
    page._to_list()
    page._open_setup()


def ward(main, app):
    _page(main, "ward")


def handover(main, app):
    page = _page(main, "handover")
    page._walk.forward()
    page._walk.forward()
    page._walk.forward()


def handover_ward(main, app):
    page = _page(main, "handover")
    page._show(page._whole)


def handover_sign(main, app):
    page = _page(main, "handover")
    page._ask_giver()


def handover_done(main, app):
    page = _page(main, "handover")
    page._show(page._done)
    page._done.start("Handed over in record A·118: records A·12 to A·117 are sealed.")


def own(main, app):
    _page(main, "own")


def ready(main, app):
    _page(main, "ready")


def backentry(main, app):
    page = _page(main, "backentry")
    page._piles.choose("decide")
    page._show()


def drill(main, app):
    page = _page(main, "drill")
    if page is not None:
        page._sample.click()
        end = time.monotonic() + 2
        while time.monotonic() < end and not page._title.text():
            app.processEvents()


VIEWS = {
    "ward": ward, "beds": beds, "beds-move": beds_move, "beds-come": beds_come, "beds-card": beds_card,
    "beds-setup": beds_setup, "handover": handover, "handover-ward": handover_ward, "handover-sign": handover_sign,
    "handover-done": handover_done, "own": own, "ready": ready, "backentry": backentry,
    "drill": drill,
}  # fmt: skip
