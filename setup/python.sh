# Makes .venv from a lock with hashes; sourced by the launchers. Needs $root.
# shellcheck shell=sh disable=SC2154

say() { printf 'faxflow: %s\n' "$*" >&2; }

die() { say "$2"; exit "$1"; }

# ensure_python LOCK...: the first lock is installed unless one of them is already.
ensure_python() {
    venv=$root/.venv
    is_installed "$@" || { one_at_a_time && is_installed "$@"; } || set_up "$1"
    [ -x "$venv/bin/python" ] || die 78 "the Python behind $venv is closed to this account; remove .venv and run ./faxflow --version there as its owner, with a python3 that every account may run."
}

set_up() {
    say "setting up its Python packages in .venv, once; this takes a minute."
    find_python
    # Gone first and written last: a set-up that was cut short is done again.
    rm -f "$venv/installed.lock"
    install_lock "$root/$1"
    python_of_venv >"$venv/installed.python"
    cp "$root/$1" "$venv/installed.lock"
}

# is_installed LOCK...: whether one of them is, for the very Python that the system has now.
is_installed() {
    # What this account can neither run nor mend is not for it to set up.
    [ -x "$venv/bin/python" ] || { [ -d "$venv" ] && [ ! -w "$venv" ]; return; }
    [ "$(python_of_venv)" = "$(cat "$venv/installed.python" 2>/dev/null)" ] || return 1
    for lock in "$@"; do
        cmp -s "$root/$lock" "$venv/installed.lock" && return 0
    done
    return 1
}

# The program behind .venv, as /usr/bin/python3.11: an upgrade of the system changes it.
python_of_venv() { readlink -f -- "$venv/bin/python" 2>/dev/null || echo "$venv/bin/python"; }

# Two cron jobs that start at once must not build the same .venv.
one_at_a_time() {
    (: >>"$root/.setup.lock") 2>/dev/null || die 78 "$root/.venv is missing and $root cannot be written; run ./faxflow --version there once as its owner."
    exec 9>"$root/.setup.lock"
    if command -v flock >/dev/null 2>&1; then flock 9; fi
}

find_python() {
    for python in python3 python3.11 python3.12 python3.13 python3.14; do
        "$python" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return 0
    done
    die 78 "Python 3.11 or newer is needed; on Debian 12: apt-get install python3"
}

install_lock() {
    if command -v uv >/dev/null 2>&1; then
        uv venv --quiet --allow-existing --python "$python" "$venv" &&
            uv pip install --quiet --python "$venv/bin/python" --no-deps \
                --require-hashes -r "$1" && return 0
        say "uv could not install the packages; trying pip."
    fi
    # Debian's venv has no ensurepip, so an environment with pip cannot be counted on.
    "$python" -m venv --without-pip "$venv" || die 78 "no environment can be made in $venv."
    with_pip install --quiet --disable-pip-version-check --no-input --no-deps \
        --require-hashes -r "$1" 1>&2 ||
        die 75 "the packages could not be installed; check the network and run it again."
}

# with_pip ARGS: runs whichever pip there is on the new environment.
with_pip() {
    if "$python" -m pip --python "$venv/bin/python" --version >/dev/null 2>&1; then
        "$python" -m pip --python "$venv/bin/python" "$@"
    elif "$venv/bin/python" -m ensurepip >/dev/null 2>&1; then
        "$venv/bin/python" -m pip "$@"
    else
        borrow_pip
        "$venv/bin/python" "$borrowed/pip" "$@"
    fi
}

# Takes pip's wheel out of Debian's own package, without installing it or being root.
borrow_pip() {
    command -v apt-get >/dev/null 2>&1 || die 78 "no pip was found; install uv, or Python's pip."
    lent=$(mktemp -d) || exit 75
    mkdir -p "$lent/lists/partial" "$lent/archives/partial"
    (
        cd "$lent" || exit 1
        # Lists of its own: a fresh machine has none, and only root may fetch those.
        set -- -qq -o Dir::State::lists="$lent/lists" -o Dir::Cache="$lent" \
            -o APT::Sandbox::User="$(id -un)"
        apt-get "$@" update && apt-get "$@" download python3-pip-whl &&
            dpkg-deb -x python3-pip-whl_*.deb .
    ) >"$lent/log" 2>&1 || die 75 "no pip was found and none can be fetched; run: apt-get install python3-pip"
    for borrowed in "$lent"/usr/share/python-wheels/pip-*.whl; do :; done
}

forget_borrowed() { [ -z "${lent:-}" ] || rm -rf "$lent"; }
