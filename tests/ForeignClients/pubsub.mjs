// The Node client for the Pub/Sub API over TLS, and jsforce's streaming over CometD, against a local org's event bus: both see the same changes.
// node pubsub.mjs <instance url> <access token> <TLS url> <certificate file>
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import https from 'node:https';
import jsforce from 'jsforce';
import streaming from 'jsforce/lib/api/streaming.js';
import PubSubApiClient from 'salesforce-pubsub-api-client';

const [url, token, tls, certificate] = process.argv.slice(2);
const topic = '/data/AccountChangeEvent';
const patience = 20_000;

async function check(name, test) {
  try {
    await test();
    console.log(`ok   events: ${name}`);
  } catch (e) {
    console.log(`FAIL events: ${name}: ${e.stack ?? e}`);
    process.exitCode = 1;
  }
}

async function rest(method, path, body) {
  const response = await fetch(url + path, { method, headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }, body: body && JSON.stringify(body) });
  assert.ok(response.ok, `${method} ${path}: ${response.status}`);
  return response.status === 204 ? undefined : response.json();
}

// Collects what comes; `take` waits until there is one more.
function inbox() {
  const items = [];
  const waiting = [];
  return {
    put: (item) => (waiting.length > 0 ? waiting.shift()(item) : items.push(item)),
    take: () => items.length > 0 ? items.shift() : new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('nothing came')), patience);
      waiting.push((item) => { clearTimeout(timer); resolve(item); });
    }),
  };
}

const quiet = { debug() {}, info() {}, warn() {}, error: console.error, trace() {} };
const organizationId = (await rest('GET', '/services/oauth2/userinfo')).organization_id;
const configuration = {
  authType: 'user-supplied', accessToken: token, instanceUrl: tls, organizationId,
  // It brings its own list of authorities and takes no other: that the certificate is good is tried below.
  pubSubEndpoint: new URL(tls).host, rejectUnauthorizedSsl: false,
};

await check('the certificate can be trusted', () => new Promise((resolve, reject) => https
  .get(`${tls}/services/data`, { ca: readFileSync(certificate) }, (response) => { response.resume(); response.on('end', resolve); })
  .on('error', reject)));

const cometd = inbox();
const org = new jsforce.Connection({ instanceUrl: url, accessToken: token, version: '60.0' });
const faye = org.streaming.createClient([new streaming.StreamingExtension.Replay(topic, -1)]);
await check('jsforce subscribes', () => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('no answer')), patience).unref();
  faye.subscribe(topic, (message) => cometd.put(message)).then(resolve, reject);
}));

const client = new PubSubApiClient(configuration, quiet);
const grpc = inbox();
let stored;
await check('the Pub/Sub client subscribes', async () => {
  await client.connect();
  client.subscribe(topic, (info, type, data) => type === 'event' ? grpc.put(data) : type === 'error' ? grpc.put({ failed: data }) : undefined);
  await new Promise((resolve) => setTimeout(resolve, 1000));
});

let id;
await check('a created record', async () => {
  id = (await rest('POST', '/services/data/v67.0/sobjects/Account', { Name: 'Événement', Phone: '1', BillingCity: 'Paris', NumberOfEmployees: 7 })).id;
  const [event, message] = [await grpc.take(), await cometd.take()];
  stored = event.replayId;
  const header = event.payload.ChangeEventHeader;
  assert.deepEqual([header.changeType, header.entityName, header.recordIds[0]], ['CREATE', 'Account', id]);
  assert.deepEqual([event.payload.Name, event.payload.BillingAddress.City, event.payload.NumberOfEmployees], ['Événement', 'Paris', 7]);
  assert.equal(event.id, message.event.EventUuid);
  assert.equal(event.replayId, message.event.replayId);
  assert.deepEqual([message.payload.Name, message.payload.BillingAddress.City], ['Événement', 'Paris']);
});

await check('an updated record, and the fields that changed', async () => {
  await rest('PATCH', `/services/data/v67.0/sobjects/Account/${id}`, { Phone: null, BillingCity: 'Lyon', Name: 'Acme' });
  const [event, message] = [await grpc.take(), await cometd.take()];
  const header = event.payload.ChangeEventHeader;
  assert.equal(header.changeType, 'UPDATE');
  assert.deepEqual(header.nulledFields, ['Phone']);
  assert.deepEqual([...header.changedFields].sort(), [...message.payload.ChangeEventHeader.changedFields].sort());
  assert.deepEqual([...header.changedFields].sort(), ['BillingAddress.City', 'LastModifiedDate', 'Name', 'Phone']);
  assert.equal(message.payload.Phone, null);
});

await check('a deleted record', async () => {
  await rest('DELETE', `/services/data/v67.0/sobjects/Account/${id}`);
  const [event, message] = [await grpc.take(), await cometd.take()];
  assert.deepEqual([event.payload.ChangeEventHeader.changeType, message.payload.ChangeEventHeader.changeType], ['DELETE', 'DELETE']);
});

await check('a subscription that goes on after a replay id', async () => {
  const again = inbox();
  const other = new PubSubApiClient(configuration, quiet);
  await other.connect();
  other.subscribeFromReplayId(topic, (info, type, data) => type === 'event' ? again.put(data) : undefined, 2, stored);
  assert.deepEqual([(await again.take()).payload.ChangeEventHeader.changeType, (await again.take()).payload.ChangeEventHeader.changeType], ['UPDATE', 'DELETE']);
  other.close();
});

client.close();
faye.disconnect();
setTimeout(() => process.exit(process.exitCode ?? 0), 200);
