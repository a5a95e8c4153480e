# Sourced by tests/run.sh and examples/run.sh, from the top folder: the packages that a run needs, and
# its build folders. This is the only place that knows how packages are installed.

# need PACKAGE...: installs the Debian packages that are missing, when root; else names them and ends.
need() {
	if ! command -v dpkg-query >/dev/null; then
		echo "not a Debian system; this needs what Debian has in: $*" >&2
		return
	fi
	missing=
	for package in "$@"; do
		case $(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null) in
		ii*) ;;
		*) missing="$missing $package" ;;
		esac
	done
	if [ -z "$missing" ]; then
		return
	fi
	if [ "$(id -u)" != 0 ]; then
		echo "missing packages; as root: apt-get install --no-install-recommends$missing" >&2
		exit 1
	fi
	echo "installing$missing"
	export DEBIAN_FRONTEND=noninteractive
	apt-get -qq update
	# shellcheck disable=SC2086 # one word a package
	apt-get -qq -y --no-install-recommends install $missing >/dev/null
}

# build FOLDER COMPILER OPTION...: builds in a folder that is kept, so that a second time takes a moment. It
# is set up again when the options given here change.
build() {
	folder=$1
	compiler=$2
	shift 2
	if [ "$(cat "$folder/options" 2>/dev/null)" != "$compiler $*" ]; then
		rm -rf "$folder"
		CC=$compiler meson setup "$folder" "$@" >"$folder.log" 2>&1 || {
			cat "$folder.log" >&2
			return 1
		}
		echo "$compiler $*" >"$folder/options"
	fi
	meson compile -C "$folder" >"$folder.log" 2>&1 || {
		cat "$folder.log" >&2
		return 1
	}
}
