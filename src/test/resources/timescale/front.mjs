// Lets JDBC talk to one TimescaleDB in WebAssembly: node front.mjs <folder of the package>; prints the port it listens on.
// There is one session; a connection has it from its first message until the server says it is idle again.
import net from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = path.resolve(process.argv[2]);
const load = (file) => import(pathToFileURL(path.join(folder, 'dist', file)).href);
const { PGlite } = await load('index.js');
const { timescaledb } = await load('timescaledb/index.js');
const db = await PGlite.create({ dataDir: 'memory://', extensions: { timescaledb }, relaxedDurability: true });
await db.exec('CREATE EXTENSION timescaledb');

const SSL = 80877103, GSS = 80877104, CANCEL = 80877102;
const QUERY = 0x51, TERMINATE = 0x58, READY = 0x5a;
let owner = null;
const waiting = [];

function acquire(connection) {
  if (owner === null || owner === connection) {
    owner = connection;
    return Promise.resolve();
  }
  return new Promise((go) => waiting.push({ connection, go }));
}

function release(connection) {
  if (owner !== connection) return;
  const next = waiting.shift();
  owner = next ? next.connection : null;
  next?.go();
}

const message = (type, body) => {
  const out = Buffer.alloc(5 + body.length);
  out[0] = type.charCodeAt(0);
  out.writeInt32BE(4 + body.length, 1);
  body.copy(out, 5);
  return out;
};

// COPY ends the instance
const refused = Buffer.concat([
  message('E', Buffer.from('SERROR\0C0A000\0Mno COPY in WebAssembly\0\0')),
  message('Z', Buffer.from('I')),
]);

/** The state of the last ReadyForQuery, if there is one. */
function ready(bytes) {
  let state = null;
  for (let at = 0; at + 5 <= bytes.length; at += 1 + bytes.readInt32BE(at + 1)) {
    if (bytes[at] === READY) state = String.fromCharCode(bytes[at + 5]);
  }
  return state;
}

async function run(connection, bytes) {
  await acquire(connection);
  const isCopy = bytes[0] === QUERY && /^COPY /i.test(bytes.subarray(5, 11).toString());
  const answer = isCopy ? refused : Buffer.from(await db.execProtocolRaw(new Uint8Array(bytes), { throwOnError: false }));
  connection.socket.write(answer);
  const state = ready(answer);
  connection.inTransaction = state === null ? connection.inTransaction : state !== 'I';
  if (state === 'I') release(connection);
}

/** What one connection set must not be seen by the next. */
async function forget(connection) {
  await acquire(connection);
  if (connection.inTransaction) await db.exec('ROLLBACK');
  // its own default is pg_catalog alone
  await db.exec('DISCARD ALL');
  await db.exec('SET search_path = public');
  release(connection);
}

net.createServer((socket) => {
  const connection = { socket, inTransaction: false };
  let buffer = Buffer.alloc(0);
  let isStarted = false;
  let chain = Promise.resolve();
  const then = (work) => { chain = chain.then(work).catch(() => socket.destroy()); };
  socket.setNoDelay(true);
  socket.on('data', (bytes) => {
    buffer = Buffer.concat([buffer, bytes]);
    for (;;) {
      const head = isStarted ? 1 : 0;
      if (buffer.length < head + 4) return;
      const length = head + buffer.readInt32BE(head);
      if (buffer.length < length) return;
      const next = Buffer.from(buffer.subarray(0, length));
      buffer = buffer.subarray(length);
      const code = isStarted ? 0 : next.readInt32BE(4);
      if (code === SSL || code === GSS) {
        socket.write('N');
      } else if (code === CANCEL || (isStarted && next[0] === TERMINATE)) {
        then(() => socket.end());
      } else {
        isStarted = true;
        then(() => run(connection, next));
      }
    }
  });
  socket.on('error', () => {});
  socket.on('close', () => then(() => forget(connection)));
}).listen(0, '127.0.0.1', function () { console.log(this.address().port); });
process.stdin.on('end', () => process.exit(0)).resume();
