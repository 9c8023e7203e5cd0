# SPDX-License-Identifier: Apache-2.0
"""The views of the pages behind the log, each with the steps that lead to it in an open main window."""

import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from logbook.core.exchange import inventory
from logbook.core.model.codes import FileSign
from logbook.core.model.records import Acknowledge, InForce, Step
from logbook.core.vault.watch import Sign
from logbook.i18n import resources
from logbook.mounts import Mount
from logbook.ui.procedures.shelf import read_shelf
from tests.ui import code_views, shift_views, ward_views
from tests.ui.nights import settle, until

LIST = (
    "Etiqueta;Tipo;Cama;Fabricante;Piso\n"
    "VM-07;respirador;7;Hamilton;2\nBJ-11;bomba de infusión;3;;2\n;monitor;4;;2\nX-9;tostadora;4;;2\n"
)


def fill(world):
    """Write what the pages need beyond the night."""
    shelf = read_shelf([resources() / "procedures"])
    text = next(one for one in shelf.newest() if one.code == "P06")
    title = text.edition("es").title
    record = InForce(
        "P06",
        text.version,
        "es",
        text.digest,
        title,
        sample=True,
        authority="Dr Ferrer",
        announced="en voz alta y por radio",
    )
    running = world.record(record, "Dr Ferrer", ago=3_000)
    world.record(Acknowledge(running.ref), "Anna Puig", ago=2_500)
    for step in text.edition("es").sections[0].steps[:2]:
        world.record(Step(running.ref, step.id, bed="7" if step.per_bed else ""), "Anna Puig", ago=600)
    shift_views.fill(world)


def page(main, key, **fields):
    main.show_page(key, fields)
    return main.page(key)


def devices(main, app):
    page(main, "devices", bed="")


def devices_suspect(main, app):
    board = page(main, "devices", bed="")._board
    board._filter.choose("suspect")
    board._show()


def device(main, app):
    page(main, "devices", bed="")._board.clear_filter()
    page(main, "devices", device="VM-07")


def device_several(main, app):
    detail = page(main, "devices", device="M-02")._detail
    detail._together.setChecked(True)
    detail._rows[next(iter(detail._rows))]._choices.buttons()[0].click()


def device_add(main, app):
    page(main, "devices")._start_add()


def device_list(main, app):
    page(main, "devices")._taking.show_list("inventario-2026.csv", inventory.read(LIST.encode()))


def device_swap(main, app):
    shown = page(main, "devices", device="BI-03")
    shown._wanted("swap")


def act(main, app):
    page(main, "intervention", bed="7", device="M-07", text="Network cable changed")


def act_more(main, app):
    shown = page(main, "intervention", bed="7", device="VM-07", act="alarm-test")
    shown._act._more.show()


def gate(main, app):
    page(main, "intervention", device="VM-07", bed="7", act="network-out", axis="network", value="cable-out")


def gate_signing(main, app):
    gate(main, app)
    shown = main.page("intervention")._gate
    shown._yes._who.buttons()[0].click()
    shown._yes._how.buttons()[0].click()
    shown._yes._read_back.click()
    for tick in list(shown._yes._ticks.values())[:2]:
        tick.click()
    shown._sign._witness.buttons()[0].click()
    for digit in "719":
        shown._sign._pad.press(digit)


def procedures(main, app):
    shown = page(main, "procedures")
    shown._show(shown._list)
    until(app, lambda: bool(shown._shelf.newest()))
    settle(app)


def procedure_read(main, app):
    procedures(main, app)
    shown = main.page("procedures")
    shown._open_text(shown._shelf.newest()[0])


def procedure(main, app):
    procedures(main, app)
    shown = main.page("procedures")
    shown._open_view(main.desk.session.ward.folds.procedures.in_force()[0].ref)
    shown._work._beds.choose("7")
    shown._work._restart()


def procedure_pin(main, app):
    procedure(main, app)
    readers = main.page("procedures")._work.readers
    readers._tap(main.desk.session.ward.people.users()[1])


def procedure_put(main, app):
    procedure_read(main, app)
    main.page("procedures")._wanted("put")


def procedure_end(main, app):
    procedure(main, app)
    main.page("procedures")._wanted("end")


def procedure_aloud(main, app):
    procedure(main, app)
    main.page("procedures")._wanted("aloud")


def procedure_approve(main, app):
    procedure_read(main, app)
    main.page("procedures")._wanted("approve")


def procedure_print(main, app):
    procedure(main, app)
    main.page("procedures")._wanted("print")


def export(main, app):
    page(main, "export")
    settle(app)


def export_hold(main, app):
    form = page(main, "export")._form
    form._sealing.buttons()[0].click()
    form._hold.click()


def export_done(main, app):
    export(main, app)
    main.page("export")._done.start([("/media/stick/uci-2-A-0001-0067.pdf", "67", "3F7K-9QXM-T2VB-8ZDA")])
    main.page("export")._stack.setCurrentWidget(main.page("export")._done)


def message_info(main, app):
    page(main, "log")
    main.messages.info(main.desk.words("Recorded as {ref}").format(ref="A·68"))


def message_trouble(main, app):
    page(main, "log")
    main.warn_of_notes(2)


def protect(main, app):
    page(main, "protect")


