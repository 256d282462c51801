// Reads what became of ARS's changes. npm install kafkajs cloudevents; Node 22.18 or later runs it as it is.
import { Kafka as Binding, type CloudEvent } from 'cloudevents';
import { Kafka } from 'kafkajs';

type Push = { factId: string; bordereau: string; bulletin?: string; kind: string; state: string };

const kafka = new Kafka({ clientId: 'follow-up', brokers: [process.env.KAFKA_BROKER ?? 'localhost:9092'] });
const consumer = kafka.consumer({ groupId: process.env.GROUP ?? 'follow-up' });

await consumer.connect();
await consumer.subscribe({ topic: 'tuniclaim.push-results', fromBeginning: true });
await consumer.run({
  eachMessage: async ({ message }) => {
    const headers = Object.fromEntries(Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]));
    const record = { headers, key: String(message.key), value: String(message.value), body: undefined };
    const event = Binding.toEvent(record) as CloudEvent<{ push: Push }>;
    console.log(event.time, event.type, event.data?.push.bordereau, event.data?.push.state);
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => consumer.disconnect());
