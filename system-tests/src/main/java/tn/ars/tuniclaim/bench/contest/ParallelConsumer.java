package tn.ars.tuniclaim.bench.contest;

import io.confluent.parallelconsumer.ParallelConsumerOptions;
import io.confluent.parallelconsumer.ParallelConsumerOptions.CommitMode;
import io.confluent.parallelconsumer.ParallelConsumerOptions.ProcessingOrder;
import io.confluent.parallelconsumer.ParallelStreamProcessor;
import java.util.List;
import java.util.Map;

/** Confluent's parallel-consumer, in the order of each key. */
final class ParallelConsumer implements Contestant.Running {

    private final ParallelStreamProcessor<String, byte[]> processor;

    ParallelConsumer(String topic, Contestant.Work work, Map<String, Object> settings) {
        processor = ParallelStreamProcessor.createEosStreamProcessor(ParallelConsumerOptions.<String, byte[]>builder()
                .consumer(Contestant.consumer(settings))
                .ordering(ProcessingOrder.KEY)
                .maxConcurrency(Contestant.AT_ONCE)
                .commitMode(CommitMode.PERIODIC_CONSUMER_ASYNCHRONOUS)
                .build());
        processor.subscribe(List.of(topic));
        processor.poll(context -> work.on(context.getSingleConsumerRecord()));
    }

    @Override
    public void close() {
        processor.closeDontDrainFirst();
    }
}
