package tn.ars.tuniclaim.dashboard.access;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Sessions are in the database, so that any instance knows who signed in at another. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SessionConfiguration.class);

    /** Who looks at a page writes nothing, and waits for no disk: that a session was used is noted once a minute. */
    private static final String UPDATE = """
        update %TABLE_NAME% as session set session_id = now.session_id, last_access_time = now.last_access_time,
            max_inactive_interval = now.max_inactive_interval, expiry_time = now.expiry_time,
            principal_name = now.principal_name
        from (select ?::char(36), ?::bigint, ?::int, ?::bigint, ?::text, ?::char(36))
            as now (session_id, last_access_time, max_inactive_interval, expiry_time, principal_name, primary_id)
        where session.primary_id = now.primary_id and (session.last_access_time <= now.last_access_time - 60000
            or session.session_id <> now.session_id or session.max_inactive_interval <> now.max_inactive_interval
            or session.principal_name is distinct from now.principal_name)
        """;

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> ofPostgresql() {
        var upserts = new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
        return sessions -> {
            upserts.customize(sessions);
            sessions.setUpdateSessionQuery(UPDATE);
        };
    }

    /** What another version wrote and this one cannot read is as if it were not there: people sign in again. */
    @Bean
    ConversionService springSessionConversionService() {
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(new Remembered());
        return conversion;
    }

    private static final class Remembered implements Converter<byte[], @Nullable Object> {

        private final DeserializingConverter reading =
                new DeserializingConverter(SessionConfiguration.class.getClassLoader());

        @Override
        public @Nullable Object convert(byte[] bytes) {
            try {
                return reading.convert(bytes);
            } catch (SerializationFailedException otherVersion) {
                log.info("what another version left in a session is passed over");
                return null;
            }
        }
    }
}
