#!/bin/sh
# Installs Debian packages as root without letting them start their daemons, now or at the next boot.
# Services that were there before are left as they are. Usage: install-debian.sh package...
set -eu
export DEBIAN_FRONTEND=noninteractive

policy=/usr/sbin/policy-rc.d
kept="$policy.before-nocturne"
missing=""
for package in "$@"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing="$missing $package"
done
if [ -z "$missing" ]; then exit 0; fi

restore() {
  rm -f "$policy"
  if [ -e "$kept" ]; then mv "$kept" "$policy"; fi
}
trap restore EXIT
trap 'exit 130' INT TERM
# A run that was killed left the original aside: that one is the truth, do not overwrite it.
if [ -e "$policy" ] && [ ! -e "$kept" ]; then mv "$policy" "$kept"; fi
printf '#!/bin/sh\nexit 101\n' >"$policy"
chmod 755 "$policy"

# A source that cannot be refreshed must not stop us: the package may be known already.
apt-get -q -o DPkg::Lock::Timeout=300 update >/dev/null 2>&1 || echo "apt-get update failed; trying with what is known" >&2
# shellcheck disable=SC2086 # the list is package names, split on purpose
apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 --no-install-recommends install $missing

if command -v systemctl >/dev/null 2>&1; then
  for package in $missing; do
    for unit in $(dpkg -L "$package" | sed -n 's#.*/systemd/system/\([a-z-]*\.\(service\|timer\)\)$#\1#p'); do
      systemctl disable "$unit" >/dev/null 2>&1 || true
    done
  done
fi
