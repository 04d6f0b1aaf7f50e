"""Reads what a running house hands to programs with programs that others wrote, and says what each thinks.

Usage: run.py ORIGIN EXPORT ACCOUNTS   EXPORT is a folder that `registry export` wrote, ACCOUNTS the demo's table of accounts.
Needs csvw, feedparser, icalendar, openapi-spec-validator, pyld, rdflib and schemathesis. The last line is "N passed, N failed"; exit code 1 if anything failed.
"""

import importlib
import sys
import traceback

CHECKS = ["feeds", "calendar_file", "linked_data", "description", "tables", "hostile_client"]


def main():
    if len(sys.argv) != 4:
        print(__doc__)
        return 2
    origin, export, accounts = sys.argv[1].rstrip("/"), sys.argv[2], sys.argv[3]
    passed = failed = 0
    for name in CHECKS:
        check = importlib.import_module(name)
        try:
            said = check.check(origin, export, accounts)
        except Exception:  # a check that breaks has failed
            traceback.print_exc()
            failed += 1
            print(f"FAILED {name}", flush=True)
            continue
        passed += 1
        print(f"ok {name}: {said}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
