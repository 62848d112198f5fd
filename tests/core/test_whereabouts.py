"""Where a register lies: folders of cloud services, network shares, copies that came of a conflict."""

from __future__ import annotations

from pathlib import Path

import pytest

from ropa.store import whereabouts as looked
from ropa.store.whereabouts import whereabouts


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Personal)/work", "Dropbox"),
        ("OneDrive - Tumar LLP/Registers", "OneDrive"),
        ("OneDrive", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("YandexDisk/клиенты", "Яндекс.Диск"),
        ("Yandex.Disk", "Яндекс.Диск"),
        ("Яндекс.Диск", "Яндекс.Диск"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Мой диск", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-a@b.kz/x", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("Documents", ""),
        ("My Dropbox files", ""),
        ("Boxes", ""),
        ("Драйв", ""),
    ],
)
def test_folders_of_cloud_services_are_known(tmp_path: Path, folder: str, service: str) -> None:
    """LCK-11: by the name of a folder, at any depth."""
    assert whereabouts(tmp_path / folder / "clients.ropa").cloud == service


def test_a_folder_that_the_service_names_itself_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LCK-11: by the variable OneDrive, by what Dropbox keeps in its folder, through a link."""
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Firm"))
    assert whereabouts(tmp_path / "Firm" / "x" / "clients.ropa").cloud == "OneDrive"
    (tmp_path / "Box of drops" / ".dropbox.cache").mkdir(parents=True)
    assert whereabouts(tmp_path / "Box of drops" / "clients.ropa").cloud == "Dropbox"
    (tmp_path / "YandexDisk").mkdir()
    (tmp_path / "plain").symlink_to(tmp_path / "YandexDisk")
    assert whereabouts(tmp_path / "plain" / "clients.ropa").cloud == "Яндекс.Диск"


@pytest.mark.parametrize(
    ("kind", "share"),
    [("nfs4", True), ("cifs", True), ("fuse.sshfs", True), ("ext4", False), ("fuse.ntfs-3g", False), ("tmpfs", False)],
)
def test_network_shares_are_known(tmp_path: Path, kind: str, share: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """LCK-10: by what the system says of the disk that is mounted nearest."""
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        f"22 1 0:20 / / rw - ext4 /dev/sda1 rw\n23 22 0:21 / /srv/our\\040share rw shared:1 - {kind} host:/x rw\nodd\n"
    )
    monkeypatch.setattr(looked, "_MOUNTS", mounts)
    assert whereabouts(Path("/srv/our share/clients.ropa")).share is share
    assert not whereabouts(Path("/srv/our/clients.ropa")).share
    monkeypatch.setattr(looked, "_MOUNTS", tmp_path / "nothing")
    assert not whereabouts(Path("/srv/our share/clients.ropa")).share


@pytest.mark.parametrize(
    ("name", "conflict"),
    [
        ("clients (Anna's conflicted copy 2026-11-26).ropa", True),
        ("clients (конфликтующая копия Анна 2026-11-26).ropa", True),
        ("clients.sync-conflict-20261126-101010-ABCDEFG.ropa", True),
        ("clients (conflicted copy 2026-11-26 101010).ropa", True),
        ("clients_conf(1).ropa", True),
        ("clients.ropa", False),
        ("clients 2026.ropa", False),
        ("clients (conflicted copy).txt", False),
        ("others (conflicted copy).ropa", False),
        ("conflict of clients.ropa", False),
    ],
)
def test_copies_of_a_conflict_are_noticed(tmp_path: Path, name: str, conflict: bool) -> None:
    """LCK-12: by what services call such copies; other files beside are left alone."""
    path = tmp_path / "clients.ropa"
    path.touch()
    (tmp_path / name).touch()
    assert [one.name for one in whereabouts(path).conflicts] == ([name] if conflict else [])


def test_a_folder_that_cannot_be_read_says_nothing(tmp_path: Path) -> None:
    """LCK-12: where there is nothing to look at, nothing is said."""
    found = whereabouts(tmp_path / "gone" / "clients.ropa")
    assert (found.cloud, found.conflicts) == ("", ())
