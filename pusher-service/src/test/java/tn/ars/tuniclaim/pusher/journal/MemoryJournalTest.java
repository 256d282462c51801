package tn.ars.tuniclaim.pusher.journal;

class MemoryJournalTest implements JournalContract {

    private final Journal journal = new MemoryJournal();

    @Override
    public Journal journal() {
        return journal;
    }
}
