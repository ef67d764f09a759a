#!/usr/bin/env bash
# Writes the reports on what changed behind the stack's back into reports/.
# Ends with 0 (nothing), 7 (drift), or something else where that could not be told.
set -euo pipefail

rm -rf reports
mkdir reports
status=0
itsmng drift --stack "$STACK" \
  --output reports/drift.md --output reports/drift.html --output reports/drift.json --output reports/drift.xml || status=$?
[ -s reports/drift.md ] || echo "It could not be told whether \`$STACK\` has drifted: see the log." | tee reports/drift.md
exit "$status"
