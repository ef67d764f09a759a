#!/usr/bin/env bash
# Shows in preview.md what a change would do, as the text of a comment. Ends as the preview ended.
set -euo pipefail

status=0
itsmng doctor --stack "$STACK" --names --read-only > preview.txt 2>&1 || status=$?
if [ "$status" -eq 0 ]; then
  pulumi preview --stack "$STACK" --refresh --diff --non-interactive --color never --suppress-progress \
    > preview.txt 2>&1 || status=$?
fi

cat preview.txt
{
  if [ "$status" -eq 0 ]; then
    echo "### What this changes in \`$STACK\`"
  else
    echo "### This cannot be applied to \`$STACK\`"
  fi
  echo
  echo '~~~~text'
  head -c 60000 preview.txt
  echo
  echo '~~~~'
} > preview.md
exit "$status"
