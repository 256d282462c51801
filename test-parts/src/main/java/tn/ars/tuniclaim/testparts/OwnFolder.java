package tn.ars.tuniclaim.testparts;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/** A folder that is the user's own and nobody else may enter. Several JVMs may use and clear it at the same time. */
final class OwnFolder {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private OwnFolder() {}

    /** The folder around it must be there. Fails when what is there already is somebody else's, open to others or a link. */
    static void create(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException e) {
            if (!isOwn(folder)) throw new IOException(folder + " must be a folder of your own, with rwx------", e);
        }
    }

    /** What another JVM deletes at the same time is gone too. */
    static void delete(Path folder) throws IOException {
        while (Files.exists(folder)) {
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (NoSuchFileException gone) {
                // Somebody else was faster: on with what is left.
            }
        }
    }

    private static boolean isOwn(Path folder) throws IOException {
        var user = ProcessHandle.current().info().user().orElseThrow();
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(folder).getName().equals(user)
                && Files.getPosixFilePermissions(folder).equals(OWNER_ONLY);
    }
}
