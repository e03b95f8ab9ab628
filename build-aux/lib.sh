# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What the commands in this folder share: saying things, installing what is missing, keeping long
# output in a log, and finding out whether WebKit's sandbox can work.  Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
log_dir=$root/_build-logs
assume_yes=false
if [ "${CI:-}" = true ]; then
  assume_yes=true
fi

# shellcheck source=build-aux/packages.sh
. "$root/build-aux/packages.sh"

say ()
{
  printf '%s\n' "$*"
}

die ()
{
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# run_logged NAME COMMAND…: the output goes to a file, whose end is shown when the command fails.
run_logged ()
{
  local name=$1
  local log=$log_dir/$name.log

  shift
  mkdir -p "$log_dir"
  if "$@" > "$log" 2>&1 < /dev/null; then
    return 0
  fi
  say "This failed: $*" >&2
  say "The end of $log:" >&2
  tail -n 60 "$log" >&2
  return 1
}

# as_root COMMAND…
as_root ()
{
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

missing_packages ()
{
  local name

  for name in "$@"; do
    if [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" != installed ]; then
      printf '%s ' "$name"
    fi
  done
}

# ensure_packages NAME…: installs those that are missing, after asking.
ensure_packages ()
{
  local missing answer

  if ! command -v dpkg-query > /dev/null || ! command -v apt-get > /dev/null; then
    say "This system has no apt-get, so nothing is installed.  Needed, by their Debian names:"
    say "$*" | fmt -w 90
    return 0
  fi
  missing=$(missing_packages "$@")
  if [ -z "$missing" ]; then
    return 0
  fi

  say "These Debian packages are missing:"
  say "$missing" | fmt -w 90
  if [ "$(id -u)" != 0 ] && ! command -v sudo > /dev/null; then
    die "Installing them takes root, and there is no sudo.  As root, run:
  apt-get install --no-install-recommends $missing"
  fi
  if [ "$assume_yes" != true ]; then
    if [ ! -t 0 ]; then
      die "There is no terminal to ask on.  Run this again with --yes to let it install them."
    fi
    read -r -p "Install them with apt-get? [Y/n] " answer
    case $answer in
      '' | [Yy]*) ;;
      *) die "Nothing was installed." ;;
    esac
  fi
  if [ "$(id -u)" != 0 ]; then
    # Asks for the password now, not behind a log.
    sudo true
  fi

  say "Installing them; this can take some minutes."
  run_logged apt-update as_root apt-get update \
    || die "The package lists could not be fetched.  Is the network there?"
  # shellcheck disable=SC2086
  run_logged apt-install as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends $missing \
    || die "The packages could not be installed."
}

# configure FOLDER OPTION…: a Meson build folder with just these options.
configure ()
{
  local folder=$1

  shift
  if [ -f "$root/$folder/build.ninja" ]; then
    run_logged "$folder-setup" meson setup --reconfigure "$root/$folder" "$root" "$@" && return 0
    # An old folder, of another compiler or another Meson: it can be made again.
    rm -rf "${root:?}/$folder"
  fi
  run_logged "$folder-setup" meson setup "$root/$folder" "$root" "$@"
}

# WebKit shows articles in processes of their own behind bubblewrap.  Inside a chroot or a plain
# container bubblewrap cannot make its namespaces and WebKit would end; only there it is told to do
# without, for this one command.
prepare_webkit_sandbox ()
{
  if bwrap --ro-bind / / --proc /proc --dev /dev --unshare-pid --unshare-net --unshare-ipc \
    true > /dev/null 2>&1; then
    return 0
  fi
  say "bubblewrap cannot work here (a chroot or a container?): WebKit runs without its sandbox this time."
  export WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1
}
