package tn.ars.tuniclaim.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which run is meant: a folder has one. */
final class HomeOption {
    @Option(names = "--data", paramLabel = "DIR", description = "where data, accounts and logs are (.local)")
    @Nullable
    Path folder;

    Home home() {
        return new Home(folder != null ? folder : Project.root().resolve(".local"));
    }
}
