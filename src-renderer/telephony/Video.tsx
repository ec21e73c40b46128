import { useEffect, useRef } from 'react'

/** A stream's picture; its sound is played elsewhere, by the chosen speaker. */
export function Video({
  stream,
  label,
  className,
}: {
  stream: MediaStream | null
  label: string
  className: string | undefined
}) {
  const element = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const { current } = element
    if (current === null) return
    current.srcObject = stream
    // A picture that does not begin yet begins with its first frame.
    if (stream !== null) void current.play().catch(() => {})
    return () => {
      current.srcObject = null
    }
  }, [stream])
  return <video ref={element} className={className} aria-label={label} muted playsInline autoPlay />
}
