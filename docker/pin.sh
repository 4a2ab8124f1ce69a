#!/bin/sh
# Pins the base images of Dockerfile and compose.yaml to what their tags mean today: `name:tag` becomes `name:tag@sha256:…`. Run again
# to move on. The image that is built here has no digest before it is built. Needs Docker with buildx, and the network.
set -eu
cd "$(dirname "$0")"
digest() { docker buildx imagetools inspect "$1" --format '{{.Manifest.Digest}}'; }
images=$(sed -nE 's/^(FROM| +image:) +([a-z]+:[0-9][a-z0-9.-]*).*/\2/p' Dockerfile compose.yaml | grep -v '^tutti:' | sort -u)
for image in $images; do
  pinned="$image@$(digest "$image")"
  case "$pinned" in
    *@sha256:????????????????????????????????????????????????????????????????) ;;
    *) echo "There is no digest of $image." >&2 && exit 1 ;;
  esac
  name=$(printf '%s' "$image" | sed 's/[.]/[.]/g')
  sed -E -i "s#^(FROM| +image:) +$name(@sha256:[0-9a-f]{64})?( |\$)#\\1 $pinned\\3#" Dockerfile compose.yaml
  echo "$pinned"
done
