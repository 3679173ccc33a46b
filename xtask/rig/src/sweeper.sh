# Ends and removes all that a program started, when standard input closes: nobody writes to it, so it closes when the
# program ends, however it ends.
#
# Argument: the directory of the program. In its `pids` lies a file for each process, named by its number, that holds the
# signal which ends it. A number that somebody else has by now is left alone: its process does not stand in our directory.
directory=$1
trap '' HUP INT TERM
read -r _

ours() {
    case "$(readlink "/proc/$1/cwd" 2>/dev/null)" in
        "$directory"/*) return 0 ;;
    esac
    return 1
}

for file in "$directory"/pids/*; do
    process=${file##*/}
    if [ -f "$file" ] && ours "$process"; then kill -s "$(cat "$file")" "$process" 2>/dev/null; fi
done
tries=0
for file in "$directory"/pids/*; do
    while [ -f "$file" ] && ours "${file##*/}" && [ "$tries" -lt 100 ]; do
        sleep 0.1
        tries=$((tries + 1))
    done
done
for place in "$directory"/mounts/*; do
    if [ -d "$place" ]; then umount "$place" 2>/dev/null; fi
done
# What is mounted still is not ours to empty.
rm -rf --one-file-system "$directory"
