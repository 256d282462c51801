package tn.ars.tuniclaim.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A port that one of us is about to bind. */
record PortClaim(int port, String who, String option) {
    private static final int MOST = 65_535;

    /** Says of each port that cannot be had which option moves it. */
    static List<String> complaints(List<PortClaim> claims) {
        var earlier = new HashMap<Integer, PortClaim>();
        return claims.stream()
                .filter(claim -> claim.port != 0)
                .map(claim -> claim.complaint(earlier.putIfAbsent(claim.port, claim)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> complaint(@Nullable PortClaim same) {
        if (port < 0 || port > MOST)
            return Optional.of(option + " must be from 0, which takes a free port, to " + MOST + ", not " + port);
        if (same != null)
            return Optional.of("port " + port + " would be that of " + same.who + " and of " + who + "; move one with "
                    + same.option + " or " + option);
        return isTaken()
                ? Optional.of("port " + port + " is taken; move " + who + " with " + option)
                : Optional.empty();
    }

    private boolean isTaken() {
        try (var socket = new ServerSocket()) {
            // As the servers do it: a connection that only lingers from the run before is no obstacle.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
