package tn.ars.tuniclaim.testparts;

/** An empty PostgreSQL database and how to sign in to it. */
public record Database(String url, String username, String password) {}
