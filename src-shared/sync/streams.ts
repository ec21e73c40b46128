/** The code with which the centre closes a stream on who may not listen any more: disabled, signed out, of another role. */
export const SHUT_OUT = 4403
