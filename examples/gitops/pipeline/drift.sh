#!/usr/bin/env bash
# Writes the reports on what changed behind the stack's back into reports/.
# Ends with 0 (nothing), 7 (drift), or something else where that could not be told.
set -euo pipefail

mkdir -p reports
status=0
itsmng drift --stack "$STACK" --format markdown > reports/drift.md || status=$?
case "$status" in
  0 | 7) ;;
  *)
    [ -s reports/drift.md ] || echo "It could not be told whether \`$STACK\` has drifted: see the log." > reports/drift.md
    exit "$status"
    ;;
esac

# The same again in other forms; drift is no news any more, and anything else ends this.
report() {
  itsmng drift --stack "$STACK" --format "$1" > "reports/$2" 2> /dev/null || [ "$?" -eq 7 ]
}
report html drift.html
report json drift.json
report junit drift.xml
exit "$status"
