package tn.ars.tuniclaim.dashboard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import tn.ars.tuniclaim.testparts.WithParts;

/**
 * The whole service on a free port, with real parts; one for all tests. Each role has an account, see {@link Browser}. It forgets
 * nothing by itself: tests tell of days that are long past.
 */
@WithParts
@SpringBootTest(
        classes = DashboardApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "dashboard.accounts-file=src/test/resources/accounts.json",
            "server.address=127.0.0.1",
            "dashboard.pace.burst=100000",
            "dashboard.retention.age=36500d",
            "dashboard.incident.links-key=" + Browser.LINKS_KEY
        })
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DashboardTest {}
