import { file, section } from './conf.ts'
import { ON_HOLD } from './names.ts'
import type { PbxSettings } from './settings.ts'

/** Channel variables that every event of the manager interface carries: what a channel is for us. */
export const CHANNEL_VARIABLES = [
  'CALL_ID',
  'CALL_QUEUE',
  /** `customer` or `advisor`, `third` of whom a customer was transferred to outside. */
  'CALL_LEG',
  /** Whose leg it is, of an advisor's. */
  'CALL_USER',
  /** `outbound` where the customer was called. */
  'CALL_WAY',
  /** The number of this stay in a queue. */
  'CALL_STAY',
  /** For how many seconds the customer waits at most; 0: without end. */
  'CALL_WAIT_AT_MOST',
  /** Whom the customer waits for: their advisor's console is gone. */
  'CALL_WAITS',
  'CALL_RECORDING',
  /** Unix ms at which the call came. */
  'ENTERED_AT',
  /** On an advisor's leg that a queue rang: the stay that it ended, when that began and when it ended (unix ms). */
  'CALL_ANSWERED',
  /** On the side of a coordinator who is in a call: what they do, who they are, and which call it is. */
  'SUPERVISES',
  ON_HOLD,
] as const

/** What is loaded; the packages bring three times as many, and ten seconds of start. */
const MODULES = [
  'app_bridgeaddchan app_chanspy app_confbridge app_controlplayback app_dial app_echo app_exec app_mixmonitor',
  'app_originate app_playback app_queue app_read app_record app_senddtmf app_stack app_system app_userevent',
  'app_verbose app_while app_milliwatt',
  'app_softhangup app_bridgewait app_waituntil app_db bridge_builtin_features bridge_builtin_interval_features',
  'bridge_holding bridge_native_rtp bridge_simple bridge_softmix chan_bridge_media chan_pjsip',
  'codec_alaw codec_a_mu codec_g722 codec_gsm codec_opus_open_source codec_resample codec_ulaw',
  'format_gsm format_pcm format_sln format_wav format_ogg_opus_open_source',
  'func_base64 func_callerid func_channel func_cut func_db func_devstate func_env func_global func_groupcount',
  'func_hangupcause func_logic func_math func_periodic_hook func_pjsip_aor func_pjsip_contact func_pjsip_endpoint func_rand',
  'func_sprintf func_strings func_timeout func_uri func_uuid func_volume pbx_config',
  'res_clioriginate res_crypto res_format_attr_h264 res_format_attr_opus res_format_attr_vp8 res_http_websocket',
  'res_musiconhold res_pjproject res_pjsip res_pjsip_acl res_pjsip_authenticator_digest res_pjsip_caller_id',
  'res_pjsip_dtmf_info res_pjsip_endpoint_identifier_ip res_pjsip_endpoint_identifier_user res_pjsip_header_funcs',
  'res_pjsip_logger res_pjsip_nat res_pjsip_outbound_authenticator_digest res_pjsip_path res_pjsip_refer',
  'res_pjsip_registrar res_pjsip_rfc3326 res_pjsip_sdp_rtp res_pjsip_session res_pjsip_transport_websocket',
  'res_rtp_asterisk res_sorcery_astdb res_sorcery_config res_sorcery_memory res_srtp res_stasis res_timing_timerfd',
  'res_pjsip_pubsub res_manager_devicestate res_pjsip_empty_info res_pjsip_dlg_options',
]

/** A client on this machine may come from the very address that it calls. */
const own = (address: string): readonly string[] =>
  /^[0-9.]+$/.test(address) && address !== '0.0.0.0' ? [`${address}/32`] : []

/** asterisk.conf, modules, log, HTTP and the manager interface. */
export function coreFiles(settings: PbxSettings): Readonly<Record<string, string>> {
  const { instance, http, tls, manager } = settings
  return {
    'asterisk.conf': file(
      section('directories', {
        astetcdir: `${instance}/etc`,
        astmoddir: settings.modules,
        astdatadir: settings.data,
        astagidir: `${settings.data}/agi-bin`,
        astvarlibdir: `${instance}/lib`,
        astdbdir: `${instance}/lib`,
        astkeydir: `${instance}/lib`,
        astspooldir: `${instance}/spool`,
        astrundir: `${instance}/run`,
        astlogdir: `${instance}/log`,
        astcachedir: `${instance}/cache`,
      }),
      section('options', {
        defaultlanguage: 'es',
        nocolor: true,
        dontwarn: true,
        // The ids of channels stay unique over restarts and over several Asterisks.
        systemname: `mc${manager.port}`,
        documentation_language: 'en_US',
        hideconnect: true,
      }),
    ),
    'modules.conf': file(
      section('modules', {
        autoload: false,
        load: MODULES.flatMap((line) => line.split(' ')).map((module) => `${module}.so`),
      }),
    ),
    'logger.conf': file(
      section('general', { dateformat: '%F %T.%3q' }),
      section('logfiles', { messages: 'notice,warning,error', console: 'warning,error' }),
    ),
    'http.conf': file(
      section('general', {
        enabled: true,
        bindaddr: http.address,
        bindport: http.port,
        ...(tls === null
          ? {}
          : {
              tlsenable: true,
              tlsbindaddr: `${http.address}:${tls.port}`,
              tlscertfile: tls.certificate,
              tlsprivatekey: tls.key,
            }),
      }),
    ),
    'manager.conf': file(
      section('general', {
        enabled: true,
        bindaddr: manager.address,
        port: manager.port,
        timestampevents: true,
        channelvars: CHANNEL_VARIABLES.join(','),
      }),
      section(manager.user, {
        secret: manager.secret,
        // It may start programs: whoever has its secret must be the centre's machine as well.
        deny: ['0.0.0.0/0.0.0.0', '::/0'],
        permit: manager.permit ?? ['127.0.0.0/8', '::1/128', ...own(manager.address)],
        read: 'system,call,agent,user,dialplan,reporting,config',
        write: 'system,call,agent,user,originate,reporting,config,command',
        // A bridge that hangs must not stop the PBX's threads.
        writetimeout: 5_000,
        eventfilter: ['!Event: RTCP(Sent|Received)', '!Event: VarSet', '!Event: Newexten'],
      }),
    ),
    'musiconhold.conf': file(section('default', { mode: 'files', directory: settings.music })),
    'confbridge.conf': file(
      section('general', {}),
      section('default_bridge', { type: 'bridge', max_members: 10, video_mode: 'follow_talker' }),
      section('default_user', {
        type: 'user',
        music_on_hold_when_empty: false,
        announce_only_user: false,
        quiet: true,
        dsp_drop_silence: true,
      }),
    ),
    // Asterisk takes each that is not there for a fault.
    ...Object.fromEntries(
      ['acl', 'ccss', 'cdr', 'cel', 'pjproject', 'stasis', 'udptl'].map((name) => [`${name}.conf`, file()]),
    ),
    'features.conf': file(section('general', { transferdigittimeout: 3 })),
    'indications.conf': file(
      section('general', { country: 'co' }),
      // Resolución CRT 087 de 1997: 425 Hz, as ITU-T E.180 lists for Colombia.
      section('co', {
        description: 'Colombia',
        ringcadence: '1000,4000',
        dial: 425,
        busy: '425/250,0/250',
        ring: '425/1000,0/4500',
        congestion: '425/100,0/250,425/350,0/250,425/650,0/250',
        callwaiting: '400+450/300,0/6000',
      }),
    ),
  }
}
