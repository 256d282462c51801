package tn.ars.tuniclaim.dashboard.door;

import java.lang.reflect.RecordComponent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.Montant;
import tn.ars.tuniclaim.dashboard.access.WrongField;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One JSON object of a body, asked field by field. Absent, {@code null} and blank are the same, but where blank could be
 * meant. Every method throws {@link InvalidField} for what is not right.
 *
 * @param path where the object stands in the body, with a dot at the end; empty for the body itself
 */
record Fields(JsonNode object, String path) {

    private static final int MAX_LENGTH = 200;

    /** What others call the same, without case and signs. */
    private static final Set<String> OTHER_WORDS = Set.of("montant", "status", "statut", "bs", "numbs");

    private static final ZoneId TUNIS = ZoneId.of("Africa/Tunis");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    static Fields of(byte[] body) {
        try {
            var json = JSON.readTree(body);
            if (json.isObject()) {
                return new Fields(json, "");
            }
        } catch (JacksonException notJson) {
            throw new InvalidField("body", "doit être un objet JSON bien formé, sans champ en double");
        }
        throw new InvalidField("body", "doit être un objet JSON");
    }

    /** Equal for equal fields and values, whatever their order and the spaces between them. */
    String fingerprint() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(JSON.writeValueAsBytes(object)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Fields object(String name) {
        var value = object.path(name);
        if (!value.isObject()) {
            throw invalid(name, "est obligatoire et doit être un objet JSON");
        }
        return new Fields(value, path + name + ".");
    }

    /**
     * Refuses what looks like one of these names and is none: a slip of the pen would be told without what was meant. Whatever else
     * a screen sends, with whatever in it, is passed over, so that screens go on working.
     */
    void like(Class<? extends Record> shape) {
        var known = Arrays.stream(shape.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        object.propertyNames().stream()
                .filter(name -> has(name) && !known.contains(name))
                .filter(name -> OTHER_WORDS.contains(bare(name))
                        || known.stream().map(Fields::bare).anyMatch(bare(name)::equals))
                .findFirst()
                .ifPresent(name -> {
                    throw unknown(name, "n’est pas connu ici ; sont connus " + String.join(", ", known));
                });
    }

    /** Named where it is like one of ours; of any other the place alone is told, since its name is the caller's. */
    private InvalidField unknown(String name, String whatIsRight) {
        if (WrongField.isLikeOurs(name)) {
            return invalid(name, whatIsRight);
        }
        var place = path.isEmpty() ? "body" : path.substring(0, path.length() - 1);
        return new InvalidField(place, "contient un champ qui " + whatIsRight);
    }

    private static String bare(String name) {
        return name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }

    boolean has(String name) {
        return !object.path(name).isMissingNode() && !object.path(name).isNull();
    }

    @Nullable
    String text(String name) {
        if (!has(name)) {
            return null;
        }
        var value = object.path(name);
        if (!value.isString()) {
            throw invalid(name, "doit être un texte");
        }
        var text = value.stringValue().strip();
        if (text.length() > MAX_LENGTH || text.codePoints().anyMatch(Character::isISOControl)) {
            throw invalid(name, "doit avoir au plus " + MAX_LENGTH + " caractères, sans caractère de contrôle");
        }
        return text.isEmpty() ? null : text;
    }

    /** A business key, taken as it stands: spaces around it would make it another one, and a blank one is a mistake. */
    <K> K key(String name, Function<String, K> key) {
        var value = object.path(name);
        try {
            if (value.isString()) {
                return key.apply(value.stringValue());
            }
        } catch (IllegalArgumentException refused) {
            throw invalid(name, "doit avoir 1 à 128 caractères visibles, sans espace autour");
        }
        throw invalid(name, has(name) ? "doit être un texte" : "est obligatoire");
    }

    <S extends Enum<S>> S word(String name, Class<S> words, Function<String, Optional<S>> lookup) {
        var word = text(name);
        if (word == null) {
            throw invalid(name, "est obligatoire : " + oneOf(words));
        }
        return lookup.apply(word).orElseThrow(() -> invalid(name, "doit être " + oneOf(words)));
    }

    <S extends Enum<S>> @Nullable S optionalWord(String name, Class<S> words, Function<String, Optional<S>> lookup) {
        return text(name) == null ? null : word(name, words, lookup);
    }

    @Nullable
    Instant instant(String name) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return sensible(name, Instant.parse(text));
        } catch (DateTimeException notAnInstant) {
            throw invalid(name, "doit être un instant ISO 8601, par exemple 2026-01-31T08:30:00Z");
        }
    }

    /** A day alone is its first moment in Tunis. */
    @Nullable
    Instant dayOrInstant(String name) {
        var text = text(name);
        if (text == null || text.contains("T")) {
            return instant(name);
        }
        try {
            return sensible(name, LocalDate.parse(text).atStartOfDay(TUNIS).toInstant());
        } catch (DateTimeException notADay) {
            throw invalid(name, "doit être une date ISO 8601, par exemple 2026-01-31 ou 2026-01-31T08:30:00Z");
        }
    }

    @Nullable
    Montant montant(String name) {
        if (!has(name)) {
            return null;
        }
        var value = object.path(name);
        try {
            var montant = value.isNumber() ? new Montant(value.decimalValue()) : montantOf(value);
            if (!montant.isNegative()) {
                return montant;
            }
        } catch (IllegalArgumentException | JacksonException refused) {
            throw notAnAmount(name);
        }
        throw notAnAmount(name);
    }

    InvalidField invalid(String name, String whatIsRight) {
        return new InvalidField(path + name, whatIsRight);
    }

    private static Montant montantOf(JsonNode value) {
        if (value.isString()) {
            return Montant.of(value.stringValue());
        }
        throw new IllegalArgumentException("an amount is a number or a text");
    }

    private InvalidField notAnAmount(String name) {
        return invalid(
                name,
                "doit être un montant en dinars, nombre ou texte comme 123.450 : pas négatif, au plus 3 décimales et 12 chiffres avant le point");
    }

    private Instant sensible(String name, Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw invalid(name, "doit être entre 2000 et 2100");
        }
        return instant;
    }

    private static String oneOf(Class<? extends Enum<?>> words) {
        return Arrays.stream(words.getEnumConstants())
                .map(Enum::name)
                .collect(Collectors.joining(", ", "l’un de ", ""));
    }
}
