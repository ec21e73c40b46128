import { CONSOLE_IS, CONSOLES, type FrontAsterisk, type FrontSettings, pathOf, placeOf } from './settings.ts'

const MODULES =
  'kex corex tm tmx sl rr pv maxfwd textops siputils xlog sanity htable path nathelper tcpops xhttp websocket'

const load = (modules: string, names: readonly string[]): string =>
  [`mpath="${modules}/"`, ...names.map((name) => `loadmodule "${name}.so"`)].join('\n')

/** The first case that holds; each is a condition and what is done. */
const firstOf = (cases: readonly (readonly [string, string])[], otherwise: string): string =>
  `${cases.map(([when, then]) => `if (${when}) { ${then} }`).join('\n  else ')}\n  else { ${otherwise} }`

const goesTo = (place: string): string => `$du = "sip:${place}";`
const isFrom = ({ settings: { sip } }: FrontAsterisk): string => `($si == "${sip.address}" && $sp == ${sip.port})`

const globals = ({ address, sip, ws, tls, modules }: FrontSettings): string => `
log_facility=LOG_DAEMON
children=4
tcp_children=4
server_signature=no
auto_aliases=no
listen=udp:${address}:${sip}
listen=${tls === null ? 'tcp' : 'tls'}:${address}:${ws}
# A console's socket lives as long as the console; its handshake has no Content-Length.
tcp_connection_lifetime=3604
tcp_accept_no_cl=yes
${tls === null ? '' : 'enable_tls=yes\n'}
${load(modules, [...MODULES.split(' '), ...(tls === null ? [] : ['tls'])])}

modparam("rr", "append_fromtag", 0)
# What comes for a console goes down the socket on which it has registered (RFC 3327, RFC 7118).
modparam("path", "use_received", 1)
modparam("htable", "htable", "place=>size=12;")
# By which socket a console registers; it does so every few minutes (registration.ts).
modparam("htable", "htable", "console=>size=12;autoexpire=7200;")
modparam("websocket", "keepalive_mechanism", 1)
modparam("websocket", "keepalive_timeout", 30)
modparam("tm", "fr_timer", 5000)
# Longer than any queue rings.
modparam("tm", "fr_inv_timer", 180000)
${
  tls === null
    ? ''
    : `modparam("tls", "tls_method", "TLSv1.2+")
modparam("tls", "certificate", "${tls.certificate}")
modparam("tls", "private_key", "${tls.key}")
`
}`

/**
 * A console names its Asterisk in the path at which it opens its socket; what it sends on it goes there. Whether the socket of
 * one is still there is told to whoever knows its contact: Asterisk does not hear that it is gone.
 */
const consoles = ({ asterisks }: FrontSettings): string => `
event_route[xhttp:request] {
  set_reply_close();
  set_reply_no_connect();
  if ($rm == "GET" && $hu =~ "^${CONSOLES}/[A-Za-z0-9-]+$") {
    $var(console) = $(hu{s.select,2,/});
    if ($sht(console=>$var(console)) != $null) {
      $var(socket) = $sht(console=>$var(console));
      if (tcp_conid_alive("$var(socket)")) {
        xhttp_reply("200", "OK", "text/plain", "${CONSOLE_IS.here}");
        exit;
      }
    }
    xhttp_reply("200", "OK", "text/plain", "${CONSOLE_IS.gone}");
    exit;
  }
  if (!($hdr(Upgrade) =~ "websocket") || $rm != "GET") {
    xhttp_reply("404", "Not Found", "", "");
    exit;
  }
  ${firstOf(
    asterisks.map((one) => [`$hu == "${pathOf(one)}"`, `$var(place) = "sip:${placeOf(one)}";`]),
    'xhttp_reply("404", "Not Found", "", ""); exit;',
  )}
  if (ws_handle_handshake()) $sht(place=>$conid) = $var(place);
  exit;
}

event_route[websocket:closed] {
  $sht(place=>$conid) = $null;
}

route[CONSOLE] {
  $du = $sht(place=>$conid);
  if ($du == $null) {
    sl_send_reply("403", "Forbidden");
    exit;
  }
  if (is_method("REGISTER")) {
    t_on_reply("REGISTERED");
    if (!add_path_received()) {
      sl_reply_error();
      exit;
    }
  } else {
    record_route();
    add_contact_alias();
  }
  route(RELAY);
}

# What its Asterisk has let in alone is kept: anybody may ask.
onreply_route[REGISTERED] {
  if ($rs == 200) {
    $var(contact) = $T_req($ct);
    $var(console) = $(var(contact){nameaddr.uri}{uri.user});
    $sht(console=>$var(console)) = $T_req($conid);
  }
}

# A console's contact is no address: what comes later in its call finds its socket by this.
onreply_route {
  if ($proto == "ws" || $proto == "wss") add_contact_alias();
}
`

