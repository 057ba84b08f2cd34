# Puts the programs that benchmarks compare with into .venv-peers; sourced by ./bench after python.sh.
# shellcheck shell=sh disable=SC2154

# ensure_peers: in a shell of its own, so that a failure ends nothing but itself.
ensure_peers() (
    venv=$root/.venv-peers
    is_installed requirements-bench.lock && return
    say "the peers of the row matching go into .venv-peers, once; this takes a minute."
    one_at_a_time
    is_installed requirements-bench.lock || set_up requirements-bench.lock
    forget_borrowed
)

# wants_peers ROW...: whether a row needs them; no row is every row.
wants_peers() {
    [ $# -gt 0 ] || return 0
    for row in "$@"; do
        [ "$row" = matching ] && return 0
    done
    return 1
}
