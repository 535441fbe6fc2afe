#!/bin/sh
# Command 1: installs what the app needs, builds it and starts it. Arguments go to `serve`, e.g. --port 8080
set -u
. "$(dirname "$0")/common.sh"

require_tools
install_npm_packages
build_release PerSense.Web
echo "PerSense: starting ..."
exec sh build/persense.sh serve "$@"
