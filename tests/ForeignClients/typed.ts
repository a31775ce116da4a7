// Compiled against the types that ts-force-gen made of our describes: a field that they lack would not compile.
import { setDefaultConfig } from 'ts-force';
import { Account, Contact } from './generated';

async function main() {
  const [instanceUrl, accessToken] = process.argv.slice(2);
  setDefaultConfig({ instanceUrl, accessToken });
  const account = new Account({ name: 'Typed', annualRevenue: 5.5, industry: Account.PICKLIST.industry.TECHNOLOGY });
  await account.insert();
  await new Contact({ lastName: 'Ray', accountId: account.id }).insert();
  const [read] = await Contact.retrieve((f) => ({
    select: [...f.select('id', 'lastName'), f.parent('account').select('name')],
    where: [{ field: f.select('accountId'), op: '=', val: account.id }],
  }));
  if (read.lastName === 'Ray' && read.account?.name === 'Typed') console.log('ts-force works');
}

main().catch((e) => { console.error(e); process.exit(1); });
