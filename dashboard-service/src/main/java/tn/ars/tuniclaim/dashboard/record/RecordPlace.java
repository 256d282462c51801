package tn.ars.tuniclaim.dashboard.topic;

/** Where a dead letter is; as text {@code topic/partition/offset}. */
public record LetterPlace(String topic, int partition, long offset) {

    /** @throws IllegalArgumentException where it is no place */
    public static LetterPlace of(String text) {
        var parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("no place of a dead letter");
        }
        return new LetterPlace(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset;
    }
}
