// jsforce's Bulk API 2.0 against a local org.
// node bulk.mjs <instance url> <access token>
import assert from 'node:assert/strict';
import jsforce from 'jsforce';

const [url, token] = process.argv.slice(2);
const org = new jsforce.Connection({ instanceUrl: url, accessToken: token, version: '60.0' });
org.bulk2.pollInterval = 100;
org.bulk2.pollTimeout = 60_000;

async function check(name, test) {
  try {
    await test();
    console.log(`ok   jsforce bulk: ${name}`);
  } catch (e) {
    console.log(`FAIL jsforce bulk: ${name}: ${e.stack ?? e}`);
    process.exitCode = 1;
  }
}

const load = (object, operation, input, more = {}) => org.bulk2.loadAndWaitForResults({ object, operation, input, ...more });
const rowsOf = async (soql) => (await org.bulk2.query(soql)).toArray();

let ids;
await check('insert', async () => {
  const input = Array.from({ length: 450 }, (_, i) => ({ Name: `Bulk "${i}", ${i % 2 ? 'odd' : 'even'}\nline`, NumberOfEmployees: i }));
  const { successfulResults, failedResults, unprocessedRecords } = await load('Account', 'insert', input);
  assert.equal(successfulResults.length, 450);
  assert.equal(failedResults.length + unprocessedRecords.length, 0);
  ids = successfulResults.map((r) => r.sf__Id);
});
await check('query', async () => {
  const rows = await rowsOf("SELECT Id, Name, NumberOfEmployees FROM Account WHERE Name LIKE 'Bulk%'");
  assert.equal(rows.length, 450);
  assert.equal(rows.find((r) => Number(r.NumberOfEmployees) === 7).Name, 'Bulk "7", odd\nline');
});
await check('update with a row that is refused', async () => {
  const input = [{ Id: ids[0], NumberOfEmployees: '1' }, { Id: ids[1], NumberOfEmployees: 'many' }];
  const { successfulResults, failedResults } = await load('Account', 'update', input);
  assert.deepEqual(successfulResults.map((r) => [r.sf__Id, r.sf__Created]), [[ids[0], 'false']]);
  assert.equal(failedResults.length, 1);
  assert.match(failedResults[0].sf__Error, /NumberOfEmployees/);
});
await check('upsert', async () => {
  const upsert = (name) => load('Project__c', 'upsert', [{ ErpId__c: 'BULK-1', Name: name }], { externalIdFieldName: 'ErpId__c' });
  const [first] = (await upsert('First')).successfulResults;
  const [second] = (await upsert('Second')).successfulResults;
  assert.deepEqual([first.sf__Created, second.sf__Created], ['true', 'false']);
  assert.equal(second.sf__Id, first.sf__Id);
});
await check('a column that does not exist', async () => {
  await assert.rejects(load('Account', 'insert', [{ Name: 'N', Bacon__c: '1' }]), /InvalidBatch/);
});
await check('a statement that is refused', async () => {
  await assert.rejects(rowsOf('SELECT Bacon__c FROM Account'), /Bacon__c/);
});
await check('jobs by hand', async () => {
  const job = org.bulk2.createJob({ object: 'Account', operation: 'insert' });
  const { id } = await job.open();
  await job.uploadData([{ Name: 'Bulk by hand' }]);
  await job.close();
  await job.poll(100, 60_000);
  assert.equal((await job.check()).numberRecordsProcessed, 1);
  assert.equal((await job.getSuccessfulResults()).length, 1);
  await job.delete();
  await assert.rejects(org.bulk2.job('ingest', { id }).check(), (e) => e.errorCode === 'NOTFOUND' || e.errorCode === 'NOT_FOUND');
});
await check('delete', async () => {
  assert.equal((await load('Account', 'delete', ids.map((Id) => ({ Id })))).successfulResults.length, 450);
  assert.equal((await rowsOf("SELECT Id FROM Account WHERE Name LIKE 'Bulk \"%'")).length, 0);
});
