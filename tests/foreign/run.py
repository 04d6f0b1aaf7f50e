"""Reads what a running house hands to programs with programs that others wrote, and says what each thinks.

Usage: run.py ORIGIN [EXPORT]   EXPORT is a folder that `registry export` wrote.
Needs csvw, feedparser, icalendar, openapi-spec-validator, pyld, rdflib and schemathesis. The last line is "N passed, N failed"; exit code 1 if anything failed.
"""

import importlib
import sys
import traceback

CHECKS = ["feeds", "calendar_file", "linked_data", "description", "tables", "hostile_client"]


def main():
    if len(sys.argv) not in (2, 3):
        print(__doc__)
        return 2
    origin = sys.argv[1].rstrip("/")
    export = sys.argv[2] if len(sys.argv) == 3 else None
    passed = failed = 0
    for name in CHECKS:
        check = importlib.import_module(name)
        try:
            said = check.check(origin, export)
        except Exception:  # a check that breaks has failed
            traceback.print_exc()
            failed += 1
            print(f"FAILED {name}", flush=True)
            continue
        if said is None:
            print(f"not asked: {name}", flush=True)
            continue
        passed += 1
        print(f"ok {name}: {said}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
