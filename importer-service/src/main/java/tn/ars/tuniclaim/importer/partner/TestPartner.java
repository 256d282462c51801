package tn.ars.tuniclaim.importer.partner;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tn.ars.tuniclaim.event.IncidentEvent.ChannelTested;
import tn.ars.tuniclaim.service.publish.EventPublisher;
import tn.ars.tuniclaim.service.publish.NotPublished;

/** Tries the connection to the partner when somebody asks, and tells what came of it. Who asks meanwhile is answered by the same. */
@Service
public class TestPartner {

    private static final Logger log = LoggerFactory.getLogger(TestPartner.class);

    private final HttpPartner partner;
    private final EventPublisher publisher;
    private final AtomicBoolean isGoingOn = new AtomicBoolean();

    TestPartner(HttpPartner partner, EventPublisher publisher) {
        this.partner = partner;
        this.publisher = publisher;
    }

    /** Does not wait for the outcome, which is told on {@code integration.notices}. */
    public void test() {
        if (isGoingOn.compareAndSet(false, true)) {
            Thread.ofVirtual().name("test-partner").start(this::testAndTell);
        }
    }

    private void testAndTell() {
        try {
            var tested = partner.look()
                    .map(fault -> new ChannelTested(ChannelTested.PARTNER, false, fault.reason(), fault.code()))
                    .orElseGet(() -> new ChannelTested(ChannelTested.PARTNER, true, null));
            log.atInfo().addKeyValue("works", tested.works()).log("the connection to the partner was tested");
            publisher.publish(tested);
        } catch (NotPublished unreachable) {
            log.warn("what the test of the partner showed could not be told: Kafka is away");
        } finally {
            isGoingOn.set(false);
        }
    }
}
