package tn.ars.tuniclaim.dashboard.page;

import org.springframework.web.bind.annotation.GetMapping;

/** Where people sign in; what they send is taken by the filters of {@code access}. */
@Page
class LoginPage {

    @GetMapping("/login")
    String login() {
        return "login";
    }
}
