// Searches what programs have written for what they must never write: passwords, tokens, keys, e-mail addresses.
//
//   node scripts/secrets.mjs FILE...
//
// Prints each finding with its file and line, cut short, and exits with 1 if there is any, or if the files hold too
// little to have been worth the search.

import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** What is looked for, how it looks, and one of its kind: a pattern that misses its own example finds nothing. */
const forbidden = [
  ['a password of a test', /correct horse battery|multiweb-demo-2026/, 'password=correct horse battery staple'],
  ['a token of ours (JWT)', /eyJ[\w-]{10,}\.[\w-]{10,}/, 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjMifQ.c2ln'],
  // Forty-three letters are 256 bits; the name of a signing key is as long, and published.
  ['an opaque token', /(?<![\w/+-]|(?:kid|KeyId|InternalId): '?)(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{43}(?![\w=/+-])/, `refresh_token=${'Aa1-'.repeat(10)}xyz`],
  ['an API key', /\bmw_[\w-]{20,}/, 'X-API-Key: mw_0123456789abcdefghijk'],
  ['a hash of a password', /\$2[abxy]\$\d\d\$/, '$2b$12$abcdefghijklmnopqrstuv'],
  ['a private key', /PRIVATE KEY/, '-----BEGIN PRIVATE KEY-----'],
  ['a password of a connection', /Password=(?![*…])[^;\s"]+/i, 'Host=db;Password=secret;Port=1'],
  ['an e-mail address', /[\w.%+-]+@(?!multiweb\.example)[\w-]+(\.[\w-]+)*\.[a-z]{2,}/i, 'to minji@example.com'],
];
const least = 1_000;

const blind = forbidden.filter(([, pattern, example]) => !pattern.test(example)).map(([what]) => what);
if (blind.length > 0) {
  console.log(`The search would not find ${blind.join(', ')}.`);
  process.exit(1);
}

let lines = 0;
const found = [];
for (const file of process.argv.slice(2).filter(existsSync)) {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number++;
    for (const [what, pattern] of forbidden) {
      const match = pattern.exec(line);
      if (match) found.push(`${file}:${number}: ${what}: …${line.slice(Math.max(0, match.index - 120), match.index + 12)}…`);
    }
  }
  lines += number;
}

for (const finding of found.slice(0, 50)) console.log(finding);
console.log(`${lines} lines, ${found.length} findings`);
if (lines < least) console.log(`At least ${least} lines were to be expected.`);
process.exit(found.length > 0 || lines < least ? 1 : 0);
