# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034
# The Debian packages that Obelus needs, by purpose; sourced by the commands beside it.  Every name
# exists in Debian 12 and in Debian 13.

# To compile and install it.
packages_build='
  gcc
  g++
  libc6-dev
  pkgconf
  meson
  ninja-build
  gettext
  desktop-file-utils
  shared-mime-info
  libglib2.0-dev
  libsqlite3-dev
  libgumbo-dev
  libicu-dev
  libpcre2-dev
  libarchive-dev
  libxml2-dev
  libgmime-3.0-dev
  libcmark-gfm-dev
  libcmark-gfm-extensions-dev
  libpoppler-glib-dev
  libcld2-dev
  libsoup-3.0-dev
  libseccomp-dev
  zlib1g-dev
  libbrotli-dev
  libgraphviz-dev
  gnuplot-nox
  libpango1.0-dev
  librsvg2-dev
  libgtk-4-dev
  libadwaita-1-dev
  libwebkitgtk-6.0-dev
'

# To use the window on a desktop.  The last two build WebKit's sandbox; poppler-data has the
# character maps of Chinese, Japanese and Korean PDF files, glib-networking speaks TLS.
packages_window='
  ca-certificates
  glib-networking
  poppler-data
  adwaita-icon-theme
  dbus-daemon
  fonts-dejavu-core
  librsvg2-common
  bubblewrap
  xdg-dbus-proxy
'

# To start the window where there is no display, and to take its picture.  The fonts cover the
# scripts of the samples.
packages_headless='
  xvfb
  xauth
  xdotool
  imagemagick
  fonts-noto-core
  fonts-noto-cjk
  fonts-noto-color-emoji
'

# To run every test: a reader of what the window tells screen readers, a foreign reader of our
# corpora, validators, linters, the makings of a French locale and a second compiler.
packages_test='
  git
  at-spi2-core
  gir1.2-atspi-2.0
  gir1.2-gtk-4.0
  python3
  python3-gi
  python3-jsonschema
  python3-nltk
  appstream
  libgtk-4-bin
  libxml2-utils
  codespell
  locales
  shellcheck
  clang
  clang-format
  clang-tidy
  lld
'
