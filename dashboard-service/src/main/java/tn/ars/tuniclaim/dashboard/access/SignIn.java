package tn.ars.tuniclaim.dashboard.access;

/**
 * How people say who they are.
 *
 * @param byPassword with an account of the accounts file
 * @param elsewhere at the issuer
 */
public record SignIn(boolean byPassword, boolean elsewhere) {}
