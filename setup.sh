#!/usr/bin/env bash
# Makes .venv from requirements.lock. Says what it does; running it again changes nothing that is right already.
set -euo pipefail
cd "$(dirname "$0")"

python=${PYTHON:-}
for candidate in ${python:-python3.13 python3.12 python3.11 python3}; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$candidate && break; fi
done
if [ -z "$python" ] || ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "setup: Python 3.11 or newer is needed; install it, or name it: PYTHON=/path/to/python make setup" >&2
    exit 1
fi

if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c '' 2>/dev/null; then
    echo "setup: making .venv with $("$python" --version)" >&2
    "$python" -m venv .venv || { echo "setup: no venv module; on Debian: apt-get install python3-venv" >&2; exit 1; }
fi

echo "setup: installing what requirements.lock names (about 400 MB the first time)" >&2
.venv/bin/python -m pip install --quiet --disable-pip-version-check "uv==0.13.9" || echo "setup: no uv; pip goes on alone" >&2
if [ ! -x .venv/bin/uv ] || ! .venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes --compile-bytecode -r requirements.lock; then
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
fi

# A browser is needed only for platforms that are drawn by scripts; without one everything else works.
if browser=$(.venv/bin/python -m crawlers.browser 2>/dev/null); then
    echo "setup: browser found: $browser" >&2
elif [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "setup: no browser; installing Chromium by apt-get" >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null 2>&1 || true
    .venv/bin/python -m crawlers.browser >&2 || true
else
    .venv/bin/python -m crawlers.browser >&2 || true
fi
touch .venv/done
echo "setup: done" >&2
