package tn.ars.tuniclaim.importer.normalize;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.Montant;
import tn.ars.tuniclaim.event.RejectionCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The fields of one of the partner's objects. What is absent, null or blank is null; what cannot be read is {@link Unfit}. */
final class Fields {

    private static final String DATES = "2026-11-22 | 2026-11-22T10:15:30Z | 22/11/2026";

    private final JsonNode json;
    private final String path;

    private Fields(JsonNode json, String path) {
        this.json = json;
        this.path = path;
    }

    static Fields of(JsonNode json) {
        return at(json, "");
    }

    /** @param path of the object, as it is to be named in reasons */
    static Fields at(JsonNode json, String path) {
        if (!json.isObject()) {
            throw new Unfit(path, RejectionCode.NOT_AN_OBJECT, null, "must be an object");
        }
        return new Fields(json, path.isEmpty() ? path : path + ".");
    }

    /** Cleaned, and cut to the length. */
    @Nullable
    String text(String name, int maxLength) {
        return read(name, RejectionCode.NOT_TEXT, null, node -> Texts.free(node, maxLength));
    }

    /** A business key: nothing about it is mended but the spaces around it. */
    <K> @Nullable K key(String name, Function<String, K> type) {
        return read(name, RejectionCode.NOT_A_KEY, "1–128", node -> {
            var word = Texts.word(node);
            return word == null ? null : type.apply(word);
        });
    }

    @Nullable
    Montant montant(String name) {
        return read(name, RejectionCode.NOT_AN_AMOUNT, "123.450 | 1 234,500", Montants::montant);
    }

    @Nullable
    Instant instant(String name) {
        return read(name, RejectionCode.NOT_A_DATE, DATES, Dates::instant);
    }

    @Nullable
    LocalDate day(String name) {
        return read(name, RejectionCode.NOT_A_DATE, DATES, Dates::day);
    }

    @Nullable
    Integer count(String name) {
        return read(name, RejectionCode.NOT_A_COUNT, "0–99999", Counts::count);
    }

    /** Where it is nothing that one relies on: null also where it cannot be read. */
    @Nullable
    Integer countIfAny(String name) {
        try {
            return count(name);
        } catch (Unfit _) {
            return null;
        }
    }

    int countOr(String name, int otherwise) {
        var count = count(name);
        return count == null ? otherwise : count;
    }

    /** Without any field where there is no such object. */
    Fields object(String name) {
        var node = json.get(name);
        return isNothing(node) ? of(JsonNodeFactory.instance.objectNode()) : at(node, path + name);
    }

    boolean has(String name) {
        return !isNothing(json.get(name));
    }

    List<JsonNode> list(String name, int atMost) {
        var node = json.get(name);
        if (isNothing(node)) {
            return List.of();
        }
        if (!node.isArray()) {
            throw new Unfit(path + name, RejectionCode.NOT_A_LIST, null, "must be a list");
        }
        if (node.size() > atMost) {
            throw new Unfit(
                    path + name,
                    RejectionCode.TOO_MANY,
                    String.valueOf(atMost),
                    "must have at most " + atMost + " entries");
        }
        return List.copyOf(node.values());
    }

    private static boolean isNothing(@Nullable JsonNode node) {
        return node == null || node.isNull();
    }

    private <T> @Nullable T read(
            String name, RejectionCode code, @Nullable String expected, Function<JsonNode, @Nullable T> form) {
        var node = json.get(name);
        try {
            return isNothing(node) ? null : form.apply(node);
        } catch (IllegalArgumentException wrong) {
            throw new Unfit(path + name, code, expected, String.valueOf(wrong.getMessage()));
        }
    }
}
