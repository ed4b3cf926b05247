#!/bin/sh
# What the tests need beyond npm: a Redis or Valkey server, PostgreSQL's server programs, a Chromium, jing, newsboat and Python's feedparser.
# As root, or with CI=true, installs what is missing, saying first what and how; else prints the command to run, and fails.
set -eu

found() {
  for program in "$@"; do
    if command -v "$program" >/dev/null 2>&1; then return 0; fi
  done
  return 1
}

# Debian and Homebrew keep PostgreSQL's server programs off the PATH. An initdb makes folders for the postgres beside it: both must be in one place.
postgres_found() {
  for folder in /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin $(printf '%s' "$PATH" | tr ':' ' '); do
    if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then return 0; fi
  done
  return 1
}

# A Python of the user's own may stand before the system's on the PATH, and has none of its packages.
feedparser_found() {
  for python in python3 /usr/bin/python3 /opt/homebrew/bin/python3; do
    if "$python" -c 'import feedparser' >/dev/null 2>&1; then return 0; fi
  done
  return 1
}

missing=''
if ! found redis-server valkey-server; then missing="$missing redis"; fi
if ! postgres_found; then missing="$missing postgres"; fi
if ! found chromium chromium-browser google-chrome google-chrome-stable && ! [ -d '/Applications/Google Chrome.app' ]; then missing="$missing chromium"; fi
if ! found jing; then missing="$missing jing"; fi
if ! found newsboat; then missing="$missing newsboat"; fi
if ! feedparser_found; then missing="$missing feedparser"; fi

# How this machine calls each of them; empty where it has none.
manager=''
for candidate in apt-get dnf apk brew; do
  if [ -z "$manager" ] && found "$candidate"; then manager=$candidate; fi
done
package_of() {
  case "$manager:$1" in
    apt-get:redis) echo redis-server ;;
    apt-get:postgres) echo postgresql ;;
    apk:redis) echo redis ;;
    apk:postgres) echo postgresql ;;
    dnf:redis) echo valkey ;;
    dnf:postgres) echo postgresql-server ;;
    brew:redis) echo redis ;;
    brew:postgres) echo postgresql@17 ;;
    brew:chromium) echo google-chrome ;;
    brew:jing) echo jing-trang ;;
    apk:jing) ;;
    apt-get:feedparser | dnf:feedparser) echo python3-feedparser ;;
    apk:feedparser) echo py3-feedparser ;;
    brew:feedparser) ;;
    *) echo "$1" ;;
  esac
}

packages=''
without=''
for need in $missing; do
  package=$(package_of "$need")
  if [ -n "$package" ]; then packages="$packages $package"; else without="$without $need"; fi
done
if [ -n "$without" ]; then echo "test-host: $manager has no$without: the test that needs it says so and is left out." >&2; fi
if [ -z "$packages" ]; then exit 0; fi

case "$manager" in
  apt-get) install="apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends$packages" ;;
  dnf) install="dnf install -y$packages" ;;
  apk) install="apk add$packages" ;;
  brew) install="brew install$packages" ;;
  *)
    echo "test-host: the tests need$missing, and this machine has none of apt-get, dnf, apk and brew to get them with." >&2
    exit 1
    ;;
esac

root=''
if [ "$(id -u)" -ne 0 ] && [ "$manager" != brew ]; then root='sudo '; fi
if [ "$(id -u)" -ne 0 ] && [ "${CI:-}" != true ]; then
  echo "test-host: the tests need$missing. Run: ${root}sh -c '$install'" >&2
  exit 1
fi
echo "test-host: the tests need$missing. Installing: ${root}$install"
${root}sh -c "$install"
