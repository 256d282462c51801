package tn.ars.tuniclaim.bench.rival;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tn.ars.tuniclaim.bench.rival.Floor.EventSizes;

/**
 * The program. A line {@code floor BYTES BYTES} (of a bordereau's event, of a bulletin's) or {@code rows} makes it import the
 * partner's list into empty tables; it answers with the number of bulletins and the time in nanoseconds. What was loaded and
 * compiled for one import serves the next.
 */
public final class Rivals {

    private final URI list;
    private final String database;
    private final String username;
    private final String password;
    private final KafkaProducer<String, byte[]> producer;
    private final HttpClient http = HttpClient.newHttpClient();

    private Rivals(String partner, String database, String username, String password, String bootstrapServers) {
        this.list = URI.create(partner + "/bordereaux");
        this.database = database;
        this.username = username;
        this.password = password;
        // As the services send.
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        "5"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Where the topic is that the floor writes to. */
    public static String topic() {
        return Floor.TOPIC;
    }

    /** @param arguments the partner's address, the database's, its user, its password, Kafka's address */
    public static void main(String... arguments) throws Exception {
        var rivals = new Rivals(arguments[0], arguments[1], arguments[2], arguments[3], arguments[4]);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(rivals.answer(line.split(" ", -1)));
        }
    }

    private String answer(String... words) throws SQLException, IOException, InterruptedException {
        try (var connection = connect()) {
            var began = System.nanoTime();
            var bulletins = imported(connection, words);
            return bulletins + " " + (System.nanoTime() - began);
        }
    }

    private long imported(Connection connection, String... words)
            throws SQLException, IOException, InterruptedException {
        try (var answer = fetch()) {
            return switch (words[0]) {
                case "floor" -> {
                    connection.setAutoCommit(false);
                    var sizes = new EventSizes(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                    yield new Floor(connection, producer, sizes).run(answer);
                }
                case "rows" -> new RowByRow(connection).run(answer);
                default -> throw new IllegalArgumentException(words[0]);
            };
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database + "?currentSchema=importer&stringtype=unspecified", username, password);
    }

    private InputStream fetch() throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofInputStream())
                .body();
    }
}
