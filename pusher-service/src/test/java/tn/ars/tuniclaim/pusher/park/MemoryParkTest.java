package tn.ars.tuniclaim.pusher.park;

import static tn.ars.tuniclaim.pusher.change.Changes.MIDNIGHT;

import java.time.Clock;
import java.time.ZoneOffset;

class MemoryParkTest implements ParkContract {

    private final Park park = new MemoryPark(Clock.fixed(MIDNIGHT, ZoneOffset.UTC));

    @Override
    public Park park() {
        return park;
    }
}
