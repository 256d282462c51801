package tn.ars.tuniclaim.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/**
 * Keeps the answer to what somebody asked for, for three minutes, until they see the next page: a live page that refreshes itself at
 * that moment, in this window or another, does not take it.
 */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
class AnswersForPersons implements FlashMapManager {

    private final FlashMapManager answers = new SessionFlashMapManager();

    @Override
    public @Nullable FlashMap retrieveAndUpdate(HttpServletRequest request, HttpServletResponse response) {
        var isOfItself = request.getHeader("HX-Request") != null;
        return isOfItself ? null : answers.retrieveAndUpdate(request, response);
    }

    @Override
    public void saveOutputFlashMap(FlashMap answer, HttpServletRequest request, HttpServletResponse response) {
        answers.saveOutputFlashMap(answer, request, response);
    }
}
