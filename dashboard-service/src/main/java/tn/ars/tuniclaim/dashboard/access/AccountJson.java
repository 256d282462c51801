package tn.ars.tuniclaim.dashboard.access;

import java.util.List;

/** One entry of the accounts file. */
record AccountJson(String username, String password, List<Role> roles) {

    AccountJson {
        if (username == null || username.isBlank() || password == null || password.isBlank() || roles == null) {
            throw new IllegalArgumentException("username, password and roles are needed");
        }
    }

    /** Without the password, wherever it is written. */
    @Override
    public String toString() {
        return username + roles;
    }
}
