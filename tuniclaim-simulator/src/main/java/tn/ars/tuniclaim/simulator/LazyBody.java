package tn.ars.tuniclaim.simulator;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** The answer begins with its first byte: until then it may still become another one. */
final class LazyBody extends OutputStream {

    private final Exchange exchange;
    private final int status;
    private @Nullable OutputStream out;

    LazyBody(Exchange exchange, int status) {
        this.exchange = exchange;
        this.status = status;
    }

    private OutputStream out() {
        var begun = out == null ? exchange.streamedBody(status) : out;
        out = begun;
        return begun;
    }

    @Override
    public void write(int value) throws IOException {
        out().write(value);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out().write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        out().flush();
    }

    @Override
    public void close() throws IOException {
        out().close();
    }
}
