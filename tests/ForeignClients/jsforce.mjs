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
await check('client credentials by Basic authentication', async () => {
  const basic = (secret) => ({ Authorization: `Basic ${Buffer.from(`a:${secret}`).toString('base64')}` });
  const post = (name, secret, form) => fetch(`${url}/services/oauth2/${name}`, { method: 'POST', headers: basic(secret), body: new URLSearchParams(form) });
  const signedIn = await (await post('token', 'b', { grant_type: 'client_credentials' })).json();
  const other = new jsforce.Connection({ instanceUrl: signedIn.instance_url, accessToken: signedIn.access_token, version: '60.0' });
  assert.equal((await other.query('SELECT Id FROM User')).totalSize, 1);
  assert.equal((await (await post('introspect', 'b', { token: signedIn.access_token })).json()).active, true);
  assert.equal((await (await post('token', 'wrong', { grant_type: 'client_credentials' })).json()).error, 'invalid_client');
  assert.equal((await post('revoke', 'b', { token: signedIn.access_token })).status, 200);
  await assert.rejects(other.query('SELECT Id FROM User'), (e) => e.errorCode === 'INVALID_SESSION_ID');
});
await check('user name and password', async () => {
  const signIn = (username, password) =>
    new jsforce.Connection({ oauth2: { loginUrl: url, clientId: 'a', clientSecret: 'b', redirectUri: 'http://localhost/x' } }).login(username, password);
  assert.equal((await signIn('admin@local.example', 'p')).organizationId.slice(0, 3), '00D');
  await assert.rejects(signIn('admin@local.example', 'wrong'), /authentication failure/);
  await assert.rejects(signIn('nobody@local.example', 'p'), /authentication failure/);
});
await check('identity with its token as a parameter', async () => {
  const { id } = await (await fetch(`${url}/services/oauth2/userinfo`, { headers: { Authorization: `Bearer ${token}` } })).json();
  assert.equal((await (await fetch(`${id}?oauth_token=${encodeURIComponent(token)}`)).json()).username, 'admin@local.example');
  assert.equal(await (await fetch(`${id}?oauth_token=wrong`)).text(), 'Bad_OAuth_Token');
});
await check('decimals beyond the scale', async () => {
  const saved = await account.create({ Name: 'Decimals', AnnualRevenue: 1234.5678 });
  assert.equal((await account.retrieve(saved.id)).AnnualRevenue, 1234.5678);
  assert.equal((await org.query("SELECT Id FROM Account WHERE AnnualRevenue = 1234.5678")).totalSize, 1);
});
await check('an id in the wrong case', async () => {
  assert.equal((await org.query(`SELECT Id FROM Account WHERE Id = '${id.toUpperCase()}'`)).totalSize, 0);
  await assert.rejects(account.retrieve(id.toUpperCase()), (e) => e.errorCode === 'NOT_FOUND');
});
await check('a parent by its external id, and by that alone', async () => {
  const parent = await project.create({ Name: 'Parent', ErpId__c: 'PARENT-1' });
  const child = await project.create({ Name: 'Child', Parent__r: { ErpId__c: 'PARENT-1' } });
  assert.equal((await project.retrieve(child.id)).Parent__c, parent.id);
  const both = { Name: 'Both', Parent__c: parent.id, Parent__r: { ErpId__c: 'PARENT-1' } };
  await assert.rejects(project.create(both), (e) => e.errorCode === 'INVALID_FIELD' && e.message.startsWith('Cannot specify both'));
});
await check('semi-joins', async () => {
  const refused = (soql, errorCode) => assert.rejects(org.query(soql), (e) => e.errorCode === errorCode);
  await refused('SELECT Id FROM Account WHERE Id IN (SELECT OwnerId FROM Contact)', 'MALFORMED_QUERY');
  await refused("SELECT Id FROM Account WHERE (Name = 'x' AND Id IN (SELECT AccountId FROM Contact)) AND Phone = null", 'MALFORMED_QUERY');
  const join = 'Id IN (SELECT AccountId FROM Contact)';
  await refused(`SELECT Id FROM Account WHERE ${join} AND ${join} AND ${join}`, 'EXCEEDED_MAX_SEMIJOIN_SUBSELECTS');
});
await check('a method in the address', async () => {
  const saved = await account.create({ Name: 'By POST' });
  await org.request({ method: 'POST', url: `/sobjects/Account/${saved.id}?_HttpMethod=PATCH`, body: '{"Phone":"7"}', headers: { 'Content-Type': 'application/json' } });
  assert.equal((await account.retrieve(saved.id)).Phone, '7');
});
await check('limits and counts', async () => {
  const limits = await org.limits();
  for (const name of ['SingleEmail', 'PermissionSets', 'AnalyticsExternalDataSizeMB']) assert.ok(limits[name].Max > 0, name);
  assert.ok((await org.request('/limits/recordCount?sObjects=')).sObjects.length > 10);
  assert.equal((await org.query('SELECT Name FROM Organization')).totalSize, 1);
});
await check('web server flow', async () => {
  const oauth2 = new jsforce.OAuth2({ loginUrl: url, clientId: 'a', clientSecret: 'b', redirectUri: 'http://localhost/x' });
  const redirect = await fetch(oauth2.getAuthorizationUrl({ scope: 'api' }), { redirect: 'manual' });
  const other = new jsforce.Connection({ oauth2 });
  await other.authorize(new URL(redirect.headers.get('location')).searchParams.get('code'));
  assert.ok(other.refreshToken);
  assert.equal((await other.query('SELECT Id FROM User')).totalSize, 1);
});
