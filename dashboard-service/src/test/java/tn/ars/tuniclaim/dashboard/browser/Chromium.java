package tn.ars.tuniclaim.dashboard.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The machine's own browser, headless. Where there is none, whoever needs it is skipped, and says so. */
final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int HEIGHT = 900;
    private static final int PATIENCE_MILLIS = 30_000;

    private final Playwright playwright;
    private final Browser browser;
    private final String root;

    private Chromium(Playwright playwright, Browser browser, String root) {
        this.playwright = playwright;
        this.browser = browser;
        this.root = root;
    }

    static Chromium at(String root) {
        if (!Files.isExecutable(PROGRAM)) {
            System.err.println(
                    "SKIPPED: no browser at " + PROGRAM + ", so that no page was looked at (apt install chromium)");
            Assumptions.abort("no browser at " + PROGRAM);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of(
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Chromium(playwright, browser, root);
    }

    /** A page of that width in which somebody has signed in, at the overview. */
    Page signedIn(String account, String password, String language, int width, boolean isDark) {
        var page = context(width, isDark).newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.navigate(root + "/login?lang=" + language);
        page.fill("#username", account);
        page.fill("#password", password);
        page.click("form.fields button");
        page.waitForURL(root + "/");
        return page;
    }

    private BrowserContext context(int width, boolean isDark) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setColorScheme(isDark ? ColorScheme.DARK : ColorScheme.LIGHT));
    }

    void visit(Page page, String path) {
        page.navigate(root + path);
    }

    /** Under {@code target/screenshots}. */
    static void photograph(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** What keeps people from reading it, in words; empty when nothing does. */
    static List<String> barriers(Page page) {
        return new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                        .toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
