// Runs every GraphQL-over-HTTP audit of the graphql-http package against one endpoint.
//
//     node audit.mjs <draft|documented> <url>
//
// `draft`: every audit must pass, the recommendations too. `documented` is for the accounts contract, which answers 400
// to documents that will not run even under application/json: there exactly the audits below warn. One that stops
// warning is reported like one that starts to, since clients rely on the documented status.
import { serverAudits } from 'graphql-http';

const EXPECTED_WARNINGS = {
  draft: [],
  documented: ['572B', 'FDE2', '7B9B'],
};
// Fewer would mean that the package has changed its shape, and that this script checks nothing.
const AUDITS_MIN = 60;

const [kind, url, ...rest] = process.argv.slice(2);
const expected = EXPECTED_WARNINGS[kind];
if (expected === undefined || url === undefined || rest.length > 0) {
  console.error('usage: node audit.mjs <draft|documented> <url>');
  process.exit(2);
}

const results = [];
for (const audit of serverAudits({ url })) {
  results.push({ audit, result: await audit.fn() });
}

const wrong = [];
for (const { audit, result } of results) {
  const expects = expected.includes(audit.id) ? 'warn' : 'ok';
  const fits = result.status === expects;
  console.log(`${fits ? ' ' : '!'} ${result.status.padEnd(6)} ${audit.id}  ${audit.name}`);
  if (!fits) {
    wrong.push(audit.id);
    console.log(`           expected ${expects}; ${result.reason ?? 'it passes'}`);
  }
}
const ran = new Set(results.map(({ audit }) => audit.id));
const unknown = expected.filter((id) => !ran.has(id));

console.log(`\n${results.length} audits of ${url} as ${kind}: ${wrong.length} not as expected`);
if (results.length < AUDITS_MIN || unknown.length > 0) {
  console.error(`the package no longer fits this script: ${results.length} audits, without ${unknown.join(', ') || 'none'}`);
  process.exit(2);
}
process.exit(wrong.length === 0 ? 0 : 1);
