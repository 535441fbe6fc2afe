#!/bin/sh
# Runs a verb of the command line from the build that start.sh made: sh build/persense.sh segment --help
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
app=${PERSENSE_APP:-$root/PerSense.Web/bin/Release/net10.0/PerSense.Web.dll}
if [ ! -f "$app" ]; then
    echo "PerSense is not built yet. Run: sh build/start.sh" >&2
    exit 1
fi
exec dotnet "$app" "$@"
