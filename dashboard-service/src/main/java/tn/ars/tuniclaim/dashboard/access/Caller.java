package tn.ars.tuniclaim.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
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

    /** Somebody of that name, whoever that is. */
    public static Caller named(String account, HttpServletRequest request) {
        return new Caller(account, request.getRemoteAddr(), Via.of(request));
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** By which door somebody came in. */
    public enum Via {
        PAGE,
        API,
        DOOR;

        static Via of(HttpServletRequest request) {
            var path = request.getServletPath();
            if (path.startsWith(Routes.API)) {
                return API;
            }
            return path.startsWith(Routes.DOOR) ? DOOR : PAGE;
        }
    }
}
