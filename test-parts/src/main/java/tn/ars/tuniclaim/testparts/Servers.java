package tn.ars.tuniclaim.testparts;

/** Where Kafka and PostgreSQL come from. Each starts at the first question for it. */
interface Servers extends AutoCloseable {
    String bootstrapServers();

    Database freshDatabase();

    @Override
    void close();
}
