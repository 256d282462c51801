package tn.ars.tuniclaim.simulator.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.simulator.dataset.Oddity.Group;
import tn.ars.tuniclaim.simulator.form.BadField;
import tn.ars.tuniclaim.simulator.form.Form;
import tools.jackson.databind.JsonNode;

/** How often each oddity is met: a share from 0 to 1. */
public final class Oddities {

    /** A partner without fault. */
    public static final Oddities CLEAN = new Oddities(Map.of());

    /** Of everything that has been seen a little. */
    public static final Oddities REALISTIC = CLEAN.with(Oddity.SEPARATE_BULLETINS, 0.05)
            .with(Oddity.BULLETINS_AS_OBJECT, 0.3)
            .with(Oddity.BULLETINS_AS_BULLETINS_SOINS, 0.2)
            .with(Oddity.STRING_ID, 0.5)
            .with(Oddity.MISSING_REFERENCE, 0.004)
            .with(Oddity.MISSING_ID, 0.004)
            .with(Oddity.MISSING_IDENTITY, 0.002)
            .with(Oddity.DUPLICATE, 0.004)
            .with(Oddity.UNKNOWN_STATUT, 0.003)
            .with(Oddity.SCAN_TERMINE, 0.2)
            .with(Oddity.WRONG_NOMBRE_BS, 0.01)
            .with(Oddity.EMPTY_BULLETINS, 0.005)
            .with(Oddity.EMPTY_ITEMS, 0.01)
            .with(Oddity.NULL_FIELDS, 0.02)
            .with(Oddity.ABSENT_FIELDS, 0.02)
            .with(Oddity.UNKNOWN_FIELDS, 0.05)
            .with(Oddity.ARABIC_NAMES, 0.15)
            .with(Oddity.MISSING_CLIENT_NAME, 0.005)
            .with(Oddity.CONTRACT_CLIENT_OBJECT, 0.3)
            .with(Oddity.ETAT_SYNONYM, 0.2)
            .with(Oddity.AMOUNT_AS_TEXT, 0.2)
            .with(Oddity.AMOUNT_FRENCH, 0.1)
            .with(Oddity.AMOUNT_NO_BREAK_SPACE, 0.05)
            .with(Oddity.AMOUNT_NARROW_SPACE, 0.05)
            .with(Oddity.DATE_ISO, 0.2)
            .with(Oddity.DATE_FRENCH, 0.2)
            .with(Oddity.DATE_EPOCH_MILLIS, 0.1)
            .with(Oddity.CONTROL_CHARACTERS, 0.001)
            .with(Oddity.LONG_TEXT, 0.001)
            .with(Oddity.MISSING_NUM_BS, 0.0005)
            .with(Oddity.GARBAGE_AMOUNT, 0.0005)
            .with(Oddity.GARBAGE_DATE, 0.0005);

    private final Map<Oddity, Double> shares;
    private final Map<Group, Oddity[]> groups = new EnumMap<>(Group.class);

    private Oddities(Map<Oddity, Double> shares) {
        this.shares = shares;
        for (var group : Group.values()) {
            groups.put(group, members(group));
        }
    }

    private Oddity[] members(Group group) {
        return shares.keySet().stream()
                .filter(oddity -> oddity.group == group && share(oddity) > 0)
                .toArray(Oddity[]::new);
    }

    public Oddities with(Oddity oddity, double share) {
        var changed = new EnumMap<Oddity, Double>(Oddity.class);
        changed.putAll(shares);
        changed.put(oddity, share);
        var sum = changed.entrySet().stream()
                .filter(entry -> entry.getKey().group == oddity.group && oddity.group != Group.ALONE)
                .mapToDouble(Map.Entry::getValue)
                .sum();
        if (!(share >= 0 && share <= 1) || sum > 1.000001) {
            throw new BadField(
                    "oddities." + oddity.word(), "a share from 0 to 1 is expected, also in sum with those it excludes");
        }
        return new Oddities(changed);
    }

    /** {@code "clean"}, {@code "realistic"}, or an object of shares that starts from clean. */
    static Oddities read(JsonNode json) {
        if (json.isString()) {
            return switch (json.stringValue()) {
                case "clean" -> CLEAN;
                case "realistic" -> REALISTIC;
                default -> throw new BadField("oddities", "must be clean, realistic or an object of shares");
            };
        }
        var form = new Form(json);
        var oddities = CLEAN;
        for (var oddity : Oddity.values()) {
            oddities = oddities.with(oddity, form.share(oddity.word(), 0));
        }
        form.nothingElse();
        return oddities;
    }

    @JsonValue
    Map<String, Double> byWord() {
        var words = new LinkedHashMap<String, Double>();
        shares.forEach((oddity, share) -> words.put(oddity.word(), share));
        return words;
    }

    public double share(Oddity oddity) {
        return shares.getOrDefault(oddity, 0.0);
    }

    boolean meets(Oddity oddity, long draw) {
        var rate = share(oddity);
        return rate > 0 && Draw.share(draw, oddity.salt) < rate;
    }

    /** The one oddity of the group that meets this draw, if any. */
    @Nullable
    Oddity of(Group group, long draw) {
        var members = groups.get(group);
        if (members == null || members.length == 0) {
            return null;
        }
        var point = Draw.share(draw, group.salt());
        for (var oddity : members) {
            point -= share(oddity);
            if (point < 0) {
                return oddity;
            }
        }
        return null;
    }
}
