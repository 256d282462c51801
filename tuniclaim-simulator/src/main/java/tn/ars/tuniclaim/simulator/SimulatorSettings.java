package tn.ars.tuniclaim.simulator;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.simulator.dataset.DatasetSettings;
import tn.ars.tuniclaim.simulator.dataset.Oddities;

/**
 * @param port of the partner's API; 0 takes a free one
 * @param adminPort of the admin API, which stays reachable whatever the faults; 0 takes a free one
 * @param ledger file that outlives the simulator; none: a temporary one
 * @param token that callers of the API must present as {@code Bearer}; none: anybody may call
 * @param clock what the ledger dates calls with
 */
public record SimulatorSettings(
        int port,
        int adminPort,
        String bindAddress,
        @Nullable Path ledger,
        @Nullable String token,
        DatasetSettings dataset,
        List<WritingCall> writingCalls,
        InstantSource clock) {

    /** Free ports of this machine, a clean data set of 2,000 bordereaux with 20 bulletins each, no file left behind. */
    public static SimulatorSettings defaults() {
        return new SimulatorSettings(
                0,
                0,
                "127.0.0.1",
                null,
                null,
                DatasetSettings.DEFAULT,
                List.of(WritingCall.STATUS, WritingCall.PAYMENT),
                InstantSource.system());
    }

    public SimulatorSettings withPorts(int api, int admin) {
        return new SimulatorSettings(api, admin, bindAddress, ledger, token, dataset, writingCalls, clock);
    }

    public SimulatorSettings withBindAddress(String address) {
        return new SimulatorSettings(port, adminPort, address, ledger, token, dataset, writingCalls, clock);
    }

    public SimulatorSettings withLedger(Path file) {
        return new SimulatorSettings(port, adminPort, bindAddress, file, token, dataset, writingCalls, clock);
    }

    public SimulatorSettings withToken(String secret) {
        return new SimulatorSettings(port, adminPort, bindAddress, ledger, secret, dataset, writingCalls, clock);
    }

    public SimulatorSettings withDataset(DatasetSettings changed) {
        return new SimulatorSettings(port, adminPort, bindAddress, ledger, token, changed, writingCalls, clock);
    }

    /** Bordereaux, bulletins in each, items in each. */
    public SimulatorSettings withSize(long bordereaux, int bulletins, int items) {
        return withDataset(new DatasetSettings(dataset.seed(), bordereaux, bulletins, items, dataset.oddities()));
    }

    public SimulatorSettings withOddities(Oddities oddities) {
        return withDataset(dataset.with(oddities));
    }

    public SimulatorSettings withWritingCalls(List<WritingCall> calls) {
        return new SimulatorSettings(port, adminPort, bindAddress, ledger, token, dataset, List.copyOf(calls), clock);
    }

    @Override
    public String toString() {
        return "SimulatorSettings[port=%d, adminPort=%d, dataset=%s]".formatted(port, adminPort, dataset);
    }
}
