# shellcheck shell=bash
# What the scripts share: where things are, how they speak, where packages come from. Sourced, never run.
# shellcheck disable=SC2034 # Each script uses some of the places below, and none of them all.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
BUILD="$ROOT/.build"
VENV="$ROOT/.venv"
VENV_ESPHOME="$ROOT/.venv-esphome"
VENV_REPLAY="$ROOT/.venv-replay"
VENV_PURE="$ROOT/.venv-pure"
VENV_COHORT="$ROOT/.venv-cohort"
VENV_KINDS="$ROOT/.venv-kinds"
CARD="$ROOT/card"

say() {
  echo "$(basename "$0"): $*"
}

die() {
  echo "$(basename "$0"): $*" >&2
  exit 1
}

# Prints the oldest Python on the PATH that is at least the version given, as 3.11.
find_python() {
  local wanted="$1" name
  for name in python3.11 python3.12 python3.13 python3 python3.14; do
    if command -v "$name" >/dev/null &&
      "$name" -c "import sys; sys.exit(sys.version_info[:2] < tuple(map(int, '$wanted'.split('.'))))" 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  die "needs Python $wanted or newer on the PATH."
}

has_node() {
  command -v npm >/dev/null && node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' 2>/dev/null
}

# Sets UV to a uv: the one on the PATH, else one in a throwaway environment.
find_uv() {
  UV="$(command -v uv || true)"
  if [ -z "$UV" ]; then
    UV="$BUILD/uv/bin/uv"
    [ -x "$UV" ] || install_tool uv
  fi
  follow_pip_settings
}

# Installs one command from the package index into .build/uv.
install_tool() {
  local python
  python="$(find_python 3.11)"
  "$BUILD/uv/bin/python" -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear "$BUILD/uv" ||
    die "$python cannot make an environment. Install uv, or on Debian: sudo apt-get install python3-venv"
  say "installing $1 into .build/uv"
  "$BUILD/uv/bin/python" -m pip install --quiet --disable-pip-version-check "$1"
}

# uv does not read pip's settings, so a machine that has a package index of its own is asked here, at run time.
follow_pip_settings() {
  local python index
  [ -z "${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-}" ] || return 0
  python="$(find_python 3.11)"
  index="${PIP_INDEX_URL:-$("$python" -m pip config get global.index-url 2>/dev/null || true)}"
  [ -z "$index" ] || export UV_DEFAULT_INDEX="$index"
  [ -z "${PIP_CERT:-}" ] || export SSL_CERT_FILE="${SSL_CERT_FILE:-$PIP_CERT}"
  export UV_NO_PROGRESS=1
}
