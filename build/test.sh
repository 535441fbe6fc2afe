#!/bin/sh
# Command 2: installs what the tests need, builds everything and runs every test. The last line says: N passed, N failed.
set -u
. "$(dirname "$0")/common.sh"

passed=0
failed=0
skipped=0
results="$root/artifacts/tests"

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

can_install() {
    command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }
}

has_font() {
    command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list 2>/dev/null | head -n 1)" ]
}

has_browser() {
    [ -n "${PERSENSE_CHROMIUM:-}" ] || command -v chromium >/dev/null 2>&1
}

# The browser tests need Chromium and a font. Python's numpy and Pillow only repeat an evaluation with another
# implementation; without them that one test says so and is skipped.
install_test_tools() {
    wanted=""
    has_browser || wanted="chromium"
    has_font || wanted="$wanted fontconfig fonts-dejavu-core"
    if [ -n "$wanted" ]; then
        can_install || fail "the browser tests need: $wanted. Install them (on Debian: sudo apt-get install $wanted), or set PERSENSE_CHROMIUM to a Chromium executable."
        apt_install $wanted
    fi
    if ! /usr/bin/python3 -c 'import numpy, PIL' 2>/dev/null && can_install; then
        apt_install python3-numpy python3-pil
    fi
}

apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    step "reading the Debian package list" "Check the network." as_root apt-get -o DPkg::Lock::Timeout=600 update
    step "installing $*" "Install by hand: $*" as_root apt-get -o DPkg::Lock::Timeout=600 install -y --no-install-recommends "$@"
}

# A check without a count of its own: counts as one test.
check() {
    name=$1
    shift
    if "$@" >"$logs/check.log" 2>&1; then
        passed=$((passed + 1))
        echo "PerSense: $name: fine"
    else
        failed=$((failed + 1))
        tail -n 40 "$logs/check.log"
        echo "PerSense: $name: FAILED"
    fi
}

# Adds the figures of a test run, taken from its own report, to the sum.
add() {
    passed=$((passed + ${1:-0}))
    failed=$((failed + ${2:-0}))
    skipped=$((skipped + ${3:-0}))
}

figure() {
    sed -n "s/^# $1 \([0-9]*\)\$/\1/p" "$results/browser-modules.tap" | tail -n 1
}

run_browser_module_tests() {
    files=$(find PerSense.Tests -name '*.test.js' -o -name '*.test.mjs' | grep -v -e /bin/ -e /obj/ | sort)
    if [ -z "$files" ]; then
        echo "PerSense: no tests of the browser modules were found"
        add 0 1 0
        return
    fi
    # Unquoted on purpose: one argument a file, and no path here holds a space.
    node --test --test-reporter=tap $files >"$results/browser-modules.tap" 2>&1
    add "$(figure pass)" "$(figure fail)" "$(figure skipped)"
    grep -E '^ *not ok' "$results/browser-modules.tap"
    echo "PerSense: browser modules: $(figure pass) passed, $(figure fail) failed"
}

counter() {
    sed -n "s/.*<Counters.*[ ]$1=\"\([0-9]*\)\".*/\1/p" "$results/tests.trx" 2>/dev/null | head -n 1
}

run_dotnet_tests() {
    rm -f "$results/tests.trx"
    dotnet test PerSense.Tests -c Release --no-build --nologo --filter "Suite!=Long" --results-directory "$results" \
        --logger "trx;LogFileName=tests.trx" --logger "console;verbosity=minimal" --blame-hang-timeout 10m --blame-hang-dump-type none
    status=$?
    total=$(counter total)
    executed=$(counter executed)
    broken=$(counter failed)
    add "$(counter passed)" "$broken" "$((${total:-0} - ${executed:-0}))"
    # dotnet test can end well without having run anything: there must be a result for every test that is written down, but for the
    # long ones, which want minutes or gigabytes: dotnet test PerSense.Tests -c Release --filter Suite=Long
    written=$(grep -rhE --include='*.cs' '^ *\[(Fact|Theory)' PerSense.Tests | wc -l)
    long=$(grep -rhF --include='*.cs' '[Trait("Suite", "Long")]' PerSense.Tests | wc -l)
    written=$((written - long))
    if [ "${total:-0}" -lt "$written" ]; then
        echo "PerSense: $written tests are written down, but only ${total:-0} ran"
        add 0 1 0
    elif [ "$status" -ne 0 ] && [ "${broken:-0}" -eq 0 ]; then
        echo "PerSense: the test run broke off"
        add 0 1 0
    fi
}

# The training kit needs PyTorch, which is not installed for this: it is a gigabyte, and the program itself needs none of it.
check_training_kit() {
    if /usr/bin/python3 -c 'import torch, cv2, scipy' 2>/dev/null; then
        check "training kit" /usr/bin/python3 models/training/smoke_test.py
    else
        skipped=$((skipped + 1))
        echo "PerSense: training kit: skipped, Python has no PyTorch, OpenCV or SciPy"
    fi
}

require_tools
mkdir -p "$results"
install_test_tools
install_npm_packages
build_release PerSense.Web.sln
check "formatting" dotnet format whitespace PerSense.Web.sln --no-restore --verify-no-changes
check "types of the browser modules" node_modules/.bin/tsc --project build/tsconfig.json
run_browser_module_tests
run_dotnet_tests
check_training_kit
if [ "$skipped" -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ]