/** What an Asterisk begins goes to the console whose path it follows, or out to the operator. */
const fromAsterisks = ({ operator }: FrontSettings): string => `
route[ASTERISK] {
  # Of a request that begins with the console's path alone it says no, and has read the socket from it.
  loose_route();
  if ($du != $null) {
    record_route();
    route(RELAY);
  }
  ${operator === null ? 'sl_send_reply("404", "Not Found");\n  exit;' : `record_route();\n  ${goesTo(operator)}\n  route(RELAY);`}
}
`

/** A customer's call goes to the Asterisk whose queue has the number: a queue, its members and their calls are one Asterisk's. */
function fromOperator({ asterisks, operator }: FrontSettings): string {
  const [first] = asterisks
  const cases = asterisks.flatMap((one) =>
    one.settings.queues.flatMap(({ numbers }) =>
      numbers.map((number) => [`$rU == "${number}"`, goesTo(placeOf(one))] as const),
    ),
  )
  const otherwise = first === undefined ? '' : goesTo(placeOf(first))
  const host = operator?.split(':')[0]
  return `
route[OPERATOR] {
${host === undefined ? '' : `  if ($si != "${host}") {\n    sl_send_reply("403", "Forbidden");\n    exit;\n  }\n`}
  record_route();
  ${cases.length === 0 ? otherwise : firstOf(cases, otherwise)}
  route(RELAY);
}
`
}

const requests = ({ asterisks }: FrontSettings): string => `
request_route {
  if (!mf_process_maxfwd_header("10")) {
    sl_send_reply("483", "Too Many Hops");
    exit;
  }
  if (!sanity_check("1511", "7")) exit;
  force_rport();
  if (is_method("CANCEL")) {
    if (t_check_trans()) route(RELAY);
    exit;
  }
  if (has_totag()) route(WITHIN);
  if (is_method("ACK")) {
    if (t_check_trans()) route(RELAY);
    exit;
  }
  t_check_trans();
  if ($proto == "ws" || $proto == "wss") route(CONSOLE);
  if (${asterisks.map(isFrom).join(' || ')}) route(ASTERISK);
  route(OPERATOR);
}

# In a call its own route leads; a console's end of it by the socket that its contact was told with.
route[WITHIN] {
  if (loose_route()) {
    if ($proto == "ws" || $proto == "wss") add_contact_alias();
    if ($du == $null) handle_ruri_alias();
    route(RELAY);
  }
  if (is_method("ACK") && t_check_trans()) route(RELAY);
  if (!is_method("ACK")) sl_send_reply("404", "Not Found");
  exit;
}

route[RELAY] {
  if (!t_relay()) sl_reply_error();
  exit;
}
`

/**
 * kamailio.cfg of a front (Kamailio 5.6): it carries SIP alone. Who may register and call is its Asterisks' to say; sound and
 * pictures go between console and Asterisk, by ICE.
 */
export const frontFile = (settings: FrontSettings): string =>
  [
    '#!KAMAILIO\n# Made by Multicontacto from its settings: what is changed here is lost.',
    globals(settings),
    requests(settings),
    consoles(settings),
    fromAsterisks(settings),
    fromOperator(settings),
  ].join('\n')
