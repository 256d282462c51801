package tn.ars.tuniclaim.importer.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.SyncFailure;
import tn.ars.tuniclaim.importer.partner.PartnerFault.PartnerUnavailable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * JSON text, read.
 *
 * @param node where it could not be read, how it begins, as text
 * @param fault why it could not be read though it is JSON; null where it could
 */
record Json(JsonNode node, @Nullable String fault) {

    /** Less deep than what may be written, since a value may come to stand inside another one. */
    private static final int MAX_DEPTH = 200;

    private static final int MAX_BEGINNING = 20_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** @throws PartnerUnavailable when it is no JSON */
    static Json read(byte[] text) {
        try {
            return new Json(MAPPER.readTree(text), null);
        } catch (JacksonException | NumberFormatException failure) {
            return readAsText(text);
        }
    }

    /** Bytes that are no UTF-8 cost a letter, not the whole list. */
    private static Json readAsText(byte[] text) {
        try {
            return new Json(MAPPER.readTree(new String(text, UTF_8)), null);
        } catch (JacksonException | NumberFormatException failure) {
            if (isJson(text)) {
                return unreadable(text, "holds a number, a name or a nesting beyond all measure");
            }
            throw new PartnerUnavailable(SyncFailure.PARTNER_UNREADABLE, Faults.NOT_JSON, failure);
        }
    }

    /** Whether only its measures hinder that it is read. */
    private static boolean isJson(byte[] text) {
        try (var tokens = MAPPER.createParser(text)) {
            while (tokens.nextToken() != null) {
                tokens.skipChildren();
            }
            return true;
        } catch (StreamConstraintsException beyondMeasure) {
            return true;
        } catch (JacksonException broken) {
            return false;
        }
    }

    static Json unreadable(byte[] text, String fault) {
        var length = Math.min(text.length, MAX_BEGINNING);
        return new Json(JsonNodeFactory.instance.stringNode(new String(text, 0, length, UTF_8)), fault);
    }
}
