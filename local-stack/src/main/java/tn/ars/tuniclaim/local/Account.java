package tn.ars.tuniclaim.local;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who may sign in to the local dashboard. The username is the most that the account may do. */
record Account(String username, String password, List<String> roles) {
    private static final JsonMapper JSON = new JsonMapper();
    /** No two that look alike: passwords are read off a screen. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LENGTH = 14;

    /** The accounts of the file, made with new passwords when there is none yet. */
    static List<Account> in(Path file, SecureRandom random) {
        return OwnerFile.read(file)
                .map(text -> JSON.readValue(text, new TypeReference<List<Account>>() {}))
                .orElseGet(() -> created(file, random));
    }

    static String password(SecureRandom random) {
        var password = new StringBuilder(PASSWORD_LENGTH);
        for (var i = 0; i < PASSWORD_LENGTH; i++) password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return password.toString();
    }

    private static List<Account> created(Path file, SecureRandom random) {
        var accounts = Stream.of(
                        List.of("view", "CLIENT_SERVICE"),
                        List.of("view-content", "RESPONSABLE_DEPARTEMENT"),
                        List.of("operate", "CHEF_EQUIPE"),
                        List.of("push", "FINANCE"),
                        List.of("resend", "ADMINISTRATEUR"),
                        List.of("administer", "SUPER_ADMIN"))
                .map(right -> new Account(right.getFirst(), password(random), List.of(right.getLast())))
                .toList();
        OwnerFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(accounts));
        return accounts;
    }
}