def protect_typed(main, app):
    shown = page(main, "protect")
    shown._type_back()
    shown._typed.typed.emit(shown._drawn.replace(shown._drawn.split()[2], "wrong"))


def protect_recovery(main, app):
    shown = page(main, "protect")
    shown._check(shown._drawn)
    shown._recovery._way.buttons()[1].click()


def settings(section):
    def show(main, app):
        page(main, "settings", section=section)
        settle(app, 0.1)

    return show


def settings_enrol(main, app):
    page(main, "settings", section="people")._cards["people"]._open("")


def safety(main, app):
    page(main, "safety")


def closing(main, app):
    shown = page(main, "closing")
    settle(app, 1)
    return shown


def closing_done(main, app):
    shown = closing(main, app)
    with tempfile.TemporaryDirectory() as folder:
        shown._folder = Path(folder)
        shown._tell()
        shown.close_down()
        while shown._running:
            app.processEvents()
    settle(app)


def clocks(main, app):
    page(main, "clocks")
    settle(app)


def codes(main, app):
    shown = page(main, "codes")
    while shown._much.key() is None or not shown._sealed.text():
        app.processEvents()
    settle(app)
    return shown


def codes_shown(main, app):
    shown = codes(main, app)
    shown._show.click()
    while shown._stack.currentWidget() is not shown._shown:
        app.processEvents()
    settle(app)


def file_alarm(main, app):
    page(main, "log")
    main.show_signs((Sign(FileSign.MAGIC, "A/ward.db"), Sign(FileSign.MISSING, "keys.json")))


def witnesses(main, app):
    shown = page(main, "witnesses")
    settle(app, 2)
    return shown


def witnesses_paper(main, app):
    shown = witnesses(main, app)
    shown._open(shown._paper)
    shown._paper._number.setText("A·900")
    shown._paper._code.setText("547B-AWTQ-0KG7-2A0K")
    shown._paper._check.click()
    settle(app, 1)


def witnesses_line(main, app):
    shown = witnesses(main, app)
    shown._open(shown._line)
    shown._line._line.setText(f"WL1:{'Q' * 24}:214:{'A' * 52}:1795398000:{'A' * 103}")
    shown._line._check.click()
    settle(app, 1)


def witnesses_register(main, app):
    shown = witnesses(main, app)
    shown._now.on_paper.emit("Joan Riera")
    settle(app, 1)
    shown._open_register()


def found(main, app):
    ward = main.desk.session.ward
    before = ward.start
    ward.start = replace(before, segment="B", reason="put-back", contradicts=f"A·900:{'A' * 40}")
    page(main, "found")
    settle(app)
    ward.start = before


def keys(main, app):
    page(main, "keys")


@contextmanager
def sticks(main):
    """A stick that is one of the ward's and one that is not yet."""
    with tempfile.TemporaryDirectory() as folder:
        places = [Path(folder) / name for name in ("KINGSTON", "SANDISK 16")]
        for place in places:
            place.mkdir()
        main.desk.copying.see = lambda: tuple(Mount(place, place.name, 9 << 30, writable=True) for place in places)
        yield places


def copies(main, app):
    with sticks(main):
        main.desk.copying.look()
        settle(app)
        page(main, "copies")
        settle(app)


def copies_current(main, app, letter="A"):
    with sticks(main) as (place, _):
        copying = main.desk.copying
        copying.look()
        settle(app)
        copying.make_known(place, letter, main.messages.trouble)
        settle(app, 1)
        page(main, "copies")
        settle(app)


def copies_taken(main, app):
    copies_current(main, app, "B")
    main.desk.copying.take_away("Marc Vidal, taquilla 12")
    settle(app)


VIEWS = {
    **ward_views.VIEWS,
    "clocks": clocks,
    "codes": codes,
    "codes-shown": codes_shown,
    "codes-in": lambda main, app: code_views.offer(main, app, codes(main, app)),
    "witnesses": witnesses,
    "witnesses-paper": witnesses_paper,
    "witnesses-line": witnesses_line,
    "witnesses-register": witnesses_register,
    "found": found,
    "keys": keys,
    "copies": copies,
    "copies-current": copies_current,
    "copies-taken": copies_taken,
    "closing": closing,
    "closing-done": closing_done,
    "safety": safety,
    "export": export,
    "export-hold": export_hold,
    "export-done": export_done,
    "message-info": message_info,
    "message-trouble": message_trouble,
    "protect": protect,
    "protect-typed": protect_typed,
    "protect-recovery": protect_recovery,
    **{f"settings-{key}": settings(key) for key in ("people", "window", "check", "readers", "about")},
    "settings-enrol": settings_enrol,
    "procedures": procedures,
    "procedure-read": procedure_read,
    "procedure-run": procedure,
    "procedure-pin": procedure_pin,
    "procedure-put": procedure_put,
    "procedure-end": procedure_end,
    "procedure-aloud": procedure_aloud,
    "procedure-approve": procedure_approve,
    "procedure-print": procedure_print,
    "devices": devices,
    "devices-suspect": devices_suspect,
    "device": device,
    "device-several": device_several,
    "device-add": device_add,
    "device-list": device_list,
    "device-swap": device_swap,
    "act": act,
    "act-more": act_more,
    "gate": gate,
    "gate-signing": gate_signing,
    "file-alarm": file_alarm,
    **shift_views.VIEWS,
}
