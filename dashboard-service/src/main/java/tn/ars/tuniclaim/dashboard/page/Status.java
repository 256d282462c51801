package tn.ars.tuniclaim.dashboard.page;

/** A status or a payment's state in ARS's words, as a part of a sentence. */
public record Status(String word) {}
