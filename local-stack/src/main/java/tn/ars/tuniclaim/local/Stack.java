package tn.ars.tuniclaim.local;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.local.RunRecord.Line;
import tn.ars.tuniclaim.local.RunRecord.Section;

/** Everything that runs: embedded parts in this JVM, services as processes. May be closed while it starts. */
final class Stack implements AutoCloseable {
    private final StackSettings settings;
    private final SecureRandom random = new SecureRandom();
    private final List<Account> accounts;
    private final Closing closing = new Closing();
    private final EmbeddedParts parts;
    private final Services services;

    Stack(StackSettings settings) {
        this.settings = settings;
        closing.add(() -> Home.delete(settings.home().runFile()));
        this.accounts = Account.in(settings.home().accounts(), random);
        this.parts = closing.add(new EmbeddedParts(settings, random));
        this.services = closing.add(new Services(settings));
    }

    /** Returns when every one of these services says that it is ready. */
    void start(Collection<Service> which) throws InterruptedException {
        write(null);
        parts.start();
        write(null);
        for (var service : which) {
            services.start(service, parts.environment());
            // At once: a kill may come at any time.
            write(null);
        }
        services.awaitReady();
        if (settings.activity() > 0)
            closing.add(Activity.start(parts.kafka(), settings.activity(), random, Clock.systemUTC()));
    }

    /** Blocks until a service has ended by itself, and says how. */
    String awaitDeath() {
        return services.awaitDeath();
    }

    /** Tells other processes what runs. */
    RunRecord write(@Nullable Double secondsToReady) {
        var record = new RunRecord(
                ProcessMark.of("launcher", ProcessHandle.current()),
                Stream.concat(services.marks().stream(), parts.databaseProcess().stream())
                        .toList(),
                services.readiness(),
                services.dashboard(),
                List.of(
                        new Section("What runs where", concat(services.places(), parts.places())),
                        new Section("Sign in", signIns()),
                        new Section("Try next", concat(hints(), parts.hints()))),
                secondsToReady);
        record.write(settings.home().runFile());
        return record;
    }

    /** Services first, all at once; then the parts, the last started first. Returns when all have gone. */
    @Override
    public void close() {
        closing.close();
    }

    private List<Line> signIns() {
        return accounts.stream()
                .map(account ->
                        new Line(account.username(), account.password() + "  " + String.join(", ", account.roles())))
                .toList();
    }

    private List<Line> hints() {
        var door = services.dashboard() + "/bulletin-soin/sync/tuniclaim";
        return List.of(
                new Line("start a sync", "curl -u operate:%s -X POST %s".formatted(password("operate"), door)),
                new Line("see what it brought", "curl -u view:%s %s/status".formatted(password("view"), door)));
    }

    private String password(String username) {
        return accounts.stream()
                .filter(account -> account.username().equals(username))
                .map(Account::password)
                .findFirst()
                .orElse("?");
    }

    private static List<Line> concat(List<Line> some, List<Line> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
