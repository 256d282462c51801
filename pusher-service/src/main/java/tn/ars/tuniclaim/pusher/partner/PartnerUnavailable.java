package tn.ars.tuniclaim.pusher.partner;

/** Nothing gets through to the partner at present; what is at hand must wait as it is. */
public final class PartnerUnavailable extends RuntimeException {

    public PartnerUnavailable(String why) {
        super(why);
    }
}
