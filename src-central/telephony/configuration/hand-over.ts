import type { PbxSettings } from './settings.ts'

/** Of a shell: a path as one word, whatever is in it. */
const word = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
/** Names of the files. */
export const HAND_OVER = 'hand-over.sh'
const CURL = 'hand-over.curl'
const UNIT = 'multicontacto-hand-over.service'
/** Folders of the spool that hold recordings, by what they are at the centre. */
export const RECORDING_FOLDERS = { call: 'monitor', voicemail: 'voicemail' } as const
/** What the centre will never take, kept for whoever looks, for so many days as the settings say. */
export const REFUSED_FOLDER = 'refused'
const REFUSED_DAYS = 30

/**
 * The script that hands recordings over to the centre, and what curl is told, which nobody else on the machine sees.
 *
 * A file is finished when Asterisk has it open no more; it goes only once the centre has answered with its hash. Whatever
 * happens between (either machine restarts, the way is cut, the answer is lost) it is handed over again, and the centre
 * knows it. POSIX shell, curl, coreutils, find; runs as Asterisk's user beside it (docs/telephony.md).
 */
export function handOverFiles(settings: PbxSettings): Readonly<Record<string, string>> {
  const { instance, recordings } = settings
  if (recordings === null) return {}
  const address = `${recordings.centre.replace(/\/$/, '')}/v1/pbx/recordings`
  return {
    [CURL]: [
      '# Made by Multicontacto from its settings: what is changed here is lost.',
      `header = "Authorization: Bearer ${recordings.token}"`,
      'header = "Content-Type: audio/wav"',
      'silent',
      'connect-timeout = 10',
      '# Of a way that is cut no word may come: nothing in a minute is the end of it.',
      'speed-limit = 1',
      'speed-time = 60',
      '',
    ].join('\n'),
    // For production (systemd.service(5)); the demonstration starts the script itself.
    [UNIT]: [
      '# Made by Multicontacto from its settings: what is changed here is lost.',
      '[Unit]',
      'Description=Hands recordings over to the centre',
      'After=network-online.target',
      '[Service]',
      'User=asterisk',
      `ExecStart=/bin/sh "${instance}/etc/${HAND_OVER}"`,
      'Restart=always',
      '[Install]',
      'WantedBy=multi-user.target',
      '',
    ].join('\n'),
    [HAND_OVER]: `#!/bin/sh
# Made by Multicontacto from its settings: what is changed here is lost.
# Hands finished recordings over to the centre for ever; with the argument once, a single time.
set -u
umask 077
spool=${word(`${instance}/spool`)}
pidfile=${word(`${instance}/run/asterisk.pid`)}
curlrc=${word(`${instance}/etc/${CURL}`)}
address=${word(address)}
refused="$spool/${REFUSED_FOLDER}"
failed=0
cleared=

# What Asterisk has open it still writes. Where that cannot be seen, nothing is finished.
open_files() {
  pid=$(cat "$pidfile" 2>/dev/null) || return 0
  [ -d "/proc/$pid" ] || return 0
  ls -l "/proc/$pid/fd" 2>/dev/null
  [ -r "/proc/$pid/fd" ] || [ ! -d "/proc/$pid" ]
}

hand_over() { # kind file
  name=\${2##*/}
  size=$(wc -c <"$2" | tr -d ' ') || return 0
  sha=$(sha256sum "$2") || return 0
  sha=\${sha%% *}
  answer=$(curl --config "$curlrc" --upload-file "$2" --write-out ' %{http_code}' "$address/$1/$name?size=$size&sha256=$sha")
  case $answer in
    *"\\"$sha\\""*' 200') rm -f -- "$2" ;;
    *' 422' | *' 400')
      echo "refused: $1/$name: $answer" >&2
      # Its days are counted from now, and not from when it was recorded.
      mkdir -p "$refused" && touch -- "$2" && mv -f -- "$2" "$refused/$1.$name"
      ;;
    *) return 1 ;;
  esac
}

# Once an hour: customers' voices do not lie here for ever.
clear_refused() {
  hour=$(date +%Y%m%d%H)
  [ "$hour" != "$cleared" ] || return 0
  cleared=$hour
  [ -d "$refused" ] || return 0
  find "$refused" -type f -mtime +${(recordings.refusedDays ?? REFUSED_DAYS) - 1} -exec sh -c '
    for one; do rm -f -- "$one" && echo "deleted after its days: $one" >&2; done' sh {} +
}

pass() {
  failed=0
  clear_refused
  for pair in ${Object.entries(RECORDING_FOLDERS)
    .map(([kind, folder]) => `${kind}:${folder}`)
    .join(' ')}; do
    for file in "$spool/\${pair#*:}"/*.wav; do
      [ -s "$file" ] || continue
      # Looked at after the file was seen: one that is open was open then.
      open=$(open_files) || return 0
      case $open in *"\${file##*/}"*) continue ;; esac
      # The centre is away: the others wait with this one.
      hand_over "\${pair%%:*}" "$file" || { failed=1; return 0; }
    done
  done
}

if [ "\${1:-}" = once ]; then
  pass
  exit "$failed"
fi
wait=1
while :; do
  pass
  if [ "$failed" = 0 ]; then wait=1; else wait=$((wait * 2)); fi
  [ "$wait" -le 30 ] || wait=30
  sleep "$wait"
done
`,
  }
}
