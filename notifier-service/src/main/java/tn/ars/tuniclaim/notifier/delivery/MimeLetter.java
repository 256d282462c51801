package tn.ars.tuniclaim.notifier.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;

/** A mail as it goes over the wire: text and HTML, in the thread of its incident, marked as written by a machine. */
final class MimeLetter extends MimeMessage {

    private final String messageId;

    MimeLetter(Session session, Claimed notice, DeliveryProperties settings, Instant now) throws MessagingException {
        super(session);
        var content = notice.content();
        this.messageId = content.messageId();
        setFrom(new InternetAddress(settings.from()));
        setRecipient(RecipientType.TO, new InternetAddress(notice.recipient()));
        setSubject(content.headline(), UTF_8.name());
        setSentDate(Date.from(now));
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("X-Auto-Response-Suppress", "All");
        setHeader("List-Id", "<tuniclaim-alerts." + settings.host() + ">");
        if (content.inReplyTo() != null) {
            setHeader("In-Reply-To", content.inReplyTo());
            setHeader("References", content.inReplyTo());
        }
        setContent(alternatives(content));
    }

    /** Called by every save; the default would be a new id for each attempt. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static MimeMultipart alternatives(Claimed.Content content) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(content.text(), UTF_8.name());
        var html = new MimeBodyPart();
        html.setText(content.html(), UTF_8.name(), "html");
        return new MimeMultipart("alternative", text, html);
    }
}
