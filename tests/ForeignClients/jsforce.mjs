// jsforce against a local org: each case asserts on what came back.
// node jsforce.mjs <instance url> <access token>
import assert from 'node:assert/strict';
import jsforce from 'jsforce';

const [url, token] = process.argv.slice(2);
const org = new jsforce.Connection({ instanceUrl: url, accessToken: token, version: '60.0' });
const account = org.sobject('Account');
const contact = org.sobject('Contact');
const project = org.sobject('Project__c');

async function check(name, test) {
  try {
    await test();
    console.log(`ok   jsforce: ${name}`);
  } catch (e) {
    console.log(`FAIL jsforce: ${name}: ${e.stack ?? e}`);
    process.exitCode = 1;
  }
}

let id;
await check('identity', async () => assert.equal((await org.identity()).username, 'admin@local.example'));
await check('versions', async () => assert.ok((await org.request('/services/data')).length > 30));
await check('describeGlobal', async () => assert.ok((await org.describeGlobal()).sobjects.some((s) => s.name === 'Account')));
await check('describe', async () => assert.ok((await account.describe()).fields.length > 20));
await check('create', async () => {
  const saved = await account.create({ Name: 'Acme' });
  assert.ok(saved.success);
  id = saved.id;
});
await check('retrieve', async () => assert.equal((await account.retrieve(id)).Name, 'Acme'));
await check('retrieve many', async () => assert.equal((await account.retrieve([id, id])).length, 2));
await check('update', async () => assert.ok((await account.update({ Id: id, Phone: '5' })).success));
await check('create many', async () => {
  const records = Array.from({ length: 450 }, (_, i) => ({ LastName: `L${String(i).padStart(3, '0')}`, AccountId: id }));
  const saved = await contact.create(records, { allowRecursive: true });
  assert.ok(saved.length === 450 && saved.every((s) => s.success));
});
await check('update many', async () => {
  const { records } = await org.query("SELECT Id FROM Contact WHERE LastName < 'L003'");
  const saved = await contact.update(records.map((r) => ({ Id: r.Id, Title: 'T' })));
  assert.ok(saved.length === 3 && saved.every((s) => s.success));
});
await check('query with a parent', async () => {
  assert.equal((await org.query('SELECT Account.Name FROM Contact LIMIT 5')).records[0].Account.Name, 'Acme');
});
await check('pages', async () => {
  const headers = { 'Sforce-Query-Options': 'batchSize=200' };
  assert.equal((await org.query('SELECT Id FROM Contact', { autoFetch: true, maxFetch: 1000, headers })).records.length, 450);
});
await check('find', async () => {
  const rows = await contact.find({ LastName: { $like: 'L00%' } }, 'Id, LastName').sort({ LastName: -1 }).limit(3);
  assert.deepEqual(rows.map((r) => r.LastName), ['L009', 'L008', 'L007']);
});
await check('children', async () => {
  const rows = await account.select('Id, Name').include('Contacts').select('LastName').limit(2).end();
  assert.equal(rows[0].Contacts.records.length, 2);
});
await check('count', async () => assert.equal(await contact.count(), 450));
await check('aggregate', async () => {
  assert.equal((await org.query('SELECT AccountId, COUNT(Id) n FROM Contact GROUP BY AccountId')).records[0].n, 450);
});
await check('upsert', async () => {
  const first = await project.upsert({ ErpId__c: 'K-1', Name: 'P' }, 'ErpId__c');
  assert.equal((await project.upsert({ ErpId__c: 'K-1', Name: 'Q' }, 'ErpId__c')).id, first.id);
});
await check('upsert many', async () => {
  const saved = await project.upsert([{ ErpId__c: 'K-1', Name: 'R' }, { ErpId__c: 'K-2', Name: 'S' }], 'ErpId__c');
  assert.deepEqual(saved.map((s) => s.created), [false, true]);
});
await check('search', async () => {
  assert.equal((await org.search('FIND {acme} RETURNING Account(Id, Name)')).searchRecords[0].Name, 'Acme');
});
await check('search with a mistake', async () => {
  await assert.rejects(org.search('FIND {a:b}'), (e) => e.errorCode === 'MALFORMED_SEARCH' && e.message.includes("mismatched character ':'"));
  await assert.rejects(org.search('FIND {a}'), (e) => e.errorCode === 'INVALID_SEARCH');
});
await check('columns', async () => {
  const of = async (soql) => {
    const { columnMetadata } = await org.request(`/query?columns=true&q=${encodeURIComponent(soql)}`);
    return columnMetadata.map((c) => [c.columnName, c.aggregate, c.apexType, c.foreignKeyName, c.joinColumns.map((j) => j.columnName)]);
  };
  assert.deepEqual(await of('SELECT Name, Owner.Name, (SELECT LastName FROM Contacts) FROM Account'), [
    ['Name', false, 'String', null, []],
    ['Owner', false, null, 'OwnerId', ['Name']],
    ['Contacts', true, null, null, ['LastName']],
  ]);
  assert.deepEqual(await of('SELECT AccountId, COUNT(Id), MAX(Name) m FROM Contact GROUP BY AccountId'), [
    ['AccountId', false, 'Id', null, []],
    ['expr0', true, null, null, []],
    ['m', true, null, null, []],
  ]);
});
await check('errors', async () => {
  await assert.rejects(org.query('SELECT Bacon__c FROM Account'), (e) => e.errorCode === 'INVALID_FIELD');
  await assert.rejects(account.create({}), (e) => e.errorCode === 'REQUIRED_FIELD_MISSING');
  const stranger = new jsforce.Connection({ instanceUrl: url, accessToken: 'no', version: '60.0' });
  await assert.rejects(stranger.query('SELECT Id FROM User'), (e) => e.errorCode === 'INVALID_SESSION_ID');
});
await check('updated and deleted', async () => {
  const [start, end] = [new Date(Date.now() - 864e5), new Date(Date.now() + 36e5)];
  assert.deepEqual((await account.updated(start, end)).ids, [id]);
  assert.equal((await account.deleted(start, end)).deletedRecords.length, 0);
});
await check('recent', async () => {
  const { records } = await org.query("SELECT Id FROM Contact WHERE LastName = 'L005' FOR VIEW");
  assert.equal((await org.recent())[0].Id, records[0].Id);
  assert.ok((await org.query('SELECT Id FROM Contact WHERE LastViewedDate = TODAY')).totalSize >= 1);
});
await check('limits', async () => {
  assert.ok((await org.limits()).DailyApiRequests.Max > 0);
  assert.ok(org.limitInfo.apiUsage.used > 0);
});
await check('explain', async () => assert.equal((await org.query('SELECT Id FROM Account').explain()).plans.length, 1));
await check('delete many', async () => {
  const { records } = await org.query('SELECT Id FROM Contact LIMIT 2');
  assert.ok((await contact.destroy(records.map((r) => r.Id))).every((s) => s.success));
});
await check('queryAll', async () => {
  assert.equal((await org.query('SELECT Id FROM Contact WHERE IsDeleted = true', { scanAll: true })).totalSize, 2);
});
await check('client credentials', async () => {
  const other = new jsforce.Connection({ oauth2: { loginUrl: url, clientId: 'a', clientSecret: 'b', redirectUri: 'http://localhost/x' } });
  await other.authorize({ grant_type: 'client_credentials' });
  assert.equal((await other.query('SELECT Id FROM User')).totalSize, 1);
});
await check('web server flow', async () => {
  const oauth2 = new jsforce.OAuth2({ loginUrl: url, clientId: 'a', clientSecret: 'b', redirectUri: 'http://localhost/x' });
  const redirect = await fetch(oauth2.getAuthorizationUrl({ scope: 'api' }), { redirect: 'manual' });
  const other = new jsforce.Connection({ oauth2 });
  await other.authorize(new URL(redirect.headers.get('location')).searchParams.get('code'));
  assert.ok(other.refreshToken);
  assert.equal((await other.query('SELECT Id FROM User')).totalSize, 1);
});
