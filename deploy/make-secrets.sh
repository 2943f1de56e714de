#!/bin/sh
# Makes what docker-compose.yml reads as secrets: deploy/make-secrets.sh TOKEN_PUBLIC_KEY.pem FEEDS.json [FOLDER]
# What is already there stays as it is: another id key would make every patient a new one.
set -eu
umask 077

[ $# -ge 2 ] || { echo "usage: $0 TOKEN_PUBLIC_KEY.pem FEEDS.json [FOLDER]" >&2; exit 2; }
command -v openssl >/dev/null 2>&1 || { echo "$0: openssl is needed" >&2; exit 3; }
folder=${3:-$(cd "$(dirname "$0")" && pwd)/secrets}
mkdir -p "$folder"

# The containers' users are not this machine's, so files have to be readable for all; the folder keeps everybody out.
chmod 0700 "$folder"
keep() {
    if [ -e "$folder/$1" ]; then
        cat > /dev/null
    else
        cat > "$folder/.$1" && chmod 0444 "$folder/.$1" && mv "$folder/.$1" "$folder/$1"
    fi
}

openssl rand -base64 32 | keep id.key
openssl rand -base64 60 | tr -d '\n' | keep store.key
openssl rand -hex 24 | keep store-operator-password
uri() { printf 'TRIBUTARY_STORE_URI=mongodb://%s:%s@store:27017/?replicaSet=rs0&authSource=admin\n' "$1" "$(openssl rand -hex 24)"; }
uri tributary | keep store.properties
uri capture | keep capture.properties
keep token-public.pem < "$1"
keep feeds.json < "$2"

echo "the secrets are in $folder; keep a copy of id.key apart from all backups of the data"
