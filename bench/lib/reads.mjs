// The reading workloads: what is asked, of whom, and which ceiling it is held against.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const API = '/api/v1/products';

export const WORDS = ['의자', '책상', '자전거', '가방', '노트북', '아이폰', '패딩', '운동화', '소파', '침대', '모니터', '키보드', '텐트', '유모차',
  '카메라', '시계', '냉장고', '세탁기', '헤드폰', '커피', '선풍기', '가습기', '피아노', '기타', '향수', '화이트', '이사', '직거래'];

/** @returns name -> `{what, against, aim, ours, ceiling}`, each side a load for wrk.mjs */
export async function describeReads({ ours, ceilings, database, folder }) {
  const ids = (await database.rows("SELECT id FROM catalog.products WHERE status = 'available' ORDER BY id")).map(([id]) => id);
  const hot = ids[Math.floor(ids.length / 2)];
  const detail = await ours.get(`${API}/${hot}`);
  await ceilings.send('PUT', '/k0/detail', detail.body);
  const list = `${API}?page_size=20`;
  await ceilings.send('PUT', '/k0/list', (await ours.get(list)).body);
  const samples = Array.from({ length: 20 }, (_, i) => ids[Math.floor((i * ids.length) / 20)]);
  await expectEqual(ours, `${API}/${hot}`, ceilings, '/k0/detail');
  await expectEqual(ours, list, ceilings, '/k0/list');
  for (const id of samples) await expectEqual(ours, `${API}/${id}`, ceilings, `/k1/${id}`);
  const etag = { 'If-None-Match': detail.headers.get('etag') };
  const known = await ours.get(`${API}/${hot}`, etag);
  if (known.status !== 304) throw new Error(`${API}/${hot} answers ${known.status} to If-None-Match, not 304.`);

  const paths = (name, lines) => {
    const file = join(folder, `${name}.paths`);
    writeFileSync(file, `${lines.join('\n')}\n`);
    return { script: 'get', env: { BENCH_PATHS: file } };
  };
  return {
    'detail-hot': { what: 'one product, again and again', against: 'K0', aim: 0.6, ours: paths('hot', [`${API}/${hot}`]), ceiling: paths('k0-detail', ['/k0/detail']) },
    'detail-cold': { what: `any of ${ids.length} products`, against: 'K1', aim: 0.6, ours: { ...paths('cold', ids.map(id => `${API}/${id}`)), withoutRedis: true }, ceiling: paths('k1', ids.map(id => `/k1/${id}`)) },
    list: { what: 'the first 20 products', against: 'K0', aim: 0.6, ours: paths('list', [list]), ceiling: paths('k0-list', ['/k0/list']) },
    'detail-304': { what: 'one product that the client has already', ours: { ...paths('known', [`${API}/${hot}`]), headers: etag } },
    'list-deep': { what: '20 products from anywhere in the list, by cursor', ours: paths('deep', await cursors(ours)) },
    search: { what: `one of ${WORDS.length} words, 20 of what is found`, ours: paths('search', WORDS.map(word => `${API}?search=${encodeURIComponent(word)}`)) },
  };
}

/** Addresses all along the list: every hundredth place, as a client would come there. */
async function cursors(ours) {
  const found = [];
  for (let cursor = ''; found.length < 1000; ) {
    const page = JSON.parse((await ours.get(`${API}?page_size=100${cursor}`)).body);
    if (!page.has_more) break;
    cursor = `&cursor=${page.next_cursor}`;
    found.push(`${API}?page_size=20${cursor}`);
  }
  return found;
}

/** Byte for byte: a ceiling that answers something else is none. */
async function expectEqual(ours, ourPath, ceilings, theirPath) {
  const [our, their] = [await ours.get(ourPath), await ceilings.get(theirPath)];
  if (our.status !== 200 || our.body !== their.body) {
    throw new Error(`${theirPath} does not answer what ${ourPath} does; bench/Ceilings must follow the API.\n  ours:  ${our.status} ${our.body}\n  there: ${their.status} ${their.body}`);
  }
}
