/** Words of relative times; the numbers are beside them. */
export const time = {
  now: 'ahora',
  secondsAgo_one: 'hace {{count}} s',
  secondsAgo_other: 'hace {{count}} s',
  minutesAgo_one: 'hace {{count}} min',
  minutesAgo_other: 'hace {{count}} min',
  hoursAgo_one: 'hace {{count}} h',
  hoursAgo_other: 'hace {{count}} h',
  yesterday: 'ayer',
  fromTo: '{{from}} a {{to}}',
  extension: 'ext.',
  leftLess: 'falta menos de un minuto',
  leftMinutes_one: 'falta un minuto, más o menos',
  leftMinutes_other: 'faltan unos {{count}} min',
  leftHours_one: 'falta una hora, más o menos',
  leftHours_other: 'faltan unas {{count}} h',
  moreThan: 'más de {{count}}',
}
