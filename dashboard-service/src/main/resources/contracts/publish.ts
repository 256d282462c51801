// Tells that a BS was validated. npm install kafkajs cloudevents; Node 22.18 or later runs it as it is.
import { CloudEvent, Kafka as Binding } from 'cloudevents';
import { Kafka, Partitioners } from 'kafkajs';

const kafka = new Kafka({ clientId: 'bulletins', brokers: [process.env.KAFKA_BROKER ?? 'localhost:9092'] });
const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });

const bordereau = 'BRD-2026-000123';
const event = new CloudEvent({
  id: crypto.randomUUID(), // keep it: sent again under the same id, it is the same fact
  type: 'tn.ars.tuniclaim.bulletin-status-changed.v1',
  source: '/ars/bulletins',
  time: new Date().toISOString(), // when it was decided
  datacontenttype: 'application/json',
  data: { bordereau, bulletin: 'BS-000123-01', newStatus: 'VALIDATED', processedBy: 'amira' },
});
const headers = Object.entries(Binding.binary(event).headers).filter(([, value]) => value !== undefined);

await producer.connect();
await producer.send({
  topic: 'ars.statuses',
  acks: -1,
  messages: [{ key: bordereau, headers: Object.fromEntries(headers) as Record<string, string>, value: JSON.stringify(event.data) }],
});
await producer.disconnect();
console.log(`told as ${event.id}`);
