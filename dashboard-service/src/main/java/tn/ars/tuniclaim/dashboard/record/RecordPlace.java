package tn.ars.tuniclaim.dashboard.record;

/** Where a record is; as text {@code topic/partition/offset}. */
public record RecordPlace(String topic, int partition, long offset) {

    /** @throws IllegalArgumentException where it is no place */
    public static RecordPlace of(String text) {
        var parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("no place of a record");
        }
        return new RecordPlace(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset;
    }
}
