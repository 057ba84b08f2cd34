# Installs the system parts that a command needs, where that is allowed; sourced by the launchers.
# shellcheck shell=sh

# is_there PART: whether the machine has it.
is_there() {
    case $1 in
    browser) command -v chromium >/dev/null 2>&1 && command -v chromedriver >/dev/null 2>&1 ;;
    office) command -v soffice >/dev/null 2>&1 ;;
    fonts)
        have_font liberation && have_font carlito && have_font caladea &&
            have_font DejaVuSans-Oblique
        ;;
    imap) PATH=$PATH:/usr/sbin command -v dovecot >/dev/null 2>&1 ;;
    smtp) PATH=$PATH:/usr/sbin command -v postfix >/dev/null 2>&1 ;;
    ocr) command -v tesseract >/dev/null 2>&1 ;;
    units) command -v systemd-analyze >/dev/null 2>&1 ;;
    age) command -v age >/dev/null 2>&1 ;;
    manual) command -v groff >/dev/null 2>&1 ;;
    esac
}

have_font() {
    for place in /usr/share/fonts/truetype/"$1"* /usr/share/fonts/truetype/*/"$1"* \
        /usr/share/fonts/truetype/*/[CL]"${1#?}"*; do
        [ -e "$place" ] && return 0
    done
    return 1
}

packages_of() {
    case $1 in
    browser) echo chromium chromium-driver ;;
    office) echo libreoffice-writer-nogui ;;
    fonts) echo fonts-liberation fonts-crosextra-carlito fonts-crosextra-caladea fonts-dejavu ;;
    imap) echo dovecot-imapd ;;
    smtp) echo postfix ;;
    ocr) echo tesseract-ocr ;;
    units) echo systemd ;;
    age) echo age ;;
    manual) echo groff-base ;;
    esac
}

# ensure_parts PART...: installs what is missing, or says nothing where it may not.
ensure_parts() {
    wanted=
    for part in "$@"; do
        is_there "$part" || wanted="$wanted $(packages_of "$part")"
    done
    [ -n "$wanted" ] && may_install || return 0
    say "installing$wanted (--no-system forbids it)."
    # shellcheck disable=SC2086 # several words on purpose
    apt_install $wanted || say "they could not be installed; going on without."
}

may_install() {
    [ -z "${FAXFLOW_NO_SYSTEM:-}" ] && command -v apt-get >/dev/null 2>&1 || return 1
    as_root=
    [ "$(id -u)" -eq 0 ] && return 0
    as_root="sudo -n"
    sudo -n true 2>/dev/null
}

apt_install() {
    apt_log=$(mktemp) || return 1
    # A fresh machine has no package lists, an old one stale ones.
    if apt_get install "$@" >"$apt_log" 2>&1 ||
        { apt_get update && apt_get install "$@"; } >"$apt_log" 2>&1; then
        rm -f "$apt_log"
        return 0
    fi
    tail -n 3 "$apt_log" >&2
    rm -f "$apt_log"
    return 1
}

apt_get() {
    verb=$1
    shift
    # shellcheck disable=SC2086 # empty, or sudo and its option
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q \
        -o DPkg::Lock::Timeout=120 --no-install-recommends "$verb" "$@" </dev/null
}
