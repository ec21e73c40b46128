import { WebSocketServer } from 'ws'

/** The peer of `sight`: sends back what it hears. */
const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
server.on('listening', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0)
})
server.on('connection', (socket) => void socket.on('message', (data) => socket.send(data)))
