# SPDX-License-Identifier: Apache-2.0
"""Dossiers keep every version, and say what they leave open."""

import dataclasses

from logbook.core.model.bedside import Dossier
from logbook.core.model.dossiers import Dossiers, still_open
from logbook.core.model.frame import Ref
from logbook.core.model.records import Correction, Note
from tests.core.model.acts import Night


def test_versions_follow_one_another():
    night = Night()
    night.write(Note("x"))
    first = night.write(Dossier("BI-1", description="one"))
    second = night.write(Dossier("BI-1", first.ref, description="two"))
    third = night.write(Dossier("BI-1", second.ref, description="three"))
    night.write(Dossier("M-1"))
    (view,) = night.into(Dossiers()).of("BI-1")
    assert (view.latest, view.versions, view.version) == (third, (first.ref, second.ref), 3)
    assert view.record.description == "three"
    night.write(Correction(), corrects=third.ref)
    assert night.into(Dossiers()).of("BI-1")[0].latest == second


def test_a_version_before_that_is_no_dossier_is_passed_over():
    night = Night()
    note = night.write(Note("x"))
    night.write(Dossier("BI-1", note.ref))
    night.write(Dossier("BI-1", Ref("Z", 9)))
    views = night.into(Dossiers()).of("BI-1")
    assert [view.versions for view in views] == [(), ()]


def test_dossiers_that_name_each_other_end():
    night = Night()
    night.write(Dossier("M-1", Ref("A", 1)))
    night.write(Dossier("M-1", Ref("A", 0)))
    third = night.write(Dossier("BI-1", Ref("A", 0)))
    (view,) = night.into(Dossiers()).of("BI-1")
    assert (view.latest, view.versions) == (third, (Ref("A", 1), Ref("A", 0)))
    assert night.into(Dossiers()).of("M-1") == ()


def test_what_is_still_open_is_named():
    assert set(still_open(Dossier("BI-1", lot="7"))) == {
        spec.name for spec in dataclasses.fields(Dossier) if spec.name not in {"device", "earlier", "lot"}
    }
