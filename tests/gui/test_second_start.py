"""A second start of the program hands its file to the first."""

from __future__ import annotations

from shutil import copyfile
from uuid import uuid4

import pytest

from ui.instance import Door, door_name, hand_over

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


@pytest.fixture
def name() -> str:
    """A door that no other program has."""
    return door_name(f"/test/{uuid4()}")


def test_a_second_start_hands_its_file_to_the_first(program, window, sample_file, tmp_path, name, qtbot):
    path = tmp_path / "Әкім құжаты.ropa"
    copyfile(sample_file, path)
    assert not hand_over(name, str(path)), "there is no first one yet"
    door = Door(name)
    door.knocked.connect(program.greet)
    try:
        assert hand_over(name, str(path))
        qtbot.waitUntil(lambda: len(program.windows) == 2)
        made = program.windows[1]
        assert made.workspace.register.path == path
        with qtbot.waitSignal(door.knocked):
            assert hand_over(name, str(path))
        assert len(program.windows) == 2, "a file that is open comes to the front"
        qtbot.waitUntil(made.isActiveWindow)
        window.showMinimized()
        with qtbot.waitSignal(door.knocked):
            assert hand_over(name, "")
        qtbot.waitUntil(window.isActiveWindow)
        assert not window.isMinimized()
    finally:
        door.close()
    assert not hand_over(name, "")


def test_two_starts_at_once_are_both_heard(name, qtbot):
    door = Door(name)
    heard: list[str] = []
    door.knocked.connect(heard.append)
    for path in ("/one.ropa", "/two.ropa"):
        assert hand_over(name, path)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert sorted(heard) == ["/one.ropa", "/two.ropa"]
    door.close()


def test_a_door_left_by_a_program_that_was_killed_is_taken_over(name, qtbot):
    killed = Door(name)
    again = Door(name)
    with qtbot.waitSignal(again.knocked):
        assert hand_over(name, "/one.ropa")
    again.close()
    killed.deleteLater()


def test_people_and_settings_have_doors_of_their_own():
    assert door_name("/a/ropa.ini") != door_name("/b/ropa.ini")
    assert door_name("/a/ropa.ini") == door_name("/a/ropa.ini")
