package tn.ars.tuniclaim.simulator;

import java.util.concurrent.atomic.AtomicReference;
import tn.ars.tuniclaim.simulator.dataset.Dataset;
import tn.ars.tuniclaim.simulator.fault.Faults;
import tn.ars.tuniclaim.simulator.ledger.Ledger;

/** What the partner's API plays on and the admin API rearranges. */
record Stage(SimulatorSettings settings, AtomicReference<Dataset> dataset, Faults faults, Ledger ledger, Stats stats) {}
