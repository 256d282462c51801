package tn.ars.tuniclaim.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tn.ars.tuniclaim.simulator.fault.Effect.BodyFault;
import tn.ars.tuniclaim.simulator.fault.Effect.Drip;
import tn.ars.tuniclaim.simulator.fault.Effect.InvalidJson;
import tn.ars.tuniclaim.simulator.fault.Effect.Truncate;

/** Lets a body suffer on its way. Once the body is over before its time, further writing fails. */
final class FaultyBody extends OutputStream {

    private static final byte[] GARBAGE = "}{<html>]\u0000,,".getBytes(StandardCharsets.UTF_8);
    private static final int DROPS_A_SECOND = 20;

    private final OutputStream out;
    private final BodyFault fault;
    private long left;
    private boolean over;

    FaultyBody(OutputStream out, BodyFault fault) {
        this.out = out;
        this.fault = fault;
        this.left = switch (fault) {
            case Truncate truncate -> truncate.afterBytes();
            case InvalidJson invalid -> invalid.afterBytes();
            case Drip _ -> Long.MAX_VALUE;
        };
    }

    boolean isOver() {
        return over;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (over) {
            throw new IOException("the body is over");
        }
        var now = (int) Math.min(left, length);
        if (fault instanceof Drip drip) {
            drip(drip, bytes, from, now);
        } else {
            out.write(bytes, from, now);
        }
        left -= now;
        if (now < length) {
            end();
            throw new IOException("the body is over");
        }
    }

    private void drip(Drip drip, byte[] bytes, int from, int length) throws IOException {
        var drop = (int) Math.max(1, drip.bytesPerSecond() / DROPS_A_SECOND);
        for (var at = from; at < from + length; at += drop) {
            var size = Math.min(drop, from + length - at);
            out.write(bytes, at, size);
            out.flush();
            Pause.of(Duration.ofNanos(size * 1_000_000_000L / drip.bytesPerSecond()));
        }
    }

    private void end() throws IOException {
        over = true;
        if (fault instanceof InvalidJson) {
            out.write(GARBAGE);
        }
        out.flush();
    }

    /** A body shorter than its fault suffers at its end. */
    @Override
    public void close() throws IOException {
        if (!over && !(fault instanceof Drip)) {
            end();
        }
    }

    @Override
    public void flush() throws IOException {
        if (!over) {
            out.flush();
        }
    }
}
