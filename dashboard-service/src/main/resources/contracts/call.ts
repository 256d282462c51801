// Asks the REST door, and tells it something. Needs no package; Node 22.18 or later runs it as it is.
const root = process.env.DASHBOARD ?? 'http://localhost:8080';
const headers = {
  Authorization: process.env.TOKEN ? `Bearer ${process.env.TOKEN}` : `Basic ${btoa(process.env.ACCOUNT ?? '')}`, // name:password
  'Content-Type': 'application/json',
};

async function call<T>(method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<T> {
  const answer = await fetch(root + path, { method, headers: { ...headers, ...more }, body: JSON.stringify(body) });
  if (answer.status === 429 || answer.status === 503) {
    throw new Error(`try again, with the same Idempotency-Key, in ${answer.headers.get('Retry-After') ?? 10} s`);
  }
  const read = await answer.json();
  if (!answer.ok) throw new Error(read.detail ?? read.error);
  return read as T;
}

// The same key again is the same payment, however often it is sent.
const told = await call<{ success: boolean; eventId: string }>(
  'POST',
  '/bulletin-soin/sync/tuniclaim/push-payment',
  { bordereauId: 'BRD-2026-000123', paymentData: { paymentStatus: 'EXECUTE', amount: '120.500', virementReference: 'VIR-9' } },
  { 'Idempotency-Key': 'VIR-9' },
);
console.log(`told as ${told.eventId}`);

type Page = { items: { id: string; kind: string; state: string; requestedBy: string }[]; next: string | null };
let cursor = '';
do {
  const page: Page = await call('GET', `/api/v1/push-requests?limit=100${cursor}`);
  for (const it of page.items) console.log(it.kind, it.state, it.requestedBy);
  cursor = page.next ? `&cursor=${page.next}` : '';
} while (cursor);
