package tn.ars.tuniclaim.dashboard.access;

import java.util.Set;

/**
 * Who asks, and from where.
 *
 * @param account the name that people know
 * @param identity the same for one person under whatever name, and never that of another
 * @param address of the network, as it came to us; behind a proxy see {@code server.forward-headers-strategy}
 */
public record Caller(String account, String identity, String address, Via via, Set<Right> rights) {

    public Caller(String account, String address, Via via) {
        this(account, Identities.ofFile(account), address, via, Set.of());
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** By which door somebody came in. */
    public enum Via {
        PAGE,
        API,
        DOOR
    }
}
