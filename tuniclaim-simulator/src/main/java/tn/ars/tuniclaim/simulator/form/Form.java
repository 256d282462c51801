package tn.ars.tuniclaim.simulator.form;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One JSON object, read field by field. What nobody asked for is refused by {@link #nothingElse()}. */
public final class Form {

    private static final int LONGEST_TEXT = 4_000;

    private final JsonNode object;
    private final Set<String> read = new HashSet<>();

    public Form(JsonNode object) {
        if (!object.isObject()) {
            throw new BadField("", "a JSON object is expected");
        }
        this.object = object;
    }

    public boolean has(String name) {
        return !value(name).isMissingNode();
    }

    public JsonNode value(String name) {
        read.add(name);
        var value = object.path(name);
        return value.isNull() ? object.path("") : value;
    }

    public long number(String name, long fallback, long least, long most) {
        var value = value(name);
        if (value.isMissingNode()) {
            return fallback;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new BadField(name, "a whole number is expected");
        }
        if (value.longValue() < least || value.longValue() > most) {
            throw new BadField(name, "must be from " + least + " to " + most);
        }
        return value.longValue();
    }

    /** A number that has no sensible default. */
    public long number(String name, long least, long most) {
        if (!has(name)) {
            throw new BadField(name, "is missing");
        }
        return number(name, least, least, most);
    }

    public double share(String name, double fallback) {
        var value = value(name);
        if (value.isMissingNode()) {
            return fallback;
        }
        if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= 1)) {
            throw new BadField(name, "a share from 0 to 1 is expected");
        }
        return value.doubleValue();
    }

    public @Nullable String text(String name) {
        var value = value(name);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isString() || value.stringValue().isBlank()) {
            throw new BadField(name, "a text is expected");
        }
        if (value.stringValue().length() > LONGEST_TEXT) {
            throw new BadField(name, "is longer than " + LONGEST_TEXT);
        }
        return value.stringValue();
    }

    public String requiredText(String name) {
        var text = text(name);
        if (text == null) {
            throw new BadField(name, "is missing");
        }
        return text;
    }

    public String word(String name, Collection<String> allowed, String fallback) {
        var word = text(name);
        if (word == null) {
            return fallback;
        }
        if (!allowed.contains(word)) {
            throw new BadField(name, "must be one of " + String.join(", ", allowed));
        }
        return word;
    }

    public Set<String> texts(String name) {
        var texts = new HashSet<String>();
        var value = value(name);
        if (value.isMissingNode()) {
            return texts;
        }
        if (!value.isArray()) {
            throw new BadField(name, "an array of texts is expected");
        }
        for (var element : value) {
            if (!element.isString()) {
                throw new BadField(name, "an array of texts is expected");
            }
            texts.add(element.stringValue());
        }
        return texts;
    }

    /** Any ISO form, or epoch milliseconds; without an offset it is read as UTC. */
    public @Nullable Instant instant(String name) {
        var value = value(name);
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return Instant.ofEpochMilli(value.longValue());
        }
        var text = text(name);
        if (text == null) {
            return null;
        }
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
                case OffsetDateTime instant -> instant.toInstant();
                case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                default -> throw new BadField(name, "an ISO date or time is expected");
            };
        } catch (DateTimeException unreadable) {
            throw new BadField(name, "an ISO date or time is expected");
        }
    }

    public void nothingElse() {
        for (var name : object.propertyNames()) {
            if (!read.contains(name)) {
                throw new BadField(name, "is not known here");
            }
        }
    }
}
