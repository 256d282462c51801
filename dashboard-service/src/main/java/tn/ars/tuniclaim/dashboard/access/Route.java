package tn.ars.tuniclaim.dashboard.access;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** @param right that opens it; null: it is open to everybody */
record Route(HttpMethod method, String pattern, @Nullable Right right) {}
