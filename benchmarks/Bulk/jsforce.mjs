// The same contacts as BulkReport, through jsforce's Bulk API 2.0: one job in, one query out. Prints a line of JSON after the load, and another one after the query.
// node jsforce.mjs <instance url> <access token> <records>
import jsforce from 'jsforce';

const [instanceUrl, accessToken, records] = process.argv.slice(2);
const count = Number(records);
const org = new jsforce.Connection({ instanceUrl, accessToken, version: '67.0' });
org.bulk2.pollInterval = 250;
org.bulk2.pollTimeout = 1_800_000;

const contact = (n) => ({
  FirstName: `First${n}`,
  LastName: `Last${n}`,
  Email: `person${n}@example.com`,
  Phone: `+49 30 ${n}`,
  Department: `Department ${n % 50}`,
  MailingStreet: `Street ${n}`,
  MailingCity: 'Berlin',
  Birthdate: `1980-01-${String(1 + (n % 28)).padStart(2, '0')}`,
});

const require = (found) => {
  if (found !== count) throw new Error(`${found} records, and not ${count}.`);
};

const seconds = async (work) => {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
};

let load;
const print = (read) => console.log(JSON.stringify({ load, read, peak: process.resourceUsage().maxRSS * 1024 }));

load = await seconds(async () => {
  const input = Array.from({ length: count }, (_, n) => contact(n));
  const { successfulResults } = await org.bulk2.loadAndWaitForResults({ object: 'Contact', operation: 'insert', input });
  require(successfulResults.length);
});
print(null);
const read = await seconds(async () => {
  // jsforce gives the header of each page after the first as a record.
  let rows = 0;
  const stream = await org.bulk2.query(
    'SELECT Id, FirstName, LastName, Email, Phone, MailingCity, Birthdate, CreatedDate FROM Contact WHERE Department != null');
  await new Promise((resolve, reject) => stream.on('record', (row) => (rows += row.Id !== 'Id' ? 1 : 0)).on('end', resolve).on('error', reject));
  require(rows);
});
print(read);
