#!/usr/bin/env bash
# Installs the Debian packages that the project wants, and only those that are missing.
#   system-packages.sh run    for the review desk: venv, a second OCR engine, a Chinese font
#   system-packages.sh test   the same, and what the tests draw, browse and store with
# Without root and sudo it says what is missing and goes on: only python3-venv is indispensable.
set -euo pipefail

need=(python3 python3-venv ca-certificates tesseract-ocr tesseract-ocr-chi-sim fonts-wqy-microhei)
if [ "${1:-run}" = test ]; then
    need+=(chromium fonts-wqy-zenhei fonts-arphic-uming fonts-arphic-ukai fonts-arphic-gbsn00lp fonts-arphic-gkai00mp)
    need+=(postgresql libatomic1) # libatomic1: what the browser driver of the tests is linked to
fi

missing=()
for package in "${need[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Not root and no sudo: please have these Debian packages installed: ${missing[*]}" >&2
        exit 0
    fi
    as_root=(sudo)
fi
echo "Installing Debian packages: ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -q >&2
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
