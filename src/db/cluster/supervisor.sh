# Holds a private PostgreSQL cluster for lychgate and stops it when standard input closes: nobody writes to it, so it
# closes when the server ends, however it ends. Runs as the owner of the cluster, in a process group of its own, so
# that an interrupt typed into the server's terminal reaches neither this script nor PostgreSQL.
#
# Arguments: bin home sockets user durability system_user max_connections
# Standard output is the locked file that stands for "something of this cluster still runs". It is handed down to
# every process of PostgreSQL as descriptor 3: who gets the lock knows that all of them are gone.
bin=$1 home=$2 sockets=$3 user=$4 durability=$5 system_user=$6 max_connections=$7
data=$home/pgdata
umask 077
exec 3>&1 >/dev/null 4<&0 </dev/null 2>"$home/postgres.log"
trap '' HUP INT TERM

# Runs a command until it ends or standard input closes, then interrupts it with the given signal. Says in `stopped`
# which of both it was.
held() {
    signal=$1
    shift
    "$@" </dev/null 4<&- &
    child=$!
    (
        exec 3>&-
        read -r _ <&4
        kill -s "$signal" "$child"
        exit 0
    ) 2>/dev/null &
    watch=$!
    wait "$child"
    result=$?
    kill -s KILL "$watch" 2>/dev/null
    # Who has seen the end of standard input had ended before.
    if wait "$watch" 2>/dev/null; then stopped=yes; else stopped=no; fi
    return "$result"
}

create() {
    rm -rf "$data.new"
    set -- --username="$user" --encoding=UTF8 --locale=C --auth=peer --pgdata="$data.new"
    if [ "$durability" = throwaway ]; then
        set -- "$@" --no-sync
    else
        set -- "$@" --data-checksums
    fi
    held INT "$bin/initdb" "$@" || return 1
    mv "$data.new" "$data"
}

if [ ! -d "$data" ]; then
    create || exit 3
fi

# Only these two system users may connect, as the one database user there is.
printf 'local all all peer map=lychgate\n' >"$data/pg_hba.conf" || exit 4
printf 'lychgate "%s" "%s"\nlychgate "%s" "%s"\n' "$system_user" "$user" "$(id -un)" "$user" >"$data/pg_ident.conf" || exit 4

set -- -D "$data" -k "$sockets" \
    -c listen_addresses= -c port=5432 -c unix_socket_permissions=0700 \
    -c max_connections="$max_connections" -c superuser_reserved_connections=2 \
    -c shared_buffers=32MB -c huge_pages=off -c jit=off -c timezone=UTC \
    -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=256MB -c min_wal_size=32MB \
    -c logging_collector=off -c log_destination=stderr -c log_min_messages=log -c log_checkpoints=off \
    -c log_min_error_statement=panic -c log_error_verbosity=terse -c log_timezone=UTC
if [ "$durability" = throwaway ]; then
    held QUIT "$bin/postgres" "$@" -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off
    result=$?
    rm -rf "$home" "$sockets"
else
    # Killed, as by a machine that is out of memory, it leaves its state behind, and is started again: a few times, for
    # its own children may be in the way for a moment. Stopped by somebody, or refusing to start, it does not.
    tries=0
    while :; do
        begin=$(date +%s)
        held INT "$bin/postgres" "$@" -c fsync=on -c synchronous_commit=on -c full_page_writes=on
        result=$?
        [ "$stopped" = no ] && [ "$(sed -n '8{s/ *$//;p;}' "$data/postmaster.pid" 2>/dev/null)" = ready ] || break
        [ $(($(date +%s) - begin)) -lt 60 ] || tries=0
        tries=$((tries + 1))
        [ "$tries" -le 60 ] || break
        sleep 0.5
    done
fi
exit "$result"
