# To be read in by a script: sets JAVA_HOME to a JDK 25, wherever on this machine it is.
# shellcheck shell=sh

is_jdk_25() {
  [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | grep -q '^javac 25'
}

find_jdk() {
  for home in "${JAVA_HOME:-}" \
    /usr/lib/jvm/* /opt/*jdk* /opt/java/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && is_jdk_25 "$home"; then
      echo "$home"
      return
    fi
  done
  if java=$(command -v java); then
    home=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    if is_jdk_25 "$home"; then
      echo "$home"
      return
    fi
  fi
  return 1
}

JAVA_HOME=$(find_jdk) || {
  echo "A JDK 25 is needed and none was found: install one (https://adoptium.net) or set JAVA_HOME." >&2
  exit 1
}
export JAVA_HOME
