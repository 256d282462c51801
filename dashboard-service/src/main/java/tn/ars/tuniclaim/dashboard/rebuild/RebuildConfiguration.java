package tn.ars.tuniclaim.dashboard.rebuild;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Before the first listener of this instance begins to read. */
@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {

    @Bean
    @ConditionalOnBooleanProperty("dashboard.rebuild")
    SmartInitializingSingleton rebuildAtTheStart(Rebuild rebuild) {
        return rebuild::run;
    }
}
