#!/bin/sh
# The image's commands; apps/up gives Node the same flags. `exec`: Node itself gets the signals.
set -eu
case "${1:-api}" in
  api) exec node dist/apps/api/src/main.js ;;
  worker) exec node --max-old-space-size=512 dist/apps/worker/src/main.js ;;
  migrate) exec node dist/apps/cli/src/main.js migrate run ;;
  *) exec node dist/apps/cli/src/main.js "$@" ;;
esac
