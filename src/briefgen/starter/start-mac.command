#!/bin/bash
# Opens the studio for this folder in the browser; Ctrl+C ends it, and leaves a terminal in which
# briefgen can be used.
cd "$(dirname "$0")" || exit 1
for folder in "$PWD/../.venv/bin" "$PWD/.venv/bin" "$HOME/.local/bin"; do
  if [ -x "$folder/briefgen" ]; then PATH="$folder:$PATH"; fi
done
export PATH
if command -v briefgen >/dev/null; then
  briefgen studio
else
  echo 'briefgen is not installed on this computer, or not for you.'
  echo 'Its README says how, under "Install it". Then close this window, and open it again.'
fi
exec "${SHELL:-/bin/bash}" -i
