package tn.ars.tuniclaim.dashboard.news;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class OpenPagesTest {

    private final OpenPages pages = new OpenPages(
            new NewsProperties(Duration.ofSeconds(1), 25, Duration.ofSeconds(15), 2, 3), Clock.systemUTC());

    @Test
    void ends_the_oldest_page_of_an_account_that_opens_too_many() {
        var amira = new ArrayList<SseEmitter>();
        for (var i = 0; i < 5; i++) {
            amira.add(pages.open("amira").orElseThrow());
        }
        assertThat(amira).extracting(pages::has).containsExactly(false, false, false, true, true);
    }

    @Test
    void opens_no_more_than_it_can_tell_and_keeps_those_that_are_open() {
        var amira = pages.open("amira").orElseThrow();
        var karim = pages.open("karim").orElseThrow();
        assertThat(pages.open("nadia")).isPresent();
        assertThat(pages.open("leila")).isEmpty();
        assertThat(pages.has(amira)).isTrue();
        assertThat(pages.has(karim)).isTrue();
    }
}
