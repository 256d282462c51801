package tn.ars.tuniclaim.importer;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Bordereaux as no partner should write them: valid JSON with any value in any field. The same seed, the same text. */
public final class OddJson {

    private static final List<String> PLAIN = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "7",
            "5.5",
            "123.450",
            "1e3",
            "1e400",
            "-1e-400",
            "123456789012345678901234567890",
            "1795342530000",
            "\"\"",
            "\" \"",
            "\"7\"",
            "\"123.450\"",
            "\"1 234,500\"",
            "\"1\u00A0234,500\"",
            "\"12/13/2026\"",
            "\"22/11/2026\"",
            "\"2026-11-22T10:15:30Z\"",
            "\"2026-02-30\"",
            "\"EN_COURS\"",
            "\"EN_ORBITE\"",
            "\"محمد الطرابلسي\"",
            "\"😀\"",
            "\"\\ud83d\"",
            "\"\\ude00x\"",
            "\"a\\u0000b\\u001f\\t\\n\"",
            "\"\\\\N\\t\\\\.\\r\"",
            "\"\\u202e\\ufeff\"",
            "\"{\\\"a\\\": [\"",
            "[]",
            "{}",
            "[null]",
            "{\"\": {}}");
    private static final List<String> BORDEREAU = List.of(
            "id",
            "client",
            "contract",
            "prestataire",
            "dateReception",
            "delaiReglement",
            "statut",
            "nombreBS",
            "bulletinsSoins",
            "unheardOf");
    private static final List<String> PARTY = List.of(
            "name", "email", "phone", "address", "reglementDelay", "clientName", "client", "startDate", "documentPath");
    private static final List<String> BULLETIN = List.of(
            "etat",
            "codeAssure",
            "matricule",
            "dateCreation",
            "dateSoin",
            "nomAssure",
            "observationGlobal",
            "lien",
            "montant",
            "totalPec",
            "delaiReglement",
            "priority",
            "items");
    private static final List<String> ITEM =
            List.of("nomProduit", "quantite", "datePrestation", "typeHonoraire", "depense", "pec", "nombreCle");

    private final RandomGenerator random;

    public OddJson(RandomGenerator random) {
        this.random = random;
    }

    public String list(int entries) {
        return many(entries, this::entry);
    }

    /** Mostly an object, mostly with a reference, one of few: some come twice. */
    public String entry() {
        if (random.nextInt(12) == 0) {
            return value();
        }
        var reference = random.nextInt(8) == 0 ? value() : "\"B-" + random.nextInt(1_000) + "\"";
        return object("\"reference\": " + reference, BORDEREAU);
    }

    /** Any value at all. */
    public String value() {
        return switch (random.nextInt(40)) {
            case 0 -> "\"" + "é".repeat(random.nextInt(5_000)) + "\"";
            case 1 -> nested(random.nextInt(300));
            case 2 -> "9".repeat(1 + random.nextInt(1_200));
            case 3 -> many(random.nextInt(4), this::value);
            case 4 -> object("\"numBs\": 1", BULLETIN);
            default -> pick(PLAIN);
        };
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "1" + "]".repeat(depth);
    }

    private String object(String first, List<String> names) {
        var fields = names.stream()
                .filter(_ -> random.nextInt(3) > 0)
                .map(name -> ", \"" + name + "\": " + field(name))
                .collect(joining());
        return "{" + first + fields + "}";
    }

    private String field(String name) {
        if (random.nextInt(4) == 0) {
            return value();
        }
        return switch (name) {
            case "client", "contract", "prestataire" -> object("\"name\": \"ACME\"", PARTY);
            case "bulletinsSoins" -> many(random.nextInt(5), this::bulletin);
            case "items" -> many(random.nextInt(4), () -> object("\"quantite\": 1", ITEM));
            default -> "null";
        };
    }

    private String bulletin() {
        var numBs = random.nextInt(8) == 0 ? value() : "\"BS-" + random.nextInt(6) + "\"";
        return random.nextInt(12) == 0 ? value() : object("\"numBs\": " + numBs, BULLETIN);
    }

    private static String many(int count, Supplier<String> value) {
        return IntStream.range(0, count).mapToObj(_ -> value.get()).collect(joining(", ", "[", "]"));
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
