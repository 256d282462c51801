package tn.ars.tuniclaim.notifier.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.ParseException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.notifier.line.Line;

/** The one place that tells what a mail server decided from what time mends. */
final class SmtpAnswers {

    private static final int MAX_CAUSES = 10;
    private static final int CLOSING = 421;
    private static final int FOR_GOOD = 500;

    private SmtpAnswers() {}

    static Answer of(String channel, MessagingException failure) {
        if (failure instanceof ParseException) {
            return new Answer.Refused(channel, words(failure), true);
        }
        var code = failure instanceof SendFailedException ? code(failure) : OptionalInt.empty();
        if (code.isEmpty() || code.getAsInt() == CLOSING) {
            return new Answer.Away(channel, words(failure));
        }
        return new Answer.Refused(channel, words(failure), code.getAsInt() >= FOR_GOOD);
    }

    /** Jakarta Mail hides the server's words in a chain of its own. */
    static String words(Exception failure) {
        var words = chain(failure)
                .map(Exception::getMessage)
                .filter(Objects::nonNull)
                .map(Line::of)
                .distinct()
                .collect(Collectors.joining("; "));
        return Line.of(words.isEmpty() ? failure.getClass().getSimpleName() : words);
    }

    private static OptionalInt code(MessagingException failure) {
        return chain(failure)
                .flatMapToInt(SmtpAnswers::ownCode)
                .filter(code -> code > 0)
                .reduce((_, last) -> last);
    }

    private static IntStream ownCode(Exception failure) {
        return switch (failure) {
            case SMTPAddressFailedException refused -> IntStream.of(refused.getReturnCode());
            case SMTPSenderFailedException refused -> IntStream.of(refused.getReturnCode());
            case SMTPSendFailedException refused -> IntStream.of(refused.getReturnCode());
            default -> IntStream.empty();
        };
    }

    private static Stream<Exception> chain(Exception failure) {
        return Stream.<@Nullable Exception>iterate(failure, Objects::nonNull, SmtpAnswers::next)
                .limit(MAX_CAUSES)
                .map(Objects::requireNonNull);
    }

    private static @Nullable Exception next(@Nullable Exception failure) {
        return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
    }
}
