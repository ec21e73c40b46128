/** The contexts of the dialplan that others name: trunks, endpoints and the bridge's redirections. */
export const CONTEXTS = {
  customers: 'customers',
  advisors: 'advisors',
  queues: 'queues',
  /** The customer's channel goes here when its advisor's console is back; the extension is the advisor's name. */
  retake: 'retake',
  conference: 'conference',
  /** An advisor whose console is back comes into their conference again. */
  backToRoom: 'back-to-room',
  /** Rings at the coordinator who wants to hear a call; the extension is their name. */
  supervision: 'supervision',
  survey: 'survey',
  /** A synthetic customer speaks here. */
  synthetic: 'synthetic',
} as const

/** A global of the dialplan that says what an older one cannot: two of a conference leave its room. */
export const LEAVES_ROOMS = 'LEAVES_ROOMS'

/** *Normal clearing* (ITU-T Q.850): somebody hung up. A leg whose sound stopped, its console being gone, ends with another. */
export const HUNG_UP = 16

/** No answer of either side any more: its sound stopped (ITU-T Q.850, *requested channel not available*). */
export const SOUND_STOPPED = 44

/** The family of Asterisk's database in which the bridge keeps what the coordinator set of a queue. */
export const QUEUES_FAMILY = 'multicontacto-queue'

/** The family that says which queue a number reaches; {@link NO_QUEUE}: one that the settings gave and the coordinator took away. */
export const NUMBERS_FAMILY = 'multicontacto-number'
export const NO_QUEUE = '-'

/** The family in which a leg that a queue had rung leaves its part of the call when it ends, until a bridge has told it. */
export const PARTS_FAMILY = 'multicontacto-part'

/** A name of a queue as an extension, of those that are made while the PBX runs; never the special ones of one letter. */
export const ANY_QUEUE = '_[a-z].'

/** A channel variable of each event: whether whoever the channel is has put the call on hold (func_channel). */
export const ON_HOLD = 'CHANNEL(onhold)'

/** Events of our own that the dialplan tells on the manager interface (`UserEvent`). */
export const EVENTS = {
  closed: 'QueueClosed',
  entered: 'CallEntered',
  advisorGone: 'AdvisorGone',
  requeued: 'CallRequeued',
  left: 'QueueLeft',
  survey: 'Survey',
  feature: 'FeatureCode',
  voicemail: 'Voicemail',
} as const
