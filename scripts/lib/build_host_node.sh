#!/usr/bin/env bash
# Builds the bed node's firmware for this machine and prints the program's path, and nothing else, on stdout.
#
#   node="$(scripts/lib/build_host_node.sh)" && BED_MOTION_PORT=16053 "$node"
#
# Quick when nothing has changed: the program is named after a hash of all that goes into it.
#
#   scripts/lib/build_host_node.sh FILE.yaml    builds another configuration for the host platform
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

PROGRAMS_KEPT=4

main() {
  local yaml="${1:-$ROOT/esphome/bed-node.host.yaml}"
  local name output program
  name="$(basename "$yaml" .yaml)"
  output="$BUILD/firmware/host/$name"
  [ -x "$VENV_ESPHOME/bin/esphome" ] || die "needs ESPHome; run scripts/setup esphome first."
  mkdir -p "$output"
  exec 8>"$output/lock"
  flock 8 2>/dev/null || true
  program="$output/$name-$(hash_of_inputs "$yaml")"
  [ -x "$program" ] || build "$yaml" "$output" "$program"
  forget_old "$output/$name-"
  echo "$program"
}

build() {
  local yaml="$1" output="$2" program="$3" built
  say "building $(basename "$yaml") for this machine" >&2
  if ! ESPHOME_DATA_DIR="$output/esphome" "$VENV_ESPHOME/bin/esphome" compile "$yaml" >"$output/build.log" 2>&1; then
    tail -n 30 "$output/build.log" >&2
    die "ESPHome could not build $yaml; the whole log is $output/build.log."
  fi
  # A configuration that fails leaves an older program behind, so only the path that this build names counts.
  built="$(sed -n "s/.*compiled program to path '\(.*\)'.*/\1/p" "$output/build.log" | tail -n 1)"
  cp "$built" "$program.part"
  mv "$program.part" "$program"
}

hash_of_inputs() {
  {
    find "$ROOT/esphome" "$ROOT/tests/firmware/components" -type f -not -path '*/__pycache__/*' -not -path '*/.*' \
      -print0 | sort -z | xargs -0 sha256sum
    sha256sum "$1" "$ROOT/requirements/esphome.txt"
    "${CXX:-g++}" --version
  } | sha256sum | cut -c 1-12
}

# A program in use by a test must stay until that is over, so the newest few are kept.
forget_old() {
  # The names are hashes made above, so ls is safe here.
  # shellcheck disable=SC2012
  ls -t "$1"* 2>/dev/null | tail -n "+$((PROGRAMS_KEPT + 1))" | xargs -r rm -f
}

main "$@"
