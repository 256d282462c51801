package tn.ars.tuniclaim.dashboard.audience;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.event.NoticeLanguage;
import tn.ars.tuniclaim.event.NoticeRoutes.Recipient;

/** One recipient, as somebody typed it. */
record RecipientRow(String address, String language, String roles, String perHour) {

    static final RecipientRow EMPTY = new RecipientRow("", NoticeLanguage.FR.name(), "", "");

    /** Issuers have roles of several words, too. */
    private static final String ROLE = "[\\p{L}\\p{N}_.-]+(?: [\\p{L}\\p{N}_.-]+)*";

    private static final int LONGEST_ROLE = 60;

    static RecipientRow of(Recipient recipient) {
        var perHour = recipient.perHour();
        return new RecipientRow(
                recipient.address(),
                recipient.language().name(),
                String.join(", ", recipient.roles()),
                perHour == null ? "" : perHour.toString());
    }

    /** By the names of the fields. */
    Map<String, Sentence> wrong() {
        var wrong = new LinkedHashMap<String, Sentence>();
        if (!isAddress()) {
            wrong.put("address", say("audience.wrong.address"));
        }
        if (!Typed.isOneOf(NoticeLanguage.values(), language)) {
            wrong.put("language", say("audience.wrong.choice"));
        }
        if (!words().stream().allMatch(RecipientRow::isRole)) {
            wrong.put("roles", say("audience.wrong.roles"));
        }
        if (!perHour.isEmpty() && !perHour.matches("[1-9]\\d{0,3}")) {
            wrong.put("perHour", say("audience.wrong.per_hour"));
        }
        return wrong;
    }

    /** Of what is not wrong. */
    Recipient meant() {
        return new Recipient(address, NoticeLanguage.valueOf(language), words(), limit());
    }

    private @Nullable Integer limit() {
        return perHour.isEmpty() ? null : Integer.valueOf(perHour);
    }

    private List<String> words() {
        return Arrays.stream(roles.split("[,;]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    static boolean isRole(String word) {
        return word.length() <= LONGEST_ROLE && word.matches(ROLE);
    }

    private boolean isAddress() {
        try {
            return !new Recipient(address, NoticeLanguage.FR, List.of(), null)
                    .address()
                    .isEmpty();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static Sentence say(String code) {
        return Sentence.of(State.NEEDS_YOU, code);
    }
}
