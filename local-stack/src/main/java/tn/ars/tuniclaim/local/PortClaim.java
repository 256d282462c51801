package tn.ars.tuniclaim.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** A port that one of us is about to bind. */
record PortClaim(int port, String who, String option) {
    /** Says of each port that cannot be had which option moves it. */
    static List<String> complaints(List<PortClaim> claims) {
        return claims.stream()
                .filter(claim -> claim.port != 0 && claim.isTaken())
                .map(claim -> "port %d is taken; move %s with %s".formatted(claim.port, claim.who, claim.option))
                .toList();
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
