/* What the preload exposes appears in the page's own world before any of its scripts runs. */
document.addEventListener('double:expose', ({ detail }) => {
  const [name, value] = JSON.parse(detail)
  Object.defineProperty(window, name, { value: Object.freeze(value), enumerable: true })
})
