# Shared by start.sh and test.sh: what the machine must have, and how the packages get here. Sourced, never run.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# No build process may outlive the command: a server left behind keeps the caller's output open.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

root=$(cd "$(dirname "$0")/.." && pwd)
logs="$root/artifacts/logs"
cd "$root" || exit 1
mkdir -p "$logs"

fail() {
    echo "PerSense: $*" >&2
    exit 1
}

# All that is missing at once, one line each: nobody should have to run this three times to learn three things.
require_tools() {
    missing=0
    lack() {
        echo "PerSense: $*" >&2
        missing=1
    }
    if ! command -v dotnet >/dev/null 2>&1; then
        lack "the .NET SDK 10 is missing; install it from https://dotnet.microsoft.com/download/dotnet/10.0"
    elif ! dotnet --list-sdks 2>/dev/null | grep -qE '^([1-9][0-9]+)\.' || ! dotnet --version >/dev/null 2>&1; then
        lack "the .NET SDK 10 is missing (found: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | tr '\n' ' ')); install it from https://dotnet.microsoft.com/download/dotnet/10.0"
    fi
    if ! command -v node >/dev/null 2>&1; then
        lack "Node.js 20 or newer is missing; install it from https://nodejs.org"
    elif [ "$(node -p 'parseInt(process.versions.node)')" -lt 20 ]; then
        lack "Node.js 20 or newer is needed (found $(node --version)); install it from https://nodejs.org"
    fi
    command -v npm >/dev/null 2>&1 || lack "npm is missing; it comes with Node.js from https://nodejs.org (on Debian: apt-get install npm)"
    [ "$missing" -eq 0 ] || exit 1
}

# Runs a step quietly; when it fails, one line says why, and the log's end follows only if the cause is not a known one.
step() {
    name=$1
    advice=$2
    shift 2
    log="$logs/$(echo "$name" | tr ' ' '-').log"
    echo "PerSense: $name ..."
    "$@" >"$log" 2>&1 && return 0
    if grep -qE 'ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network request|NU1301|Unable to load the service index' "$log"; then
        fail "$name failed: the package registry cannot be reached. Check the network (and the registry or proxy setting), then run this again. Log: $log"
    fi
    tail -n 15 "$log" >&2
    fail "$name failed. $advice Log: $log"
}

# The copy of the lock file beside the packages says for which lock they were installed.
install_npm_packages() {
    cmp -s package-lock.json node_modules/.installed-lock.json && return 0
    step "installing npm packages" "Run: npm ci --ignore-scripts" npm ci --ignore-scripts --no-audit --no-fund
    step "removing what this system does not need" "Run: node build/slim.mjs" node build/slim.mjs
    cp package-lock.json node_modules/.installed-lock.json
}

# $1: what to build. PERSENSE_RESTORE=--locked-mode (CI) fails instead of changing a lock file.
build_release() {
    step "restoring NuGet packages" "Run: dotnet restore" dotnet restore "$1" ${PERSENSE_RESTORE:-}
    step "building" "Run: dotnet build -c Release" dotnet build "$1" -c Release --no-restore -v quiet -clp:ErrorsOnly
}
