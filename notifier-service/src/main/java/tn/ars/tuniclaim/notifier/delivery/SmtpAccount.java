package tn.ars.tuniclaim.notifier.delivery;

import org.springframework.mail.javamail.JavaMailSenderImpl;

/** @param name as results say it, {@code mail} or {@code fallback} */
record SmtpAccount(String name, JavaMailSenderImpl sender, Respite respite) {

    SmtpAccount(String name, JavaMailSenderImpl sender) {
        this(name, sender, new Respite());
    }
}
