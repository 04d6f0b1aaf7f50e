"""The bulk dump: its tables against their own description, by csvw; its checksums, by hashlib."""

import hashlib
import pathlib
import warnings

from csvw import TableGroup


def check(_origin, export, _accounts):
    folder = pathlib.Path(export)
    listed = {}
    for line in (folder / "checksums").read_text().splitlines():
        digest, name = line.split("  ", 1)
        listed[name] = digest
    there = {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and path.name != "checksums"
    }
    assert there == set(listed), there ^ set(listed)
    for name, digest in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tables = TableGroup.from_file(folder / "register" / "csv-metadata.json")
        rows = 0
        for table in tables.tables:
            assert table.check_primary_key(), table.url
            # Every cell is read as what the description says it is.
            rows += sum(1 for _ in table.iterdicts(strict=True))
    described = {f"register/{table.url}" for table in tables.tables}
    tabled = {name for name in listed if name.endswith(".csv")}
    assert described == tabled, described ^ tabled
    return f"{len(tables.tables)} tables, {rows} rows, {len(listed)} checksums"
