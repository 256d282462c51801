package tn.ars.tuniclaim.notifier.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** A mail as it goes over the wire: text and HTML, in the thread of its incident, marked as written by a machine. */
final class MimeLetter extends MimeMessage {

    private final String messageId;

    MimeLetter(Session session, Mail mail, List<String> addressees, MailProperties settings, Instant now)
            throws MessagingException {
        super(session);
        this.messageId = mail.messageId();
        setFrom(new InternetAddress(settings.from()));
        for (var addressee : addressees) {
            addRecipient(RecipientType.TO, new InternetAddress(addressee));
        }
        setSubject(mail.letter().subject(), UTF_8.name());
        setSentDate(Date.from(now));
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("List-Id", "<tuniclaim-alerts." + settings.host() + ">");
        if (mail.kind() == Kind.RESOLVED) {
            var opening = Kind.OPENED.messageId(mail.incidentId(), settings.host());
            setHeader("In-Reply-To", opening);
            setHeader("References", opening);
        }
        setContent(alternatives(mail.letter()));
    }

    /** Called by every save; the default would be a new id for each attempt. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static MimeMultipart alternatives(Letter letter) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(letter.text(), UTF_8.name());
        var html = new MimeBodyPart();
        html.setText(letter.html(), UTF_8.name(), "html");
        return new MimeMultipart("alternative", text, html);
    }
}
