package tn.ars.tuniclaim.dashboard.page;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tn.ars.tuniclaim.dashboard.access.SignIn;

/** Where people sign in; what they send is taken by the filters of {@code access}. */
@Page
class LoginPage {

    private final SignIn signIn;

    LoginPage(SignIn signIn) {
        this.signIn = signIn;
    }

    @GetMapping("/login")
    String login(Model model) {
        model.addAttribute("signIn", signIn);
        return "login";
    }
}
