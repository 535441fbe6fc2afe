#!/bin/sh
# Command 1: installs what the app needs, builds it and starts it. Arguments go to `serve`, e.g. --urls http://0.0.0.0:8080
set -u
. "$(dirname "$0")/common.sh"

require_tools
install_npm_packages
build_release PerSense.Web
exec dotnet PerSense.Web/bin/Release/net10.0/PerSense.Web.dll serve "$@"
