package tn.ars.tuniclaim.dashboard.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.record.Content;
import tn.ars.tuniclaim.dashboard.record.RecordContents;

/** What a dead letter says, fetched from Kafka for those who may see it. */
@Component
public class LetterContents {

    private final RecordContents records;

    LetterContents(RecordContents records) {
        this.records = records;
    }

    /** @throws org.apache.kafka.common.errors.TimeoutException when Kafka does not answer in time */
    public Content of(DeadLetter letter) {
        return letter.leftOut() == null
                ? records.at(letter.place())
                        .filter(record -> Letters.isOf(letter, record))
                        .map(record -> Content.of(text(record.value())))
                        .orElse(Content.GONE)
                : Content.LEFT_OUT;
    }

    private static String text(byte[] value) {
        return Optional.ofNullable(value).map(it -> new String(it, UTF_8)).orElse("");
    }
}
