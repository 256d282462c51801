package tn.ars.tuniclaim.simulator.ledger;

import org.jspecify.annotations.Nullable;

/** Which calls are asked for; what is left out is not looked at. */
public record Query(
        @Nullable String bordereau,
        @Nullable String bsId,
        @Nullable String kind) {

    public static final Query ALL = new Query(null, null, null);

    boolean matches(Call call) {
        return (bordereau == null || bordereau.equals(call.bordereau()))
                && (bsId == null || bsId.equals(call.bsId()))
                && (kind == null || kind.equals(call.kind()));
    }
}
