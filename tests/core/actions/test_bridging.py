# SPDX-License-Identifier: Apache-2.0
"""The log as codes: every record since the receipt, in sets that each verify alone, also from crumpled pictures."""

import random
import subprocess

import pytest
import zxingcpp
from PIL import Image, ImageFilter

from logbook.core import crypto
from logbook.core.actions import bridging, witnessing
from logbook.core.exchange import bridge, checkpoint, squeeze, verify
from logbook.core.exchange.checkpoint import Checkpoint
from logbook.core.model.codes import Profile, Realm
from logbook.core.model.errors import BadInput, NothingToExport, TooLarge
from logbook.core.model.records import Note
from logbook.core.model.safeguards import Receipt
from logbook.core.model.traces import Export
from logbook.i18n import words_for
from tests.wards import make

TEAM = crypto.new_device_key()


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path)
    for number in range(30):
        made.clock.pass_(60)
        made.record(Note(text=f"Ventilator {number} looked at", bed="7", patient="UCI-07·K4"))
    yield made
    made.shut()


def codes(world, after=-1, **more):
    taken, now = world.on_thread(bridging.take, world.ward, after)
    return bridging.make(taken, now, **({"profile": Profile.INCIDENT} | more))


def text_of(volume, identity=None):
    frames = [bridge.read_frame(frame) for frame in volume.frames]
    random.shuffle(frames)
    (batch,) = bridge.batches(frames)
    payload = bridge.join(batch)
    return squeeze.unsqueeze(crypto.age_decrypt(payload, identity) if identity else payload)


def receipt(world, number, log=None):
    head = world.on_thread(world.ward.journal.before, number + 1).head
    point = Checkpoint(Realm.REAL, log or world.ward.journal.tail.log, number, head, 1_795_400_000)
    return checkpoint.write_line(point, TEAM.sign, receipt=True)


def test_a_set_comes_back_as_a_log_that_verifies(world):
    (volume,) = codes(world)
    report = verify.verify(text_of(volume)).report
    assert (report.verdict, report.first, report.last) == (verify.Verdict.GOOD, 0, volume.record.last)
    assert volume.record.last == world.ward.journal.tail.number
    assert (volume.record.medium, volume.record.profile, volume.record.sealed_to) == ("qr", Profile.INCIDENT, 0)


def test_a_long_log_leaves_in_sets_that_join(world):
    for number in range(80):
        world.record(Note(text=f"Once more {number}"))
    volumes = codes(world)
    assert [one.number for one in volumes] == [1, 2]
    assert {one.total for one in volumes} == {2}
    assert len(volumes[0].frames) == bridge.MOST
    first, second = (verify.verify(text_of(one)) for one in volumes)
    assert (first.report.verdict, second.report.verdict) == (verify.Verdict.GOOD, verify.Verdict.GOOD)
    assert second.slice.opening.before == first.checked.tail
    assert second.report.last == world.ward.journal.tail.number


def test_only_what_no_receipt_names_leaves(world):
    assert bridging.receipted(world.ward) == -1
    for line in (receipt(world, 12), receipt(world, 5), receipt(world, 20, log="A" * 24), "WT1:nonsense"):
        world.record(Receipt(line))
    later = receipt(world, 8).replace(":8:", ":999:")
    world.record(Receipt(later))
    assert bridging.receipted(world.ward) == 12
    (volume,) = codes(world, bridging.receipted(world.ward))
    assert (volume.record.first, verify.verify(text_of(volume)).report.needs) == (13, 13)


@pytest.mark.parametrize("after", [-2, 10_000])
def test_where_nothing_is_new_nothing_is_made(world, after):
    with pytest.raises(NothingToExport):
        world.on_thread(bridging.take, world.ward, after)
    with pytest.raises(NothingToExport):
        world.on_thread(bridging.take, world.ward, world.ward.journal.tail.number)


def test_for_readers_it_is_sealed(world):
    identity, recipient = crypto.new_age_identity()
    (volume,) = codes(world, recipients=(recipient,))
    assert verify.verify(text_of(volume, identity)).report.verdict is verify.Verdict.GOOD
    assert volume.record.sealed_to == 1
    with pytest.raises(BadInput):
        text_of(volume)
    with pytest.raises(BadInput):
        codes(world, recipients=("age1nonsense",))


def test_a_record_too_long_for_a_set_is_named(world):
    entry = world.record(Note(text=random.Random(3).randbytes(20_000).hex()))
    with pytest.raises(TooLarge) as caught:
        codes(world)
    assert caught.value.facts["number"] == entry.ref.number


def test_what_left_becomes_a_record(world):
    volumes = codes(world)
    bridging.record(world.ward, volumes, world.by("Anna Puig"))
    last = world.ward.folds.timeline.entries[-1]
    assert last.record == volumes[0].record
    assert isinstance(last.record, Export)


def pictures(tool, pdf, folder, dpi):
    (folder / "codes.pdf").write_bytes(pdf)
    order = [tool("pdftoppm"), "-gray", "-r", str(dpi), "-png", folder / "codes.pdf", folder / "page"]
    subprocess.run(order, check=True)
    return [Image.open(path) for path in sorted(folder.glob("page*.png"))]


def crumpled(image):
    """A sheet as a phone sees it: turned, grey on grey, out of focus."""
    turned = image.rotate(6, fillcolor=255, expand=True, resample=Image.Resampling.BICUBIC)
    return turned.filter(ImageFilter.GaussianBlur(0.8)).point(lambda light: 70 + light * 110 // 255)


@pytest.mark.parametrize(("dpi", "spoil"), [(200, lambda image: image), (90, lambda image: image), (110, crumpled)])
def test_a_real_reader_reads_the_printed_codes_and_the_log_verifies(world, tool, tmp_path, dpi, spoil):
    taken, now = world.on_thread(bridging.take, world.ward, -1)
    volumes = bridging.make(taken, now, Profile.INCIDENT)
    pdf = bridging.paper(taken, volumes, now, words_for("en"))
    code = witnessing.show(world.on_thread(witnessing.take, world.ward)).code
    (tmp_path / "told.pdf").write_bytes(pdf)
    told = subprocess.run([tool("pdftotext"), tmp_path / "told.pdf", "-"], capture_output=True, check=True, text=True)
    assert told.stdout.count(code) == told.stdout.count("\f")
    read = [
        found.text
        for image in pictures(tool, pdf, tmp_path, dpi)
        for found in zxingcpp.read_barcodes(spoil(image), zxingcpp.BarcodeFormat.QRCode)  # words may look like bars
    ]
    random.shuffle(read)
    (batch,) = bridge.batches(map(bridge.read_frame, read))
    report = verify.verify(squeeze.unsqueeze(bridge.join(batch))).report
    assert (report.verdict, report.last) == (verify.Verdict.GOOD, world.ward.journal.tail.number)
