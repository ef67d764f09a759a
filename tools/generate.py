"""Write what is derived from the catalogue: the schemas, the classes of programs and `docs/reference/`.

python -m tools.generate            write the files
python -m tools.generate --check    only say whether they are current (exit status 1 if not)
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CLASSES, REFERENCE = ROOT / "pulumi_itsmng/sdk/generated", ROOT / "docs/reference"


def main() -> int:
    """Write the derived files, or check them."""
    derived = derived_files()
    stale = [path for path, text in derived.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    left = [path for folder in (REFERENCE, CLASSES) for path in folder.glob("*.*") if path not in derived]
    if "--check" in sys.argv[1:]:
        for path in stale + left:
            print(f"{path.relative_to(ROOT)} is not current: run `make generate`")
        return 1 if stale or left else 0
    for path in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(derived[path], encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    for path in left:
        path.unlink()
        print(f"removed {path.relative_to(ROOT)}")
    return 0


def derived_files() -> dict[Path, str]:
    """The texts of all derived files, by their paths."""
    index = CLASSES / "__init__.py"
    if not index.exists():  # the package, which is about to be imported, imports it
        CLASSES.mkdir(exist_ok=True)
        index.write_text("__all__: list[str] = []\n", encoding="utf-8")
    from pulumi_itsmng.schema import RESOURCES, package_schema  # noqa: PLC0415 - as above
    from pulumi_itsmng.sdk.components.organization.json_schema import organization_schema  # noqa: PLC0415 - only now it can be imported
    from tools.classes import class_modules  # noqa: PLC0415 - as above
    from tools.reference import reference_pages  # noqa: PLC0415 - as above
    from tools.reference.example import example_of  # noqa: PLC0415 - as above

    examples = {name: example_of(name).program for name in RESOURCES}
    derived = {
        ROOT / "schema.json": _json(package_schema(examples)),
        ROOT / "docs/organization.schema.json": _json(organization_schema()),
    }
    derived |= {CLASSES / name: text for name, text in class_modules().items()}
    return derived | {REFERENCE / name: text for name, text in reference_pages().items()}


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.exit(main())
